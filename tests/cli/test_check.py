"""``checker check``: exit codes, outputs, options."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import streams
from checker.cli.commands import checker
from checker.errors import Mistake, PathError, RuleError
from checker.model import LIMITS, MIN_CONFIDENCE, STDIN_NAME, Report, Severity, Skipped, Verdict
from checker.pipeline import Means
from checker.reporters import SUFFIXES, render
from tests.reporters import reports

StandIn = Callable[[Report | BaseException], list[dict[str, object]]]

SKIPPED = (Skipped("a.bin", None, "not text"),)


def run(*arguments: str, **environment: str) -> Result:
    """What the command prints and gives."""
    return CliRunner().invoke(checker, ["check", *arguments], env=environment)


def test_nothing_found_is_0(pipeline: StandIn) -> None:
    """A run without findings succeeds and says so."""
    pipeline(reports.report())
    result = run("empty")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "No documents found in empty.\n", "")


@pytest.mark.parametrize(
    ("severity", "verdict", "codes"),
    [
        (Severity.ERROR, Verdict.CONFLICT, {"conflict": 1, "error": 1, "warning": 1, "note": 1, "never": 0}),
        (Severity.WARNING, Verdict.CONFLICT, {"conflict": 1, "error": 0, "warning": 1, "note": 1, "never": 0}),
        (Severity.NOTE, Verdict.REVISION, {"conflict": 0, "error": 0, "warning": 0, "note": 1, "never": 0}),
        (None, Verdict.SINGLE, {"conflict": 0, "error": 0, "warning": 0, "note": 0, "never": 0}),
    ],
)
def test_fail_on(pipeline: StandIn, severity: Severity | None, verdict: Verdict, codes: dict[str, int]) -> None:
    """The exit code is 1 from the threshold on; "conflict" looks at the verdict alone."""
    pipeline(reports.report(replace(reports.summit(), severity=severity, verdict=verdict)))
    assert {threshold: run("x", "--fail-on", threshold).exit_code for threshold in codes} == codes


def test_default_threshold_is_error(pipeline: StandIn) -> None:
    """An error fails the run, a warning does not."""
    pipeline(reports.stories())
    assert run("x").exit_code == 1
    pipeline(reports.report(replace(reports.summit(), severity=Severity.WARNING)))
    assert run("x").exit_code == 0


def test_usage_errors_are_2() -> None:
    """No PATH, an unknown option or suffix: 2, with a line that helps."""
    assert run().exit_code == 2
    assert run("x", "--nope").exit_code == 2
    result = run("x", "--output", "report.docx")
    assert result.exit_code == 2
    assert ".json" in result.stderr


def test_missing_path_is_2(pipeline: StandIn) -> None:
    """A CheckerError is one line on standard error."""
    pipeline(PathError("nope/: no such file or folder\x1b[2J"))
    result = run("nope/")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "checker: error: nope/: no such file or folder␛[2J\n"


def test_broken_rules_are_2(pipeline: StandIn) -> None:
    """The mistakes of a rule file are printed as they are laid out."""
    error = RuleError([Mistake("my.yml", 3, 5, "unknown key `x`", excerpt="    x: 1", help="did you mean `y`?")])
    pipeline(error)
    result = run("x", "--rules", "my.yml")
    assert (result.exit_code, result.stderr) == (2, f"{error}\n")


def test_options_reach_the_pipeline(pipeline: StandIn) -> None:
    """Paths, rule paths and switches are handed on."""
    calls = pipeline(reports.report())
    run("a", "b", "--rules", "r", "--rules", "s", "--no-builtin", "--no-checks", "--jobs", "3", "--no-cache")
    switches = {"builtin": False, "generic": True, "checks": False, "min_confidence": MIN_CONFIDENCE, "settings": None}
    switches |= {
        "decisions": (),
        "published_since": None,
        "limits": LIMITS,
        "stdin_name": STDIN_NAME,
        "against": None,
        "means": Means(jobs=3, cache=None, say=streams.say),
    }
    assert callable(calls[0].pop("progress"))
    assert calls == [{"paths": ("a", "b"), "rules": ("r", "s")} | switches]


def test_outputs_are_written_as_well(pipeline: StandIn, tmp_path: Path) -> None:
    """Each file has the format of its suffix; the exit code stays that of the findings."""
    pipeline(reports.stories())
    files = [tmp_path / "r.json", tmp_path / "r.txt"]
    result = run("x", *(part for file in files for part in ("--output", str(file))))
    assert result.exit_code == 1
    assert json.loads(files[0].read_text("utf-8"))["summary"]["conflict"] == 1
    assert files[1].read_bytes().decode() == result.stdout
    assert sorted(tmp_path.iterdir()) == files


def test_unwritable_output_costs_no_other_output(pipeline: StandIn, tmp_path: Path) -> None:
    """One line on standard error, exit code 2, everything else as it would be."""
    pipeline(reports.stories())
    good = tmp_path / "good.json"
    result = run("x", "--output", str(tmp_path / "missing" / "r.json"), "--output", str(good))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "r.json: cannot be written" in result.stderr
    assert good.exists()
    assert result.stdout.startswith("CONFLICT")


def test_what_was_computed_is_not_lost(pipeline: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An output that cannot be written goes elsewhere, and its one line says where."""
    pipeline(reports.stories())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = run("x", "--output", str(tmp_path / "missing" / "r.json"))
    told = re.fullmatch(
        r"checker: error: \S+r\.json: cannot be written: no such file or directory; it went to (\S+-r\.json)\n", result.stderr
    )
    assert told is not None
    assert json.loads(Path(told[1]).read_text("utf-8"))["schema"] == 1


def test_output_that_fits_nowhere_is_one_line(pipeline: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written at all, that is said."""
    pipeline(reports.stories())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    result = run("x", "--output", str(tmp_path / "missing" / "r.json"))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "it could not be kept elsewhere either" in result.stderr


def test_every_suffix_is_written(pipeline: StandIn, tmp_path: Path) -> None:
    """Each suffix gives a file of its format."""
    pipeline(reports.stories())
    files = [tmp_path / f"r{suffix}" for suffix in SUFFIXES]
    assert run("x", *(part for file in files for part in ("--output", str(file)))).exit_code == 1
    assert all(file.stat().st_size for file in files)
    assert (tmp_path / "r.xlsx").read_bytes()[:2] == b"PK"
    assert run("x", "--format", "xlsx").exit_code == 2


def test_parquet_without_its_library(pipeline: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written is refused before anything is read."""
    asked = pipeline(reports.stories())
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("x", "--output", str(tmp_path / "r.parquet"))
    assert (result.exit_code, asked) == (2, [])
    assert "needs pyarrow: pip install 'claim-figure-checker[parquet]'" in " ".join(result.stderr.split())


def test_annotations_in_actions(pipeline: StandIn) -> None:
    """In GitHub Actions each finding is annotated beside the report, whatever its format; nothing in the report is a command there."""
    pipeline(reports.report(replace(reports.summit(), message="::stop-commands::x ##[group]")))
    for name in ("text", "json", "markdown"):
        result = run("x", "--format", name, GITHUB_ACTIONS="true")
        assert (result.exit_code, result.stderr.count("::error title=")) == (1, 1)
        assert "##[" not in result.stdout
        assert run("x", "--format", name).stderr == ""
    quiet = run("x", "--quiet", GITHUB_ACTIONS="true").stderr
    assert (quiet.count("\n"), quiet.count("::error title=")) == (1, 1)
    asked = run("x", "--format", "github", GITHUB_ACTIONS="true")
    assert asked.stdout.startswith("::error title=")
    assert asked.stderr == ""


@pytest.mark.parametrize("suffix", [".json", ".sarif", ".csv"])
def test_what_grows_with_a_report_is_written_in_pieces(pipeline: StandIn, tmp_path: Path, suffix: str) -> None:
    """A file and standard output get the bytes that the format is as a whole; what breaks off while they are made leaves the old file."""
    told = reports.report(*(replace(reports.summit(), id=f"{number:012x}") for number in range(400)))
    pipeline(told)
    file = tmp_path / f"r{suffix}"
    result = run("x", "--output", str(file), "--format", SUFFIXES[suffix])
    assert file.read_bytes().decode() == result.stdout == render(told, SUFFIXES[suffix])
    assert len(result.stdout) > 2**18
    pipeline(replace(told, findings=(*told.findings, replace(reports.summit(), claims=(None,)))))
    assert isinstance(run("x", "--output", str(file)).exception, AttributeError)
    assert file.read_bytes().decode() == result.stdout
    assert list(tmp_path.iterdir()) == [file]


def test_failed_write_keeps_the_old_file(pipeline: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while writing leaves the file of the last run."""
    pipeline(reports.stories())
    old = tmp_path / "r.json"
    old.write_text("old")

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("x", "--output", str(old))
    assert result.exit_code == 2
    assert old.read_text() == "old"
    assert list(tmp_path.iterdir()) == [old]


def test_output_into_a_folder_is_2(pipeline: StandIn, tmp_path: Path) -> None:
    """A folder is no output."""
    pipeline(reports.report())
    (tmp_path / "r.json").mkdir()
    assert run("x", "--output", str(tmp_path / "r.json")).exit_code == 2


def test_output_through_a_link(pipeline: StandIn, tmp_path: Path) -> None:
    """A symbolic link stays one."""
    pipeline(reports.report())
    link, target = tmp_path / "link.json", tmp_path / "target.json"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")
    assert run("x", "--output", str(link)).exit_code == 0
    assert link.is_symlink()
    assert json.loads(target.read_text("utf-8"))["schema"] == 1


def test_strict(pipeline: StandIn) -> None:
    """A skipped file is 0 with a sentence, 2 under --strict; 2 wins over 1."""
    pipeline(reports.report(skipped=SKIPPED))
    assert run("x").exit_code == 0
    assert run("x", "--strict").exit_code == 2
    assert "1 file was skipped, which --strict does not allow" in run("x", "--strict", "--quiet").stderr
    pipeline(reports.stories())
    assert run("x", "--strict").exit_code == 2
    pipeline(reports.report())
    assert run("x", "--strict").exit_code == 0


def test_skipped_files_are_counted_beside_json(pipeline: StandIn) -> None:
    """JSON goes to a program, so a person is told on standard error; the text report says it itself."""
    pipeline(reports.report(skipped=SKIPPED))
    assert run("x", "--format", "json").stderr == "checker: 1 file skipped, listed in the report with the reason\n"
    assert run("x", "--format", "json", "--quiet").stderr == ""
    assert run("x").stderr == ""
    assert "a.bin: not text" in run("x").stdout


def test_min_confidence(pipeline: StandIn) -> None:
    """The threshold reaches the pipeline, and is between 0 and 1."""
    calls = pipeline(reports.report())
    run("x")
    run("x", "--min-confidence", "0.5")
    assert [call["min_confidence"] for call in calls] == [MIN_CONFIDENCE, 0.5]
    for number in ("7", "-0.1", "nan"):
        result = run("x", "--min-confidence", number)
        assert result.exit_code == 2
        assert f"{number} is not between 0 and 1." in result.stderr
    assert len(calls) == 2


def test_show_and_all(pipeline: StandIn) -> None:
    """--show chooses what text shows; JSON has every finding."""
    pipeline(reports.stories())
    assert "CONFLICT" not in run("x", "--show", "revision").stdout
    assert run("x", "--show", "revision").exit_code == 1
    assert run("x", "--show", "revision", "--format", "json").stdout == run("x", "--format", "json").stdout
    assert "SOURCES" in run("x", "--all").stdout


def test_colour(pipeline: StandIn) -> None:
    """Off a terminal there is colour only where it is asked for, and never in JSON or files."""
    pipeline(reports.stories())
    assert "\x1b" not in run("x").stdout
    assert "\x1b[1;31mCONFLICT" in run("x", "--color", "always").stdout
    assert "\x1b" not in run("x", "--color", "always", "--format", "json").stdout


def test_same_bytes(pipeline: StandIn) -> None:
    """The same input gives the same bytes."""
    pipeline(reports.stories())
    assert run("x").stdout_bytes == run("x").stdout_bytes


def test_verbose_speaks_on_stderr(pipeline: StandIn) -> None:
    """-v says how much was read; the report stays the same, and without it nothing is said."""
    pipeline(reports.stories())
    quiet, verbose = run("x"), run("x", "-v")
    assert verbose.stdout == quiet.stdout
    assert verbose.stderr.startswith("checker: 3 read, 1 skipped, in ")
    assert quiet.stderr == ""
