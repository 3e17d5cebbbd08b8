"""The runs of text on one page of a PDF: stretches of a line without a wide gap, where they stand, raised marks told from digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.readers.pdf.gaps import GUTTER, Word, edges_of, is_sideways, needs_words, widest_space
from checker.readers.pdf.joining import joined
from checker.readers.pdf.marks import INNER_DIGIT, LOWERED, RAISED, as_written, level
from checker.readers.pdf.native import PageText, Sides
from checker.readers.pdf.run import Placed, Run
from checker.readers.scripts import CONTEXT

_WORD = re.compile(r"\S+")
_LEADER = re.compile(r"[.…·_]\s?(?:[.…·_]\s?){3,}")
_BLANK = " \t\xa0\x1f"
_CLEAN = str.maketrans({**{chr(code): " " for code in (*range(32), 0x7F, 0xFFFF) if code not in (10, 13)}, "\uf0b7": "•", "\uf0a7": "▪"})
_UNCLEAN = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\uf0a7\uf0b7\uffff]")


class _Span(NamedTuple):
    """Part of a run: a stretch of PDFium's text, or what is written in its stead."""

    start: int
    end: int
    instead: str | None = None


class _Stretch(NamedTuple):
    """Part of a line of PDFium's text: its number and start, its own ends, whether it ends in a hyphen that the text leaves out."""

    line: int
    line_start: int
    start: int
    end: int
    cut: bool


class _Begun:
    """A run that is being put together from words."""

    def __init__(self, word: Word) -> None:
        self.words: list[Word] = []
        self.spans: list[_Span] = []
        self.box = word.first
        self.marked = False

    def add(self, word: Word, kept: list[_Span]) -> None:
        """Add a word, of which these parts are kept."""
        self.words.append(word)
        self.spans += kept
        x0, top, x1, bottom = self.box
        first, last = word.first, word.last
        self.box = (min(x0, first[0]), min(top, first[1], last[1]), max(x1, last[2]), max(bottom, first[3], last[3]))

    def level_box(self, main: Sides) -> Sides:
        """The box without what marks put above and below the line, by the box of its largest character."""
        held = [box for word in self.words for box in (word.first, word.last) if not level(box, main)]
        if not held:
            return self.box
        return self.box[0], min([box[1] for box in held]), self.box[2], max([box[3] for box in held])


def page_runs(text: str, page: PageText, number: int) -> tuple[list[Run], bool]:
    """The runs of a page in PDFium's order, and whether lines were found with wide gaps in them.

    Args:
        text: PDFium's text of the page.
        page: tells where its characters stand.
        number: of the page, from 1.
    """
    reader = _PageReader(text, page, number)
    runs = reader.runs()
    return [run for run in joined(runs) if run.text.strip()] if runs else [], reader.gapped > 1


class _PageReader:
    """Goes through PDFium's text of a page line by line; looks at single words only where a line has gaps or marks."""

    def __init__(self, text: str, page: PageText, number: int) -> None:
        if _UNCLEAN.search(text):
            text = text.translate(_CLEAN)
        self.text = _LEADER.sub(lambda match: "\x1f" * len(match.group()), text)
        self.page = page
        self.number = number
        self.gapped = 0

    def runs(self) -> list[Run]:
        """The runs in order."""
        held = self._stretches()
        starts = [stretch.start for stretch in held]
        ends = [stretch.end for stretch in held]
        firsts, lasts = self.page.boxes(starts), self.page.boxes([end - 1 for end in ends])
        looks = [((box[3] - box[1]) * font.share, font.bold) for box, font in zip(firsts, self.page.fonts(starts, firsts), strict=True)]
        drawn = self.page.drawn(starts, ends)
        loose = [
            number
            for number, (inked, first, look, start, end) in enumerate(zip(drawn, firsts, looks, starts, ends, strict=True))
            if needs_words(inked, first, look[0], end - start) or self.text.find("\x1f", start, end) >= 0
        ]
        words = self._words([held[number] for number in loose])
        by_words = dict(zip(loose, words, strict=True))
        mixed = [number for number, inked in enumerate(drawn) if len(inked) > 1 and number not in by_words]
        for number, look in zip(mixed, self._looks([held[number] for number in mixed]), strict=True):
            looks[number] = look
        edges = edges_of([box[0] for number, box in enumerate(firsts) if number not in by_words], words)
        runs: list[Run] = []
        for number, stretch in enumerate(held):
            if not drawn[number]:
                continue
            if number in by_words:
                made = list(self._by_words(stretch, by_words[number], edges))
            else:
                made = [self._whole(stretch, firsts[number], lasts[number], drawn[number], looks[number])]
            if stretch.cut and made:
                made[-1].hyphen = True
            runs += made
        return runs

    def _stretches(self) -> list[_Stretch]:
        found: list[_Stretch] = []
        start = 0
        for number, line in enumerate(self.text.split("\r\n"), 1):
            line_start = start
            parts = line.split("\ufffe")
            for at, part in enumerate(parts, 1):
                bare = part.strip(_BLANK)
                if bare:
                    first = start + part.find(bare)
                    found.append(_Stretch(number, line_start, first, first + len(bare), at < len(parts)))
                start += len(part) + 1
            start += 1
        return found

    def _words(self, stretches: Sequence[_Stretch]) -> list[list[Word]]:
        """The words of stretches, asked for all at once."""
        spans = [
            [match.span() for match in _WORD.finditer(self.text, stretch.start, stretch.end) if "\x1f" not in match.group()]
            for stretch in stretches
        ]
        firsts = [start for found in spans for start, _ in found]
        boxes = self.page.boxes(firsts)
        fonts = iter(self.page.fonts(firsts, boxes))
        lasts = iter(self.page.boxes([end - 1 for found in spans for _, end in found]))
        heads = iter(boxes)
        return [[Word(start, end, next(heads), next(lasts), next(fonts)) for start, end in found] for found in spans]

    def _looks(self, stretches: Sequence[_Stretch]) -> Iterator[tuple[float, bool]]:
        """Of each stretch the size of most of it, not that of a bullet before it or a mark after it; whether it is all bold."""
        indices = [index for stretch in stretches for index in (stretch.start, (stretch.start + stretch.end - 1) // 2, stretch.end - 1)]
        boxes = self.page.boxes(indices)
        fonts = self.page.fonts(indices, boxes)
        sizes = [(box[3] - box[1]) * font.share for box, font in zip(boxes, fonts, strict=True)]
        for at in range(0, len(indices), 3):
            yield sorted(sizes[at : at + 3])[1], fonts[at].bold and fonts[at + 1].bold and fonts[at + 2].bold

    def _whole(self, stretch: _Stretch, first: Sides, last: Sides, drawn: Sequence[Sides], look: tuple[float, bool]) -> Run:
        """A stretch as one run, by the boxes of its first and last character."""
        line, line_start, start, end, _ = stretch
        pieces = ((self.text[start:end], line, start - line_start + 1, self.number),)
        if len(drawn) == 1 and end - start > 2 and is_sideways(drawn[0], first):
            run = Run(pieces, drawn[0], look[0], bold=False)
            run.upright = False
            return run
        return Run(pieces, (first[0], first[1], last[2], first[3]), look[0], bold=look[1])

    def _by_words(self, stretch: _Stretch, words: Sequence[Word], edges: frozenset[int]) -> Iterator[Run]:
        """A stretch as runs, divided where a column begins and at its wide gaps, without its marks."""
        if not words:
            return
        main = _usual([word.first for word in words] if len(words) > 1 else [words[0].first, words[0].last])
        height = main[3] - main[1]
        gutters = [
            number
            for number, (before, after) in enumerate(pairwise(words), 1)
            if round(after.first[0]) in edges and after.first[0] - before.last[2] > GUTTER * 0.86 * height
        ]
        for start, end in pairwise([0, *gutters, len(words)]):
            yield from self._by_gaps(stretch, words[start:end], main)
        self.gapped += len(gutters)

    def _by_gaps(self, stretch: _Stretch, words: Sequence[Word], main: Sides) -> Iterator[Run]:
        height = main[3] - main[1]
        foot, low = main[3] - RAISED * height, main[3] + LOWERED * height
        ends = (box for word in words for box in (word.first, word.last))
        widest = widest_space([after.first[0] - before.last[2] for before, after in pairwise(words)], 0.86 * height)
        marked = any(box[3] < foot or (box[3] > low and level(box, main)) for box in ends)
        if marked or INNER_DIGIT.search(self.text, stretch.start, stretch.end):
            yield from self._by_marks(stretch, words, main, widest)
            return
        parts = [
            number
            for number, (before, after) in enumerate(pairwise(words), 1)
            if not -height < after.first[0] - before.last[2] < widest or abs(after.first[3] - before.last[3]) > 0.6 * height
        ]
        self.gapped += len(parts)
        for start, end in pairwise([0, *parts, len(words)]):
            yield self._plain(stretch, words[start:end])

    def _plain(self, stretch: _Stretch, words: Sequence[Word]) -> Run:
        """Words without marks as one run."""
        first, last, middle = words[0], words[-1], words[len(words) // 2]
        top, bottom = min(first.first[1], last.last[1]), max(first.first[3], last.last[3])
        size = (middle.first[3] - middle.first[1]) * middle.font.share
        pieces = (self._piece(stretch, first.start, last.end),)
        run = Run(pieces, (first.first[0], top, last.last[2], bottom), size, bold=all(word.font.bold for word in words))
        run.led = self._is_led(first.start)
        return run

    def _by_marks(self, stretch: _Stretch, words: Sequence[Word], main: Sides, widest: float) -> Iterator[Run]:
        height = main[3] - main[1]
        run = _Begun(words[0])
        for word in words:
            gap = word.first[0] - run.box[2]
            if run.words and (not -height < gap < widest or abs(max(word.first[3], word.last[3]) - run.box[3]) > 0.6 * height):
                self.gapped += 1
                yield self._run(stretch, run, main)
                run = _Begun(word)
            before = self.text[max(run.words[0].start, word.start - CONTEXT) : word.start] if run.words else ""
            kept = self._unmarked(word, main, before.rstrip() if gap < 0.2 * height else before)
            run.marked = run.marked or (not run.words and (not kept or kept[0].start > word.start))
            run.add(word, kept)
        yield self._run(stretch, run, main)

    def _run(self, stretch: _Stretch, begun: _Begun, main: Sides) -> Run:
        sizes = sorted((word.first[3] - word.first[1]) * word.font.share for word in begun.words)
        spans = begun.spans or [_Span(begun.words[0].start, begun.words[0].start, "")]
        bold = all(word.font.bold for word in begun.words)
        run = Run(self._pieces(stretch, spans), begun.level_box(main), sizes[len(sizes) // 2], bold=bold, marked=begun.marked)
        run.led = self._is_led(begun.words[0].start)
        return run

    def _is_led(self, start: int) -> bool:
        return self.text[max(0, start - 2) : start].strip(" ")[-1:] == "\x1f"

    def _unmarked(self, word: Word, main: Sides, before: str) -> list[_Span]:
        """The parts of a word without its raised footnote marks, an exponent written as one."""
        start, end = word.start, word.end
        if not level(word.first, main) and not level(word.last, main) and not INNER_DIGIT.search(self.text, start, end):
            return [_Span(start, end)]
        at = start
        kept: list[_Span] = []
        for begun, stop, height in self._levels(start, end, main):
            if not height:
                continue
            shown = self.text[begun:stop]
            line = (before + self.text[start:begun])[-CONTEXT:]
            instead = as_written(shown, line, self._after(stop), above=height > 0)
            if instead == shown:
                continue
            if at < begun:
                kept.append(_Span(at, begun))
            if instead:
                kept.append(_Span(begun, stop, instead))
            at = stop
        if at < end:
            kept.append(_Span(at, end))
        return kept

    def _after(self, end: int) -> str:
        """What follows a mark on its line; PDFium ends its line there, also where the next letter stands right after the mark."""
        after = self.text[end : end + CONTEXT]
        if after[:2] != "\r\n" or after[2:3].isspace() or not after[2:]:
            return after
        mark, following = self.page.boxes([end - 1, end + 2])
        height = following[3] - following[1]
        beside = -0.1 * height < following[0] - mark[2] < 0.1 * height and following[1] < mark[3] < following[3] + height
        return after[2:] if beside else after

    def _levels(self, start: int, end: int, main: Sides) -> Iterator[tuple[int, int, int]]:
        """The stretches of a word that stand on the line (0), raised above it (1) and lowered below it (-1)."""
        levels = [level(box, main) for box in self.page.boxes(range(start, end))]
        begun = 0
        for at in range(1, end - start + 1):
            if at == end - start or levels[at] != levels[begun]:
                yield start + begun, start + at, levels[begun]
                begun = at

    def _pieces(self, stretch: _Stretch, spans: list[_Span]) -> list[Placed]:
        """The spans of one line as pieces: neighbours as one, white space between others as one space."""
        pieces: list[Placed] = []
        begun = end = -2
        for span in spans:
            apart = end >= 0 and span.start > end and self.text[span.start - 1].isspace()
            if span.instead is None and pieces and span.start - end <= 1 and begun >= 0:
                pieces[-1] = self._piece(stretch, begun, span.end)
            else:
                if apart and pieces:
                    text, line, column, page = pieces[-1]
                    pieces[-1] = (text + " ", line, column, page)
                pieces.append(self._piece(stretch, span.start, span.end, span.instead))
                begun = span.start if span.instead is None else -2
            end = span.end
        return pieces

    def _piece(self, stretch: _Stretch, start: int, end: int, instead: str | None = None) -> Placed:
        shown = self.text[start:end].replace("\x1f", " ") if instead is None else instead
        return shown, stretch.line, start - stretch.line_start + 1, self.number


def _usual(boxes: list[Sides]) -> Sides:
    """The box of middling height, of two the larger: neither a mark nor a large initial."""
    return sorted(boxes, key=lambda box: box[3] - box[1])[len(boxes) // 2]
