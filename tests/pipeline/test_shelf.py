"""Documents that are put aside come back as they were, from memory and from a file."""

from __future__ import annotations

import pickle
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.model import Block, Document
from checker.pipeline import check_documents
from checker.pipeline import shelf as room
from checker.pipeline.extracting import extract_documents
from checker.pipeline.held import Held, pickled, plain
from checker.pipeline.shelf import Shelf, Shelved

TEXTS = ["The mill in Oslo employs {} people. It paid ${} million for looms.", "It rained.", "Some {} people work at the mill in Oslo."]


def made() -> list[Held]:
    documents = [
        Document(f"d{number}", TEXTS[number % 3].format(40 + number, number), title="Mill", published="2026-03-01") for number in range(9)
    ]
    documents[4] = replace(documents[4], blocks=(Block(0, 5),))
    return list(zip(documents, extract_documents(documents, (), places=True), strict=True))


@pytest.mark.parametrize("in_memory", [0, 3000, 1_000_000])
def test_as_they_were(in_memory: int) -> None:
    """However many are in memory, each is the same, and may be asked for in any order and again."""
    held = made()
    shelf = Shelf(in_memory)
    assert [shelf.add(one) for one in held] == list(range(9))
    assert len(shelf) == 9
    assert [shelf[place] for place in (8, 0, 4, 4)] == [held[8], held[0], held[4], held[4]]


@pytest.mark.parametrize("in_memory", [0, 1_000_000])
def test_as_bytes(in_memory: int) -> None:
    """A document that came as bytes is the same, also where all in memory are spread out."""
    held = made()
    shelf = Shelf(in_memory)
    found = Shelved(shelf, [(plain(one[0]), shelf.add(pickled(one) if number % 2 else one)) for number, one in enumerate(held)])
    assert list(found) == held
    assert list(found.spread_out()) == held
    assert list(found.claims) == [claim for _, extracted in held for claim in extracted.claims]


@pytest.mark.parametrize("in_memory", [0, 1_000_000])
def test_formed(in_memory: int) -> None:
    """What is wanted of each document comes in order of their ids, as often as it is asked for."""
    shelf = Shelf(in_memory)
    found = Shelved(shelf, [(plain(document), shelf.add(document.id.encode())) for document, _ in made()[::-1]])
    assert list(found.formed) == list(found.formed) == [f"d{number}".encode() for number in range(9)]


@pytest.mark.parametrize("in_memory", [0, 1_000_000])
def test_called_otherwise(in_memory: int) -> None:
    """In order of ids, what a document is called since then counts; its text and parts are those that were put aside."""
    held = made()
    shelf = Shelf(in_memory)
    placed = [(replace(plain(one[0]), source="Wire"), shelf.add(one)) for one in held]
    found = Shelved(shelf, placed[:0:-1])  # all but the first
    assert len(found) == 8
    assert list(found) == [(replace(document, source="Wire"), extracted) for document, extracted in held[1:]]
    assert [document.id for document, _ in found.bundle([6, 1])] == ["d7", "d2"]
    assert [len(list(bundle)) for bundle in found.bundles(3)] == [3, 3, 2]
    assert list(pickle.loads(pickle.dumps(found.bundle([6, 1])))) == list(found.bundle([6, 1]))


def test_plain() -> None:
    """Without its text a document is small, and one without any text is told from others."""
    assert plain(Document("d", " \n 12 people left.", blocks=(Block(0, 5),))) == Document("d", "1")
    assert not plain(Document("d", " \n ")).text


def test_same_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report does not know where its documents lay."""
    documents = [document for document, _ in made()]
    expected = check_documents(documents, ())
    monkeypatch.setattr(room, "IN_MEMORY", 0)
    files = []
    monkeypatch.setattr(
        tempfile, "TemporaryFile", lambda made=tempfile.TemporaryFile, **options: files.append(made(**options)) or files[-1]
    )
    assert check_documents(documents, ()) == expected
    assert len(files) == 2  # the documents, and what linking takes from them alone


def test_no_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no file can be made, one sentence says so, and what to do."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(CheckerError, match=r"gone: cannot put claims aside there: .*; TMPDIR names another folder"):
        Shelf(0).add(made()[0])
