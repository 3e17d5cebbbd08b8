"""Superscripts, subscripts, tabs and breaks as plain text that reads the same: "10^6", "CO2", "15th"; the mark of a note is left out.

A walk over runs marks a superscript with ``\\x01`` ... ``\\x03`` and a subscript with ``\\x02`` ... ``\\x04``, which no XML can hold.
"""

from __future__ import annotations

import re
from functools import cache

from checker.text.lookup import table

_SUPERSCRIPT = re.compile(r"\x01([^\x01-\x04]*)\x03")
_SUBSCRIPT = re.compile(r"\x02([^\x01-\x04]*)\x04")
_LEFT = re.compile(r"[\x01-\x04]")
_POWER = re.compile(r"[-−–+]?\d{1,4}")
_BASE = re.compile(r"(?<![\d.,\w])(?:10|2)\Z|(?:(?<!\w)[a-zA-Z]|[)\]])\Z")
_WORD = re.compile(r"[^\s\d(]+\Z")
_FRACTION = re.compile(r"\s*[/⁄]\s*[\x02\d]")
_MARK = re.compile(r"[\[(].{0,40}[\])]|[*†‡§¶#]+|\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[a-zA-Z]")
_APART = re.compile(r"(?<=\d)[^\S\t\n]*[\t\n]\s*(?=[-−–+]?\d)")
_BREAKS = re.compile(r"[\t\n]+")
_SMALL = {"2": "²", "3": "³"}
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def clean(text: str) -> str:
    """The text of a paragraph on one line, with its scripts told and without soft hyphens."""
    if "\x03" in text or "\x04" in text:
        text = text.replace("\x03\x01", "").replace("\x04\x02", "")  # one script that is cut into several runs
        text = _SUPERSCRIPT.sub(_raised, text)
        text = _LEFT.sub("", _SUBSCRIPT.sub(_lowered, text))
    if "\t" in text or "\n" in text:
        text = _APART.sub("; ", text)  # two figures with a tab between are not one: "12<tab>300"
        text = _BREAKS.sub(" ", text)
    if "\xad" in text:
        text = text.replace("\xad", "")
    return text


def _raised(match: re.Match[str]) -> str:
    """ "10^6" for a power, "km²" for a unit, "15th" for letters; nothing for the mark of a note: "47³ people" are 47."""
    script = match[1]
    core = script.strip()
    if match.end() - match.start() == len(match.string):
        return script  # raised as a whole, which says nothing
    before = match.string[max(0, match.start() - 24) : match.start()]
    if _POWER.fullmatch(core):
        return _exponent(before, core, match.string[match.end() : match.end() + 4]) + script[len(script.rstrip()) :]
    if len(core) == 1 and core.isalpha() and _BASE.search(before):
        return "^" + core
    if core.lower() == "tm":
        return "™"
    return "" if _MARK.fullmatch(core) else script


def _exponent(before: str, core: str, after: str) -> str:
    if _FRACTION.match(after):
        return f" {core}" if before[-1:].isdigit() else core  # 1 1/2
    word = _WORD.search(before)
    if word is not None and core in _SMALL and {word[0] + core, word[0] + _SMALL[core]} & _unit_forms():
        return _SMALL[core]
    isotope = before[-1:] in ("", " ", "(") and after[:1].isupper()  # 14C
    return "^" + core if isotope or core[0] in "-−–+" or _BASE.search(before) else ""


def _lowered(match: re.Match[str]) -> str:
    """ "CO2", but "8₂" after a digit."""
    after_digit = match.string[match.start() - 1 : match.start()].isdigit() if match.start() else False
    return match[1].translate(_LOWERED) if after_digit else match[1]


@cache
def _unit_forms() -> frozenset[str]:
    return frozenset(row["form"] for row in table("units"))
