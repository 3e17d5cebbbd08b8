"""A document as a reader of the finished page sees it, and its claims put back to where they stand in the file."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from checker.model import Claim, Document, Table


class Unmarked:
    """A document without its marks.

    Attributes:
        document: the same with its marks replaced by what they read as; all its offsets count in that text.
    """

    def __init__(self, marked: Document) -> None:
        self._marked = marked
        self._bare: list[int] = []  # where each stretch begins without the marks ...
        self._raw: list[tuple[int, int]] = []  # ... and where it stands in the file
        parts, length, at = [], 0, 0
        for mark in (*marked.marks, None):
            start, end = (mark.start, mark.end) if mark else (len(marked.text), len(marked.text))
            for words, place in ((marked.text[at:start], (at, start)), (mark.reads if mark else "", (start, end))):
                self._bare.append(length)
                self._raw.append(place)
                parts.append(words)
                length += len(words)
            at = end
        self._raw_starts = [start for start, _ in self._raw]
        self.document = replace(
            marked,
            text="".join(parts),
            marks=(),
            blocks=tuple(b._replace(start=self._to(b.start), end=self._to(b.end)) for b in marked.blocks),
            tables=tuple(map(self._table, marked.tables)),
        )

    def put_back(self, claims: Iterable[Claim]) -> dict[tuple[int, int], tuple[int, int]]:
        """Give claims their places in the file, in place; what became of their sentences."""
        text = self._marked.text
        ids: dict[str, str] = {}
        sentences: dict[tuple[int, int], tuple[int, int]] = {}
        quotes: dict[tuple[int, int], str] = {}
        held = list(claims)
        for claim in held:
            claim.start, claim.end = self._back(claim.start, claim.end)
            claim.text = text[claim.start : claim.end]
            bare = claim.sentence
            if bare not in sentences:
                sentences[bare] = self._back(*bare)
                quotes[bare] = text[slice(*sentences[bare])]
            claim.sentence, claim.quote = sentences[bare], quotes[bare]
            claim.line, claim.column = self._marked.line_column(claim.start)
            key = f"{claim.document}\0{claim.start}\0{claim.end}\0{claim.kind}"
            before = claim.id
            ids[before] = claim.id = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        for claim in held:
            claim.partner = ids.get(claim.partner, claim.partner) if claim.partner else None
        return sentences

    def _table(self, table: Table) -> Table:
        cells = tuple(cell._replace(start=self._to(cell.start), end=self._to(cell.end)) for cell in table.cells)
        caption = (self._to(table.caption[0]), self._to(table.caption[1])) if table.caption else None
        return replace(table, cells=cells, caption=caption)

    def _to(self, offset: int) -> int:
        at = bisect_right(self._raw_starts, offset) - 1
        return self._bare[at] + (offset - self._raw[at][0]) * (at % 2 == 0)  # a mark has one place, where it begins

    def _back(self, start: int, end: int) -> tuple[int, int]:
        first, last = bisect_right(self._bare, start) - 1, bisect_right(self._bare, max(start, end - 1)) - 1
        begin, stop = self._raw[first], self._raw[last]
        return (
            begin[0] if first % 2 else begin[0] + start - self._bare[first],
            stop[1] if last % 2 else stop[0] + end - self._bare[last],
        )
