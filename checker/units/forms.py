"""Printed units to canonical ones: "metric tons", "km/h", "MW"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.text.lookup import table
from checker.text.tokens import Token, columns


class UnitForm(NamedTuple):
    """What a printed unit is.

    Attributes:
        unit: pint's canonical name ("kilometer / hour").
        dimension: what it may be compared with ("speed").
        assumption: sentence for the reader where reading it takes one ("tons read as metric tons"), or None.
        words: how many words or tokens it took.
        scale: power of ten that the form carries beyond its unit: 9 for "bcf", billion cubic feet; 0 for nearly all.
    """

    unit: str
    dimension: str
    assumption: str | None
    words: int
    scale: int


class Entry(NamedTuple):
    """One printed form of a unit: its tokens folded, and as printed where letter case decides; whether it may be glued to digits."""

    run: tuple[str, ...]
    cased: tuple[str, ...] | None
    glue: bool
    form: UnitForm


def lookup_unit(words: Sequence[Token | str], at: int = 0, *, glued: bool = False) -> UnitForm | None:
    """The unit that the words from ``at`` on spell, the longest form first; None where they spell none.

    Args:
        words: tokens of :func:`checker.text.tokens.tokenize`, or words cut as it cuts them ("km", "/", "h").
        at: the word that stands right after the figure (and after the hyphen of "12-inch").
        glued: True where it stands right at the digits ("250kg"): only forms that may be glued count.
    """
    if at >= len(words):
        return None
    for entry in forms().get(_folded(words[at]), ()):
        if len(entry.run) > len(words) - at or (glued and not entry.glue):
            continue
        if entry.cased is None:
            matches = all(_folded(words[at + step]) == word for step, word in enumerate(entry.run))
        else:
            matches = all(_text(words[at + step]) == word for step, word in enumerate(entry.cased))
        if matches:
            return entry.form
    return None


def _text(word: Token | str) -> str:
    return word if isinstance(word, str) else word.text


def _folded(word: Token | str) -> str:
    return word.lower() if isinstance(word, str) else word.folded


@cache
def forms() -> dict[str, list[Entry]]:
    """First word to the forms that begin with it, the longest first and among equals those whose case decides."""
    found: dict[str, list[Entry]] = {}
    for row in table("units"):
        for spelling in _spellings(row["form"]):
            _, _, texts, folded = columns(spelling)
            run = tuple(folded)
            cased = tuple(texts) if row["case"] == "yes" else None
            form = UnitForm(row["unit"], row["dimension"], row["assume"] or None, len(run), int(row["scale"] or 0))
            found.setdefault(run[0], []).append(Entry(run, cased, row["glue"] == "yes", form))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry.run), entry.cased is None))
    return found


def _spellings(form: str) -> Iterator[str]:
    """The form, and for several words those with hyphens: "square-foot", "kilowatt-hours per year"."""
    yield form
    words = form.split(" ")
    if len(words) > 1 and all(word.isalpha() for word in words):
        yield "-".join(words)
        if len(words) > 2:
            yield " ".join(("-".join(words[:2]), *words[2:]))
