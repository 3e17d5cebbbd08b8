"""How much of a file is read at most: one table of bounds, so that no file costs more than somebody has allowed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

KB, MB, GB = 2**10, 2**20, 2**30


class Limit(NamedTuple):
    """One of the bounds, as people set it and read of it.

    Attributes:
        name: the field of :class:`Limits` that holds it.
        option: the long option that sets it, which is also its key in the settings, with two hyphens before it.
        of: what is counted, as it stands behind the figure: "cells"; "" for a size.
        meaning: what it bounds, in a sentence for the help.
        is_size: it is counted in bytes, and written with KB, MB or GB.
        most: it cannot be set higher, or None.
    """

    name: str
    option: str
    of: str
    meaning: str
    is_size: bool
    most: int | None


def _bound(usual: float, option: str, meaning: str, *, of: str = "", is_size: bool = False, most: int | None = None) -> Any:
    told = {"option": option, "meaning": meaning, "of": of, "is_size": is_size, "most": most}
    return field(default=usual, metadata=told)


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a run; each is the most that is still read. A document beyond one is skipped with a reason that names it.

    Attributes:
        file_size: bytes of one file, or of one line of a .jsonl file.
        unpacked_size: bytes that the parts of one Office file unpack to, counted while they are unpacked.
        elements: of one web page or of one XML part of an Office file.
        pages: of one PDF.
        cells: with text, of one sheet, table or workbook.
        nesting: levels of one thing in another in a Word file.
        characters: of the text of one document.
        seconds_a_document: until the reading of one document is given up.
        memory: bytes that one working process may take.
    """

    file_size: int = _bound(256 * MB, "max-file-size", "Largest file that is read.", is_size=True)
    unpacked_size: int = _bound(128 * MB, "max-unpacked-size", "What an Office file may unpack to.", is_size=True)
    elements: int = _bound(2_000_000, "max-elements", "Elements of a web page, or of a part of an Office file.", of="elements")
    pages: int = _bound(5_000, "max-pages", "Pages of a PDF.", of="pages")
    cells: int = _bound(500_000, "max-cells", "Cells of a document that hold text.", of="cells")
    nesting: int = _bound(60, "max-nesting", "Levels of one thing inside another in a Word file.", of="levels", most=100)
    characters: int = _bound(5_000_000, "max-characters", "Characters of the text of a document.", of="characters")
    seconds_a_document: int = _bound(120, "timeout", "Seconds until the reading of a document is given up.", of="seconds")
    memory: int = _bound(2 * GB, "max-memory", "Memory that a working process may take.", is_size=True)

    def told(self, name: str) -> str:
        """A bound as a reason names it, after "more than": "1,000,000 cells (--max-cells)"."""
        limit, value = BY_NAME[name], getattr(self, name)
        return f"{size(value) if limit.is_size else f'{value:,} {limit.of}'} (--{limit.option})"


def size(number: int) -> str:
    """Bytes for people, exact: "256 MB", "1,500 bytes"."""
    for unit, name in ((GB, "GB"), (MB, "MB"), (KB, "KB")):
        if number >= unit and number % unit == 0:
            return f"{number // unit:,} {name}"
    return f"{number:,} bytes"


BY_NAME = {one.name: Limit(name=one.name, **one.metadata) for one in fields(Limits)}
"""Every bound by the name of its field, in the order in which they are told."""
LIMITS = Limits()
"""The bounds that hold where nobody says otherwise."""
