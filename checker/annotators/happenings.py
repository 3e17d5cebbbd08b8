"""What a date is the date of: the event it stands with, or the document itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from operator import attrgetter

from checker.annotators.clauses import Clause, Reading
from checker.annotators.datelines import is_dateline
from checker.model import Claim, Kind, Section
from checker.text.events import Event
from checker.text.lookup import column, table
from checker.text.scan import Scan
from checker.text.tagging import VERBS

LONGEST_GAP = 14
"""Tokens that may stand between an event and its date."""
LONGEST_CHAIN = 8
"""Events before a date that are looked at."""

_LEADING = {"on", "in", "late", "early", ",", "for", "during", "over"}
_BOUNDING = {"since", "until", "till", "by", "before", "after", "from", "to"}
_DATE = Kind.DATE  # to ask an enumeration takes time
_DATELINE_END = re.compile(r"\s*[—–:-]")


@cache
def _metadata() -> re.Pattern[str]:
    """The label of a line that says when the document was published or copied."""
    labels = sorted((row["label"] for row in table("date_labels")), key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(labels)})(?: on| at)?\s*:?\s*")


def annotate(reading: Reading) -> None:
    """Set ``entity`` and ``property`` of dates that say when an event is; ``section`` of those that date the document.

    A date of saying ("said on Monday") or of no event keeps None: it is compared with nothing.
    """
    eventful = reading.scan.cued("event")
    for clause in reading.clauses:
        for claim in clause.claims:
            if claim.kind is not _DATE:
                continue
            begin = clause.starts[0]
            value = claim.value if isinstance(claim.value, str) else None
            if (
                _metadata().fullmatch(clause.scan.folded, begin, claim.start)
                or _dates_document(clause.scan, claim)
                or is_dateline(clause.scan.text, begin, claim.start, claim.end, value)
            ):
                claim.section = Section.DATELINE
                continue
            event = _event(clause, claim) if clause.index in eventful else None
            if event is not None:
                claim.entity, claim.property = event.name, "date"
                claim.cues = (*claim.cues, f"event:{event.family}", *(f"event name:{word}" for word in event.proper))


def _dates_document(scan: Scan, claim: Claim) -> bool:
    document = scan.document
    if claim.value != document.published:
        return False
    if _DATELINE_END.match(scan.text, claim.end) is not None:
        return True
    return document.published_from is not None and document.published_from == document.where(claim.start)


def _event(clause: Clause, claim: Claim) -> Event | None:
    """The event that a date belongs to: the first of a chain ("the meeting on the sidelines of the summit") that ends before it."""
    at = clause.at(claim.start)
    while at and clause.words[at - 1] in _LEADING:
        at -= 1
    if at and clause.words[at - 1] in _BOUNDING:
        return None
    if at and clause.line[at - 1] in VERBS and clause.words[at - 1] in column("reporting_verbs", "word", "word"):
        return None
    last = bisect_right(clause.events, at, key=attrgetter("stop"))
    near = clause.events[max(0, last - LONGEST_CHAIN) : last]
    before = [event for event in near if not _only_a_bound(clause, event)]
    if not before or at - before[-1].stop > LONGEST_GAP or _new_clause(clause, before[-1].stop, at):
        return None
    chosen = before[-1]
    for earlier in reversed(before[:-1]):
        if chosen.first - earlier.stop > 5 or any(letter in VERBS for letter in clause.line[earlier.stop : chosen.first]):
            break
        chosen = earlier
    return chosen


def _only_a_bound(clause: Clause, event: Event) -> bool:
    """Tell whether an event only bounds the time of something else: "Before the summit, ministers gathered in May"."""
    at = event.first
    while at and clause.line[at - 1] == "d":
        at -= 1
    return at > 0 and (clause.words[at - 1] in _BOUNDING or clause.words[max(0, at - 2)] == "ahead")


def _new_clause(clause: Clause, start: int, stop: int) -> bool:
    """Tell whether a verb of saying or a new clause stands between an event and a date."""
    between = range(start, stop)
    said = any(clause.words[at] in column("reporting_verbs", "word", "word") for at in between)
    return said or any(clause.line[at] in "cw" and clause.words[at] != "and" for at in between)
