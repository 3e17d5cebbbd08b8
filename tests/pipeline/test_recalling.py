"""A second run over the same files takes the report of the first, and whatever changes makes it anew."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.model import LIMITS, Report, Severity, Skipped, Stage
from checker.pipeline import line as room
from checker.pipeline import recalling
from checker.pipeline.cache_place import FILE
from checker.pipeline.means import IN_THIS_PROCESS, Means
from checker.pipeline.objects import to_tables
from checker.reporters import render
from checker.settings import Settings
from tests.pipeline.corpora import corpus, story

FORMATS = ("text", "json", "html", "markdown", "csv", "sarif")


@pytest.fixture
def means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Means:
    """One process apart, also for little text, and a cache."""
    monkeypatch.setattr("checker.pipeline.means.SMALL", 0)
    return Means(jobs=1, cache=tmp_path / "cache" / FILE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with broken lines."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    corpus(folder, documents=30)
    return folder


class Told:
    """The stages of a run."""

    def __init__(self) -> None:
        self.stages: set[Stage] = set()

    def __call__(self, stage: Stage, done: int, of: int) -> None:
        self.stages.add(stage)


def checked(folder: Path, means: Means, **options: Any) -> tuple[Report, bool]:
    """A report, and whether it is that of an earlier run."""
    told = Told()
    report = pipeline.check([str(folder)], means=means, progress=told, **options)
    assert (Stage.RECALL in told.stages) is not (Stage.COMPARE in told.stages)
    return report, Stage.RECALL in told.stages


def test_packed_a_column_at_a_time(folder: Path, means: Means) -> None:
    """It is the JSON of all tables."""
    tables = to_tables(checked(folder, means)[0])
    assert zlib.decompress(recalling._packed(tables)).decode() == json.dumps(tables, separators=(",", ":"))


def test_same(folder: Path, means: Means) -> None:
    """It says the same in all formats."""
    made, first = checked(folder, means)
    again, second = checked(folder, means)
    assert (first, second) == (False, True)
    assert again == made == pipeline.check([str(folder)], means=IN_THIS_PROCESS)
    assert [row.file for row in again.skipped] == [row.file for row in made.skipped]
    assert [each.file for each in again.documents] == [each.file for each in made.documents]
    for name in FORMATS:
        assert render(again, name) == render(made, name)
    assert made.conflicts


RULES = """checker: 1
rules:
  - id: cost
    title: Length of the Harbour Bridge
    severity: error
    why: {why}
    find: {{figure: length, near: [Harbour Bridge]}}
    compare: {{value: figure}}
    message: The Harbour Bridge is given as <values> long
    examples:
      conflict:
        - Wire A: The new Harbour Bridge is 2.4 km long.
          Wire B: The Harbour Bridge, 2,150 metres long, opened on Monday.
      agreement:
        - Wire A: The new Harbour Bridge is 2.4 km long.
          Wire B: The Harbour Bridge, 2,400 metres long, opened on Monday.
"""


def _ruled(folder: Path, why: str) -> dict[str, Any]:
    file = folder.parent / "own.yml"
    file.write_text(RULES.format(why=why))
    return {"rules": [str(file)]}


def _edited(folder: Path) -> dict[str, Any]:
    (folder / "00000.txt").write_text(story(7))
    return {}


def _renamed(folder: Path) -> dict[str, Any]:
    (folder / "00000.txt").rename(folder / "other.txt")
    return {}


def _told_beside(folder: Path) -> dict[str, Any]:
    (folder / "00000.txt.meta.yml").write_text("source: Wire\n")
    return {}


def _more(folder: Path) -> dict[str, Any]:
    (folder / "more.txt").write_text(story(3))
    return {}


def _unread(folder: Path) -> dict[str, Any]:
    (folder / "film.mp4").write_bytes(b"\0\1")
    return {}


CHANGES: list[Callable[[Path], dict[str, Any]]] = [
    _edited,
    _renamed,
    _told_beside,
    _more,
    _unread,
    lambda folder: {"generic": False},
    lambda folder: {"checks": False},
    lambda folder: {"builtin": False},
    lambda folder: {"min_confidence": 0.9},
    lambda folder: {"limits": replace(LIMITS, characters=100)},
    lambda folder: {"settings": Settings(severity={"generic": Severity.NOTE})},
    lambda folder: {"settings": Settings(disable=("generic/figure",))},
    lambda folder: {"settings": Settings(sources={"Wire": "low"})},
    lambda folder: _ruled(folder, "It is asked for."),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes(folder: Path, means: Means, change: Callable[[Path], dict[str, Any]]) -> None:
    """Whatever decides what a report says makes it anew, and then it is kept as well."""
    checked(folder, means)
    options = change(folder)
    made, recalled = checked(folder, means, **options)
    assert not recalled
    assert made == pipeline.check([str(folder)], means=IN_THIS_PROCESS, **options)
    assert checked(folder, means, **options) == (made, True)


def test_words_of_a_rule(folder: Path, means: Means) -> None:
    """What a rule says plays no part in what is extracted, and yet in the report."""
    checked(folder, means, **_ruled(folder, "It is asked for."))
    made, recalled = checked(folder, means, **_ruled(folder, "It is asked for often."))
    assert not recalled
    assert "It is asked for often." in {rule.why for rule in made.rulebook}


def test_too_large(folder: Path, means: Means, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of very many claims is made anew each time, for to keep it takes as much memory again."""
    report, _ = checked(folder, means)
    claims = len(report.uncompared) + sum(len(finding.claims) for finding in report.findings)
    for most, kept in ((claims - 1, False), (claims, True)):
        monkeypatch.setattr("checker.pipeline.recalling.MOST", most)
        options = {"min_confidence": most / 10**6}  # so that nothing of an earlier run counts
        assert [checked(folder, means, **options)[1] for _ in range(2)] == [False, kept]


def test_order_of_sources(folder: Path, means: Means) -> None:
    """Of two spellings of one source in the settings the last one holds, so that their order counts."""
    (folder / "00000.txt.meta.yml").write_text("source: Wire\n")
    for sources in ({"Wire": "high", "WIRE": "low"}, {"WIRE": "low", "Wire": "high"}):
        made, recalled = checked(folder, means, settings=Settings(sources=sources))
        assert not recalled
        assert {document.authority for document in made.documents if document.source == "Wire"} == {[*sources.values()][-1]}


def test_decisions(folder: Path, means: Means, tmp_path: Path) -> None:
    """What people have decided and the day asked for play no part in what is kept."""
    report, _ = checked(folder, means)
    decided = tmp_path / "decided.yml"
    decided.write_text(f"- id: {report.conflicts[0].id}\n  decision: false-alarm\n  reason: known\n")
    again, recalled = checked(folder, means, decisions=[str(decided)])
    assert recalled
    assert {one.id for one in again.findings if one.decided is not None} == {report.conflicts[0].id}
    assert checked(folder, means, published_since="2031") == (pipeline.check([str(folder)], published_since="2031"), True)


def test_damaged(folder: Path, means: Means) -> None:
    """What cannot be read of it is made anew."""
    made, _ = checked(folder, means)
    assert means.cache is not None
    with sqlite3.connect(means.cache) as held:
        held.execute("UPDATE entries SET data = substr(data, 1, 40)")
    held.close()
    assert checked(folder, means) == (made, False)
    assert checked(folder, means) == (made, True)


@pytest.mark.parametrize("reason", ["took more than 120 seconds (--timeout)", "ended the process that read it, twice (SIGKILL)"])
def test_by_chance(folder: Path, means: Means, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report without a document that another run may be able to read is not kept."""
    real = room.check_shelved

    def without(*given: Any, **options: Any) -> Report:
        return replace(real(*given, **options), skipped=(Skipped("00000.txt", None, reason),))

    monkeypatch.setattr(room, "check_shelved", without)
    checked(folder, means)
    monkeypatch.undo()
    monkeypatch.setattr("checker.pipeline.means.SMALL", 0)
    assert not checked(folder, means)[1]


def test_changed_on_the_way(folder: Path, means: Means, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report on files of which one has changed since it was looked at is not kept under what it was."""
    before = (folder / "00000.txt").read_text()
    real = room.gather

    def changing(*given: Any, **options: Any) -> Any:
        (folder / "00000.txt").write_text(story(7))
        return real(*given, **options)

    monkeypatch.setattr(room, "gather", changing)
    checked(folder, means)
    monkeypatch.undo()
    monkeypatch.setattr("checker.pipeline.means.SMALL", 0)
    (folder / "00000.txt").write_text(before)
    report, recalled = checked(folder, means)
    assert not recalled
    assert report == pipeline.check([str(folder)], means=IN_THIS_PROCESS)


@pytest.mark.parametrize("other", [{"cache": None}, {"apart": False}])
def test_not_kept(folder: Path, means: Means, other: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a cache, and of a little text, nothing is kept."""
    means = replace(means, **other)
    assert [checked(folder, means)[1] for _ in range(2)] == [False, False]
