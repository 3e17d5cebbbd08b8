"""Text from documents made safe for a terminal, and how many columns it takes there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ELLIPSIS = "…"

_SPACES = re.compile(r"[ \t\r\n]+")
_UNSEEN_SPACES = re.compile(r"(?:^|(?<=/)) +| +(?=/|$)|  +")
# Joiners shape words in Persian, Hindi and emoji, and can neither move nor hide anything.
_JOINERS = "\u200c\u200d"
# Control, format (bidi overrides, zero-width spaces), lone surrogates, line and paragraph separators.
_HOSTILE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# One column each, and none that joins a neighbour: what most reports hold, so that they need no table of all characters.
_NARROW = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2400-\u2421\u27e8\u27e9]*")


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


def named(name: str) -> str:
    """The name of a file as it is, with what nobody would see in it as symbols: "␠lead.txt", "new␊line.txt".

    So are control characters, and spaces where they are doubled or stand at an end of the name or of one of its folders.
    """
    signs = (f"⟨U+{ord(sign):04X}⟩" if sign != " " and unicodedata.category(sign) == "Zs" else shown(sign) for sign in name)
    return _UNSEEN_SPACES.sub(lambda match: "␠" * len(match[0]), "".join(signs))


def harmless(text: str) -> str:
    """The text with its line ends and tabs, but nothing else that a terminal would act on."""
    if text.isprintable():
        return text
    return "".join(character if character in "\n\t" else shown(character) for character in text)


def clusters(text: str) -> Iterable[str]:
    """What stands in one place of a terminal: a character with the marks, joiners and colours of skin that belong to it."""
    if _NARROW.fullmatch(text):
        return text
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide characters and emoji, none for combining ones."""
    if _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import iter_graphemes, wcswidth

    # Cluster by cluster, so that the parts of a line are together as wide as the line.
    return sum(max(0, wcswidth(cluster)) for cluster in iter_graphemes(text))
