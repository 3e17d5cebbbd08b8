"""``checker: ignore RULE -- reason`` in a text."""

from __future__ import annotations

import pytest

from checker.text.ignores import blanked, ignores

READ = [
    ("checker: ignore trade/price -- known\nNext 5.\n", (("trade/price",), "known", 1, 2)),
    ("# checker: ignore trade -- known\n\n  \nNext 5.\n", (("trade",), "known", 1, 4)),
    ("A 5.\n<!-- checker: ignore a/b, c/d -- two of them -->\nNext.", (("a/b", "c/d"), "two of them", 2, 3)),
    ("It is 5. <!-- checker: ignore a/b -- the ministry says so -->", (("a/b",), "the ministry says so", 1, 1)),
    ("<!-- checker: ignore a/b -- why --> It is 5.", (("a/b",), "why", 1, 1)),
    ("It is 5 km. // checker: ignore a/b — 4.5 km is rounded\n", (("a/b",), "4.5 km is rounded", 1, 1)),
    ("/* checker:ignore a/b-c -- why */\nx", (("a/b-c",), "why", 1, 2)),
    ("[//]: # (checker: ignore a/b -- why (twice))\nx", (("a/b",), "why (twice)", 1, 2)),
    ("{# checker: ignore A/B - why #}\nx", (("a/b",), "why", 1, 2)),
    ("checker: ignore a/b--why\nx", (("a/b",), "why", 1, 2)),
    ("checker: ignore a/b -- why", (("a/b",), "why", 1, 0)),
    ("checker: ignore a/b\nx", (("a/b",), "", 1, 2)),
    ("checker: ignore a/b since it is known\nx", (("a/b",), "", 1, 2)),
    ("checker: ignore a/b --\nx", (("a/b",), "", 1, 2)),
    ("checker: ignore -- why\nx", ((), "why", 1, 2)),
    ("checker: ignore * -- why\nx", ((), "why", 1, 2)),
    ("<!-- Checker: Ignore A/b -- Why -->\nx", (("a/b",), "Why", 1, 2)),
    ("CHECKER: IGNORE trade -- why\nx", (("trade",), "why", 1, 2)),
    ("# checker: ignored a/b -- why\nx", (("a/b",), "why", 1, 2)),
    ("# checker: ignores a/b\nx", (("a/b",), "", 1, 2)),
    ("one\r\nchecker: ignore a/b -- why\r\ntwo\r\n", (("a/b",), "why", 2, 3)),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_directives(text: str, expected: tuple[object, ...]) -> None:
    """Names, reason, the line it stands on, and the line it speaks of; in a comment of any kind or by itself."""
    (said,) = ignores(text)
    assert tuple(said.ignore) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The spell checker: ignore the last figure.",
        "checker: ignore it",
        "The spell checker: ignored -- once more -- the last figure.",
        "Spell checker: ignores it -- and rightly so.",
        "The checker: ignore * that",
        "Checker ignores a/b -- x",
        "no such thing",
    ],
)
def test_prose_is_none(text: str) -> None:
    """Words that name no rule and give no reason are prose."""
    assert ignores(text) == []


def test_several_speak_of_one_line() -> None:
    """Directives above one another all speak of the line below them."""
    found = ignores("checker: ignore a/b -- x\n% checker: ignore c -- y\nText 5.\n")
    assert [(said.ignore.rules, said.ignore.line, said.ignore.covers) for said in found] == [(("a/b",), 1, 3), (("c",), 2, 3)]


def test_blanked() -> None:
    """What is left is the text, character by character at its place, without the comment and its signs."""
    text = "A 5. <!-- checker: ignore a/b -- 12 said --> B 6.\n# checker: ignore c -- 7\nC."
    bare = blanked(text, ignores(text))
    assert bare.split() == ["A", "5.", "B", "6.", "C."]
    assert (len(bare), bare.index("B 6."), bare.count("\n")) == (len(text), text.index("B 6."), 2)
