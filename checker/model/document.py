"""A document: its text, what it is called, when it is dated, and where an offset lies."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Document:
    """One thing that somebody published.

    Attributes:
        id: the path below the PATH given, or the ``id`` of a record; unique in a run.
        text: Unicode text that every offset counts in, never rewritten.
        title: its heading, or None.
        source: who published it, or None.
        authority: how much it weighs against others, as the sidecar says, or None.
        published: its own date as EDTF ("2025-10-27"), or None: never the clock, never the file's time.
        published_from: where that date stands ("line 9"), or None.
        written: EDTF interval in which the text says that it was written, for relative dates; the same as
            ``published`` where that is known, "2026-01/2026-03" where the text looks at "2026" and "the new year".
        written_from: the words that ``written`` was read from where there is no ``published``, or None.
        notes: sentences a reader of the report needs, such as a second date that was not used.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    authority: str | None = None
    published: str | None = None
    published_from: str | None = None
    written: str | None = None
    written_from: str | None = None
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both 1-based; lines end at ``\\n``."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or one record of a file, that was not read.

    Attributes:
        document: the path or the record's place.
        line: 1-based line in the file where it went wrong, or None.
        reason: one plain sentence.
    """

    document: str
    line: int | None
    reason: str
