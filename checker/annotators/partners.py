"""Figures that belong together: "from 57 to 47", "20 million (up from the previous 12 million)", "rose 5% to 47"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.annotators.chains import frame_words
from checker.annotators.clauses import Clause, Reading
from checker.model import Claim, FigureRole, Kind
from checker.text.folding import squeeze
from checker.text.lookup import column, table, word_set
from checker.text.notices import correcting_words
from checker.text.tagging import VERBS
from checker.text.when import words

_PERIOD_NOUNS = "year|month|quarter|week|day|season|decade|fiscal|session|period"
_CUED = re.compile(r"\b(?:up|down|higher|lower|revised|raised|cut|lowered|compared|versus|vs|against|instead|rather)\b")
_NAMED = re.compile(r"\s+(?:target|estimate|forecast|figure|goal|plan|projection|guidance|count|toll)s?\b")
_VERB = re.compile(f"[{VERBS}am]")
_COUNTING = {Kind.COUNT, Kind.NUMBER}
LONGEST_GAP = 20
"""Tokens between two figures of one change."""
LONGEST_LEAD = 6
"""Tokens between the word that compares and the older figure: "compared with a revised 5.9 million"."""


class _Figure(NamedTuple):
    claim: Claim
    first: int
    stop: int


@cache
def _old_words() -> re.Pattern[str]:
    words = sorted(column("revisions", "word", "word"), key=len, reverse=True)
    return re.compile(rf"(?<!-)\b(?P<period>(?:{_PERIOD_NOUNS})s?\s)?({'|'.join(words)})\b(?!\s+(?:{_PERIOD_NOUNS})s?\b)")


def annotate(reading: Reading) -> None:
    """Set ``role`` and ``partner`` of figures that belong together, and the cue that supersedes."""
    versus = frame_words("versus")
    for clause in reading.clauses:
        figures = [_Figure(*each) for each in clause.figures] if len(clause.figures) > 1 else []
        for at in range(1, len(figures)):
            if 0 < figures[at].first - figures[at - 1].stop <= LONGEST_GAP:
                _pair(clause, figures, at)
        if not versus.isdisjoint(clause.words):
            for claim, first, _ in clause.figures:
                if claim.role is None and first > 1 and _follows_older(clause, first):
                    claim.role = FigureRole.PREVIOUS


def _pair(clause: Clause, figures: Sequence[_Figure], at: int) -> None:
    """What the figure at ``at`` is to those before it."""
    left, right = figures[at - 1], figures[at]
    start = left.stop
    if clause.words[start] in ("a", "an", "per") and start + 2 < right.first:  # "12 pence a share from 18 pence"
        start += 2
    gap = clause.words[start : right.first]
    link = _link(clause, gap, left.first, start)
    if link == "from" and gap[0] == "from" and gap[-1] == "to" and _says_when(clause, start + 1, right.first - 1):
        link = "to"  # "rose 62% from a year earlier to $57 billion"
    if link == "to":
        before = _word_before(clause, left.first)
        mate = next((other.claim for other in figures[: at - 1] if other.claim.id == left.claim.partner), None)
        paired = mate is not None and mate.role is FigureRole.CURRENT
        if paired and (before == "from" or left.claim.role is FigureRole.DELTA):
            return  # "$3 from $2 to $4": the first two are a pair
        if before == "from" and (_alike(left.claim, right.claim) or left.claim.kind is Kind.NUMBER):
            _join(previous=left.claim, current=right.claim)
        elif before == "from":
            return
        elif left.claim.trend is not None:
            if mate is not None and paired:  # "at 13,200 tonnes, against a 50 tonne rise to 14,050": the rise is the other's
                mate.partner = next((other.claim.id for other in figures[: at - 1] if other.claim.partner == mate.id), None)
            _moved(delta=left.claim, current=right.claim)
        elif left.claim.role is FigureRole.PREVIOUS and left.claim.partner is None and at > 1:
            _join(previous=left.claim, current=right.claim)
    elif link == "up" and right.claim.trend is not None and right.claim.role is None:
        _moved(delta=right.claim, current=left.claim)
    elif link == "from":
        _from(clause, figures, at, gap)
    elif link is None and left.claim.role is FigureRole.PREVIOUS and right.claim.role is None and _restates(clause, left, right):
        right.claim.role = FigureRole.PREVIOUS
    elif link is None and right.claim.role is None and right.claim.trend is None:
        _of_then(clause, left, right, gap)
    elif link == "of" and left.claim.kind in _COUNTING and right.claim.kind in _COUNTING and not left.claim.partner:
        _share(part=left.claim, total=right.claim)


def _of_then(clause: Clause, left: _Figure, right: _Figure, gap: Sequence[str]) -> None:
    """The figure that only the time beside it tells to be older: "14 million (12 million a year ago)", "15 in May and 12 a year ago"."""
    if not _alike(left.claim, right.claim) or not _is_then(clause, right.stop):
        return
    if gap in (["("], [","], [";"]) and left.claim.role is None and left.claim.trend is None and not _is_then(clause, left.stop):
        _join(previous=right.claim, current=left.claim)
    elif "and" in gap and left.claim.role is FigureRole.PREVIOUS and _says_when(clause, left.stop, right.first - 1):
        right.claim.role = FigureRole.PREVIOUS


def _is_then(clause: Clause, start: int) -> bool:
    """Tell whether "a year ago", "one month earlier" begins at a token."""
    stop = next((at for at in range(start + 1, min(start + _LONGEST_THEN, len(clause.words))) if clause.words[at] in _then()), None)
    return stop is not None and clause.words[stop - 1] in words("unit of time") and _says_when(clause, start, stop - 1)


def _tells_then(gap: Sequence[str]) -> bool:
    """Tell whether what stands before a figure says that it is that of an earlier time: "(year ago:", ", a year earlier"."""
    said = [word for word in gap[1:] if word not in (":", "a", "an", "the", "one", "-", "same")]
    if gap[0] not in ("(", ",", ";") or not said:
        return False
    if len(said) == 1:
        return said[0] in words("year ago")
    units = words("unit of time")
    counted, named = said[0] in units and said[1] in _then(), said[0] in _older_times() and said[1] in units
    return len(said) == 2 and (counted or named)


@cache
def _then() -> frozenset[str]:
    """The words that count back from now, or from a time told before: "ago", "earlier"."""
    return frozenset(row["word"] for row in table("time_words") if row["role"] in ("ago", "later") and row["value"] == "-1")


@cache
def _older_times() -> frozenset[str]:
    return frozenset(row["word"] for row in table("calendar") if row["role"] == "step" and row["value"] == "-1")


_LONGEST_THEN = 5
"""Tokens of "one year ago", with one to spare."""


def _follows_older(clause: Clause, first: int) -> bool:
    """Tell whether a figure is the older one of two of which the newer is none: "profit nil vs loss 61 cents"."""
    at, floor = first, max(0, first - LONGEST_LEAD)
    while at > floor and clause.line[at - 1] in "dnsNjrt":
        at -= 1
    return at > 0 and clause.words[at - 1] in frame_words("versus")


def _link(clause: Clause, gap: Sequence[str], figure: int, start: int) -> str | None:
    """How two figures hang together by what stands between them."""
    if not gap:
        return None
    skipped = frame_words("comparing")
    first = gap[0]
    if first in ("to", "of") and all(word in skipped or clause.line[start + 1 + at] in "dr" for at, word in enumerate(gap[1:])):
        return first
    if first in ("from", "up", "down") or (first in ",(" and gap[1:2] and gap[1] in ("from", "up", "down", "higher", "lower")):
        rest = gap[1:] if first in ",(" else gap
        if rest[0] == "from" or rest[1:2] in (["from"], ["than"]):
            return (
                "from" if len(rest) <= LONGEST_LEAD + 2 and "," not in rest and "g" not in clause.line[start : start + len(gap)] else None
            )
        return "up" if all(word in skipped or word in ("by", "of") for word in rest[1:]) else None
    if _tells_then(gap):
        return "from"
    if gap[-1] == "to" and (gap[0] in frame_words("change") or _says_when(clause, start, start + len(gap) - 1)):
        return "to" if _VERB.search(clause.line, start, start + len(gap)) is None else None  # "rose 5% in May to", "a 5% drop in sales to"
    if gap[0] in ",(" and gap[1:] in (["a"], ["an"]):  # "$420,000, a 9% increase"
        return "up"
    older = frame_words("older")
    for at in range(len(gap) - 1, max(-1, len(gap) - LONGEST_LEAD - 3), -1):
        if gap[at] in older or (gap[at] == "from" and at and gap[at - 1] in ("up", "down", "higher", "lower", "increase", "drop", "rise")):
            return "from"
        if gap[at] == "from" and (
            _says_when(clause, start, start + at) or gap[at - 1] == "," or _is_reached(clause, figure, start, start + at)
        ):
            return "from"  # "to 3.1 million in May from"
    return None


def _is_reached(clause: Clause, figure: int, start: int, stop: int) -> bool:
    """Tell whether the figure before ``start`` is where something came to, and no verb follows: "rose to 30 million kina from"."""
    return _word_before(clause, figure) == "to" and _VERB.search(clause.line, start, stop) is None


def _says_when(clause: Clause, start: int, stop: int) -> bool:
    """Tell whether some tokens say when and nothing else: "in May", "year over year"."""
    times = frame_words("time")
    return all(clause.line[at] in "tlpFd,j" or clause.words[at] in times for at in range(start, stop))


def _from(clause: Clause, figures: Sequence[_Figure], at: int, gap: Sequence[str]) -> None:
    """The figure at ``at`` is the older one: find the newer."""
    left, right = figures[at - 1].claim, figures[at].claim
    if left.trend is not None and left.role is None and _word_before(clause, figures[at - 1].first) not in ("to", "at"):
        right.role = FigureRole.PREVIOUS
        newer = figures[at - 2].claim if at > 1 and figures[at - 1].first - figures[at - 2].stop <= LONGEST_LEAD else None
        left.role = FigureRole.DELTA
        if newer is not None and newer.partner is None and _alike(newer, right):
            _join(previous=right, current=newer)
            left.partner = newer.id
        else:
            left.partner, right.partner = right.id, left.id
        return
    if left.role is FigureRole.DELTA and left.partner and at > 1 and figures[at - 2].claim.id == left.partner:
        left = figures[at - 2].claim  # "$61, up 2% from $60"
    newer = _newer(clause, figures, at, left)
    if newer is None:
        return
    _join(previous=right, current=newer)
    raw = clause.scan.folded[figures[at - 1].claim.end : right.start]
    cue = _old_words().search(raw) if any(word in _old_firsts() for word in gap) else None
    if cue and not cue["period"] and _of_a_figure(raw[cue.end() :]):  # "a year earlier" is another time, no figure that was given up
        right.cues = (*right.cues, f"revision:{quoted(clause, newer, right)}")


def _newer(clause: Clause, figures: Sequence[_Figure], at: int, left: Claim) -> Claim | None:
    """The figure that the one at ``at`` is the older state of; of two that say the same ("$5.9 million, or $1.51 a share") the like one."""
    right = figures[at].claim
    if at > 1 and _restates(clause, figures[at - 2], figures[at - 1]):
        first, second = figures[at - 2].claim, left
        if first.role is None and _is_rate(clause, figures[at - 2]) == _is_rate(clause, figures[at]) != _is_rate(clause, figures[at - 1]):
            return first if _alike(first, right) else None
        if first.role is None and first.unit == right.unit != second.unit:
            return first
    if left.partner is not None and left.role is not FigureRole.CURRENT:
        return None
    return left if _alike(left, right) else None


def _restates(clause: Clause, left: _Figure, right: _Figure) -> bool:
    """Tell whether a figure says another one once more: "5 million, or 2 a share", "10 miles (16 km)"."""
    gap = clause.words[left.stop : right.first]
    return len(gap) <= LONGEST_LEAD and ("or" in gap or gap[-1:] == ["("])


def _is_rate(clause: Clause, figure: _Figure) -> bool:
    rated = any(cue.startswith("per:") for cue in figure.claim.cues)
    return rated or clause.words[figure.stop : figure.stop + 1] in (["a"], ["per"])


def _word_before(clause: Clause, at: int) -> str:
    """The word before a figure and what bounds it."""
    words, line, skipped = clause.words, clause.line, frame_words("comparing")
    floor = max(0, at - LONGEST_LEAD)
    while at > floor and (words[at - 1] in skipped or line[at - 1] in "d"):
        at -= 1
    return words[at - 1] if at else ""


def _alike(left: Claim, right: Claim) -> bool:
    """Tell whether two figures can be states of one thing; a bare number takes its unit from the other."""
    return left.dimension == right.dimension or (right.kind is Kind.NUMBER and left.kind is not Kind.DURATION)


def _of_a_figure(said: str) -> bool:
    """Tell whether the words between "previous" and a figure name a figure, if anything: "the previous estimate of", no "record of"."""
    head, of, _ = said.rpartition(" of ")
    words = [word for word in _WORD.findall(said) if word not in _LITTLE and word not in frame_words("comparing")]
    if of:  # "record" is a noun here
        words += _WORD.findall(head)[-1:]
    return not words or not _named_figures().isdisjoint(words)


_WORD = re.compile(r"[a-z]+")
_LITTLE = frozenset({"of", "a", "an", "the", "at", "for", "as", "its", "to", "s"})


@cache
def _named_figures() -> frozenset[str]:
    opinions = {row["word"] for row in table("statuses") if row["kept"]}
    return correcting_words("stated", "meant", "put", "revises") | word_set("counted anew") | opinions


@cache
def _old_firsts() -> frozenset[str]:
    return frozenset(word.split()[0] for word in column("revisions", "word", "word"))


def quoted(clause: Clause, left: Claim, right: Claim) -> str:
    """The words that supersede, as they stand: "up from the previous 12 million tons target"."""
    whole = clause.scan.text
    text = whole[left.end : right.end]
    start = _CUED.search(text)
    after = _NAMED.match(whole[right.end : right.end + 20])
    return squeeze((text[start.start() :] if start else text) + (after.group() if after else ""))


def _join(*, previous: Claim, current: Claim) -> None:
    if current.partner is None or current.role is FigureRole.CURRENT:
        current.partner = previous.id
    previous.role, current.role = FigureRole.PREVIOUS, FigureRole.CURRENT
    previous.partner = current.id
    current.trend = None


def _moved(*, delta: Claim, current: Claim) -> None:
    delta.role = FigureRole.DELTA
    delta.partner = current.id
    current.role, current.trend = FigureRole.CURRENT, None
    current.partner = current.partner or delta.id


def _share(*, part: Claim, total: Claim) -> None:
    part.role, total.role = FigureRole.PART, FigureRole.TOTAL
    part.partner, total.partner = total.id, part.id
