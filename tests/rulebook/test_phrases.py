"""The five signs of a phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Gap, Slot, SlotType, Words
from checker.rulebook.phrases import read_phrase, read_words, spoken

LISTS = {"rose": (("rose",), ("went", "up")), "fell": (("fell",),), "arms deal": (("arms", "sale*"),)}


def word(*alternatives: str, optional: bool = False, name: str | None = None) -> Words:
    return Words(tuple(tuple(alternative.split()) for alternative in alternatives), optional, name)


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("Sales rose", [word("sales"), word("rose")]),
        ("rose/fell by", [word("rose", "fell"), word("by")]),
        ("soybean*", [word("soybean*")]),
        ("pay*, now", [word("pay*"), word(","), word("now")]),
        ("[by] it", [word("by", optional=True), word("it")]),
        ("[a/an/or] it", [word("a", "an", "or", optional=True), word("it")]),
        ("[New/old York] it", [word("new york", "old york", optional=True), word("it")]),
        ("one ... two", [word("one"), Gap(), word("two")]),
        ("one…two", [word("one"), Gap(), word("two")]),
        ("leaders’ meeting", [word("leaders"), word("meeting")]),
        ("year's U.S.", [word("year's"), word("u.s.")]),
        ("<arms deal>", [word("arms sale*")]),
        ("<rose?> it", [word("rose", "went up", optional=True), word("it")]),
        ("<dir:rose/fell>", [word("rose", "went up", "fell", name="dir")]),
        ("<dir: rose / fell ?> it", [word("rose", "went up", "fell", name="dir", optional=True), word("it")]),
        ("(<figures:money>)", [word("("), Slot("figures", SlotType.MONEY), word(")")]),
        ("<rate:percent change?>, $5", [Slot("rate", SlotType.PERCENT_CHANGE, optional=True), word(","), word("$"), word("5")]),
    ],
)
def test_read_phrase(text: str, elements: list[Words | Slot | Gap]) -> None:
    """Text looks like text, and the signs are what they are said to be."""
    phrase, slips = read_phrase(text, LISTS)
    assert slips == []
    assert phrase.text == text
    assert list(phrase.elements) == elements


@pytest.mark.parametrize(
    ("text", "marked", "says"),
    [
        ("<dir:rose/fel>", "<dir:rose/fel>", "did you mean `fell`?"),
        ("a [] b", "[]", "empty brackets"),
        ("a / b", "/", "between two words"),
        ("a/ b", "/", "between two words"),
        ("a* *", "*", "at the end of a word"),
        ("*a", "*", "at the end of a word"),
        ("a....b", "....", "is not a sign"),
        ("a .. b", "..", "is not a sign"),
        ("a ... ... b", "...", "between two things"),
        ("is it?", "?", "is not a sign"),
        ("<:money>", "<:money>", "cannot be the name"),
        ("x <money", "<money", "is not closed"),
        ("<b:money is <x:length> long", "<b:money", "is not closed"),
        ("[the <b:money> is long", "[the", "is not closed"),
        ("the <b:money> is] long", "]", "nothing is open"),
        ("<way:up/down> of", "<way:up/down>", "make a list of the words: `lists: {ways: [up, down]}`, and `<way:ways>` here"),
        ("<way:rise/fell> of", "<way:rise/fell>", "did you mean `rose`?"),
        ("<way:place/mony> of", "<way:place/mony>", "`mony` is neither a slot type nor a list"),
        ("[<rose>] x", "[<rose>]", "`<rose?>`"),
        ("[a b", "[a", "is not closed"),
        ("<a:organization>", "<a:organization>", "did you mean `organisation`?"),
        ("[a] [b]", "[a] [b]", "has to stand"),
        ("   ", "   ", "has to stand"),
    ],
)
def test_slips(text: str, marked: str, says: str) -> None:
    """What can never match is a mistake, and says where."""
    slip = read_phrase(text, LISTS)[1][0]
    assert text[slip.start : slip.start + slip.length] == marked
    assert says in f"{slip.message} {slip.help}"


def test_read_words() -> None:
    """An entry of ``near`` stands for every run of words it allows."""
    words, slips = read_words("[big] arms sale/sales", LISTS)
    assert slips == []
    assert words.alternatives == (("big", "arms", "sale"), ("big", "arms", "sales"), ("arms", "sale"), ("arms", "sales"))


def test_too_many_runs() -> None:
    """A short entry that stands for thousands is refused."""
    assert "more than" in read_words(" ".join(["a/b/c/d"] * 12), {})[1][0].message
    assert "too many" in read_phrase("[" + " ".join(["a/b/c/d/e/f"] * 12) + "] x", {})[1][0].message


def test_spoken() -> None:
    """Aliases are kept by their words alone."""
    assert spoken("The  APEC Leaders’ Meeting") == "the apec leaders meeting"


@given(st.one_of(st.text(max_size=80), st.text(alphabet="ab <>:/[].*?'|\\money", max_size=60)))
def test_no_text_crashes(text: str) -> None:
    """Any text is a phrase or has a slip inside itself."""
    for read in (read_phrase, read_words):
        _, slips = read(text, LISTS)
        for slip in slips:
            assert 0 <= slip.start <= slip.start + slip.length <= max(len(text), 1)
