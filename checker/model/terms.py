"""The closed sets of words that claims, rules and findings are described with."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of claim it is."""

    NUMBER = "number"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MONEY = "money"
    QUANTITY = "quantity"
    COUNT = "count"
    RATIO = "ratio"
    SCORE = "score"
    ORDINAL = "ordinal"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    VENUE = "venue"
    ROLE = "role"
    QUOTE = "quote"
    SUPERLATIVE = "superlative"
    NAME = "name"


FIGURE_KINDS = frozenset(
    {Kind.NUMBER, Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.RATIO, Kind.DURATION}
)
"""Kinds whose value is one number on a line of one dimension."""


class Comparator(StrEnum):
    """How the text bounds a figure: "about 40" is APPROXIMATE, "more than 80" is MORE."""

    EQUAL = "="
    APPROXIMATE = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


class Trend(StrEnum):
    """The direction of a figure that is a change: "rose 5 %"."""

    UP = "up"
    DOWN = "down"


class FigureRole(StrEnum):
    """What a figure is to its partner: in "from 57 to 47", 57 is PREVIOUS and 47 CURRENT."""

    PREVIOUS = "previous"
    CURRENT = "current"
    DELTA = "delta"
    PART = "part"
    TOTAL = "total"


class Status(StrEnum):
    """Whether the figure has come to pass."""

    ACTUAL = "actual"
    TARGET = "target"
    FORECAST = "forecast"
    PLANNED = "planned"
    ESTIMATE = "estimate"
    REVISED = "revised"


class Modality(StrEnum):
    """How firmly the text stands behind the claim."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Section(StrEnum):
    """Which part of its document a claim stands in."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    HEADING = "heading"
    CAPTION = "caption"
    BODY = "body"
    CELL = "cell"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    BOILERPLATE = "boilerplate"


class Verdict(StrEnum):
    """What a comparison of claims about one fact gave; from the strongest to the weakest."""

    CONFLICT = "conflict"
    REVISION = "revision"
    ROUNDING = "rounding"
    AGREEMENT = "agreement"
    SINGLE = "single"

    @property
    def rank(self) -> int:
        """0 for the strongest; a fact has the strongest verdict of its pairs."""
        return list(Verdict).index(self)


class Severity(StrEnum):
    """How much a finding matters; says nothing of how sure it is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Decision(StrEnum):
    """What a person has decided about a finding; ``ignored`` by a line in the text itself."""

    NEW = "new"
    ACCEPTED = "accepted"
    FALSE_ALARM = "false-alarm"
    ASK = "ask"
    IGNORED = "ignored"

    @property
    def is_settled(self) -> bool:
        """Tell whether the finding is shown and counted no more."""
        return self not in (Decision.NEW, Decision.ASK)
