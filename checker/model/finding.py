"""A finding: what was found about one fact, with every claim that speaks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.model.claim import Claim
from checker.model.decision import Decided
from checker.model.terms import Decision, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values stated for a fact.

    Attributes:
        value, unit: as in a claim; for a change ("57% to 47%") value is None and ``display`` says both ends.
        display: how a report writes it ("Busan", "$11.1 billion", "57% to 47%").
        claims: ids of the claims that state it, in document order.
        sources: how many independent documents those are in.
        earlier: True where the text itself marks it as superseded ("up from the previous ...").
        cue: the words that mark it so, or None.
    """

    value: float | str | None
    unit: str | None
    display: str
    claims: tuple[str, ...]
    sources: int
    earlier: bool = False
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure that checker recomputed from others.

    Attributes:
        expression: the arithmetic as text, "(12 - 10) / 10".
        value, unit: its result.
        low, high: what the result may be, given the printed precision of the inputs.
        is_span: True where the expression is the ends of a time and no arithmetic; then low and high are the ways to count it.
    """

    expression: str
    value: float
    unit: str | None
    low: float | None
    high: float | None
    is_span: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact, and whether the sources agree on it.

    Attributes:
        id: 12 hex digits of rule, subject, period and values; no lines, no paths. Of recomputed figures also of the name of the file.
        rule: ``pack/rule``; ``generic/...`` for linking without a rule, ``checks/...`` for recomputed figures.
        verdict: the strongest verdict of its pairs of claims.
        severity: how much it matters; None for agreement and single.
        confidence: 0 to 1, how sure it is that the claims are about one fact.
        message: one neutral sentence: who is not judged, only "A says, B says".
        label: a short name of the fact for lists ("Soybean volume, next season").
        subject: what it is about, in a canonical form that takes part in ``id``.
        period: the time it is about (EDTF or words), or None.
        values: the values stated, the best supported first.
        claims: every claim, in document order.
        computed: recomputed figure, or None.
        assumptions, notes: sentences.
        because: evidence for the link with its weight, strongest first.
        related: ids of findings to see beside it (the next season's figure).
        status: what a person decided about it.
        decided: what that person said, None where nobody decided.
        read_as: claim id to the unit that its rule reads it in, where that is not the claim's own.
    """

    id: str
    rule: str
    verdict: Verdict
    severity: Severity | None
    confidence: float
    message: str
    label: str
    subject: str
    period: str | None
    values: tuple[Value, ...]
    claims: tuple[Claim, ...]
    computed: Computed | None = None
    assumptions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    because: tuple[tuple[str, float], ...] = ()
    related: tuple[str, ...] = ()
    status: Decision = Decision.NEW
    read_as: Mapping[str, str] = field(default_factory=dict)
    decided: Decided | None = None

    @property
    def is_linked(self) -> bool:
        """Tell whether nothing but evidence holds its claims together: no rule and no check says that they belong to one fact."""
        return self.rule.startswith("generic/")
