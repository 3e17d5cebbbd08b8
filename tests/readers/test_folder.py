"""Every file below the paths given is read once, in one order, or named with a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.errors import PathError
from checker.readers import READERS, read_paths


def write(folder: Path, **files: str) -> None:
    """Write files named by keys with ``__`` for a slash and ``_`` for the dot."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_folder_in_order(tmp_path: Path) -> None:
    """Documents come in order of their path below the folder; hidden files are left out."""
    write(tmp_path, b_txt="two", a__c_md="one")
    (tmp_path / ".hidden.txt").write_text("no", encoding="utf-8")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert [document.id for document in documents] == ["a/c.md", "b.txt"]
    assert skipped == []


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    """A file of another kind, an empty one and a folder with a text's name are accounted for."""
    write(tmp_path, a_txt="40 people", b_pdf="%PDF", c_txt="  \n")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert [document.id for document in documents] == ["a.txt"]
    assert {row.document: row.reason.split(":")[0] for row in skipped} == {"b.pdf": "no reader for .pdf", "c.txt": "holds no text"}


def test_equal_names_get_the_way_there(tmp_path: Path) -> None:
    """Two files of one name below two paths are told apart by the shortest part of the way there."""
    write(tmp_path, x__day1__a_txt="one", y__day1__a_txt="two")
    documents, _ = read_paths([str(tmp_path / "x" / "day1"), str(tmp_path / "y" / "day1")], READERS)
    assert [document.id for document in documents] == ["x/day1/a.txt", "y/day1/a.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    """A file named itself and by its folder is one document."""
    write(tmp_path, a_txt="40 people")
    documents, _ = read_paths([str(tmp_path), str(tmp_path / "a.txt")], READERS)
    assert [document.id for document in documents] == ["a.txt"]


def test_glob(tmp_path: Path) -> None:
    """A pattern names the files that it matches."""
    write(tmp_path, a_txt="one", b_md="two")
    documents, _ = read_paths([str(tmp_path / "*.txt")], READERS)
    assert [document.id for document in documents] == ["a.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "missing/*.txt"])
def test_a_missing_path_is_named(tmp_path: Path, name: str) -> None:
    """A path that is not there ends the run with its name."""
    with pytest.raises(PathError, match="missing"):
        read_paths([str(tmp_path / name)], READERS)


def test_repeated_id(tmp_path: Path) -> None:
    """Of two records with one id the first is kept and the other named."""
    (tmp_path / "a.jsonl").write_text('{"id": "r", "text": "one"}\n{"id": "r", "text": "two"}\n', encoding="utf-8")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert [document.text for document in documents] == ["one"]
    assert "second document" in skipped[0].reason


def test_no_regular_file(tmp_path: Path) -> None:
    """A pipe under a text's name is named, not waited for."""
    os.mkfifo(tmp_path / "a.txt")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert documents == []
    assert skipped[0].reason == "is no regular file"


def test_dangling_link(tmp_path: Path) -> None:
    """A link to nothing is named."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert documents == []
    assert [row.document for row in skipped] == ["a.txt"]
