"""Patterns of experts, and the limits that they run under."""

from __future__ import annotations

import time

import pytest

from checker.text.pattern_size import MOST, written_out
from checker.text.patterns import Budget, SlowPatternError, is_slow, matches, wrong_with

LARGE = "the pattern stands for more than 20,000 signs, with its repeats written out"


def test_matches() -> None:
    """Each match gives its named groups as offsets; a group that takes no part is left out."""
    found = list(matches(r"(?P<a>\d+)(?: (?P<b>kg))?", "5 kg, 7 t", Budget(1)))
    assert found == [{"a": (0, 1), "b": (2, 4)}, {"a": (6, 7)}]
    assert list(matches(r"(?P<a>x*)", "y", Budget(1))) == [{"a": (0, 0)}, {"a": (1, 1)}]


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(?P<a>x", "the pattern is no regular expression: missing )"),
        ("x", "the pattern has no named group"),
        ("(?P<a>x)" + "x" * 1000, "longer than 1,000 characters"),
        ("(?P<a>(?:(?:(?:a{1000}){1000}){1000}){1000})b", LARGE),
        ("(?P<a>(?:(?:a{300}){300}){30})", LARGE),
        ("(?P<a>(?:a+){1000000})", LARGE),
        ("(?P<a>a{1000}{1000,}?)", LARGE),
        ("(?P<a>[^)]{200}(?:[])]{1000,2000}){1000})", LARGE),
        ("(?x)(?P<a>(?: # here)\n b{1000}){1000})", LARGE),
    ],
)
def test_wrong(pattern: str, says: str) -> None:
    """What keeps a pattern from being one, told at once however large it is."""
    begin = time.process_time()
    told = wrong_with(pattern)
    assert time.process_time() - begin < 2
    assert told is not None
    assert told[1] == says
    assert wrong_with(r"(?P<a>\w+) costs") is None


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?P<a>\d{4})-\d{2}-\d{2}",
        r"(?P<a>[^\n]{0,1000}){0,1000}",
        r"(?P<a>x{100}){100}",
        r"(?P<a>x)\{1000}{1000}",
        r"(?P<a>[{1000}{1000}(]+)(?#{1000}({1000})x{1000}",
        r"(?P<a>\p{Lu}{3})\x{20}?(?P=a){1000}",
    ],
)
def test_not_too_large(pattern: str) -> None:
    """Repeats beside each other, or that need not stand, and braces that are no repeat, make no pattern too large."""
    assert written_out(pattern) <= MOST


@pytest.mark.parametrize("pattern", [r"(?P<v>(x+x+)+y)", r"(?P<v>(?:a|aa)+)$"])
def test_catastrophe_ends(pattern: str) -> None:
    """A pattern that would take for ever is told within two seconds, and so is its run."""
    begin = time.process_time()
    assert is_slow(pattern)
    with pytest.raises(SlowPatternError):
        list(matches(pattern, "xa"[pattern.count("aa")] * 5000 + "!", Budget(0.2)))
    assert time.process_time() - begin < 2
    assert not is_slow(r"(?P<v>\d+) of (?P<w>.*)")
