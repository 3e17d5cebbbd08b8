"""Values in any unit to values that compare: base value and dimension, by a table made from pint."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.text.lookup import table
from checker.units.currencies import is_code

if TYPE_CHECKING:
    from pint import UnitRegistry


class Conversion(NamedTuple):
    """What turns a value into its base: ``value * factor + offset`` in the base unit of ``dimension``."""

    factor: float
    offset: float
    dimension: str


@lru_cache(maxsize=4096)
def conversion(unit: str) -> Conversion | None:
    """How a canonical unit converts; None for what is no measure, as the counted noun of "20 soldiers".

    ``factors.csv`` names the base unit of each dimension. Money of one currency is a dimension of its own, ``money:USD``; percent and
    percentage_point are two dimensions, as 2 percent and 2 points are not the same change.

    A rate that the table lacks is taken apart: "USD / metric_ton" is ``money:USD / mass``, "passenger / day" is
    ``passenger / duration``, and what several measures make together pint tells ("watt * hour" is energy).
    """
    known = _table().get(unit)
    if known is not None:
        return known
    if is_code(unit):
        return Conversion(1.0, 0.0, f"money:{unit}")
    terms = _terms(unit)
    return _compound(terms) if terms else None


class _Term(NamedTuple):
    name: str
    power: int

    def __str__(self) -> str:
        return self.name if abs(self.power) == 1 else f"{self.name} ** {abs(self.power)}"


_MOST_TERMS = 4
_JOINT = re.compile(r" ([*/]) (?!\*)")
_TERM = re.compile(r"([^\W\d]\w*)(?: \*\* ([2-9]))?|1")


def _terms(unit: str) -> list[_Term] | None:
    """The terms of a compound unit with their powers, or None for a single name and for what is not built like a unit."""
    parts = _JOINT.split(unit)
    terms = []
    if len(parts) < 2 or len(parts) > 2 * _MOST_TERMS:
        return None
    for sign, part in zip(["*", *parts[1::2]], parts[::2], strict=True):
        match = _TERM.fullmatch(part)
        if match is None:
            return None
        if match[1] is not None:
            terms.append(_Term(match[1], int(match[2] or 1) * (1 if sign == "*" else -1)))
    return terms


def _compound(terms: list[_Term]) -> Conversion | None:
    measures = [term for term in terms if term.name in _atoms()]
    others = [term for term in terms if term.name not in _atoms()]
    if not measures:
        if not any(is_code(term.name) for term in others):
            return None
        return Conversion(1.0, 0.0, _ratio([(_label(term), term.power > 0) for term in others]))
    inverse = all(term.power < 0 for term in measures)
    measured = _measure(tuple(_Term(term.name, -term.power) for term in measures) if inverse else tuple(measures))
    if measured is None:
        return None
    factor, dimension = measured
    sides = [(_label(term), term.power > 0) for term in others] + [(dimension, not inverse)]
    name = dimension if not others and not inverse else _ratio(sides)
    return Conversion(1.0 / factor if inverse else factor, 0.0, _NAMED.get(name, name))


def _label(term: _Term) -> str:
    return f"money:{term.name}" if is_code(term.name) else str(term)


def _ratio(sides: list[tuple[str, bool]]) -> str:
    above = " * ".join(sorted(label for label, is_above in sides if is_above)) or "1"
    return " / ".join([above, *sorted(label for label, is_above in sides if not is_above)])


def _measure(terms: tuple[_Term, ...]) -> tuple[float, str] | None:
    """Factor and dimension of a product of units that the table has, the offset of temperatures left out."""
    above = " * ".join(str(term) for term in terms if term.power > 0)
    unit = " / ".join([above or "1", *(str(term) for term in terms if term.power < 0)])
    known = _table().get(unit)
    if known is not None:
        return known.factor, known.dimension
    if all(str(term) in _table() for term in terms) and any(_table()[str(term)].dimension in _PURE for term in terms):
        return _side_by_side(terms)
    from pint import PintError

    try:
        base = _registry().Quantity(1.0, _registry().parse_units(unit.replace("degree_", "delta_degree_"))).to_base_units()
    except PintError:
        return None
    dimension = _by_dimensionality().get(str(base.dimensionality), f"({base.dimensionality})")
    return float(base.magnitude) / _base_size().get(dimension, 1.0), dimension


def _side_by_side(terms: tuple[_Term, ...]) -> tuple[float, str]:
    """The same for units that pint counts as pure numbers: "percent / year" is no frequency."""
    factor, sides = 1.0, []
    for term in terms:
        known = _table()[str(term)]
        factor *= known.factor if term.power > 0 else 1.0 / known.factor
        sides.append((known.dimension, term.power > 0))
    dimension = _ratio(sides)
    return factor, _NAMED.get(dimension, dimension)


@cache
def _table() -> dict[str, Conversion]:
    return {row["unit"]: Conversion(float(row["factor"]), float(row["offset"]), row["dimension"]) for row in table("factors")}


@cache
def _atoms() -> frozenset[str]:
    """Names of single units that the table's units are made of: all that pint is ever handed."""
    return frozenset(term for unit in _table() for term in re.findall(r"[^\W\d]\w*", unit))


_PURE = frozenset({"angle", "data", "parts", "percent", "percentage_point", "sound_level"})
"""Dimensions whose units pint counts as pure numbers, or not at all."""

_NAMED = {"data / duration": "data_rate", "1 / duration": "rate"}

_PHYSICAL = frozenset(
    {
        "acceleration",
        "area",
        "charge",
        "concentration",
        "current",
        "duration",
        "energy",
        "flow",
        "force",
        "irradiance",
        "length",
        "luminance",
        "mass",
        "mass_per_area",
        "mass_per_length",
        "mass_rate",
        "molarity",
        "power",
        "pressure",
        "resistance",
        "speed",
        "voltage",
        "volume",
    }
)
"""Dimensions that a compound gets by its arithmetic; others share theirs with one of these ("newton * meter" may be torque or energy)."""


@cache
def _by_dimensionality() -> dict[str, str]:
    return {dimensionality: dimension for dimension, (dimensionality, _) in _bases().items()}


@cache
def _base_size() -> dict[str, float]:
    """Dimension to the size of its base unit in pint's base units ("data" counts bytes, pint bits)."""
    return {dimension: size for dimension, (_, size) in _bases().items()}


@cache
def _bases() -> dict[str, tuple[str, float]]:
    registry = _registry()
    found = {}
    for unit, known in _table().items():
        if known.dimension in _PHYSICAL and known.dimension not in found:
            base = registry.Quantity(1.0, registry.parse_units(unit)).to_base_units()
            found[known.dimension] = (str(base.dimensionality), float(base.magnitude) / known.factor)
    return found


@cache
def _registry() -> UnitRegistry[float]:
    from pint import UnitRegistry

    return UnitRegistry()
