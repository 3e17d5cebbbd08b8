"""The recomputing checks on short texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.comparisons.checks import CHECKS
from checker.model import Document
from checker.pipeline import check_documents

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "checks.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """A figure that does not fit its neighbours is found, one that does is not."""
    found = check_documents([Document("d", case["text"])], [], generic=False).findings
    assert [(f.rule, f.verdict.value) for f in found] == [(f"checks/{rule}", verdict) for rule, verdict, _ in case["finds"]]
    for finding, (_, _, words) in zip(found, case["finds"], strict=True):
        assert words in finding.message
        assert all(case["text"][claim.start : claim.end] == claim.text for claim in finding.claims)


def test_switched_off() -> None:
    """Without the checks nothing is recomputed."""
    assert check_documents([Document("d", "Sales rose 25% from 10 to 12.")], [], generic=False, checks=False).findings == ()


def test_one_finding_for_copies() -> None:
    """The same figures in two documents are one finding with one id."""
    text = "Sales rose 25% from 10 to 12."
    (found,) = check_documents([Document("a", text), Document("b", text)], [], generic=False).findings
    assert [claim.document for claim in found.claims] == ["a"] * 3 + ["b"] * 3


def test_every_check_has_both_cases() -> None:
    """Each check has a text that it finds something in."""
    assert {f"checks/{rule}" for case in CASES for rule, _, _ in case["finds"]} == set(CHECKS)


def test_table_lists_the_folder() -> None:
    """Each file of the folder is in the table."""
    folder = Path(str(__import__("checker.comparisons.checks", fromlist=["x"]).__file__)).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--", "outcome"}
    assert {f"checks/{name}" for name in files} == set(CHECKS)
