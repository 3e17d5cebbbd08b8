"""Quotes with their claims marked, and the paragraph around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Claim, Passage, Section
from checker.reporters.cards import circumstances
from checker.reporters.excerpt import marks
from checker.reporters.names import place
from checker.reporters.symbols import ELLIPSIS

_REACH = 600
"""Characters around a claim that a quote shows: a "sentence" may be a megabyte without a full stop."""
_TITLE = 160
"""Characters of a title that stand beside a quote."""
_NOTHING = Passage("", "")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote, marked where it is a claim."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence that states something, or one row of a table.

    Attributes:
        title: of its document, unless it is named elsewhere beside the quote.
        where: document and place in it.
        when: the date of the document.
        said: who is made responsible for it, where it stands, how it is meant.
        pieces: the sentence.
        before, after: the rest of its paragraph.
    """

    title: str
    where: str
    when: str
    said: str
    pieces: tuple[Piece, ...]
    before: str
    after: str


def quote(claims: Sequence[Claim], when: str, passages: Mapping[tuple[str, tuple[int, int]], Passage], title: str = "") -> Quote:
    """The sentence that some claims stand in, with all of them marked; ``title`` is that of their document."""
    first = claims[0]
    around = passages.get((first.document, first.sentence), _NOTHING)
    text = first.quote or first.text
    spans = _merged(marks(text, claims))
    parts = tuple(_pieces(text, spans, cells=first.section is Section.CELL))
    said = circumstances(first)
    named = title if title not in (first.heading, first.source) else ""
    return Quote(
        named if len(named) <= _TITLE else f"{named[:_TITLE]}{ELLIPSIS}", place(first), when, said, parts, around.before, around.after
    )


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(text: str, spans: Sequence[tuple[int, int]], *, cells: bool) -> Iterable[Piece]:
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        yield Piece(_between(text[at:start], first=at == 0, last=start == len(text), cells=cells), marked=False)
        if end > start:
            yield Piece(_cut(text[start:end], cells=cells), marked=True)
        at = end


def _between(text: str, *, first: bool, last: bool, cells: bool) -> str:
    """What stands between two marks, or at an end of the sentence, without what is too far from both."""
    head, tail = (0 if first else _REACH), (0 if last else _REACH)
    if first and last:
        head = 2 * _REACH
    if len(text) > head + tail + 1:
        text = text[:head] + ELLIPSIS + text[len(text) - tail :]
    return _rows(text) if cells else text


def _cut(text: str, *, cells: bool) -> str:
    text = text if len(text) <= 2 * _REACH else text[:_REACH] + ELLIPSIS + text[-_REACH:]
    return _rows(text) if cells else text


def _rows(text: str) -> str:
    """The row of a table with bars between its cells."""
    return text.replace("\t", " | ")
