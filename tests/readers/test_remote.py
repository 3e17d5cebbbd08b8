"""Files at URLs are read like any others."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import fsspec
import pytest

from checker.errors import PathError
from checker.pipeline import Means, check
from checker.readers import READERS, read_paths
from checker.readers.remote import RemotePath, found, is_url

LINES = "\n".join(json.dumps({"id": f"w{number}", "text": f"{number} men were hurt"}) for number in range(3))


@pytest.fixture
def store() -> Iterator[str]:
    """The URL of some files in memory, which fsspec has as it has those in a cloud."""
    files = fsspec.filesystem("memory")
    for name, text in (("a/x.jsonl", LINES), ("a/b/y.txt", "40 men"), ("a/_SUCCESS", ""), ("a/.part.txt", "1 man"), ("z.bin", "\0")):
        files.pipe(f"/wire/{name}", text.encode())
    yield "memory://wire"
    files.rm("/wire", recursive=True)


@pytest.mark.parametrize(
    ("path", "expected"), [("s3://b/x", True), ("memory://x", True), ("a/b", False), ("C:\\x", False), ("a://", False)]
)
def test_what_is_a_url(path: str, expected: bool) -> None:  # noqa: FBT001
    """A PATH with a scheme is one."""
    assert is_url(path) is expected


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("/a", ["b/y.txt", "x.jsonl"]),
        ("/a/x.jsonl", ["x.jsonl"]),
        ("/a/*.jsonl", ["x.jsonl"]),
        ("/*/*/*.txt", ["y.txt"]),
    ],
)
def test_found(store: str, below: str, names: list[str]) -> None:
    """A folder gives all below it but what was not written to be read, a pattern what it names."""
    assert [place.as_posix() for place, _ in found(store + below)] == names


def test_documents(store: str) -> None:
    """They are called by their place below the PATH; a record by its id."""
    documents, skipped = read_paths([f"{store}/a", f"{store}/a/x.jsonl"], READERS)
    assert [document.id for document in documents] == ["b/y.txt", "w0", "w1", "w2"]
    assert [document.file for document in documents][:2] == ["memory:///wire/a/b/y.txt", "memory:///wire/a/x.jsonl"]
    assert not skipped


def test_check(store: str) -> None:
    """A run reads them whole or in pieces; what nothing reads is a row."""
    report = check([store], means=Means(jobs=1, apart=False))
    assert len(report.documents) == 4
    assert [row.document for row in report.skipped] == ["z.bin"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("memory://nothing", r"^memory://nothing: no such file or folder$"),
        ("memory://nothing/*.jsonl", r"^memory://nothing/\*\.jsonl: no file matches$"),
        ("nonsense://x", r"^nonsense://x: cannot be reached: Protocol not known"),
    ],
)
def test_nothing_there(url: str, reason: str) -> None:
    """A URL without files is a mistake like any PATH."""
    with pytest.raises(PathError, match=reason):
        found(url)


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says what to install."""
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(PathError, match=r"^memory://x: a URL needs fsspec: pip install "):
        found("memory://x")


def test_path() -> None:
    """It has what is asked of a path."""
    path = RemotePath("s3://bucket/a/wire.JSONL")
    assert (path.suffix, path.as_posix(), path.absolute()) == (".JSONL", "s3://bucket/a/wire.JSONL", path)
