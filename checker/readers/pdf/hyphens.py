"""Words that a line's end cuts in two, whole again; words that have a hyphen of their own keep it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from checker.readers.pdf.cues import cues
from checker.readers.pdf.run import Placed
from checker.text.lookup import column, table

LEAST_NOUN = 5
"""Letters of what follows an adjective's hyphen at a line's end; fewer are rather the rest of its word."""

_HYPHENS = "-‐\u00ad"
_UNSPACED = "—/"
_LAST_WORD = re.compile(r"[\w'’]+(?=[-‐\u00ad]?\Z)")
_FIRST_WORD = re.compile(r"[\w'’]+(?:-\w+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def _lexicon() -> dict[str, str]:
    """What the words of the tables do in a sentence."""
    held = (("stop_words", "word"), ("plurals", "plural"), ("plurals", "singular"))
    return {row[key]: "" for name, key in held for row in table(name)} | column("lexicon", "word", "tag")


@cache
def _numerals() -> frozenset[str]:
    return frozenset(row["word"] for row in table("numbers"))


def _is_compound(left: str, right: str) -> bool:
    """Tell whether a word that the lexicon holds in one is written with a hyphen: "long-term", "well-known", but "outstanding"."""
    first, second = _lexicon().get(left), _lexicon().get(right)
    return first == "adj" or (first == "adv" and second == "verb-past")


def _is_quality(left: str, right: str) -> bool:
    """Tell whether an adjective stands before what may be a noun, which the lexicon leaves out, and is no ending: "high-quality"."""
    return _lexicon().get(left) == "adj" and len(right) >= LEAST_NOUN and not right.startswith(tuple(cues("ending")))


class Hyphens:
    """Joins the lines of a document by how its words are written elsewhere in it.

    Args:
        texts: all its lines, in order, those that end in a cut word with a hyphen.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._words: set[str] | None = None

    def join(self, pieces: list[Placed], following: Sequence[Placed], *, cut: bool) -> list[Placed]:
        """Add the pieces of a line to those of the lines before it, which it also gives.

        Args:
            pieces, following: of the lines before and of the line.
            cut: True where the last ended in a hyphen that PDFium has left out of its text.
        """
        text, line, column, page = pieces[-1]
        if cut or (text[-1:] in _HYPHENS and text[-2:-1].isalnum()):
            keeps = self._keeps(text, following[0][0])
            if cut and keeps:
                text += "-"
            elif not cut and not keeps:
                text = text[:-1]
        elif not (text[-1:] in _UNSPACED and text[-2:-1].isalnum()):
            text += " "
        pieces[-1] = (text, line, column, page)
        pieces += following
        return pieces

    def _keeps(self, before: str, after: str) -> bool:
        """Tell whether the hyphen between two parts belongs to the word: "57-47", "one-year"."""
        head, tail = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        if head is None or tail is None or not tail.group()[0].islower() or any(letter.isdigit() for letter in head.group()):
            return True
        left, right = head.group().lower(), tail.group().lower()
        words = self._known()
        if f"{left}-{right}" in words or left in _numerals():
            return True
        if left + right in words:
            return False
        if left + right in _lexicon():
            return _is_compound(left, right)
        if all(part in words or part in _lexicon() for part in (left, right)):
            return min(len(left), len(right)) > 2
        return head.group() == left and _is_quality(left, right)

    def _known(self) -> set[str]:
        if self._words is None:
            text = "\n".join(_whole(self._texts)).lower().replace("‐", "-")
            self._words = set(_WORD.findall(text))
        return self._words


def _whole(texts: Iterable[str]) -> Iterator[str]:
    """The lines without the words that are cut between them."""
    cut = False
    for text in texts:
        shown = text.partition(" ")[2] if cut else text
        cut = text[-1:] in _HYPHENS
        yield shown.rpartition(" ")[0] if cut else shown
