"""Places that hold no document: what may not be opened, leads nowhere, never ends, or lies outside of what was given."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.hostile.beside import HEALTHY, check, check_apart, put

TOWER = "The tower in the park is 50 metres high."
_DROP_CAPABILITY, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2


def without_privilege() -> None:
    """Let the superuser open no more than a mode allows: the new program starts without the rights to override it."""
    libc = ctypes.CDLL(None)
    for right in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
        libc.prctl(_DROP_CAPABILITY, right, 0, 0, 0)


def test_mode_000(tmp_path: Path) -> None:
    """A file and a folder that may not be opened are a row each."""
    put(tmp_path, {"a.txt": TOWER})
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    try:
        ran = check_apart(tmp_path, seconds=30, before=without_privilege)
    finally:
        (tmp_path / "shut").chmod(0o700)
    assert ran.read == []
    assert list(ran.skipped) == ["a.txt", "shut"]
    assert all("permission denied" in reason for reason in ran.skipped.values())


def test_links_and_devices(tmp_path: Path) -> None:
    """A link that leads nowhere, to itself, to an endless device or out of the folder, a pipe: a row each, and nothing is read of it."""
    corpus, outside = tmp_path / "corpus", tmp_path / "outside"
    corpus.mkdir()
    outside.mkdir()
    put(corpus)
    (outside / "b.txt").write_text(TOWER)
    os.mkfifo(corpus / "pipe.txt")
    links = {
        "gone.txt": "nothing.txt",
        "itself.txt": "itself.txt",
        "zero.txt": "/dev/zero",
        "out.txt": "../outside/b.txt",
        "away": "../outside",
    }
    links |= {"one.txt": "two.txt", "two.txt": "one.txt", "up": "..", "here": "."}
    for name, target in links.items():
        (corpus / name).symlink_to(target)
    ran = check(corpus)
    assert ran.read == []
    assert {name for name in ran.skipped if name.endswith(".txt")} == {"pipe.txt", *(name for name in links if name.endswith(".txt"))}


def test_copies_are_one_source(tmp_path: Path) -> None:
    """A hard link, a link within the folder and a copy are one source with what they are copies of: they add no voice."""
    put(tmp_path)
    one = tmp_path / "healthy-1.txt"
    (tmp_path / "hard.txt").hardlink_to(one)
    (tmp_path / "copy.txt").write_bytes(one.read_bytes())
    (tmp_path / "soft.txt").symlink_to("healthy-1.txt")
    ran = check(tmp_path)
    (conflict,) = (each for each in ran.report["findings"] if each["verdict"] == "conflict")
    assert [value["sources"] for value in conflict["values"]] == [1, 1]


def test_an_empty_folder(tmp_path: Path, program: Run) -> None:
    """An empty folder is said to be one, and is no failure."""
    done = program("check", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert " ".join(done.stdout.split()).startswith("No documents found in ")  # a long path stands on a line of its own


@pytest.mark.parametrize("name", ["missing", "missing/*.txt", "missing.txt", "a\nb", "\x1b[31m", "x" * 300, "~nobody/x", ""])
def test_a_missing_path(tmp_path: Path, program: Run, name: str) -> None:
    """A path that is not there is named on standard error, in one line, and the exit code is 2, whatever else is healthy."""
    put(tmp_path)
    done = program("check", tmp_path, tmp_path / name if name else "")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("checker: error: ")
    assert done.stderr.count("\n") <= 1 + name.count("\n")
    assert "\x1b" not in done.stderr


def test_a_thousand_folders(tmp_path: Path) -> None:
    """Folders nest as deep as the system lets them, and what lies at the bottom is read, or is a row."""
    put(tmp_path)
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1000):
        os.mkdir("deeper", dir_fd=here)
        below = os.open("deeper", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    with os.fdopen(os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w") as file:
        file.write(TOWER)
    os.close(here)
    try:
        ran = check(tmp_path)
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "deeper"], check=True)  # shutil, which pytest takes, cannot
    assert len([*ran.read, *ran.skipped]) == 1


def test_many_small_files(tmp_path: Path) -> None:
    """A thousand files of a word each hide nothing."""
    put(tmp_path, {f"{number}.txt": f"Note {number}." for number in range(1000)})
    assert len(check(tmp_path).read) == 1000


def test_a_folder_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that goes away after it was listed is a row."""
    from checker.readers import folder

    put(tmp_path, {"a.txt": TOWER, "b.txt": TOWER})
    opened = folder.bytes_of

    def going(path: Path, *rest: object) -> bytes:
        (tmp_path / "b.txt").unlink(missing_ok=True)
        return opened(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(folder, "bytes_of", going)
    ran = check(tmp_path)
    assert (ran.read, list(ran.skipped)) == (["a.txt"], ["b.txt"])


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C", "LANG": "C"}, {"LC_ALL": "tr_TR.UTF-8"}, {"TZ": "Pacific/Apia"}, {"TZ": "nonsense"}]
)
def test_surroundings_play_no_part(tmp_path: Path, program: Run, environment: dict[str, str]) -> None:
    """Neither the language of the system nor its time zone nor a missing home change a byte of a report."""
    put(tmp_path, {"é.txt": TOWER})
    usual = program("check", tmp_path, "--format", "json")
    other = program("check", tmp_path, "--format", "json", HOME="/nonexistent", PYTHONUTF8="0", PYTHONIOENCODING="ascii", **environment)
    assert (other.returncode, other.stdout) == (1, usual.stdout)
    assert len(HEALTHY) + 1 == usual.stdout.count('"published_from"')


def test_behind_a_locked_folder(tmp_path: Path) -> None:
    """A PATH that may not be reached is not told to be missing."""
    shut = tmp_path / "shut"
    shut.mkdir()
    (shut / "a.txt").write_text(TOWER)
    shut.chmod(0)
    command = [sys.executable, "-P", "-m", "checker", "check", str(shut / "a.txt")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=60, preexec_fn=without_privilege
        )
    finally:
        shut.chmod(0o700)
    assert (done.returncode, done.stderr) == (2, f"checker: error: {shut / 'a.txt'}: cannot be opened: permission denied\n")


def test_an_empty_path(program: Run) -> None:
    """A PATH without a character is named as such."""
    done = program("check", "")
    assert (done.returncode, done.stderr) == (2, "checker: error: a PATH is empty: name a file or a folder\n")
