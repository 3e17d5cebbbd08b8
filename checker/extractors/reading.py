"""What the words around a number make of it: the shape that the readers of measures share."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model import Kind
from checker.text.numerals import Numeral

FOLLOWING = re.compile(r"([ \u00a0\u202f\u2009-]|\r?\n ?|[ \n]?-[ \n]|[ \n][(\[{]|[(\[{])?([^\W\d_]+|[^\w\s,.;:!?()\[\]{}/|<>=+*@&\\_\0-])")
"""What follows a number: the gap, and the word or sign after it."""


class Context(NamedTuple):
    """A number where it stands.

    Attributes:
        text, folded: the whole text, and the same folded.
        numeral: the number.
        end: where the number ends, with what bounds it from behind ("40-odd").
        at: where the word or sign after it begins.
        word: that word, folded; empty for none.
        glued: True where it stands right at the number.
    """

    text: str
    folded: str
    numeral: Numeral
    end: int
    at: int
    word: str
    glued: bool


class Reading(NamedTuple):
    """A number with its measure.

    Attributes:
        start, end: of the whole expression.
        kind, unit, dimension: as in a claim.
        factor: what the number is multiplied by: 0.01 for cents.
        assumption: sentence for the reader where reading it takes one, or None.
        aspect: the property that the expression itself tells ("age"), or None.
        per: what it is counted per ("share"), or None.
        others: further sentences of the same kind as ``assumption``: of what it is counted per.
    """

    start: int
    end: int
    kind: Kind
    unit: str | None
    dimension: str
    factor: float = 1.0
    assumption: str | None = None
    aspect: str | None = None
    per: str | None = None
    others: tuple[str, ...] = ()
