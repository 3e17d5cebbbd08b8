"""Figures that are given up for others: "please read 45, not 54", "3 million rather than 4 million, as announced earlier"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.annotators.chains import frame_words
from checker.annotators.clauses import Clause, Reading
from checker.annotators.given_up import (
    LONGEST_GAP,
    LONGEST_LEAD,
    first_wrong,
    given_before,
    is_amended,
    is_superseded,
    may_give_up,
    phrase_before,
    told_before,
)
from checker.annotators.partners import quoted
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, Status
from checker.text.folding import fold, squeeze
from checker.text.lookup import column
from checker.text.notices import correcting_words

_CORRECTED = FIGURE_KINDS | {Kind.DATE, Kind.TIME, Kind.VENUE, Kind.ORDINAL, Kind.SCORE}
_BARE = frozenset({Kind.NUMBER, Kind.COUNT})


class _Item(NamedTuple):
    """A claim of a sentence that may be corrected, or correct another, with its first token and one past its last."""

    claim: Claim
    first: int
    stop: int


def annotate(reading: Reading) -> None:
    """Set ``role`` and ``partner`` of what is corrected, with the cues ``revision:`` on what is given up and ``corrects:`` in a notice."""
    found = reading.scan.notices
    for start, end, word in found.correcting:
        for claim in reading.claims:
            if start <= claim.start < end and not any(cue.startswith("corrects:") for cue in claim.cues):
                claim.cues = (*claim.cues, f"corrects:{word}")
    told: list[tuple[Clause, list[_Item]]] = []
    given_up = False
    for clause in reading.clauses:
        telling = bool(found.telling) and _overlaps(clause, found.telling)
        if not telling and (len(clause.claims) < 2 or not may_give_up(clause.words)):
            continue
        items = _items(clause)
        for at in range(len(items)):
            _correct(clause, items, at, telling=telling)
        if telling:
            told.append((clause, items))
        elif not found.correcting and any(is_superseded(item.claim) for item in items):
            given_up = True
    for at, (clause, items) in enumerate(told):
        if at and items and told[at - 1][0].index + 1 == clause.index:
            _goes_on(clause, items, told[at - 1][1])
        if first_wrong(clause) is not None:
            _misstated(clause, items, told[at + 1] if at + 1 < len(told) else None)
            _told_above(reading, clause, items)
    if given_up and reading.scan.document.title:
        said = next((word for word in fold(reading.scan.document.title).split() if word in correcting_words("corrects title")), None)
        if said is not None:
            for claim in reading.claims:
                claim.cues = (*claim.cues, f"corrects:{said}")


def _overlaps(clause: Clause, stretches: Sequence[tuple[int, int]]) -> bool:
    first, last = clause.scan.sentences[clause.index]
    return any(start < last and first < end for start, end in stretches)


def _items(clause: Clause) -> list[_Item]:
    """What may be corrected, in order; the number of a line or page of a text is none: "in line 4"."""
    parts = correcting_words("part")
    held = zip(clause.claims, clause.spans, strict=True)
    return [
        _Item(claim, *span)
        for claim, span in held
        if claim.kind in _CORRECTED and span[0] < span[1] and not (span[0] and clause.words[span[0] - 1] in parts and claim.kind in _BARE)
    ]


def _correct(clause: Clause, items: Sequence[_Item], at: int, *, telling: bool) -> None:
    """Pair what stands at ``at`` with what it is given up for, or what is given up for it."""
    item = items[at]
    instead = phrase_before(clause, item.first, "instead", farther=telling)
    if instead is not None:
        stop = _told_before(clause, item, bare=True)
        reported = not correcting_words("stated").isdisjoint(clause.words[instead : item.first])  # "instead of the reported 5"
        if telling or reported or stop is not None:
            turned = telling and _is_turned(clause, items, at)
            for new, old in [(items[at + 1], item)] if turned else _paired(clause, items, at, instead):
                _supersede(clause, items, old, new, instead, max(stop or 0, old.stop))
            return
    if telling and at and _reads_for(clause, items[at - 1], item):
        _supersede(clause, items, items[at - 1], item, items[at - 1].first, items[at - 1].stop)
        return
    given = given_before(clause, item.first)
    if given is not None:
        nearest = _nearest(items, at, given)
        if nearest is not None:
            _supersede(clause, items, item, nearest, given, item.stop)
        return
    newer = next((each for each in items if each.claim.id == item.claim.partner), None)
    if newer is None or item.claim.role is not FigureRole.PREVIOUS or is_superseded(item.claim):
        return
    stop = _told_before(clause, item, bare=False)
    if stop is not None or is_amended(clause, min(item.first, newer.first), telling=telling):
        told = quoted(clause, newer.claim, item.claim) if newer.first < item.first else f"from {squeeze(item.claim.text)}"
        after = clause.said(item.stop, stop) if stop is not None else ""
        item.claim.cues = (*item.claim.cues, f"revision:{told} {after}".rstrip())


def _told_before(clause: Clause, item: _Item, *, bare: bool) -> int | None:
    """The same as :func:`told_before`; what was "originally planned" is a plan."""
    stop = told_before(clause, item.stop, bare=bare)
    words = clause.words[item.stop : stop] if stop is not None else []
    status = next((_statuses()[word] for word in reversed(words) if word in _statuses()), None)
    item.claim.status = status or item.claim.status
    return stop


@cache
def _statuses() -> dict[str, Status]:
    known = column("statuses", "word", "status")
    return {word: Status(known[word]) for word in correcting_words("meant") if word in known}


def _goes_on(clause: Clause, items: Sequence[_Item], before: Sequence[_Item]) -> None:
    """ "Please read ... 45 ... Instead of 54.": the sentence of a notice that gives up what the one before it tells."""
    older = items[0]
    if is_superseded(older.claim) or phrase_before(clause, older.first, "instead", farther=True) != 0:
        return
    alike = [item for item in before if _alike(item.claim, older.claim)]
    if len(alike) == 1 and not is_superseded(alike[0].claim) and len(items) == 1:
        _supersede(clause, items, older, alike[0], 0, older.stop)


def _is_turned(clause: Clause, items: Sequence[_Item], at: int) -> bool:
    """Tell whether the figure at ``at`` is given up for the next: "not 12 but 10"."""
    if at + 1 >= len(items) or not _alike(items[at].claim, items[at + 1].claim):
        return False
    between = clause.words[items[at].stop : items[at + 1].first]
    return "but" in between[:2] and len(between) <= LONGEST_LEAD


def _reads_for(clause: Clause, older: _Item, newer: _Item) -> bool:
    """Tell whether a figure is to be read for the one before it: "for 12 pct read 10 pct", "instead of 12 pct please read 10 pct"."""
    between = clause.words[older.stop : newer.first]
    given = phrase_before(clause, older.first, "given") is not None or clause.words[older.first - 1 : older.first] == ["for"]
    return given and "read" in between and len(between) <= LONGEST_LEAD and _alike(older.claim, newer.claim)


def _paired(clause: Clause, items: Sequence[_Item], at: int, instead: int) -> Iterator[tuple[_Item, _Item]]:
    """The newer and the older figures before and after "instead of", pair by pair: "5 vs 4 instead of 3 vs 2"."""
    last = _nearest(items, at, instead)
    if last is None:
        return
    older = [items[at]]
    for each in items[at + 1 :]:
        if not _is_versus(clause, older[-1].stop, each.first):
            break
        older.append(each)
    newer = [last]
    for each in reversed(items[: items.index(last)]):
        if not _is_versus(clause, each.stop, newer[0].first):
            break
        newer.insert(0, each)
    if len(newer) == len(older) or len(newer) == 1:
        yield from zip(newer, older, strict=False)


def _is_versus(clause: Clause, start: int, stop: int) -> bool:
    between = clause.words[start:stop]
    return 0 < len(between) <= 2 and not frame_words("versus").isdisjoint(between)


def _nearest(items: Sequence[_Item], at: int, before: int) -> _Item | None:
    """The nearest figure before a token that the one at ``at`` may be given up for; None where a bare number may be of several things."""
    claim = items[at].claim
    held = [item for item in items[:at] if item.stop <= before and before - item.stop <= LONGEST_GAP and _alike(item.claim, claim)]
    held = [item for item in held if item.claim.kind is claim.kind] or held
    units = {item.claim.unit for item in held if item.claim.unit is not None} if claim.kind is Kind.NUMBER else set()
    return held[-1] if held and len(units) <= 1 else None


def _alike(left: Claim, right: Claim) -> bool:
    """Tell whether two claims can be states of one thing; a bare number of about that size takes its unit from the other."""
    if left.kind is right.kind:
        return left.dimension == right.dimension
    if Kind.NUMBER not in (left.kind, right.kind) or not {left.kind, right.kind} <= FIGURE_KINDS:
        return False
    values = left.value, right.value
    if not all(isinstance(value, float) and value for value in values):
        return False
    return 1 / _ALIKE < abs(float(values[0] or 1) / float(values[1] or 1)) < _ALIKE


_ALIKE = 100
"""How many times a bare number may differ from the figure that it shares a unit with."""


def _misstated(clause: Clause, items: Sequence[_Item], following: tuple[Clause, list[_Item]] | None) -> None:
    """ "An earlier version misstated the number as 40. It was 14.": the one figure that was told is given up for the first alike."""
    wrong = first_wrong(clause)
    if wrong is None:
        return
    stop = next((at for at in range(wrong, len(clause.words)) if clause.words[at] == ";"), len(clause.words))
    older = [item for item in items if wrong < item.first < stop]
    newer = [item for item in items if item.first > stop]
    if not newer and following is not None and following[0].index == clause.index + 1 and first_wrong(following[0]) is None:
        newer = following[1]
    if any(is_superseded(item.claim) for item in (*older, *newer)):
        return
    for item in newer:
        alike = [each for each in older if _alike(each.claim, item.claim)]
        if len(alike) == 1:
            _supersede(clause, items, alike[0], item, wrong, alike[0].stop)
            return
        if alike:
            return


def _told_above(reading: Reading, clause: Clause, items: Sequence[_Item]) -> None:
    """ "The firm will cut 230 jobs. ... An earlier version of this story said 320 jobs.": given up for the one like value above."""
    wrong = first_wrong(clause)
    older = [item for item in items if wrong is not None and wrong < item.first]
    if len(older) != 1 or len(items) != 1 or is_superseded(older[0].claim):
        return
    old = older[0].claim
    start = clause.scan.sentences[clause.index][0]
    alike = [claim for claim in reading.claims if claim.start < start and _alike(claim, old) and claim.unit == old.unit]
    values = {claim.value for claim in alike if not is_superseded(claim)}
    if len(values) == 1 and old.value not in values:
        _supersede(clause, items, older[0], _Item(alike[-1], 0, 0), wrong or 0, older[0].stop)


def _supersede(clause: Clause, items: Sequence[_Item], older: _Item, newer: _Item, start: int, stop: int) -> None:
    """Make of two claims the one that is given up and the one that it is given up for, which takes its place beside the others."""
    old, new = older.claim, newer.claim
    for item in items:
        if item.claim.partner == old.id and item.claim is not new:
            item.claim.partner = new.id  # "2.99 billion (revised from 3.01 billion) against 2.70 billion"
    old.role, old.partner = FigureRole.PREVIOUS, new.id
    old.trend = old.trend or new.trend
    if new.role is not FigureRole.PREVIOUS or new.partner is None:  # the corrected figure may be the older end of a change
        new.role, new.partner = FigureRole.CURRENT, old.id
    if not is_superseded(old):
        old.cues = (*old.cues, _cue(clause, start, stop))


def _cue(clause: Clause, start: int, stop: int) -> str:
    """The words that give a figure up, as they stand."""
    text = clause.scan.text[clause.starts[start] : clause.ends[min(stop, len(clause.ends)) - 1]]
    return "revision:" + re.sub(r"^[\s,;(]+", "", squeeze(text))
