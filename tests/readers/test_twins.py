"""Files of the same bytes are accounted for each, and are one source together."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker import check
from checker.model import Verdict
from checker.readers import READERS, read_paths

SHORT = "The Dahlia bridge is 4.5 km long."
OTHER = "The Dahlia bridge is 9 km long."
DESK = Path(__file__).parents[1] / "rulebook" / "good.yml"


@pytest.fixture(params=["copy", "hard link", "link"])
def twins(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder in which a second name stands for the same bytes, and a document that says otherwise."""
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    (tmp_path / "z.txt").write_text(OTHER, "utf-8")
    second = tmp_path / "sub" / "b.txt"
    second.parent.mkdir()
    if request.param == "copy":
        second.write_text(SHORT, "utf-8")
    elif request.param == "hard link":
        os.link(tmp_path / "a.txt", second)
    else:
        second.symlink_to("../a.txt")
    return tmp_path


def rules(folder: Path) -> str:
    """A rule on the bridge."""
    from tests.readers.test_bounds import DESK

    (folder / "desk.yml").write_text(DESK, "utf-8")
    return str(folder / "desk.yml")


def test_one_source(twins: Path) -> None:
    """The value of twins has one source, and each of them is a document."""
    report = check(twins, rules=rules(twins), builtin=False)
    assert [document.id for document in report.documents] == ["a.txt", "sub/b.txt", "z.txt"]
    assert report.documents[1].notes == ("has the same bytes as a.txt: both are one source",)
    (conflict,) = report.conflicts
    assert [(value.display, value.sources, len(value.claims)) for value in conflict.values] == [("4.5 km", 1, 2), ("9 km", 1, 1)]
    assert "a.txt and sub/b.txt are copies of one text and count once." in conflict.notes


def test_twins_do_not_agree(twins: Path) -> None:
    """Twins alone are one source, which corroborates nothing; as much as two that say the same in other words do."""
    (twins / "z.txt").unlink()
    rule = rules(twins)
    assert [finding.verdict for finding in check(twins, rules=rule, builtin=False).findings] == [Verdict.SINGLE]
    (twins / "z.txt").write_text(f"{SHORT} It rains.", "utf-8")
    assert [finding.verdict for finding in check(twins, rules=rule, builtin=False).findings] == [Verdict.AGREEMENT]


def test_records_count_once(tmp_path: Path) -> None:
    """The second file of the same records is one row, not one for each record."""
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": "x", "text": "40 people"}\nno record\n{"id": "y", "text": "41 people"}\n', "utf-8")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert [document.id for document in documents] == ["x", "y"]
    assert [(row.document, row.line, row.reason.partition(":")[0]) for row in skipped] == [
        ("a.jsonl", 2, "no JSON"),
        ("b.jsonl", None, "has the same bytes as a.jsonl, and its records count once"),
    ]


def test_twins_of_what_cannot_be_read(tmp_path: Path) -> None:
    """Two files that cannot be read are both rows with the same reason."""
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(b"PK")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert documents == []
    assert len({row.document for row in skipped}) == 2
    assert len({row.reason for row in skipped}) == 1
