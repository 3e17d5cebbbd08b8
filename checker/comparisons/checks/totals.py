"""Which lines of a table are called totals, and what they may be made of by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.comparisons.checks.sheet import Sheet
from checker.model import Claim
from checker.text.lookup import word_set

LONGEST_TAIL = 30
"""Lines before a total that are tried one by one as the first of its parts."""
MOST_TOTALS = 20
"""A table with more totals has no grand total that is looked for."""
_WORDS = re.compile(r"[^\W\d_][\w'-]*")


class Axis(NamedTuple):
    """A table seen along its rows or along its columns.

    Attributes:
        lines: the places that may be parts or totals, in order.
        names: what each is called.
        crosses: the places of the lines that cross them.
        cross_names: what those are called.
        claim: the figure at a line and a cross.
        blank: whether nothing stands there.
        groups: places where a new group of lines begins.
        mixed: whether lines of another unit are left out, or make a total no sum.
    """

    lines: Sequence[int]
    names: dict[int, list[str]]
    crosses: Sequence[int]
    cross_names: dict[int, list[str]]
    claim: Callable[[int, int], Claim | None]
    blank: Callable[[int, int], bool]
    groups: Sequence[int]
    mixed: bool


def axes(sheet: Sheet) -> Iterator[Axis]:
    figures, rows, columns = sheet.figures, sheet.rows, sheet.columns
    row_names, column_names = sheet.row_names, sheet.column_names
    if any(is_total(row_names.get(row, ())) for row in rows):
        yield Axis(
            rows,
            row_names,
            columns,
            column_names,
            lambda line, cross: figures.get((line, cross)),
            sheet.is_blank,
            sheet.table.groups,
            mixed=False,
        )
    if any(is_total(column_names.get(column, ()), across=True) for column in columns):
        yield Axis(
            columns,
            column_names,
            rows,
            row_names,
            lambda line, cross: figures.get((cross, line)),
            lambda line, cross: sheet.is_blank(cross, line),
            (),
            mixed=True,
        )


def guesses(axis: Axis, totals: Sequence[int], number: int, adding: Sequence[bool]) -> list[tuple[int, ...]]:
    """What a total may be made of by where it stands, as places among the lines."""
    at, known = totals[number], set(totals)
    last = totals[number - 1] if number else -1
    group = bisect_right(axis.groups, axis.lines[at]) - 1
    opened = bisect_right(axis.lines, axis.groups[group]) if group >= 0 else 0
    since = tuple(place for place in range(last + 1, at) if adding[place])
    grouped = tuple(place for place in range(max(last + 1, opened), at) if adding[place])
    found = [grouped, since]
    if len(totals) <= MOST_TOTALS:
        earlier = tuple(totals[:number])
        found += [tuple(place for place in range(at) if adding[place] and place not in known), earlier]
        if earlier:
            found += [(earlier[-1], *since), (*earlier, *since)]
    found.append(tuple(range(last + 1, at)))
    ahead = totals[number + 1] if number + 1 < len(totals) else len(axis.lines)
    found.append(tuple(place for place in range(at + 1, ahead) if adding[place]))
    return [guess for guess in dict.fromkeys(found) if len(guess) > 1]


def tails(totals: Sequence[int], number: int, adding: Sequence[bool]) -> list[tuple[int, ...]]:
    """The lines right before a total from each of the last on: "Rank | Gold | Silver | Total"."""
    at, known = totals[number], set(totals)
    places = [place for place in range(max(0, at - LONGEST_TAIL), at) if adding[place] and place not in known]
    return [tuple(places[first:]) for first in range(len(places) - 1)]


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(name))


def is_total(names: Sequence[str], *, across: bool = False) -> bool:
    """Tell whether one of the names of a line says that it is a total: "Total", "Total assets", "Net total"."""
    known = word_set("word of a total")
    for name in names:
        words = _words(name)
        if words and (words[0] in known or words[-1] in known or name in word_set("name of a total")):
            return True
        if across and name in word_set("time of a total"):
            return True
    return False


def is_plain_total(names: Sequence[str]) -> bool:
    return any(name in word_set("word of a total") or name == "grand total" for name in names)


def adds_up(names: Sequence[str]) -> bool:
    return not any(word in word_set("name of no sum") for name in names for word in _words(name))


def is_part_of_another(names: Sequence[str]) -> bool:
    return any(name.startswith(tuple(word_set("part of the row above"))) for name in names)


def is_taken_off(names: Sequence[str]) -> bool:
    """Tell whether a line is subtracted: "Less: returns", but not "Less than 5 years"."""
    return any(words[:1] and words[0] in word_set("taken off") and words[1:2] != ("than",) for words in map(_words, names))
