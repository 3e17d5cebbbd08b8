"""Errors say where, what and what to do, and travel between processes whole."""

from __future__ import annotations

import pickle

import pytest

from checker.errors import CheckerError, Mistake, PathError, ReadError, RuleError

MISTAKE = Mistake(
    "rules/mine.yml", 7, 9, "unknown key `tolerence` in `compare`", "\t      tolerence: stated", 9, "did you mean `tolerance`?", "budget"
)


def test_a_mistake_points_at_its_place() -> None:
    """First the place and the sentence, then the line with a caret under what is meant, then what to do."""
    assert str(MISTAKE).splitlines() == [
        "rules/mine.yml:7:9: error: unknown key `tolerence` in `compare`  [rule budget]",
        " 7 |  \t      tolerence: stated",
        "   |  \t       ^^^^^^^^^",
        " help: did you mean `tolerance`?",
    ]


@pytest.mark.parametrize("error", [PathError("a: no such file"), ReadError("is no text", 3), RuleError([MISTAKE])])
def test_errors_can_be_pickled(error: CheckerError) -> None:
    """An error raised in another process arrives as it was."""
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), vars(back)) == (type(error), str(error), vars(error))
