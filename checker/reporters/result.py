"""The result of a run in one line: "3 sources, 1 conflict, 1 revision, 2 agreed, 4 from one source only"."""

from __future__ import annotations

from checker.model import Report
from checker.reporters.numbers import counted


def result(report: Report) -> str:
    """How many sources there are and what comparing them gave; what there was none of is left out, but for conflicts.

    Without a document, that and why there is nothing to compare.
    """
    counts = report.summary
    if not report.documents:
        return "Nothing to compare: " + ("every file was skipped" if report.skipped else "no documents")
    parts = [counted(counts["documents"], "source"), counted(counts["conflict"], "conflict") if counts["conflict"] else "no conflict"]
    parts += [counted(counts["revision"], "revision")] if counts["revision"] else []
    parts += [f"{counts['rounding']:,} explained by rounding"] if counts["rounding"] else []
    parts += [f"{counts['agreement']:,} agreed"] if counts["agreement"] else []
    parts += [f"{counts['single']:,} from one source only"] if counts["single"] else []
    return ", ".join(parts)
