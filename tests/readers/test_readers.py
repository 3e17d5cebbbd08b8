"""What holds for all readers: none is imported before a file needs it, and none fails on any bytes."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model import Document
from checker.readers import READERS

HEAVY = ("docx", "lxml", "markdown_it", "openpyxl", "pypdfium2", "python_calamine", "trafilatura", "chardet")


def test_no_reader_is_imported_before_a_file_needs_it(tmp_path: Path) -> None:
    """A text file is checked without the libraries of other formats, and without their readers."""
    (tmp_path / "a.txt").write_text("The bridge is 2.4 km long.\n", "utf-8")
    (tmp_path / "b.json").write_text("{}", "utf-8")
    others = sorted(set(READERS.values()) - {"checker.readers.plain"})
    code = f"import sys, checker; checker.check({str(tmp_path)!r}); print([name for name in {[*HEAVY, *others]!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=120)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("module", sorted(set(READERS.values())))
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes(module: str, data: bytes) -> None:
    """Any bytes are a document, whose stretches lie in its text in order, or are refused with one plain sentence."""
    refused = None
    made: list[object] = []
    try:
        made = list(import_module(module).read(data, "a"))
    except ReadError as error:
        refused = error.reason
    assert refused is None or (refused and "\n" not in refused)
    for document in made:
        if isinstance(document, Document):
            edges = [edge for stretch in document.stretches() for edge in stretch]
            assert edges == sorted(edges)
            assert not edges or (edges[0] >= 0 and edges[-1] <= len(document.text))
