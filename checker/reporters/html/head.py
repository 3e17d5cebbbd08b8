"""The head of the page: its result in a line, what was looked at and how, what to do next, and what can be filtered by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from checker.model import Finding, Report, Verdict
from checker.reporters.decided import came_back, hidden
from checker.reporters.html.card import verdicts
from checker.reporters.numbers import counted
from checker.reporters.result import result
from checker.reporters.symbols import named
from checker.reporters.view import View

_WORK = (
    "Note under each what you decide and why, then press Save decisions: that puts a file, checker.decisions.yml, among your downloads. "
    "Send it to whoever sent you this page: the next run of checker takes it with --decisions, and hides what is settled until a figure "
    "or a source changes."
)
_ALL = "What had been decided before is in it as well: it can take the place of the earlier file."


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of the page.

    Attributes:
        result: all of it in a line.
        read: what was looked at; ``version`` by what.
        limits: what was not compared.
        steps: what to do next.
        settled: what is hidden since it was decided, and what came back.
    """

    result: str
    read: tuple[str, ...]
    version: str
    limits: tuple[str, ...]
    steps: tuple[str, ...]
    settled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the cards can be filtered by.

    Attributes:
        verdicts: (verdict, word, how many, whether it is on at first).
        documents: (numbers of documents, name) of each publisher that is known, then of each document.
        rules: (name, how many).
        statuses: (status, word, whether it is chosen at first); ``unsettled`` is all but what was settled before.
    """

    verdicts: tuple[tuple[str, str, int, bool], ...]
    publishers: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, str, bool], ...]


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
    return Head(result(report), tuple(filter(None, read)), _version(), report.limits, _steps(report), _settled(report))


def _version() -> str:
    try:
        return f"checker {version('claim-figure-checker')}"
    except PackageNotFoundError:  # a checkout that was never installed
        return "checker"


def _steps(report: Report) -> tuple[str, ...]:
    still = [finding for finding in report.conflicts if not finding.status.is_settled]
    steps = []
    if still:
        steps.append(
            f"{counted(len(still), 'conflict')} to look at: the values side by side, who states them and in which sentence. No source is "
            "judged; ask first the one that is older, was written before the event, or only reports what others said."
        )
        steps.append(f"{_WORK} {_ALL}" if report.decisions and report.decisions.given else _WORK)
    elif report.findings and not report.conflicts:
        steps.append("No two sources disagree about a fact that was compared. What one source alone says was not confirmed by another.")
    elif report.conflicts:
        steps.append("No conflict is left to look at: each was decided before.")
    return tuple(steps)


def _settled(report: Report) -> tuple[str, ...]:
    back = len(came_back(report) & {finding.id for finding in report.findings})
    ignored = report.summary["ignored"]
    told = [
        hidden(report),
        f"{ignored:,} ignored, as the texts ask." if ignored else "",
        f"{counted(back, 'finding')} came back since {'it was' if back == 1 else 'they were'} decided: a value or a source is new."
        if back
        else "",
    ]
    return tuple(filter(None, told))


def filters(findings: Sequence[Finding], report: Report, view: View) -> Filters:
    """What the cards of these findings can be filtered by; only what there is."""
    by_verdict = Counter(finding.verdict for finding in findings)
    by_rule = Counter(finding.rule for finding in findings)
    spoken_of = {claim.document for finding in findings for claim in finding.claims}
    publishers: dict[str, list[str]] = {}
    documents = []
    for number, document in enumerate(report.documents):
        if document.id in spoken_of:
            documents.append((str(number), named(document.id)))
            if document.source:
                publishers.setdefault(document.source, []).append(str(number))
    words = [(verdict, word) for verdict, word in verdicts() if by_verdict[Verdict(verdict)]]
    return Filters(
        verdicts=tuple((verdict, word, by_verdict[Verdict(verdict)], view.shows(Verdict(verdict))) for verdict, word in words),
        publishers=tuple((" ".join(held), name) for name, held in sorted(publishers.items())),
        documents=tuple(documents),
        rules=tuple(sorted(by_rule.items())),
        statuses=tuple(_statuses(findings, report, view)),
    )


def _statuses(findings: Sequence[Finding], report: Report, view: View) -> Iterator[tuple[str, str, bool]]:
    is_hiding = any(finding.status.is_settled for finding in findings)
    if is_hiding:
        yield "unsettled", "open", not view.everything
    yield "", "all", not is_hiding or view.everything
    yield "new", "undecided", False
    if came_back(report):
        yield "back", "came back", False
    yield from (("ask", "to be asked", False), ("accepted", "accepted", False), ("false-alarm", "false alarm", False))
    if report.summary["ignored"]:
        yield "ignored", "ignored in the text", False
