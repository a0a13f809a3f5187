# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions for bash, zsh and fish from the option table. Rules, profiles and limits are asked of the program when they are needed,
so that those of one's own packs are offered too."""
from options import choices, every

MADE = "# SPDX-License-Identifier: GPL-3.0-or-later\n# Made by docs/generate.py from lorlint --help.\n"
ASK = {  # what a value looks like: a pipe that lists what it can be; @ is the program
    "ID|GROUP": "@ rules 2>/dev/null | sed -n 's|^\\([a-z-]*\\)\\(/[a-z-]*\\) .*|\\1\\n\\1\\2|p' | sort -u",
    "ID=LEVEL": "@ rules 2>/dev/null | sed -n 's|^\\([a-z-]*/[a-z-]*\\) .*|\\1=|p'",
    "NAME=VALUE": "@ config 2>/dev/null | sed -n 's/^; limit = \\([a-z-]*=\\).*/\\1/p'",
    "profile": "@ config 2>/dev/null | sed -n '/^; profiles/,$s/^; \\([a-z-]*\\): .*/\\1/p'",
}
WORDS = {"baseline": ["write", "prune"], "rules": ["test"]}  # what may follow these commands


def ask(option, program):
    """The pipe that lists the values of an option, or None."""
    return asked(option.value if option.value in ASK else option.name, program)


def asked(key, program):
    return ASK[key].replace("@", program) if key in ASK else None


def listed(option, help_):
    """Words that can be told beforehand, or None."""
    if option.name == "format":
        return [f.name for f in help_.formats]
    if option.value == "FORMAT=PATH":
        return [f.name + "=" for f in help_.formats]
    if option.value and option.value.split("|")[-1] in ("auto", "folder"):
        return choices(option) or [option.value.split("|")[-1]]
    return choices(option)


# ---- bash ----

def bash(help_):
    rows = []
    for option in every(help_):
        if not option.value:
            continue
        names = "|".join(filter(None, [f"-{option.letter}" if option.letter else "", f"--{option.name}"]))
        offer = 'mapfile -t COMPREPLY < <(compgen {} -- "$cur")'
        if ask(option, '"$1"'):
            found = offer.format(f'-W "$({ask(option, chr(34) + "$1" + chr(34))})"')
        elif listed(option, help_):
            found = offer.format(f'-W "{" ".join(listed(option, help_))}"')
        elif option.value == "FILE":
            found = "compopt -o filenames; " + offer.format("-f")
        else:
            found = ":"
        rows.append(f"        {names}) {found} ;;")
    options = " ".join(f"--{o.name}" for o in every(help_))
    commands = " ".join(c.name for c in help_.commands)
    rules = asked("ID|GROUP", '"$1"')
    cases = "\n".join(rows)
    after = "\n".join(f"        {name}) [[ $COMP_CWORD == 2 ]] && words=\"{' '.join(words)}\" ;;" for name, words in WORDS.items())
    return MADE + f"""
_lorlint() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} words=
    COMPREPLY=()
    if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev==; fi
    if [[ $prev == = || ${{COMP_WORDS[COMP_CWORD]}} == = ]]; then # behind --name= or -o format=
        local before=$((COMP_CWORD - 1 - (${{#cur}} > 0)))
        prev=${{COMP_WORDS[before]}}
        if [[ $prev != -* ]]; then
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
        fi
    fi
    case $prev in
{cases}
        *)
            if [[ $cur == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "{options}" -- "$cur")
                return
            fi
            case ${{COMP_WORDS[1]}} in
        explain) words=$({rules}) ;;
{after}
            esac
            [[ $COMP_CWORD == 1 ]] && words="{commands}"
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"; [[ ${{COMP_WORDS[1]}} == explain ]] || compgen -f -- "$cur")
            ;;
    esac
    [[ ${{#COMPREPLY[@]}} == 1 && ${{COMPREPLY[0]}} == *= ]] && compopt -o nospace
    return 0
}}
complete -F _lorlint lorlint
"""


# ---- zsh ----

def zsh_text(text):
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:").replace("'", "'\\''")


def zsh_action(option, help_):
    if ask(option, ""):
        return "->" + {"ID|GROUP": "rules", "ID=LEVEL": "levels", "NAME=VALUE": "limits"}.get(option.value, option.name)
    if option.value == "FORMAT=PATH":
        return "->output"
    if listed(option, help_):
        return f"({' '.join(listed(option, help_))})"
    return "_files" if option.value == "FILE" else " "


def zsh(help_):
    rows = []
    for option in every(help_):
        if option.value:
            tail = f"[{zsh_text(option.what)}]:{zsh_text(option.value)}:{zsh_action(option, help_)}'"
        else:
            tail = f"[{zsh_text(option.what)}]'"
        equals = "=" if option.value else ""
        if option.letter:
            plus = "+" if option.value else ""
            rows.append(f"        '*'{{-{option.letter}{plus},--{option.name}{equals}}}'{tail}")
        else:
            rows.append(f"        '*--{option.name}{equals}{tail}")
    commands = "\n".join(f"            '{c.name}:{zsh_text(c.what)}'" for c in help_.commands)
    states = []
    for state, key in (("rules", "ID|GROUP"), ("levels", "ID=LEVEL"), ("limits", "NAME=VALUE"), ("profile", "profile")):
        glue = "-S '' " if state in ("levels", "limits") else ""
        states.append(f"        {state}) compadd {glue}-- ${{(f)\"$({asked(key, '$lorlint')})\"}} ;;")
    states, rules = "\n".join(states), asked("ID|GROUP", "$lorlint")
    options = " \\\n".join(rows)
    after = "\n".join(f"                {name}) (( CURRENT == 3 )) && compadd -- {' '.join(words)} ;;" for name, words in WORDS.items())
    return "#compdef lorlint\n" + MADE + f"""
_lorlint() {{
    local lorlint=$words[1] command=$words[2] state
    local -a context line commands
    typeset -A opt_args
    _arguments -s -S \\
{options} \\
        '*:letter:->word'
    case $state in
{states}
        output)
            if compset -P '*='; then _files; else compadd -S '=' -- {' '.join(f.name for f in help_.formats)}; fi ;;
        word)
            commands=(
{commands}
            )
            (( CURRENT == 2 )) && _describe command commands
            case $command in
                explain) compadd -- ${{(f)"$({rules})"}}; return ;;
{after}
            esac
            _files ;;
    esac
}}
_lorlint "$@"
"""


# ---- fish ----

def fish_text(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish(help_):
    out = [MADE]
    for command in help_.commands:
        out.append(f"complete -c lorlint -n __fish_is_first_arg -a {command.name} -d {fish_text(command.what)}")
    out.append(f"complete -c lorlint -n '__fish_seen_subcommand_from explain' -x -a {fish_text('(' + asked('ID|GROUP', 'lorlint') + ')')}")
    for command, words in WORDS.items():
        out.append(f"complete -c lorlint -n '__fish_seen_subcommand_from {command}' -a {fish_text(' '.join(words))}")
    for option in every(help_):
        row = f"complete -c lorlint -l {option.name}" + (f" -s {option.letter}" if option.letter else "")
        if ask(option, "lorlint"):
            row += f" -x -a {fish_text('(' + ask(option, 'lorlint') + ')')}"
        elif option.value == "FORMAT=PATH":
            row += f" -r -a {fish_text(' '.join(listed(option, help_)))}"
        elif listed(option, help_):
            row += f" -x -a {fish_text(' '.join(listed(option, help_)))}"
        elif option.value:
            row += " -r -F" if option.value == "FILE" else " -x"
        out.append(f"{row} -d {fish_text(option.what)}")
    return "\n".join(out) + "\n"
