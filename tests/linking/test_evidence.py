"""What speaks for and against two claims, weighed by a table."""

from __future__ import annotations

import pytest

from checker.linking.evidence import in_words, weights
from checker.linking.keys import Key, keys
from checker.text.lookup import table
from tests.linking.plain import evidence
from tests.linking.seen import read


def _keys(*texts: str) -> list[Key]:
    """The key of the first figure of each text that says what it is about."""
    documents, claims = read(texts)
    found = [key for _, key in keys(claims, {document.id: document for document in documents})]
    return [next(key for key in found if key.claim.document == document.id) for document in documents]


ONE, OTHER = _keys("Norvik's annual revenue was $12.4 million in 2024.", "Halden's annual revenue was $14.2 million in 2023.")


@pytest.mark.parametrize("line", ["date", "figure", "ordinal", "quote", "role", "venue"])
def test_own_rows_first(line: str) -> None:
    """A line has each feature once, with the weight of its own row where it has one."""
    found = {name: weight for name, weight, _ in weights(line)}
    assert len(found) == len(weights(line))
    for row in table("link_weights"):
        own = [each for each in table("link_weights") if each["feature"] == row["feature"] and each["line"] == line]
        if row["line"] in ("*", line):
            assert found[row["feature"]] == float((own or [row])[0]["weight"])


def test_order() -> None:
    """The weightiest first, in words; equal values speak for one fact, and nothing else depends on them."""
    differing, equal = (evidence(ONE, OTHER, equal=value) for value in (False, True))
    assert [abs(weight) for _, weight in equal] == sorted((abs(weight) for _, weight in equal), reverse=True)
    (more,) = set(equal) - set(differing)
    assert more[1] > 0
    assert set(differing) <= set(equal)


def test_in_words() -> None:
    """What holds is told in words, what does not is not."""
    rows = weights("figure")
    told = in_words("figure", [feature in ("prior", "same_names", "other_entity") for feature, _, _ in rows])
    weight = {feature: number for feature, number, _ in rows}
    assert sorted(number for _, number in told) == sorted(weight[feature] for feature in ("prior", "same_names", "other_entity"))
    assert [abs(number) for _, number in told] == sorted((abs(number) for _, number in told), reverse=True)
    assert in_words("figure", [False] * len(rows)) == ()


def test_sides() -> None:
    """The evidence is the same from both sides."""
    assert evidence(ONE, OTHER, equal=False) == evidence(OTHER, ONE, equal=False)


def test_same_and_other() -> None:
    """Another firm in another year speaks against one fact, the same one for it."""
    same = dict(evidence(ONE, ONE, equal=True))
    assert sum(same.values()) > sum(weight for _, weight in evidence(ONE, OTHER, equal=True))
