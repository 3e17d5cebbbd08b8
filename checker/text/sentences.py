"""Sentences: where each begins and ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from string import ascii_lowercase

from sentencex import get_sentence_boundaries

from checker.text.lookup import word_set

_BREAK = re.compile(r"""\n(?:(?<=[.!?:;…"'”’)\]\s]\n)|(?![a-z]))(?:[^\S\n]*\n)*""")
"""The end of a line that may close a sentence: not after a letter or a comma with a small letter next, which is how most lines of a
text that was wrapped by hand end."""
_TERMINAL = re.compile(r"""[.!?:;…]["'”’)\]]{0,4}\Z""")
_LONGEST_TERMINAL = 5
_ABBREVIATED = re.compile(r"(?:\b[ap]\.m|\b(?P<word>\w{2,6}))\.\Z")
_MAY_END = re.compile(r"[\n.!?…‼⁇⁈⁉。！？।؟]")
"""What any sentence but the last of a text ends with."""
_LOWER = re.compile(r"\s*[a-z]")
_FIGURE = re.compile(r"[$€£¥]?(?!\d{1,2}[.)]\s)\d")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")

_PLAIN_SPACES = dict.fromkeys([0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " ")
"""The splitter crashes at some of these before a full stop."""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"""(?<=[a-z]{3})[.!?]["”)]{0,2}\s(?=\s{0,3}["“(]?[A-Z])""")
_WORD_END = re.compile(r"\s(?=\S)")

LONGEST = 5000
"""Characters in the longest sentence: a longer one is cut, at a space where it has one."""
WRAPPED_SHARE = 0.3
"""Text counts as wrapped by hand when this share of its single line ends is followed by a small letter."""
LONGEST_WRAP = 120
"""A longer line was not wrapped by hand."""


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of a text, in order, without white space around it.

    A line end closes a sentence unless the paragraph is wrapped by hand ("…said the\\nminister"). A paragraph that stops
    without a full stop and goes on in lower case in the next is one sentence: web pages break lines there.
    """
    if len(text) <= LONGEST and _MAY_END.search(text) is None:
        whole = _trim(text, 0, len(text))
        return [whole] if whole is not None else []
    spans: list[tuple[int, int]] = []
    wrap = _wrap_width(text)
    for start, stop in _bounds(text):
        end = start + len(text[start:stop].rstrip())
        pieces = [(start, end)] if text.find("\n", start, end) < 0 else _at_line_ends(text, start, end, stop, wrap)
        for piece_start, piece_end in pieces:
            piece = text[piece_start:piece_end].rstrip()
            bare = piece.lstrip()
            if not bare:
                continue
            end = piece_start + len(piece)
            start = end - len(bare)
            if spans and end - spans[-1][0] <= LONGEST and not bare[0].isupper() and _goes_on(text, spans[-1], (start, end)):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return spans


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """The sentences that the splitter sees, paragraph by paragraph, a very long paragraph in parts."""
    for start, end in _parts(text):
        part = text[start:end]
        for boundary in get_sentence_boundaries("en", part if part.isascii() else part.translate(_PLAIN_SPACES)):
            yield start + boundary["start_index"], start + boundary["end_index"]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that the splitter can take: its time grows with the square of a paragraph that never ends."""
    start = 0
    while len(text) - start > LONGEST:
        ends = [
            match.end()
            for pattern in (_PARAGRAPH_END, _SENTENCE_END, _WORD_END)
            for match in [*pattern.finditer(text, start + 1, start + LONGEST)][-1:]
        ]
        end = ends[0] if ends else start + LONGEST
        yield start, end
        start = end
    yield start, len(text)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end].rstrip()
    bare = piece.lstrip()
    return (start + len(piece) - len(bare), start + len(piece)) if bare else None


def _wrap_width(text: str) -> int:
    """Length of the lines that were wrapped by hand, 0 where none were."""
    lines = text.split("\n")
    single = [line[0].islower() for before, line in itertools.pairwise(lines) if line and before and not line[0].isspace()]
    if not single or sum(single) < WRAPPED_SHARE * len(single):
        return 0
    widest = max(map(len, lines))
    return widest if widest <= LONGEST_WRAP else 0


def _at_line_ends(text: str, start: int, end: int, stop: int, wrap: int) -> list[tuple[int, int]]:
    """The stretch from start to end, cut at each line end that closes a sentence; white space follows up to ``stop``."""
    joined: list[tuple[int, int]] = []
    first = start
    for match in _BREAK.finditer(text, start, end):
        after = match.end()
        if after == end or not _line_goes_on(text, max(first, after - 2 * LONGEST_WRAP), after, stop, wrap):
            joined.append((first, after))
            first = after
    joined.append((first, end))
    return joined


def _line_goes_on(text: str, first: int, start: int, end: int, wrap: int) -> bool:
    """Tell whether the line that ends at ``start``, a stretch since ``first``, goes on in the next, which ends at ``end``."""
    lower = _LOWER.match(text, start, end) is not None
    before = text[first:start].rstrip()
    if not wrap and not lower:
        return _is_unfinished(before, text[start:end].lstrip())
    stopped = _TERMINAL.search(before[-_LONGEST_TERMINAL:]) is not None
    if lower and not stopped:
        return True
    line_end = first + len(before)
    line = line_end - text.rfind("\n", max(0, line_end - 2 * LONGEST_WRAP), line_end) - 1  # the sentence may begin in the middle of it
    full = bool(wrap) and 0.8 * wrap <= line <= LONGEST_WRAP
    return full and not (stopped and text[start] in " \t") and not _LIST_ITEM.match(text, start, end)


def _is_unfinished(before: str, after: str) -> bool:
    """Tell whether a line stops at a word after which something must follow: "agreed that the", "the bridge is" before a figure."""
    last = before[-_LONGEST_TERMINAL * 3 :].rpartition(" ")[2].casefold()
    return last in word_set("line goes on") or (last in word_set("line goes on to a figure") and _FIGURE.match(after) is not None)


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether two pieces are one sentence cut in two, where the second does not begin with a capital."""
    if text.find("\n", before[1], after[0]) < 0:
        shortened = _ABBREVIATED.search(text[max(before[0], before[1] - 8) : before[1]])
        return shortened is not None and (not shortened["word"] or shortened["word"].lower() in word_set("abbreviation"))
    head = text[before[0] : before[1]]
    return text[after[0]] in ascii_lowercase and not _TERMINAL.search(head[-_LONGEST_TERMINAL:]) and len(head.split()) > 5
