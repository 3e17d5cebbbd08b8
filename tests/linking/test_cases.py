"""Linking without rules, on two or three short texts a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model import Document, Verdict
from checker.pipeline import check_documents
from checker.readers.identity import identified

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """Claims about one fact are linked and judged; claims about two facts are not held against each other."""
    documents = [identified(Document(id=f"d{number}", text=text)) for number, text in enumerate(case["documents"])]
    found = check_documents(documents, [], checks=False).findings
    joined = [finding.verdict for finding in found if len({claim.document for claim in finding.claims}) > 1]
    if case["verdict"] == "silent":
        assert Verdict.CONFLICT not in joined
    else:
        assert Verdict(case["verdict"]) in joined
        assert Verdict.CONFLICT not in joined or case["verdict"] == "conflict"


def test_near_misses() -> None:
    """At least half of the cases are near misses."""
    assert len(CASES) >= 25
    assert 2 * sum(case["verdict"] == "silent" for case in CASES) >= len(CASES)
