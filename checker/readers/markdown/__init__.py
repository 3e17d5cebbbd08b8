"""Markdown: offsets count in the raw file; blocks and cells leave out its marks, code, link targets and front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from checker.model import LIMITS, Block, Cell, Document, Limits, Mark, Section, Table
from checker.readers.decoding import decode
from checker.readers.front_matter import front_matter, front_matter_end
from checker.readers.identity import identified
from checker.readers.ignoring import ignoring
from checker.readers.markdown.blocks import DEEPEST, Grid, Leaf, parts
from checker.readers.markdown.html import stretches
from checker.readers.markdown.marks import marks, shown
from checker.readers.outline import Entry, outline
from checker.readers.plain import title_of
from checker.text.folding import squeeze
from checker.text.ignores import ignores
from checker.text.lookup import table

LONGEST_CAPTION = 300
TITLE_WITHIN = 2000
"""A heading further in than this titles its document only where it is one of the first level."""

_LINE_END = re.compile(r"\r\n?|\n")
_ANYTHING = re.compile(r"[^\r\n]")
_BARE_CAPTION = re.compile(r"(?:table)?:[ \t]+(?=\S)", re.IGNORECASE)
_NUMBERED_CAPTION = re.compile(r"(?P<label>[^\W\d_]+)\.?[ \u00a0]+(?:[A-Z]{0,2}\d[\w.-]*|[A-Z]|[IVX]+)[ ]?(?:[:.|–—-](?!\d)|\Z)")


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document]:
    """One document: the decoded file as it is, marks and all, with what is to be read of it as blocks and tables."""
    text, notes = decode(data, limits)
    known = front_matter(text)
    first = front_matter_end(text)
    found, labels, deep = parts(text, first)
    if deep:
        notes = (*notes, f"nests lists or quotations more than {DEEPEST} deep; what lies deeper was not read")
    page = _Page(text, labels)
    page.write(found, known.title)
    bare = page.bare()
    title = known.title or page.title or title_of(bare)
    # dates are found behind marks too ("**Published on:** 3 June 2025"), but never in code
    told = identified(Document(id=name, text=bare, notes=notes), known._replace(title=title))
    made = replace(told, text=text, blocks=tuple(page.blocks), tables=tuple(page.tables), marks=tuple(page.marks))
    yield ignoring(made, text, ignores(text))


@dataclass
class _Page:
    """The parts of a file on their way to blocks and tables.

    Attributes:
        title: the heading that titles the document, as it is shown.
        marks: the marks in the parts that were written.
    """

    text: str
    labels: frozenset[str]
    title: str | None = None
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _spans: list[tuple[int, int]] = field(default_factory=list)

    def write(self, found: Sequence[Leaf | Grid], known_title: str | None) -> None:
        """Write the parts in order, each table with its caption."""
        captions = self._captions(found)
        headline = self._headline(found, known_title)
        for at, part in enumerate(found):
            if isinstance(part, Grid):
                self._table(part, next((self._caption(found[near]) for near in (at - 1, at + 1) if captions.get(near) == at), None))
            elif part.html:
                for stretch in stretches(self.text, *_ends(part.lines), part.section):
                    self._block(*stretch)
            elif at in captions:
                self._block(*self._caption(part), Section.CAPTION, 0, part.lines)
            elif at == headline:
                self._block(*_ends(part.lines), Section.HEADLINE, 1, part.lines)
            else:
                self._block(*_ends(part.lines), part.section, part.level, part.lines)
        if not self.blocks and not self.tables:
            self.blocks.append(Block(0, 0))  # a document without blocks would be read as a whole, and nothing here is to be read

    def bare(self) -> str:
        """The text with spaces in place of whatever is no block or cell, and of the marks in them; as long as it is."""
        pieces, at = [], 0
        for start, end in self._spans:
            pieces += [_blank(self.text[at:start]), self.text[start:end]]
            at = end
        whole = "".join([*pieces, _blank(self.text[at:])])
        pieces, at = [], 0
        for mark in self.marks:
            pieces += [whole[at : mark.start], _blank(whole[mark.start : mark.end])]
            at = mark.end
        return "".join([*pieces, whole[at:]])

    def _captions(self, found: Sequence[Leaf | Grid]) -> dict[int, int]:
        """Which parts are captions, each with its table: the paragraph over a table, else the one below it."""
        captions: dict[int, int] = {}
        for at, part in enumerate(found):
            if not isinstance(part, Grid):
                continue
            if at and at - 1 not in captions and self._is_caption(found[at - 1], numbered=True):
                captions[at - 1] = at
            elif at + 1 < len(found):
                above_another = at + 2 < len(found) and isinstance(found[at + 2], Grid)
                if self._is_caption(found[at + 1], numbered=not above_another):
                    captions[at + 1] = at
        return captions

    def _is_caption(self, part: Leaf | Grid, *, numbered: bool) -> bool:
        """Tell whether a paragraph titles a table: "Table 2: ..." where such are asked for, or ": ..." as pandoc has it."""
        if isinstance(part, Grid) or part.html or part.level:
            return False
        start, end = _ends(part.lines)
        if end - start > LONGEST_CAPTION:
            return False
        if _BARE_CAPTION.match(self.text, start, end):
            return True
        match = _NUMBERED_CAPTION.match(self._shown(start, end)) if numbered else None
        return match is not None and match["label"].lower() in _labels()

    def _caption(self, part: Leaf | Grid) -> tuple[int, int]:
        assert isinstance(part, Leaf)  # noqa: S101 - for mypy
        start, end = _ends(part.lines)
        bare = _BARE_CAPTION.match(self.text, start, end)
        return (bare.end() if bare else start), end

    def _headline(self, found: Sequence[Leaf | Grid], known_title: str | None) -> int | None:
        """Which part is the headline: the heading that repeats the title told, else the first of the first level; notes the title."""
        headings = [(at, part) for at, part in enumerate(found) if isinstance(part, Leaf) and part.section is Section.HEADING]
        told = [(at, self._shown(*_ends(part.lines))) for at, part in headings]
        if known_title is not None:
            same = [at for at, title in told if squeeze(title) == squeeze(known_title)]
            if same:
                return same[0]
        first = next((at for at, part in headings if part.level == 1), None)
        if first is not None:
            self.title = dict(told)[first]
        elif told and _ends(headings[0][1].lines)[0] < TITLE_WITHIN:
            self.title = told[0][1]
        return first

    def _shown(self, start: int, end: int) -> str:
        return " ".join(shown(self.text, start, end, marks(self.text, start, end, self.labels)).split())

    def _block(self, start: int, end: int, section: Section, level: int = 0, lines: Sequence[tuple[int, int]] = ()) -> None:
        self._spans.append((start, end))
        found = _merged(marks(self.text, start, end, self.labels), _margins(self.text, lines))
        self.marks += found
        self.blocks.append(Block(start, end, section, level))

    def _table(self, grid: Grid, caption: tuple[int, int] | None) -> None:
        cells: list[Cell] = []
        entries: list[Entry] = []
        for row, spans in enumerate(grid.rows):
            for column, (start, end) in enumerate(spans):
                found = marks(self.text, start, end, self.labels)
                self._spans.append((start, end))
                self.marks += found
                words = shown(self.text, start, end, found).strip()
                if words:
                    cells.append(Cell(row, column, start, end))
                    entries.append(Entry(row, column, words, header=row == 0))
        if cells:
            self.tables.append(Table(tuple(cells), caption, *outline(entries)))


def _ends(lines: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return lines[0][0], lines[-1][1]


def _margins(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """What stands before the lines of a paragraph after the first: the ``>`` of a quotation, the indentation of a list."""
    for (_, end), (start, _) in pairwise(lines):
        line_end = _LINE_END.search(text, end, start)
        if line_end and line_end.end() < start:
            yield Mark(line_end.end(), start)


def _merged(found: Iterable[Mark], others: Iterable[Mark]) -> list[Mark]:
    merged: list[Mark] = []
    for mark in sorted([*found, *others]):
        if not merged or mark.start >= merged[-1].end:
            merged.append(mark)
    return merged


def _blank(text: str) -> str:
    return _ANYTHING.sub(" ", text)


@cache
def _labels() -> frozenset[str]:
    """Words that number a table or figure."""
    return frozenset(row["word"] for row in table("labels"))
