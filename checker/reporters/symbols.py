"""Text from documents made safe for a terminal, and how many columns it takes there."""

from __future__ import annotations

import re
import unicodedata

ELLIPSIS = "…"

_SPACES = re.compile(r"[ \t\r\n]+")
# Joiners shape words in Persian, Hindi and emoji, and can neither move nor hide anything.
_JOINERS = "\u200c\u200d"
# Control, format (bidi overrides, zero-width spaces), lone surrogates, line and paragraph separators.
_HOSTILE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def shown(character: str) -> str:
    """The character, or the symbol that stands for it where a terminal would act on it: ``␛``, ``⟨U+202E⟩``."""
    if character.isprintable() or unicodedata.category(character) not in _HOSTILE or character in _JOINERS:
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def visible(text: str) -> str:
    """The text on one line, runs of white space as one space, nothing left that a terminal would act on."""
    folded = _SPACES.sub(" ", text).strip()
    return folded if folded.isprintable() else "".join(map(shown, folded))


def harmless(text: str) -> str:
    """The text with its line ends and tabs, but nothing else that a terminal would act on."""
    if text.isprintable():
        return text
    return "".join(character if character in "\n\t" else shown(character) for character in text)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_column, text))


def _column(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"} or character in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
