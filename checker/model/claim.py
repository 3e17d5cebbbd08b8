"""A claim: one figure or checkable fact, where it stands and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.position import Position
from checker.model.terms import Comparator, FigureRole, Kind, Modality, Section, Status, Trend


@dataclass(slots=True)
class Claim:
    """One figure or checkable fact of one document; extractors find it, annotators complete it.

    Attributes:
        document: id of its document.
        start, end: code points into the document's text, end exclusive; ``text`` is exactly what stands there.
        text: the whole expression: the figure with its unit or counted noun, a venue with its containing place, a quote with its marks.
        kind: what sort of claim it is.
        value: a number with scale words folded in; for a date an EDTF string, for a venue the canonical place name, for a role
            the office, for a quote or superlative its words; None where only a bound or a range is stated or a date stays unresolved.
        low, high: the ends of a range, or the bound of "at least" (low) and "up to" (high); None where open.
        unit: ``percent``, an ISO 4217 code, pint's canonical name, for a count the counted noun in the singular; None for a bare number.
        dimension: what may be compared with what: ``percent``, ``money``, ``mass``, ``count``, ``time`` ..., or the kind itself.
        resolution: size of the last written digit ("11.1 billion" has 1e8), None for what is not a number.
        comparator: how the text bounds the value.
        trend: direction, where the figure is a change.
        role, partner: what it is to another figure ("from 57 to 47"), and the id of that claim.
        entity, property, qualifiers: what is measured, which property of it, under what conditions (the terms of MeasEval).
            A venue's or date's entity is the event, its property ``venue`` or ``date``.
        period, place: the time (EDTF, or the words as written) and the place the claim is about, not when it was written.
        status, modality: whether it has come to pass, and how firmly it is stated.
        speaker, quoted: who is made responsible for it, and whether it stands inside quotation marks.
        assumptions: sentences that say what was assumed to read it ("tons read as metric tons").
        sentence: offsets of its sentence.
        quote: that sentence as it stands.
        line, column, page, cell, heading: where ``start`` stands in the original, as :class:`~checker.model.position.Position` says.
        published, source: the document's own.
        section: which part of the document it stands in.
        cues: words that later stages judge or tell by, as ``table:word`` ("ahead:upcoming"). Of two states of one thing:
            ``revision:`` the words that give this one, role ``previous``, up for its partner, role ``current`` ("revision:not 54",
            "revision:up from the previous 12 million tons target"); ``corrects:`` in a text or paragraph that corrects what was
            published before, by the word that says so ("corrects:please read"); ``newer:`` the text marks it as the newer state
            ("newer:risen to"); ``moving:`` it is one of a thing that goes on from day to day, a toll, a price, a poll
            ("moving:killed"). ``result:`` it is a profit without a sign, in a text that tells of no loss ("result:net").
            ``measure:`` what the names in a table say that a cell is measured in ("measure:$ million").
        id: 12 hex digits, the same in every run over the same document.
    """

    document: str
    start: int
    end: int
    text: str
    kind: Kind
    value: float | str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    dimension: str | None = None
    resolution: float | None = None
    comparator: Comparator = Comparator.EQUAL
    trend: Trend | None = None
    role: FigureRole | None = None
    partner: str | None = None
    entity: str | None = None
    property: str | None = None
    qualifiers: str | None = None
    period: str | None = None
    place: str | None = None
    status: Status = Status.ACTUAL
    modality: Modality = Modality.ASSERTED
    speaker: str | None = None
    quoted: bool = False
    assumptions: tuple[str, ...] = ()
    sentence: tuple[int, int] = (0, 0)
    quote: str = ""
    line: int = 0
    column: int = 0
    page: int | None = None
    cell: str | None = None
    heading: str | None = None
    published: str | None = None
    source: str | None = None
    section: Section = Section.BODY
    cues: tuple[str, ...] = ()
    id: str = field(default="")

    def position(self) -> Position:
        """Where a person finds it in the original."""
        return Position(self.line, self.column, self.page, self.cell, self.heading)
