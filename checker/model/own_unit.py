"""A unit that a rule defines for itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """What one of a unit is, in a unit that is known: a bushel of soybeans is 27.2155 kg.

    Attributes:
        name: as the rule writes it.
        words: the folded words of the unit itself, in the singular: ("bushel",).
        known: the canonical unit that these words spell anyway, or None where they are a counted noun or their unit is assumed.
        of: the folded words after "of", in the singular; empty where it is the same of everything.
        size: how much it is, without the power of ten that the words carry anyway.
        unit, dimension: what the size is measured in.
        written: the size as the rule writes it.
    """

    name: str
    words: tuple[str, ...]
    known: str | None
    of: tuple[str, ...]
    size: float
    unit: str
    dimension: str
    written: str
