"""What has become of the findings, for a terminal, for programs and for tickets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from checker.model import Change, Difference, Finding, Report
from checker.reporters.cards import AS_CARDS, WORDS, Desk, gravity, heading, see
from checker.reporters.json import SCHEMA, finding_record
from checker.reporters.layout import Paint, hanging, more, wrap
from checker.reporters.markdown import about
from checker.reporters.markdown_text import inline
from checker.reporters.numbers import counted
from checker.reporters.strict_json import dumps
from checker.reporters.symbols import visible
from checker.reporters.view import View

FORMATS = ("text", "json", "markdown")
SUFFIXES = {".txt": "text", ".json": "json", ".md": "markdown"}
"""Suffix of an output file to its format."""

FINDINGS = 20
"""Findings of a kind that are shown without ``--all``."""

_Told = Sequence[tuple[Finding, Sequence[str]]]


def format_of(path: str) -> str | None:
    """The format that a file name asks for by its suffix, or None."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def render(told: Difference, report: Report, format: str, view: View) -> str:  # noqa: A002  the word that users know it by
    """What has become of the findings, in one of ``FORMATS``.

    Args:
        told: what has.
        report: the later one.
        format: which.
        view: width and colour of a text, and whether all is shown in text and Markdown.
    """
    if format == "json":
        return json(told)
    return markdown(told, view) if format == "markdown" else text(told, report, view)


def text(told: Difference, report: Report, view: View) -> str:
    """New findings, changed ones with what has changed, those that are gone, and how many there are of each.

    What agrees and what one source says is shown and counted with ``--all`` only; else it is told how many of it there are.
    """
    desk = Desk(
        width=view.width,
        everything=view.everything,
        paint=Paint(view.color),
        findings={},
        documents={document.id: document for document in report.documents},
    )
    shown = _shown_of(told, view)
    lines = [line for title, findings in _sections(shown) for line in _section(title, findings, desk)]
    lines += [line for each in told.settings for line in wrap(f"Made differently: {visible(each)}.", view.width)]
    return "".join(f"{line}\n" for line in [*lines, *wrap(f"{_counts(shown)}.{_left_out(told, shown)}", view.width)])


def markdown(told: Difference, view: View) -> str:
    """The counts as the title, a section a kind and a finding, with what has changed."""
    shown = _shown_of(told, view)
    parts = [[f"# {_counts(shown)}"], *([[f"- Made differently: {inline(each)}" for each in told.settings]] if told.settings else [])]
    parts += [[out]] if (out := _left_out(told, shown).strip()) else []
    for title, findings in _sections(shown):
        listed = _listed(findings, everything=view.everything)
        parts.append([f"## {title}: {counted(len(findings), 'finding')}"])
        for finding, what in listed:
            parts += [[f"### {WORDS[finding.verdict]}: {inline(finding.message)}"], [about(finding)]]
            lines = [*what, *([see(finding)] if finding.values else [])]
            parts += [[f"- {inline(each)}" for each in lines]] if lines else []
        left = len(findings) - len(listed)
        parts += [[f"{counted(left, 'more finding')}: `--all`"]] if left else []
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def json(told: Difference) -> str:
    """``schema``, ``new``, ``changed`` (``old`` is an id, ``new`` a finding, ``what`` sentences), ``gone``, ``same`` and ``settings``."""
    record = {
        "schema": SCHEMA,
        "new": [finding_record(finding) for finding in told.new],
        "changed": [{"old": change.old.id, "new": finding_record(change.new), "what": change.what} for change in told.changed],
        "gone": [finding_record(finding) for finding in told.gone],
        "same": told.same,
        "settings": told.settings,
    }
    return dumps(record, indent=1) + "\n"


def _counts(told: Difference) -> str:
    return f"{counted(len(told.new), 'finding')} new, {len(told.changed):,} changed, {len(told.gone):,} gone, {told.same:,} as before"


def _shown_of(told: Difference, view: View) -> Difference:
    """What is shown: what agrees and what one source says with ``--all`` only."""
    return replace(
        told,
        new=tuple(_shown(told.new, view)),
        changed=tuple(change for change in told.changed if _matters(change, view)),
        gone=tuple(_shown(told.gone, view)),
    )


def _left_out(told: Difference, shown: Difference) -> str:
    number, of_all = (len(each.new) + len(each.changed) + len(each.gone) for each in (shown, told))
    return f" Left out, as sources agree or are alone: {counted(of_all - number, 'finding')} (`--all`)." if of_all > number else ""


def _sections(told: Difference) -> Iterator[tuple[str, _Told]]:
    """What is shown of each kind, the gravest first; kinds of which nothing is are left out."""
    kinds: dict[str, _Told] = {
        "NEW": [(finding, ()) for finding in told.new],
        "CHANGED": [(change.new, change.what) for change in told.changed],
        "GONE": [(finding, ()) for finding in told.gone],
    }
    for title, findings in kinds.items():
        if findings:
            yield title, sorted(findings, key=lambda pair: gravity(pair[0]))


def _listed(findings: _Told, *, everything: bool) -> _Told:
    return findings if everything else findings[:FINDINGS]


def _shown(findings: Iterable[Finding], view: View) -> list[Finding]:
    return [finding for finding in findings if view.everything or finding.verdict in AS_CARDS]


def _matters(change: Change, view: View) -> bool:
    return view.everything or change.old.verdict in AS_CARDS or change.new.verdict in AS_CARDS


def _section(title: str, findings: _Told, desk: Desk) -> list[str]:
    listed = _listed(findings, everything=desk.everything)
    lines = [f"{desk.paint.bold(title)}  {counted(len(findings), 'finding')}"]
    for finding, what in listed:
        lines += ["", *heading(finding, desk)]
        lines += [line for each in what for line in hanging("  ", visible(each), desk.width)]
        lines += hanging("  ", see(finding), desk.width) if finding.values else []
    return [*lines, *more(len(findings) - len(listed), "finding", indent=0), ""]
