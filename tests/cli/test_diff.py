"""``checker diff``: new, gone, changed."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import checker
from checker.model import Decision, Document, Finding, Report, RuleNote, Severity, Verdict
from checker.pipeline import check_documents
from checker.pipeline.difference import difference
from checker.reporters import render
from checker.reporters.difference import SUFFIXES
from checker.reporters.difference import render as shown_as
from checker.reporters.view import View
from tests.reporters import reports
from tests.reporters.test_hostile import ACTS_ON_TERMINALS, KNOWN, attacked, tokens

SUMMIT, SOY, GROWTH = reports.summit(), reports.soybeans(), reports.growth()
OTHER_VALUE = replace(SUMMIT, id="0123456789ab", values=(SUMMIT.values[0], replace(SUMMIT.values[1], display="Gyeongju")))
SWAPPED = replace(
    SUMMIT,
    values=tuple(replace(one, display=other.display) for one, other in zip(SUMMIT.values, SUMMIT.values[::-1], strict=True)),
)
THIRD = reports.claim("c.txt", "It is held in Seoul.", "Seoul", line=1, id="third")


@pytest.mark.parametrize(
    ("old", "new", "counts", "what"),
    [
        ([SUMMIT], [SUMMIT], (0, 0, 0, 1), ()),
        ([SUMMIT], [SUMMIT, GROWTH], (1, 0, 0, 1), ()),
        ([SUMMIT, SOY], [SUMMIT], (0, 1, 0, 1), ()),
        ([SUMMIT], [OTHER_VALUE], (0, 0, 1, 0), ("values: Busan, Gyeongju; were Busan, Seoul",)),
        ([SUMMIT], [replace(OTHER_VALUE, period="2026")], (1, 1, 0, 0), ()),
        ([SUMMIT], [replace(OTHER_VALUE, rule="other/rule")], (1, 1, 0, 0), ()),
        ([SUMMIT], [replace(SUMMIT, claims=(*SUMMIT.claims, THIRD))], (0, 0, 1, 0), ("new source: c.txt",)),
        ([SUMMIT], [replace(SUMMIT, claims=SUMMIT.claims[:1])], (0, 0, 1, 0), (f"no longer in: {reports.B}",)),
        ([SUMMIT], [replace(SUMMIT, status=Decision.ACCEPTED)], (0, 0, 1, 0), ("decision: accepted, was new",)),
        ([SUMMIT], [SWAPPED], (0, 0, 1, 0), (f"{reports.A}: Seoul, was Busan", f"{reports.B}: Busan, was Seoul")),
        ([SUMMIT], [replace(SUMMIT, severity=Severity.NOTE)], (0, 0, 1, 0), ("severity: note, was error",)),
        ([SUMMIT], [replace(SUMMIT, verdict=Verdict.REVISION, severity=Severity.NOTE)], (0, 0, 1, 0), ("revision, was conflict",)),
        ([SUMMIT], [replace(SUMMIT, confidence=0.5, message="Other words")], (0, 0, 0, 1), ()),
        ([GROWTH, GROWTH], [GROWTH], (0, 1, 0, 1), ()),
        ([], [], (0, 0, 0, 0), ()),
    ],
)
def test_difference(old: list[Finding], new: list[Finding], counts: tuple[int, ...], what: tuple[str, ...]) -> None:
    """By id; a fact of the same rule, subject and period with another value is changed; words and lines are no change."""
    told = difference(reports.report(*old), reports.report(*new))
    assert (len(told.new), len(told.gone), len(told.changed), told.same) == counts
    assert tuple(each for change in told.changed for each in change.what) == what


def rose(name: str, percent: str) -> Report:
    """A report on a text whose figures do not fit."""
    return check_documents([Document(name, f"Sales rose {percent} from 10 to 12.")], [], generic=False)


def test_a_changed_figure_of_a_check() -> None:
    """It is one changed finding of its text; that of another text is new."""
    (change,) = difference(rose("a.txt", "25%"), rose("a.txt", "26%")).changed
    assert change.what == ("values: 26%, 10, 12; were 25%, 10, 12",)
    told = difference(rose("a.txt", "25%"), rose("b.txt", "26%"))
    assert (len(told.new), len(told.gone), len(told.changed)) == (1, 1, 0)


def dated(*findings: Finding, published: str | None = "2025-11-25") -> Report:
    """A report whose first document has a date and whose others are old."""
    report = reports.report(*findings)
    documents = tuple(Document(each.id, "", published=published if each.id == reports.A else "2020-01-01") for each in report.documents)
    return replace(report, documents=documents)


@pytest.mark.parametrize(("since", "number"), [("2025-11", 1), ("2026", 0), (None, 2)])
def test_published_since(since: str | None, number: int) -> None:
    """What only older documents say is left out."""
    assert len(difference(reports.report(), dated(SUMMIT, GROWTH), published_since=since).new) == number


def run(tmp_path: Path, old: Report, new: Report, *arguments: str) -> Result:
    """The command on two stored reports."""
    for name, report in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_text(str(render(report, "json")), "utf-8")
    return CliRunner().invoke(checker, ["diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"), *arguments])


def test_text(tmp_path: Path) -> None:
    """Sections with the heading of each finding and what has changed; the counts at the end."""
    result = run(tmp_path, reports.report(SUMMIT, SOY), reports.report(OTHER_VALUE, GROWTH, reports.meeting()))
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "NEW  1 finding\n\nCONFLICT  10 to 12 is a change of 20%, not 25%\nerror · sure · checks/percent-change"
    )
    assert "CHANGED  1 finding\n" in result.stdout
    assert "  values: Busan, Gyeongju; were Busan, Seoul\n" in result.stdout
    assert "GONE  1 finding\n" in result.stdout
    told = "1 finding new, 1 changed, 1 gone, 0 as before. Left out, as sources agree or are alone: 1 finding (`--all`)."
    assert " ".join(result.stdout.split()).endswith(told)
    assert "Leaders' meeting" not in result.stdout
    everything = run(tmp_path, reports.report(), reports.report(reports.meeting()), "--all").stdout
    assert "Leaders' meeting" in everything
    assert everything.endswith("1 finding new, 0 changed, 0 gone, 0 as before.\n")
    written = run(tmp_path, reports.report(), reports.report(reports.meeting()), "--format", "markdown").stdout
    assert written == "# 0 findings new, 0 changed, 0 gone, 0 as before\n\nLeft out, as sources agree or are alone: 1 finding (`--all`).\n"


def test_a_finding_twice(tmp_path: Path) -> None:
    """A report that holds a finding twice is refused, in one sentence."""
    result = run(tmp_path, reports.report(SUMMIT), reports.report(SUMMIT, SUMMIT))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert f"new.json: holds finding {SUMMIT.id} twice" in result.stderr


def test_json(tmp_path: Path) -> None:
    """Findings as in a report."""
    result = run(tmp_path, reports.report(SUMMIT, SOY), reports.report(OTHER_VALUE, GROWTH), "--format", "json")
    record = json.loads(result.stdout)
    assert [finding["id"] for finding in record["new"]] == [GROWTH.id]
    assert [finding["id"] for finding in record["gone"]] == [SOY.id]
    assert (record["changed"][0]["old"], record["changed"][0]["new"]["id"], record["same"]) == (SUMMIT.id, OTHER_VALUE.id, 0)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (reports.report(SUMMIT), reports.report(SUMMIT), 0),
        (reports.report(SUMMIT), reports.report(), 0),
        (reports.report(), reports.report(SOY), 0),
        (reports.report(), reports.report(SUMMIT), 1),
        (reports.report(), reports.report(replace(SUMMIT, status=Decision.ACCEPTED)), 0),
        (reports.report(SUMMIT), reports.report(replace(SUMMIT, status=Decision.ASK)), 0),
        (reports.report(SUMMIT), reports.report(replace(SUMMIT, status=Decision.ACCEPTED)), 0),
        (reports.report(replace(SUMMIT, status=Decision.ACCEPTED)), reports.report(SUMMIT), 1),
        (reports.report(SUMMIT), reports.report(replace(SWAPPED, status=Decision.ASK)), 1),
    ],
)
def test_exit_codes(tmp_path: Path, old: Report, new: Report, code: int) -> None:
    """1 where a new or changed finding reaches the threshold; what was there before, or was only decided, does not count."""
    assert run(tmp_path, old, new).exit_code == code
    assert run(tmp_path, old, new, "--fail-on", "never").exit_code == 0


def test_bad_input(tmp_path: Path) -> None:
    """A file that is no report, or a date that is none: one line, 2."""
    (tmp_path / "a.json").write_text("{}", "utf-8")
    result = CliRunner().invoke(checker, ["diff", str(tmp_path / "a.json"), "nowhere.json"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert run(tmp_path, reports.report(), reports.report(), "--published-since", "soon").exit_code == 2


@pytest.mark.parametrize("name", ["text", "json", "markdown"])
def test_hostile_text(name: str) -> None:
    """Whatever documents hold: nothing raw reaches a terminal, and no Markdown but that of the report is made."""

    @attacked
    def test(text: str) -> None:
        new = reports.hostile(text)
        changed = tuple(replace(finding, values=finding.values[:1]) for finding in new.findings)
        rules = (RuleNote(text, text, text), RuleNote(f"{text}/b", text, text))
        gone = replace(new.findings[0], subject=f"{text} once")
        told = difference(replace(new, findings=(gone, *changed[1:3]), rulebook=rules), replace(new, findings=new.findings[1:]))
        assert told.new
        assert told.changed
        assert told.gone
        shown = shown_as(told, new, name, View(everything=True))
        assert all(sign.isprintable() or sign in "\n\u200c\u200d" or unicodedata.category(sign) not in ACTS_ON_TERMINALS for sign in shown)
        shown.encode()
        if name == "markdown":
            assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(shown)} <= KNOWN

    test()


def test_markdown(tmp_path: Path) -> None:
    """The counts as the title, a section a kind, a heading a finding, what has changed."""
    result = run(tmp_path, reports.report(SUMMIT, SOY), reports.report(OTHER_VALUE, GROWTH), "--format", "markdown")
    assert result.stdout.startswith(
        "# 1 finding new, 1 changed, 1 gone, 0 as before\n\n## NEW: 1 finding\n\n"
        "### CONFLICT: 10 to 12 is a change of 20%, not 25%\n\nerror · sure · `checks/percent-change` · `0d9c77115b2e`\n"
    )
    assert "\n## CHANGED: 1 finding\n" in result.stdout
    assert "\n- values: Busan, Gyeongju; were Busan, Seoul\n" in result.stdout
    assert "\n## GONE: 1 finding\n" in result.stdout


def test_outputs(tmp_path: Path) -> None:
    """Each file has the format of its suffix and says what that format says; one that cannot be written costs none of the others."""
    files = {name: tmp_path / f"d{suffix}" for suffix, name in SUFFIXES.items()}
    old, new = reports.report(SUMMIT, SOY), reports.report(OTHER_VALUE, GROWTH)
    result = run(tmp_path, old, new, *(part for file in files.values() for part in ("--output", str(file))))
    assert result.exit_code == 1
    for name, file in files.items():
        assert file.read_text("utf-8") == run(tmp_path, old, new, "--format", name).stdout
    missing = str(tmp_path / "missing" / "d.md")
    result = run(tmp_path, old, new, "--output", missing, "--output", str(tmp_path / "again.md"))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert (tmp_path / "again.md").exists()
    refused = run(tmp_path, old, new, "--output", "d.html")
    assert refused.exit_code == 2
    assert "the suffix says the format, one of .txt .json .md" in refused.stderr


def test_other_settings(tmp_path: Path) -> None:
    """Reports of other rules and thresholds are compared, and it is told in what they differ."""
    old = replace(reports.report(SUMMIT), rulebook=(RuleNote("a/b", "B", "a.yml:1"),), min_confidence=0.5)
    new = replace(
        reports.report(SUMMIT),
        rulebook=tuple(RuleNote(f"c/{number}", "B", "c.yml:1") for number in range(7)),
        min_confidence=0.6,
        since="2025",
    )
    said = (
        "rules that only the new report was made with: c/0, c/1, c/2, c/3, c/4 and 2 more",
        "rules that only the old report was made with: a/b",
        "least confidence 0.6, was 0.5",
        "published since 2025, was any day",
    )
    assert difference(old, new).settings == said
    assert difference(old, old).settings == ()
    shown = " ".join(run(tmp_path, old, new).stdout.split())
    assert [each for each in said if f"Made differently: {each}." not in shown] == []
    assert json.loads(run(tmp_path, old, new, "--format", "json").stdout)["settings"] == list(said)
    assert "\n- Made differently: rules that only" in run(tmp_path, old, new, "--format", "markdown").stdout


def test_other_versions(tmp_path: Path) -> None:
    """What a later version adds, and what an earlier one did not have, is no obstacle."""
    record = json.loads(str(render(reports.stories(), "json")))
    for name in ("rules", "limits", "remarks", "decisions", "published_since", "before", "min_confidence"):
        del record[name]
    for found in record["findings"]:
        del found["decided"], found["read_as"], found["related"], found["because"]
        found["added"] = {"later": 1}
    (tmp_path / "earlier.json").write_text(json.dumps(record), "utf-8")
    (tmp_path / "new.json").write_text(str(render(reports.stories(), "json")), "utf-8")
    result = CliRunner().invoke(checker, ["diff", str(tmp_path / "earlier.json"), str(tmp_path / "new.json")])
    assert (result.exit_code, result.stdout) == (0, "0 findings new, 0 changed, 0 gone, 4 as before.\n")
