"""Superscripts, subscripts, tabs and breaks as plain text that reads the same: "10^6", "CO2", "15th"; the mark of a note is left out.

A walk over runs marks a superscript with ``\\x01`` ... ``\\x03`` and a subscript with ``\\x02`` ... ``\\x04``, which no XML can hold.
"""

from __future__ import annotations

import re

from checker.readers.scripts import CONTEXT, lowered, raised

_SUPERSCRIPT = re.compile(r"\x01([^\x01-\x04]*)\x03")
_SUBSCRIPT = re.compile(r"\x02([^\x01-\x04]*)\x04")
_SCRIPT = re.compile(r"[\x01-\x04]")
_APART = re.compile(r"(?<=\d)[^\S\t\n]*[\t\n]\s*(?=[-−–+]?\d)")
_BREAKS = re.compile(r"[\t\n]+")


def clean(text: str) -> str:
    """The text of a paragraph on one line, with its scripts told and without soft hyphens."""
    if "\x03" in text or "\x04" in text:
        text = text.replace("\x03\x01", "").replace("\x04\x02", "")  # one script that is cut into several runs
        text = _SUPERSCRIPT.sub(_raised, text)
        text = _SCRIPT.sub("", _SUBSCRIPT.sub(_lowered, text))
    if "\t" in text or "\n" in text:
        text = _APART.sub("; ", text)  # two figures with a tab between are not one: "12<tab>300"
        text = _BREAKS.sub(" ", text)
    if "\xad" in text:
        text = text.replace("\xad", "")
    return text


def _raised(match: re.Match[str]) -> str:
    script = match[1]
    if match.end() - match.start() == len(match.string):
        return script  # raised as a whole, which says nothing
    text = match.string
    before, after = text[max(0, match.start() - CONTEXT) : match.start()], _SCRIPT.sub("", text[match.end() : match.end() + CONTEXT])
    written = raised(script.strip(), before, after)
    return "" if written is None else written + script[len(script.rstrip()) :]


def _lowered(match: re.Match[str]) -> str:
    return lowered(match[1], match.string[max(0, match.start() - 1) : match.start()])
