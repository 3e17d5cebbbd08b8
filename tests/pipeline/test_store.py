"""New documents are compared with those of an archive that is not read again."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import pipeline
from checker.errors import PathError
from checker.model import Report
from checker.pipeline.store import read
from checker.reporters import render
from checker.rulebook.catalogue import load_rules
from tests.conftest import Run
from tests.pipeline.corpora import corpus, story

ROW = "The Penfold mill employs {} people, its owner Brandt Holding said. The mill in Penfold had been shut for two years before that."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of old stories, two of which disagree with each other."""
    folder = tmp_path / "archive"
    folder.mkdir()
    corpus(folder, documents=30)
    (folder / "mill.txt").write_text(ROW.format(340), "utf-8")
    return folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A folder with a story that disagrees with one of the archive, and one that does not."""
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "today.txt").write_text(ROW.format(430), "utf-8")
    (folder / "other.md").write_text(story(3), "utf-8")
    return folder


@pytest.fixture
def store(archive: Path, tmp_path: Path) -> str:
    """The archive's store; the archive itself is gone."""
    path = str(tmp_path / "archive.store")
    number, skipped = pipeline.keep([str(archive)], path)
    assert (number, len(skipped)) == (31, 3)
    shutil.rmtree(archive)
    return path


def _findings(report: Report) -> list[dict[str, object]]:
    """The findings of a report, but for those of others that they are related to, which are those of the report alone."""
    found: list[dict[str, object]] = json.loads(str(render(report, "json")))["findings"]
    return [{name: value for name, value in one.items() if name != "related"} for one in found]


def test_same_findings(archive: Path, new: Path, tmp_path: Path) -> None:
    """They are those of a check of both, as far as a new document takes part; with its own among them."""
    path = str(tmp_path / "a.store")
    pipeline.keep([str(archive)], path)
    both = pipeline.check([str(archive), str(new)])
    about = {"today.txt", "other.md"}
    expected = [one for one in _findings(both) if any(claim["document"] in about for claim in one["claims"])]  # type: ignore[attr-defined]
    assert len(expected) < len(both.findings)
    report = pipeline.check([str(new)], against=path)
    assert _findings(report) == expected
    assert any(one["verdict"] == "conflict" for one in expected)


def test_the_archive_is_not_read(new: Path, store: str) -> None:
    """The archive may be gone; of its documents the report names those that a finding speaks of."""
    report = pipeline.check([str(new)], against=store)
    assert ["mill.txt", "today.txt"] in [sorted({claim.document for claim in found.claims}) for found in report.conflicts]
    named = {document.id for document in report.documents}
    assert named == {"today.txt", "other.md", *(claim.document for finding in report.findings for claim in finding.claims)}
    assert set(report.claims) == named
    assert {claim.document for claim in report.uncompared} <= {"today.txt", "other.md"}


def test_a_new_version_of_an_old_story(tmp_path: Path, store: str) -> None:
    """A new document stands for the one of the archive that has its name."""
    (tmp_path / "mill.txt").write_text(ROW.format(430), "utf-8")
    assert pipeline.check([str(tmp_path / "mill.txt")], against=store).conflicts == []


def _form(file: sqlite3.Connection) -> None:
    file.execute("UPDATE about SET value = '0.0.9' WHERE name = 'version'")


def _rules(file: sqlite3.Connection) -> None:
    file.execute("UPDATE about SET value = '' WHERE name = 'rules'")


def _kind(file: sqlite3.Connection) -> None:
    file.execute("UPDATE about SET value = 'notes' WHERE name = 'kind'")


def _table(file: sqlite3.Connection) -> None:
    file.execute("DROP TABLE about")


def _data(file: sqlite3.Connection) -> None:
    file.execute("UPDATE documents SET data = substr(data, 5)")


REFUSED = [
    (_form, "was made by checker 0.0.9 and this is "),
    (_rules, "was made with other rules than those of this run: extract the archive again"),
    (_kind, "is no store of claims"),
    (_table, "is no store that can be read (no such table: about)"),
    (_data, "is no store that can be read ("),
]


@pytest.mark.parametrize(("change", "reason"), REFUSED)
def test_refused(new: Path, store: str, change: Callable[[sqlite3.Connection], None], reason: str) -> None:
    """A store of another version, with other rules, or that is none, is refused in one sentence."""
    file = sqlite3.connect(store)
    change(file)
    file.commit()
    file.close()
    with pytest.raises(PathError) as told:
        pipeline.check([str(new)], against=store)
    assert str(told.value).startswith(f"{store}: {reason}")
    assert "\n" not in str(told.value)


def test_no_store(new: Path, tmp_path: Path) -> None:
    """What is not there, is empty or is something else is refused as well."""
    (tmp_path / "text.store").write_text("no store")
    (tmp_path / "empty.store").touch()
    for name in ("none.store", "text.store", "empty.store", "new"):
        with pytest.raises(PathError, match="store"):
            pipeline.check([str(new)], against=str(tmp_path / name))


def test_rules_of_ones_own(archive: Path, new: Path, tmp_path: Path) -> None:
    """With the rules it was made with a store serves, with others it is refused."""
    rule = tmp_path / "mine.yml"
    rule.write_text(
        "checker: 1\nrules:\n  - id: mill-jobs\n    title: Jobs at the mill\n    severity: error\n    why: One figure.\n"
        "    find:\n      figure: count\n      near: [mill]\n    compare:\n      value: figure\n    message: Jobs are given as <values>\n"
        "    examples:\n      conflict:\n        - A: The mill has 12 workers.\n          B: The mill has 13 workers.\n"
        "      nothing:\n        - The harbour has 12 cranes.\n"
    )
    path = str(tmp_path / "a.store")
    pipeline.keep([str(archive)], path, rules=[str(rule)])
    found = pipeline.check([str(new)], rules=[str(rule)], against=path).conflicts
    assert "mine/mill-jobs" in {one.rule for one in found}
    with pytest.raises(PathError, match="other rules"):
        pipeline.check([str(new)], against=path)


def test_output_that_cannot_be_written(archive: Path, tmp_path: Path) -> None:
    """One sentence, nothing left behind, and an older store stays what it was."""
    with pytest.raises(PathError, match="cannot be written"):
        pipeline.keep([str(archive)], str(tmp_path / "missing" / "a.store"))
    with pytest.raises(PathError, match="no regular file"):
        pipeline.keep([str(archive)], str(tmp_path))
    path = tmp_path / "a.store"
    pipeline.keep([str(archive)], str(path))
    pipeline.keep([str(archive / "mill.txt")], str(path))
    assert [document.id for document, _ in read(str(path), load_rules([]))] == ["mill.txt"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.store", "archive"]


def test_commands(archive: Path, new: Path, tmp_path: Path, program: Run) -> None:
    """`extract --output STORE`, then `check --against STORE` and `explain --against STORE`."""
    path = tmp_path / "archive.store"
    kept = program("extract", archive, "--output", path, "--jobs", "2")
    assert (kept.returncode, kept.stdout) == (0, "")
    assert f"31 documents in {path}" in kept.stderr
    checked = program("check", new, "--against", path, "--format", "json")
    assert checked.returncode == 1
    found = next(one for one in json.loads(checked.stdout)["findings"] if "Penfold mill, people" in one["message"])
    explained = program("explain", found["id"], new, "--against", path).stdout
    assert found["message"] in explained
    assert "mill.txt" in explained
    refused = program("check", new, "--against", tmp_path / "none.store")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
