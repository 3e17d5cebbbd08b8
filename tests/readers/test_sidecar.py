"""What is told beside a document is read with its place, and each mistake in it is one sentence that costs only itself."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model import Document
from checker.readers.sidecar import sidecar, source_list, told_again, with_told


def test_keys() -> None:
    """A sidecar tells title, source, date and authority, all as text."""
    told, mistakes = sidecar(b"title: 'Report: the year'\nsource: Statistics Office\npublished: 2025-10\nauthority: 5\n", "r.pdf.meta.yml")
    assert told.values == {"title": "Report: the year", "source": "Statistics Office", "published": "2025-10", "authority": "5"}
    assert (told.where, told.line, mistakes) == ("r.pdf.meta.yml", 1, [])


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2025-10-27", "2025-10-27"),
        ("2025-10-27T09:30:00+02:00", "2025-10-27"),
        ("2025-10-27 09:30", "2025-10-27"),
        ("2025-10", "2025-10"),
        ("2025", "2025"),
        ("27 October 2025", "2025-10-27"),
        ("October 27, 2025", "2025-10-27"),
        ("October 2025", "2025-10"),
        ("2025-13-01", None),
        ("2025-1-5", "2025-01-05"),
        ("soon", None),
        ("last October", None),
        ("27 October 2025 or so", None),
        ("12", None),
    ],
)
def test_dates(stated: str, day: str | None) -> None:
    """A date in ISO form or written out is taken; what is none is said, and the other keys count."""
    told, mistakes = sidecar(f"published: {stated}\nsource: Herald\n".encode(), "a.meta.yml")
    assert told.values == {"source": "Herald"} | ({"published": day} if day else {})
    assert [(row.document, row.line, row.reason) for row in mistakes] == (
        [] if day else [("a.meta.yml", 1, f'has "{stated}" as `published`, which is no date such as 2025-10-27')]
    )


MISTAKES = [
    (b"", 1, "the file is empty"),
    (b"- title\n", 1, "tells nothing: it has no keys such as `published: 2025-10-27`"),
    (b"just words", 1, "tells nothing: it has no keys such as `published: 2025-10-27`"),
    (b"source: A\npublishd: 2025\n", 2, "has an unknown key `publishd`: did you mean `published`? allowed here: "),
    (b"source: A\nsize: 5\n", 2, "has an unknown key `size`: allowed here: title, source, published, authority"),
    (b"source: A\ntitle: [x]\n", 2, "has a `title` that is no text"),
    (b"source: A\nsource: B\n", 2, "key `source` stands twice: it is on line 1 already: keep one of the two"),
    (b"source: A\ntitle: Report: the year\n", 2, 'a second `: ` in one text: put quotes around a text that holds ": "'),
    (b"source: A\n" + b"x" * 900 + b": 5\n", 2, f"has an unknown key `{'x' * 60}`: "),
    (b"source: A\npublished: " + b"x" * 5000, 2, f'has "{"x" * 60}" as `published`, which is no date '),
    (b"source: A\xff\n", 1, "this is not UTF-8: save the file as UTF-8"),
]


@pytest.mark.parametrize(("data", "line", "reason"), MISTAKES, ids=[reason[:30] for _, _, reason in MISTAKES])
def test_mistakes(data: bytes, line: int, reason: str) -> None:
    """Each mistake is one sentence with its line."""
    told, mistakes = sidecar(data, "a.meta.yml")
    assert [(row.document, row.line) for row in mistakes] == [("a.meta.yml", line)]
    assert mistakes[0].reason.startswith(reason)
    assert told.values in ({}, {"source": "A"})


def test_empty_values_tell_nothing() -> None:
    """A key without a value is no mistake and tells nothing."""
    told, mistakes = sidecar(b"title:\nsource: ''\n", "a.meta.yml")
    assert (told.values, mistakes) == ({}, [])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("column", ["file", "Document", "name", "PATH"])
def test_lists(separator: str, column: str) -> None:
    """A list of sources has the file in its first column, whatever separates the cells."""
    lines = [[column, "published", "Title"], ["a.pdf", "2025-10-27", '"Up, down; and\nup"'], ["", "", ""], ["b.pdf", "", "B"]]
    read = source_list("\ufeff".encode() + "\r\n".join(map(separator.join, lines)).encode(), "sources.csv")
    assert read is not None
    assert [(told.file, told.values, told.where) for told in read[0]] == [
        ("a.pdf", {"published": "2025-10-27", "title": "Up, down; and up"}, "sources.csv, line 2"),
        ("b.pdf", {"title": "B"}, "sources.csv, line 5"),
    ]
    assert read[1] == []


@pytest.mark.parametrize("text", ["", "\n", "a,b\n1,2", "source,file\nx,a.pdf", "file\na.pdf", "name,amount\nx,5", "file,size\na,5"])
def test_other_tables(text: str) -> None:
    """A table without the file in its first column, or which tells nothing of it, is no list of sources."""
    assert source_list(text.encode(), "sources.csv") is None


def test_mistakes_in_a_list() -> None:
    """A slip in a column's name, a date that is none, a row that is too long: each is told, and the other rows count."""
    rows = "file,publishd,title,notes,published\na,,A,x,soon\nb,,B,one, two, three\n,,C,,\nd,,D,,2025\n"
    read = source_list(rows.encode(), "sources.csv")
    assert read is not None
    assert [(told.file, told.values) for told in read[0]] == [("a", {"title": "A"}), ("d", {"title": "D", "published": "2025"})]
    assert [(row.line, row.reason) for row in read[1]] == [
        (1, "has an unknown column `publishd`: did you mean `published`?"),
        (2, 'has "soon" as `published`, which is no date such as 2025-10-27'),
        (3, "has 6 cells where the head has 5: put quotation marks around a text that holds the separator"),
        (4, "has nothing under `file`"),
    ]


def test_the_separator_of_excel() -> None:
    """The line with which Excel names the separator is no head."""
    read = source_list(b"sep=;\r\nfile;source\r\na.pdf;Herald\r\n", "sources.csv")
    assert read is not None
    assert [(told.file, told.line) for told in read[0]] == [("a.pdf", 3)]


def test_a_sidecar_puts_the_date_right() -> None:
    """What a sidecar tells needs no note, and the note on the date that it overrules goes."""
    old = "has two dates; used 2025-10-27 (line 9), not 2025-12-26"
    document = Document("a", "x", published="2025-10-27", published_from="line 9", notes=("is no UTF-8", old))
    told, _ = sidecar(b"published: 2025-11-01", "a.meta.yml")
    found = with_told(document, [told], record=False)
    assert found.notes == ("is no UTF-8",)
    assert (found.published, found.published_from) == ("2025-11-01", "a.meta.yml")
    same, _ = sidecar(b"published: 2025-10", "a.meta.yml")
    assert with_told(document, [same], record=False).notes == ("is no UTF-8",)


def test_the_first_to_tell_counts() -> None:
    """Of two that tell the same key the first counts, and the second is named; another key of it counts."""
    first, _ = sidecar(b"source: A", "a.txt.meta.yml")
    second, _ = sidecar(b"title: T\nsource: B", "a.meta.yml")
    found = with_told(Document("a", "x"), [first, second], record=False)
    assert (found.source, found.title) == ("A", "T")
    assert [(row.document, row.line, row.reason) for row in told_again([first, second], "a.txt")] == [
        ("a.meta.yml", 2, "tells `source` of a.txt again: a.txt.meta.yml counts")
    ]


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Whatever a sidecar or a list holds, reading it ends in what it tells and in sentences."""
    assert all(row.reason and "\n" not in row.reason for row in sidecar(data, "a.meta.yml")[1])
    with suppress(ReadError):  # as whoever reads it for a table will say
        source_list(b"file,title,published\n" + data, "sources.csv")
