"""The recomputing checks on short texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.comparisons.checks import CHECKS
from checker.model import Document
from checker.pipeline import check_documents
from checker.readers import READERS, read_paths

SHARED = {"changes", "exchange", "lists", "outcome", "sheet", "times", "totals", "wholes"}
"""What several checks share."""
HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    case for path in (HERE / "checks.yml", *sorted((HERE / "checks").glob("*.yml"))) for case in yaml.safe_load(path.read_text("utf-8"))
]


def documents_of(case: dict[str, Any], folder: Path) -> list[Document]:
    """The document of a case: its text, read as a file where the case says of which kind."""
    if "as" not in case:
        return [Document("d", case["text"], published=case.get("published"))]
    path = folder / f"d.{case['as']}"
    path.write_text(case["text"], "utf-8")
    return list(read_paths([str(path)], READERS)[0])


@pytest.mark.parametrize("case", CASES, ids=[" ".join(case["text"].split())[:100] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    """A figure that does not fit its neighbours is found, one that does is not."""
    documents = documents_of(case, tmp_path)
    found = check_documents(documents, [], generic=False).findings
    told = sorted((f.rule, f.verdict.value, f.message) for f in found)
    assert [each[:2] for each in told] == sorted((f"checks/{rule}", verdict) for rule, verdict, _ in case["finds"]), told
    for rule, verdict, words in case["finds"]:
        assert any(each[:2] == (f"checks/{rule}", verdict) and words in each[2] for each in told), told
    (document,) = documents
    assert all(document.text[claim.start : claim.end] == claim.text for finding in found for claim in finding.claims)


DOCUMENTS: list[dict[str, Any]] = yaml.safe_load((HERE / "documents.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", DOCUMENTS, ids=[" ".join(case["text"].split())[:60] for case in DOCUMENTS])
def test_document(case: dict[str, Any], tmp_path: Path) -> None:
    """A document whose figures fit gives no finding, and each mistake planted in it gives one of its check."""
    assert check_documents(documents_of(case, tmp_path), [], generic=False).findings == ()
    for old, new, rule in case["plants"]:
        assert case["text"].count(old) >= 1
        planted = {**case, "text": case["text"].replace(old, new, 1)}
        found = check_documents(documents_of(planted, tmp_path), [], generic=False).conflicts
        assert f"checks/{rule}" in {finding.rule for finding in found}, (old, new)


def test_switched_off() -> None:
    """Without the checks nothing is recomputed."""
    assert check_documents([Document("d", "Sales rose 25% from 10 to 12.")], [], generic=False, checks=False).findings == ()


def test_one_finding_for_copies() -> None:
    """The same figures in two copies of a text are one finding with one id; in two texts they are two findings, each of its own."""
    text = "Sales rose 25% from 10 to 12."
    twins = [Document("a", text), Document("b", text, same_as="a")]
    (found,) = check_documents(twins, [], generic=False).findings
    assert [claim.document for claim in found.claims] == ["a", "a", "a", "b", "b", "b"]
    assert [value.sources for value in found.values] == [2, 2, 2]
    (alone,) = check_documents([Document("in/a", text)], [], generic=False).findings
    assert found.id == alone.id
    apart = check_documents([Document("a", text), Document("b", text)], [], generic=False).findings
    assert {tuple(dict.fromkeys(claim.document for claim in each.claims)) for each in apart} == {("a",), ("b",)}
    assert len({each.id for each in apart}) == 2


def test_every_check_has_both_cases() -> None:
    """Each check has a text that it finds something in."""
    assert {f"checks/{rule}" for case in CASES for rule, _, _ in case["finds"]} == set(CHECKS)


def test_table_lists_the_folder() -> None:
    """Each file of the folder is in the table."""
    folder = Path(str(__import__("checker.comparisons.checks", fromlist=["x"]).__file__)).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--", *SHARED}
    assert {f"checks/{name}" for name in files} == set(CHECKS)
