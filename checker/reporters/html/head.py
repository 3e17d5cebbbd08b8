"""The head of the page: its result in a line, what was looked at and how, what to do next, and what can be filtered by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from checker.model import Decision, Finding, Report, Verdict
from checker.reporters.html.card import verdicts
from checker.reporters.numbers import counted
from checker.reporters.view import View


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of the page.

    Attributes:
        result: all of it in a line.
        read: what was looked at; ``version`` by what.
        limits: what was not compared.
        steps: what to do next.
    """

    result: str
    read: tuple[str, ...]
    version: str
    limits: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the cards can be filtered by.

    Attributes:
        verdicts: (verdict, word, how many, whether it is on at first).
        documents: (numbers of documents, name) of each publisher that is known, then of each document.
        rules, statuses: (name, how many).
    """

    verdicts: tuple[tuple[str, str, int, bool], ...]
    publishers: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, int], ...]
    settled: int


def head(report: Report, view: View) -> Head:
    """The head of a report."""
    counts = report.summary
    left = counts["claims"] - counts["compared"]
    packs = sorted({rule.id.partition("/")[0] for rule in report.rulebook if rule.is_builtin})
    own = [rule.where.rpartition(":")[0] or rule.where for rule in report.rulebook if not rule.is_builtin]
    read = [
        f"{counted(counts['claims'], 'claim')} read, {counts['compared']:,} compared, {left:,} not compared",
        counted(len(report.rulebook), "rule") + (f" (packs {', '.join(packs)})" if packs else ""),
        *(f"rules of {name}" for name in dict.fromkeys(own)),
        f"settings of {view.settings}" if view.settings else "",
        f"findings below confidence {report.min_confidence:g} left out: {report.below:,}" if report.below else "",
        f"{counted(counts['skipped'], 'file')} skipped" if counts["skipped"] else "no file skipped",
    ]
    return Head(result(report), tuple(filter(None, read)), _version(), report.limits, _steps(report))


def _version() -> str:
    try:
        return f"checker {version('claim-figure-checker')}"
    except PackageNotFoundError:  # a checkout that was never installed
        return "checker"


def result(report: Report) -> str:
    """All of a report in one line: "3 sources, 1 conflict, 1 revision, 2 agreed, 4 from one source only"."""
    counts = report.summary
    if not report.documents:
        return "Nothing to compare: " + ("every file was skipped" if report.skipped else "no documents")
    parts = [counted(counts["documents"], "source"), counted(counts["conflict"], "conflict") if counts["conflict"] else "no conflict"]
    parts += [counted(counts["revision"], "revision")] if counts["revision"] else []
    parts += [f"{counts['rounding']:,} explained by rounding"] if counts["rounding"] else []
    parts += [f"{counts['agreement']:,} agreed"] if counts["agreement"] else []
    parts += [f"{counts['single']:,} from one source only"] if counts["single"] else []
    return ", ".join(parts)


def _steps(report: Report) -> tuple[str, ...]:
    still = [finding for finding in report.conflicts if not finding.status.is_settled]
    settled = sum(finding.status.is_settled for finding in report.findings)
    steps = []
    if still:
        steps.append(
            f"{counted(len(still), 'conflict')} to look at: the values side by side, who states them and in which sentence. No source is "
            "judged; ask first the one that is older, was written before the event, or only reports what others said."
        )
        steps.append("Note below each conflict what you decide and why. Save decisions puts it all into one file.")
    elif report.findings:
        steps.append("No two sources disagree about a fact that was compared. What one source alone says was not confirmed by another.")
    if settled:
        steps.append(f"{counted(settled, 'finding')} decided before: folded below.")
    return tuple(steps)


def filters(findings: Sequence[Finding], report: Report, view: View) -> Filters:
    """What the cards of these findings can be filtered by; only what there is."""
    by_verdict = Counter(finding.verdict for finding in findings)
    by_rule = Counter(finding.rule for finding in findings)
    spoken_of = {claim.document for finding in findings for claim in finding.claims}
    publishers: dict[str, list[str]] = {}
    documents = []
    for number, document in enumerate(report.documents):
        if document.id in spoken_of:
            documents.append((str(number), document.id))
            if document.source:
                publishers.setdefault(document.source, []).append(str(number))
    words = [(verdict, word) for verdict, word in verdicts() if by_verdict[Verdict(verdict)]]
    return Filters(
        verdicts=tuple((verdict, word, by_verdict[Verdict(verdict)], view.shows(Verdict(verdict))) for verdict, word in words),
        publishers=tuple((" ".join(held), name) for name, held in sorted(publishers.items())),
        documents=tuple(documents),
        rules=tuple(sorted(by_rule.items())),
        settled=sum(finding.status is not Decision.NEW for finding in findings),
    )
