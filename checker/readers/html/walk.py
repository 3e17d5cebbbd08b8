"""A web page as a list of parts in order: paragraphs, headings, captions, list items and tables, of whatever is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from checker.model import Section
from checker.readers.html.main import MainText
from checker.readers.html.part import SPACE, TEXT, Bit, Part
from checker.readers.html.source import MARK, Page, run_of
from checker.readers.html.tables import Rows
from checker.readers.html.traits import Traits, is_furniture, is_hidden, leads_to_note, tag_of, traits_of, words

_OF_TABLES = ("tr", "td", "th", "dt", "dd", "caption", "thead")
_AFTER_HEADING = ("p", "ul", "ol", "li", "table", "blockquote", "section", "article")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ON_LINE = ("sup", "sub")
_QUOTED = {"q": ("“", "”")}
_SCRIPTS = {"msup": "sup", "msub": "sub"}

_COLUMNS = re.compile(r"\S(?:[ ]{2,}|\t)\S")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t\r]*\n))+")
_SENTENCE_END = re.compile(r"""[.!?;…]["'”’)\]]*\s*\Z""")
_OPEN_END = re.compile(r"[,:]\s*\Z")


class _State(NamedTuple):
    """What the elements around a place make of it."""

    section: Section = Section.BODY
    level: int = 0
    tag: str = "body"
    furniture: bool = False
    linked: bool = False
    local: bool = False
    noted: bool = False
    script: str = ""
    preformatted: bool = False


class Walked(NamedTuple):
    """What a page shows, part by part, without most of its furniture; ``furnished`` where it has some."""

    parts: list[Part]
    furnished: bool


def walked(page: Page, main: MainText) -> Walked:
    """What a page shows, part by part; furniture is walked around, unless much of the main text or the first heading lies in it."""
    walk = _Walk(page, main)
    walk.run()
    return Walked(walk.parts, walk.furnished)


class _Walk:
    """Goes through the tree once, in order, and cuts it into parts at the ends of blocks."""

    def __init__(self, page: Page, main: MainText) -> None:
        self.page, self.main = page, main
        self.blocks = words("block element")
        self.states: dict[tuple[_State, str, bool, bool], _State] = {}
        self.parts: list[Part] = []
        self.bits: list[Bit] = []
        self.weight = self.linked = self.breaks = 0
        self.furnished = False
        self.state = _State()
        self.around: list[tuple[_State, str]] = []
        self.tables: list[Rows] = []
        self.figures: list[tuple[list[Part], int]] = []
        self.scripts: dict[HtmlElement, str] = {}

    def run(self) -> None:
        """Walk the whole tree."""
        walker = etree.iterwalk(self.page.root, events=("start", "end"))
        passed, not_shown = False, words("hidden element")
        for event, element in walker:
            if event == "end":
                if not passed:
                    self._leave()
                passed = False
                if element.tail:
                    self._text(element.tail)
                continue
            tag = tag_of(element)
            state = self._look(element, tag) if tag not in not_shown else None
            if state is None:
                walker.skip_subtree()
                passed = True
                continue
            self._enter(element, tag, state)
            if element.text:
                self._text(element.text)
        self._flush()

    def _look(self, element: HtmlElement, tag: str) -> _State | None:
        """What an element makes of what lies in it; None where that is hidden, or furniture with nothing of the main text."""
        state, items, block = self.state, element.items(), tag in self.blocks
        if not items and not block:
            return state._replace(script=tag) if tag in _ON_LINE else state
        attributes = dict(items)
        traits = traits_of(attributes)
        if items and is_hidden(tag, attributes, traits):
            return None
        if not state.furniture and is_furniture(element, tag, traits) and not self.main.lies_in(element):
            self.furnished = True
            if element.find(".//h1") is None:
                return None
            state = state._replace(furniture=True)
        if block:
            key = state, tag, traits.footnote, traits.caption
            made = self.states.get(key)
            if made is None:
                made = self.states[key] = _block_state(*key)
            return made
        return _inline_state(state, tag, traits, attributes)

    def _enter(self, element: HtmlElement, tag: str, state: _State) -> None:
        if tag in self.blocks:
            self._flush()
        self.around.append((self.state, tag))
        self.state = state
        if tag == "br":
            self.breaks += 1
        elif tag in _QUOTED:
            self._break()
            self.bits.append(Bit(TEXT, text=_QUOTED[tag][0]))
        elif tag in _SCRIPTS and len(element) > 1:
            self.scripts[element[1]] = _SCRIPTS[tag]
        if self.scripts and element in self.scripts:
            self.state = self.state._replace(script=self.scripts[element])
        if tag in ("table", "dl"):
            self.tables.append(Rows(tag, element.get("role", "")))
        elif self.tables and tag in _OF_TABLES:
            self.tables[-1].enter(element, tag)
        elif tag == "figure":
            self.figures.append((self._sink(), len(self._sink())))

    def _leave(self) -> None:
        around, tag = self.around.pop()
        if tag in self.blocks:
            self._flush()
        if tag in ("table", "dl"):
            made = self.tables.pop()
            self._sink().extend(made.close(furniture=self.state.furniture))
        elif self.tables and tag in _OF_TABLES:
            self.tables[-1].leave(tag)
        elif tag == "figure":
            _title_table(*self.figures.pop())
        elif tag in _QUOTED:
            self.bits.append(Bit(TEXT, text=_QUOTED[tag][1]))
        self.state = around

    def _sink(self) -> list[Part]:
        return self.tables[-1].parts if self.tables else self.parts

    def _flush(self) -> None:
        """End the part that is being read; what has no text is none."""
        if self.weight:
            state = self.state
            made = Part(self.bits, state.section, state.level, state.tag, state.furniture, self.weight, self.linked)
            self._sink().append(made)
        if self.bits:
            self.bits = []
        self.weight = self.linked = self.breaks = 0

    def _text(self, text: str) -> None:
        """Take a text of the tree: its runs by their marks, white space before the first as a space."""
        at = 0
        for mark in MARK.finditer(text):
            if mark.start() and not at and self.bits:
                self.bits.append(Bit(SPACE))
            at = mark.end()
            run = run_of(mark)
            if run < len(self.page.runs):
                self._take(run)
        if not at and self.bits:
            self.bits.append(Bit(SPACE))

    def _take(self, run: int) -> None:
        state = self.state
        start, end = self.page.runs[run]
        if state.preformatted and not self.tables:
            self._take_lines(run)
            return
        if self.breaks:
            self._break(self.page.source[start])
        noted = state.noted or (state.local and state.script == "sup")
        self.bits.append(Bit(run, start, end, state.script, noted))
        self.weight += end - start
        if state.linked:
            self.linked += end - start

    def _break(self, following: str = "") -> None:
        """End the block at line breaks, unless they stand in a heading, or one stands after a comma or before a small letter."""
        if not self.breaks:
            return
        last = next((bit for bit in reversed(self.bits) if bit.run >= 0), None)
        goes_on = self.breaks == 1 and last is not None and self._goes_on(last, following)
        if self.state.level or goes_on:
            self.bits.append(Bit(SPACE))
            self.breaks = 0
        else:
            self._flush()

    def _goes_on(self, last: Bit, following: str) -> bool:
        near = max(last.start, last.end - 80)
        if _OPEN_END.search(self.page.source, near, last.end):
            return True
        return following.islower() and not _SENTENCE_END.search(self.page.source, near, last.end)

    def _take_lines(self, run: int) -> None:
        """Take preformatted text: an empty line ends a block, and so does every line where columns are set by spaces."""
        start, end = self.page.runs[run]
        for stretch in _PARAGRAPH.finditer(self.page.source, start, end):
            whole, at = stretch.group(), stretch.start()
            lines = whole.split("\n") if _COLUMNS.search(whole) else [whole]
            for line in lines:
                if line.strip():
                    self.bits.append(Bit(run, at, at + len(line), self.state.script))
                    self.weight += len(line)
                if len(lines) > 1:
                    self._flush()
                at += len(line) + 1
            if stretch.end() < end:
                self._flush()


def _block_state(state: _State, tag: str, footnote: bool, caption: bool) -> _State:  # noqa: FBT001  a key of the states known
    section = state.section
    if tag in _HEADINGS:
        section = Section.HEADING
    elif footnote:
        section = Section.FOOTNOTE
    elif tag in ("figcaption", "caption") or (caption and tag != "figure"):
        section = Section.CAPTION
    elif tag == "blockquote":
        section = Section.QUOTATION
    elif tag == "footer" and section is Section.BODY:
        section = Section.BOILERPLATE
    elif section is Section.HEADING and tag in _AFTER_HEADING:
        section = Section.BODY  # the heading was never closed
    level = _HEADINGS.get(tag, state.level) if section is Section.HEADING else 0
    return state._replace(section=section, level=level, tag=tag, preformatted=state.preformatted or tag == "pre")


def _inline_state(state: _State, tag: str, traits: Traits, attributes: Mapping[str, str]) -> _State:
    if tag in _ON_LINE:
        return state._replace(script=tag, noted=state.noted or traits.noted)
    if tag == "a" and "href" in attributes:
        noted = traits.noted or state.noted or state.script == "sup"
        return state._replace(linked=True, local=leads_to_note(attributes["href"]), noted=noted)
    return state._replace(noted=True) if traits.noted else state


def _title_table(parts: list[Part], since: int) -> None:
    """Give the caption of a figure to the one table in it."""
    tables = [part for part in parts[since:] if part.cells]
    captions = [part for part in parts[since:] if part.section is Section.CAPTION]
    if len(tables) == len(captions) == 1 and not tables[0].caption:
        tables[0].caption = captions[0].bits
        parts.remove(captions[0])
