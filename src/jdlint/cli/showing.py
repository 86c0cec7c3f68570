"""``--show-settings FILE`` and ``--show-files``: what jdlint would do, without doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.cli.output import Output
from jdlint.cli.reading import Reading

if TYPE_CHECKING:
    from jdlint.cli.judging import Judge
    from jdlint.cli.options import Arguments
    from jdlint.config import Config


def main(arguments: Arguments, judge: Judge) -> int:
    """Prints the settings of one file, or the files of the run; returns 0, or 2 where a file cannot be read."""
    output = Output(arguments.value("output-file"))
    code = 0
    path = arguments.value("show-settings")
    if path is not None:
        output.write(_settings(judge, path))
    else:
        reading = Reading(arguments, judge.excludes, judge.parse)
        for document in reading.documents():
            output.write(document.path + "\n")
        code = reading.close()
    output.finish()
    return code


def _settings(judge: Judge, path: str) -> str:
    config = judge.config(path)
    found = judge.settings(path)
    rules = judge.rules(config)
    settings = found.settings
    lines = [
        f"file: {path}",
        f"configuration: {config.path or 'none'}",
        f"extends: {', '.join(_extended(config)) or 'nothing'}",
        f"excluded: {'yes' if config.excludes(path) else 'no'}",
        f"baseline: {config.baseline.path if config.baseline else 'none'}",
        f"fail-on: {found.fail_on or 'warning'}",
        f"kind: {found.kind or 'as read'}",
        f"state: {found.state or 'as read'}",
        f"lang: {settings.lang or 'as recognised'}",
        f"nlp.model: {settings.nlp_model or 'none'}",
        f"required: {', '.join(sorted(settings.required)) if settings.required is not None else 'as the rules say'}",
        f"employer: {_employer(settings.employer)}",
        f"boilerplate states: {', '.join(sorted(settings.boilerplate_elements)) or 'nothing'}",
        f"rule-dirs: {', '.join(config.rule_dirs) or 'none'}",
    ]
    for name, entries in settings.lexicons._asdict().items():
        lines += [f"lexicons.{name}.{key}: {', '.join(words)}" for key, words in entries]
    lines += [f"allow {name}: {', '.join(phrases)}" for name, phrases in sorted(settings.allow.items())]
    lines += ["", "rules that run:"]
    on = {rule.id: rule.severity for rule in found.rules}
    for rule in rules.rules:
        if rule.id not in on:
            continue
        options = settings.options.get(rule.id, {})
        told = "".join(f" {name}={_value(value)}" for name, value in sorted(options.items()))
        lines.append(f"  {rule.id}: {on[rule.id]}{told}")
    return "\n".join(lines) + "\n"


def _extended(config: Config) -> list[str]:
    """What a configuration is laid over: profiles by their name, files by their path."""
    from jdlint.config import PROFILES, profile_file

    names = {profile_file(name): f"jdlint:{name}" for name in PROFILES}
    origins = dict.fromkeys(layer.origin for layer in config.layers if layer.origin != config.path)
    return [names.get(origin, origin) for origin in origins]


def _employer(employer: object) -> str:
    values = employer._asdict() if hasattr(employer, "_asdict") else {}
    return ", ".join(f"{name} {_value(value)}" for name, value in values.items() if value) or "not told"


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {one}" for name, one in value.items()) + "}"
    return "+".join(map(str, value)) if isinstance(value, tuple) else str(value)
