"""``checker explain``: from paths, from a report, and what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import checker as api
from checker.cli import streams
from checker.cli.commands import checker
from checker.model import LIMITS, STDIN_NAME, Report
from checker.pipeline import Means
from checker.pipeline.cache_place import place
from checker.reporters import render
from tests.reporters import reports

StandIn = Callable[[Report | BaseException], list[dict[str, object]]]
ROOT = Path(__file__).resolve().parents[2]

RULES = """
checker: 1
rules:
  - id: budget
    title: Budget of the port
    severity: error
    why: There is one budget.
    find: {figure: money, near: [port budget]}
    compare: {value: figure, tolerance: 2%}
    message: The port budget is given as <values>
    examples: &examples
      conflict:
        - A: The port budget is $300 million.
          B: The port budget is $400 million.
      nothing:
        - The port was built in 1950.
  - id: length
    title: Length of the pier
    severity: error
    why: There is one pier.
    find: {figure: length, near: [pier]}
    compare: {value: figure}
    message: The pier is given as <values> long
    examples:
      conflict:
        - A: The pier is 3 km long.
          B: The pier is 5 km long.
      nothing:
        - The port was built in 1950.
  - id: coal
    title: Coal that was shipped
    severity: warning
    why: Tons are short tons here.
    find: {figure: mass, near: [coal]}
    compare: {value: figure}
    assume: {ton: short_ton}
    message: Coal is given as <values>
    examples:
      conflict:
        - A: They shipped 300 tons of coal.
          B: They shipped 400 tons of coal.
      nothing:
        - The port was built in 1950.
"""
TEXTS = {
    "a.txt": "The 3.2-mile pier opened. The port budget is $300 million. They shipped 300 tons of coal. Sales rose 25% from 10 to 12.",
    "b.txt": "At 4 km, the pier is the longest. The port budget is about $310 million. They shipped 320 tons of coal.",
    "c.txt": "The unemployment rate in Harwick was 47% in January 2025. The Delta summit in Lisbon ended on 4 May 2024.",
    "d.txt": "The unemployment rate in Harwick was 49% in January 2025. The Delta summit in Oslo ended on 4 May 2024.",
}


def run(*arguments: str) -> Result:
    """What the command prints and gives."""
    return CliRunner().invoke(checker, ["explain", *arguments])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of four texts, and the rules beside it."""
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    (tmp_path / "desk.yml").write_text(RULES.replace(" &examples", ""), "utf-8")
    return folder


def test_a_report_gives_what_its_documents_give(corpus: Path, tmp_path: Path) -> None:
    """From REPORT.json every finding is explained in the same bytes as from the PATHs, with rules, links, checks and their units."""
    rules = str(tmp_path / "desk.yml")
    report = api.check(corpus, rules=rules)
    stored = tmp_path / "report.json"
    stored.write_text(render(report, "json"), "utf-8")
    kinds = {finding.rule.partition("/")[0] for finding in report.findings}
    assert {"desk", "generic", "checks"} <= kinds
    assert any(finding.read_as for finding in report.findings)
    for finding in report.findings:
        from_report, from_paths = run(finding.id, str(stored)), run(finding.id, str(corpus), "--rules", rules)
        assert from_report.exit_code == from_paths.exit_code == 0
        assert from_report.stdout == from_paths.stdout
        assert finding.message[:20] in from_report.stdout


def test_the_seeds(tmp_path: Path) -> None:
    """The findings on the seeds are explained from their committed report as from the seeds."""
    stored, seeds = str(ROOT / "reports" / "seeds.json"), str(ROOT / "seeds")
    for finding in json.loads(Path(stored).read_text("utf-8"))["findings"][:3]:
        assert run(finding["id"][:6], stored).stdout == run(finding["id"], seeds).stdout != ""


def test_no_document_is_read_again(pipeline: StandIn, tmp_path: Path) -> None:
    """With a REPORT.json the pipeline does not run."""
    calls = pipeline(reports.stories())
    stored = tmp_path / "Report.JSON"
    stored.write_text(render(reports.stories(), "json"), "utf-8")
    assert run("c4f1", str(stored)).exit_code == 0
    assert not calls


def test_options_reach_the_pipeline(pipeline: StandIn) -> None:
    """With PATHs the check is run with the options given, and leaves nothing out for being unsure."""
    calls = pipeline(reports.stories())
    result = run("c4f1", "a", "b", "--rules", "r", "--no-builtin", "--no-generic", "--no-checks")
    assert result.exit_code == 0
    assert result.stdout.startswith("CONFLICT  APEC summit is placed in Busan and in Seoul\n")
    switches = {"builtin": False, "generic": False, "checks": False, "min_confidence": 0.0, "settings": None}
    switches |= {"limits": LIMITS, "stdin_name": STDIN_NAME, "against": None, "means": Means(cache=place(), say=streams.say)}
    assert callable(calls[0].pop("progress"))
    assert calls == [{"paths": ("a", "b"), "rules": ("r",)} | switches]


def test_mistakes_are_2(pipeline: StandIn, tmp_path: Path) -> None:
    """An unknown, ambiguous or impossible id, a broken report: one sentence, exit code 2."""
    calls = pipeline(reports.stories())
    broken = tmp_path / "broken.json"
    broken.write_text('{"schema": 9, "findings": []}', "utf-8")
    for arguments, said in (
        (("dead", "x"), "no finding `dead`; the nearest ids: "),
        (("5a1d", "x"), "2 ids begin with `5a1d`: "),
        (("c4f1", str(broken)), "is a report of schema 9"),
        (("c4f1", str(tmp_path / "none.json")), "cannot be read"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert said in result.stderr
    number = len(calls)
    assert "`x` is no id of a finding" in run("x", "y").stderr
    assert len(calls) == number, "an id that can be none is told before anything is read"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("c4f1",), "Missing argument"),
        (("c4f1", "a.json", "b"), "name one REPORT.json, or the PATHs"),
        (("c4f1", "a.json", "--rules", "r"), "--rules goes with PATHs"),
        (("c4f1", "a.json", "--no-checks"), "--no-checks goes with PATHs"),
    ],
)
def test_usage(arguments: tuple[str, ...], said: str) -> None:
    """What does not go together is said."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_colour(pipeline: StandIn) -> None:
    """Off a terminal there is colour only where it is asked for."""
    pipeline(reports.stories())
    assert "\x1b" not in run("c4f1", "x").stdout
    assert "\x1b[1;31mCONFLICT" in run("c4f1", "x", "--color", "always").stdout
