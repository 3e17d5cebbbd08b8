"""Figures that are given up for others: "please read 45, not 54", "3 million rather than 4 million, as announced earlier"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.annotators.chains import frame_words
from checker.annotators.clauses import Clause, Reading
from checker.annotators.partners import quoted
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, Status
from checker.text.folding import fold, squeeze
from checker.text.lookup import column, word_set
from checker.text.notices import correcting_words
from checker.text.tagging import VERBS

_CORRECTED = FIGURE_KINDS | {Kind.DATE, Kind.TIME, Kind.VENUE, Kind.ORDINAL, Kind.SCORE}
_BARE = frozenset({Kind.NUMBER, Kind.COUNT})
LONGEST_GAP = 20
"""Tokens between a figure and the one that is given up for it."""
LONGEST_LEAD = 4
"""Words between "not" and the figure that it gives up: "not in the"."""
LONGEST_TELLING = 9
"""Words after a figure that tell who gave it before: "as the company had originally announced"."""
_ENDS = frozenset('.;:()"')


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
        first, last = clause.scan.sentences[clause.index]
        telling = any(start < last and first < end for start, end in found.telling)
        if not telling and (len(clause.claims) < 2 or _asked().isdisjoint(clause.words)):
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
        if _first_wrong(clause) is not None:
            _misstated(clause, items, told[at + 1] if at + 1 < len(told) else None)
    if given_up and reading.scan.document.title:
        said = next((word for word in fold(reading.scan.document.title).split() if word in correcting_words("corrects title")), None)
        if said is not None:
            for claim in reading.claims:
                claim.cues = (*claim.cues, f"corrects:{said}")


@cache
def _asked() -> frozenset[str]:
    """Words of which a sentence outside of a notice that gives a figure up has one at least."""
    phrases = correcting_words("instead") | correcting_words("revises") | correcting_words("amends") | correcting_words("before")
    return frozenset(word for phrase in phrases for word in phrase.split()) - {"of", "in", "place", "than"}


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
    instead = _phrase_before(clause, item.first, "instead", farther=telling)
    if instead is not None:
        stop = _told_before(clause, item, bare=True)
        if telling or stop is not None:
            turned = telling and _is_turned(clause, items, at)
            for new, old in [(items[at + 1], item)] if turned else _paired(clause, items, at, instead):
                _supersede(clause, items, old, new, instead, max(stop or 0, old.stop))
            return
    if telling and at and _reads_for(clause, items[at - 1], item):
        _supersede(clause, items, items[at - 1], item, items[at - 1].first, items[at - 1].stop)
        return
    given = _given_before(clause, item.first)
    if given is not None:
        nearest = _nearest(items, at, given)
        if nearest is not None:
            _supersede(clause, items, item, nearest, given, item.stop)
        return
    newer = next((each for each in items if each.claim.id == item.claim.partner), None)
    if newer is None or item.claim.role is not FigureRole.PREVIOUS or is_superseded(item.claim):
        return
    stop = _told_before(clause, item, bare=False)
    if stop is not None or _is_amended(clause, min(item.first, newer.first), telling=telling):
        told = quoted(clause, newer.claim, item.claim) if newer.first < item.first else f"from {squeeze(item.claim.text)}"
        after = clause.said(item.stop, stop) if stop is not None else ""
        item.claim.cues = (*item.claim.cues, f"revision:{told} {after}".rstrip())


def _goes_on(clause: Clause, items: Sequence[_Item], before: Sequence[_Item]) -> None:
    """ "Please read ... 45 ... Instead of 54.": the sentence of a notice that gives up what the one before it tells."""
    older = items[0]
    if is_superseded(older.claim) or _phrase_before(clause, older.first, "instead", farther=True) != 0:
        return
    alike = [item for item in before if _alike(item.claim, older.claim)]
    if len(alike) == 1 and not is_superseded(alike[0].claim) and len(items) == 1:
        _supersede(clause, items, older, alike[0], 0, older.stop)


def is_superseded(claim: Claim) -> bool:
    """Tell whether the text gives a claim up for another."""
    return any(cue.startswith("revision:") for cue in claim.cues)


def _phrase_before(clause: Clause, first: int, role: str, *, farther: bool = False) -> int | None:
    """Where a phrase of one role begins that ends right before a figure, or before the words that lead to it; None where none does.

    ``farther`` lets nouns lead to it too: "please read ... a profit of 5, instead of ... a loss of 3".
    """
    words, line = clause.words, clause.line
    skipped = frame_words("comparing")
    leading = 'drlTpOnsNjt."' if farther else "drlTp"
    at, floor = first, max(0, first - (2 * LONGEST_LEAD if farther else LONGEST_LEAD))
    while True:
        for phrase in _phrases(role):
            start = at - len(phrase)
            if start >= 0 and tuple(words[start:at]) == phrase:
                negated = phrase == ("not",) and words[at] in word_set("beside a negation")  # "not more than", "not only"
                return None if negated else start
        if at > floor and (line[at - 1] in leading or words[at - 1] in skipped or words[at - 1] == "of"):
            at -= 1
        else:
            return None


@cache
def _phrases(role: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in correcting_words(role)), key=len, reverse=True))


def _told_before(clause: Clause, item: _Item, *, bare: bool) -> int | None:
    """One past the words after a figure that tell that it was given before: "the company originally announced"; None where none do.

    Args:
        clause, item: the figure.
        bare: whether "as reported" says it without a word of when.
    """
    words = clause.words
    at = item.stop + (words[item.stop : item.stop + 1] == [","])
    known = correcting_words("stated") | correcting_words("meant")
    before = correcting_words("before")
    for told in range(at, min(len(words), at + LONGEST_TELLING)):
        word = words[told]
        if word in _ENDS or clause.line[told] == "#" or (word == "," and told > at):
            return None
        if word not in known:
            continue
        after = words[told + 1 : told + 2]
        if after in (["as"], ["at"]):
            return None  # "a gain of 117,000, previously reported as 166,000"
        if told > at and words[told - 1] in before:
            item.claim.status = _meant(word) or item.claim.status
            return told + 1
        if after and after[0] in before and words[told + 2 : told + 3] not in (["this"], ["in"], ["than"]):
            return told + 2
        return told + 1 if bare and word in correcting_words("stated") and words[at] == "as" else None
    return None


def _meant(word: str) -> Status | None:
    """The status of what was "originally planned"."""
    status = column("statuses", "word", "status").get(word)
    return Status(status) if status is not None and word in correcting_words("meant") else None


def _given_before(clause: Clause, first: int) -> int | None:
    """Where "previously reported as", ", revised from" begins right before a figure; None where nothing like it stands there."""
    words, line = clause.words, clause.line
    at, floor = first, max(1, first - LONGEST_LEAD)
    while at > floor and (line[at - 1] in "dr" or words[at - 1] in frame_words("comparing")) and words[at - 1] not in ("up", "down"):
        at -= 1
    if words[at - 1] in ("as", "at", "by"):
        known = correcting_words("stated") | correcting_words("meant") | _PUT
        start = at - 3
        if start >= 1 and words[at - 2] in known and words[start] in correcting_words("before") and words[start - 1] in _ASIDE:
            return start
    elif words[at - 1] == "from":
        start = at - 2 - (words[at - 2] in _DIRECTIONS)
        if start >= 1 and words[start] in correcting_words("revises") and words[start - 1] in _ASIDE:
            return start
    return None


_PUT = frozenset({"put", "estimated", "shown"})
_ASIDE = frozenset({",", "(", ",(", "was", "were", "been", "and", "figure", "-", "–", "—"})
_DIRECTIONS = frozenset({"up", "down", "upward", "upwards", "downward", "downwards"})


def _is_turned(clause: Clause, items: Sequence[_Item], at: int) -> bool:
    """Tell whether the figure at ``at`` is given up for the next: "not 12 but 10"."""
    if at + 1 >= len(items) or not _alike(items[at].claim, items[at + 1].claim):
        return False
    between = clause.words[items[at].stop : items[at + 1].first]
    return "but" in between[:2] and len(between) <= LONGEST_LEAD


def _reads_for(clause: Clause, older: _Item, newer: _Item) -> bool:
    """Tell whether a figure is to be read for the one before it: "for 12 pct read 10 pct", "instead of 12 pct please read 10 pct"."""
    between = clause.words[older.stop : newer.first]
    given = _phrase_before(clause, older.first, "given") is not None or clause.words[older.first - 1 : older.first] == ["for"]
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


def _is_amended(clause: Clause, first: int, *, telling: bool) -> bool:
    """Tell whether what changes from one figure to another is a figure told before: "revised its forecast to 2 from 3"."""
    words, line = clause.words, clause.line
    amending = correcting_words("revises") | correcting_words("amends") if telling else correcting_words("revises")
    for at in range(first - 1, max(-1, first - LONGEST_GAP - 1), -1):
        if words[at] in amending:
            return not _is_adjective(clause, at)
        if line[at] in VERBS + "#;.w" or words[at] == "that":
            return False
    return False


def _is_adjective(clause: Clause, at: int) -> bool:
    """Tell whether "revised" only says of which kind a figure is: "compared with a revised 5.9 million", "the revised index"."""
    words, line = clause.words, clause.line
    if words[at] == "revision" or not words[at].endswith("ed"):
        return False
    before = at - 1 - (at > 0 and words[at - 1].startswith(("upward", "downward")))
    return line[at + 1 : at + 2] == "#" or (before >= 0 and line[before] == "d") or words[before] in ("with", "from", "against")


def _first_wrong(clause: Clause) -> int | None:
    """The first token that says that a text was wrong, or of which version it was."""
    wrong = correcting_words("misstated") | correcting_words("wrongly")
    words = clause.words
    said = next((at for at, word in enumerate(words) if word in wrong), None)
    return said if said is not None or "version" not in words else words.index("version")


def _misstated(clause: Clause, items: Sequence[_Item], following: tuple[Clause, list[_Item]] | None) -> None:
    """ "An earlier version misstated the number as 40. It was 14.": the one figure that was told is given up for the first alike."""
    wrong = _first_wrong(clause)
    if wrong is None:
        return
    stop = next((at for at in range(wrong, len(clause.words)) if clause.words[at] == ";"), len(clause.words))
    older = [item for item in items if wrong < item.first < stop]
    newer = [item for item in items if item.first > stop]
    if not newer and following is not None and following[0].index == clause.index + 1 and _first_wrong(following[0]) is None:
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
