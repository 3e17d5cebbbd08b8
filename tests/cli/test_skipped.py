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
