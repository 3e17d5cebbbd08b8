"""The result of a run in one line: "3 sources, 1 conflict, 1 revision, 2 agreed, 4 from one source only, 2 decided and hidden"."""

from __future__ import annotations

from collections import Counter

from checker.model import Decision, Report, Verdict
from checker.reporters.numbers import counted


def result(report: Report) -> str:
    """How many sources there are and what comparing them gave; what there was none of is left out, but for conflicts.

    Without a document, that and why there is nothing to compare.
    """
    if not report.documents:
        return "Nothing to compare: " + ("every file was skipped" if report.skipped else "no documents")
    statuses = Counter(finding.status for finding in report.findings)
    decided, ignored = statuses[Decision.ACCEPTED] + statuses[Decision.FALSE_ALARM], statuses[Decision.IGNORED]
    parts = [counted(len(report.documents), "source"), *verdicts(report)]
    parts += [f"{decided:,} decided and hidden"] if decided else []
    parts += [f"{ignored:,} ignored"] if ignored else []
    return ", ".join(parts)


def verdicts(report: Report) -> list[str]:
    """How many findings of each verdict are open: neither settled by a decision nor ignored in the text."""
    counts = Counter(finding.verdict for finding in report.findings if not finding.status.is_settled)
    parts = [counted(counts[Verdict.CONFLICT], "conflict") if counts[Verdict.CONFLICT] else "no conflict"]
    parts += [counted(counts[Verdict.REVISION], "revision")] if counts[Verdict.REVISION] else []
    parts += [f"{counts[Verdict.ROUNDING]:,} explained by rounding"] if counts[Verdict.ROUNDING] else []
    parts += [f"{counts[Verdict.AGREEMENT]:,} agreed"] if counts[Verdict.AGREEMENT] else []
    parts += [f"{counts[Verdict.SINGLE]:,} from one source only"] if counts[Verdict.SINGLE] else []
    return parts
