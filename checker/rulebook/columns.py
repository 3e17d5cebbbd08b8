"""The key ``columns`` of a rule's ``find``: slots that the rows of a table fill."""

from __future__ import annotations

from checker.model import Column
from checker.rulebook.phrases import Lists, Slip, read_words
from checker.rulebook.schema import FindText


def columns_of(text: FindText, lists: Lists) -> tuple[tuple[Column, ...], list[tuple[str, int, Slip]]]:
    """The columns that a rule reads; each mistake with the slot and the entry that it stands in."""
    slips: list[tuple[str, int, Slip]] = []
    found = []
    for name, entries in (text.columns or {}).items():
        headings = []
        for index, entry in enumerate(entries):
            words, wrong = read_words(entry, lists)
            slips += [(name, index, slip) for slip in wrong]
            headings.append(words)
        found.append(Column(name.removesuffix("?").strip(), tuple(headings), optional=name.endswith("?")))
    return tuple(found), slips


def ways(text: FindText) -> list[str]:
    """The ways in which a rule finds something; it must be one."""
    return [name for name in ("figure", "phrases", "columns", "pattern") if getattr(text, name) is not None]
