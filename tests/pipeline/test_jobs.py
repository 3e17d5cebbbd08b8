"""The same report from any number of processes, and no document costs another."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import LIMITS, Claim, Skipped
from checker.pipeline.gathering import Gathered, find, gather
from checker.pipeline.means import IN_THIS_PROCESS, SHARE, SMALL, Means
from checker.pipeline.work import Work
from checker.readers import READERS
from checker.reporters import render
from tests.pipeline.corpora import corpus, story

ONE, TWO, THREE = (Means(jobs=jobs) for jobs in (1, 2, 3))
ODD = {**READERS, ".odd": "tests.pipeline.misbehaving"}


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut a corpus of some kilobytes into many pieces, to read and to compare."""
    monkeypatch.setattr("checker.pipeline.gathering.PIECE", 2_000)
    monkeypatch.setattr("checker.pipeline.shelf.TOGETHER", 20)
    monkeypatch.setattr("checker.pipeline.means.SMALL", 0)


def _report(folder: Path, means: Means) -> str:
    return str(render(pipeline.check([str(folder)], means=means), "json"))


def test_same_bytes(tmp_path: Path) -> None:
    """One, two and three processes and none give the same bytes, rows of broken lines too."""
    corpus(tmp_path, documents=72)
    told = _report(tmp_path, IN_THIS_PROCESS)
    read = json.loads(told)
    assert read["summary"]["conflict"] > 0
    assert {(row["document"], row["line"]) for row in read["skipped"]} == {("wire.jsonl", 7), ("wire.jsonl", 23), ("blank.txt", None)}
    for means in (ONE, TWO, THREE):
        assert _report(tmp_path, means) == told


def test_claims(tmp_path: Path) -> None:
    """So it is with claims alone."""
    corpus(tmp_path, documents=30)
    (one, *told), (two, *told_by_two) = (pipeline.claims_below([str(tmp_path)], **means) for means in ({}, {"means": TWO}))
    assert (list(one), told) == (list(two), told_by_two)
    expected = (list(map(_written, _by_document(one))), told)
    for means in (IN_THIS_PROCESS, ONE, TWO):
        (rows, *told) = pipeline.formed_below([str(tmp_path)], _written, means=means)
        assert ([row for row in rows if row], told) == expected


def _written(claims: Sequence[Claim]) -> bytes:
    return "".join(f"{claim.id} {claim.text}\n" for claim in claims).encode()


def _by_document(claims: Iterable[Claim]) -> list[list[Claim]]:
    return [list(own) for _, own in groupby(claims, key=lambda claim: claim.document)]


def _gathered(path: str, work: Work, means: Means) -> Gathered:
    return gather(find([path], work), work, means=means)


def _odd(folder: Path, means: Means, *, seconds: int = 60) -> Gathered:
    limits = replace(LIMITS, seconds_a_document=seconds, memory=2**30)
    return _gathered(str(folder), Work(limits=limits, readers=ODD), means)


REASONS = [
    ("hang", "took more than 6 seconds (--timeout)"),
    ("match", "took more than 6 seconds (--timeout)"),
    ("kill", "ended the process that read it, twice (SIGKILL)"),
    ("fill", "needs more than 1 GB (--max-memory)"),
]


@pytest.mark.parametrize(("how", "reason"), REASONS, ids=[how for how, _ in REASONS])
@pytest.mark.parametrize("means", [ONE, TWO], ids=["one", "two"])
def test_misbehaving(tmp_path: Path, means: Means, how: str, reason: str) -> None:
    """A reader that hangs, dies or takes all memory is one row, with one job too; all else is read, and once."""
    corpus(tmp_path, documents=9)
    (tmp_path / "00003-bad.odd").write_text(f"{how}\n{story(1)}")
    (tmp_path / "00003-good.odd").write_text(f"read\n{story(1)}")
    held, skipped = _odd(tmp_path, means, seconds=6 if "timeout" in reason else 60)
    assert [row for row in skipped if row.document.endswith(".odd")] == [Skipped("00003-bad.odd", None, reason)]
    names = [document.id for document, _ in held]
    assert len(names) == len(set(names)) == 10
    assert "00003-good.odd" in names


def test_killed_once(tmp_path: Path) -> None:
    """A worker that is killed costs nothing: what it was doing is done again."""
    for number in range(5):
        (tmp_path / f"{number}.odd").write_text(f"once {tmp_path / f'{number}.mark'}\n{story(number)}")
    held, skipped = _gathered(f"{tmp_path}/*.odd", Work(readers=ODD), TWO)
    assert [document.id for document, _ in held] == [f"{number}.odd" for number in range(5)]
    assert [document.text for document, _ in held] == [story(number) for number in range(5)]
    assert not skipped


def test_interrupted(tmp_path: Path, root: Path) -> None:
    """Ctrl-C ends the program and all its workers, without a traceback."""
    for number in range(3000):
        (tmp_path / f"{number:05}.txt").write_text(story(number))
    started = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", str(tmp_path), "--jobs", "2"],
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    end = time.monotonic() + 60
    while len(_processes(started.pid)) < 4 and time.monotonic() < end:  # the program, what starts workers, two of them
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(started.pid, signal.SIGINT)
    out, errors = started.communicate(timeout=60)
    assert started.returncode == 130
    assert (out, errors) == (b"", b"checker: stopped; what was to be written is as it was before\n")
    end = time.monotonic() + 60
    while _processes(started.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _processes(started.pid)


def _processes(session: int) -> list[int]:
    """The processes of a session that run."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,sess=,state="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listed.splitlines())
    return [int(pid) for pid, of, state in rows if int(of) == session and not state.startswith("Z")]


FEW, MANY = SMALL, 20 * SHARE
NUMBERS = [
    ("a little text", Means(), [("a.txt", 10), ("b.md", FEW - 10)], 0),
    ("more text", Means(), [("a.txt", FEW + 1)], 1),
    ("a foreign parser", Means(), [("a.txt", 10), ("b.pdf", 10)], 1),
    ("the same in this process", IN_THIS_PROCESS, [("a.txt", MANY), ("b.pdf", 10)], 0),
    ("asked for", Means(jobs=3), [("a.txt", 10)], 3),
    ("much", Means(), [("a.jsonl", MANY)], 2),
    ("nothing", Means(), [], 0),
]


@pytest.mark.parametrize(("means", "files", "processes"), [case[1:] for case in NUMBERS], ids=[case[0] for case in NUMBERS])
def test_processes(means: Means, files: list[tuple[str, int]], processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started where they pay, or where something may have to be stopped."""
    monkeypatch.setattr("checker.pipeline.means.SMALL", FEW)
    monkeypatch.setattr("checker.pipeline.means.processors", lambda: 2)
    assert means.processes((Path(name), size) for name, size in files) == processes


@pytest.mark.parametrize("means", [IN_THIS_PROCESS, TWO], ids=["here", "two"])
def test_repeated_ids(tmp_path: Path, means: Means) -> None:
    """The first record of an id counts; the others are rows with their lines, whichever range of the file they stand in."""
    records = [{"id": f"r{number % 200}", "text": f"The mill of Selby has {number} looms."} for number in range(203)]
    (tmp_path / "mill.jsonl").write_text("\n".join(map(json.dumps, records)))
    held, skipped = _gathered(str(tmp_path), Work(), means)
    assert {document.id: document.text for document, _ in held} == {record["id"]: record["text"] for record in records[:200]}
    assert skipped == [Skipped("mill.jsonl", 201 + number, f"a second document has the id `r{number}`") for number in range(3)]
