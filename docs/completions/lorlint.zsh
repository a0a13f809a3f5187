#compdef lorlint
# SPDX-License-Identifier: GPL-3.0-or-later
# Made by docs/generate.py from lorlint --help.

_lorlint() {
    local lorlint=$words[1] command=$words[2] state
    local -a context line commands
    typeset -A opt_args
    _arguments -s -S \
        '*--profile=[what is expected\: residency-img, generic, ... (lorlint config)]:NAME:->profile' \
        '*--as-of=[the day on which the letter is read (today)]:YYYY-MM-DD: ' \
        '*--applicant=[whom the letter should be about]:NAME: ' \
        '*--aka=[another name of the same person]:NAME: ' \
        '*--pronouns=[pronouns that the applicant uses]:she|he|they:(she he they)' \
        '*--set=[the letters are NAME'\''s, or each folder holds one applicant'\''s\: judge them as a set]:NAME|folder:(folder)' \
        '*--role=[who is asking]:writer|designee|applicant|advisor:(writer designee applicant advisor)' \
        '*--date-order=[how to read 05/03/2026]:auto|dmy|mdy|ymd:(auto dmy mdy ymd)' \
        '*--template[the inputs are templates\: \[gaps\], {{gaps}}, <<gaps>> are expected]' \
        '*--rules=[add a rule pack]:FILE:_files' \
        '*--select=[only these rules (commas part several)]:ID|GROUP:->rules' \
        '*--ignore=[not these rules]:ID|GROUP:->rules' \
        '*--severity=[report a rule as error, warning, suggestion or info]:ID=LEVEL:->levels' \
        '*--fail-on=[findings from this level on give exit 1]:error|warning|suggestion|never:(error warning suggestion never)' \
        '*--fail-on-upload[findings about the file count too]' \
        '*--fail-under=[a score below this gives exit 1]:0-100: ' \
        '*--baseline=[findings that it knows do not count (lorlint baseline write)]:FILE:_files' \
        '*--suppressions=[findings let stand, each with a reason (.lorlint-ignore here)]:FILE:_files' \
        '*--ocr=[recognise words in scans and photos (needs tesseract)]:auto|never|always:(auto never always)' \
        '*'{-j+,--jobs=}'[letters read at the same time]:N|auto:(auto)' \
        '*--limit=[change a limit (lorlint config lists them)]:NAME=VALUE:->limits' \
        '*--resume=[keep a journal in FILE, and go on where a killed run was]:FILE:_files' \
        '*--include=[files to take inside folders, such as *.txt (names that letters have)]:GLOB: ' \
        '*--exclude=[files and folders to leave out, such as drafts or **/old-*]:GLOB: ' \
        '*--follow[follow symbolic links to folders]' \
        '*--require-sandbox[stop unless readers can be locked in fully]' \
        '*--files-from=[read the names of letters from a file, or - for standard input]:FILE:_files' \
        '*'{-0,--null}'[names in that file are parted by NUL, not by lines]' \
        '*--format=[what is written to standard output (formats\: see below)]:NAME:(terminal html json jsonl packet csv markdown sarif junit checkstyle github gitlab)' \
        '*'{-o+,--output=}'[also write a report to a file (html\: or to a folder/)]:FORMAT=PATH:->output' \
        '*--open[write an HTML report (beside the letter, or -o html=...) and show it]' \
        '*--excerpts[formats for CI, and Markdown, may quote the letter]' \
        '*--redact[pseudonyms for names, addresses, numbers and institutions]' \
        '*--show-metadata[tell whom a file names as its author, and when it was made]' \
        '*--show=[findings shown on the terminal, from this level on]:error|warning|suggestion|info:(error warning suggestion info)' \
        '*--color=[colour on the terminal]:auto|always|never:(auto always never)' \
        '*--width=[columns of the terminal report]:40-160: ' \
        '*'{-q,--quiet}'[only the last line]' \
        '*--progress=[how far a long run is, on a terminal]:auto|never:(auto never)' \
        '*--no-config[leave .lorlint.ini and the user'\''s config.ini alone]' \
        '*'{-h,--help}'[this help]' \
        '*'{-V,--version}'[the version]' \
        '*:letter:->word'
    case $state in
        rules) compadd -- ${(f)"$($lorlint rules 2>/dev/null | sed -n 's|^\([a-z-]*\)\(/[a-z-]*\) .*|\1\n\1\2|p' | sort -u)"} ;;
        levels) compadd -S '' -- ${(f)"$($lorlint rules 2>/dev/null | sed -n 's|^\([a-z-]*/[a-z-]*\) .*|\1=|p')"} ;;
        limits) compadd -S '' -- ${(f)"$($lorlint config 2>/dev/null | sed -n 's/^; limit = \([a-z-]*=\).*/\1/p')"} ;;
        profile) compadd -- ${(f)"$($lorlint config 2>/dev/null | sed -n '/^; profiles/,$s/^; \([a-z-]*\): .*/\1/p')"} ;;
        output)
            if compset -P '*='; then _files; else compadd -S '=' -- terminal html json jsonl packet csv markdown sarif junit checkstyle github gitlab; fi ;;
        word)
            commands=(
            'check:judge letters (the word check may be left out)'
            'explain:what a rule means, why, and when not'
            'packet:printable questions for the writer of a draft'
            'rules:list the rules, or run their examples'
            'compare:fixed, new and unchanged findings of two runs'
            'merge:join the parts of a run that was split'
            'baseline:remember findings, so that only new ones count'
            'config:each setting and where it comes from'
            )
            (( CURRENT == 2 )) && _describe command commands
            case $command in
                explain) compadd -- ${(f)"$($lorlint rules 2>/dev/null | sed -n 's|^\([a-z-]*\)\(/[a-z-]*\) .*|\1\n\1\2|p' | sort -u)"}; return ;;
                baseline) (( CURRENT == 3 )) && compadd -- write prune ;;
                rules) (( CURRENT == 3 )) && compadd -- test ;;
            esac
            _files ;;
    esac
}
_lorlint "$@"
