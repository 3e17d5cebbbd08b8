"""The time that a figure or an event is about, by ownership: each date of a sentence belongs to the claim it stands at.

A line of a table set in plain text ("Net 156,576 vs 443,404") takes the time that the line above it names ("Qtr ended Jan 31").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.annotators.clauses import Clause, Reading
from checker.annotators.label_lines import LabelLines
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, Section
from checker.text.calendar import loosely
from checker.text.folding import squeeze
from checker.text.lookup import column
from checker.text.reckoning import shifted
from checker.text.tagging import NOUNS, VERBS
from checker.text.when import When, words

NEAR = 6
"""Tokens within which a date belongs to an older figure: "down from 9.2 pct in February"."""
FRONTED = 3
"""Tokens of a sentence before which a date stands for all of it."""

_LABELS = re.compile(r"\s?:\s?")
"""What stands between a time and the figure that it alone belongs to."""
LONGEST_LABELLING = len(" : ")
_OPENS_LABEL = re.compile(r"\((?:an?\s|the\s)?|[,;]\s(?:an?\s|the\s)?\Z")
_SHARED = re.compile(r",?\s(?:to|or|and)\s(?:an?\s|the\s)?(?:\w+\s){0,2}")
"""What stands between two figures of one time: "rose 5 pct to a record 12 million in 2025"."""
_DATELINE = Section.DATELINE  # to ask an enumeration takes time
_TIMED = FIGURE_KINDS | {Kind.VENUE, Kind.ORDINAL, Kind.SUPERLATIVE}
_FINITE = "am"
_NOMINAL = NOUNS + "#"


def annotate(reading: Reading) -> None:
    """Set ``period`` of figures and venues, in EDTF or, where it stays unresolved, in the words as written ("next season")."""
    paired = any(claim.partner for claim in reading.claims)
    by_id = {claim.id: claim for claim in reading.claims} if paired else {}
    lines = LabelLines(reading.scan)
    for clause in reading.clauses:
        timed = [claim for claim in clause.claims if claim.kind in _TIMED]
        if not timed:
            continue
        held = clause.whens
        if held:
            _own(clause, timed, held, by_id)
        elif (heading := lines.heading(clause.index)) is not None:
            _take_heading(timed, heading)
    for claim in by_id.values():
        mate = by_id.get(claim.partner) if claim.partner else None
        if mate is None or claim.period is not None or mate.period is None:
            continue
        superseded = any(cue.startswith("revision:") for cue in claim.cues)
        if superseded if claim.role is FigureRole.PREVIOUS else mate.role is not FigureRole.PREVIOUS:
            claim.period = mate.period  # a superseded figure is about the same time as the one that supersedes it


def _take_heading(timed: Sequence[Claim], heading: str) -> None:
    for claim in timed:
        older = claim.role is FigureRole.PREVIOUS
        claim.period = shifted(heading, "year", -1) if older else heading


def _own(clause: Clause, timed: Sequence[Claim], held: Sequence[When], by_id: dict[str, Claim]) -> None:
    text = clause.scan.text
    datelines = {claim.start for claim in clause.claims if claim.section is _DATELINE}
    whens = [when for when in held if when.start not in datelines and not _is_aside(clause, when)]
    if not whens:
        return
    figures = [claim for claim in timed if claim.kind in FIGURE_KINDS]
    owned: dict[int, Claim] = {}
    for claim, when in _right(clause, timed, figures, whens):
        is_older = claim.role is FigureRole.PREVIOUS and by_id.get(claim.partner or "") is not None
        if is_older and clause.at(when.start) - clause.at(claim.end) > NEAR:
            continue
        claim.period = _told(text, when)
        if claim.kind in FIGURE_KINDS:
            owned[when.start] = claim
    following = {claim.start for claim in owned.values()}
    for at, claim in enumerate(timed):
        if claim.period is not None:
            continue
        mate = by_id.get(claim.partner or "") if claim.role is FigureRole.PREVIOUS else None
        if (
            mate is None
            and at + 1 < len(timed)
            and timed[at + 1].start in following
            and _SHARED.fullmatch(text, claim.end, timed[at + 1].start)
        ):
            claim.period = timed[at + 1].period
            continue
        left = _left(clause, claim, figures, whens, owned, since=mate.end if mate is not None else None)
        if left is not None:
            claim.period = _told(text, left)
        elif at and mate is None and _SHARED.fullmatch(text, timed[at - 1].end, claim.start):
            claim.period = timed[at - 1].period


def _told(text: str, when: When) -> str:
    return loosely(when.value) if when.value else squeeze(text[when.start : when.end])


def _labels(text: str, when: When) -> bool:
    """Tell whether a colon follows a time: "2023: "."""
    return ":" in text[when.end : when.end + 2] and _LABELS.match(text, when.end) is not None


def _is_label(text: str, when: When, start: int) -> bool:
    """Tell whether a time belongs to the figure right behind it alone: "2023: 12", "(1985 12", ", a year ago 12"."""
    if _LABELS.fullmatch(text, when.end, start):
        return True
    before = _OPENS_LABEL.search(text, max(0, when.start - 5), when.start) if text[when.end : start].isspace() else None
    return before is not None and (text[before.start()] == "(" or (when.relative and text[when.start : when.end].lower().endswith(_THEN)))


_THEN = ("ago", "earlier", "before")


def _is_aside(clause: Clause, when: When) -> bool:
    """Tell whether a date says when something was said or falls due, not when it was so: "said on Monday", "due April 3"."""
    first = clause.at(when.start)
    at = first - 1
    while at >= 0 and clause.words[at] in ("on", "in", "late", "early", "the"):
        at -= 1
    if at >= 0:
        if clause.words[at] in words("falls due"):
            return True
        if clause.line[at] in VERBS and clause.words[at] in column("reporting_verbs", "word", "word"):
            return True
    if not when.relative or (when.value is not None and len(when.value) in (4, 7)):
        return False  # "in 2024 it reported a profit of": the year is that of the profit
    if clause.scan.folded[when.start : when.end].split()[-1] not in words("when it was said"):
        return False
    verb = next((at for at in range(clause.at(when.end), len(clause.line)) if clause.line[at] in VERBS), None)
    return verb is not None and clause.words[verb] in column("reporting_verbs", "word", "word")


def _right(clause: Clause, timed: Sequence[Claim], figures: Sequence[Claim], whens: Sequence[When]) -> Iterator[tuple[Claim, When]]:
    """Each claim with the first date after it that no other figure and no new clause stands before."""
    text = clause.scan.text
    when_starts = [when.start for when in whens]
    starts = [figure.start for figure in figures]
    none = len(text)
    for claim in timed:
        start = claim.start
        at = bisect_left(when_starts, start)
        labelled = whens[at - 1] if at else None
        if labelled is not None and 0 <= start - labelled.end <= LONGEST_LABELLING and _is_label(text, labelled, start):
            yield claim, labelled  # "up from (2023: £283 million)"
            continue
        if at == len(whens):
            continue
        when = whens[at]
        inside = when.start < claim.end
        behind, following = _from(starts, when.end, none), _from(starts, claim.end, none)
        if inside or not (
            _labels(text, when)
            or (behind < none and behind - when.end <= LONGEST_LABELLING and _is_label(text, when, behind))
            or following < when.start
            or _parts(clause, claim.end, when.start)
        ):
            yield claim, when


def _from(starts: Sequence[int], offset: int, none: int) -> int:
    """The first of some offsets, in order, that is not before one; ``none`` where all are."""
    at = bisect_left(starts, offset)
    return starts[at] if at < len(starts) else none


def _parts(clause: Clause, start: int, end: int) -> bool:
    """Tell whether a figure and the date after it belong to two clauses, or the date to what the figure is compared with."""
    first = clause.at(start)
    if _CLAUSE_OPENS.fullmatch(clause.scan.folded, start, end) and any(
        letter in _FINITE or letter in VERBS for letter in clause.line[clause.at(end) :]
    ):
        return True  # "it earned $5 million, and in 2024 it earned"
    verbs = 0
    for at in range(first, clause.at(end)):
        word, letter = clause.words[at], clause.line[at]
        if word in words("compares") or word in ";:(" or letter == "w":
            return True
        if verbs and (word == "," or letter == "c"):
            return True
        # "the 40 tonnes harvested last year" is one thing, "rose 5 pct, and fell in March" are two
        if letter in _FINITE or (letter in VERBS and not (word.endswith(("ed", "en")) and at and clause.line[at - 1] in _NOMINAL)):
            verbs += 1
            if verbs == 1 and _has_verb(clause, first):
                return True
    return False


def _opens_clause(clause: Clause, end: int) -> bool:
    """Tell whether the date that ends at an offset opens a clause within its sentence: "…; in 2024, it was $6 million"."""
    at = clause.at(end) - 1
    while at >= 0 and clause.words[at] not in _BEFORE_FRONTED:
        at -= 1
        if clause.at(end) - at > FRONTED + 1:
            return False
    return at > 0 and (clause.words[at - 1] == ";" or clause.line[at - 1] == "c")


_BEFORE_FRONTED = frozenset(("in", "on", "by", "for", "during"))
_CLAUSE_OPENS = re.compile(r"(?:,\s(?:and|but|while|whereas)|;)\s(?:in|on|by|for|during)\s(?:the\s)?")


def _has_verb(clause: Clause, stop: int) -> bool:
    """Tell whether a verb stands before a figure, so that it is not what the next verb says something of."""
    said = column("reporting_verbs", "word", "word")
    return any(clause.line[at] in VERBS + _FINITE and clause.words[at] not in said for at in range(stop))


def _left(
    clause: Clause, claim: Claim, figures: Sequence[Claim], whens: Sequence[When], owned: dict[int, Claim], *, since: int | None
) -> When | None:
    """The date before a claim that no figure before it owns; else the one that opens the sentence.

    Args:
        since: for an older figure where the newer one ends: only what is said of the older one counts.
    """
    text = clause.scan.text

    def may(when: When) -> bool:
        return when.end <= claim.start and not _labels(text, when) and not _is_base(clause, when, text[when.end : claim.start])

    until = bisect_left(whens, claim.start, key=_start)
    nearest = next(filter(may, (whens[at] for at in range(until - 1, -1, -1))), None)
    if nearest is None:
        return None
    if since is not None:
        return nearest if nearest.start >= since and nearest.start not in owned else None
    if claim.kind not in FIGURE_KINDS:
        return nearest
    after = bisect_left(figures, nearest.end, key=_start)
    between = after < len(figures) and figures[after].end <= claim.start
    if not between and nearest.start not in owned and not _new_clause(clause, nearest.end, claim.start):
        return nearest
    fronted = next(filter(may, whens))
    if clause.at(fronted.start) > FRONTED or fronted.start in owned:
        return None
    return fronted if figures[0].end > fronted.start else None


def _start(each: Claim | When) -> int:
    return each.start


def _is_base(clause: Clause, when: When, between: str) -> bool:
    """Tell whether a date is the one compared with, not that of a figure after it: "rose 62% from a year earlier to $57 bn"."""
    before = clause.at(when.start) - 1
    if before < FRONTED or clause.words[before] not in words("compares") or clause.words[before] in _BOUNDS:
        return False
    ago = clause.scan.folded[when.start : when.end].split()[-1] in ("earlier", "ago", "before")
    return _LEADS_TO.match(between) is not None or (ago and between.startswith(" at "))


_BOUNDS = frozenset(("since", "before", "after"))
_LEADS_TO = re.compile(r",?\s(?:to|and)\s")


def _new_clause(clause: Clause, start: int, end: int) -> bool:
    """Tell whether a date ends what comes before, and the figure stands in another clause."""
    first = clause.at(start)
    if first <= FRONTED + 1 or _opens_clause(clause, start):
        return False
    comma = False
    for at in range(first, clause.at(end)):
        word, letter = clause.words[at], clause.line[at]
        comma = comma or word in (",", ";")
        if letter == "w" or word in words("opens a clause") or word in words("compares"):
            return True
        if comma and (letter in _FINITE or (letter in VERBS and not word.endswith("ing"))):
            return True
    return False
