"""Text, Markdown and JSON lines come in as documents whose text is exactly what offsets count in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model import Document, Skipped
from checker.readers import jsonl, markdown, plain


def only(documents: object) -> Document:
    """The one document of a reader."""
    (document,) = list(documents)  # type: ignore[call-overload]
    assert isinstance(document, Document)
    return document


def test_line_ends_are_kept() -> None:
    """Offsets count in the decoded file: line ends stay, a byte-order mark goes."""
    document = only(plain.read(b"\xef\xbb\xbfone\r\ntwo\n", "a.txt"))
    assert document.text == "one\r\ntwo\n"
    assert document.line_column(document.text.index("two")) == (2, 1)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16(encoding: str) -> None:
    """UTF-16 with its mark is read both ways."""
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding]
    assert only(plain.read(mark + "40 people".encode(encoding), "a.txt")).text == "40 people"


def test_windows_1252_is_said() -> None:
    """A file that is no UTF-8 is read as Windows-1252, and the report says so."""
    document = only(plain.read("It cost £5 – cheap".encode("cp1252"), "a.txt"))
    assert document.text == "It cost £5 – cheap"
    assert document.notes == ("is no UTF-8; read as Windows-1252",)


def test_nul_bytes_are_no_text() -> None:
    """A binary file under a text name is refused with a reason."""
    with pytest.raises(ReadError, match="NUL"):
        list(plain.read(b"PK\x03\x04\x00\x00", "a.txt"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Floods rise\n\nThe water rose.", "Floods rise"),
        ("The water rose on Friday.\nIt fell.", None),
        ("\n---\n\n## Floods rise\n\nText", "Floods rise"),
        ("Published on 3 June 2025\n\nText", None),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    """A marked heading, else a first line that is no sentence, is the title."""
    assert plain.title_of(text) == title


def test_front_matter() -> None:
    """Front matter tells title, date and source; the text stays the whole file."""
    raw = "---\ntitle: Floods\ndate: 2025-06-03\nsource: Herald\n---\nThe water rose.\n"
    document = only(markdown.read(raw.encode(), "a.md"))
    assert (document.title, document.published, document.published_from, document.source) == (
        "Floods",
        "2025-06-03",
        "front matter",
        "Herald",
    )
    assert document.text == raw


@pytest.mark.parametrize("raw", ["---\n\nText\n\n---\nmore", "---\n- a\n- b\n---\nText", "---\nno: [end\n---\nText", "---\n"])
def test_three_hyphens_are_not_yet_front_matter(raw: str) -> None:
    """A file that opens with three hyphens has front matter only if a mapping follows."""
    document = only(markdown.read(raw.encode(), "a.md"))
    assert (document.published, document.source) == (None, None)


def test_records() -> None:
    """Each line of a JSON-lines file is a document with its own id, title and date."""
    line = json.dumps({"id": "r1", "text": "It rose 5%.", "title": "Up", "published": "2025-06-03", "source": "Herald"})
    document = only(jsonl.read(line.encode() + b"\n\n", "a.jsonl"))
    assert (document.id, document.text, document.title, document.published, document.source) == (
        "r1",
        "It rose 5%.",
        "Up",
        "2025-06-03",
        "Herald",
    )
    assert document.published_from == "`published`"


BAD_LINES = [
    ("{", "no JSON"),
    ("[1]", "no JSON object"),
    ('{"id": "a"}', "no `text`"),
    ('{"id": 5, "text": "x"}', "no `id`"),
    ('{"id": "", "text": "x"}', "no `id`"),
    ("[" * 100_000, "nested too deep"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES, ids=[reason for _, reason in BAD_LINES])
def test_a_bad_line_costs_only_itself(line: str, reason: str) -> None:
    """A line that is no record is named with its number, and the good lines are read."""
    good = json.dumps({"id": "good", "text": "40 people"})
    skipped, document = list(jsonl.read(f"{line}\n{good}\n".encode(), "a.jsonl"))
    assert isinstance(skipped, Skipped)
    assert isinstance(document, Document)
    assert (skipped.document, skipped.line, document.id) == ("a.jsonl", 1, "good")
    assert reason in skipped.reason


def test_a_bad_date_costs_only_the_date() -> None:
    """A record whose date is none is read without it, and the report says so."""
    line = json.dumps({"id": "r1", "text": "It rose.", "published": "soon", "title": ["no"]})
    document = only(jsonl.read(line.encode(), "a.jsonl"))
    assert document.published is None
    assert len(document.notes) == 2
    assert '"soon"' in document.notes[1]


def test_a_half_character_costs_only_itself() -> None:
    """A lone surrogate, which JSON can write and UTF-8 cannot, becomes one mark in its place; offsets stay."""
    document = only(jsonl.read(b'{"id": "a", "text": "x\\ud800 40 people"}', "a.jsonl"))
    assert document.text == "x\ufffd 40 people"
    assert document.notes == ("holds half characters, which are shown as \ufffd",)


def test_notes_hold_no_half_characters() -> None:
    """What a note quotes is whole, and short."""
    line = json.dumps({"id": "a", "text": "40 people", "published": "\ud800" + "x" * 5000}).encode()
    first, second = only(jsonl.read(line, "a.jsonl")).notes
    assert first == f'has "\ufffd{"x" * 59}" as `published`, which is no date such as 2025-10-27, and was not used'
    assert second == "holds half characters, which are shown as \ufffd"


@given(st.text())
def test_any_text_is_read_as_it_is(text: str) -> None:
    """Whatever UTF-8 a file holds, the document's text is that; NUL alone is refused."""
    data = text.encode("utf-8", "surrogatepass").replace(b"\0", b"")
    try:
        expected = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    assert only(plain.read(data, "a.txt")).text == expected.removeprefix("\ufeff")
