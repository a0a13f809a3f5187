# SPDX-License-Identifier: GPL-3.0-or-later
# Made by docs/generate.py from lorlint --help.

_lorlint() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words=
    COMPREPLY=()
    if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev==; fi
    if [[ $prev == = || ${COMP_WORDS[COMP_CWORD]} == = ]]; then # behind --name= or -o format=
        local before=$((COMP_CWORD - 1 - (${#cur} > 0)))
        prev=${COMP_WORDS[before]}
        if [[ $prev != -* ]]; then
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
        fi
    fi
    case $prev in
        --profile) mapfile -t COMPREPLY < <(compgen -W "$("$1" config 2>/dev/null | sed -n '/^; profiles/,$s/^; \([a-z-]*\): .*/\1/p')" -- "$cur") ;;
        --as-of) : ;;
        --applicant) : ;;
        --aka) : ;;
        --pronouns) mapfile -t COMPREPLY < <(compgen -W "she he they" -- "$cur") ;;
        --set) mapfile -t COMPREPLY < <(compgen -W "folder" -- "$cur") ;;
        --role) mapfile -t COMPREPLY < <(compgen -W "writer designee applicant advisor" -- "$cur") ;;
        --date-order) mapfile -t COMPREPLY < <(compgen -W "auto dmy mdy ymd" -- "$cur") ;;
        --rules) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
        --select) mapfile -t COMPREPLY < <(compgen -W "$("$1" rules 2>/dev/null | sed -n 's|^\([a-z-]*\)\(/[a-z-]*\) .*|\1\n\1\2|p' | sort -u)" -- "$cur") ;;
        --ignore) mapfile -t COMPREPLY < <(compgen -W "$("$1" rules 2>/dev/null | sed -n 's|^\([a-z-]*\)\(/[a-z-]*\) .*|\1\n\1\2|p' | sort -u)" -- "$cur") ;;
        --severity) mapfile -t COMPREPLY < <(compgen -W "$("$1" rules 2>/dev/null | sed -n 's|^\([a-z-]*/[a-z-]*\) .*|\1=|p')" -- "$cur") ;;
        --fail-on) mapfile -t COMPREPLY < <(compgen -W "error warning suggestion never" -- "$cur") ;;
        --fail-under) : ;;
        --baseline) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
        --suppressions) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
        --ocr) mapfile -t COMPREPLY < <(compgen -W "auto never always" -- "$cur") ;;
        -j|--jobs) mapfile -t COMPREPLY < <(compgen -W "auto" -- "$cur") ;;
        --limit) mapfile -t COMPREPLY < <(compgen -W "$("$1" config 2>/dev/null | sed -n 's/^; limit = \([a-z-]*=\).*/\1/p')" -- "$cur") ;;
        --resume) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
        --include) : ;;
        --exclude) : ;;
        --files-from) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
        --format) mapfile -t COMPREPLY < <(compgen -W "terminal html json jsonl packet csv markdown sarif junit checkstyle github gitlab" -- "$cur") ;;
        -o|--output) mapfile -t COMPREPLY < <(compgen -W "terminal= html= json= jsonl= packet= csv= markdown= sarif= junit= checkstyle= github= gitlab=" -- "$cur") ;;
        --show) mapfile -t COMPREPLY < <(compgen -W "error warning suggestion info" -- "$cur") ;;
        --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$cur") ;;
        --width) : ;;
        --progress) mapfile -t COMPREPLY < <(compgen -W "auto never" -- "$cur") ;;
        *)
            if [[ $cur == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--profile --as-of --applicant --aka --pronouns --set --role --date-order --template --rules --select --ignore --severity --fail-on --fail-on-upload --fail-under --baseline --suppressions --ocr --jobs --limit --resume --include --exclude --follow --require-sandbox --files-from --null --format --output --open --excerpts --redact --show-metadata --show --color --width --quiet --progress --no-config --help --version" -- "$cur")
                return
            fi
            case ${COMP_WORDS[1]} in
        explain) words=$("$1" rules 2>/dev/null | sed -n 's|^\([a-z-]*\)\(/[a-z-]*\) .*|\1\n\1\2|p' | sort -u) ;;
        baseline) [[ $COMP_CWORD == 2 ]] && words="write prune" ;;
        rules) [[ $COMP_CWORD == 2 ]] && words="test" ;;
            esac
            [[ $COMP_CWORD == 1 ]] && words="check explain packet rules compare merge baseline config"
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"; [[ ${COMP_WORDS[1]} == explain ]] || compgen -f -- "$cur")
            ;;
    esac
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    return 0
}
complete -F _lorlint lorlint
