"""Kind ``function``: a rule that needs Python. It names a function of a module in ``jdlint/functions``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jdlint.rule import Context, Match, Rule
    from jdlint.yamlnode import Node

KEYS: Mapping[str, tuple[str, bool, str]] = {
    "function": ("module.name", True, "The function: `pay.inverted` is `inverted` in `jdlint/functions/pay.py`. Everything else goes through `options`."),
}  # fmt: skip
FIELDS = None


def validate(root: Node) -> dict[str, Any]:
    """The function's name, once the function is known to be there."""
    nodes = root.mapping()
    from jdlint.yamlnode import did_you_mean

    node = nodes["function"]
    name = node.text("function")
    module_name, dot, function = name.partition(".")
    if not dot or not module_name.isidentifier() or not function.isidentifier():
        node.fail(f"a function is named module.name, not {name!r}")
    try:
        module = import_module(f"jdlint.functions.{module_name}")
    except ModuleNotFoundError as error:
        if error.name != f"jdlint.functions.{module_name}":
            raise
        import pkgutil

        import jdlint.functions

        known = [module.name for module in pkgutil.iter_modules(jdlint.functions.__path__)]
        node.fail(f"there is no module of functions {module_name!r}{did_you_mean(module_name, known)}")
    if not callable(getattr(module, function, None)):
        known = [name for name, value in vars(module).items() if callable(value) and not name.startswith("_")]
        node.fail(f"functions/{module_name}.py has no function {function!r}{did_you_mean(function, known)}")
    return {"function": name}


def resolve(rule: Rule) -> Any:
    """The function a rule names."""
    found = rule.memo.get("resolved")
    if found is None:
        module_name, _, function = rule.data["function"].partition(".")
        found = rule.memo["resolved"] = getattr(import_module(f"jdlint.functions.{module_name}"), function)
    return found


def find(rule: Rule, context: Context) -> Iterator[Match]:
    """What the function yields for one posting."""
    matches: Iterator[Match] = resolve(rule)(context)
    return matches
