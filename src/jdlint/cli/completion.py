"""Shell completion, written from the tables of commands and options: ``eval "$(jdlint --completion bash)"``."""

from __future__ import annotations

from jdlint.cli.options import COMMANDS, FORMATS, OPTIONS, Option

_PATHS = ("FILE",)


def script(shell: str) -> str:
    """What makes a shell (bash, zsh or fish) complete jdlint's commands, options and their values; paths are the shell's own business."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]()


def _commands() -> list[tuple[str, str]]:
    return [(one.name, one.summary) for one in COMMANDS if one.ready]


def _values(option: Option) -> tuple[str, ...]:
    if option.name == "output-format":
        return tuple(dict.fromkeys(name for names in FORMATS.values() for name in names))
    return option.choices


def _bash() -> str:
    commands = " ".join(name for name, _ in _commands())
    by_command = "\n".join(
        f"    {name}) options={_quoted(' '.join(spelling for option in OPTIONS if name in option.commands for spelling in option.names))} ;;"
        for name, _ in _commands()
    )
    values = "\n".join(
        f'    {"|".join(option.names)}) COMPREPLY=($(compgen -W {_quoted(" ".join(_values(option)))} -- "$word")); return ;;'
        for option in OPTIONS
        if _values(option)
    )
    return f"""\
_jdlint() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=check options at
  if [[ $before == '=' && COMP_CWORD -gt 1 ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
  if [[ $word == '=' ]]; then before=${{COMP_WORDS[COMP_CWORD-1]}}; word=''; fi
  case $before in
{values}
  esac
  for at in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $at in -*) ;; {"|".join(name for name, _ in _commands())}) command=$at; break ;; *) break ;; esac
  done
  case $command in
{by_command}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
    if [[ COMP_CWORD -eq 1 ]]; then COMPREPLY+=($(compgen -W {_quoted(commands)} -- "$word")); fi
  fi
}}
complete -o filenames -F _jdlint jdlint
"""


def _zsh() -> str:
    commands = "\n".join(f"    {_quoted(f'{name}:{summary}')}" for name, summary in _commands())
    by_command = "\n".join(
        f"    {name}) options=(\n"
        + "\n".join(f"      {line}" for option in OPTIONS if name in option.commands for line in _zsh_option(option))
        + "\n    ) ;;"
        for name, _ in _commands()
    )
    return f"""\
#compdef jdlint
_jdlint() {{
  local -a commands options
  local command=check word
  commands=(
{commands}
  )
  for word in ${{words[2,CURRENT-1]}}; do
    [[ $word == -* ]] && continue
    [[ -n ${{commands[(r)$word:*]}} ]] && command=$word
    break
  done
  case $command in
{by_command}
  esac
  if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then _describe command commands; fi
  _arguments -s $options '*:path:_files'
}}
compdef _jdlint jdlint
"""


def _zsh_option(option: Option) -> list[str]:
    about = option.help.replace("[", "(").replace("]", ")").replace(":", "\\:")
    value = ""
    if option.kind in ("value", "list", "several"):
        values = _values(option)
        value = f":{option.metavar}:" + (
            f"({' '.join(values)})" if values else "_files" if option.metavar in _PATHS else ""
        )
    return [_quoted(f"{name}[{about}]{value}") for name in option.names]


def _fish() -> str:
    lines = ["complete -c jdlint"]
    lines += [
        f"complete -c jdlint -n __fish_use_subcommand -a {name} -d {_quoted(summary)}" for name, summary in _commands()
    ]
    every = {name for name, _ in _commands()}
    for option in OPTIONS:
        takers = every & option.commands
        if not takers:
            continue
        parts = ["complete -c jdlint"]
        if takers != every:
            # Without a command the words are for check.
            seen = f"__fish_seen_subcommand_from {' '.join(sorted(takers))}"
            parts.append(
                f"-n {_quoted(f'{seen}; or not __fish_seen_subcommand_from {chr(32).join(sorted(every))}' if 'check' in takers else seen)}"
            )
        parts += [f"-{'s' if len(name) == 2 else 'l'} {name.lstrip('-')}" for name in option.names]
        values = _values(option)
        if option.kind in ("value", "list", "several"):
            parts.append(f"-x -a {_quoted(' '.join(values))}" if values else "-r")
        parts.append(f"-d {_quoted(option.help)}")
        lines.append(" ".join(parts))
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A word that bash, zsh and fish take literally."""
    return "'" + text.replace("'", "'\\''") + "'"
