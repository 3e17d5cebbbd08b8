"""One number as written."""

from __future__ import annotations

from typing import NamedTuple


class Numeral(NamedTuple):
    """One number as written.

    Attributes:
        start, end: where it stands, scale word included ("11.1 billion", "twenty-one").
        value: scale folded in: 11100000000.
        resolution: size of the last written digit: 1e8.
        spelled: True where it is written in words.
        power: power of ten of the scale word or suffix that belongs to it, 0 for none.
        ordinal: True for "15th", "third".
        fraction: True where it is a share or part by its form: "two-thirds", "3/4", "half".
        vague: True where it says a least amount only: "dozens", "several hundred".
    """

    start: int
    end: int
    value: float
    resolution: float
    spelled: bool = False
    power: int = 0
    ordinal: bool = False
    fraction: bool = False
    vague: bool = False
