"""The parts of a terminal report that are lists: agreed facts, facts of one source, sources, skipped files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.comparisons.spoken import spoken
from checker.model import Document, Finding, Report, Verdict
from checker.reporters.cards import SOURCES, VALUES, WORDS, in_short
from checker.reporters.decided import to_mend
from checker.reporters.layout import Paint, hanging, more, pad, table
from checker.reporters.names import positions
from checker.reporters.numbers import counted
from checker.reporters.spots import holder
from checker.reporters.symbols import columns, named, visible
from checker.reporters.view import View

ROWS = 20
"""Facts, sources and skipped files that are listed without ``--all``."""


def heading(word: str, told: str, view: View) -> list[str]:
    """The word over a list, with how long the list is."""
    first, *below = hanging(f"{word}  ", told, view.width)
    return [f"{Paint(view.color).bold(word)}{first[len(word) :]}", *below]


def facts(verdict: Verdict, findings: Sequence[Finding], short: Mapping[str, str], view: View) -> list[str]:
    """``AGREED  2 facts``, then a line a fact: label, value, sources, places; nothing for no findings."""
    if not findings:
        return []
    shown = findings if view.everything else findings[:ROWS]
    rows = [_fact(finding, short, view) for finding in shown]
    title = heading(WORDS[verdict], counted(len(findings), "fact"), view)
    return ["", *title, *_flat(table(rows, view.width)), *more(len(findings) - len(shown), "fact", indent=2)]


def sources(report: Report, view: View) -> list[str]:
    """Each document with its date and where that stands, then each file that was not read, with the reason, and what an author can mend."""
    lines: list[str] = []
    if report.documents:
        shown = report.documents if view.everything else report.documents[:ROWS]
        lines += ["", *heading("SOURCES", counted(len(report.documents), "document"), view)]
        lines += _flat(_documents(shown, report.claims, view.width))
        lines += more(len(report.documents) - len(shown), "document", indent=2)
    if report.skipped:
        listed = report.skipped if view.everything else report.skipped[:ROWS]
        lines += ["", *heading("SKIPPED", counted(len(report.skipped), "file"), view)]
        for skipped in listed:
            where = named(skipped.document) + (f":{skipped.line}" if skipped.line else "")
            lines += hanging("  ", f"{where}: {visible(skipped.reason)}", view.width)
        lines += more(len(report.skipped) - len(listed), "file", indent=2)
    if report.remarks:
        told = report.remarks if view.everything else report.remarks[:ROWS]
        lines += ["", *heading("REMARKS", counted(len(report.remarks), "line"), view)]
        for remark in told:
            lines += hanging("  ", f"{named(remark.document)}:{remark.line}: {visible(remark.message)}", view.width)
        lines += more(len(report.remarks) - len(told), "line", indent=2)
    if mending := to_mend(report):
        lines += ["", *heading("DECISIONS", counted(len(mending), "line"), view)]
        lines += [line for each, _ in mending for line in hanging("  ", visible(each), view.width)]
    return lines


def _fact(finding: Finding, short: Mapping[str, str], view: View) -> tuple[str, str, str, str]:
    displays = in_short((value.display for value in finding.values), most=None if view.everything else VALUES)
    # Two values that overlap may both be stated by one source.
    documents = len({claim.document for claim in finding.claims})
    number = min(documents, sum(value.sources for value in finding.values))
    backed = counted(number, "source") if finding.verdict is Verdict.AGREEMENT else ""
    where = positions(finding.claims, short, most=None if view.everything else SOURCES)
    return visible(finding.label or finding.message), displays, backed, where


def _documents(documents: Sequence[Document], claims: Mapping[str, int], width: int) -> Iterator[list[str]]:
    names = [f"{named(each.id)} ({file})" if (file := holder(each)) else named(each.id) for each in documents]
    counts = [counted(claims.get(document.id, 0), "claim") for document in documents]
    wide, beside = max(map(columns, names)), max(map(len, counts))
    # A name is never cut: then the rest stands below it.
    fits = wide + beside + 8 + 22 <= width
    for document, name, count in zip(documents, names, counts, strict=True):
        if fits:
            yield hanging(f"  {pad(name, wide)}   {pad(count, beside)}   ", _dated(document), width)
        else:
            yield [f"  {name}", *hanging("    ", f"{count} · {_dated(document)}", width)]
        for note in document.notes:
            yield hanging("    ", visible(note), width)


def _dated(document: Document) -> str:
    if document.published:
        where = f" ({document.published_from})" if document.published_from else ""
        return visible(f"published {document.published}{where}")
    if document.written:
        return visible(f"no date; written {spoken(document.written)}, by its words {document.written_from}")
    return "no date"


def _flat(rows: Iterable[Iterable[str]]) -> list[str]:
    return [line for row in rows for line in row]
