"""Regions as columns of numbers: axes, paths, dates and wordings as codes, so that a million are small and their pairs quickly compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray
    from pandas import DataFrame

    Array = ndarray

NUMBERS = ("low", "high", "wide_low", "wide_high", "bound_low", "bound_high", "printed_low", "printed_high")
SMALL = ("opens", "direction")
CODES = ("space", "axis", "path", "date", "wording")
MATES = ("mate_low", "mate_high", "mate_wide_low", "mate_wide_high")
NOTHING = 0
"""Code of an axis or a path that says nothing, and of no date."""
SPACES = ("number", "time", "place", "words", "name")


@dataclass(slots=True)
class Vocabulary:
    """What codes stand for; a code is a place in these lists."""

    axis: list[str]
    path: list[tuple[str, ...]]
    date: list[str]


@dataclass(slots=True)
class Coded:
    """Regions, one row each.

    Attributes:
        columns: :data:`NUMBERS`, :data:`SMALL`, ``says_year`` and :data:`CODES` by name; two wordings with one code are the same.
        vocabulary: of the codes.
    """

    columns: dict[str, Array]
    vocabulary: Vocabulary

    def __len__(self) -> int:
        return len(self.columns["low"])

    def __getitem__(self, rows: Array | slice) -> Coded:
        """Some of the rows."""
        return Coded({name: held[rows] for name, held in self.columns.items()}, self.vocabulary)


def coded(tables: Iterable[DataFrame]) -> Coded:
    """The rows of some tables of regions, one table after the other, each let go before the next is asked for.

    Args:
        tables: as ``regions`` gives them.
    """
    import numpy as np

    known: dict[str, dict[object, int]] = {name: {} for name in CODES}
    known["space"].update({space: code for code, space in enumerate(SPACES)})
    for name, nothing in (("axis", ""), ("path", ()), ("date", "")):
        known[name][nothing] = NOTHING
    kinds = dict.fromkeys(NUMBERS, np.float64) | dict.fromkeys(SMALL, np.int8) | {"says_year": np.bool_} | dict.fromkeys(CODES, np.int32)
    parts: dict[str, list[Array]] = {name: [np.zeros(0, dtype=kind)] for name, kind in kinds.items()}
    for table in tables:
        for name, kind in kinds.items():
            if name in CODES:
                codes, held = known[name], table[name].tolist()
                if name == "date":
                    held = [date if isinstance(date, str) else "" for date in held]
                parts[name].append(np.array([codes.setdefault(each, len(codes)) for each in held], dtype=kind))
            else:
                parts[name].append(table[name].to_numpy(dtype=kind))
    words = Vocabulary(*([*known[name]] for name in ("axis", "path", "date")))  # type: ignore[arg-type]
    return Coded({name: np.concatenate(held) for name, held in parts.items()}, words)


class CodedPairs:
    """Pairs of regions as the ladder asks about them, by name with ``_l`` or ``_r``.

    Args:
        columns: those of :class:`Coded` for both sides, ``superseded`` and ``retold``, and :data:`MATES` where some have mates.
    """

    def __init__(self, columns: dict[str, Array], vocabulary: Vocabulary) -> None:
        self.columns, self.vocabulary = columns, vocabulary

    def __len__(self) -> int:
        return len(self.columns["low_l"])

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    @cached_property
    def mated(self) -> bool:
        """Whether any of them is a change with its earlier end."""
        import numpy as np

        told = (self.columns.get(name + side) for side in ("_l", "_r") for name in MATES)
        return any(mates is not None and not np.isnan(mates).all() for mates in told)


def faced(left: Coded, right: Coded, more: Mapping[str, Array]) -> CodedPairs:
    """Rows of one vocabulary side by side.

    Args:
        more: what :class:`CodedPairs` has besides, by name with ``_l`` and ``_r``.
    """
    sides = {f"{name}{side}": held for side, table in (("_l", left), ("_r", right)) for name, held in table.columns.items()}
    return CodedPairs(sides | dict(more), left.vocabulary)


def coded_pairs(pairs: DataFrame) -> CodedPairs:
    """The same of a table of pairs, as ``verdicts`` wants them."""
    asked = (*NUMBERS, *SMALL, *CODES, "says_year")
    sides = [pairs[[f"{name}{side}" for name in asked]].set_axis(asked, axis=1) for side in ("_l", "_r")]
    both, count = coded(sides), len(pairs)
    more = {f"{name}{side}": pairs[f"{name}{side}"].to_numpy(dtype=bool) for name in ("superseded", "retold") for side in ("_l", "_r")}
    more |= {f"{name}{side}": pairs[f"{name}{side}"].to_numpy(dtype=float) for name in MATES for side in ("_l", "_r")}
    return faced(both[:count], both[count:], more)
