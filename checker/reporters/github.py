"""Annotations of GitHub Actions: a line a finding, which GitHub shows beside the line of the file."""

from __future__ import annotations

from checker.model import Finding, Report, Severity
from checker.reporters.names import place
from checker.reporters.spots import first_look, spot
from checker.reporters.symbols import visible
from checker.reporters.view import View

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SOURCES = 10


def render(report: Report, view: View) -> str:  # noqa: ARG001  what matters does not depend on what people want to see
    """One workflow command for each finding that has a severity and is not decided, the gravest first; nothing for none."""
    documents = {document.id: document for document in report.documents}
    lines = []
    for finding in report.findings:
        if finding.severity is None or finding.status.is_settled:
            continue
        properties = {"title": f"{finding.verdict.value.capitalize()} ({finding.rule}, {finding.id})"}
        if finding.claims:
            found = spot(first_look(finding), documents)
            properties |= {"file": found.file}
            if found.line is not None and found.column is not None:
                properties |= {"line": str(found.line), "col": str(found.column)}
            if found.end_line is not None and found.end_column is not None:
                properties |= {"endLine": str(found.end_line), "endColumn": str(found.end_column)}
        told = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
        lines.append(f"::{_COMMANDS[finding.severity]} {told}::{_data(_message(finding))}\n")
    return "".join(lines)


def _message(finding: Finding) -> str:
    """What was found, then each value with the places that state it, a line each."""
    by_id = {claim.id: claim for claim in finding.claims}
    lines = [visible(finding.message)]
    for value in finding.values:
        places = [place(by_id[name]) for name in value.claims if name in by_id]
        more = [f"{len(places) - _SOURCES} more"] if len(places) > _SOURCES else []
        lines.append(f"{visible(value.display)}: {', '.join([*places[:_SOURCES], *more])}")
    return "\n".join([*lines, *map(visible, finding.notes)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def unheeded(text: str, *, json: bool = False) -> str:
    """The text with nothing in it that Actions would take for a command: it looks for them in all that a step prints.

    Args:
        json: True for JSON, where a command can only stand inside a string.
    """
    if json:
        return text.replace("##[", "#\\u0023[")
    lines = text.replace("##[", "## [").split("\n")
    return "\n".join(line.replace("::", ": :", 1) if line.lstrip().startswith("::") else line for line in lines)
