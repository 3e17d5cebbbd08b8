"""What linking did not compare since there was too much of it, in sentences; nothing is left out without one."""

from __future__ import annotations

from collections.abc import Iterator

from checker.linking import blocks, pairs, stories

TEMPLATES = {
    "documents": (
        "{number:,} {documents} with no word that {rare} or fewer documents share: looked up by commoner words, each of which led only to "
        "the {neighbours} documents next in date."
    ),
    "claims": (
        "{number:,} {claims} in words that each more than {largest} claims share: compared only with the {neighbours} claims next in date "
        "that say the same."
    ),
    "pairs": (
        "{number:,} {pairs} of documents with more than {most:,} pairs of figures: only the first {first} figures of each were compared."
    ),
}
"""The sentences."""


def limits(*, documents: int, claims: int, large: int) -> tuple[str, ...]:
    """The sentences on what was cut short, none where nothing was.

    Args:
        documents: how many have only words that very many share.
        claims: the same of claims, those alone that more claims say than they are compared with.
        large: pairs of documents that have too many pairs of figures.
    """
    return tuple(_limits(documents, claims, large))


def _limits(documents: int, claims: int, large: int) -> Iterator[str]:
    if documents:
        words = {"documents": _of(documents, "document"), "rare": stories.RARE, "neighbours": stories.NEIGHBOURS}
        yield TEMPLATES["documents"].format(number=documents, **words)
    if claims:
        words = {"claims": _of(claims, "claim"), "largest": blocks.LARGEST_BLOCK, "neighbours": blocks.NEIGHBOURS}
        yield TEMPLATES["claims"].format(number=claims, **words)
    if large:
        words = {"pairs": _of(large, "pair"), "most": pairs.MOST_PAIRS, "first": int(pairs.MOST_PAIRS**0.5)}
        yield TEMPLATES["pairs"].format(number=large, **words)


def _of(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"
