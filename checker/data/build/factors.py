"""Makes ``factors.csv`` from pint: for every unit of ``units.csv`` what turns its values into the base unit of its dimension."""

from __future__ import annotations

import textwrap

import pint

from checker.data.build.tables import DATA, read, write

BASES = {
    "absorbed_dose": "gray", "acceleration": "meter / second ** 2", "activity_concentration": "becquerel / meter ** 3",
    "amount_of_substance": "mole", "angle": "degree", "area": "meter ** 2", "capacitance": "farad", "charge": "coulomb",
    "concentration": "kilogram / meter ** 3", "current": "ampere", "data": "byte", "data_rate": "byte / second", "dose_rate": "sievert / second",
    "duration": "second", "energy": "joule", "flow": "meter ** 3 / second", "force": "newton", "frequency": "hertz",
    "fuel_economy": "meter / meter ** 3", "illuminance": "lux", "irradiance": "watt / meter ** 2", "length": "meter",
    "luminance": "candela / meter ** 2", "luminous_flux": "lumen", "luminous_intensity": "candela", "magnetic_field": "tesla", "mass": "kilogram",
    "mass_fraction": "kilogram / kilogram", "mass_per_area": "kilogram / meter ** 2", "mass_per_energy": "kilogram / joule",
    "mass_per_length": "kilogram / meter", "mass_rate": "kilogram / second", "mass_yield": "kilogram / meter ** 2",
    "molarity": "mole / meter ** 3", "parts": "ppm", "percent": "percent", "percentage_point": "percentage_point", "power": "watt",
    "pressure": "pascal", "radiation_dose": "sievert", "radioactivity": "becquerel", "rate": "1 / second", "resistance": "ohm",
    "rotation": "revolutions_per_minute", "sound_level": "decibel", "specific_activity": "becquerel / kilogram", "speed": "meter / second",
    "temperature": "kelvin", "torque": "meter * newton", "voltage": "volt", "volume": "meter ** 3", "volume_yield": "meter ** 3 / meter ** 2",
}  # fmt: skip
"""Dimension to the unit that its values are compared in; two dimensions may share one where figures of the two never mean the same."""

OWN = {"decibel", "percentage_point"}
"""Units that are compared with themselves only: pint has the one as a logarithm and the other not at all."""

SHARES = [("percent", "percent"), ("percentage_point", "percentage_point")]
"""Units of ``percents.csv``, with their dimensions."""

HEADING = """
What turns a value in a unit into the base unit of its dimension: value * factor + offset.
Source: pint {version}'s default registry (https://pint.readthedocs.io), licence BSD-3-Clause. Made by build/factors.py from units.csv. Date: 2026-11.
unit: as in units.csv (and percents.csv). dimension: as there. factor, offset: numbers in full precision; offset is 0 but for temperatures.
Base units, by dimension:
{bases}
"""


def main() -> None:
    registry = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    units = sorted({(row["unit"], row["dimension"]) for row in read(DATA / "units.csv")} | set(SHARES))
    rows = []
    for unit, dimension in units:
        if unit in OWN:
            rows.append((unit, dimension, "1", "0"))
            continue
        base = BASES[dimension]
        zero = registry.Quantity(0.0, unit).to(base).magnitude
        one = registry.Quantity(1.0, unit).to(base).magnitude
        if dimension == "temperature":  # steps as small as one lose digits beside 273.15
            factor = registry.Quantity(1.0, f"delta_{unit}" if unit != "kelvin" else unit).to("kelvin").magnitude
            rows.append((unit, dimension, f"{factor:.15g}", f"{zero:.15g}"))
        else:
            rows.append((unit, dimension, f"{one:.15g}", "0"))
    used = {dimension for _, dimension in units}
    bases = ", ".join(f"{dimension} = {base}" for dimension, base in sorted(BASES.items()) if dimension in used)
    bases = textwrap.fill(f"{bases}.", 136, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
    write(DATA / "factors.csv", HEADING.format(version=pint.__version__, bases=bases), ("unit", "dimension", "factor", "offset"), rows)
    print("bases without a unit:", sorted(set(BASES) - used))


if __name__ == "__main__":
    main()
