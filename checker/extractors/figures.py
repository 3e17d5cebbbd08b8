"""Figures in running text: each number with its unit, its bounds and, where two make a range, both ends.

Numbers come from the text once; what follows a number is asked of the readers of :data:`MEASURES` that know its first word, so that a
number costs two look-ups and no more. Neighbours are then joined to ranges, ratios and scores.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.extractors import ages, comparators, counts, money, numbers, percents, quantities, ratios, shortcuts, spreads
from checker.extractors.compounds import compound
from checker.extractors.figure import Figure, times
from checker.extractors.joining import FARTHEST, carried, join
from checker.extractors.overlaps import Taken
from checker.extractors.rates import rate_after
from checker.extractors.reading import FOLLOWING, Context, Reading
from checker.model import Claim, Comparator, Kind
from checker.text.lookup import word_set
from checker.text.numerals import Numeral
from checker.text.scan import Scan
from checker.units import meant, stated_dollar

MEASURES = (percents, money, quantities, ratios)
"""The readers of what follows a number, in order of precedence: ``words`` names the first words that ``read`` knows."""
_NEAREST = 6
"""Characters between the parts of a measure told in two units: ", and "."""


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """The figures of a text that nothing before has read, in order."""
    known = _meant(scan.folded)
    # "from 12,000 in 2020 to 8,500": a number that is part of a date is no end of a range
    numerals = [numeral for numeral in scan.numerals if taken.free(numeral.start, numeral.end)]
    for figure in measured(scan.text, scan.folded, numerals):
        if taken.free(figure.start, figure.end):
            taken.take(figure.start, figure.end)
            yield claim_of(scan, _as_meant(figure, known) if known and figure.assumption else figure)


def _meant(folded: str) -> dict[str, tuple[str, str]]:
    """The codes that are assumed for bare names to the ones that a text means by them, each with the reason."""
    found = {}
    dollar = stated_dollar(folded)
    if dollar is not None:
        found["USD"] = (dollar, ", as the text says")
    for name, assumed in _SHARED:
        if name in folded and (code := meant(folded, assumed)) != assumed:
            found[assumed] = (code, "")
    return found


_SHARED = ((" franc", "FRF"), (" crown", "SEK"), (" pound", "GBP"))
"""Names that several countries have, and what they are assumed to be."""


def _as_meant(figure: Figure, known: dict[str, tuple[str, str]]) -> Figure:
    """The figure with an assumed currency as the one that the text means."""
    assumed, _, per = (figure.unit or "").partition(" / ")
    form = (figure.assumption or "").removesuffix(f" read as {assumed}")
    if assumed not in known or form == figure.assumption:
        return figure
    code, reason = known[assumed]
    return figure._replace(unit=f"{code} / {per}" if per else code, assumption=f"{form} read as {code}{reason}")


def measured(text: str, folded: str, numerals: Sequence[Numeral]) -> list[Figure]:
    """Every figure with span, value, bounds and unit, in order, none overlapping.

    Args:
        text: the text.
        folded: the same as :func:`checker.text.folding.fold` gives it.
        numerals: its numbers as :func:`checker.text.numerals.numerals` gives them.
    """
    found: list[Figure] = []
    for numeral in numerals:
        if numeral.ordinal or (numeral.vague and _told_in().search(folded, max(0, numeral.start - 16), numeral.start)):
            continue
        figure = _quick(text, folded, numeral) or _figure(text, folded, numeral)
        apart = figure.start - found[-1].end if found else FARTHEST + 1
        if apart > FARTHEST:
            if found and apart <= spreads.FARTHEST and (told := spreads.spread_apart(folded, found[-1], figure)) is not None:
                found[-1] = told
                continue
            found.append(carried(text, found, figure) if found and figure.numeral.power else figure)
        elif apart <= _NEAREST and (one := compound(folded, found[-1], figure)) is not None:
            found[-1] = one
        else:
            join(text, folded, found, figure)
    return [figure for figure in found if figure.kind is not None]


@cache
def _told_in() -> re.Pattern[str]:
    """What stands before "thousands of euros" where that is a scale that figures elsewhere are told in."""
    words = "|".join(sorted(map(re.escape, word_set("told in a scale"))))
    return re.compile(rf"(?:\A|[,(\0\n] ?|\b(?:{words}) )in \Z")


@cache
def _readers() -> dict[str, tuple[Callable[[Context], Reading | None], ...]]:
    """First word after a number to the readers that know it, in order of precedence."""
    found: dict[str, list[Callable[[Context], Reading | None]]] = {}
    for measure in MEASURES:
        for word in measure.words():
            found.setdefault(word, []).append(measure.read)
    return {word: tuple(readers) for word, readers in found.items()}


def _quick(text: str, folded: str, numeral: Numeral) -> Figure | None:
    """What :func:`_figure` gives, for a plain number with a plain word or mark behind it; None where anything near may change that."""
    start, end, value, resolution, spelled, _, _, fraction, vague, word = numeral
    if word is None or fraction or vague:
        return None
    watched = _watched()
    lead, prior = text[start - 1 : start], text[start - 2 : start - 1]
    if lead == " ":
        if (prior in watched.signs or text[start - 3 : start - 1] in watched.signs) and money.is_signed(text, start):
            return None  # "$ 5", "Rs 5"
        if prior in comparators.signs():
            return None  # "≤ 5 km"
        if prior in "aA" and end - start == numbers.MODEL:
            return None  # "a 747"
        if prior == "," and text[end : end + 1] == "," and text[start - 3 : start - 2].isalpha():
            return None  # "Ana Ruiz, 47, said"
    elif lead not in _PLAIN_BEFORE and not (lead == "-" and prior.isdigit()):
        return None
    found = _shortcut(word)
    if found is None:
        return None
    kind: Kind | None
    kind, unit, dimension, factor, assumption, longer, takes = found
    sign, stop, per, nearby = _EQUAL, end, None, ""
    others: tuple[str, ...] = ()
    if word:
        behind = end + 1 + len(word)
        after, nearby = text[behind : behind + 1], folded[behind + 1 : behind + 4]
        if after not in _ENDS or nearby in longer or nearby[:2] in longer or (after == "." and nearby[:1].isalnum()):
            return None
        if not takes:
            if word == "in" and not nearby[:1].isalnum():
                return None  # "8 in."
            nearby = ""
        elif spelled and len(word) < quantities.SHORT:
            return None
        elif kind is not _COUNT:
            stop = behind
            if kind is _MONEY and nearby[:1] in _RATE_INITIALS and (rate := rate_after(text, folded, stop)) is not None:
                unit, dimension, per, stop = f"{unit} / {rate.unit}", "price", rate.noun, rate.end
                others = rate.assumptions
                nearby = folded[stop + 1 : stop + 4]
        elif value == 1.0 or text[end] == "-":
            return None
        else:
            stop = behind
    if not takes and spelled and -numbers.SMALL < value < numbers.SMALL and not numbers.is_figure(folded, numeral):
        kind = None
    before = folded[start - 4 : start - 1]
    if before in watched.endings:
        if before in ages.endings() and "age" in folded[max(0, start - ages.LONGEST_CUE) : start]:
            return None
        sign = comparators.before(folded, start, lasting=kind is _DURATION)
    if nearby in watched.behind and sign is _EQUAL and (bound := comparators.after(folded, stop)) is not None:
        sign, stop = bound
    if factor != 1.0:
        value, resolution = times(value, factor), times(resolution, abs(factor))
    return _new(
        Figure, (start, stop, value, None, None, resolution, sign, kind, unit, dimension, factor, assumption, None, per, numeral, others)
    )


_new = tuple.__new__
_EQUAL, _COUNT, _MONEY, _DURATION = Comparator.EQUAL, Kind.COUNT, Kind.MONEY, Kind.DURATION  # to ask an enumeration takes time
_ENDS = shortcuts.ENDS
_PLAIN_BEFORE = frozenset("\n(/")
_RATE_INITIALS = frozenset("ape/")


class _Watched(NamedTuple):
    """What near a number takes a closer look.

    Attributes:
        signs: what the sign or code of a currency ends with: a character, two of a sign that ends like a word.
        endings: the last three characters of the words before it that bound it or make it an age.
        behind: the first three characters of the words behind it that bound it.
    """

    signs: frozenset[str]
    endings: frozenset[str]
    behind: frozenset[str]


@cache
def _watched() -> _Watched:
    return _Watched(money.endings(), comparators.endings() | ages.endings(), comparators.behind())


@lru_cache(maxsize=1 << 15)
def _shortcut(word: str) -> shortcuts.Shortcut | None:
    return shortcuts.shortcut(word, _read_alone)


def _read_alone(text: str, value: float) -> Reading | None:
    """The reading of a number at the start of a text with nothing before it."""
    numeral = Numeral(0, 1, value, 1.0)
    match = FOLLOWING.match(text, 1)
    word, at = (match[2].lower(), match.start(2)) if match is not None else ("", 1)
    return _read(Context(text, text.lower(), numeral, 1, at, word, at == 1))


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
        reading = _read(context)
    return _bounded(folded, numeral, reading, bound)


def _read(context: Context) -> Reading | None:
    """The first reading of what follows a number, else of a number that no unit follows."""
    counted = counts.read(context) if context.word in ("m", "b") else None  # "8.9m visitors" are no metres
    if counted is not None:
        return counted
    for read in _readers().get(context.word, ()):
        reading = read(context)
        if reading is not None:
            return reading
    return ages.read(context) or counts.read(context) or numbers.read(context)


def _past_article(folded: str, at: int, word: str) -> tuple[int, str]:
    """Where the unit of "half an hour", "two-thirds of an acre" begins, and its first word."""
    for opening in ("of an ", "of a ") if word == "of" else (f"{word} ",):
        if folded.startswith(opening, at):
            following = FOLLOWING.match(folded, at + len(opening) - 1)
            if following is not None:
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
    start, end, kind, unit, dimension, factor, assumption, aspect, per, others = reading
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
    return Figure(start, end, value, None, None, resolution, sign, kind, unit, dimension, factor, assumption, aspect, per, numeral, others)


def claim_of(scan: Scan, figure: Figure) -> Claim:
    """The claim for a figure, its bounds set from its comparator."""
    start, end, value, low, high, resolution, sign, kind, unit, dimension, _, assumption, aspect, per, _, others = figure
    if sign is not _EQUAL and low is None and high is None and isinstance(value, float):
        if sign in (Comparator.MORE, Comparator.AT_LEAST):
            value, low = None, value
        elif sign in (Comparator.LESS, Comparator.AT_MOST):
            value, high = None, value
    return Claim(
        scan.document.id,
        start,
        end,
        scan.text[start:end],
        kind or Kind.NUMBER,
        value,
        low,
        high,
        unit,
        dimension,
        resolution,
        sign,
        property=aspect,
        assumptions=tuple(dict.fromkeys((assumption, *others) if assumption else others)) if assumption or others else (),
        cues=(f"per:{per}",) if per else (),
    )
