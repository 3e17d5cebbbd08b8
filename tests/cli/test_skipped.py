"""Where what was not read is found again."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from checker.cli.commands import checker


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which somebody works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def notified(*arguments: str, given: str | None = None) -> dict[str, str]:
    """What the notifications of a run say, by the file that they name."""
    log = json.loads(CliRunner().invoke(checker, ["check", *arguments, "--format", "sarif"], input=given).stdout)
    told = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    return {unquote(each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]): each["message"]["text"] for each in told}


def test_notifications_name_files_as_results_do(desk: Path) -> None:
    """A file that was skipped is named by the way to it from where somebody stands, as the file of a finding is."""
    sub = desk / "wire" / "sub"
    sub.mkdir(parents=True)
    (sub / "a.txt").write_text("It killed 40 people.", "utf-8")
    (sub / "scan.bin").write_bytes(b"\0\1")
    (sub / "b.jsonl").write_text("{}\n", "utf-8")
    (sub / "lost.meta.yml").write_text("published: 2025-10-27\n", "utf-8")
    (sub / "out.txt").symlink_to(desk)
    (sub / ".checkerignore").symlink_to(desk)
    wanted = {f"wire/sub/{name}" for name in ("scan.bin", "b.jsonl", "lost.meta.yml", "out.txt", ".checkerignore")}
    assert set(notified("wire")) == wanted
    assert set(notified(str(desk / "wire"))) == wanted
    assert set(notified("wire", "--jobs", "2", "--no-cache")) == wanted
    assert set(notified("wire/**/*.bin")) == {"wire/sub/scan.bin", "wire/sub/.checkerignore"}
    assert set(notified("wire/sub/scan.bin")) == {"wire/sub/scan.bin"}
    assert set(notified("-", given="")) == {"stdin.txt"}


@pytest.mark.parametrize("more", [(), ("--jobs", "2", "--no-cache")])
def test_an_id_of_two_files(desk: Path, more: tuple[str, ...]) -> None:
    """A record whose id one of another file has already is told with both places."""
    records = [{"id": f"s{number}", "text": f"It killed {number} people."} for number in range(4)]
    (desk / "new.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in records), "utf-8")
    (desk / "old.jsonl").write_text(f"\n{json.dumps(records[2] | {'text': 'Nothing.'})}\n", "utf-8")
    (desk / "wide.jsonl").write_text(f"{json.dumps(records[3] | {'text': 'None.'})}\n", "utf-16")
    report = json.loads(CliRunner().invoke(checker, ["check", ".", "--format", "json", *more]).stdout)
    assert [(row["document"], row["line"], row["reason"]) for row in report["skipped"]] == [
        ("old.jsonl", 2, "a second document has the id `s2`: the first, new.jsonl:3, counts"),
        ("wide.jsonl", None, "a second document has the id `s3`: the first, new.jsonl:4, counts"),
    ]
    assert set(notified(".")) == {"old.jsonl", "wide.jsonl"}


def test_an_id_of_standard_input(desk: Path) -> None:
    """Records of standard input are told by its name."""
    record = json.dumps({"id": "a", "text": "It killed 4 people."})
    (desk / "old.jsonl").write_text(f"{record} \n", "utf-8")
    result = CliRunner().invoke(checker, ["check", "-", ".", "--stdin-name", "new.jsonl", "--format", "json"], input=f"\n{record}\n")
    (row,) = json.loads(result.stdout)["skipped"]
    assert (row["document"], row["line"]) == ("old.jsonl", 1)
    assert row["reason"] == "a second document has the id `a`: the first, new.jsonl:2, counts"
