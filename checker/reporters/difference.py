"""What has become of the findings, for a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model import Change, Difference, Finding, Report
from checker.reporters.cards import AS_CARDS, Desk, gravity, heading, see
from checker.reporters.json import SCHEMA, finding_record
from checker.reporters.layout import Paint, hanging, more, wrap
from checker.reporters.numbers import counted
from checker.reporters.strict_json import dumps
from checker.reporters.symbols import visible
from checker.reporters.view import View

FINDINGS = 20
"""Findings of a kind that are shown without ``--all``."""


def text(told: Difference, report: Report, view: View) -> str:
    """New findings, changed ones with what has changed, those that are gone, and how many there are of each.

    What agrees and what one source says is shown with ``--all`` only; the counts have it.
    """
    desk = Desk(
        width=view.width,
        everything=view.everything,
        paint=Paint(view.color),
        findings={},
        documents={document.id: document for document in report.documents},
    )
    lines = _section("NEW", [(finding, ()) for finding in _shown(told.new, view)], desk)
    lines += _section("CHANGED", [(change.new, change.what) for change in told.changed if _matters(change, view)], desk)
    lines += _section("GONE", [(finding, ()) for finding in _shown(told.gone, view)], desk)
    counts = f"{counted(len(told.new), 'finding')} new, {len(told.changed):,} changed, {len(told.gone):,} gone, {told.same:,} as before."
    return "".join(f"{line}\n" for line in [*lines, *wrap(counts, view.width)])


def json(told: Difference) -> str:
    """``schema``, ``new``, ``changed`` (``old`` is an id, ``new`` a finding, ``what`` sentences), ``gone``, and how many are as before."""
    record = {
        "schema": SCHEMA,
        "new": [finding_record(finding) for finding in told.new],
        "changed": [{"old": change.old.id, "new": finding_record(change.new), "what": change.what} for change in told.changed],
        "gone": [finding_record(finding) for finding in told.gone],
        "same": told.same,
    }
    return dumps(record, indent=1) + "\n"


def _shown(findings: Iterable[Finding], view: View) -> list[Finding]:
    return [finding for finding in findings if view.everything or finding.verdict in AS_CARDS]


def _matters(change: Change, view: View) -> bool:
    return view.everything or change.old.verdict in AS_CARDS or change.new.verdict in AS_CARDS


def _section(title: str, findings: Sequence[tuple[Finding, Sequence[str]]], desk: Desk) -> list[str]:
    if not findings:
        return []
    listed = sorted(findings, key=lambda pair: gravity(pair[0]))
    listed = listed if desk.everything else listed[:FINDINGS]
    lines = [f"{desk.paint.bold(title)}  {counted(len(findings), 'finding')}"]
    for finding, what in listed:
        lines += ["", *heading(finding, desk)]
        lines += [line for each in what for line in hanging("  ", visible(each), desk.width)]
        lines += hanging("  ", see(finding), desk.width) if finding.values else []
    return [*lines, *more(len(findings) - len(listed), "finding", indent=0), ""]
