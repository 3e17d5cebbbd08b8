"""The list of decisions on the page: what was decided about which finding, by whom, when and why, and what somebody has to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.model import Finding, Report
from checker.reporters.decided import WORDS, hidden, to_mend
from checker.text.entries import HEAD, HIDDEN, block


@dataclass(frozen=True, slots=True)
class Row:
    """A finding that was decided: the anchor of its card, its name, and what a decisions file says of it."""

    anchor: str
    fact: str
    decision: str
    reason: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What became of the decisions of people.

    Attributes:
        hidden: how many findings they hide, and since when.
        rows: one a finding that was decided.
        to_mend: (sentence, anchor of the finding that it leads to or "").
    """

    hidden: str
    rows: tuple[Row, ...]
    to_mend: tuple[tuple[str, str], ...]


def decisions(findings: Sequence[Finding], report: Report, anchors: Mapping[str, str]) -> Decisions:
    """The decisions about some findings, in their order; ``anchors`` are those of their cards by id."""
    rows = {
        finding.id: Row(
            anchors[finding.id],
            finding.label or finding.message,
            WORDS[finding.decided.decision],
            finding.decided.reason,
            finding.decided.by,
            finding.decided.on,
        )
        for finding in findings
        if finding.decided is not None
    }
    return Decisions(hidden(report), tuple(rows.values()), tuple((told, anchors.get(name or "", "")) for told, name in to_mend(report)))


def saving(report: Report) -> dict[str, object]:
    """What the page needs to save a decisions file: its head, what to escape in it, and (id, lines) of the entries that there are."""
    given = report.decisions.given if report.decisions else ()
    return {"head": HEAD, "hidden": HIDDEN, "given": [(entry.id, block(entry)) for entry in given]}
