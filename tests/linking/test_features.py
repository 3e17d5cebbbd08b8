"""What speaks for and against two figures being about one fact, on two short texts a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.bags import lacking
from checker.linking.features import CLAIMS, DOCUMENTS, POSITIVE, SENTENCES, columns
from tests.linking.seen import seen

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("features.yml").read_text("utf-8"))
TEXTS = sorted({text for case in CASES for texts in (case["holds"], case["not"]) for text in texts})


@pytest.mark.parametrize("case", CASES, ids=[case["feature"] for case in CASES])
def test_feature(case: dict[str, Any]) -> None:
    """A feature says something of two figures where it should, and nothing or less where it should not; it is a question or an amount."""
    there, elsewhere = seen(case["holds"]), seen(case["not"])
    held = columns(there.sight)[case["feature"]][there.counterpart]
    absent = columns(elsewhere.sight)[case["feature"]][elsewhere.counterpart]
    assert held > absent if isinstance(held, np.floating) else (bool(held), bool(absent)) == (True, False)


def test_all_have_a_case() -> None:
    """Every feature has a case, and every case a feature."""
    two = seen(TEXTS[:2])
    assert {case["feature"] for case in CASES} == set(columns(two.sight))


def test_signs_are_of_features() -> None:
    """What is said to speak for one fact is a feature, and named once."""
    assert set(POSITIVE) <= set(columns(seen(TEXTS[:2]).sight))
    assert len(set(POSITIVE)) == len(POSITIVE)


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=2))
@settings(max_examples=60, deadline=None)
def test_sides(texts: list[str]) -> None:
    """The two texts of a pair in the other order have the same features."""
    here, there = seen(texts), seen(texts[::-1])
    left, right = columns(here.sight), columns(there.sight)
    first = len(here.facts.document[here.facts.document == 0])
    second = len(here.facts) - first
    for number, (one, two) in enumerate(zip(here.pairs.left, here.pairs.right, strict=True)):
        turned = there.pair(int(two) - first, int(one) + second)
        for name in left:
            assert left[name][number] == pytest.approx(right[name][turned]), name


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=5))
@settings(max_examples=30, deadline=None)
def test_range(texts: list[str]) -> None:
    """A feature is a number from 0 to 1 for each pair."""
    found = seen(texts)
    for name, values in columns(found.sight).items():
        assert values.shape == found.pairs.left.shape, name
        assert ((values >= 0) & (values <= 1)).all(), name


def test_asked_once() -> None:
    """What each side says that the other document lacks is the same asked once for many pairs and asked for every pair."""
    found = seen(
        [
            "Torvale made 12 tonnes of copper in Dorlin. It sold 7 tonnes for $3 million.",
            "Norvik made 14 tonnes of zinc in Dorlin, and sold 9 tonnes for $4 million in May.",
        ]
    )
    sight, ones = found.sight, np.ones(len(found.words.weight))
    for what, own in ((CLAIMS, found.facts.label), (SENTENCES, found.facts.said), (DOCUMENTS, found.words.heads)):
        rows, documents = sight.rows(what), sight.documents
        plain = [lacking(own, found.words.texts_all, rows[side], documents[1 - side], ones).tolist() for side in (0, 1)]
        assert [lacks.tolist() for lacks in sight.lacking(what, own, found.words.texts_all, ones)] == plain
        assert any(plain[0])
