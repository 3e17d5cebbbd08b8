"""Units that rules define for themselves: ``units: {bushel of soybeans: 27.2155 kg}``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.model import OwnUnit
from checker.rulebook.phrases import Slip, plainly
from checker.text.folding import squeeze
from checker.text.plurals import singular
from checker.text.tokens import tokenize
from checker.units import conversion, lookup_unit

_SIZE = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,12})?)\s*(?P<unit>\D.*)")


def own_units(written: Mapping[str, str]) -> tuple[tuple[OwnUnit, ...], dict[str, Slip]]:
    """The units that a rule or file defines, and what is wrong with each that cannot be one."""
    units: list[OwnUnit] = []
    wrong: dict[str, Slip] = {}
    for name, size in written.items():
        found = _unit(squeeze(name), squeeze(size))
        if isinstance(found, Slip):
            wrong[name] = found
        else:
            units.append(found)
    return tuple(units), wrong


def _unit(name: str, size: str) -> OwnUnit | Slip:
    match = _SIZE.fullmatch(size)
    if match is None:
        return Slip(0, len(size), f"`{size}` is no amount", "write a number and a unit that is known: `27.2155 kg`")
    words = tokenize(match["unit"])
    form = lookup_unit(words)
    if form is None or conversion(form.unit) is None:
        return Slip(
            match.start("unit"), len(match["unit"]), f"`{match['unit']}` is no known unit", "take one such as kg, metric ton, litre, kWh"
        )
    head, _, of = name.partition(" of ")
    if not plainly(name) or not re.search(r"[^\W\d_]", head):
        return Slip(0, len(size), f"`{name}` cannot be a unit", "a unit is plain words in the singular: `bushel`, `bag of coffee`")
    known = lookup_unit(tokenize(head))
    number = float(match["number"].replace(",", ""))
    if number == 0:
        return Slip(0, len(match["number"]), "a unit of nothing", "give it a size above 0")
    # a word that the tables take for so many kilograms, "quintal", is read with that factor; one read by assumption is only itself
    scale, plain = (10.0**known.scale, known.scale == 0 and known.assumption is None) if known else (1.0, False)
    own = known.unit if known and plain else None
    return OwnUnit(name, _singular(head), own, _singular(of), number / scale, form.unit, form.dimension, size)


def _singular(text: str) -> tuple[str, ...]:
    return tuple(singular(token.folded) for token in tokenize(text))
