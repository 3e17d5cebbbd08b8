"""Whether a figure says how much something is: not one that the text denies or only supposes, nor one by which something changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from checker.model import FIGURE_KINDS, Claim, Comparator, CompareAs, FigureRole, Kind, Modality, Rule, Words
from checker.text.lookup import column, table, word_set
from checker.text.tokens import Token, tokenize

_REACH = 4
"""Tokens from "by" to the figure that it leads to: "by as much as $2"."""


def is_stated(claim: Claim, rule: Rule) -> bool:
    """Tell whether the text stands behind a figure as a rule takes it: "not $3" and "if it were $9" tell of none.

    True for what is no figure, for a limit ("do not take more than 40 mg"), and where the rule has the word itself that denies or
    supposes: then that is what it is about.
    """
    if claim.kind not in FIGURE_KINDS or claim.modality in (Modality.ASSERTED, Modality.POSSIBLE):
        return True
    if claim.modality is Modality.DENIED and rule.compare.space is CompareAs.LIMIT and claim.comparator not in _PLAIN:
        return True
    if claim.modality is Modality.HYPOTHETICAL and not _is_supposed(claim):
        return True
    return not _uncertain().isdisjoint(_words_of(rule))


_PLAIN = (Comparator.EQUAL, Comparator.APPROXIMATE)


@cache
def _uncertain() -> frozenset[str]:
    firmly = column("modalities", "word", "modality").items()
    return word_set("negation") | {word for word, modality in firmly if modality in (Modality.DENIED, Modality.HYPOTHETICAL)}


def _words_of(rule: Rule) -> Iterator[str]:
    """The words that stand in a text by which a rule finds a figure."""
    find = rule.find
    phrased = (element for phrase in find.phrases for element in phrase.elements if isinstance(element, Words))
    for words in (*find.near, *find.and_near, *phrased):
        for run in words.alternatives:
            yield from run


def _is_supposed(claim: Claim) -> bool:
    """Tell whether the nearest word that makes a figure uncertain is one of a condition: "if"; what "would" be may be a plan."""
    known = column("modalities", "word", "condition")
    words = [token.folded for token in _before(claim) if token.folded in known]
    return bool(words) and known[words[-1]] == "yes"


def is_change(claim: Claim, beside: Collection[str]) -> bool:
    """Tell whether a figure is that by which another moved, and no level itself: "by $2 to $5", "2 km longer than".

    Args:
        claim: a figure.
        beside: ids of the claims that it would be compared with. A change in percent of a sum is compared with other such changes.
    """
    if claim.role is FigureRole.DELTA and claim.partner in beside:
        return True
    if claim.trend is None or claim.kind is Kind.PERCENT:
        return False
    after = tokenize(claim.quote[claim.end - claim.sentence[0] :])
    return _is_led_by(_before(claim)) or (bool(after) and after[0].folded in _comparing())


def _is_led_by(before: Sequence[Token]) -> bool:
    words = [token.folded for token in before[-_REACH:]]
    return "by" in words and all(word.isalpha() for word in words[words.index("by") :])


def _before(claim: Claim) -> list[Token]:
    return tokenize(claim.quote[: claim.start - claim.sentence[0]])


@cache
def _comparing() -> frozenset[str]:
    return frozenset(row["word"] for row in table("trends") if row["use"] == "compared")


def current(claims: Sequence[Claim]) -> list[Claim]:
    """Figures of one fact without the earlier ends of changes whose later ends are among them: "from 2 km to 3 km" states 3 km.

    One that the text gives up in so many words stays, for it tells of a revision.
    """
    known = {claim.id for claim in claims}
    return [claim for claim in claims if not _is_earlier_end(claim, known)]


def _is_earlier_end(claim: Claim, known: Collection[str]) -> bool:
    given_up = any(cue.startswith("revision:") for cue in claim.cues)
    return claim.role is FigureRole.PREVIOUS and claim.partner in known and not given_up
