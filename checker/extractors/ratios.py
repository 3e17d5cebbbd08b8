"""Ratios: multiples ("3-fold", "2.5x"), and two numbers that are one ("3:1", "one in five", "one over three")."""

from __future__ import annotations

from checker.extractors.figure import Figure, Pair
from checker.extractors.reading import Context, Reading
from checker.extractors.surroundings import words_before
from checker.model import Kind
from checker.text.lookup import word_set

_NEAR = 40


def words() -> frozenset[str]:
    """The words that make a multiple of a number."""
    return word_set("multiple")


def read(context: Context) -> Reading | None:
    """A multiple as a ratio; "x" only right at the number, and not in "4x4"."""
    end = context.at + len(context.word)
    after = context.text[end : end + 1]
    if after.isalnum() or (len(context.word) == 1 and not context.glued):
        return None
    return Reading(context.numeral.start, end, Kind.RATIO, None, "ratio")


def quotient(pair: Pair) -> Figure | None:
    """ "3:1", "5-to-1"."""
    folded, gap, first, second = pair
    above, below = first.numeral, second.numeral
    if (
        gap == ":"
        and 1 not in (above.value, below.value)
        and words_before(folded, first.start, _NEAR).isdisjoint(word_set("beside a ratio"))
    ):
        return None  # "John 3:16"
    if not below.value or first.kind not in (Kind.NUMBER, None) or above.power or below.power:
        return None
    return _quotient(first, second)


_ROUND = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})
"""What shares are usually told out of: "three in 10"."""


def share(pair: Pair) -> Figure | None:
    """ "one in five", "nine out of 10"."""
    _, gap, first, second = pair
    above, below = first.numeral.value, second.numeral.value
    if first.kind not in (Kind.NUMBER, None) or second.kind not in (Kind.NUMBER, Kind.COUNT, None) or second.low is not None:
        return None
    if not 0 < above < below or first.numeral.resolution < 1 or second.numeral.resolution < 1:
        return None
    if "out" not in gap and above != 1 and below not in _ROUND:
        return None
    return _quotient(first, second)


def over(pair: Pair) -> Figure | None:
    """ "one over three"."""
    folded, _, first, second = pair
    ends = not folded[second.numeral.end : second.numeral.end + 2].strip(" .,;:!?)\n")
    if abs(first.numeral.value) != 1 or second.kind not in (Kind.NUMBER, None) or not ends:
        return None
    return _quotient(first, second)


def _quotient(first: Figure, second: Figure) -> Figure:
    value = first.numeral.value / second.numeral.value
    return first._replace(
        end=second.numeral.end,
        value=value,
        low=None,
        high=None,
        resolution=1.0 / abs(second.numeral.value),
        kind=Kind.RATIO,
        unit=None,
        dimension="ratio",
        aspect=None,
        comparator=first.comparator,
    )
