"""Errors say where, what and what to do, and travel between processes whole."""

from __future__ import annotations

import pickle

import pytest

from checker.decisions import parse
from checker.errors import CheckerError, DecisionsError, Mistake, PathError, ReadError, RuleError

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


@pytest.mark.parametrize(
    ("line", "at", "length", "shown", "marked"),
    [
        ("a: " + "b" * 117, 4, 3, "a: " + "b" * 117, "bbb"),
        ("x" * 500 + "here" + "y" * 496, 501, 4, "…" + "x" * 40 + "here" + "y" * 76 + "…", "here"),
        ("here" + "y" * 996, 1, 4, "here" + "y" * 116 + "…", "here"),
        ("x" * 996 + "here", 997, 4, "…" + "x" * 116 + "here", "here"),
        ("x" * 50 + "y" * 950, 51, 950, "…" + "x" * 40 + "y" * 80 + "…", "y" * 80),
    ],
)
def test_long_line(line: str, at: int, length: int, shown: str, marked: str) -> None:
    """Of a long line what stands around the mistake is shown, with the marks below it."""
    _, excerpt, carets = str(Mistake("a.yml", 7, at, "x", line, length)).splitlines()
    assert excerpt == f" 7 |  {shown}"
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == marked


def test_long_line_of_a_file() -> None:
    """A decisions file and settings that are a thousand columns wide are told in lines that can be read."""
    with pytest.raises(DecisionsError) as caught:
        parse(f"- {{id: 4dc309c016db, reason: {'x' * 1000}, decision: none, by: {'y' * 1000}}}\n", "d.yml")
    told = str(caught.value).splitlines()
    assert told[0].startswith("d.yml:1:1042: error:")
    assert "…" + "x" * 28 + ", decision: none, by: " in told[1]
    assert max(map(len, told)) < 140
