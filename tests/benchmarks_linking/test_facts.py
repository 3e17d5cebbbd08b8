"""Figures taken out of stories."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks.linking.facts import mark, take_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid 42.5 mln dlrs for it", [("money", "42.5 mln dlrs", "42500000", "USD")]),
        ("paid US$1.2 billion and 18 cts", [("money", "US$1.2 billion", "1200000000", "USD"), ("money", "18 cts", "0.18", "USD")]),
        ("a rate of 6-3/4 pct", [("percent", "6-3/4 pct", "6.75", "percent")]),
        ("six pct of 200,000 bpd", [("percent", "six pct", "6", "percent"), ("count", "200,000 bpd", "200000", "barrels per day")]),
        ("on April 18 it employed 1,350 workers", [("date", "April 18", "418", ""), ("count", "1,350", "1350", "")]),
        ("held in London on Monday", [("venue", "London", "0", ""), ("weekday", "Monday", "0", "")]),
    ],
)
def test_figure(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    """A figure has its value in single units."""
    facts = take_out(text).facts.values()
    assert [(fact.kind, fact.printed, fact.number, fact.unit) for fact in facts] == [
        (*each[:2], Decimal(each[2]), each[3]) for each in expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "in 1987 under rule 390",
        "flights of the 757 and 747 airliners",
        "the 1986/87 season",
        "two weeks ago",
        "the Sunday Times",
        "the London Metal Exchange in London Bridge House",
        "HARBOUR, March 3 - The bank",
        "five ministers",
    ],
)
def test_what_is_no_figure_stays(text: str) -> None:
    """Years, names, seasons and times past are words of the text."""
    assert take_out(text).text == text


def test_pair() -> None:
    """The two sides of a change know each other."""
    facts = take_out("sales were 12 mln dlrs against 10 mln dlrs").facts
    assert (facts[0].mate, facts[1].mate) == (1, 0)


@pytest.mark.parametrize(
    ("text", "way", "form"),
    [
        ("exports rose 12 pct", "up", "past"),
        ("exports have declined by 12 pct", "down", "participle"),
        ("prices, down 12 pct", "down", "adverb"),
        ("a rise of 12 pct", "up", "of"),
        ("the 12 pct fall", "down", "noun"),
    ],
)
def test_direction(text: str, way: str, form: str) -> None:
    """A word that tells a direction is a fact of its own, with the figure it moves by."""
    marked = take_out(text)
    trend = marked.facts[1]
    assert (trend.kind, trend.sign, trend.unit, trend.mate) == ("trend", way, form, 0)
    assert mark(1) in marked.text


def test_bounds_are_known() -> None:
    """What is about or more than a number can be changed less freely."""
    assert [fact.bound for fact in take_out("about 50,000 tonnes, more than 20 mln dlrs and 5.5 pct").facts.values()] == [
        "hedge",
        "bound",
        "",
    ]
