"""What a rule asks of the figures of one match: "the two are equal", "value <= 40 mg", "quantity * price = total"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.model.terms import Severity


class Scope(StrEnum):
    """Which claims a rule holds against each other."""

    MATCH = "match"
    DOCUMENT = "document"
    CORPUS = "corpus"


class Formula(StrEnum):
    """The arithmetic that ``check`` knows by name."""

    PERCENT_CHANGE = "percent_change"
    DIFFERENCE = "difference"
    TOTAL = "total"
    SHARE = "share"
    RATIO = "ratio"


class Relation(StrEnum):
    """What must hold between two sides."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="
    LESS = "<"
    MORE = ">"


@dataclass(frozen=True, slots=True)
class Constant:
    """A figure that the rule itself gives: "40 mg".

    Attributes:
        value: in ``unit``, scale words folded in.
        unit: as in a claim, None for a bare number.
        text: as written.
    """

    value: float
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """The figure that fills a slot."""

    slot: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two terms with ``+``, ``-``, ``*`` or ``/`` between them."""

    sign: str
    left: Term
    right: Term


Term = Constant | Named | Operation


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the figures of a match must satisfy.

    Attributes:
        left, relation, right: what must hold; where ``check`` or ``equal`` is written, the stated figure is on the left.
        limit: True for ``limit``: then nothing was recomputed.
        text: as written.
        gathers: True for the parts of a total, which several matches of a document may fill.
        unit: what a stated figure without a unit is read in, or None.
        direction: slot whose words say whether the stated change is a rise or a fall, or None.
        signed: False where a change may be told without its sign, so that both ways are tried.
        rounded: how much it matters where the rounding of the figures could explain the difference.
    """

    left: Term
    relation: Relation
    right: Term
    text: str
    limit: bool = False
    gathers: bool = False
    unit: str | None = None
    direction: str | None = None
    signed: bool = True
    rounded: Severity = Severity.NOTE


def slots_of(term: Term) -> Iterator[str]:
    """The slots that a term needs, in order, those that stand twice twice."""
    match term:
        case Named():
            yield term.slot
        case Operation():
            yield from slots_of(term.left)
            yield from slots_of(term.right)
        case _:
            return
