"""The words of the retellings, read from ``words.yml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SCALES = {
    "thousand": 3,
    "mln": 6,
    "million": 6,
    "bln": 9,
    "billion": 9,
}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SMALL = ("nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@cache
def words() -> dict[str, Any]:
    """Every table of ``words.yml`` by its name."""
    tables: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))
    return tables


@cache
def currency_of() -> dict[str, str]:
    """The currency that a printed word stands for, in lower case."""
    return {word: code for code, row in words()["currencies"].items() for word in row["read"]}


@cache
def unit_of() -> dict[str, str]:
    """The unit that a printed word stands for, in lower case."""
    known = {also.lower(): unit for unit, row in words()["units"].items() for also in row["also"]}
    spelled: dict[str, str] = words()["unit_spellings"]
    return known | spelled | {unit: unit for unit in words()["units"]}


@cache
def trend_of() -> dict[str, tuple[str, str]]:
    """Form and direction that a word tells, in lower case; of a participle only what is no past."""
    found: dict[str, tuple[str, str]] = {}
    for form, ways in words()["trends"].items():
        for way, printed in ways.items():
            for word in printed:
                found.setdefault(word, (form, way))
    return found


def any_of(printed: Any) -> str:
    """A pattern of any of some words, the longest first, with any white space between."""
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in sorted(printed, key=lambda each: (-len(each), each)))
