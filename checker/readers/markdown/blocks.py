"""The blocks of a Markdown file: which lines are a heading, a paragraph, a row of a table, and where their text stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table as find_table
from markdown_it.token import Token

from checker.model import Section

DEEPEST = 60
"""Lists and quotations that are nested deeper are not read."""

_LINE_END = re.compile(r"\r\n?|\n")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]:")


class Leaf(NamedTuple):
    """A paragraph, a heading, or a stretch of HTML.

    Attributes:
        lines: where the text of each of its lines stands in the file, without the marks of quotations and lists before it.
        section: what part of the document it is.
        level: 1 to 6 for a heading, else 0.
        html: True for HTML between the paragraphs.
    """

    lines: list[tuple[int, int]]
    section: Section
    level: int = 0
    html: bool = False


class Grid(NamedTuple):
    """A table.

    Attributes:
        rows: for each row, head first, where each cell stands in the file; an empty cell has its end at its start.
        section: the part of the document in which it stands.
    """

    rows: list[list[tuple[int, int]]]
    section: Section


@cache
def parser() -> MarkdownIt:
    """A parser of CommonMark with tables and footnotes that leaves the insides of paragraphs alone."""
    made = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).disable(["inline", "text_join"])
    made.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    made.enable("table")
    made.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return made


class Parts(NamedTuple):
    """What a Markdown text is made of.

    Attributes:
        found: its parts in order, code left out.
        labels: the link labels that it defines.
        deep: True where lists or quotations nest so deep that the innermost were left out.
    """

    found: list[Leaf | Grid]
    labels: frozenset[str]
    deep: bool


def parts(text: str, first: int = 0) -> Parts:
    """The parts of a Markdown text.

    Args:
        text: the whole file.
        first: where the front matter ends.
    """
    env: dict[str, dict[str, object]] = {}
    tokens = parser().parse(text[first:], env)
    deep = any(token.level == DEEPEST - 1 and token.nesting > 0 for token in tokens)
    return Parts(list(_Walk(text, first).parts(tokens)), frozenset(env.get("references", {})), deep)


@dataclass
class _Walk:
    """The tokens of the parser on their way to parts."""

    text: str
    first: int

    def __post_init__(self) -> None:
        bare = [self.first]
        ends = []
        for match in _LINE_END.finditer(self.text, self.first):
            ends.append(match.start())
            bare.append(match.end())
        self.spans = list(zip(bare, [*ends, len(self.text)], strict=True))

    def parts(self, tokens: Sequence[Token]) -> Iterator[Leaf | Grid]:
        quoted = noted = 0
        for at, token in enumerate(tokens):
            match token.type:
                case "blockquote_open" | "blockquote_close":
                    quoted += token.nesting
                case "footnote_open" | "footnote_close":
                    noted += token.nesting
                case "inline" if token.map and tokens[at - 1].type in ("paragraph_open", "heading_open"):
                    level = int(tokens[at - 1].tag[1]) if tokens[at - 1].type == "heading_open" else 0
                    section = _section(quoted, noted, level)
                    lines = self._lines(token)
                    if lines:
                        yield Leaf(lines, section, level if section is Section.HEADING else 0)
                case "html_block" if token.map:
                    yield Leaf(self.spans[token.map[0] : token.map[1]], _section(quoted, noted, 0), html=True)
                case "table_open":
                    yield Grid(list(self._rows(tokens, at)), _section(quoted, noted, 0))

    def _lines(self, token: Token) -> list[tuple[int, int]]:
        """Where the lines of a paragraph or heading stand: each is found in its line of the file, from the right."""
        assert token.map  # noqa: S101 - for mypy
        found = []
        for number, line in enumerate(token.content.split("\n"), token.map[0]):
            words = line.strip()
            start, end = self.spans[number]
            at = self.text.rfind(words, start, end)
            if words and at >= 0:
                found.append((at, at + len(words)))
        return found

    def _rows(self, tokens: Sequence[Token], at: int) -> Iterator[list[tuple[int, int]]]:
        """Where the cells of a table stand, row by row; a row has as many as the head."""
        columns = 0
        while tokens[at].type != "table_close":
            token = tokens[at]
            if token.type == "tr_open" and token.map:
                start, end = self.spans[token.map[0]]
                cells = _cells(self.text, start + token.meta["indent"], end)
                columns = columns or len(cells)
                yield cells[:columns]
            at += 1


def _section(quoted: int, noted: int, level: int) -> Section:
    if noted:
        return Section.FOOTNOTE
    if quoted:
        return Section.QUOTATION
    return Section.HEADING if level else Section.BODY


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells between the pipes of a row stand, without the white space around them."""
    edges, escaped = [start - 1], False
    for at in range(start, end):
        if text[at] == "|" and not escaped:
            edges.append(at)
        escaped = text[at] == "\\"
    edges.append(end)
    pieces = [(before + 1, after) for before, after in pairwise(edges)]
    if not text[slice(*pieces[0])].strip():
        del pieces[0]
    if pieces and not text[slice(*pieces[-1])].strip():
        del pieces[-1]
    return [_stripped(text, *piece) for piece in pieces]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _table(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001  the parser calls it so
    """The parser's own rule, which notes as well where a row begins behind the marks of quotations and lists."""
    before = len(state.tokens)
    if not find_table(state, first, last, silent):
        return False
    for token in state.tokens[before:]:
        if token.type == "tr_open" and token.map:
            at = state.bMarks[token.map[0]] + state.tShift[token.map[0]]
            token.meta["indent"] = at - (state.src.rfind("\n", 0, at) + 1)
    return True


def _footnote(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001  the parser calls it so
    """A footnote: ``[^3]:`` at a line's start, its text behind it and on lines that are indented."""
    at = state.bMarks[first] + state.tShift[first]
    label = _FOOTNOTE.match(state.src, at, state.eMarks[first])
    if label is None or state.is_code_block(first):
        return False
    if silent:
        return True
    opened = state.push("footnote_open", "", 1)
    kept = state.bMarks[first], state.tShift[first], state.sCount[first], state.blkIndent, state.parentType
    inside = label.end()
    while state.src[inside : inside + 1] in (" ", "\t"):
        inside += 1
    state.bMarks[first], state.tShift[first] = inside, 0
    state.blkIndent += 4
    state.sCount[first] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, first, last)
    state.bMarks[first], state.tShift[first], state.sCount[first], state.blkIndent, state.parentType = kept
    opened.map = [first, state.line]
    state.push("footnote_close", "", -1)
    return True
