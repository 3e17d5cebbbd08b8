"""A figure that was measured, its goal, and how both are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Bound = Literal["at least", "at most"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a figure has to be: at least or at most so much."""

    bound: Bound
    value: float

    def met(self, value: float) -> bool:
        """Tell whether a value reaches it."""
        return value >= self.value if self.bound == "at least" else value <= self.value

    def told(self, value: float) -> str:
        """Whether it is met, and by how much of the goal."""
        apart = value / self.value - 1
        way = "above" if apart > 0 else "below"
        return f"goal {self.bound} {number(self.value)}: {'met' if self.met(value) else 'not met'}, {abs(apart):.0%} {way}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Something measured.

    Attributes:
        part: the part of the suite that measured it.
        name: what it is of.
        unit: seconds, MB, times (a ratio), exponent, documents, found, MB/s.
        value: None where it could not be measured.
        goal: what it has to be, where there is a goal.
        note: how it came about, or why there is no value.
    """

    part: str
    name: str
    unit: str
    value: float | None
    goal: Goal | None = None
    note: str = ""

    def line(self) -> str:
        """The figure in a line of the table."""
        value = "-" if self.value is None else number(self.value)
        told = self.goal.told(self.value) if self.goal and self.value is not None else ""
        return f"{self.name:<52}{value:>12} {self.unit:<12}{'; '.join(filter(None, (told, self.note)))}".rstrip()

    def record(self) -> dict[str, object]:
        """The figure as it is kept."""
        value = None if self.value is None else float(f"{self.value:.6g}")
        kept: dict[str, object] = {"part": self.part, "name": self.name, "unit": self.unit, "value": value}
        if self.goal is not None:
            met = None if self.value is None else self.goal.met(self.value)
            kept["goal"] = {"bound": self.goal.bound, "value": self.goal.value, "met": met}
        return kept | ({"note": self.note} if self.note else {})


def at_least(value: float) -> Goal:
    """A goal that is met by as much and by more."""
    return Goal(bound="at least", value=value)


def at_most(value: float) -> Goal:
    """A goal that is met by as much and by less."""
    return Goal(bound="at most", value=value)


def number(value: float) -> str:
    """A number in three digits that count, or whole."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
