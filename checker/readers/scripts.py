"""Superscripts and subscripts as plain text that reads the same, in every format alike: "10^6", "km²", "15th", "CO2"."""

from __future__ import annotations

import re
from functools import cache

from checker.text.lookup import table, word_set

CONTEXT = 24
"""Characters before and after a script that say how it reads."""

_NOTE = re.compile(r"[\[(].{0,40}[\])]|[*†‡§¶#↩↑^]+|\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[a-zA-Z](?:[,;]\s?[a-zA-Z])*")
_BRACKETED = re.compile(r"[\[(].{0,40}[\])]|[*†‡§¶#]+")
_EXPONENT = re.compile(r"[-−–+]?\d{1,4}")
_POWER_BASE = re.compile(r"(?<![\d.,\w])(?:10|2)\Z")
_VARIABLE = re.compile(r"(?:(?<!\w)[a-zA-Z]|[)\]])\Z")
_IN_SUM = re.compile(r"[=×·*+−^/(]\s*\d{1,2}\Z")
_SMALL = re.compile(r"(?<![\d.,\w])\d{1,2}\Z")
_SUM_AFTER = re.compile(r"\s*[=×·*+−^]")
_FRACTION_AFTER = re.compile(r"\s*[/⁄]\s*[₀-₉\d]")
_LAST_WORD = re.compile(r"[^\s\d(\0]+\Z")
_DEGREE_AFTER = re.compile(r"\s?[CFK]\b")
_POWERS = {"2": "²", "3": "³"}


def raised(inner: str, before: str, after: str) -> str | None:
    """What a superscript reads as on the line: an exponent, the end of an ordinal; None for the mark of a footnote.

    Args:
        inner: what is raised, without white space around it.
        before, after: the text of the line around it, :data:`CONTEXT` characters or fewer.
    """
    if _BRACKETED.fullmatch(inner):
        return None
    if _EXPONENT.fullmatch(inner):
        return _exponent(inner, before, after)
    small = inner.casefold()
    if small in word_set("raised after a figure") and before[-1:].isdigit():
        return "°" if small == "o" and _DEGREE_AFTER.match(after) else inner
    if small in word_set("raised after an n") and before[-1:].casefold() == "n":
        return inner
    if _NOTE.fullmatch(inner):
        return f"^{inner}" if len(inner) == 1 and _VARIABLE.search(before) else None
    return "™" if small == "tm" else inner


def lowered(inner: str, before: str) -> str:
    """What a subscript reads as on the line: itself ("CO2"), apart from a figure that it follows ("8_2")."""
    return f"_{inner}" if before[-1:].isdigit() and inner[:1].isdigit() else inner


def _exponent(inner: str, before: str, after: str) -> str | None:
    if _FRACTION_AFTER.match(after):
        return f" {inner}" if before[-1:].isdigit() else inner
    word = _LAST_WORD.search(before)
    if word is not None and inner in _POWERS and {word[0] + inner, word[0] + _POWERS[inner]} & _unit_forms():
        return _POWERS[inner]
    if _POWER_BASE.search(before) or inner[0] in "-−–+" or _VARIABLE.search(before):
        return f"^{inner}"
    if before[-1:] in ("", " ", "(") and after[:1].isupper():
        return f"^{inner}"  # an isotope: 14C
    if _SMALL.search(before) and (_IN_SUM.search(before) or _SUM_AFTER.match(after)):
        return f"^{inner}"
    return None


@cache
def _unit_forms() -> frozenset[str]:
    return frozenset(row["form"] for row in table("units"))
