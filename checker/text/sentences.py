"""Sentences: where each begins and ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from checker.text.lookup import word_set

_BREAK = re.compile(r"\n(?:[^\S\n]*\n)*")
_SINGLE_BREAK = re.compile(r"(?<!\n)\n(?=[^\s])")
_TERMINAL = re.compile(r"""[.!?:;…]["'”’)\]]{0,4}\Z""")
_ABBREVIATED = re.compile(r"(?:\b[ap]\.m|\b(?P<word>\w{2,6}))\.\Z")
_MAY_END = re.compile(r"[\n.!?…‼⁇⁈⁉。！？।؟]")
"""What any sentence but the last of a text ends with."""
_LOWER = re.compile(r"\s*[a-z]")
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
    for start, end in _bounds(text):
        for piece in _at_line_ends(text, start, end, wrap):
            trimmed = _trim(text, *piece)
            if trimmed is None:
                continue
            if spans and trimmed[1] - spans[-1][0] <= LONGEST and _goes_on(text, spans[-1], trimmed):
                spans[-1] = (spans[-1][0], trimmed[1])
            else:
                spans.append(trimmed)
    return spans


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """The sentences that the splitter sees, paragraph by paragraph, a very long paragraph in parts."""
    for start, end in _parts(text):
        for boundary in get_sentence_boundaries("en", text[start:end].translate(_PLAIN_SPACES)):
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
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(bare)


def _wrap_width(text: str) -> int:
    """Length of the lines that were wrapped by hand, 0 where none were."""
    lines = text.split("\n")
    single = [line[0].islower() for before, line in itertools.pairwise(lines) if line and before and not line[0].isspace()]
    if not single or sum(single) < WRAPPED_SHARE * len(single):
        return 0
    widest = max(map(len, lines))
    return widest if widest <= LONGEST_WRAP else 0


def _at_line_ends(text: str, start: int, end: int, wrap: int) -> list[tuple[int, int]]:
    """The stretch from start to end, cut at each line end that closes a sentence."""
    if text.find("\n", start, end) < 0:
        return [(start, end)]
    joined: list[tuple[int, int]] = []
    first = start
    for match in _BREAK.finditer(text, start, end):
        joined.append((first, match.end()))
        first = match.end()
        _rejoin(text, joined, wrap)
    joined.append((first, end))
    _rejoin(text, joined, wrap)
    return joined


def _rejoin(text: str, joined: list[tuple[int, int]], wrap: int) -> None:
    """Join the last line to the one before where that goes on in it."""
    if len(joined) < 2:
        return
    (first, middle), (start, end) = joined[-2:]
    lower = _LOWER.match(text, start, end) is not None
    if not wrap and not lower:
        return
    before = text[max(first, middle - 2 * LONGEST_WRAP) : middle].rstrip()
    if wrap and len(before) - before.rfind("\n") - 1 >= 0.8 * wrap:
        indented = text[start : start + 1] in (" ", "\t") and _TERMINAL.search(before)
        full = not indented and not _LIST_ITEM.match(text, start, end)
    else:
        full = False
    if full or (lower and not _TERMINAL.search(before)):
        joined[-2:] = [(first, end)]


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether two pieces are one sentence cut in two."""
    head = text[before[0] : before[1]]
    if "\n" not in text[before[1] : after[0]]:
        shortened = _ABBREVIATED.search(head, max(0, len(head) - 8))
        known = shortened is not None and (not shortened["word"] or shortened["word"].lower() in word_set("abbreviation"))
        return known and not text[after[0] : after[0] + 1].isupper()
    return bool(_LOWER.match(text, after[0], after[1])) and not _TERMINAL.search(head) and len(head.split()) > 5
