"""The report for a ticket or a mail: the result as its title, a section a finding, quotes with carets as in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model import Claim, Decision, Finding, Report, Value, Verdict
from checker.reporters.cards import (
    AS_CARDS,
    SOURCES,
    VALUES,
    WORDS,
    Desk,
    by_sentence,
    circumstances,
    dated,
    gravity,
    is_shown,
    quoted,
    support,
)
from checker.reporters.decided import hidden, said, to_mend
from checker.reporters.layout import Paint
from checker.reporters.lists import ROWS
from checker.reporters.markdown_text import block, code, inline
from checker.reporters.names import positions, short_names
from checker.reporters.numbers import arithmetic, confidence_word, counted
from checker.reporters.result import result
from checker.reporters.spots import holder
from checker.reporters.symbols import named
from checker.reporters.text import CARDS
from checker.reporters.view import View

WIDTH = 80
"""Columns that a quote is laid out in."""


def render(report: Report, view: View) -> str:
    """Markdown that shows every text of a document word for word, with the limits of a terminal report."""
    desk = Desk(
        width=WIDTH,
        everything=view.everything,
        paint=Paint(color=False),
        findings={finding.id: finding for finding in report.findings},
        documents={document.id: document for document in report.documents},
    )
    shown = [finding for finding in report.findings if is_shown(finding, view)]
    cards = sorted((finding for finding in shown if finding.verdict in AS_CARDS), key=gravity)
    listed = cards if view.everything else cards[:CARDS]
    parts = [[f"# {result(report)}"], *(part for finding in listed for part in _card(finding, desk))]
    parts += _more(len(cards) - len(listed), "finding")
    for verdict in (Verdict.AGREEMENT, Verdict.SINGLE):
        parts += _facts(verdict, [finding for finding in shown if finding.verdict is verdict], desk)
    parts += _sources(report, view)
    return _joined(parts) + "\n"


def section(finding: Finding, desk: Desk) -> str:
    """The section of one finding, as it stands in the report, without a line feed at its end."""
    return _joined(_card(finding, desk))


def _joined(parts: Iterable[Iterable[str]]) -> str:
    return "\n\n".join("\n".join(part) for part in parts)


def _card(finding: Finding, desk: Desk) -> Iterator[list[str]]:
    """Heading, what is known of the finding, each value with its sources, what else there is to say."""
    yield [f"## {WORDS[finding.verdict]}: {inline(finding.message)}"]
    yield [about(finding)]
    if finding.computed is not None or not finding.values:
        yield from _quotes(finding.claims, desk)
    else:
        by_id = {claim.id: claim for claim in finding.claims}
        values = finding.values if desk.everything else finding.values[:VALUES]
        for value in values:
            yield from _value(value, [by_id[name] for name in value.claims if name in by_id], desk)
        yield from _more(len(finding.values) - len(values), "value")
    told = [f"- Decided: {inline(said(finding.decided))}"] if finding.decided else []
    told += [f"- Computed: {inline(arithmetic(finding.computed))}"] if finding.computed else []
    told += [f"- See also: {inline(_see(desk.findings[name]))}" for name in finding.related if name in desk.findings]
    told += [f"- Note: {inline(note)}" for note in finding.notes]
    told += [f"- Assumed: {inline(each)}" for each in finding.assumptions]
    if told:
        yield told


def about(finding: Finding) -> str:
    """Severity, confidence, rule, id, and what was decided, on one line."""
    facts = [
        finding.severity.value if finding.severity else None,
        confidence_word(finding.confidence),
        code(finding.rule),
        code(finding.id),
        None if finding.status is Decision.NEW else finding.status.value,
    ]
    return " · ".join(filter(None, facts))


def _value(value: Value, stated: Sequence[Claim], desk: Desk) -> Iterator[list[str]]:
    earlier = (f'earlier figure: "{inline(value.cue)}"' if value.cue else "earlier figure") if value.earlier else None
    yield [" · ".join(filter(None, [f"**{inline(value.display)}**", support(value, stated), earlier]))]
    yield from _quotes(stated, desk)


def _quotes(claims: Iterable[Claim], desk: Desk) -> Iterator[list[str]]:
    """The sentences of some claims, each under the place where it stands."""
    sentences = by_sentence(claims)
    listed = sentences if desk.everything else sentences[:SOURCES]
    for found in listed:
        first = found[0]
        about = [
            code(first.position().after(named(first.document))),
            inline(dated(first, desk)),
            *map(inline, filter(None, [circumstances(first)])),
        ]
        yield [" · ".join(about)]
        yield block(quoted(found, desk, indent=0))
    yield from _more(len(sentences) - len(listed), "place")


def _see(finding: Finding) -> str:
    return f"{finding.label}: {' and '.join(dict.fromkeys(value.display for value in finding.values))} ({finding.id})"


def _facts(verdict: Verdict, findings: Sequence[Finding], desk: Desk) -> Iterator[list[str]]:
    if not findings:
        return
    short = short_names({*desk.documents, *(claim.document for finding in findings for claim in finding.claims)})
    listed = findings if desk.everything else findings[:ROWS]
    yield [f"## {WORDS[verdict]}: {counted(len(findings), 'fact')}"]
    rows = []
    for finding in listed:
        displays = ", ".join(dict.fromkeys(inline(value.display) for value in finding.values))
        where = positions(finding.claims, short, most=None if desk.everything else SOURCES)
        rows.append(f"- {inline(finding.label or finding.message)}: **{displays}** · {code(where)}")
    yield rows
    yield from _more(len(findings) - len(listed), "fact")


def _sources(report: Report, view: View) -> Iterator[list[str]]:
    """Each document with its date and where that stands, what was not read, and what its author can mend."""
    if report.documents:
        listed = report.documents if view.everything else report.documents[:ROWS]
        yield [f"## SOURCES: {counted(len(report.documents), 'document')}"]
        rows = []
        for document in listed:
            stands = f" ({inline(document.published_from)})" if document.published_from else ""
            date = f"published {inline(document.published)}{stands}" if document.published else "no date"
            file = f" in {code(file)}" if (file := holder(document)) else ""
            rows.append(f"- {code(named(document.id))}{file} · {date} · {counted(report.claims.get(document.id, 0), 'claim')}")
            rows += [f"  - {inline(note)}" for note in document.notes]
        yield rows
        yield from _more(len(report.documents) - len(listed), "document")
    if report.skipped:
        yield [f"## SKIPPED: {counted(len(report.skipped), 'file')}"]
        skipped = report.skipped if view.everything else report.skipped[:ROWS]
        yield [f"- {code(named(each.document) + (f':{each.line}' if each.line else ''))}: {inline(each.reason)}" for each in skipped]
        yield from _more(len(report.skipped) - len(skipped), "file")
    if report.remarks:
        yield [f"## REMARKS: {counted(len(report.remarks), 'line')}"]
        yield [f"- {code(f'{named(each.document)}:{each.line}')}: {inline(each.message)}" for each in report.remarks]
    if mending := to_mend(report):
        yield [f"## DECISIONS: {counted(len(mending), 'line')}"]
        yield [f"- {inline(each)}" for each, _ in mending]
    told = [hidden(report), f"{report.before:,} from before {report.since} left out." if report.before else ""]
    if any(told):
        yield [inline(" ".join(filter(None, told)))]
    if report.limits:
        yield [f"- Not all compared: {inline(limit)}" for limit in report.limits]


def _more(number: int, noun: str) -> list[list[str]]:
    return [[f"{counted(number, f'more {noun}')}: `--all`"]] if number > 0 else []
