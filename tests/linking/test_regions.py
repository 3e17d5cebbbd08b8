"""The regions of many claims, some at a time."""

from __future__ import annotations

import numpy as np
import pytest

from checker.comparisons.coded import NUMBERS
from checker.linking import regions as room
from checker.linking.regions import regions_of
from checker.model import Document
from checker.pipeline.line import extract_documents


@pytest.mark.parametrize("at_once", [1, 3])
def test_some_at_a_time(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """Regions are the same however many claims are read together, and as few as there are claims."""
    text = "Torvale paid $3 million, about 40 per cent more than in May 2025, for 12 tonnes; the sale was on 4 June in Busan."
    (found,) = extract_documents([Document("d", text, published="2025-06-20")], ())
    whole = regions_of(found.claims)
    monkeypatch.setattr(room, "AT_ONCE", at_once)
    parts = regions_of(found.claims)
    assert len(whole) == len(parts) == len(found.claims) > 3
    assert whole.vocabulary == parts.vocabulary
    assert all(np.array_equal(whole.columns[name], parts.columns[name], equal_nan=name in NUMBERS) for name in whole.columns)
    assert len(regions_of([])) == 0
