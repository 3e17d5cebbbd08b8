"""Every limit, hit by a generated file beside a healthy pair of documents whose conflict is found all the same."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.pdfgen.canvas import Canvas

from checker.cli.commands import checker
from tests.readers.word_files import p, word, zipped
from tests.readers.workbooks import book_of, rewritten, saved

PAIR = {"a.txt": "The Dahlia bridge is 4.5 km long.\n", "b.txt": "The Dahlia bridge is 9 km long.\n"}
DESK = """\
checker: 1
rules:
  - id: bridge
    title: Length of the bridge
    severity: error
    why: It is one bridge.
    find: {figure: length, near: [Dahlia bridge]}
    compare: {value: figure}
    message: The bridge is given as <values>
    examples:
      conflict: [{A: The Dahlia bridge is 2 km long., B: The Dahlia bridge is 3 km long.}]
      nothing: [The bridge is 2 km long.]
"""
SHEET = "xl/worksheets/sheet1.xml"


def pdf(pages: int) -> bytes:
    """A PDF of so many pages."""
    held = io.BytesIO()
    canvas = Canvas(held)
    for number in range(pages):
        canvas.drawString(72, 720, f"Page {number} tells of 40 people.")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def bomb(name: str) -> bytes:
    """A workbook or a Word file one of whose parts unpacks to 300 MB, though the list of parts says that it has ten bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(300):
            part.write(b" " * 2**20)
    data = bytearray(made.getvalue())
    for signature, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.find(signature) + at
        data[start : start + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def parts(number: int) -> bytes:
    """A package of so many parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for part in range(number):
            package.writestr(str(part), b"")
    return made.getvalue()


ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]>'
TABLE = "<table>" + "<tr><td>x</td><td>1</td></tr>" * 30 + "</table>"

BEYOND: dict[str, tuple[str, bytes, str, str]] = {
    "size": ("--max-file-size=2KB", b"40 people. " * 300, ".txt", "is larger than 2 KB (--max-file-size)"),
    "size of anything": ("--max-file-size=2KB", b"PK" * 2000, ".xlsx", "is larger than 2 KB (--max-file-size)"),
    "characters": ("--max-characters=500", b"40 people. " * 60, ".txt", "has more than 500 characters (--max-characters)"),
    "characters of Markdown": ("--max-characters=500", b"40 people. " * 60, ".md", "has more than 500 characters (--max-characters)"),
    "characters of a page": ("--max-characters=500", b"<p>40 people. " * 60, ".html", "has more than 500 characters (--max-characters)"),
    "characters of Word": ("--max-characters=500", word(p("40 people. " * 60)), ".docx", "has more than 500 characters (--max-characters)"),
    "elements of a page": ("--max-elements=90", b"<p>40 people. " * 91, ".html", "has more than 90 elements (--max-elements)"),
    "elements of Word": (
        "--max-elements=90",
        word(p("40") * 91),
        ".docx",
        "cannot be read: word/document.xml has more than 90 elements (--max-elements)",
    ),
    "pages": ("--max-pages=3", pdf(4), ".pdf", "has 4 pages, more than 3 pages (--max-pages)"),
    "cells": ("--max-cells=50", b"a,b\n" + b"x,1\n" * 30, ".csv", "has more than 50 cells (--max-cells)"),
    "cells of a page": ("--max-cells=50", TABLE.encode(), ".html", "has more than 50 cells (--max-cells)"),
    "cells of a workbook": (
        "--max-cells=50",
        saved(book_of(**{f"{column}{row}": row for row in range(1, 31) for column in "AB"})),
        ".xlsx",
        'has more than 50 cells (--max-cells): the sheet "Sheet" goes beyond them',
    ),
    "nesting": (
        "--max-nesting=5",
        word("<w:tbl><w:tr><w:tc>" * 6 + p("47") + "</w:tc></w:tr></w:tbl>" * 6),
        ".docx",
        "is nested deeper than 5 levels (--max-nesting)",
    ),
    "unpacked Word": (
        "--max-unpacked-size=1MB",
        zipped({"word/document.xml": b" " * 2_000_000}),
        ".docx",
        "cannot be read: word/document.xml is too large: the file unpacks to more than 1 MB (--max-unpacked-size)",
    ),
    "unpacked workbook": (
        "--max-unpacked-size=1MB",
        rewritten(saved(book_of(A1=1)), lambda name, held: b" " * 2_000_000 if name == SHEET else held),
        ".xlsx",
        'the sheet "Sheet" is too large: the file unpacks to more than 1 MB (--max-unpacked-size) and was not read',
    ),
    "parts": ("--max-cells=50", parts(20_001), ".xlsx", "holds more than 20,000 parts: this is no usual workbook"),
    "lying list": ("--max-cells=50", bomb("word/document.xml"), ".docx", "cannot be read: word/document.xml is damaged"),
    "entities in Word": (
        "--max-cells=50",
        zipped({"word/document.xml": f"{ENTITY}<a>&d;</a>".encode()}),
        ".docx",
        "cannot be read: word/document.xml declares a document type, which no Word file does",
    ),
}


@pytest.mark.parametrize(("limit", "data", "suffix", "reason"), BEYOND.values(), ids=BEYOND)
@pytest.mark.parametrize("strict", [False, True])
def test_beyond_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, data: bytes, suffix: str, reason: str, *, strict: bool
) -> None:
    """What is beyond a limit is one row that names it, the rest is checked; under --strict the exit code is 2."""
    (tmp_path / "desk.yml").write_text(DESK, "utf-8")
    (tmp_path / f"beyond{suffix}").write_bytes(data)
    for name, text in PAIR.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    arguments = ["check", ".", "--rules", "desk.yml", "--format", "json", limit, *["--strict"] * strict]
    result = CliRunner().invoke(checker, arguments)
    report = json.loads(result.stdout)
    assert result.exit_code == (2 if strict else 1)
    assert [document["id"] for document in report["documents"]] == ["a.txt", "b.txt"]
    assert [(row["document"], row["reason"][: len(reason)]) for row in report["skipped"]] == [(f"beyond{suffix}", reason)]
    assert report["summary"]["conflict"] == 1
    roomy = CliRunner().invoke(checker, ["check", ".", "--rules", "desk.yml", "--format", "json"])
    assert "--max" not in roomy.stdout, "by default none of these is beyond a limit"


def test_a_record_beyond_a_limit(tmp_path: Path) -> None:
    """Of a file of records only the one that is too long is left out, with its line."""
    records = [{"id": "a", "text": "40 people"}, {"id": "b", "text": "40 people. " * 60}, {"id": "c", "text": "41 people"}]
    (tmp_path / "n.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
    result = CliRunner().invoke(checker, ["check", str(tmp_path), "--format", "json", "--max-characters", "500"])
    report = json.loads(result.stdout)
    assert [document["id"] for document in report["documents"]] == ["a", "c"]
    assert report["skipped"] == [
        {"document": "n.jsonl", "line": 2, "reason": "has a `text` of more than 500 characters (--max-characters)"}
    ]


def test_what_grows_while_it_is_read(tmp_path: Path) -> None:
    """Files of the system say that they are empty and are not: what is read counts."""
    pretends = Path("/proc/self/smaps")
    if not pretends.exists():
        pytest.skip("the system has no /proc")
    (tmp_path / "a.txt").symlink_to(pretends)
    result = CliRunner().invoke(checker, ["check", str(tmp_path / "a.txt"), "--max-file-size", "1KB"])
    assert "is larger than 1 KB (--max-file-size)" in result.stdout
