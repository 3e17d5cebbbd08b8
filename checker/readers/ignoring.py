"""What a text tells checker to ignore: read with the document, and left out of what is read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Document, Mark
from checker.text.ignores import Said, marks


def ignoring(document: Document, text: str, said: list[Said]) -> Document:
    """The document with its directives, its text given back with them; as it is where there are none.

    Args:
        document: read from the text with spaces in place of its directives.
        text: as it stands in the file.
        said: the directives of the text.
    """
    if not said:
        return document
    ignores = tuple(one.ignore for one in said)
    return replace(document, text=text, ignores=ignores, marks=_merged(marks(said), document.marks))


def _merged(first: Sequence[Mark], second: Sequence[Mark]) -> tuple[Mark, ...]:
    """Both in order, without those that overlap one before them."""
    merged: list[Mark] = []
    for mark in sorted([*first, *second]):
        if not merged or mark.start >= merged[-1].end:
            merged.append(mark)
    return tuple(merged)
