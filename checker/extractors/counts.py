"""Counts with the noun that is counted: "40 people", "3,200 kinds of parts"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extractors.figures import figure_claim, free_figures
from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import column
from checker.text.phrases import Tag
from checker.text.plurals import singular
from checker.text.scan import Scan, Token

MOST_MODIFIERS = 2
"""Adjectives that may stand between a count and its noun."""


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Counts, ``unit`` the counted noun in the singular; "one" counts only before a plain noun, never as a pronoun."""
    for figure in free_figures(scan, taken):
        index = scan.sentence_at(figure.start)
        tokens = scan.tokens(index)
        at = scan.token_at(index, figure.end)
        if at >= len(tokens) or tokens[at].start - figure.end != 1:
            continue
        noun = _noun(tokens, scan.tags(index), at, plural=figure.value != 1)
        if noun is None:
            continue
        end = tokens[noun].end - (2 if tokens[noun].folded.endswith("'s") else 0)
        if not taken.free(figure.start, end):
            continue
        taken.take(figure.start, end)
        unit = singular(scan.folded[tokens[noun].start : end])
        yield figure_claim(scan, figure, start=figure.start, end=end, kind=Kind.COUNT, unit=unit, dimension="count")


def _noun(tokens: Sequence[Token], found: Sequence[Tag], at: int, *, plural: bool) -> int | None:
    """Index of the counted noun: a plural not far off, or for "one" the next noun."""
    stop = at
    while stop < len(tokens) and stop - at <= MOST_MODIFIERS and found[stop] in (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME):
        if found[stop] is Tag.NOUN and (not plural or _is_plural(tokens[stop].folded)):
            return stop
        stop += 1
    return None


def _is_plural(word: str) -> bool:
    return singular(word) != word or word in column("plurals", "plural", "singular")
