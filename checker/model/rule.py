"""A rule: which claims to take from the text, which of them are about one fact, and how to compare those."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checker.model.across import EVERYTHING, Only, Reference
from checker.model.check import Check, Scope
from checker.model.own_unit import OwnUnit
from checker.model.terms import Severity, Status


class SlotType(StrEnum):
    """What may fill ``<name:type>`` in a phrase, or stand in ``with``."""

    FIGURE = "figure"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    MASS = "mass"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    ENERGY = "energy"
    POWER = "power"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    DURATION = "duration"
    SPELLED_NUMBER = "spelled number"
    SPELLED_MONEY = "spelled money"
    COUNT = "count"
    FIGURE_CHANGE = "figure change"
    PERCENT_CHANGE = "percent change"
    MONEY_CHANGE = "money change"
    DATE = "date"
    PERIOD = "period"
    PLACE = "place"
    COUNTRY = "country"
    PERSON = "person"
    ORGANISATION = "organisation"
    ROLE = "role"
    NAME = "name"
    THING = "thing"
    QUOTE = "quote"

    @property
    def is_figure(self) -> bool:
        """Tell whether one figure fills the slot."""
        return list(SlotType).index(self) <= list(SlotType).index(SlotType.COUNT)

    @property
    def is_change(self) -> bool:
        """Tell whether a pair "from X to Y" fills the slot."""
        return self.value.endswith(" change")


@dataclass(frozen=True, slots=True)
class Words:
    """One of several runs of words, in any letter case.

    Attributes:
        alternatives: each a run of folded words; a word that ends in ``*`` stands for any ending.
        optional: True for ``[word]``.
        name: the slot that what matched fills (``<event:gathering>``), or None.
    """

    alternatives: tuple[tuple[str, ...], ...]
    optional: bool = False
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """``<name:type>`` or, optional, ``<name:type?>``."""

    name: str
    type: SlotType
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """``...``: up to ``longest`` words of the same sentence."""

    longest: int = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of ``phrases``, as written and as its elements in order."""

    text: str
    elements: tuple[Words | Slot | Gap, ...]


@dataclass(frozen=True, slots=True)
class Companion:
    """A line of ``with``: a slot filled from near the figure.

    Attributes:
        name: the slot's name.
        type: ``period`` takes the figure's own period; other types take the nearest mention.
        after: folded words one of which stands right before the mention ("to", "for"); empty for anywhere.
    """

    name: str
    type: SlotType
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A slot that the cells of a table's column fill.

    Attributes:
        name: the slot's name.
        headings: one of these stands over the column.
        optional: True where a table without the column is read all the same.
    """

    name: str
    headings: tuple[Words, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression; its named groups fill the slots.

    Attributes:
        text: as written.
        types: name and type of each group that is compared.
    """

    text: str
    types: tuple[tuple[str, SlotType], ...] = ()


@dataclass(frozen=True, slots=True)
class Find:
    """What a rule takes from the text: any figure near words, phrases, rows of tables or a pattern; one of these is set.

    Attributes:
        figure: type of the figure, or None where ``phrases`` find.
        near: one of these stands in the same stretch of text.
        and_near: each of these does.
        not_near: none of these does.
        status: the figure's status is one of these; empty for any.
        within: the stretch that ``near`` looks at, ``sentence`` or ``document``.
        companions: the slots of ``with``.
        phrases: in the order written; where two match the same value, the first counts.
        columns: of the tables whose rows are matches.
        pattern: matched in each sentence.
        only: the documents, and the parts of them, that are read.
    """

    figure: SlotType | None = None
    near: tuple[Words, ...] = ()
    and_near: tuple[Words, ...] = ()
    not_near: tuple[Words, ...] = ()
    status: tuple[Status, ...] = ()
    within: str = "sentence"
    companions: tuple[Companion, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    columns: tuple[Column, ...] = ()
    pattern: Pattern | None = None
    only: Only = EVERYTHING


@dataclass(frozen=True, slots=True)
class GroupKey:
    """One entry of ``group_by``.

    Attributes:
        name: a slot, ``edition`` (year or ordinal of the event, from the sentence, else the document's date),
            or ``date`` (of what is told, else of the document).
        days: for ``date within N days``, N; None for equality.
        document: True for a field of the document: ``source``, ``published``, ``title`` or ``document``, its name.
        line: for ``Deal: ...``, the folded words that stand before what fills the key, in some line of the document; else empty.
    """

    name: str
    days: int | None = None
    document: bool = False
    line: tuple[str, ...] = ()


class CompareAs(StrEnum):
    """Which space the values are regions of."""

    FIGURE = "figure"
    LIMIT = "limit"
    CHANGE = "change"
    PLACE = "place"
    DATE = "date"
    PERSON = "person"
    TEXT = "text"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two figures may lie apart.

    Attributes:
        kind: ``stated`` (printed precision), ``exact``, ``share`` (of the larger one) or ``absolute`` (in the figure's unit).
        amount: 0.02 for ``2%``; 0.5 for ``0.5``; 0 for the first two kinds.
        unit: canonical unit of an absolute amount; None for the figure's own.
    """

    kind: str = "stated"
    amount: float = 0.0
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Compare:
    """What is compared and how: ``value`` is a slot or ``figure``."""

    value: str = "figure"
    space: CompareAs = CompareAs.FIGURE
    tolerance: Tolerance = field(default_factory=Tolerance)


class ExampleVerdict(StrEnum):
    """What an example of a rule must give."""

    CONFLICT = "conflict"
    REVISION = "revision"
    ROUNDING = "rounding"
    AGREEMENT = "agreement"
    SEPARATE = "separate"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: documents by name, and what they must give.

    Attributes:
        verdict: ``separate`` is matched but about different facts; ``nothing`` must not match at all.
        documents: name ("Wire A") to text; an example of one text has the name "text".
        line: 1-based line in the rule file.
        known: name of a document to what it is besides its text: ``title``, ``source``, ``authority``, ``published``.
    """

    verdict: ExampleVerdict
    documents: Mapping[str, str]
    line: int
    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, compiled from YAML and ready to run.

    Attributes:
        id: ``pack/rule``.
        title, why: words for people.
        severity: of a conflict.
        find, group_by, compare: what to take, what belongs together, how to compare.
        same_as: slot name to (folded alias to canonical name).
        assume: folded unit word to pint unit, such as "ton" to "metric_ton"; each use is named in the finding.
        revision_when: cue words that mark a value as superseded; a word that ends in ``*`` stands for any ending.
        message: sentence with ``<slot>`` and ``<values>``.
        examples: the rule's own tests.
        path, line: where it is written.
        units: the units that the rule, or its file, defines; the narrower first.
        link: where more about it stands, or empty.
        formerly: whole ids that it had before.
        reference: the documents that the others are held against; None where all are compared with all.
        scope: which claims are held against each other.
        severity_from: of a conflict whose values lie at least so far apart, the gravest first.
        checks: what the figures of each match must satisfy; then matches are not compared with each other.
    """

    id: str
    title: str
    why: str
    severity: Severity
    find: Find
    group_by: tuple[GroupKey, ...]
    compare: Compare
    message: str
    examples: tuple[Example, ...]
    same_as: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    assume: Mapping[str, str] = field(default_factory=dict)
    revision_when: tuple[tuple[str, ...], ...] = ()
    path: str = ""
    line: int = 0
    reference: Reference | None = None
    scope: Scope = Scope.CORPUS
    checks: tuple[Check, ...] = ()
    severity_from: tuple[tuple[Severity, Tolerance], ...] = ()
    units: tuple[OwnUnit, ...] = ()
    link: str = ""
    formerly: tuple[str, ...] = ()
