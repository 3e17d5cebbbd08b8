"""The place that a figure is about: "1,200 people in France", "killed 4 people in Umbria"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from math import inf
from operator import attrgetter

from checker.annotators.clauses import Clause, Reading
from checker.model import Claim
from checker.text.lookup import word_set
from checker.text.scan import Mention

LONGEST_GAP = 5
"""Tokens that may stand between a figure and the preposition of its place."""

_PARTING = frozenset({",", ";", "and", "but"})


def annotate(reading: Reading) -> None:
    """Set ``place`` of figures that a place follows in their clause, no other figure between; it stays None where none does."""
    for clause in reading.clauses:
        figures: list[Claim] = [claim for claim, _, _ in clause.figures]
        for (claim, _, stop), after in zip_longest(clause.figures, figures[1:]):
            if not _may_be_placed(clause, stop) or not _may_be_named(clause, claim, after):
                continue
            place = next((mention for mention in _soon_after(clause, claim) if _is_placed(clause, mention)), None)
            if place is not None and _next_figure(figures, claim.end) >= place.start and _near(clause, claim, place):
                claim.place = place.name


def _may_be_placed(clause: Clause, stop: int) -> bool:
    """Tell whether soon after a figure a capital stands where the name of its place would."""
    words = clause.words
    for at, text in enumerate(clause.texts[stop : stop + LONGEST_GAP + 1], stop):
        if text[0].isupper() and _follows_preposition(words, at):
            return True
        if words[at] in _PARTING:
            return False
    return False


def _may_be_named(clause: Clause, claim: Claim, after: Claim | None) -> bool:
    """Tell whether a name may follow a figure before the next figure and the next comma, as after few figures."""
    stop = after.start if after is not None and after.start >= claim.end else clause.scan.sentences[clause.index][1]
    comma = clause.scan.text.find(",", claim.end, stop)
    return clause.scan.may_name(claim.end, stop if comma < 0 else comma)


def _soon_after(clause: Clause, claim: Claim) -> Iterator[Mention]:
    """The places and countries named after a figure, in order, up to the first that is too far away to be the figure's."""
    stop = clause.span(claim)[1] + LONGEST_GAP
    for mention in islice(clause.mentions, bisect_left(clause.mentions, (claim.end,)), None):
        if clause.at(mention.start) > stop:
            return
        if mention.kind in ("place", "country"):
            yield mention


def _next_figure(figures: Sequence[Claim], offset: int) -> float:
    """Where the first figure begins that begins at an offset or after it; infinity where none does."""
    at = bisect_left(figures, offset, key=attrgetter("start"))
    return figures[at].start if at < len(figures) else inf


def _is_placed(clause: Clause, mention: Mention) -> bool:
    return _follows_preposition(clause.words, clause.at(mention.start))


def _follows_preposition(words: Sequence[str], at: int) -> bool:
    before = at - 2 if at and words[at - 1] == "the" else at - 1
    return before >= 0 and words[before] in word_set("before a figure's place")


def _near(clause: Clause, claim: Claim, mention: Mention) -> bool:
    _, stop = clause.span(claim)
    at = clause.at(mention.start)
    return at - stop <= LONGEST_GAP and _PARTING.isdisjoint(clause.words[stop:at])
