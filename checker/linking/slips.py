"""Whether two differing numbers look like one that was mistaken: digits swapped, a power of ten, another unit or currency."""

from __future__ import annotations

from collections.abc import Sequence

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
