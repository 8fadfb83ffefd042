# Prints one completion a line, with what it is after a TAB. POSIX sh; no Python.
# $1: the word to complete; then the words before it, without the name of the program.
# UKCORPUS_TABLE: lines of "command TAB option TAB choices"; the command "" is the program.
LC_ALL=C
cur=$1
shift
root=$UKCORPUS_CORPUS
command=
prev=
action=
for word; do
  if [ "$prev" = --corpus ]; then
    root=$word
  else
    case $word in
      -*) ;;
      *) if [ -z "$command" ]; then command=$word; elif [ -z "$action" ]; then action=$word; fi ;;
    esac
  fi
  prev=$word
done
if [ -z "$root" ]; then
  root=.
  folder=$PWD
  while [ -n "$folder" ]; do
    if [ -f "$folder/ukcorpus.toml" ]; then root=$folder; break; fi
    folder=${folder%/*}
  done
fi
data=$root/data/index/completion

rows() { # file, first characters
  if [ -z "$2" ]; then
    cat "$1"
  elif command -v look >/dev/null 2>&1; then
    look "$2" "$1"
  else
    awk -v typed="$2" 'index($0, typed) == 1' "$1"
  fi
}

values() { # file, what was typed, what to put before each value, 1 to quote names of several words
  [ -r "$1" ] || return 0
  lower=$(printf %s "$2" | tr '[:upper:]' '[:lower:]')
  {
    rows "$1" "$2"
    [ "$lower" = "$2" ] || rows "$1" "$lower"
  } | awk -F '\t' -v before="$3" -v quoted="$4" '
    !seen[$2]++ {
      value = $2
      if (quoted && value ~ /[ ()]/) value = "\"" value "\""
      print $3 "\t" before value "\t" $4
    }' | sort -t '	' -k1,1nr -k2,2 | head -n 50 | cut -f 2-
}

fitting() { # lines on standard input that begin with $1
  awk -v typed="$1" 'index($0, typed) == 1'
}

choices() { # command, option
  printf '%s\n' "$UKCORPUS_TABLE" |
    awk -F '\t' -v command="$1" -v option="$2" '
      $1 == command && $2 == option { n = split($3, all, " "); for (i = 1; i <= n; i++) print all[i] }'
}

tags() {
  [ -r "$root/knowledge/tags.tsv" ] && grep -v '^#' "$root/knowledge/tags.tsv" | cut -f 2 | sort -u
}

saved() {
  [ -r "$root/knowledge/saved.toml" ] &&
    sed -n 's/^[[:space:]]*\[[[:space:]]*"\{0,1\}\([^]"]*\)"\{0,1\}[[:space:]]*\].*/\1/p' "$root/knowledge/saved.toml"
}

field_value() { # sign, field, value as typed
  typed=${3#\"}
  if [ "$2" = tag ]; then
    tags | sed "s/^/$1tag:/" | fitting "$1tag:$typed"
  else
    values "$data/$2.tsv" "$typed" "$1$2:" 1
  fi
}

case $prev in
  --person | --place | --org | --speaker | --source | --lang | --kind)
    values "$data/${prev#--}.tsv" "$cur" "" ""
    exit ;;
  --tag)
    tags | fitting "$cur"
    exit ;;
  --*)
    found=$(choices "$command" "$prev")
    if [ -n "$found" ]; then
      printf '%s\n' "$found" | fitting "$cur"
      exit
    fi ;;
esac

if [ -z "$command" ]; then
  case $cur in
    -*) choices "" options | fitting "$cur" ;;
    *) choices "" commands | fitting "$cur" ;;
  esac
  exit
fi

case $cur in
  @*) saved | sed 's/^/@/' | fitting "$cur"; exit ;;
  -*:*) name=${cur%%:*}; field_value - "${name#-}" "${cur#*:}"; exit ;;
  *:*) field_value "" "${cur%%:*}" "${cur#*:}"; exit ;;
  -*) choices "$command" options | fitting "$cur"; exit ;;
esac

case $command in
  show | open | similar) values "$data/id.tsv" "$cur" "" "" ;;
  tag) if [ -z "$action" ]; then { echo list; tags | sed 's/^/+/'; } | fitting "$cur"; else values "$data/id.tsv" "$cur" "" ""; fi ;;
  saved) if [ -z "$action" ]; then choices saved arguments | fitting "$cur"; else saved | fitting "$cur"; fi ;;
  entities) if [ -z "$action" ]; then choices entities arguments | fitting "$cur"; else
    for field in person place org; do values "$data/$field.tsv" "$cur" "" ""; done
  fi ;;
  *)
    choices "$command" arguments | fitting "$cur"
    [ -n "$(choices "$command" --person)$(choices "$command" query)" ] && choices "" fields | fitting "$cur" ;;
esac
