"""A number in words against the figures in brackets after it: "five thousand dollars ($500)", "thirty (90) days"."""

from __future__ import annotations

from itertools import pairwise

from checker.comparisons.checks.outcome import Outcome, Text, between, in_brackets, region, share, stated
from checker.model import Claim, Comparator, Computed, Verdict
from checker.text.folding import squeeze

_YEARS = range(1000, 2101)


def find(text: Text) -> list[Outcome]:
    """The numbers in words that their figures do not repeat."""
    pairs = (pair for held in text.figures() for pair in pairwise(held) if _repeats(*pair))
    return [_outcome(left, right) for left, right in pairs if _differ(left, right)]


def _repeats(words: Claim, figures: Claim) -> bool:
    """Tell whether the figures are meant to say the words again: right behind them, alone in brackets, in the same unit."""
    return (
        not any(character.isdigit() for character in words.text)
        and any(character.isdigit() for character in figures.text)
        and between(words, figures).strip("$£€ ") == "("
        and in_brackets(words, figures)
        and figures.quote[figures.end - figures.sentence[0] :].lstrip()[:1] == ")"
        and words.unit == figures.unit
        and figures.comparator is Comparator.EQUAL
        and not _is_year(words, figures)
    )


def _is_year(words: Claim, figures: Claim) -> bool:
    return figures.unit is None and figures.value in _YEARS and figures.text.isdigit() and (stated(words) or 0) < _YEARS.start


def _differ(words: Claim, figures: Claim) -> bool:
    said, printed = stated(words), stated(figures)
    if not said or printed is None or said == printed:  # "rye nil (410)" is a figure beside another
        return False
    allowed = region(words)  # "more than twenty (25)" is true of both
    return words.comparator is Comparator.EQUAL or allowed is None or not share(allowed.low, allowed.high, printed, printed)


def _outcome(words: Claim, figures: Claim) -> Outcome:
    said, printed = squeeze(words.text), squeeze(figures.text)
    return Outcome(
        claims=(words, figures),
        verdict=Verdict.CONFLICT,
        confidence=0.95,
        message=f'The words say "{said}", the figures say "{printed}"',
        subject=f"{said} and {printed}",
        computed=Computed(f'"{said}"', stated(words) or 0.0, words.unit, None, None),
    )
