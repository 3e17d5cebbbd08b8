"""Figures that belong together: "from 57 to 47", "20 million (up from the previous 12 million)", "rose 5% to 47"."""

from __future__ import annotations

import itertools
import re
from functools import cache

from checker.annotators.clauses import Reading
from checker.model import FIGURE_KINDS, Claim, FigureRole, Trend
from checker.text.folding import squeeze
from checker.text.lookup import column, table
from checker.text.scan import Scan

_FROM = re.compile(r"\bfrom (?:about |around |some |nearly |over )?\Z")
_TO = re.compile(r"\bto (?:about |around |some |nearly |over |a record )?\Z")
_PERIOD_NOUNS = "year|month|quarter|week|day|season|decade|fiscal|session|period"
_OLDER = re.compile(
    r"""(?:\b(?:up|down|higher|lower|increase|decrease|rise|drop|fall|raised|cut|lowered|revised)\s+from
        | \b(?:compared\s+(?:with|to)|versus|vs\.?|against|instead\s+of|rather\s+than)
        | \A,?\s*from )
        (?P<between>(?:\s+[\w'’-]+){0,4}?\s*)\Z""",
    re.VERBOSE,
)
_TREND = re.compile(r"([a-z]+)(?: by| another| a further| some| about| around| nearly| an additional| more than)?\s*\Z")


@cache
def _trends() -> dict[str, Trend]:
    return {row["word"]: Trend(row["trend"]) for row in table("trends")}


@cache
def _old_words() -> re.Pattern[str]:
    words = sorted(column("revisions", "word", "word"), key=len, reverse=True)
    return re.compile(rf"(?<!-)\b(?P<period>(?:{_PERIOD_NOUNS})s?\s)?({'|'.join(words)})\b(?!\s+(?:{_PERIOD_NOUNS})s?\b)")


def annotate(reading: Reading) -> None:
    """Set ``role`` and ``partner`` of figures that belong together, ``trend`` of those that are a change, the cue that supersedes."""
    for clause in reading.clauses:
        figures = [claim for claim in clause.claims if claim.kind in FIGURE_KINDS]
        for claim in figures:
            _set_trend(reading.scan, claim)
        for left, right in itertools.pairwise(figures):
            if left.dimension != right.dimension or left.partner or right.partner:
                continue
            _pair(reading.scan, left, right)


def _set_trend(scan: Scan, claim: Claim) -> None:
    before = squeeze(scan.folded[max(0, claim.start - 40) : claim.start])
    match = _TREND.search(before)
    if match and match[1] in _trends() and not before.endswith((" to", " at")):
        claim.trend = _trends()[match[1]]


def _pair(scan: Scan, left: Claim, right: Claim) -> None:
    before = squeeze(scan.folded[max(0, left.start - 24) : left.start]) + " "
    raw = scan.folded[left.end : right.start]
    gap = squeeze(raw)
    if _FROM.search(before) and gap in ("to", "to about", "to around", "to nearly", "to some", "to a record"):
        _join(previous=left, current=right)
    elif (_TO.search(before) or left.trend is None) and gap in ("from", "from about", "from around", "from some"):
        _join(previous=right, current=left)
    elif left.trend is not None and gap == "to":
        left.role, right.role = FigureRole.DELTA, FigureRole.CURRENT
        left.partner, right.partner = right.id, left.id
    elif (older := _OLDER.search(raw)) and len(raw) < 120:
        _join(previous=right, current=left)
        right.trend = None
        cue = _old_words().search(older["between"])
        if cue and not cue["period"]:  # "a year earlier" is another time, no figure that was given up
            right.cues = (*right.cues, f"revision:{_quoted(scan, left, right)}")


def _quoted(scan: Scan, left: Claim, right: Claim) -> str:
    """The words that supersede, as they stand: "up from the previous 12 million tons target"."""
    text = scan.text[left.end : right.end]
    start = re.search(r"\b(?:up|down|higher|lower|revised|raised|cut|lowered|compared|versus|vs|against|instead|rather)\b", text)
    after = re.match(
        r"\s+(?:target|estimate|forecast|figure|goal|plan|projection|guidance|count|toll)s?\b", scan.text[right.end : right.end + 20]
    )
    return squeeze((text[start.start() :] if start else text) + (after.group() if after else ""))


def _join(*, previous: Claim, current: Claim) -> None:
    previous.role, current.role = FigureRole.PREVIOUS, FigureRole.CURRENT
    previous.partner, current.partner = current.id, previous.id
    previous.trend = current.trend = None
