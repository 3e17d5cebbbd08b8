"""How the values of two claims of rewordings stand to each other."""

from __future__ import annotations

import pytest

from checker.linking.leftover_values import are_comparable, are_far_apart, codes
from checker.linking.values import AGREE, DIFFER, UNLIKE
from tests.linking.seen import Seen, seen


@pytest.mark.parametrize(
    ("left", "right", "relative", "code"),
    [
        ("It opened on [10 June 2025].", "It opened on [3 June 2025].", (True, False), AGREE),
        ("It opened on [10 June 2025].", "It opened on [4 June 2025].", (True, False), DIFFER),
        ("It opened on [10 June 2025].", "It opened on [9 June 2025].", (True, True), UNLIKE),
        ("It opened on [10 June 2025].", "It opened on [3 June 2025].", (False, False), DIFFER),
        ("It opened on [10 June 2025].", "It opened on [10 June 2025].", (False, False), AGREE),
        ("It cost [$85].", "It cost [$95].", (False, False), DIFFER),
    ],
)
def test_codes(left: str, right: str, relative: tuple[bool, bool], code: int) -> None:
    """Of a day told by its weekday only the weekday is compared, and of two such days it is not sure that they differ."""
    found = seen([left, right])
    for (row, *_), told in zip(found.marked, relative, strict=True):
        found.facts.columns["relative"][row] = told
    assert codes(found.sight)[found.counterpart] == code


def _of(found: Seen, answers: object) -> bool:
    return bool(answers[found.counterpart])  # type: ignore[index]


@pytest.mark.parametrize(
    ("left", "right", "comparable"),
    [
        ("It cost [$85].", "It cost [$95].", True),
        ("It has [85 looms].", "It has [95 machines].", True),
        ("The seats won were [33].", "It won [31 seats].", True),
        ("It is [85 metres] long.", "It weighs [95 tonnes].", False),
        ("It gave [1.9 tonnes per hectare].", "It gave [1.9 tonnes an acre].", True),
    ],
)
def test_comparable(left: str, right: str, comparable: bool) -> None:  # noqa: FBT001
    """Two figures of one kind and dimension may be one, and a bare number may be a count."""
    found = seen([left, right])
    assert _of(found, are_comparable(found.sight)[0]) is comparable


@pytest.mark.parametrize(
    ("left", "right", "far"),
    [
        ("It rose by over [two percent].", "It rose by [4 percent].", True),
        ("It rose by over [four percent].", "It rose by [4.2 percent].", False),
        ("It rose by [4 percent].", "It rose by [4 percent].", False),
    ],
)
def test_far_apart(left: str, right: str, far: bool) -> None:  # noqa: FBT001
    """A bound agrees with what is near it, though more may hold."""
    found = seen([left, right])
    assert _of(found, are_far_apart(found.sight)) is far
