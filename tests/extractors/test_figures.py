"""The quick reading of figures gives what the full one gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.extractors import figures
from checker.text.folding import fold
from checker.text.numerals import numerals

FOLDER = Path(__file__).parent / "cases"
CASES = [
    case["text"] for path in sorted(FOLDER.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))["cases"] if "text" in case
]
PIECES = [
    *(
        "5",
        "1",
        "12.5",
        "3,000",
        "two",
        "a",
        "an",
        "of",
        "in",
        "per",
        "and",
        "or",
        "more",
        "so",
        "to",
        "than",
        "over",
        "about",
        "up",
        "aged",
    ),
    *("minus", "per cent", "percent", "points", "million", "mln", "dollars", "dlrs", "cents", "share", "barrel", "barrels", "day", "days"),
    *(
        "old",
        "ago",
        "km",
        "tonnes",
        "people",
        "soldiers",
        "new",
        "net",
        "Texas",
        "banks",
        "U.S.",
        "$",
        "A$",
        "USD",
        ",",
        ".",
        "-",
        "(",
        ")",
    ),
    *("squared", "thick", "\n", "couple", "years", "hour", "Rs", "C", "m", "hundred", "/", "  ", "the", "each"),
]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "", "-", "\n"])), max_size=9).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


def _differing(text: str) -> list[tuple[object, object]]:
    folded = fold(text)
    plain = [numeral for numeral in numerals(text, folded) if not numeral.ordinal]
    pairs = [(figures._quick(text, folded, numeral), figures._figure(text, folded, numeral)) for numeral in plain]
    return [(quick, full) for quick, full in pairs if quick is not None and quick != full]


@pytest.mark.parametrize("text", CASES)
def test_quick_and_full_on_cases(text: str) -> None:
    """On every case of the room the shortcut gives the figure of the full reading, or nothing."""
    assert _differing(text) == []


@given(TEXTS)
def test_quick_and_full(text: str) -> None:
    """On any row of words the shortcut gives the figure of the full reading, or nothing."""
    assert _differing(text) == []


def test_most_are_quick() -> None:
    """The shortcut is taken: a plain figure needs no full reading."""
    text = "Sales rose 5 percent to 12 million barrels in 40 towns."
    folded = fold(text)
    assert all(figures._quick(text, folded, numeral) is not None for numeral in numerals(text, folded))


def test_inherited_scale_is_told() -> None:
    """A figure in the scale of its mate says so, beside what else was assumed."""
    text = "Trips 41.2 million dollars vs 39.8."
    found = figures.measured(text, fold(text), numerals(text, fold(text)))
    assert [figure.assumption for figure in found] == ["dollars read as USD"] * 2
    assert [figure.others for figure in found] == [(), ('39.8 read in the scale of "41.2 million dollars"',)]


def test_rate_is_assumed() -> None:
    """A price per ton says that the ton was read as metric."""
    for text in ("It cost 300 dollars per ton.", "It rose to $300 a ton from $290.", "They found 0.2 ounces of it, 0.3 ounces a ton."):
        found = figures.measured(text, fold(text), numerals(text, fold(text)))
        assert found[-1].others == ("tons read as metric tons",)
    text = "It cost 300 dollars per short ton."
    assert figures.measured(text, fold(text), numerals(text, fold(text)))[0].others == ()
