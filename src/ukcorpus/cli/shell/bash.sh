# ukcorpus completion for bash:  eval "$(ukcorpus completion bash)"
_ukcorpus_table=@TABLE@
_ukcorpus_core=@CORE@

_ukcorpus() {
  local line=${COMP_LINE:0:COMP_POINT} word= quote= char= before= candidate= i
  local -a words=()
  for ((i = 0; i < ${#line}; i++)); do
    char=${line:i:1}
    if [[ $quote ]]; then
      if [[ $char == "$quote" ]]; then quote=; else word+=$char; fi
    elif [[ $char == [\'\"] ]]; then quote=$char
    elif [[ $char == \\ ]]; then ((i++)); word+=${line:i:1}
    elif [[ $char == ' ' ]]; then [[ $word ]] && words+=("$word"); word=
    else word+=$char; fi
  done
  COMPREPLY=()
  local current=$word
  if [[ $quote == \' ]]; then # within one quoted query, the last word of it
    current=${word##* }
    before=${word%"$current"}
  fi
  while IFS= read -r candidate; do
    candidate=${candidate%%$'\t'*}
    if [[ $quote == \' ]]; then
      candidate=$before$candidate
    elif [[ $quote == \" ]]; then
      candidate=${candidate#*:}
      candidate=${candidate//\"/}
    else # readline replaces what comes after a colon or an @ only
      [[ $word == *:* ]] && candidate=${candidate#*:}
      candidate=${candidate#@}
      [[ $candidate == *[!A-Za-z0-9_:.+-]* ]] && printf -v candidate %q "$candidate"
    fi
    COMPREPLY+=("$candidate")
  done < <(UKCORPUS_TABLE=$_ukcorpus_table sh -c "$_ukcorpus_core" ukcorpus "$current" "${words[@]:1}" 2>/dev/null)
  if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *: ]]; then compopt -o nospace; fi
}
complete -o default -o nosort -F _ukcorpus ukcorpus
