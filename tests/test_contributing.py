"""CONTRIBUTING.md shows what works: the reader that it adds reads."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from checker.errors import ReadError
from checker.pipeline import extract_document
from checker.readers import READERS, read_paths
from tests.test_readme import block

SUBTITLES = "1\n00:00:01,000 --> 00:00:04,000\nThe bridge is 2.4 km long\n\n2\n00:00:05,000 --> 00:00:07,000\nand cost $300 million.\n"


@pytest.fixture
def subtitles(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The reader of the page as a module."""
    module = ModuleType("subtitles")
    exec(block((root / "CONTRIBUTING.md").read_text("utf-8"), "reader: subtitles.py for .srt"), module.__dict__)
    monkeypatch.setitem(sys.modules, "subtitles", module)
    return module


@pytest.mark.usefixtures("subtitles")
def test_a_format_is_one_file_and_one_line(tmp_path: Path) -> None:
    """With the file and the line of CONTRIBUTING.md subtitles are read, their numbers and times left alone."""
    (tmp_path / "film.srt").write_text(SUBTITLES, "utf-8")
    (document,), skipped = read_paths([str(tmp_path)], READERS | {".srt": "subtitles"})
    assert not skipped
    claims, *_ = extract_document(document, ())
    assert [(claim.text, claim.line) for claim in claims] == [("2.4 km", 3), ("$300 million", 7)]


def test_what_cannot_be_read_says_why(subtitles: ModuleType) -> None:
    """The reader of the page refuses a file without subtitles."""
    with pytest.raises(ReadError, match="no subtitles"):
        list(subtitles.read(b"1\n2\n", "film.srt"))
