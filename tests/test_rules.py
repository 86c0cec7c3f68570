"""Every rule file is sound, and every example of every rule comes out as it says."""

from __future__ import annotations

import pytest

from jdlint.rulefile import load_rules, rule_files, rule_id_of, shipped_folder
from jdlint.ruletest import Case, cases, run_case

RULES = load_rules()
ERRORS = {error.path: str(error) for error in RULES.errors}
CASES = [
    pytest.param(
        case, id=case.name, marks=[pytest.mark.xfail(strict=True, reason="known gap")] if case.example.todo else []
    )
    for case in cases(RULES)
]


@pytest.mark.parametrize(
    "path", rule_files(shipped_folder()), ids=lambda path: f"{rule_id_of(path, shipped_folder())}:file"
)
def test_rule_file(path: str) -> None:
    assert path not in ERRORS, ERRORS[path]


@pytest.mark.parametrize("case", CASES)
def test_example(case: Case) -> None:
    failure = run_case(case)
    assert failure is None, str(failure)
