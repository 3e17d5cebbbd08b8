"""What a run of digits and marks says: one number, the members of a list, or none, as its marks alone tell."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

LONGEST_DIGITS = 40
"""A longer run of digits is an identifier, no figure."""


class Piece(NamedTuple):
    """A number inside a run of digits and marks: its place there, and what it says."""

    first: int
    last: int
    digits: str
    places: int


@lru_cache(maxsize=1 << 14)
def pieces(run: str, decimal: str) -> tuple[Piece, ...]:
    """The numbers that a run of digits and marks holds: one for "1,250.5", three for "22,24,26", none for "192.168.1.2"."""
    plain = run.replace("٬", ",").replace("٫", ".")
    length = len(run)
    if plain.isdigit():
        return (Piece(0, length, plain, 0),) if length <= LONGEST_DIGITS else ()
    grouping = "." if decimal == "," else ","
    whole, mark, part = plain.rpartition(decimal)
    if mark and part.isdigit() and (not whole or whole.isdigit() or _is_grouped(whole, grouping)):
        if decimal == "," and whole.isdigit() and len(part) == 3 and 0 < len(whole) < 4 and whole != "0":
            return _one(plain, whole + part, 0)
        return _one(plain, whole.replace(grouping, "") + part, len(part))
    if _is_grouped(plain, grouping):
        return _one(plain, plain.replace(grouping, ""), 0)
    whole, mark, part = plain.rpartition(grouping)  # the other way round, where the number itself shows it: "1.234,56", "1.234.567"
    if _is_grouped(plain, decimal) and plain.count(decimal) > 1:
        return _one(plain, plain.replace(decimal, ""), 0)
    if mark and part.isdigit() and (whole.isdigit() or _is_grouped(whole, decimal)) and (not whole.isdigit() or len(part) < 3):
        if whole.isdigit() and (len(whole) > 3 or not 0 < len(part) < 3):
            return _list(plain)
        return _one(plain, whole.replace(decimal, "") + part, len(part))
    return _list(plain)


def _one(plain: str, digits: str, places: int) -> tuple[Piece, ...]:
    return (Piece(0, len(plain), digits, places),) if len(digits) <= LONGEST_DIGITS else ()


def _is_grouped(whole: str, mark: str) -> bool:
    """Tell whether digits are grouped by a mark, in threes or as in India: "1,250,000", "12,34,567"."""
    groups = whole.split(mark)
    if len(groups) < 2 or not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3 or not all(group.isdigit() for group in groups):
        return False
    middle = {len(group) for group in groups[1:-1]}
    return middle <= {3} or (middle == {2} and len(groups[0]) < 3)


def _is_misgrouped(groups: list[str]) -> bool:
    """Tell whether digits are grouped by threes up to the last group, which holds more or fewer: a misprint."""
    if len(groups) < 2 or not all(map(str.isdigit, groups)):
        return False
    first, *middle, last = groups
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in middle) and (len(last) > 3 or (bool(middle) and len(last) < 3))


def _list(plain: str) -> tuple[Piece, ...]:
    """The members of "22,24,26"; a misprint such as "3,342,0000" as it stands; nothing for an address or a version."""
    groups = plain.split(",")
    if _is_misgrouped(groups):  # the last digit of "3,801,7" may be a decimal
        return _one(plain, plain.replace(",", ""), 0) if len(groups[-1]) > 1 else ()
    pieces = []
    at = 0
    for part in plain.split(","):
        whole, _mark, places = part.partition(".")
        if (whole + places).isdigit() and whole and len(part) <= LONGEST_DIGITS:
            pieces.append(Piece(at, at + len(part), whole + places, len(places)))
        elif part:
            return ()
        at += len(part) + 1
    return tuple(pieces)
