"""A quote shortened around its claims, wrapped, with the claims marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from checker.model import Claim
from checker.reporters.layout import NARROWEST_TEXT, Paint
from checker.reporters.symbols import ELLIPSIS, clusters, columns, shown

_UNMARKED = -1


class Cell(NamedTuple):
    """What stands in one place of a line.

    Attributes:
        text: a character with its combining ones, as it is shown.
        mark: the number of the mark that it belongs to, or -1.
        length: characters of the quote that it stands for; none for what is put between them.
    """

    text: str
    mark: int = _UNMARKED
    length: int = 0


_LONGEST_NAME = 4
_REACH = 400
"""Characters around a claim that are looked at, and three lines more: a "sentence" may be a megabyte without a full stop."""


@dataclass(frozen=True, slots=True)
class _Word:
    cells: list[Cell]
    distance: int
    glued: bool
    after_gap: bool

    @property
    def width(self) -> int:
        return sum(columns(cell.text) for cell in self.cells)


def marks(quote: str, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Where the claims stand in the quote, in order; a claim that cannot be found there has no mark."""
    found = set()
    for claim in claims:
        start = claim.start - claim.sentence[0]
        if start < 0 or quote[start : start + len(claim.text)] != claim.text:
            start = quote.find(claim.text) if claim.text else -1
        if start >= 0 and claim.text:
            found.add((start, start + len(claim.text)))
    return sorted(found)


def excerpt(quote: str, spans: Sequence[tuple[int, int]], *, width: int, indent: int, paint: Paint, cells: bool = False) -> list[str]:
    """Lines of the quote: carets stand below the spans, or in colour the spans are underlined.

    Args:
        quote: a sentence, or the row of a table.
        spans: what is marked in it.
        width, indent: columns of a line, and how many of them stay empty at its left.
        paint: styles.
        cells: True for the row of a table, whose tabs are shown as bars.
    """
    room = max(NARROWEST_TEXT, width - indent)
    words = _words(quote, spans, room, bars=cells)
    chosen = _chosen(words, max(120, room * (2 if len(spans) < 2 else 3)))
    return [drawn for line in _lines(words, chosen, room) for drawn in _drawn(line, " " * indent, paint)]


def _words(quote: str, spans: Sequence[tuple[int, int]], room: int, *, bars: bool) -> list[_Word]:
    edges = [edge for start, end in spans for edge in (start, end - 1)] or [0]
    words: list[_Word] = []
    reached = 0
    for start, end in _stretches(edges, len(quote), _REACH + 3 * room):
        gap = start > reached
        reached = end
        at = start
        while at < end:
            if quote[at] in " \t\r\n":
                if bars and quote[at] == "\t":
                    near = min(max(at - edge, edge - at, 0) for edge in edges)
                    words.append(_Word([Cell("|")], near, glued=False, after_gap=gap))
                    gap = False
                at += 1
                continue
            stop = at
            while stop < end and quote[stop] not in " \t\r\n":
                stop += 1
            for number, cells in enumerate(_cut_cells(_cells(quote, at, stop, spans), room)):
                # A piece of a word that was cut counts as standing where the piece stands.
                first, last = at, at + sum(cell.length for cell in cells) - 1
                near = min(max(first - edge, edge - last, 0) for edge in edges)
                words.append(_Word(cells, near, glued=number > 0, after_gap=gap))
                at, gap = last + 1, False
            at = stop
    if words and reached < len(quote.rstrip()):
        words.append(_Word([], len(quote), glued=False, after_gap=True))
    return words


def _stretches(edges: Sequence[int], length: int, reach: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for edge in sorted(edges):
        start, end = max(0, edge - reach), min(length, edge + reach)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _cells(quote: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[Cell]:
    cells, at = [], start
    for cluster in clusters(quote[start:end]):
        stop = at + len(cluster)
        mark = next((number for number, (first, past) in enumerate(spans) if first < stop and at < past), _UNMARKED)
        cells.append(Cell("".join(map(shown, cluster)), mark, len(cluster)))
        at = stop
    return cells


def _cut_cells(cells: list[Cell], room: int) -> list[list[Cell]]:
    # Two columns are left for the ellipses that may be put around it.
    parts: list[list[Cell]] = [[]]
    taken = 0
    for cell in cells:
        wide = columns(cell.text)
        if parts[-1] and taken + wide > room - 2:
            parts.append([])
            taken = 0
        parts[-1].append(cell)
        taken += wide
    return parts


def _chosen(words: Sequence[_Word], budget: int) -> set[int]:
    """Numbers of the words to show: the nearest to the claims first, until the budget of columns is spent."""
    chosen: set[int] = set()
    for number in sorted(range(len(words)), key=lambda at: (words[at].distance, at)):
        if not words[number].cells:
            continue
        budget -= words[number].width + 1
        if budget < 0 and chosen:
            break
        chosen.add(number)
    # An ellipsis in place of one short word saves nothing.
    for left, right in pairwise(sorted(chosen)):
        if right - left == 2 and 0 < words[left + 1].width <= 8:
            chosen.add(left + 1)
    return chosen | _rest_of_names(words, chosen)


def _rest_of_names(words: Sequence[_Word], chosen: set[int]) -> set[int]:
    """Numbers of the words that a name would lose: "The White" before "House"."""
    rest = set()
    for edge in chosen:
        for step in (-1, 1):
            at = edge
            for _ in range(_LONGEST_NAME):
                left, right = min(at, at + step), max(at, at + step)
                if left < 0 or right >= len(words) or at + step in chosen or not _in_one_name(words[left], words[right]):
                    break
                at += step
                rest.add(at)
    return rest


def _in_one_name(left: _Word, right: _Word) -> bool:
    """Tell whether two neighbours are capitalised, with no mark between them."""
    if not left.cells or not right.cells or right.glued or right.after_gap:
        return False
    return left.cells[0].text.isupper() and left.cells[-1].text[:1].isalnum() and right.cells[0].text.isupper()


def _lines(words: Sequence[_Word], chosen: set[int], room: int) -> list[list[Cell]]:
    lines: list[list[Cell]] = [[]]
    taken, last = 0, -1
    for number in sorted(chosen):
        cells, glued = list(words[number].cells), words[number].glued
        if number > last + 1 or words[number].after_gap:
            glued = False
            if last < 0:
                cells.insert(0, Cell(ELLIPSIS))
            else:
                lines, taken = _put(lines, [Cell(ELLIPSIS)], taken, room, glued=False)
        if number == max(chosen) and number < len(words) - 1:
            cells.append(Cell(ELLIPSIS))
        if taken and taken + 1 + (claim := _claim_width(words, chosen, number)) > room >= claim:
            lines, taken = [*lines, []], 0
        lines, taken = _put(lines, cells, taken, room, glued=glued)
        last = number
    return [line for line in lines if line]


def _claim_width(words: Sequence[_Word], chosen: set[int], first: int) -> int:
    """Columns of the claim that begins in a word, through its last word, so that "25" is not cut from "million tons"; 0 where none does."""
    mark = words[first].cells[-1].mark
    if mark == _UNMARKED or words[first].glued or (first > 0 and words[first - 1].cells and words[first - 1].cells[-1].mark == mark):
        return 0
    wide, at = words[first].width, first + 1
    while at in chosen and words[at].cells[0].mark == mark and not words[at].glued and not words[at].after_gap:
        wide += 1 + words[at].width
        at += 1
    return wide


def _put(lines: list[list[Cell]], cells: list[Cell], taken: int, room: int, *, glued: bool) -> tuple[list[list[Cell]], int]:
    wide = sum(columns(cell.text) for cell in cells)
    line = lines[-1]
    if line and not glued and taken + 1 + wide <= room:
        within = line[-1].mark if line[-1].mark == cells[0].mark else _UNMARKED
        line += [Cell(" ", within), *cells]
        return lines, taken + 1 + wide
    if not line:
        line += cells
        return lines, wide
    return [*lines, cells], wide


def _drawn(line: list[Cell], margin: str, paint: Paint) -> list[str]:
    if paint.color:
        parts = ((mark, "".join(cell.text for cell in cells)) for mark, cells in groupby(line, key=lambda cell: cell.mark))
        return [margin + "".join(text if mark == _UNMARKED else paint.mark(text) for mark, text in parts)]
    text = margin + "".join(cell.text for cell in line)
    carets = margin + "".join((" " if cell.mark == _UNMARKED else "^") * columns(cell.text) for cell in line).rstrip()
    return [text, carets] if carets.strip() else [text]
