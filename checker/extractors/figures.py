"""Figures in running text: each number with its unit, its bounds and, where two make a range, both ends.

Numbers come from the text once; what follows a number is asked of the readers of :data:`MEASURES` that know its first word, so that a
number costs two look-ups and no more. Neighbours are then joined to ranges, ratios and scores.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from checker.extractors import ages, comparators, counts, money, numbers, percents, quantities, ratios
from checker.extractors.compounds import compound
from checker.extractors.figure import Figure, times
from checker.extractors.joining import join
from checker.extractors.overlaps import Taken
from checker.extractors.reading import FOLLOWING, Context, Reading
from checker.model import Claim, Comparator, Kind
from checker.text.numerals import Numeral
from checker.text.scan import Scan

MEASURES = (percents, money, quantities, ratios)
"""The readers of what follows a number, in order of precedence: ``words`` names the first words that ``read`` knows."""
_TOLD_IN = re.compile(r"(?:\A|[,(\0\n] ?|\b(?:figures|amounts|expressed|stated|shown|reported|values|numbers|data) )in \Z")
"""What makes "thousands of euros" a scale that figures elsewhere are told in."""
_NEAREST = 6
"""Characters between the parts of a measure told in two units: ", and "."""
UNMEASURED = (ages, counts, numbers)
"""The readers of a number that no unit follows, in order of precedence."""


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """The figures of a text that nothing before has read, in order."""
    for figure in measured(scan.text, scan.folded, scan.numerals):
        if taken.free(figure.start, figure.end):
            taken.take(figure.start, figure.end)
            yield claim_of(scan, figure)


def measured(text: str, folded: str, numerals: Sequence[Numeral]) -> list[Figure]:
    """Every figure with span, value, bounds and unit, in order, none overlapping.

    Args:
        text: the text.
        folded: the same as :func:`checker.text.folding.fold` gives it.
        numerals: its numbers as :func:`checker.text.numerals.numerals` gives them.
    """
    found: list[Figure] = []
    for numeral in numerals:
        if numeral.ordinal or (numeral.vague and _TOLD_IN.search(folded, max(0, numeral.start - 16), numeral.start)):
            continue
        figure = _figure(text, folded, numeral)
        last = found[-1] if found else None
        one = compound(folded, last, figure) if last is not None and last.end + _NEAREST >= figure.start else None
        if one is not None:
            found[-1] = one
        else:
            join(text, folded, found, figure)
    return [figure for figure in found if figure.kind is not None]


@cache
def _readers() -> dict[str, tuple[Callable[[Context], Reading | None], ...]]:
    """First word after a number to the readers that know it, in order of precedence."""
    found: dict[str, list[Callable[[Context], Reading | None]]] = {}
    for measure in MEASURES:
        for word in measure.words():
            found.setdefault(word, []).append(measure.read)
    return {word: tuple(readers) for word, readers in found.items()}


def _figure(text: str, folded: str, numeral: Numeral) -> Figure:
    """One number with its measure and bounds; its kind is None where it is no figure by itself ("one of them")."""
    start, end = numeral.start, numeral.end
    bound = None
    match = FOLLOWING.match(text, end)
    word = match[2].lower() if match is not None else ""
    if word in comparators.opens_bound() or (text[end : end + 1] == "+"):
        bound = comparators.after(folded, end)
        if bound is not None:
            end = bound.end
            match = FOLLOWING.match(text, end)
            word = match[2].lower() if match is not None else ""
    at = match.start(2) if match is not None else end
    if numeral.fraction and word in ("a", "an", "of"):
        at, word = _past_article(folded, at, word)
    context = Context(text, folded, numeral, end, at, word, at == end)
    reading = None
    before = text[start - 1] if start else "\n"
    if before != "\n" and (before != " " or text[start - 2] in money.last_characters()):
        reading = money.read_before(context)
    if reading is None:
        for read in _readers().get(word, ()):
            reading = read(context)
            if reading is not None:
                break
        else:
            for reader in UNMEASURED:
                reading = reader.read(context)
                if reading is not None:
                    break
    return _bounded(folded, numeral, reading, bound)


def _past_article(folded: str, at: int, word: str) -> tuple[int, str]:
    """Where the unit of "half an hour", "two-thirds of an acre" begins, and its first word."""
    for opening in (f"{word} an ", f"{word} a ", f"{word} ") if word == "of" else (f"{word} ",):
        if folded.startswith(opening, at):
            following = FOLLOWING.match(folded, at + len(opening) - 1)
            if following is not None and opening != "of ":
                return following.start(2), following[2]
    return at, word


def _bounded(folded: str, numeral: Numeral, reading: Reading | None, bound: comparators.Bound | None) -> Figure:
    """The figure of a number and its reading, with what the words around it bound."""
    if reading is None:
        end = bound.end if bound is not None else numeral.end
        sign = comparators.before(folded, numeral.start)
        return Figure(
            numeral.start, end, numeral.value, None, None, numeral.resolution, sign, None, None, "number", 1.0, None, None, None, numeral
        )
    start, end, kind, unit, dimension, factor, assumption, aspect, per = reading
    sign = comparators.before(folded, start, lasting=kind is Kind.DURATION and aspect is None)
    if sign is Comparator.EQUAL:
        bound = bound or comparators.after(folded, end)
        if bound is not None:
            sign, end = bound.sign, max(end, bound.end)
    if numeral.vague and sign is Comparator.EQUAL:
        sign = Comparator.AT_LEAST
    value, resolution = numeral.value, numeral.resolution
    if factor != 1.0:
        value, resolution = times(value, factor), times(resolution, abs(factor))
    return Figure(start, end, value, None, None, resolution, sign, kind, unit, dimension, factor, assumption, aspect, per, numeral)


def claim_of(scan: Scan, figure: Figure) -> Claim:
    """The claim for a figure, its bounds set from its comparator."""
    value, low, high, sign = figure.value, figure.low, figure.high, figure.comparator
    if low is None and high is None and isinstance(value, float):
        if sign in (Comparator.MORE, Comparator.AT_LEAST):
            value, low = None, value
        elif sign in (Comparator.LESS, Comparator.AT_MOST):
            value, high = None, value
    return Claim(
        document=scan.document.id,
        start=figure.start,
        end=figure.end,
        text=scan.text[figure.start : figure.end],
        kind=figure.kind or Kind.NUMBER,
        value=value,
        low=low,
        high=high,
        unit=figure.unit,
        dimension=figure.dimension,
        resolution=figure.resolution,
        comparator=sign,
        property=figure.aspect,
        assumptions=(figure.assumption,) if figure.assumption else (),
        cues=(f"per:{figure.per}",) if figure.per else (),
    )
