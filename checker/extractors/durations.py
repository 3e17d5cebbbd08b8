"""Durations whose number is an article: "for an hour", "an hour and a half", "another week", "a fortnight"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from checker.extractors import comparators
from checker.extractors.overlaps import Taken
from checker.model import Claim, Comparator, Kind
from checker.text.lookup import table, word_set
from checker.text.scan import Scan

_HALF = re.compile(r"[\s-]and[\s-](?:a[\s-])?half\b")
_BEFORE = re.compile(r"(?:^|[^\w])([a-z]+)[ \n]\Z")


@cache
def _phrases() -> tuple[AhoCorasick, list[tuple[str, str]]]:
    """Every article before a unit of time, as an automaton, with the article and the canonical unit of each."""
    units = {
        row["form"]: row["unit"] for row in table("units") if row["dimension"] == "duration" and row["form"] in word_set("one of time")
    }
    found = {
        f"{article}{gap}{form}": (article, unit)
        for article in word_set("one with a unit of time")
        for gap in " -"
        for form, unit in units.items()
    }
    return AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), list(found.values())


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Durations of one unit, or one and a half, where the words around tell that something lasts."""
    automaton, meanings = _phrases()
    for index, start, end in automaton.find_matches_as_indexes(scan.folded):
        if scan.folded[start - 1 : start].isalnum() or scan.folded[end : end + 1].isalnum() or not taken.free(start, end):
            continue
        article, unit = meanings[index]
        half = _HALF.match(scan.folded, end)
        sign = comparators.before(scan.folded, start)
        if half is None and sign is Comparator.EQUAL and not _lasts(scan.folded, start, end, article):
            continue
        end = half.end() if half is not None else end
        taken.take(start, end)
        yield _claim(scan, start, end, unit, 1.5 if half is not None else 1.0, sign)


def _lasts(folded: str, start: int, end: int, article: str) -> bool:
    """Tell whether "an hour", "full year" is a time that something takes: "for an hour"; not "$5 an hour", "for full-year 1998"."""
    if folded[end : end + 1] == "-" or folded[end : end + 2].strip().isdigit() or folded.startswith((" ago", " earlier", " later"), end):
        return False
    before = _BEFORE.search(folded, max(0, start - 16), start)
    return (before is not None and before[1] in word_set("before what lasts")) or (before is None and article == "another")


def _claim(scan: Scan, start: int, end: int, unit: str, number: float, sign: Comparator) -> Claim:
    low = number if sign in (Comparator.MORE, Comparator.AT_LEAST) else None
    high = number if sign in (Comparator.LESS, Comparator.AT_MOST) else None
    return Claim(
        document=scan.document.id,
        start=start,
        end=end,
        text=scan.text[start:end],
        kind=Kind.DURATION,
        value=number if low is None and high is None else None,
        low=low,
        high=high,
        unit=unit,
        dimension="duration",
        resolution=1.0 if number == 1.0 else 0.5,
        comparator=sign,
    )
