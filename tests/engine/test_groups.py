"""Which matches of a rule are about one fact, and what their bare numbers count."""

from __future__ import annotations

from typing import Any

import pytest

from checker.engine.groups import groups, when
from checker.engine.select import Match
from checker.model import Claim, Document, Kind, Rule
from checker.rulebook.reading import read

from .ruled import report, told
from .ruled import rule as ruled

RULE = """\
checker: 1
rules:
  - id: r
    title: t
    severity: error
    why: w
    find: {figure: figure, near: [toll]}
    compare: {value: figure}
    message: <values>
    examples: {conflict: [The toll is 5.], nothing: [No toll.]}
"""


def rule() -> Rule:
    ((found, _),), mistakes, _ = read(RULE, "r.yml", pack="p")
    assert not mistakes
    return found


def match(name: str, text: str, kind: Kind, value: Any, unit: str | None = None) -> Match:
    return Match("p/r", Claim(name, 0, len(text), text, kind, value=value, unit=unit, dimension=kind.value, id=f"{name}{text}"), None)


def documents(*names: str) -> dict[str, Document]:
    return {name: Document(name, "", published="2025-10-30") for name in names}


def units(*matches: Match) -> list[str | None]:
    found = groups(rule(), matches, documents("a", "b", "c"))
    return [member.unit for group in found for member in group.members]


def test_bare_number_counts_what_the_others_count() -> None:
    assert units(match("a", "116 people", Kind.COUNT, 116.0, "person"), match("b", "161", Kind.NUMBER, 161.0)) == [None, "person"]


def test_bare_number_stays_bare_where_two_things_are_counted() -> None:
    people, homes = match("a", "116 people", Kind.COUNT, 116.0, "person"), match("b", "30 homes", Kind.COUNT, 30.0, "home")
    assert units(people, homes, match("c", "161", Kind.NUMBER, 161.0)) == [None, None, None]


def test_percent_is_no_bare_number() -> None:
    assert units(match("a", "116 people", Kind.COUNT, 116.0, "person"), match("b", "5%", Kind.PERCENT, 5.0, "percent")) == [None, None]


def test_day_with_its_year_is_its_own_time() -> None:
    assert when(match("a", "27 October 2024", Kind.DATE, "2024-10-27").claim, documents("a")) == ("2024-10-27", True)
    assert when(match("a", "27 October", Kind.DATE, "XXXX-10-27").claim, documents("a")) == ("2025-10-30", False)


@pytest.mark.parametrize(
    ("kind", "texts", "found"),
    [
        ("count", ["The ferry carried 300 people.", "The ferry carried 310 passengers."], ["single: 300 people", "single: 310 passengers"]),
        ("count", ["The ferry carried 300 people.", "The ferry carried 310 people."], ["conflict: 300 people | 310 people"]),
        ("count", ["The ferry carried 300 people.", "The ferry took 310."], ["single: 300 people"]),
        (
            "count",
            ["The ferry carried 300 people.", "The ferry carried 310 people.", "The ferry carried 20 cars."],
            ["conflict: 300 people | 310 people", "single: 20 cars"],
        ),
        ("money", ["The ferry cost $5 million.", "The ferry cost 4 million euros."], ["single: $5 million", "single: 4 million euros"]),
        ("money", ["The ferry cost $5 million.", "The ferry cost $4 million."], ["conflict: $4 million | $5 million"]),
        ("figure", ["The ferry is 40 m long.", "The ferry has 30 tonnes."], ["single: 30 tonnes", "single: 40 m"]),
        ("length", ["The ferry is 40 m long.", "The ferry is 150 feet long."], ["conflict: 150 feet | 40 m"]),
    ],
)
def test_what_cannot_be_compared(kind: str, texts: list[str], found: list[str]) -> None:
    """Figures of one fact in units that cannot be compared are told one by one; the others among them are compared."""
    assert told(ruled(f"{{figure: {kind}, near: [ferry]}}"), *texts) == found


@pytest.mark.parametrize(
    ("key", "texts", "message"),
    [
        ("edition", ["The toll in 2024 is $5.", "The toll in 2024 is $6."], "Toll of 2024: $5 and $6"),
        ("period", ["The toll in May 2024 is $5.", "The toll in May 2024 is $6."], "Toll of May 2024: $5 and $6"),
        ("date", ["The toll on 3 May 2024 is $5.", "The toll on 3 May 2024 is $6."], "Toll of 2024: $5 and $6"),
        ("date within 3 days", ["The toll on 3 May 2024 is $5.", "The toll on 4 May 2024 is $6."], "Toll of 3 May 2024: $5 and $6"),
        ("date within 3 days", ["The toll is $5.", "The toll is $6."], "Toll of 30 October 2025: $5 and $6"),
    ],
)
def test_times_in_the_message(key: str, texts: list[str], message: str) -> None:
    """The keys of ``group_by`` that are times stand in the message like the others, in words."""
    name = key.partition(" ")[0]
    one = ruled("{figure: money, near: [toll]}", f"    group_by: [{key}]\n    compare: {{}}", message=f"'Toll of <{name}>: <values>'")
    (finding,) = report(one, *texts, published=["2025-10-30"] * 2).findings
    assert finding.message == message
