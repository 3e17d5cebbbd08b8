"""Two figures side by side that are one: "12-15 million", "between 40 and 60 kg", "10.2 ± 0.3", "one in five", "3-1"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.extractors.comparators import is_up_to, skipped
from checker.extractors.figure import Figure, Pair, times
from checker.extractors.ratios import over, quotient, share
from checker.extractors.scores import score
from checker.extractors.spreads import spread
from checker.extractors.surroundings import words_before
from checker.model import Comparator, Kind
from checker.text.lookup import table, word_set

FARTHEST = 16
"""Characters between two figures that may be one: " plus or minus ", or of which the second is the older: " (year earlier: "."""
_GAP = re.compile(
    r"""
    (?P<spread>(?:,?\s\(?|\()?(?:±|\+/[-−]|\+[-−]|plus\sor\sminus\s|(?<=[,(]\s|.\()give\sor\stake\s)\s?)
  | (?P<dash>\s?[-–—−]\s?)
  | (?P<ratio>-to-|:)
  | (?P<to>-?\s?(?:to|until|through|up\sto)\s)
  | (?P<and>\s(?:and|to)\s)
  | (?P<share>-in-|\sin\s(?:every\s)?|\sout\sof\s(?:every\s)?)
  | (?P<over>\sover\s)
  | (?P<versus>,?\s(?:(?:up|down)\s)?from\s(?:(?:a\s)?(?:year|month|week)[\s-](?:ago|earlier)\s)?
      |\s(?:vs\.?|versus|against|compared\swith)\s
      |[,;]?\s\(?(?:(?:a|one)\s)?(?:year|quarter|month|week)[\s-](?:ago|earlier|before):?\s
      |\s\((?:previous|prior|last)\s(?:year|quarter|month|week):?\s)
  | (?P<instead>,?\s(?:and\s)?(?:not|instead\sof|rather\sthan)\s(?:the\s|a\s|in\s)?)
  | (?P<list>,?\s(?:and|or)\s(?:about\s)?|-?\sor\s|,\s|/)
    """,
    re.VERBOSE,
)
_FROM = re.compile(r"(?<!\w)from\s(?:about\s|around\s|some\s|as\slittle\sas\s)?\Z")
_BETWEEN = re.compile(r"(?<!\w)between\s(?:about\s|around\s|some\s)?\Z")
_BETWEEN_YEARS = re.compile(r"\bbetween\s(?:1[89]|20)\d\d\sand\s")
_CLAUSE = 90
"""Characters before "from" in which the verb that tells a change stands."""
_MEASURED = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.QUANTITY, Kind.DURATION, Kind.MONEY})
_COMPARED = _MEASURED | {Kind.COUNT}
_IN_LIST = 2
"""Characters between the members of a list: "3, 4 or 5"."""
_ALIKE = 100
"""How many times the ends of a change, told in one scale, may differ."""
_MOST_MEMBERS = 6
"""Members of a list that share the unit of its last."""


def join(text: str, folded: str, found: list[Figure], figure: Figure) -> None:
    """Add a figure to those found, or make the last of them, which ends at most :data:`FARTHEST` before it, and it one."""
    last = found[-1]
    gap = folded[last.end : figure.start]
    link = _link(gap)
    if link is not None:
        joint = _JOINTS.get(link)
        listed = link == "list" and len(found) > 1 and last.start - found[-2].end <= _IN_LIST
        one = joint(Pair(folded, gap, last, figure)) if joint is not None and not listed else None
        if one is not None:
            found[-1] = one
            return
        if link in ("list", "and"):
            _share_unit(text, found, figure)
        elif link == "instead":
            if figure.kind in _MEASURED:
                found[-1] = _in_scale(_in_same(last, figure), figure)
            elif last.kind in _MEASURED:
                figure = _in_same(figure, last)
        elif link == "to" and last.unit == "point" and figure.kind is Kind.PERCENT:
            found[-1] = last._replace(kind=Kind.PERCENTAGE_POINT, unit="percentage_point", dimension="percentage_point")
        elif link in ("to", "versus"):
            found[-1] = _in_price(last, figure)
            figure = _in_price(figure, last)
            if _compares(folded, link, gap, last):
                figure = _in_same(_in_scale_of(text, figure, last), last)
                if "from" in gap and figure.unit == last.unit and last.comparator is Comparator.AT_MOST and is_up_to(folded, last.start):
                    found[-1] = found[-1]._replace(comparator=Comparator.EQUAL)  # "was up to 1.29 million from 1.2 million"
                if link == "versus":
                    earlier = _in_scale_of(text, found[-1], figure)
                    if _near(earlier.numeral.value, figure.numeral.value):
                        found[-1] = _in_same(earlier, figure)  # "rose to 8 from 5 cents"; not "2.06 against 75 cents"
                if link == "to":
                    found[-1] = _in_scale(_in_same(found[-1], figure), figure)
    found.append(figure)


@lru_cache(maxsize=1 << 14)
def _link(gap: str) -> str | None:
    """What some text between two figures, folded, may make of them, by its name in the pattern; None for nothing."""
    match = _GAP.fullmatch(gap)
    return match.lastgroup if match is not None else None


def carried(text: str, found: list[Figure], figure: Figure) -> Figure:
    """A bare sum in the currency of the sum told before it in the same sentence: "240 billion dollars, after a record 141 billion"."""
    last = found[-1]
    if (
        figure.kind is not Kind.NUMBER
        or last.kind is not Kind.MONEY
        or last.per
        or not (figure.numeral.power >= _SUM <= last.numeral.power)
    ):
        return figure
    between = text[last.end : figure.start]
    if len(between) > _FARTHEST_SUM or _ENDED.search(between) or not isinstance(figure.value, float):
        return figure
    return _with_measure(figure, last)


_SUM = 6
_FARTHEST_SUM = 80
"""Characters between two sums of which the second leaves its currency out."""
_ENDED = re.compile(r"[.;:!?]\s|\d|\n\s*\n|\n {2,}")


def _in_price(figure: Figure, other: Figure) -> Figure:
    """An amount as a price, where the amount that it changes to or from is one: "from $57 to $49 a barrel"."""
    alike = figure.numeral.power == other.numeral.power  # "$1.2 billion, or $3.40 a share, from $1.1 billion"
    if alike and figure.kind is Kind.MONEY and other.per and not figure.per and (other.unit or "").startswith(f"{figure.unit} / "):
        return figure._replace(unit=other.unit, dimension=other.dimension, per=other.per, others=(*figure.others, *other.others))
    return figure


def _compares(folded: str, link: str, gap: str, last: Figure) -> bool:
    """Tell whether what follows is the same thing at another time: "10 km from 12", "from 10 km to 12"; not "rose 5% to 47"."""
    if link == "to":
        return _FROM.search(folded, max(0, last.start - 24), last.start) is not None
    reached = folded.endswith((" to ", " to\n", "\nto "), 0, last.start)  # "to 9 per cent from 8"
    return last.kind is not Kind.PERCENT or "from" not in gap or "up" in gap or "down" in gap or reached


def _in_same(figure: Figure, other: Figure) -> Figure:
    """A bare number in the unit of the figure that it is compared with: "4.86 billion marks from 8.47 billion"."""
    if figure.kind is not Kind.NUMBER or figure.low is not None or other.kind not in _COMPARED or other.low is not None:
        return figure
    if not isinstance(figure.value, float) or (other.numeral.power and not figure.numeral.power):
        return figure
    return _with_measure(figure, other)


def _in_scale(figure: Figure, other: Figure) -> Figure:
    """A figure in the scale that is told once for both ends of a change: "from $5 to $7 million"."""
    scale = 10.0**other.numeral.power
    if not isinstance(figure.value, float) or figure.numeral.power or scale == 1.0 or figure.unit != other.unit:
        return figure
    value = times(figure.value, scale)
    if not isinstance(other.value, float) or not 1 / _ALIKE < abs(value / (other.value or 1.0)) < _ALIKE:
        return figure  # "from $500 to $1 million"
    return figure._replace(value=value, resolution=times(figure.resolution, scale))


def _in_scale_of(text: str, figure: Figure, other: Figure) -> Figure:
    """A bare number in the scale that its mate alone tells: "47.9 million against 45.3"; not "7.2 million against 3,971,000"."""
    numeral, power = figure.numeral, other.numeral.power
    if figure.kind is not Kind.NUMBER or numeral.power or numeral.spelled or power < _THOUSAND or other.numeral.spelled:
        return figure
    size, told = abs(numeral.value), abs(other.numeral.value) / 10.0**power
    if not 0 < size < _SCALED or not _near(size, told) or "," in text[numeral.start : numeral.end]:
        return figure
    scaled = numeral._replace(value=times(numeral.value, 10.0**power), resolution=times(numeral.resolution, 10.0**power), power=power)
    told_as, mate = (" ".join(text[start:end].split()) for start, end in ((numeral.start, numeral.end), (other.start, other.end)))
    return figure._replace(
        value=scaled.value,
        resolution=scaled.resolution,
        numeral=scaled,
        others=(*figure.others, f'{told_as} read in the scale of "{mate}"'),
    )


def _near(left: float, right: float) -> bool:
    return abs(left) < abs(right) * _NEAR_SIZE and abs(right) < abs(left) * _NEAR_SIZE


_THOUSAND = 3
_SCALED = 1000
"""What a number stays below that a scale word is left out of."""
_NEAR_SIZE = 10
"""How many times two numbers of one scale or unit differ at most, where only the other says it."""


def _with_measure(figure: Figure, other: Figure) -> Figure:
    """A bare number in the measure of another figure."""
    return figure._replace(
        value=times(figure.numeral.value, other.factor),
        resolution=times(figure.numeral.resolution, abs(other.factor)),
        kind=other.kind,
        unit=other.unit,
        dimension=other.dimension,
        factor=other.factor,
        assumption=other.assumption,
        per=other.per,
        others=(*figure.others, *other.others),
    )


def _dash(pair: Pair) -> Figure | None:
    """ "12-15 million", "3-1"."""
    _, _, first, second = pair
    if first.numeral.spelled != second.numeral.spelled:
        return None
    return score(pair) or _range(_in_price(first, second), second)


def _to(pair: Pair) -> Figure | None:
    """ "40 to 60 kg"; "from 40 to 60" only where nothing in its clause changes."""
    folded, _, first, second = pair
    if _FROM.search(folded, max(0, first.start - 24), first.start) and not _stays(folded, first.start):
        return None
    if _BETWEEN.search(folded, max(0, first.start - 24), first.start):
        return _range(_in_price(first, second), second, in_order=False)
    own = first.kind in (Kind.MONEY, Kind.QUANTITY)
    if _is_change(folded, first) and (own or _size(first) * _STEP < _size(second)):
        return None  # "jumped 2-1/2 to 98-3/4", "rose $900 to $2,600": the change, and what it leads to
    if first.numeral.value > second.numeral.value and _ranges(folded, first.start):
        return _range(second, first, start=first.start, end=second.end)  # "ranged from -18 to -34 degrees"
    return _range(_in_price(first, second), second)


def _and(pair: Pair) -> Figure | None:
    """ "between 40 and 60", in whichever order: a check looks at that."""
    folded, _, first, second = pair
    if not _BETWEEN.search(folded, max(0, first.start - 24), first.start):
        return None
    return _range(_in_price(first, second), second, in_order=False)


def _or(pair: Pair) -> Figure | None:
    """ "five or six years": one figure that is not told more exactly; "2, 3 or 5 years" and "10 or 20" are choices."""
    _, gap, first, second = pair
    if gap.strip() != "or" or second.kind is None or first.comparator is not Comparator.EQUAL:
        return None
    low, high = first.numeral, second.numeral
    scale = 10.0**high.power
    told = low.value / scale if low.power else low.value
    if low.power not in (0, high.power) or low.spelled != high.spelled or not 1 <= told <= _MOST_GUESSED or high.resolution != scale:
        return None
    return _range(first, second) if told + 1 == high.value / scale and told.is_integer() else None


_MOST_GUESSED = 20


def _ratio(pair: Pair) -> Figure | None:
    """ "3:1", "5-to-1"; with a unit behind it "8-to-12-inch" is a range."""
    if pair.second.kind in _MEASURED:
        return _range(pair.first, pair.second) if pair.gap == "-to-" else None
    return quotient(pair)


_JOINTS = {
    "spread": spread,
    "dash": _dash,
    "ratio": _ratio,
    "to": _to,
    "and": _and,
    "list": _or,
    "share": share,
    "over": over,
}


def _range(first: Figure, second: Figure, *, in_order: bool = True, start: int = -1, end: int = -1) -> Figure | None:
    """One figure for the two ends of a range, in the unit of either; None where they are none. ``start`` and ``end`` where the text
    names the upper end first."""
    if first.low is not None or second.low is not None or second.value is None or isinstance(first.value, str):
        return None
    low, high, low_factor, high_factor = first.numeral, second.numeral, first.factor, second.factor
    if not first.unit and first.kind in (Kind.NUMBER, None):
        measured, low_factor = second, second.factor
    elif not second.unit and second.kind in (Kind.NUMBER, None) and (first.end == low.end or first.aspect):
        measured, high_factor = first, first.factor  # "$12-15 million", "aged 40 to 50"; not "rose 5% to 47"
    elif first.unit == second.unit:
        measured = second
    else:
        return None
    if low.fraction != high.fraction and measured.unit is None:
        return None
    shared = 10.0**high.power if not low.power and not low.fraction else 1.0
    if shared != 1.0 and low.value * shared > high.value:
        return None  # "212-15bn"
    ends = times(low.value, shared * low_factor), times(high.value, high_factor)
    if in_order and ends[0] >= ends[1]:
        return None
    return measured._replace(
        start=first.start if start < 0 else start,
        end=second.end if end < 0 else end,
        value=None,
        low=ends[0],
        high=ends[1],
        resolution=min(times(low.resolution, shared * abs(low_factor)), times(high.resolution, abs(high_factor))),
        comparator=Comparator.APPROXIMATE if first.comparator is Comparator.APPROXIMATE else Comparator.EQUAL,
        kind=measured.kind or Kind.NUMBER,
        numeral=high,
    )


def _stays(folded: str, start: int) -> bool:
    """Tell whether "from 7 to 10" tells a range: no word of change stands before it in its clause, or one of ranging does."""
    return _ranges(folded, start) or words_before(folded, start, _CLAUSE).isdisjoint(_changing())


_STEP = 4
"""How many times a change goes into what it leads to, at least: "rose 4 to 6 per cent" is a range."""
_LAST_WORD = re.compile(r"([a-z]+)(?:\sby)?\s(?:another\s)?\Z")


def _size(figure: Figure) -> float:
    return abs(figure.numeral.value * figure.factor)


def _is_change(folded: str, figure: Figure) -> bool:
    begin = skipped(folded, figure.start)
    word = _LAST_WORD.search(folded, max(0, begin - 30), begin)
    return word is not None and word[1] in _trends()


def _ranges(folded: str, start: int) -> bool:
    words = words_before(folded, start, _CLAUSE)
    if "between" in words and _BETWEEN_YEARS.search(folded, max(0, start - _CLAUSE), start):
        words.remove("between")  # "rose between 2010 and 2020, from 10 to 25 million"
    return not words.isdisjoint(word_set("ranging"))


@cache
def _changing() -> frozenset[str]:
    """Words with which something changes from one figure to another."""
    return _trends() | word_set("changing")


@cache
def _trends() -> frozenset[str]:
    return frozenset(row["word"] for row in table("trends"))


def _share_unit(text: str, found: list[Figure], figure: Figure) -> None:
    """Give the bare numbers of a list the unit of its last: "45 and 50 mg", "3, 4 or 5 per cent"."""
    if figure.kind not in _MEASURED or figure.numeral.start != figure.start or figure.low is not None:
        return
    after = figure
    for at in range(len(found) - 1, max(-1, len(found) - 1 - _MOST_MEMBERS), -1):
        member = found[at]
        link = _link(text[member.end : after.start]) if after.start - member.end <= FARTHEST else None
        if link not in ("list", "and") or member.kind is not Kind.NUMBER or member.low is not None:
            return
        if member.numeral.spelled != figure.numeral.spelled or not isinstance(member.value, float):
            return
        shared = _with_measure(member, figure)
        found[at] = after = _in_scale(shared, figure) if " or " in text[member.end : after.start] else shared
