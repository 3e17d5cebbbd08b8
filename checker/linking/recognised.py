"""The claims of free rewordings as far as pairs of them are found by: columns of parts of a corpus, laid side by side."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from checker.linking.bags import Bags, bags
from checker.linking.free_facts import FreeFacts, free_facts, grounds_of
from checker.linking.regions import regions_of
from checker.model import Claim, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

_Told = TypeVar("_Told", bound=Hashable)

_ASKED = ("blocks", "holder", "kind", "names", "places", "terms")
"""The sets of words that the questions ask for which look at claims alone; see ``free_features.OF_DOCUMENTS``."""


def recognised(claims: Sequence[Claim], documents: Mapping[str, Document], number: Mapping[str, int]) -> FreeFacts:
    """The columns of some claims without their values and without what only questions about whole documents ask for.

    Args:
        claims: all of the documents, in order of document and place.
        documents, number: by id, and the number of each.
    """
    return _light(free_facts(claims, documents, number, values=False))


def _light(facts: FreeFacts) -> FreeFacts:
    return FreeFacts(
        row=facts.row,
        document=facts.document,
        line=facts.line,
        lines=facts.lines,
        bags={name: facts.bags[name] for name in _ASKED},
        columns={name: _narrow(column) for name, column in facts.columns.items() if name != "stated"},
        land=facts.land,
        common=facts.common,
        grounds=facts.grounds,
        stated=facts.stated,
        vocabulary=facts.vocabulary,
        codes={name: codes for name, codes in facts.codes.items() if name != "stated"},
        region=facts.region,
    )


def joined(parts: Sequence[FreeFacts], rows: Sequence[int], documents: Sequence[int]) -> FreeFacts:
    """Columns of several parts of a corpus as those of the whole.

    Args:
        parts: as :func:`recognised` gives them, in order.
        rows, documents: by part the row of its first claim among all claims, and the number of its first document.
    """
    import numpy as np

    known: dict[str, int] = {}
    lines: dict[str, int] = {}
    codes: dict[str, dict[Hashable, int]] = {}
    words = [_renumbered(part.vocabulary, known) for part in parts]
    names = [*parts[0].columns] if parts else []
    columns: dict[str, Array] = {}
    for name in names:
        held = [part.columns[name] for part in parts]
        if name == "head":
            held = [_looked_up(number, column) for number, column in zip(words, held, strict=True)]
        elif held[0].dtype.kind == "i":
            own = codes.setdefault(name, {})
            held = [_looked_up(_renumbered(part.codes.get(name, []), own), column) for part, column in zip(parts, held, strict=True)]
        columns[name] = np.concatenate(held)
    vocabulary = list(known)
    land, common = np.zeros(len(vocabulary)), np.zeros(len(vocabulary))
    for part, number in zip(parts, words, strict=True):
        land[number] = np.maximum(land[number], part.land)
        common[number] = part.common
    none = np.zeros(0, dtype=np.int64)
    return FreeFacts(
        row=np.concatenate([none, *(part.row + first for part, first in zip(parts, rows, strict=True))]),
        document=np.concatenate([none, *(part.document + first for part, first in zip(parts, documents, strict=True))]),
        line=np.concatenate([none, *(_renumbered(part.lines, lines)[part.line] for part in parts)]),
        lines=list(lines),
        bags={name: _side_by_side([part.bags[name] for part in parts], words, len(vocabulary)) for name in _ASKED},
        columns=columns,
        land=land,
        common=common,
        grounds=grounds_of(list(codes.get("place", ()))),
        stated=none,
        vocabulary=vocabulary,
        codes={name: list(held) for name, held in codes.items()},
        region=regions_of([]),
    )


def _narrow(column: Array) -> Array:
    """A column with numbers of half the size where they are codes."""
    import numpy as np

    return column.astype(np.int32) if column.dtype.kind == "i" else column


def _renumbered(told: Sequence[_Told], known: dict[_Told, int]) -> Array:
    """The numbers that some things have among those of all parts."""
    import numpy as np

    return np.array([known.setdefault(each, len(known)) for each in told], dtype=np.int32)


def _looked_up(number: Array, column: Array) -> Array:
    """A column of codes in other numbers; -1 stays."""
    import numpy as np

    return np.where(column < 0, column, number[column]) if len(number) else column


def _side_by_side(parts: Sequence[Bags], words: Sequence[Array], size: int) -> Bags:
    """The rows of several parts, with the numbers of words that all of them have."""
    import numpy as np

    ones = np.ones(size)
    held = []
    for part, number in zip(parts, words, strict=True):
        rows = np.repeat(np.arange(len(part)), np.diff(part.ends))
        held.append(bags(rows, number[part.words], len(part), ones))
    offsets = np.cumsum([0, *(len(part.words) for part in held)])
    return Bags(
        np.concatenate([np.zeros(1, dtype=np.int64), *(part.ends[1:] + first for part, first in zip(held, offsets, strict=False))]),
        np.concatenate([np.zeros(0, dtype=np.int32), *(part.words for part in held)]),
        np.concatenate([np.zeros(0), *(part.sums for part in held)]),
    )
