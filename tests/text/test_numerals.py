"""Numbers in digits and in words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.folding import fold
from checker.text.numerals import digits, numerals


def _read(text: str) -> list[tuple[str, float]]:
    return [(text[n.start : n.end], n.value) for n in numerals(text, fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a cost of 1,250,000", [("1,250,000", 1250000)]),
        ("a cost of 66.6 billion", [("66.6 billion", 66600000000)]),
        ("7-1/2 turns and 2½ laps", [("7-1/2", 7.5), ("2½", 2.5)]),
        ("twenty-one and thirty", [("twenty-one", 21), ("thirty", 30)]),
        ("two hundred and five", [("two hundred and five", 205)]),
        ("three million four hundred thousand", [("three million four hundred thousand", 3400000)]),
        ("eleven point one billion", [("eleven point one billion", 11100000000)]),
        ("twenty point zero five", [("twenty point zero five", 20.05)]),
        ("the point five of them made", [("five", 5)]),
        ("a rate of 4.8\nbillion", [("4.8\nbillion", 4800000000)]),
        ("half a million", [("half a million", 500000)]),
        ("two-thirds of a dozen", [("two-thirds of a dozen", 8)]),
        ("two-thirds of them, a dozen", [("two-thirds", 2 / 3), ("a dozen", 12)]),
        ("seventeen, not seven", [("seventeen", 17), ("seven", 7)]),
        ("millions of birds", [("millions", 1e6)]),
        ("someone alone", []),
        ("5 lakh and 2 crore", [("5 lakh", 500000), ("2 crore", 20000000)]),
        ("$100m on a 100m track", [("100m", 100000000), ("100", 100)]),
        ("fell to -3 and then −4", [("-3", -3), ("−4", -4)]),
        ("a range of 12 -15 or 12-15", [("12", 12), ("15", 15), ("12", 12), ("15", 15)]),
        ("1e999 of it, 1e-999 and 5 × 10^999", []),
        ("1.5e308 of it, 4.9e-324, 1e-101 and 5 × 10^101", []),
        ("0 of it, 1e-99 and 5 × 10^99", [("0", 0), ("1e-99", 1e-99), ("5 × 10^99", 5e99)]),
        (f"ninety {'trillion ' * 30}birds, minus two {'billion ' * 12}", []),
        ("the 15th and the third", [("15th", 15), ("third", 3)]),
    ],
)
def test_numerals(text: str, expected: list[tuple[str, float]]) -> None:
    """A number takes its scale word with it, and a word inside another word is none."""
    assert [(words, pytest.approx(value)) for words, value in expected] == _read(text)


ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            above, below = divmod(number, size)
            joint = " and " if size == 100 else " "
            return f"{in_words(above)} {name}" + (joint + in_words(below) if below else "")
    raise AssertionError(number)


@given(st.integers(1, 10**12 - 1))
def test_words_and_back(number: int) -> None:
    """A number written out in words is read as one number."""
    text = in_words(number)
    assert _read(text) == [(text, number)]


@given(st.integers(0, 10**15))
def test_digits_and_back(number: int) -> None:
    """Grouped digits are one number."""
    assert _read(f"{number:,}") == [(f"{number:,}", number)]


@given(st.text(alphabet=st.sampled_from("0123456789.,-–−/½ andtwohundredmillion\n$%"), max_size=120))
def test_any_text(text: str) -> None:
    """Numbers come in order and never overlap."""
    found = numerals(text, fold(text))
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@given(st.text(alphabet="0123,. \n\r-kx_/"))
def test_the_shape_of_plain_text(text: str) -> None:
    """The shape of digits for plain ASCII finds in it what the shape for any text finds."""
    found = [[(match.span(), match.groups()) for match in shape.finditer(text)] for shape in (digits._ASCII_SHAPE, digits._SHAPE)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "text",
    ["1\ufe0f\u20e3 Fees rise.", "2\u20e3 Fees rise.", "Step 1\ufe0f\u20e30\ufe0f\u20e3", "12\u20e3", "① ❶ ⓵ ➀ ⓪ ⒈ ⑴ \U0001f51f people"],
)
def test_marks_of_lists(text: str) -> None:
    """Keycaps and enclosed numbers are signs that count items, and no figures."""
    assert _read(text) == []


def test_beside_a_keycap() -> None:
    """What stands beside a keycap is read as ever."""
    assert _read("1\ufe0f\u20e3 40 people, 5\ufe0f\u20e3 6 cars and 7") == [("40", 40), ("6", 6), ("7", 7)]
