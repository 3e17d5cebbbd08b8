"""Numbers that are no figures: names, identifiers, list marks, versions, telephone numbers. They take their place and give no claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.extractors.overlaps import Taken
from checker.model import Claim
from checker.text.lookup import column, table
from checker.text.scan import Scan

_IDENTIFIERS = (
    re.compile(r"\d(?<![\w.].)\d*(?:\.\d+){2,}(?!\w)"),  # 192.168.1.2, version 1.2.3
    re.compile(r"\d(?<!\w.)[\d()]{0,8}(?:[ -][\d()]{2,8}){3,6}(?!\w)"),  # +44 20 7946 0958
    re.compile(r"\d(?<![\w-].)\d\d-(?:\d{3}-)?\d{4}(?![\w-])"),  # 555-0123
    re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,20}\]"),  # [12] a citation
    re.compile(r"24/7(?<![\w.,]....)(?!\w)"),
    re.compile(r"http(?<!\w....)s?://\S+"),
    re.compile(r"www\.(?<!\w....)\S+"),
)
_JOINED = (
    (re.compile(r"@\w[\w.-]{0,250}"), re.compile(r"[\w.+-]{1,64}\Z")),  # a mail address
    (
        re.compile(r"-\d{1,3}[A-Z]?(?![.,]\d|\w|-)"),
        re.compile(r"(?<![\w-])(?:[A-Za-z]{0,20}[A-Z]|[A-Z][a-z]{1,20})\Z"),
    ),  # COVID-19, F-16, Catch-22
)
"""What follows a name's letters, and those letters."""
_LINE_START = r"(?:^|(?<=\0))[ \t]*"
_LIST_MARK = re.compile(_LINE_START + r"\(?\d{1,3}[.)](?=\s)", re.MULTILINE)
_CLAUSE = re.compile(_LINE_START + r"\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=[ \t]+[\"“(]?(?P<word>[A-Z][a-z]*)(?![A-Z]))", re.MULTILINE)
"""The number of a clause: "4.1 The Customer shall pay"; no "2.5 Million"."""
_LABEL = re.compile(r"(\w+)\.? \Z")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*\.? \Z")


_SHORTEST_SPACED = 10


@cache
def _labels() -> dict[str, bool]:
    return {row["word"]: row["capital"] == "yes" for row in table("labels")}


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """No claims: what is taken here is read as a figure by nobody."""
    spaced = {(n.start, n.end) for n in scan.numerals if n.end - n.start > _SHORTEST_SPACED}  # "1 414 021 100" is no telephone number
    for start, end in _identifiers(scan.text):
        if taken.free(start, end) and (start, end) not in spaced:
            taken.take(start, end)
    for numeral in scan.numerals:
        if (
            not numeral.ordinal
            and _is_name(scan, numeral.start, numeral.end, spelled=numeral.spelled)
            and taken.free(numeral.start, numeral.end)
        ):
            taken.take(numeral.start, numeral.end)
    yield from ()


def _identifiers(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (*_IDENTIFIERS, _LIST_MARK):
        for match in pattern.finditer(text):
            yield match.span()
    for match in _CLAUSE.finditer(text):
        if match["word"].lower() not in column("scales", "form", "form"):
            yield match.span()
    for pattern, before in _JOINED:
        for match in pattern.finditer(text):
            letters = before.search(text, max(0, match.start() - 64), match.start())
            if letters is not None:
                yield letters.start(), match.end()


def _is_name(scan: Scan, start: int, end: int, *, spelled: bool) -> bool:
    text = scan.text
    before = text[max(0, start - 24) : start]
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper() and spelled:
        return True  # one-China
    if spelled:
        return text[start].isupper() and _CAPITALISED.search(before) is not None  # Air Force One
    label = _LABEL.search(before)
    if label is None:
        return False
    capital = _labels().get(label[1].lower())
    return capital is not None and (not capital or label[1][0].isupper())
