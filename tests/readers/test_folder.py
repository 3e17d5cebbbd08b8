"""Every file below the paths given is read once, in one order, or named with a reason."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from checker.errors import PathError
from checker.model import Document, Limits
from checker.pipeline import extract_document
from checker.readers import READERS, read_paths
from tests.conftest import ROOT


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
    write(tmp_path, a_txt="40 people", b_xyz="40", c_txt="  \n", README="40")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert [document.id for document in documents] == ["a.txt"]
    assert {row.document: row.reason.split(":")[0] for row in skipped} == {
        "README": "no reader for a file without a suffix",
        "b.xyz": "no reader for .xyz",
        "c.txt": "holds no text",
    }


def test_files_of_our_own(tmp_path: Path) -> None:
    """Settings and rules that lie among documents are passed over; what only looks like them is accounted for."""
    write(tmp_path, a_txt="40 people", desk__checker_toml="quiet = true", pyproject_toml="[tool.checker]\nquiet = true\n")
    write(tmp_path, desk_yml="# our rules\nchecker: 1\nrules: []\n", desk__more_yaml='"checker": 1\n', checker_toml="")
    write(tmp_path, data_yml="# checker: 1\nname: x\n  checker: 1\n", other__pyproject_toml="[tool.other]\n", desk__my_toml="quiet = true")
    reasons = {"data.yml", "other/pyproject.toml", "desk/my.toml"}
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert ([document.id for document in documents], {row.document for row in skipped}) == (["a.txt"], reasons)
    documents, skipped = read_paths([str(tmp_path / "*")], READERS)
    assert {row.document for row in skipped} == {"data.yml", "pyproject.toml", "my.toml"}
    documents, skipped = read_paths([str(tmp_path / "checker.toml"), str(tmp_path / "desk.yml")], READERS)
    assert [row.document for row in skipped] == ["checker.toml", "desk.yml"]


def test_what_is_read_is_said_in_short(tmp_path: Path) -> None:
    """A refused file is told one suffix of each format, and of many formats the first ten."""
    write(tmp_path, b_xyz="40")
    few = {".md": "a", ".markdown": "a", ".txt": "b"}
    assert read_paths([str(tmp_path)], few)[1][0].reason == "no reader for .xyz: .md, .txt are read"
    many = {f".{letter}": letter for letter in "abcdefghijklmno"}
    assert read_paths([str(tmp_path)], many)[1][0].reason.endswith(".i, .j and 5 more are read")


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


def told(document: Document) -> tuple[str | None, ...]:
    """What a document is said to be."""
    return document.title, document.source, document.authority, document.published, document.published_from


def test_a_sidecar_tells_of_its_file(tmp_path: Path) -> None:
    """What stands in NAME.meta.yml counts before front matter and dateline; it is no document itself."""
    write(tmp_path, a_md="---\ntitle: Old\ndate: 2020-01-01\nsource: Wire\n---\nSales rose 5% last October.")
    (tmp_path / "a.md.meta.yml").write_text("title: New\npublished: 2025-11-03\nauthority: final\n", encoding="utf-8")
    (document,), skipped = read_paths([str(tmp_path)], READERS)
    assert told(document) == ("New", "Wire", "final", "2025-11-03", "a.md.meta.yml")
    assert document.written == "2025-11-03"
    assert skipped == []


def test_relative_dates_resolve_from_a_sidecar(tmp_path: Path) -> None:
    """ "Last October" is that before the day which the sidecar tells."""
    write(tmp_path, a_txt="Sales rose 5% last October.")
    (tmp_path / "a.meta.yaml").write_text("published: 2025-11-03\n", encoding="utf-8")
    (document,), _ = read_paths([str(tmp_path)], READERS)
    claims, *_ = extract_document(document, ())
    assert "2025-10" in {claim.value for claim in claims} | {claim.period for claim in claims}


def test_a_list_tells_of_the_files_below(tmp_path: Path) -> None:
    """One sources.csv tells of the files of its folder and below, by their way there; the report says the line."""
    write(tmp_path, a_txt="40 people", sub__b_txt="Beijing, October 27, 2025 — 41 people")
    (tmp_path / "sources.csv").write_bytes(
        '\ufefffile;published;source;notes\r\na.txt;2025-03-01;"Post; Herald";x\r\n\r\nsub/b.txt;3 June 2024;;\r\n'.encode()
    )
    (first, second), skipped = read_paths([str(tmp_path)], READERS)
    assert told(first) == ("40 people", "Post; Herald", None, "2025-03-01", "sources.csv, line 2")
    assert told(second)[3:] == ("2024-06-03", "sources.csv, line 4")
    assert second.notes == ()
    assert skipped == []


def test_a_sidecar_counts_for_a_file_given_alone(tmp_path: Path) -> None:
    """A file is told of in the same way when it is named itself, and what stands beside it is not read for that."""
    write(tmp_path, a_txt="40 people", b_txt="41 people")
    (tmp_path / "a.txt.meta.yml").write_text("published: 2025-11-03\n", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,source\na.txt,Herald\nb.txt,Wire\n", encoding="utf-8")
    (document,), skipped = read_paths([str(tmp_path / "a.txt")], READERS)
    assert told(document) == ("40 people", "Herald", None, "2025-11-03", "a.txt.meta.yml")
    assert skipped == []


@pytest.mark.parametrize("head", ["region,published", "name,amount", "file", ""])
def test_another_table_of_that_name_is_a_table(tmp_path: Path, head: str) -> None:
    """A sources.csv whose first column is no file, or which tells nothing of one, is a file like any other."""
    write(tmp_path, sources_csv=f"{head}\nAsia,5\n", a_txt="40 people")
    documents, skipped = read_paths([str(tmp_path)], {".txt": READERS[".txt"], ".csv": READERS[".txt"]})
    assert [document.id for document in documents] == ["a.txt", "sources.csv"]
    assert skipped == []
    documents, _ = read_paths([str(tmp_path / "a.txt")], {".txt": READERS[".txt"], ".csv": READERS[".txt"]})
    assert [document.id for document in documents] == ["a.txt"]


def test_records_keep_what_they_say(tmp_path: Path) -> None:
    """A sidecar tells what the records of a file do not say themselves."""
    (tmp_path / "n.jsonl").write_text(
        '{"id": "a", "text": "5% rose", "source": "Own", "published": "2024-02-02"}\n{"id": "b", "text": "6% rose"}\n', encoding="utf-8"
    )
    (tmp_path / "n.meta.yml").write_text("source: Wire\npublished: 2023-01-01\n", encoding="utf-8")
    (first, second), _ = read_paths([str(tmp_path)], READERS)
    assert told(first) == (None, "Own", None, "2024-02-02", "`published`")
    assert told(second) == (None, "Wire", None, "2023-01-01", "n.meta.yml")


def test_what_is_told_twice(tmp_path: Path) -> None:
    """The nearest tells: sidecar before list, list of the folder before one above; the other is named, if it tells the same key."""
    write(tmp_path, sub__a_txt="40 people", sub__b_txt="41 people")
    (tmp_path / "sub" / "a.txt.meta.yml").write_text("published: 2025-01-01\n", encoding="utf-8")
    (tmp_path / "sub" / "sources.csv").write_text("file,published,source\na.txt,2025-01-02,Near\n", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("path,source,title\nsub/a.txt,Far,Title\nsub/b.txt,Far,\nsub/b.txt,Again,\n", encoding="utf-8")
    (first, second), skipped = read_paths([str(tmp_path)], READERS)
    assert told(first) == ("Title", "Near", None, "2025-01-01", "sub/a.txt.meta.yml")
    assert second.source == "Far"
    assert [(row.document, row.line, row.reason) for row in skipped] == [
        ("sources.csv", 2, "tells `source` of a.txt again: sub/sources.csv, line 2 counts"),
        ("sources.csv", 4, "names sub/b.txt a second time: line 3 counts"),
        ("sub/sources.csv", 2, "tells `published` of a.txt again: sub/a.txt.meta.yml counts"),
    ]


def test_a_sidecar_without_a_file(tmp_path: Path) -> None:
    """A sidecar that belongs to no file, or to either of two, and a row that names no file, are told; the rest counts."""
    write(tmp_path, a_txt="40 people", a_md="41 people")
    (tmp_path / "a.meta.yml").write_text("published: 2025-01-01\n", encoding="utf-8")
    (tmp_path / "gone.meta.yml").write_text("published: 2025-01-01\n", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,source\na.tx,Post\n../a.txt,Post\na.md,Herald\n", encoding="utf-8")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert [(document.id, document.source, document.published) for document in documents] == [
        ("a.md", "Herald", None),
        ("a.txt", None, None),
    ]
    assert [(row.document, row.line, row.reason) for row in skipped] == [
        ("a.meta.yml", None, "may belong to a.md or a.txt: call it a.md.meta.yml or a.txt.meta.yml"),
        ("gone.meta.yml", None, "belongs to no file: none beside it is called gone, with a suffix or without"),
        ("sources.csv", 2, "names a.tx, which is not there: did you mean a.txt?"),
        ("sources.csv", 3, "names ../a.txt, which does not lie in its folder or below"),
    ]


def test_a_sidecar_that_cannot_be_opened(tmp_path: Path) -> None:
    """A link to nothing under a sidecar's name costs only what it would have told."""
    write(tmp_path, a_txt="40 people")
    (tmp_path / "a.txt.meta.yml").symlink_to(tmp_path / "gone")
    (tmp_path / "sources.csv").symlink_to(tmp_path / "gone.csv")
    documents, skipped = read_paths([str(tmp_path)], {".txt": READERS[".txt"]})
    assert [document.id for document in documents] == ["a.txt"]
    assert {row.document for row in skipped} == {"a.txt.meta.yml", "sources.csv"}


def test_no_sidecar_is_looked_into_without_one(tmp_path: Path) -> None:
    """A run without sidecars imports nothing to read them."""
    write(tmp_path, a_txt="40 people")
    code = (
        "import sys; from checker.readers import READERS, read_paths; read_paths([sys.argv[1]], READERS);"
        "print([name for name in ('checker.readers.beside', 'checker.readers.sidecar') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_a_fault_of_a_reader_costs_its_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a reader itself fails, the report says so, and the other files are read."""
    module = ModuleType("failing")

    def read(data: bytes, name: str, *, limits: Limits) -> Iterator[Document]:
        raise UnicodeDecodeError("utf-8", b"\xed", 0, 1, "invalid")

    module.read = read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "failing", module)
    (tmp_path / "a.txt").write_text("The bridge is 2 km long.", "utf-8")
    (tmp_path / "b.odd").write_bytes(b"x")
    documents, skipped = read_paths([str(tmp_path)], READERS | {".odd": "failing"})
    assert [document.id for document in documents] == ["a.txt"]
    assert [row.document for row in skipped] == ["b.odd"]
    assert "fault of checker" in skipped[0].reason
