# Completion for bash of the program gaceta. Installed into share/bash-completion/completions, where bash finds it; or
# `source` it.

# _gaceta_of_list WORDS: completes the last part of a list with commas in it, of words that the list does not have yet.
_gaceta_of_list() {
  local head= each words=() list=,$cur,
  [[ $cur == *,* ]] && head=${cur%,*},
  for each in $1; do
    [[ $list == *,"$each",* && $each != "${cur##*,}" ]] || words+=("$head$each")
  done
  mapfile -t COMPREPLY < <(compgen -W "${words[*]}" -- "$cur")
  compopt -o nospace 2> /dev/null
}

_gaceta() {
  local cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
  # Bash cuts words at `=`: --format=js are three.
  [[ $cur == = ]] && cur=
  [[ $option == = ]] && option=${COMP_WORDS[COMP_CWORD - 2]}
  COMPREPLY=()
  case $option in
    --input) mapfile -t COMPREPLY < <(compgen -W 'auto text markdown html ndjson conll' -- "$cur") ;;
    --format) mapfile -t COMPREPLY < <(compgen -W 'text ndjson json conll csv timeml brat html' -- "$cur") ;;
    --offsets) mapfile -t COMPREPLY < <(compgen -W 'byte codepoint utf16' -- "$cur") ;;
    --only) _gaceta_of_list 'money dates people organizations places' ;;
    --also) _gaceta_of_list 'durations sets times ages percentages' ;;
    --zones) _gaceta_of_list 'headline body caption credit dateline byline link furniture' ;;
    --country)
      # The countries whose press is written in Spanish; others are taken too.
      mapfile -t COMPREPLY < <(compgen -W 'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV US UY VE' -- "${cur^^}")
      ;;
    --output | -o)
      compopt -o filenames 2> /dev/null
      mapfile -t COMPREPLY < <(compgen -d -- "$cur")
      ;;
    --published | --jobs) ;;
    *)
      if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '--published --country --input --format --output --offsets --only --also
          --zones --jobs --help --version' -- "$cur")
      else
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      fi
      ;;
  esac
}
complete -F _gaceta gaceta
