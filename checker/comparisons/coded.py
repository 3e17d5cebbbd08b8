"""Regions as columns of numbers: axes, paths, dates and wordings as codes, so that a million are small and their pairs quickly compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import nan
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.comparisons.regions import Region, region
from checker.model import Claim

if TYPE_CHECKING:
    from numpy import ndarray

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
        columns: of :class:`Region` by name; two wordings with one code are the same. :func:`compared` gives more.
        vocabulary: of the codes.
    """

    columns: dict[str, Array]
    vocabulary: Vocabulary

    def __len__(self) -> int:
        return len(self.columns["low"])

    def __getitem__(self, rows: Array | slice) -> Coded:
        """Some of the rows."""
        return Coded({name: held[rows] for name, held in self.columns.items()}, self.vocabulary)


AT_ONCE = 20_000
"""Regions that are made at a time, so that memory holds no more than their numbers."""


def regions_of(claims: Iterable[Claim]) -> Coded:
    """The region of each claim, in order."""
    return coded(map(region, claims))


def coded(regions: Iterable[Region]) -> Coded:
    """Some regions, in order."""
    import numpy as np

    known: dict[str, dict[object, int]] = {name: {} for name in CODES}
    known["space"].update({space: code for code, space in enumerate(SPACES)})
    for name, nothing in (("axis", ""), ("path", ()), ("date", "")):
        known[name][nothing] = NOTHING
    kinds = dict.fromkeys(NUMBERS, np.float64) | dict.fromkeys(SMALL, np.int8) | {"says_year": np.bool_} | dict.fromkeys(CODES, np.int32)
    parts: dict[str, list[Array]] = {name: [np.zeros(0, dtype=kind)] for name, kind in kinds.items()}
    left = iter(regions)
    while some := list(islice(left, AT_ONCE)):
        for name, held in zip(Region._fields, zip(*some, strict=True), strict=True):
            codes = known.get(name)
            column = held if codes is None else [codes.setdefault(each, len(codes)) for each in held]
            parts[name].append(np.array(column, dtype=kinds[name]))
    words = Vocabulary(*([*known[name]] for name in ("axis", "path", "date")))  # type: ignore[arg-type]
    return Coded({name: np.concatenate(held) for name, held in parts.items()}, words)


def compared(regions: Iterable[Region], mates: Iterable[Region | None], superseded: Sequence[bool], retold: Sequence[bool]) -> Coded:
    """Regions with what else the ladder asks of each side.

    Args:
        mates: of each that is a change the region of its earlier end, else None.
        superseded: whether the text gives it up for another.
        retold: whether two texts tell one story, so that unlike measures of one number are a difference.
    """
    import numpy as np

    values = coded(regions)
    ends = [(nan,) * len(MATES) if mate is None else (mate.low, mate.high, mate.wide_low, mate.wide_high) for mate in mates]
    more = dict(zip(MATES, np.array(ends, dtype=np.float64).reshape(-1, len(MATES)).T, strict=True))
    more |= {"superseded": np.array(superseded, dtype=bool), "retold": np.array(retold, dtype=bool)}
    return Coded(values.columns | more, values.vocabulary)


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


def faced(left: Coded, right: Coded, more: Mapping[str, Array] = MappingProxyType({})) -> CodedPairs:
    """Rows of one vocabulary side by side.

    Args:
        more: what :class:`CodedPairs` has besides, by name with ``_l`` and ``_r``.
    """
    sides = {f"{name}{side}": held for side, table in (("_l", left), ("_r", right)) for name, held in table.columns.items()}
    return CodedPairs(sides | dict(more), left.vocabulary)
