"""Bare numbers: figures whose unit the text does not say at the spot."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extractors.figures import figure_claim, free_figures
from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.scan import Scan


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Numbers in digits, and in words from ten on, that nothing before has read; ``unit`` is None."""
    for figure in free_figures(scan, taken):
        if figure.numeral.spelled and not figure.numeral.power and (figure.value is None or figure.value < 10):
            continue  # "one of them", "the two": pronouns
        if scan.text[figure.end : figure.end + 1].isalpha():
            continue  # "5G", "3D": a name
        taken.take(figure.start, figure.end)
        yield figure_claim(scan, figure, start=figure.start, end=figure.end, kind=Kind.NUMBER, unit=None, dimension="number")
