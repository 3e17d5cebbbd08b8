"""What the stages need to know of one document's text, found once and shared: sentences, words, names."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter

from checker.model import Document
from checker.text.dates import When, dates
from checker.text.folding import fold
from checker.text.names import Mention, countries, mentions
from checker.text.numerals import Numeral, numerals
from checker.text.phrases import Tag, tags
from checker.text.sentences import sentences
from checker.text.tokens import Token, tokenize

__all__ = ["Mention", "Scan", "Token"]

_end = attrgetter("end")


class Scan:
    """One document's text with what stands in it, each thing found when first asked for.

    Attributes:
        document: the document; every offset counts in its text.
        text, folded: as they are, and as :func:`fold` gives it.
        sentences: (start, end) in order, without the white space around them.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.folded = fold(document.text)
        self._tokens: dict[int, list[Token]] = {}
        self._tags: dict[int, list[Tag]] = {}
        self._mentions: dict[int, list[Mention]] = {}

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """(start, end) of each sentence, in order."""
        return sentences(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence in which an offset lies; the sentence before it where it lies between two."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens(self, sentence: int) -> list[Token]:
        """The tokens of one sentence, by its index."""
        found = self._tokens.get(sentence)
        if found is None:
            found = self._tokens[sentence] = tokenize(self.text, *self.sentences[sentence])
        return found

    def token_at(self, sentence: int, offset: int) -> int:
        """Index of the first token of a sentence that ends after an offset; how many tokens there are where none does."""
        return bisect_right(self.tokens(sentence), offset, key=_end)

    def tags(self, sentence: int) -> list[Tag]:
        """The parts of speech of one sentence's tokens, by its index."""
        found = self._tags.get(sentence)
        if found is None:
            found = self._tags[sentence] = tags(self.tokens(sentence))
        return found

    @cached_property
    def numerals(self) -> list[Numeral]:
        """The numbers of the text, in order."""
        return numerals(self.text, self.folded)

    @cached_property
    def dates(self) -> list[When]:
        """The dates of the text, in order, relative ones resolved from when it was written."""
        return dates(self.text, self.folded, self.document.written)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that the text names."""
        return frozenset(code for sentence in range(len(self.sentences)) for code in countries(self.tokens(sentence)))

    def mentions(self, sentence: int) -> list[Mention]:
        """The names in one sentence, by its index, in order; none overlap."""
        found = self._mentions.get(sentence)
        if found is None:
            found = self._mentions[sentence] = mentions(self.tokens(sentence), countries_near=self.countries)
        return found
