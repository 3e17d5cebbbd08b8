"""What a claim can be recognised by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.keys import Key, all_words, cast, keys, proper_names, stems, told_words
from checker.model import Document
from checker.pipeline.line import extract_documents
from checker.text.calendar import days


def _keys(text: str, **attributes: str) -> list[Key]:
    document = Document("d", text, **attributes)  # type: ignore[arg-type]
    (found,) = extract_documents([document], ())
    return [key for _, key in keys(found.claims, {"d": document})]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Norvik's annual revenue was $12.4 million.", ["figure"]),
        ("It was 5 percent.", []),
        ("Leaders met at the Delta summit in Oslo on 3 May 2024.", ["venue", "date"]),
        ("Foreign Minister Wang Yi of China arrived.", ["role"]),
        ('"We will sign the accord in spring," Ms Berg said.', ["quote"]),
        ('"Yes," Ms Berg said.', []),
        ("The Harwick dam's height is 2 km.", ["figure"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    """Claims that say what they are about have a key, on the line of what they may be compared with."""
    assert [key.line.partition(":")[0] for key in _keys(text)] == lines


def test_one_line_for_one_measure() -> None:
    """Units of one dimension are on one line, currencies each on their own."""
    km, m, usd, eur = (_keys(f"The Harwick dam's height was {what}.")[0].line for what in ("2 km", "2,000 m", "$2 million", "€2 million"))
    assert km == m
    assert len({km, usd, eur}) == 3


def test_event() -> None:
    """The claims of an event know its name, its family, its year and the day that they bound."""
    first, last = (_keys(f"The Delta summit in Oslo {word} on 3 May 2024.") for word in ("began", "ended"))
    for key in (*first, *last):
        assert "delta" in key.names
        assert key.family
        assert key.edition == 2024
    assert [[key.bound for key in found if key.line == "date"] for found in (first, last)] == [["first"], ["last"]]
    assert next(key.time for key in first if key.line == "date") == days("2024-05-03")


def test_earlier_end_of_a_change() -> None:
    """The earlier end of a change has no key of its own."""
    assert [key.claim.text for key in _keys("Norvik's revenue rose to $12 million from $10 million.")] == ["$12 million"]


def test_year_of_the_document() -> None:
    """Where the text says no year, the document's own counts."""
    (key,) = _keys("Norvik's annual revenue was $12.4 million.", published="2024-03-01")
    assert key.edition == 2024


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (stems, "The net revenues of Norvik's mills", ("net", "revenu", "norvik", "mill")),
        (proper_names, "Norvik's plants in the UK", {"norvik", "united kingdom"}),
        (told_words, "The council approved it", {"counci", "approv"}),
        (cast, "Berghof met the Corp in March", {"berghof"}),
        (all_words, "Norvik's net profit", {"norvik", "net", "profit"}),
    ],
)
def test_words(words, text: str, expected: object) -> None:  # type: ignore[no-untyped-def]
    """The words of a text, by what they are for."""
    assert words(text) == expected


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    """No text crashes."""
    for key in _keys(text):
        assert key.line
