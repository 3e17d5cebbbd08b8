"""Whether two numbers look like one that was mistaken."""

from __future__ import annotations

import pytest

from checker.linking.slips import digits, is_one_digit_off, is_scaled, is_swapped, sounds_alike, told


@pytest.mark.parametrize(
    ("number", "written"), [(1240.0, "124"), (0.05, "5"), (-30.0, "3"), (4.2, "42"), (0.0, ""), (1e12, "1"), (507000.0, "507")]
)
def test_digits(number: float, written: str) -> None:
    """The digits from the first that is not 0 to the last."""
    assert digits(number) == written


@pytest.mark.parametrize(
    ("one", "two", "scaled"),
    [
        (85.0, 850.0, True),
        (1.2e6, 1.2e9, True),
        (7.5, 7500.0, True),
        (12.0, 120000.0, False),  # four noughts are no scale word
        (85.0, 85.0, False),
        (85.0, 580.0, False),
        (0.0, 10.0, False),
    ],
)
def test_scaled(one: float, two: float, scaled: bool) -> None:  # noqa: FBT001
    """The same digits at another power of ten, as a nought or a scale word too many makes it."""
    assert is_scaled(one, two) is is_scaled(two, one) is scaled


@pytest.mark.parametrize(
    ("one", "two", "swapped"),
    [
        (643.0, 634.0, True),
        (12.7, 17.2, True),
        (12.7, 72.1, False),
        (51.6, 56.1, True),
        (380.0, 830.0, True),
        (643.0, 463.0, True),
        (643.0, 346.0, False),
        (643.0, 643.0, False),
        (6.0, 9.0, False),
        (50.1, 51.0, False),  # written with other digits after the point
        (64.0, 640.0, False),
    ],
)
def test_swapped(one: float, two: float, swapped: bool) -> None:  # noqa: FBT001
    """Two neighbouring digits of two numbers that are written alike changed places."""
    assert is_swapped(one, two) is is_swapped(two, one) is swapped


@pytest.mark.parametrize(
    ("one", "two", "off"), [(33.0, 31.0, True), (4.2, 4.9, True), (3.0, 5.0, False), (33.0, 44.0, False), (130.0, 13.0, False)]
)
def test_one_digit_off(one: float, two: float, off: bool) -> None:  # noqa: FBT001
    """One digit of several differs."""
    assert is_one_digit_off(one, two) is is_one_digit_off(two, one) is off


@pytest.mark.parametrize(
    ("one", "two", "alike"), [(9.0, 19.0, True), (15.0, 50.0, True), (9.0, 9.0, False), (9.0, 18.0, False), (2.0, 20.0, False)]
)
def test_sounds_alike(one: float, two: float, alike: bool) -> None:  # noqa: FBT001
    """Nine, nineteen and ninety are mistaken for each other."""
    assert sounds_alike(one, two) is sounds_alike(two, one) is alike


def test_told() -> None:
    """Only the pairs that are asked for are told of."""
    found = told([643.0, 85.0, 643.0], [634.0, 850.0, 634.0], [True, True, False])
    assert found["swapped"] == [True, False, False]
    assert found["scaled"] == [False, True, False]
