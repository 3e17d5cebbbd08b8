"""How rules say that an unclear unit word is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook import load
from checker.rulebook.assumptions import Odd, read_assume
from checker.rulebook.lint import lint
from checker.rulebook.reading import read

ENTRIES = [
    ("ton", "metric_ton", "metric_ton"),
    ("tons", "metric ton", "metric_ton"),
    ("ton", "tonne", "metric_ton"),
    ("Ton", "short ton", "short_ton"),
    ("gallon", "imperial_gallon", "imperial_gallon"),
    ("dollar", "CAD", "CAD"),
    ("workers", "job", "job"),
    ("seats", "council seat", "council seat"),
]
ODD = [
    ("ton", "metricton", "`metricton` is no unit", "did you mean `metric_ton`?"),
    ("ton", "ton", "`ton` is unclear itself", "say which one is meant: `metric_ton`, say"),
    ("tonne", "ton", "`ton` is unclear itself", "say which one is meant: `metric_ton`, say"),
    ("tonne", "metric_ton", "`tonne` is read as metric_ton anyway", "take it out"),
    ("ton", "km", "`ton` is a mass, `km` a length", "take a unit of the same"),
    ("ton", "tree", "`tree` is no unit", "write a unit such as metric_ton, mile, litre or USD"),
    ("metric ton", "short ton", "`metric ton` cannot be a unit word", "one word as it stands after a figure: `ton`"),
    ("workers", "jobs", "`jobs` is a plural", "write what is counted in the singular: `job`"),
    ("workers", "3", "`3` is neither a unit nor a thing that is counted", "write a unit (metric_ton) or a noun in the singular (job)"),
]


@pytest.mark.parametrize(("word", "unit", "read_as"), ENTRIES)
def test_read(word: str, unit: str, read_as: str) -> None:
    """A unit may be written in any of its forms; what is counted is a noun."""
    assert read_assume({word: unit}) == ({word.lower(): read_as}, {})


@pytest.mark.parametrize(("word", "unit", "message", "advised"), ODD)
def test_odd(word: str, unit: str, message: str, advised: str) -> None:
    """What would lose claims, or change nothing, is told."""
    found, wrong = read_assume({word: unit})
    assert found == {}
    assert isinstance(wrong[word], Odd)
    assert wrong[word][:2] == (message, advised)


FILE = """\
checker: 1
assume: {ton: SHARED}
rules:
  - id: r
    title: t
    severity: error
    why: w
    find: {figure: FIGURE, near: [levy]}
    assume: {lots: OWN}
    compare: {}
    message: It is <values>
    examples: {conflict: [x], nothing: [y]}
"""


def text_of(shared: str, own: str, figure: str) -> str:
    return FILE.replace("SHARED", shared).replace("OWN", own).replace("FIGURE", figure)


def test_places() -> None:
    """Each mistake stands at its unit, those of the file and of the rule at once."""
    mistakes = read(text_of("metricton", "shares", "mass"), "r.yml", pack="p")[1]
    assert [f"{each.line}:{each.column}: {each.message}" for each in mistakes] == [
        "2:15: `metricton` is no unit",
        "9:20: `shares` is a plural",
    ]


@pytest.mark.parametrize(
    ("own", "figure", "is_used"),
    [
        ("metric_ton", "mass", True),
        ("metric_ton", "figure", True),
        ("share", "count", True),
        ("share", "mass", False),
        ("acre", "mass", False),
    ],
)
def test_unit_that_no_figure_is_in(tmp_path: Path, own: str, figure: str, is_used: bool) -> None:  # noqa: FBT001
    """A word that cannot stand after any figure of the rule is warned of."""
    (tmp_path / "r.yml").write_text(text_of("metric_ton", own, figure))
    told = [f"{each.line}:{each.column}: {each.message}" for each in lint(load([tmp_path])) if "can be in" in each.message]
    assert told == ([] if is_used else [f"9:14: no figure that the rule compares can be in `{own}`"])
