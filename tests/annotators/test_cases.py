"""Each aspect of a claim is read as the case files say: one file an aspect, sentences that anyone can read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.annotators import annotate
from checker.extractors import extract
from checker.model import Claim, Document
from checker.readers.identity import Identity, identified
from checker.text.scan import Scan
from checker.text.yaml import parse
from tests.tables import tabled

CASES = [
    pytest.param(case, id=f"{path.stem}: {(case.get('text') or case['table'])[:50]}")
    for path in sorted(Path(__file__).parent.joinpath("cases").glob("*.yml"))
    for case in parse(path.read_bytes(), path.name, may_be_empty=lambda _: True).value or []
]


def described(case: dict[str, Any]) -> list[Claim]:
    """The claims of a text or a table, found and described."""
    if "table" in case:
        made = tabled(case["table"], caption=case.get("caption"), heading=case.get("heading"))
    else:
        made = identified(Document(id="case", text=case["text"]), Identity(title=case.get("title")))
    if published := case.get("published"):
        made = replace(made, published=published, written=published)
    scan = Scan(made)
    claims = extract(scan)
    annotate(scan, claims)
    return claims


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    """The claim that a case names has what the case says of it, key by key."""
    claims = described(case)
    for expected in case["claims"]:
        found = [claim for claim in claims if claim.text == expected["claim"]]
        assert found, f"no claim {expected['claim']!r} among {[claim.text for claim in claims]}"
        got = {key: _plain(getattr(found[expected.get("which", 0)], key)) for key in expected if key not in ("claim", "which", "partner")}
        assert got == {key: value for key, value in expected.items() if key not in ("claim", "which", "partner")}
        if "partner" in expected:
            partner = next((claim.text for claim in claims if claim.id == found[0].partner), None)
            assert partner == expected["partner"]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value
