"""Annotations of GitHub Actions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model import Decision, Document, Severity
from checker.reporters import render
from checker.reporters.github import unheeded

from . import reports


def test_an_annotation() -> None:
    """Level, file from where the run was started, region, and who says what."""
    report = reports.report(
        reports.summit(), documents=(Document(reports.A, "", file=f"in/{reports.A}"), Document(reports.B, "", file=f"in/{reports.B}"))
    )
    assert render(report, "github") == (
        f"::error title=Conflict (diplomacy/summit-venue%2C c4f19be2a07d),file=in/{reports.B},line=27,col=124,endLine=27,endColumn=129::"
        f"APEC summit is placed in Busan and in Seoul%0ABusan: {reports.A}:11:91%0ASeoul: {reports.B}:27:124%0A"
        'Seoul is in the older source, written before the event ("upcoming").\n'
    )


@pytest.mark.parametrize(("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")])
def test_level(severity: Severity, command: str) -> None:
    """A note is a notice."""
    assert str(render(reports.report(replace(reports.summit(), severity=severity)), "github")).startswith(f"::{command} ")


@pytest.mark.parametrize("status", [Decision.ACCEPTED, Decision.FALSE_ALARM, Decision.IGNORED])
def test_what_is_settled_is_not_annotated(status: Decision) -> None:
    """Nor what agrees, nor what one source says."""
    assert render(reports.report(replace(reports.summit(), status=status), reports.meeting(), reports.next_season()), "github") == ""


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("::error::x", ": :error::x"),
        ("  ::stop-commands::x", "  : :stop-commands::x"),
        ("a ##[add-mask]b", "a ## [add-mask]b"),
        ("a::b", "a::b"),
        ("## a", "## a"),
    ],
)
def test_unheeded(line: str, heard: str) -> None:
    """What Actions would obey is taken apart; everything else stays."""
    assert unheeded(f"x\n{line}\n") == f"x\n{heard}\n"
