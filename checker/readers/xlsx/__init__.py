"""XLSX and XLSM: every visible sheet of a workbook with what its cells show, each cell with its address.

What a cell shows is made from its stored value and its number format, since the printed digits say how exact a figure is, and the
format its unit: 0.4712 shown as "47.1%". A workbook's property "created" is the day on which its file, or the template of it, was begun,
and "modified" that of the last change to anything: neither dates what it says, so only its own words do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, repeat
from operator import add
from typing import NamedTuple

from checker.errors import ReadError
from checker.model import LIMITS, Block, Cell, Document, Limits, Section, Table
from checker.readers.addresses import sheet_prefix
from checker.readers.cell_shapes import is_error
from checker.readers.header_spans import spread
from checker.readers.identity import Identity, identified
from checker.readers.sheet_parts import Region, Role
from checker.readers.sheets import regions
from checker.readers.xlsx.package import Package, attribute, elements
from checker.readers.xlsx.sheet import Sheet, sheet_of
from checker.readers.xlsx.styles import Styles, item_text, shared_texts
from checker.readers.zipped import PartError

ONE = repeat(1)
TAB = 1


class _Listed(NamedTuple):
    """A worksheet as its workbook lists it."""

    name: str
    part: str
    hidden: bool


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document]:
    """One document a workbook: a heading for each sheet where there are several, titles, tables and notes of each.

    Raises:
        ReadError: it is no workbook, has a password, too many cells, or none of its sheets can be read.
    """
    package = Package(data, limits)
    listed, styles = _workbook(package)
    shown = [sheet for sheet in listed if not sheet.hidden]
    if not shown:
        raise ReadError("shows no sheet: all are hidden" if listed else "holds no sheet of cells: it is damaged, or holds charts alone")
    text = _Text()
    notes: list[str] = []
    hidden = len(listed) - len(shown)
    if hidden:
        notes.append(f"{_count(hidden, 'hidden sheet was', 'hidden sheets were')} not read")
    failed = []
    cells = 0
    for sheet in shown:
        try:
            read_sheet = sheet_of(package.text(sheet.part), styles.show_of, item_text)
        except PartError as error:
            failed.append(f'the sheet "{sheet.name}" {error.reason} and was not read')
            continue
        notes += _left_out(read_sheet, sheet.name)
        cells += sum(len(row.texts) for row in read_sheet.rows)
        if cells > limits.cells:
            raise ReadError(f'has more than {limits.told("cells")}: the sheet "{sheet.name}" goes beyond them')
        if len(shown) > 1 and read_sheet.rows:
            text.block(sheet.name, Section.HEADING, level=2)
        for region in regions(read_sheet.rows, decimal="."):
            text.region(region, sheet_prefix(sheet.name), read_sheet.letters)
    if failed and len(failed) == len(shown):
        raise ReadError(failed[0] if len(failed) == 1 else "is damaged: none of its sheets can be read")
    document = Document(id=name, text=text.text, notes=(*notes, *failed), blocks=tuple(text.blocks), tables=tuple(text.tables))
    yield identified(document, _identity(package, text))


def _workbook(package: Package) -> tuple[list[_Listed], Styles]:
    """The worksheets of a workbook in order, and how its cells show what they store."""
    main = next((link.target for link in package.links("").values() if link.kind == "officeDocument"), "xl/workbook.xml")
    tree = package.tree(main)
    if tree is None or not elements(tree, "sheets"):
        raise ReadError("holds no workbook that can be read: it is damaged or another kind of file")
    links = package.links(main)
    listed = []
    for sheet in elements(tree, "sheet"):
        link = links.get(attribute(sheet, "id") or "")
        if link is not None and link.kind == "worksheet":
            listed.append(_Listed(sheet.get("name") or "Sheet", link.target, sheet.get("state", "visible") != "visible"))
    since_1904 = any(element.get("date1904") in ("1", "true") for element in elements(tree, "workbookPr"))
    by_kind = {link.kind: link.target for link in links.values()}
    try:
        shared = shared_texts(package.text(by_kind.get("sharedStrings", ""))) if "sharedStrings" in by_kind else []
    except PartError as error:
        raise ReadError(f"has a list of its texts that {error.reason}") from None
    return listed, Styles(package.tree(by_kind.get("styles", "xl/styles.xml")), shared, since_1904=since_1904)


def _left_out(sheet: Sheet, name: str) -> Iterator[str]:
    hidden = [
        _count(count, one, more)
        for count, one, more in (
            (sheet.hidden_rows, "hidden row", "hidden rows"),
            (sheet.hidden_columns, "hidden column", "hidden columns"),
        )
        if count
    ]
    if hidden:
        verb = "was" if sheet.hidden_rows + sheet.hidden_columns == 1 else "were"
        yield f'{" and ".join(hidden)} of the sheet "{name}" {verb} not read'
    if sheet.without_result:
        formulas = _count(sheet.without_result, "formula", "formulas")
        yield f'has {formulas} without a stored result on the sheet "{name}": open it in a spreadsheet program and save it'


def _count(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


def _identity(package: Package, text: _Text) -> Identity:
    """Title and company from the workbook's properties; without a title, the first line over its tables."""
    links = {link.kind: link.target for link in package.links("").values()}
    core = package.tree(links.get("core-properties", "docProps/core.xml"))
    extended = package.tree(links.get("extended-properties", "docProps/app.xml"))
    title = next((" ".join(element.text.split()) for element in elements(core, "title") if element.text), None)
    source = next((" ".join(element.text.split()) for element in elements(extended, "Company") if element.text), None)
    return Identity(title=title or text.first, source=source or None)


@dataclass
class _Text:
    """The text of a workbook as it is written: each line and each row of a table on a line, cells with tabs between."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    first: str | None = None
    """The first line over all tables."""
    _length: int = 0
    _title: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """What has been written."""
        return "\n".join(self._lines)

    def block(self, text: str, section: Section, *, level: int = 0, address: str | None = None) -> Block:
        """Write a line."""
        block = Block(self._length, self._length + len(text), section, level, address)
        self.blocks.append(block)
        self._line(text)
        return block

    def region(self, region: Region, prefix: str, letters: list[str]) -> None:
        """Write a line or a table of a sheet."""
        if region.role is Role.LINE:
            first = region.rows[0]
            address = f"{prefix}{letters[first.columns[0]]}{first.number}"
            block = self.block(", ".join(row.texts[0] for row in region.rows), region.section, address=address)
            self._title = (block.start, block.end) if block.section is Section.CAPTION else None
            self.first = self.first or (region.rows[0].texts[0] if not self.tables else None)
            return
        caption = self._title if region.title else None
        cells = list(self._cells(region, prefix, letters))
        self.tables.append(Table(spread(cells, region.shape.header_rows, region.shape.label_columns), caption, *region.shape))

    def _cells(self, region: Region, prefix: str, letters: list[str]) -> Iterator[Cell]:
        top, left = region.rows[0].index, region.left
        names = [prefix + name for name in letters]
        for row in region.rows:
            number, at = str(row.number), self._length
            lengths = list(map(len, row.texts))
            starts = list(accumulate(map(TAB.__add__, lengths), initial=at))
            ends = list(map(add, starts, lengths))
            addresses = [names[column] + number for column in row.columns]
            places = [column - left for column in row.columns]
            high: Iterable[int] = ONE
            wide: Iterable[int] = ONE
            if row.spans:
                high, wide = zip(*(row.spans.get(column, (1, 1)) for column in row.columns), strict=True)
            # Cell(...) would cost three times as much, and there is one for each cell of the workbook
            made: Iterable[Cell] = map(
                tuple.__new__, repeat(Cell), zip(repeat(row.index - top), places, starts, ends, high, wide, addresses, strict=False)
            )
            line = "\t".join(row.texts)
            if "#" in line:
                made = (cell for cell, text in zip(made, row.texts, strict=True) if not is_error(text))
            yield from made
            self._line(line)

    def _line(self, text: str) -> None:
        self._lines.append(text)
        self._length += len(text) + 1
