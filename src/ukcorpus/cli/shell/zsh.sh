#compdef ukcorpus
# ukcorpus completion for zsh:  eval "$(ukcorpus completion zsh)"
_ukcorpus_table=@TABLE@
_ukcorpus_core=@CORE@

_ukcorpus() {
  local current before line value
  local -a before_words shown values
  before_words=("${(@Q)words[2,CURRENT-1]}")
  current=${(Q)PREFIX}
  before=
  if [[ $QISUFFIX$compstate[quoting] == *single* ]]; then
    before=${current%"${current##* }"}
    current=${current##* }
  fi
  for line in "${(@f)$(UKCORPUS_TABLE=$_ukcorpus_table sh -c "$_ukcorpus_core" ukcorpus "$current" "${before_words[@]}" 2>/dev/null)}"; do
    [[ -n $line ]] || continue
    value=${line%%$'\t'*}
    values+=("$before$value")
    shown+=("$value${${line#$value}:+  ${line#*$'\t'}}")
  done
  if (( $#values )); then
    compadd -U -V ukcorpus -d shown -- "${values[@]}"
  else
    _files
  fi
}
# From a file of fpath this body is itself the first call.
if [[ $funcstack[1] == _ukcorpus ]]; then
  _ukcorpus "$@"
else
  compdef _ukcorpus ukcorpus
fi
