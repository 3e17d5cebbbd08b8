"""CSV and TSV: the text is the file itself, so a cell's line and column are those of the file; its address is what a spreadsheet shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from checker.errors import ReadError
from checker.model import LIMITS, Block, Cell, Document, Limits, Table
from checker.model.table import column_letters
from checker.readers.cell_shapes import is_error
from checker.readers.decoding import decode
from checker.readers.delimited import dialect_of, records
from checker.readers.header_spans import spread
from checker.readers.identity import Identity, identified
from checker.readers.sheet_parts import Region, Role, Row
from checker.readers.sheets import regions
from checker.readers.whole_lines import with_whole_notes, without_comments

ONE = repeat(1)
DECIMAL_MARKS = {";": ","}
"""A file is parted by semicolons where the comma is the decimal mark."""


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document]:
    """One document: the titles, tables and notes of the file, each cell at its place in the text.

    Raises:
        ReadError: it is no text file, or has too many cells.
    """
    text, notes = decode(data, limits)
    if "\0" in text:
        raise ReadError("holds NUL characters: this is no text file")
    dialect = dialect_of(text, "\t" if name.lower().endswith((".tsv", ".tab")) else None)
    rows: list[Row] = []
    cells = 0
    for number, record in enumerate(records(text, dialect), 1):
        if record.columns:
            rows.append(Row(number - 1, record.columns, record.texts, number, record.starts, record.ends))
            cells += len(record.columns)
            if cells > limits.cells:
                raise ReadError(f"has more than {limits.told('cells')}", text.count("\n", 0, record.starts[0]) + 1)
    rows, comments = without_comments(rows, text)
    rows = with_whole_notes(rows, text)
    # tables side by side would lie across each other in a text that goes row by row
    found = regions(rows, side_by_side=False, decimal=DECIMAL_MARKS.get(dialect.delimiter))
    blocks = [Block(row.starts[0], row.ends[0], address=_address(row)) for row in comments]
    blocks += [_block(region) for region in found if region.role is Role.LINE]
    tables = [_table(region, text, errors="#" in text) for region in found if region.role is Role.TABLE]
    title = found[0].rows[0].texts[0] if found and found[0].role is Role.LINE else None
    document = Document(id=name, text=text, notes=notes, blocks=tuple(sorted(blocks)), tables=tuple(tables))
    yield identified(document, Identity(title=title))


def _block(region: Region) -> Block:
    """A line, or the lines of a title with what parts them in the file."""
    first = region.rows[0]
    return Block(first.starts[0], region.rows[-1].ends[-1], region.section, address=_address(first))


def _address(row: Row) -> str:
    return f"{column_letters(row.columns[0])}{row.number}"


def _table(region: Region, text: str, *, errors: bool) -> Table:
    """A table without the cells that show the error of a formula, if there may be any."""
    caption = (region.title.rows[0].starts[0], region.title.rows[-1].ends[-1]) if region.title else None
    top, left = region.rows[0].index, region.left
    width = max(row.columns[-1] for row in region.rows) + 1
    letters = [column_letters(column) for column in range(width)]
    cells: list[Cell] = []
    for row in region.rows:
        number = str(row.number)
        places = [column - left for column in row.columns]
        addresses = [letters[column] + number for column in row.columns]
        # Cell(...) would cost three times as much, and there is one for each cell of the file
        cells += map(
            tuple.__new__, repeat(Cell), zip(repeat(row.index - top), places, row.starts, row.ends, ONE, ONE, addresses, strict=False)
        )
    if errors:
        cells = [cell for cell in cells if not is_error(text[cell.start : cell.end])]
    return Table(spread(cells, region.shape.header_rows, region.shape.label_columns), caption, *region.shape)
