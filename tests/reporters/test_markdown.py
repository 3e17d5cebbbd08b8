"""The report for tickets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model import Decision, Report, Verdict
from checker.reporters import render
from checker.reporters.markdown_text import block, code, inline

from . import reports


def markdown(report: Report, **view: object) -> str:
    """The report in Markdown."""
    return render(report, "markdown", **view)  # type: ignore[arg-type]


def test_result_is_the_title() -> None:
    """The first line says what came out."""
    assert markdown(reports.stories()).splitlines()[0] == "# 3 sources, 1 conflict, 1 revision, 1 agreed, 1 from one source only"
    assert markdown(reports.report()) == "# Nothing to compare: no documents\n"


def test_a_finding_is_a_section() -> None:
    """Verdict and message, what is known of it, each value with its place, date and sentence."""
    shown = markdown(reports.stories())
    assert (
        "## CONFLICT: APEC summit is placed in Busan and in Seoul\n\nerror · likely · `diplomacy/summit-venue` · `c4f19be2a07d`\n\n"
        "**Busan** · 1 source\n\n`000_19bc57474be5a632.txt:11:91` · published 2025-11-25\n\n```text\n"
    ) in shown
    assert '**12 million tons** · 1 source · earlier figure: "up from the previous 12 million tons target"' in shown
    assert '- Assumed: "tons" means metric tons\n' in shown
    assert "- Leaders' meeting, place: **Busan** · `000:3, 003:6`" in shown
    assert "- `scan.pdf`: a PDF without a text layer" in shown


def test_view_is_heeded() -> None:
    """``--show`` and limits hold as in the terminal, and what was decided is shown with ``--all`` only."""
    assert "CONFLICT" not in markdown(reports.stories(), show=[Verdict.REVISION])
    many = [replace(reports.summit(), id=f"{number:012x}") for number in range(25)]
    assert "5 more findings: `--all`" in markdown(reports.report(*many))
    assert "more findings" not in markdown(reports.report(*many), everything=True)
    settled = reports.report(replace(reports.summit(), status=Decision.ACCEPTED))
    assert "Seoul" not in markdown(settled)
    assert "· accepted" in markdown(settled, everything=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$11.1 billion", "\\$11.1 billion"),
        ("a_b *c* <d>", "a\\_b \\*c\\* \\<d\\>"),
        ("- 5", "\\- 5"),
        ("1. May", "1\\. May"),
        ("-5 to 2.5", "-5 to 2.5"),
        ("@all", "`@all`"),
        ("at 10:30:15", "at 10:30:15"),
        (":smile:", "`:smile:`"),
    ],
)
def test_inline(text: str, shown: str) -> None:
    """Signs of Markdown are escaped where they would be read as such; words that a site links are code."""
    assert inline(text) == shown


def test_code_holds_any_ticks() -> None:
    """A fence is longer than the runs of ticks inside."""
    assert code("a``b") == "```a``b```"
    assert code("`") == "`` ` ``"
    assert block(["```"]) == ["````text", "```", "````"]
