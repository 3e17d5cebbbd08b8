"""Dates joined with each other: "from May 3 to June 4", "July-September", "between 1991 and 1994"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.text import calendar as cal
from checker.text import reckoning
from checker.text.date_links import leading, may_link, widened
from checker.text.when import GAP, When, last_words, numbers, words

_LINK = re.compile(rf"(?:{GAP}?(?P<dash>[-–—/]){GAP}?|,?{GAP}(?P<word>to|until|till|through|thru|and|up{GAP}to){GAP}(?:the{GAP})?)\Z")
NEAR = 62
"""Days within which two days of a month that are told by their number alone are read."""

_A_MONTH = re.compile(r"(?:\d{4}|XXXX)-(?:0\d|1[0-2])")
_MONTHS_OF = re.compile(rf"{GAP}(?:quarter|period|half|season)?(?:{GAP}of)?{GAP}?\Z")
_A_YEAR = re.compile(r"\d{4}")
_A_DAY_OR_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d\d(?:-\d\d)?")


def joined(folded: str, found: Sequence[When]) -> list[When]:
    """The dates of a text with what belongs to them on the left: an amount, a part, the first end of a range."""
    out: list[When] = []
    flat, leads = folded.replace("\n", " "), leading()
    for when in found:
        floor = out[-1].end if out else 0
        start = when.start
        if start > floor + 1:
            gap = flat.rfind(" ", floor, start - 1)
            last = flat[max(floor, gap + 1) : start - 1]
            if last == "in" and not may_link(last, flat[max(floor, flat.rfind(" ", floor, gap) + 1) : max(floor, gap)]):
                pass  # most dates: cheaper to see here than from the words before
            elif last in leads or flat[start - 1] == "-" or "-" in last:
                when = widened(folded, floor, when)
        ranged = _ranged(folded, out[-1], when) if out and when.start - out[-1].end <= 12 else None
        if ranged is not None:
            out[-1] = ranged
        else:
            out.append(when)
    return out


def _ranged(folded: str, first: When, second: When) -> When | None:
    """One date for two that are the ends of a stretch; None where they are not."""
    if first.relative and "/" in (first.value or "") and _A_YEAR.fullmatch(second.value or ""):
        return _of_year(first, second) if _MONTHS_OF.match(folded, first.end, second.start) else None
    if folded.startswith("'s", first.end) and second.start - first.end == len("'s ") and second.stretch:
        return _part_of_year(folded, first, second)
    link = _LINK.match(folded, first.end, second.start)
    if link is None or link.end() != second.start:
        return None
    if link["dash"] == "/" and not (_A_MONTH.fullmatch(first.value or "") and _A_MONTH.fullmatch(second.value or "")):
        return None
    before = last_words(folded, max(0, first.start - 40), first.start, 5)
    said = (link["word"] or "").split()
    if said[:1] == ["and"] and before[:1] != ["between"]:
        return None
    if said[:1] == ["to"] and not words("moves a date").keys().isdisjoint(before):
        return None  # "postponed from Monday to Friday"
    if (said and before[:1] == ["by"]) or (first.stretch and second.stretch):
        return None
    if first.value is None or second.value is None:
        return When(first.start, second.end, None, relative=True) if first.weekday and second.weekday else None
    return _between(first, second)


def _part_of_year(folded: str, year: When, part: When) -> When | None:
    """ "Last year's fourth quarter"."""
    code = numbers("part of year").get(folded[part.start : part.end].replace("\n", " ").replace("-", " "))
    if code is None or (year.value is not None and not _A_YEAR.fullmatch(year.value)):
        return None
    return When(year.start, part.end, f"{year.value}-{code}" if year.value else None, relative=True)


def _of_year(months: When, year: When) -> When | None:
    """ "The July-September quarter of 1986"."""
    begin, _, end = (months.value or "").partition("/")
    if not (_A_MONTH.fullmatch(begin) and _A_MONTH.fullmatch(end)) or begin[5:] > end[5:]:
        return None
    return When(months.start, year.end, f"{year.value}{begin[4:]}/{year.value}{end[4:]}", year.relative)


def _is_near(left: str, right: str) -> bool:
    days_l, days_r = cal.days(left), cal.days(right)
    return days_l is not None and days_r is not None and abs(days_l.first - days_r.first) <= NEAR


def _between(first: When, second: When) -> When | None:
    begin, end = first.value or "", second.value or ""
    if "/" in begin or "/" in end or begin[-1] in "~%?X" or end[-1] in "~%?X":
        return None
    same = len(begin) == len(end)
    if first.relative and same and len(begin) == len("2025-10-30") and cal.has_year(begin) and begin > end:
        later = reckoning.shifted(end, "week", 1) if second.weekday else f"{begin[:8]}{end[8:]}"
        if later and later > begin and _is_near(begin, end):
            end = later  # "from Monday to Friday", "from the 3rd to the 5th"
    told_once = first.relative and first.weekday is None and (not second.relative or begin > end)
    if told_once and _A_DAY_OR_MONTH.fullmatch(begin) and cal.has_year(end):
        begin = f"{end[:4]}{begin[4:]}"  # "from March to May 2021": the year is told once
        if begin > end:
            begin = f"{int(end[:4]) - 1:04}{begin[4:]}"
    if not cal.has_year(begin) and cal.has_year(end):
        begin = end[:4] + begin[4:]
    if cal.has_year(begin) and not cal.has_year(end) and not first.relative:
        end = begin[:4] + end[4:]
        if end < begin:
            end = f"{int(begin[:4]) + 1:04}{end[4:]}"
    value = f"{begin}/{end}"
    if (cal.days(value) is None and cal.has_year(begin)) or (not same and not cal.has_year(value)):
        return None
    return When(first.start, second.end, value, relative=first.relative or second.relative)
