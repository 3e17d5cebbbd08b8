"""A document is dated by its own words, never by the clock, an export stamp or the file's time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.model import Document
from checker.readers.dating import dating
from checker.text.yaml import parse

CASES = parse(Path(__file__).with_name("cases_dating.yml").read_bytes(), "cases_dating.yml", may_be_empty=lambda _: True).value or []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_dating(case: dict[str, Any]) -> None:
    """Each text is dated as its case says."""
    found = dating(Document(id="a", text=case["text"]))
    for key, expected in case.items():
        if key != "text":
            got = getattr(found, key)
            assert (list(got) if isinstance(got, tuple) else got) == expected, key
