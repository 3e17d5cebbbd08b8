"""What checker is for, on the seeds, as a user meets it: the program in a process of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Run

FIRST, SECOND, THIRD = "000_19bc57474be5a632.txt", "002_332dcb7baf661790.txt", "003_7076f20a72f002e6.txt"
HEADINGS = ("CONFLICT", "REVISION", "ROUNDING", "AGREED", "ONE SOURCE ONLY")

Finding = dict[str, Any]


@pytest.fixture(scope="module")
def json_text(program: Run) -> str:
    """The JSON report on the seeds, as printed."""
    return program("check", "seeds/", "--format", "json").stdout


@pytest.fixture(scope="module")
def report(json_text: str) -> dict[str, Any]:
    """The JSON report on the seeds, as a program reads it."""
    found: dict[str, Any] = json.loads(json_text)
    return found


@pytest.fixture(scope="module")
def text(program: Run) -> str:
    """The text report on the seeds."""
    return program("check", "seeds/").stdout


def findings(report: dict[str, Any], *, verdict: str | None = None, rule: str = "") -> list[Finding]:
    """The findings of a verdict and of rules whose id starts so."""
    return [one for one in report["findings"] if verdict in (None, one["verdict"]) and one["rule"].startswith(rule)]


def with_claim(report: dict[str, Any], pattern: str) -> list[Finding]:
    """The findings that a claim with such words takes part in."""
    return [one for one in report["findings"] if any(re.search(pattern, claim["text"]) for claim in one["claims"])]


def displayed(finding: Finding) -> list[str]:
    """A finding's values, as shown."""
    return [value["display"] for value in finding["values"]]


# The mission's sentences.


def test_busan_and_seoul_are_the_conflict(program: Run, report: dict[str, Any]) -> None:
    """One summit is placed in Busan and in Seoul, said with both places and exit code 1; it is the one conflict of the seeds."""
    done = program("check", "seeds/")
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.startswith("CONFLICT  APEC summit is placed in Busan and in Seoul\n")
    assert f"{FIRST}:11:91" in done.stdout
    assert f"{SECOND}:27:193" in done.stdout
    (conflict,) = findings(report, verdict="conflict")
    assert (conflict["rule"], conflict["severity"], sorted(displayed(conflict))) == (
        "diplomacy/summit-venue",
        "error",
        ["Busan", "Seoul"],
    )
    assert {claim["document"] for claim in conflict["claims"]} == {FIRST, SECOND}


def test_the_older_source_is_noted(report: dict[str, Any]) -> None:
    """Seoul stands in the older source, which was written before the event; nobody is called wrong."""
    (conflict,) = findings(report, verdict="conflict")
    assert any("Seoul" in note and "older source" in note for note in conflict["notes"])
    assert not re.search(r"\b(?:wrong|false|lie)\b", json.dumps(conflict["notes"]) + conflict["message"], re.IGNORECASE)


def test_next_years_host_is_no_conflict(report: dict[str, Any]) -> None:
    """China hosts APEC in 2026: another edition, in no conflict with Busan."""
    for finding in report["findings"]:
        if finding["verdict"] in ("conflict", "revision"):
            assert "China" not in displayed(finding)
            assert not any(claim["document"] == THIRD and claim["line"] == 7 for claim in finding["claims"])


def test_soybeans_are_one_revision(report: dict[str, Any]) -> None:
    """20 million metric tons replace 12 million tons in the current season, both read as metric tons."""
    (revision,) = findings(report, verdict="revision")
    assert revision["rule"] == "trade/soybean-purchase-volume"
    assert [(value["display"], value["earlier"]) for value in sorted(revision["values"], key=lambda value: value["earlier"])] == [
        ("20 million metric tons", False),
        ("12 million tons", True),
    ]
    assert {(claim["value"], claim["unit"]) for claim in revision["claims"]} == {(20000000, "metric_ton"), (12000000, "metric_ton")}
    assert any("metric" in assumption for assumption in revision["assumptions"])


def test_next_season_is_kept_apart_and_shown_beside(report: dict[str, Any], text: str) -> None:
    """25 million tons of next season are a fact of their own, and the revision points to it."""
    (apart,) = with_claim(report, r"25 million tons")
    assert apart["verdict"] == "single"
    assert [claim["value"] for claim in apart["claims"]] == [25000000]
    card = text.partition("\nREVISION")[2].partition("\nAGREED")[0]
    assert re.search(r"See also .*25 million tons", card, re.DOTALL)


def test_tariff_is_one_change_from_one_source(report: dict[str, Any]) -> None:
    """57 to 47 per cent is one change, stated once: neither a conflict nor a revision."""
    (tariff,) = with_claim(report, r"\b(?:57|47) per cent")
    assert tariff["verdict"] == "single"
    assert {claim["document"] for claim in tariff["claims"]} == {FIRST}
    assert re.search("57.*47", " ".join(displayed(tariff)))


def test_arms_sale_is_from_one_source(report: dict[str, Any]) -> None:
    """$11.1 billion is stated by one source alone."""
    (sale,) = with_claim(report, r"\$11\.1 billion")
    assert (sale["verdict"], sale["rule"], displayed(sale)) == ("single", "defence/arms-sale-value", ["$11.1 billion"])
    assert [(claim["value"], claim["unit"], claim["resolution"]) for claim in sale["claims"]] == [(11100000000, "USD", 100000000)]


def test_dates_are_the_documents_own(report: dict[str, Any]) -> None:
    """002 is dated by line 9 and not by its export stamp; 003 has no date, and none is made up."""
    dates = {one["id"]: (one["published"], one["published_from"]) for one in report["documents"]}
    assert dates == {FIRST: ("2025-11-25", "line 1"), SECOND: ("2025-10-27", "line 9"), THIRD: (None, None)}


def test_every_file_is_accounted_for(report: dict[str, Any], seeds: Path) -> None:
    """Every file is read or skipped."""
    assert {one["id"] for one in report["documents"]} == {path.name for path in seeds.iterdir()}
    assert report["skipped"] == []


# Options and exit codes.


@pytest.mark.parametrize(("threshold", "code"), [("conflict", 1), ("never", 0)])
def test_fail_on(program: Run, text: str, threshold: str, code: int) -> None:
    """The threshold decides the exit code and nothing else."""
    done = program("check", "seeds/", "--fail-on", threshold)
    assert (done.returncode, done.stdout) == (code, text)


def test_without_the_packs(program: Run) -> None:
    """--no-builtin leaves generic linking: no finding of a pack, still the claims and their agreement."""
    done = program("check", "seeds/", "--no-builtin", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode in (0, 1)
    assert report["findings"]
    assert all(re.match(r"(?:generic|arithmetic|checks?)/", one["rule"]) for one in report["findings"])


def test_without_any_linking(program: Run) -> None:
    """--no-builtin --no-generic links nothing, so there is no finding about a venue, and that is said."""
    done = program("check", "seeds/", "--no-builtin", "--no-generic", "--no-checks")
    assert (done.returncode, done.stderr) == (0, "")
    assert not re.search(rf"^(?:{'|'.join(HEADINGS)})\b", done.stdout, re.MULTILINE)
    assert "\nNothing to compare: " in done.stdout


def test_missing_path_is_2(program: Run) -> None:
    """A PATH that does not exist is named on standard error; nothing is checked."""
    done = program("check", "seeds/", "no-such-folder/")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == ["checker: error: no-such-folder/: no such file or folder"]


def test_empty_folder_is_a_sentence(program: Run, tmp_path: Path) -> None:
    """Nothing to read is no failure, and is said."""
    (tmp_path / "empty").mkdir()
    done = program("check", "empty", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "No documents found in empty.\n")


def test_folder_of_unreadable_kinds_is_a_sentence(program: Run, tmp_path: Path) -> None:
    """A folder whose files were all skipped is 0 and names each; --strict makes it 2."""
    folder = tmp_path / "images"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "b.bin").write_bytes(bytes(range(256)))
    done = program("check", "images", cwd=tmp_path)
    assert done.returncode == 0
    assert "a.png" in done.stdout
    assert "b.bin" in done.stdout
    assert re.search(r"^Nothing to compare: all 2 files were skipped\.$", done.stdout, re.MULTILINE)
    assert program("check", "images", "--strict", cwd=tmp_path).returncode == 2


# Root may read everything, so it is given up: after a first run, for nobody else may be allowed to load what checker needs.
WITHOUT_ROOT = """
import contextlib, io, os, sys
from checker.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["check", *sys.argv[1:]])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main(["check", *sys.argv[1:]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file modes of POSIX")
def test_unreadable_file_is_skipped(seeds: Path) -> None:
    """A file that may not be opened is one row in skipped; the rest is checked as before."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for seed in seeds.iterdir():
            shutil.copy(seed, folder)
        closed = folder / "closed.txt"
        closed.write_text("The APEC summit in Tokyo.")
        closed.chmod(0)
        command = [sys.executable, "-c", WITHOUT_ROOT, name, "--format", "json"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    told = json.loads(done.stdout)
    (row,) = told["skipped"]
    assert (row["document"], row["line"], row["reason"]) == ("closed.txt", None, "cannot be opened: permission denied")
    assert (told["summary"]["documents"], told["summary"]["conflict"]) == (3, 1)


BROKEN_RULES = [
    pytest.param("checker: 1\nrules:\n  - id: a\n    titel: x\n", "4:5", id="unknown key"),
    pytest.param("checker: 1\nrules:\n  - id: a\n   title: x\n", "4:4", id="indentation"),
    pytest.param("checker: 1\nrules: [\n", "", id="unfinished"),
    pytest.param("checker: 7\nrules:\n  - id: a\n", "1:10", id="version"),
    pytest.param("- a\n", "1:1", id="no mapping"),
    pytest.param("", "1:1", id="empty"),
    pytest.param("\x00\x01", "1:1", id="no text"),
]


@pytest.mark.parametrize(("rules", "place"), BROKEN_RULES)
def test_broken_rules_are_2(program: Run, tmp_path: Path, rules: str, place: str) -> None:
    """A mistake in a rule file is file:line:column with the line, never a traceback; nothing is checked."""
    (tmp_path / "mine.yml").write_text(rules)
    (tmp_path / "a.txt").write_text("The APEC summit in Seoul.")
    done = program("check", "a.txt", "--rules", "mine.yml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(rf"^mine\.yml:{place or r'[0-9]+:[0-9]+'}: error: ", done.stderr, re.MULTILINE), done.stderr
    assert "Traceback" not in done.stderr


# Streams and bytes.


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "xterm-256color"}, {"COLUMNS": "wide"}, {"COLUMNS": "0"}])
def test_no_colour_off_a_terminal(program: Run, text: str, environment: dict[str, str]) -> None:
    """A pipe gets the plain report of 80 columns, whatever the terminal is."""
    done = program("check", "seeds/", **environment)
    assert "\x1b" not in done.stdout
    assert done.stdout == text


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("100", 100), ("200", 120)])
def test_columns_off_a_terminal(program: Run, text: str, columns: str, widest: int) -> None:
    """A pipe gets the width that COLUMNS asks for, within what can be read; the words stay the same."""
    done = program("check", "seeds/", COLUMNS=columns)
    words = [line for line in done.stdout.splitlines() if ":" not in line]  # places and commands are never broken
    assert widest - 25 < max(map(len, words)) <= widest
    assert done.stdout != text


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_on_a_terminal(no_color: str, coloured: bool) -> None:  # noqa: FBT001
    """A terminal gets colour, unless NO_COLOR says no."""
    import pty  # not on every system

    reading, writing = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "seeds/"],
        cwd=ROOT,
        stdout=writing,
        env=environment | {"NO_COLOR": no_color, "TERM": "xterm"},
    )
    os.close(writing)
    shown = b""
    try:
        while part := os.read(reading, 65536):
            shown += part
    except OSError:
        # Linux ends a terminal so.
        pass
    finally:
        os.close(reading)
    assert process.wait(60) == 1
    assert (b"\x1b[" in shown) is coloured
    assert b"Busan" in shown


@pytest.mark.parametrize("format_", ["text", "json"])
def test_same_bytes_every_time(program: Run, format_: str) -> None:
    """Neither the order of hashes nor that of the paths changes a byte."""
    told = {program("check", "seeds/", "--format", format_, PYTHONHASHSEED=seed).stdout for seed in ("0", "2024")}
    assert len(told) == 1
    names = sorted(path.name for path in (ROOT / "seeds").iterdir())
    there, back = (program("check", *paths, "--format", "json", cwd=ROOT / "seeds").stdout for paths in (names, names[::-1]))
    assert there == back


def test_same_bytes_from_anywhere(program: Run, tmp_path: Path, seeds: Path, text: str, json_text: str) -> None:
    """Where the documents lie plays no part in the JSON report."""
    shutil.copytree(seeds, tmp_path / "elsewhere" / "seeds")
    assert program("check", tmp_path / "elsewhere" / "seeds", "--format", "json").stdout == json_text
    assert program("check", "seeds/", cwd=tmp_path / "elsewhere").stdout == text


def test_output_is_written_as_well(program: Run, tmp_path: Path, text: str, json_text: str) -> None:
    """--output writes what --format prints, and changes neither the report nor the exit code."""
    done = program("check", "seeds/", "--output", tmp_path / "r.json", "--output", tmp_path / "r.txt")
    assert (done.returncode, done.stdout) == (1, text)
    assert (tmp_path / "r.json").read_text("utf-8") == json_text
    assert (tmp_path / "r.txt").read_text("utf-8") == text


def test_offsets_hold(program: Run, seeds: Path) -> None:
    """Every claim stands at its offsets, its line and its column, in order."""
    done = program("extract", "seeds/", "--format", "jsonl")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    texts = {path.name: path.read_bytes().decode("utf-8") for path in seeds.iterdir()}
    assert (done.returncode, done.stderr) == (0, "")
    assert {claim["document"] for claim in claims} == set(texts)
    assert [(claim["document"], claim["start"]) for claim in claims] == sorted((claim["document"], claim["start"]) for claim in claims)
    assert len({claim["id"] for claim in claims}) == len(claims)
    for claim in claims:
        whole = texts[claim["document"]]
        assert whole[claim["start"] : claim["end"]] == claim["text"]
        before = whole[: claim["start"]]
        assert (claim["line"], claim["column"]) == (before.count("\n") + 1, claim["start"] - (before.rfind("\n") + 1) + 1)
        start, end = claim["sentence"]
        assert start <= claim["start"] < claim["end"] <= end <= len(whole)


def test_line_ends_and_byte_order_mark(program: Run, tmp_path: Path, seeds: Path, report: dict[str, Any]) -> None:
    """Files of Windows say the same: a byte-order mark is no text, and line ends are kept and counted."""
    for path in seeds.iterdir():
        (tmp_path / path.name).write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    done = program("check", ".", "--format", "json", cwd=tmp_path)
    (conflict,) = findings(json.loads(done.stdout), verdict="conflict")
    assert [(claim["line"], claim["column"]) for claim in conflict["claims"]] == [(11, 91), (27, 193)]
    assert conflict["id"] == findings(report, verdict="conflict")[0]["id"]


def test_module_and_script_are_one(program: Run, text: str) -> None:
    """``python -m checker`` is ``checker``."""
    script = Path(sys.executable).with_name("checker.exe" if sys.platform == "win32" else "checker")
    if not script.exists():
        pytest.skip("checker is not installed as a program beside this Python")
    done = subprocess.run([str(script), "check", "seeds/"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert (done.returncode, done.stdout) == (1, text)
