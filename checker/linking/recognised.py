"""The claims of free rewordings as far as pairs of them are found by: columns of parts of a corpus, laid side by side."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from checker.comparisons.coded import regions_of
from checker.linking.bags import Bags
from checker.linking.free_facts import LIGHT_OF_CLAIM, LIGHT_OF_DOCUMENT, FreeFacts, free_facts, grounds_of
from checker.model import Claim, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

_Told = TypeVar("_Told", bound=Hashable)


def recognised(claims: Sequence[Claim], documents: Mapping[str, Document], number: Mapping[str, int]) -> FreeFacts:
    """The columns of some claims without their values and without what only the last of the questions ask for.

    Args:
        claims: all of the documents, in order of document and place.
        documents, number: by id, and the number of each.
    """
    return _light(free_facts(claims, documents, number, light=True))


def _light(facts: FreeFacts) -> FreeFacts:
    return FreeFacts(
        row=facts.row,
        document=facts.document,
        line=facts.line,
        lines=facts.lines,
        bags={name: facts.bags[name] for name in (*LIGHT_OF_CLAIM, *LIGHT_OF_DOCUMENT)},
        columns={name: _narrow(column) for name, column in facts.columns.items() if name != "stated"},
        land=facts.land,
        common=facts.common,
        grounds=facts.grounds,
        stated=facts.stated,
        vocabulary=facts.vocabulary,
        codes={name: codes for name, codes in facts.codes.items() if name != "stated"},
        region=facts.region,
    )


class Joined:
    """Columns of several parts of a corpus, laid side by side as they come."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._lines: dict[str, int] = {}
        self._codes: dict[str, dict[Hashable, int]] = {}
        self._columns: dict[str, list[Array]] = {}
        self._bags: dict[str, list[Bags]] = {name: [] for name in (*LIGHT_OF_CLAIM, *LIGHT_OF_DOCUMENT)}
        self._rows: list[tuple[Array, Array, Array]] = []
        self._marked: dict[str, set[int]] = {"land": set(), "common": set()}

    def add(self, part: FreeFacts, row: int, document: int) -> None:
        """Lay a part beside the others.

        Args:
            part: as :func:`recognised` gives it.
            row, document: the row of its first claim among all claims, and the number of its first document.
        """
        import numpy as np

        words = _renumbered(part.vocabulary, self._words)
        for name, column in part.columns.items():
            told = column
            if name == "head":
                told = _looked_up(words, column)
            elif column.dtype.kind == "i":
                told = _looked_up(_renumbered(part.codes.get(name, []), self._codes.setdefault(name, {})), column)
            self._columns.setdefault(name, []).append(told)
        for name, marked in self._marked.items():
            marked.update(words[np.flatnonzero(getattr(part, name))].tolist())
        for name, held in self._bags.items():
            held.append(_with_numbers(part.bags[name], words))
        self._rows.append((part.row + row, part.document + document, _renumbered(part.lines, self._lines)[part.line]))

    @property
    def all(self) -> FreeFacts:
        """The columns of the whole."""
        import numpy as np

        none = np.zeros(0, dtype=np.int64)
        row, document, line = (np.concatenate([none, *(held[at] for held in self._rows)]) for at in range(3))
        marks = {}
        for name, marked in self._marked.items():
            marks[name] = np.zeros(len(self._words))
            marks[name][list(marked)] = 1.0
        return FreeFacts(
            row=row,
            document=document,
            line=line,
            lines=list(self._lines),
            bags={name: _side_by_side(held) for name, held in self._bags.items()},
            columns={name: np.concatenate(held) for name, held in self._columns.items()},
            grounds=grounds_of(list(self._codes.get("place", ()))),
            stated=none,
            vocabulary=list(self._words),
            codes={name: list(held) for name, held in self._codes.items()},
            region=regions_of([]),
            **marks,
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


def _with_numbers(bag: Bags, number: Array) -> Bags:
    """The same rows with the numbers that the words have among those of all parts."""
    import numpy as np

    words = number[bag.words] if len(number) else bag.words
    rows = np.repeat(np.arange(len(bag), dtype=np.int32), np.diff(bag.ends))
    return Bags(bag.ends.astype(np.int32), words[np.lexsort((words, rows))], bag.sums.astype(np.int16))


def _side_by_side(parts: Sequence[Bags]) -> Bags:
    """The rows of several parts below each other."""
    import numpy as np

    offsets = np.cumsum([0, *(len(part.words) for part in parts)])
    return Bags(
        np.concatenate([np.zeros(1, dtype=np.int64), *(part.ends[1:] + first for part, first in zip(parts, offsets, strict=False))]),
        np.concatenate([np.zeros(0, dtype=np.int32), *(part.words for part in parts)]),
        np.concatenate([np.zeros(0), *(part.sums for part in parts)]),
    )
