from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text.folding import fold
from checker.text.openers import is_common, openers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Revenue rose to 5. Its profit fell.", {"revenue", "its"}),
        ("Clouds hung over Harwick all morning.", {"clouds"}),
        ("Season tickets cost 40 dollars. Management sells them.", {"season", "management"}),
        ("Melting began at 300 degrees.", {"melting"}),
        ("Harwick\nRevenue: 5", {"revenue"}),
        ("Zorbs are sold. He sold zorbs.", {"zorbs", "he"}),  # no table has it, but the text does in lower case
        ("Sample Brexam was dried.", {"sample"}),
        ("Year-end sales rose.", {"year-end"}),
        # names
        ("Norvik rose. Harwick's revenue fell.", set()),
        ("Silver Lake makes pumps.", set()),
        ("Apple rose. He owns shares of Apple.", {"he"}),
        ("Target's sales rose, and Target sold stores.", set()),
        ("Zorbs are sold.", set()),
        ("REVENUE ROSE", set()),
        ("", set()),
    ],
)
def test_openers(text: str, found: set[str]) -> None:
    """A common word that has its capital only from the beginning of a sentence is no name; what has one inside a sentence may be."""
    assert openers(text) == found


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    """Whatever the text, openers stand in it."""
    assert all(word in text.casefold().replace("’", "'") or not word.isascii() for word in openers(text))


WORDS = (
    "Revenue",
    "revenue",
    "Clouds",
    "Zorbs",
    "zorbs",
    "Silver",
    "Lake",
    "X",
    "year-End",
    "Year-end",
    "U'S",
    "It’s",
    "'",
    "é-Bar",
    "NEC",
)
JOINTS = (" ", " ", ", ", ". ", "\n", "  ", "-", "1 ", "% ", "’ ", ") ", "(", "\u00a0", "")


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINTS)), max_size=12), st.sampled_from(JOINTS))
@settings(deadline=None)
def test_word_by_word(pieces: list[tuple[str, str]], before: str) -> None:
    """The same as word by word, each held against what stands before its place in the text."""
    text = before + "".join(word + joint for word, joint in pieces)
    assert openers(text) == _word_by_word(text)


def _word_by_word(text: str) -> set[str]:
    opening, inside, small = set[str](), set[str](), set[str]()
    last, last_end = "", -1
    for match in re.finditer(r"\b[A-Za-z][A-Za-z&'’-]+", text):
        bare = fold(match[0]).removesuffix("'s")
        before = text[: match.start()]
        if match[0][0].islower():
            small.add(bare)
        elif len(before) < 2 or before[-1] != " " or not (before[-2].isalnum() or before[-2] in ",&'’)%"):
            opening.add(bare)
        else:
            inside.add(bare)
            if last and last_end == match.start() - 1 and is_common(bare):
                inside.add(last)
        last, last_end = (bare, match.end()) if match[0][0].isupper() else ("", -1)
    return {word for word in opening - inside if word in small or is_common(word)}
