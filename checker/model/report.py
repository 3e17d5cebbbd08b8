"""A report: everything that one run of checker has to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model.claim import Claim
from checker.model.decision import Applied
from checker.model.document import Document, Passage, Skipped
from checker.model.finding import Finding
from checker.model.ignore import Remark
from checker.model.rule import Tolerance
from checker.model.terms import Decision, Severity, Verdict

if TYPE_CHECKING:
    from pandas import DataFrame

MIN_CONFIDENCE = 0.0
"""Confidence below which a finding of generic linking is left out unless somebody asks for it (``--min-confidence``)."""


BUILTIN = "built-in"
"""Before the place of a rule that ships with checker, for that is no path from where somebody stands."""


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a reader of a report needs to know of a rule.

    Attributes:
        id, title: as in the rule.
        where: file and line in which it is written.
        group_by: what has to be the same for claims to be about one fact ("event", "date within 31 days").
        tolerance: how far two figures may lie apart.
        why: why it matters, in a sentence.
        severity: of a conflict.
        link: where more about it stands, or "".
    """

    id: str
    title: str
    where: str
    group_by: tuple[str, ...] = ()
    tolerance: Tolerance = field(default_factory=Tolerance)
    why: str = ""
    severity: Severity = Severity.ERROR
    link: str = ""

    @property
    def is_builtin(self) -> bool:
        """Tell whether it ships with checker, so that nobody has to name its file."""
        return is_builtin(self.where)


def is_builtin(where: str) -> bool:
    """Tell whether the place of a rule says that it ships with checker."""
    return where.startswith(BUILTIN)


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """What was read, what was compared, and what was found.

    Attributes:
        documents: every document read, in order of id, without its text.
        claims: how many claims each document gave, by document id.
        compared: how many claims take part in a finding.
        rules: how many rules were on (generic linking and checks not counted).
        findings: all verdicts, ordered by severity, confidence and id.
        skipped: every file or record that was not read.
        below: how many findings were left out since they were less sure than ``min_confidence``.
        min_confidence: that threshold.
        rulebook: the rules that were on.
        remarks: what an author can mend, such as an ``ignore`` that hides nothing.
        uncompared: the claims that take part in no finding, in order of document and place, read from a file each time that they are gone
            through; none in a report that was read back.
        passages: what stands around each sentence of the findings, by document and offsets; none in a report that was read back.
        limits: sentences that say what was not compared since there was too much of it; empty where all was.
        decisions: what became of the decisions of people, None where no file of them was named.
        since: the day from which on a document has to be published for its findings to be told, or None for all.
        before: how many findings were left out since all of their documents were published before that day.
    """

    documents: tuple[Document, ...]
    claims: dict[str, int]
    compared: int
    rules: int
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    below: int = 0
    min_confidence: float = MIN_CONFIDENCE
    rulebook: tuple[RuleNote, ...] = ()
    limits: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    uncompared: Sequence[Claim] = ()
    passages: Mapping[tuple[str, tuple[int, int]], Passage] = field(default_factory=dict)
    decisions: Applied | None = None
    since: str | None = None
    before: int = 0

    def __repr__(self) -> str:
        """The counts; everything would fill a screen."""
        return f"<Report: {', '.join(f'{number} {what}' for what, number in self.summary.items() if number)}>"

    def with_verdict(self, verdict: Verdict) -> list[Finding]:
        """The findings of one verdict, in the report's order."""
        return [finding for finding in self.findings if finding.verdict is verdict]

    @property
    def conflicts(self) -> list[Finding]:
        """The findings with verdict ``conflict``."""
        return self.with_verdict(Verdict.CONFLICT)

    @property
    def summary(self) -> dict[str, int]:
        """Counts of documents, skipped files, claims, compared claims, findings by verdict, and those below the threshold."""
        verdicts = Counter(finding.verdict for finding in self.findings)
        return {
            "documents": len(self.documents),
            "skipped": len(self.skipped),
            "claims": sum(self.claims.values()),
            "compared": self.compared,
            **{verdict.value: verdicts[verdict] for verdict in Verdict},
            "below_confidence": self.below,
            "ignored": sum(finding.status is Decision.IGNORED for finding in self.findings),
        }

    def fails(self, threshold: str) -> bool:
        """Tell whether a finding reaches ``--fail-on`` (conflict, error, warning, note or never)."""
        counted = [f for f in self.findings if not f.status.is_settled]
        if threshold == "never":
            return False
        if threshold == "conflict":
            return any(finding.verdict is Verdict.CONFLICT for finding in counted)
        worst = Severity(threshold).rank
        return any(finding.severity is not None and finding.severity.rank <= worst for finding in counted)

    def to_frame(self) -> DataFrame:
        """One row a claim of a finding: the finding's id, rule, verdict, severity, confidence and subject, then the claim's columns."""
        from checker.model.tables import finding_claims

        return finding_claims(self.findings)
