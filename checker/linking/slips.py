"""Whether two differing numbers look like one that was mistaken: digits swapped, a power of ten, another unit or currency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.linking.facts import Facts
from checker.linking.pairs import Pairs

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

_FEWEST = 2
"""Digits from which swapped ones, or one that differs, are no accident."""
POWERS = (1, 2, 3, 6, 9)
"""Powers of ten that a nought or a scale word too many makes."""


def digits(number: float) -> str:
    """The written digits of a number from the first that is not 0 to the last: "1240" gives "124", 0.05 gives "5"."""
    return f"{abs(number):.9g}".partition("e")[0].replace(".", "").strip("0")


def is_scaled(one: float, two: float) -> bool:
    """Tell of two different numbers whether they have the same digits and differ by a power of ten: 85 and 850."""
    if not one or not two or digits(one) != digits(two):
        return False
    ratio = max(abs(one), abs(two)) / min(abs(one), abs(two))
    return any(abs(ratio / 10**power - 1) < 1e-6 for power in POWERS)


def is_swapped(one: float, two: float) -> bool:
    """Tell of two numbers of one length whether two neighbouring digits changed places: 784,300 and 748,300."""
    left, right = _padded(one, two)
    if len(left) != len(right) or len(left) < _FEWEST or left == right:
        return False
    apart = [at for at in range(len(left)) if left[at] != right[at]]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]


def is_one_digit_off(one: float, two: float) -> bool:
    """Tell of two numbers of one length and at least two digits whether one digit differs: 33 and 31, 4.2 and 4.9."""
    left, right = _padded(one, two)
    return len(left) == len(right) >= _FEWEST and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def sounds_alike(one: float, two: float) -> bool:
    """Tell of two numbers whether their words begin alike: 9, 19 and 90; 5, 15 and 50."""
    least, most = sorted((abs(one), abs(two)))
    return least != most and any(least in row and most in row for row in _SPOKEN)


_SPOKEN = tuple((digit, 10.0 + digit, 10.0 * digit) for digit in map(float, range(3, 10)))


def _padded(one: float, two: float) -> tuple[str, str]:
    """The digits of two numbers that are written alike, with so many before and so many after the point; of others nothing."""
    left, right = (f"{abs(number):.9f}".rstrip("0").rstrip(".") for number in (one, two))
    (whole_l, _, part_l), (whole_r, _, part_r) = left.partition("."), right.partition(".")
    if len(whole_l) != len(whole_r) or len(part_l) != len(part_r):
        return "", ""
    left, right = whole_l + part_l, whole_r + part_r
    noughts = min(len(left) - len(left.rstrip("0")), len(right) - len(right.rstrip("0")))
    return left[: len(left) - noughts].lstrip("0"), right[: len(right) - noughts].lstrip("0")


def told(ones: Sequence[float], twos: Sequence[float], asked: Sequence[bool]) -> dict[str, list[bool]]:
    """What holds of each pair of numbers that is asked for, by name: ``scaled``, ``swapped``, ``one_digit``, ``sounds``."""
    pairs = list(zip(ones, twos, asked, strict=True))
    questions = {"scaled": is_scaled, "swapped": is_swapped, "one_digit": is_one_digit_off, "sounds": sounds_alike}
    return {name: [bool(ask) and asks(one, two) for one, two, ask in pairs] for name, asks in questions.items()}


def is_slip(facts: Facts, pairs: Pairs, asked: Array) -> Array:
    """Tell which differing figures have the same digits with another scale word, unit or currency, or all but one, or two exchanged.

    Figures of two things hardly ever have that: 354.9 million and billion, 5,958,423 and 5,958,432.
    """
    import numpy as np

    found = np.zeros(len(asked), dtype=bool)
    printed, digits = facts.columns["printed"], facts.columns["digits"]
    few = np.minimum(digits[pairs.left], digits[pairs.right])
    rows = np.flatnonzero(asked & (few >= FEWEST_SAME) & (printed[pairs.left] > 0) & (printed[pairs.right] > 0))
    if not len(rows):
        return found
    tens = [np.floor(np.log10(printed[side[rows]]) + _TEN_SLACK) for side in (pairs.left, pairs.right)]
    one, two = (_digits_of(printed[side[rows]], ten) for side, ten in zip((pairs.left, pairs.right), tens, strict=True))
    place = np.arange(_PLACES)
    other = one != two
    count = other.sum(axis=1)
    same = ~(other & (place < few[rows, None])).any(axis=1)
    first = np.argmax(other, axis=1)
    after = np.minimum(first + 1, _PLACES - 1)
    row = np.arange(len(rows))
    exchanged = (count == 2) & other[row, after] & (one[row, first] == two[row, after]) & (one[row, after] == two[row, first])
    nearly = (tens[0] == tens[1]) & (few[rows] >= FEWEST_NEARLY_SAME) & ((count == 1) | exchanged)
    found[rows] = same | nearly
    return found


def _digits_of(values: Array, tens: Array) -> Array:
    """The first digits of some numbers, one row a number.

    Args:
        tens: the power of ten of the first digit.
    """
    import numpy as np

    whole = np.round(values / 10.0 ** (tens - _PLACES + 1)).astype(np.int64)
    digits: Array = whole[:, None] // 10 ** np.arange(_PLACES - 1, -1, -1) % 10
    return digits


FEWEST_SAME, FEWEST_NEARLY_SAME = 3, 4
"""Digits from which it says something that two figures have the same ones, or all but one."""
_PLACES, _TEN_SLACK = 9, 1e-12
