"""What the stages need to know of one document's text, found once and shared: sentences, words, names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain

from checker.model import Document
from checker.text.capitals import Capitals, capitals
from checker.text.cues import Cues, cues
from checker.text.dates import When, dates
from checker.text.folding import fold
from checker.text.names import Mention, countries, mentions
from checker.text.notices import Notices, notices
from checker.text.numerals import Numeral, numerals
from checker.text.once import once
from checker.text.sentences import sentences
from checker.text.tagging import Tag, spelt_out, tagged
from checker.text.tokens import Columns, Token, columns

__all__ = ["Mention", "Scan", "Token"]

_COMMA = re.compile(r"[^\d.,]*(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+)[^\d.,]*")
_POINT = re.compile(r"[^\d.,]*(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+)[^\d.,]*")
"""A cell whose one figure can only be read with a decimal mark, whatever the others of its table are written with."""

WALL = "\0"
"""Stands between the blocks of a text: no space, no letter, no mark of punctuation that a pattern knows."""


def _walled(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text, as long as it is, with walls in place of what lies in none of the stretches."""
    parts = []
    before = 0
    for start, end in stretches:
        parts += [WALL * (start - before), text[start:end]]
        before = end
    return "".join([*parts, WALL * (len(text) - before)])


class Scan:
    """One document's text with what stands in it, each thing found when first asked for.

    Attributes:
        document: the document; every offset counts in its text.
        text, folded: the text with what lies between its blocks and cells walled off (:data:`WALL`), so that nothing is read
            across their ends; and the same as :func:`fold` gives it.
        sentences: (start, end) in order, without the white space around them.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stretches = list(document.stretches())
        self.text = _walled(document.text, self.stretches)
        self.folded = fold(self.text)
        self._quoted: tuple[tuple[int, int], str] = (0, 0), ""
        self._columns: dict[int, Columns] = {}
        self._tokens: dict[int, list[Token]] = {}
        self._tags: dict[int, list[Tag]] = {}
        self._tagged: dict[int, str] = {}
        self._mentions: dict[int, list[Mention]] = {}
        self._cued: dict[tuple[str, ...], dict[int, list[int]]] = {}

    @once
    def sentences(self) -> list[tuple[int, int]]:
        """(start, end) of each sentence, in order; none reaches past the end of a block or a cell."""
        if not self.document.blocks and not self.document.tables:
            return sentences(self.text)
        return [(start + first, start + last) for start, end in self.stretches for first, last in sentences(self.text[start:end])]

    @once
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence in which an offset lies; the sentence before it where it lies between two."""
        return bisect_right(self._starts, offset, 1) - 1

    def quote(self, sentence: tuple[int, int]) -> str:
        """What stands from one offset to another: one string for all claims of a sentence, which may be long and hold thousands."""
        if self._quoted[0] != sentence:
            self._quoted = sentence, self.document.text[sentence[0] : sentence[1]]
        return self._quoted[1]

    def naming(self, sentence: int) -> tuple[int, ...]:
        """The sentences that name what one in a table is about: its column, row, group and caption; none outside of tables."""
        held = self.document.cell_at(self.sentences[sentence][0]) if self.document.tables else None
        if held is None:
            return ()
        table, cell = held
        group = table.group(cell)
        cells = [*table.headers(cell), *table.labels(cell), *([group] if group is not None else [])]
        starts = [*(named.start for named in cells), *([table.caption[0]] if table.caption is not None else [])]
        return tuple(self.sentence_at(start) for start in starts)

    def cued(self, *kinds: str) -> dict[int, list[int]]:
        """The sentences that hold cue words of some kinds, in order, each with where they begin, in order."""
        found = self._cued.get(kinds)
        if found is None:
            offsets = self._cues[kinds[0]] if len(kinds) == 1 else sorted(chain.from_iterable(self._cues[kind] for kind in kinds))
            found = self._cued[kinds] = {}
            for offset in offsets:
                found.setdefault(self.sentence_at(offset), []).append(offset)
        return found

    @once
    def _cues(self) -> Cues:
        return cues(self.folded)

    @once
    def notices(self) -> Notices:
        """What the text, or its title, says of correcting what was published before."""
        return notices(self.text, self.folded, self.document.title, self._cues["notice"], self.sentences)

    def tokens(self, sentence: int) -> list[Token]:
        """The tokens of one sentence, by its index."""
        found = self._tokens.get(sentence)
        if found is None:
            found = self._tokens[sentence] = self.columns(sentence).tokens()
        return found

    def columns(self, sentence: int) -> Columns:
        """The same as columns."""
        found = self._columns.get(sentence)
        if found is None:
            found = self._columns[sentence] = columns(self.text, *self.sentences[sentence], folded=self.folded)
        return found

    def token_at(self, sentence: int, offset: int) -> int:
        """Index of the first token of a sentence that ends after an offset; how many tokens there are where none does."""
        return bisect_right(self.columns(sentence).ends, offset)

    def tags(self, sentence: int) -> list[Tag]:
        """The parts of speech of one sentence's tokens, by its index."""
        found = self._tags.get(sentence)
        if found is None:
            found = self._tags[sentence] = spelt_out(self.tagged(sentence))
        return found

    def tagged(self, sentence: int) -> str:
        """The same as one string, a letter a token."""
        found = self._tagged.get(sentence)
        if found is None:
            _, _, texts, words = self.columns(sentence)
            found = self._tagged[sentence] = tagged(texts, words)
        return found

    @once
    def numerals(self) -> list[Numeral]:
        """The numbers of the text, in order; in a table with decimal commas they are read so."""
        found = numerals(self.text, self.folded)
        with_commas = [
            (cell.start, cell.end)
            for table in self.document.tables
            for cell in table.cells
            if (table.decimal == "," and not _POINT.fullmatch(self.text, cell.start, cell.end))
            or (table.decimal == "." and _COMMA.fullmatch(self.text, cell.start, cell.end))
        ]
        if not with_commas:
            return found
        cells = _walled(self.text, with_commas)
        starts = [start for start, _ in with_commas]
        found = [n for n in found if (at := bisect_right(starts, n.start)) == 0 or n.start >= with_commas[at - 1][1]]
        return sorted(found + numerals(cells, _walled(self.folded, with_commas), decimal=","))

    @once
    def dates(self) -> list[When]:
        """The dates of the text, in order, relative ones resolved from when it was written."""
        return dates(self.text, self.folded, self.document.written)

    def dates_in(self, start: int, end: int) -> list[When]:
        """The dates that begin in a stretch of the text, in order."""
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    @once
    def _date_starts(self) -> list[int]:
        return [when.start for when in self.dates]

    @once
    def countries(self) -> frozenset[str]:
        """Codes of the countries that the text names."""
        return frozenset(code for sentence in range(len(self.sentences)) for code in countries(self.tokens(sentence)))

    def mentions(self, sentence: int) -> list[Mention]:
        """The names in one sentence, by its index, in order; none overlap."""
        found = self._mentions.get(sentence)
        if found is None:
            begun = self._capitals.between(*self.sentences[sentence])
            found = mentions(self.tokens(sentence), begun=begun, countries_near=lambda: self.countries) if begun.telling else []
            self._mentions[sentence] = found
        return found

    def may_name(self, start: int, end: int) -> bool:
        """Tell whether a word stands between two offsets that a name may begin with."""
        return bool(self._capitals.between(start, end).telling)

    @once
    def _capitals(self) -> Capitals:
        return capitals(self.text)
