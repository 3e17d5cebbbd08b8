"""A position in the original of a document, as a person looks it up."""

from __future__ import annotations

from typing import NamedTuple

IN_TABLE = "table "
"""Opens the address of a cell that its program has no name for: "table 2!B3" is in column B, row 3 of the second table."""


class Position(NamedTuple):
    """Where a person finds a stretch of text again.

    Attributes:
        line, column: 1-based; in the source of what has lines (text, Markdown, HTML, CSV), on the page of what has pages, else in the
            extracted text.
        page: 1-based, or None.
        cell: address of its cell ("Revenue!B7" of a sheet, "table 2!B3" of a table elsewhere), or None.
        heading: the nearest heading above, or None.
    """

    line: int
    column: int
    page: int | None = None
    cell: str | None = None
    heading: str | None = None

    def in_words(self) -> str:
        """ "line 9", "page 2, line 9", "cell Revenue!B7"."""
        if self._is_sheet:
            return f"cell {self.cell}"
        return f"line {self.line}" if self.page is None else f"page {self.page}, line {self.line}"

    def after(self, document: str, *, column: bool = True) -> str:
        """The name of a document with the place in it: "a.txt:9:14", what an editor opens; "a.pdf page 2, line 9"; "a.xlsx Revenue!B7".

        Args:
            document: its name.
            column: False leaves out all that a list has no room for: "a.txt:9", "a.pdf page 2:9".
        """
        if self._is_sheet:
            return f"{document} {self.cell}"
        if self.page is not None:
            return f"{document} page {self.page}" + (f", line {self.line}" if column else f":{self.line}")
        table = f" ({self.cell})" if self.cell is not None and column else ""
        return f"{document}:{self.line}" + (f":{self.column}{table}" if column else "")

    @property
    def _is_sheet(self) -> bool:
        return self.cell is not None and not self.cell.startswith(IN_TABLE)
