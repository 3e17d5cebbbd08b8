"""Documents out of files: one file a format, each a function ``read(data, name, *, limits)`` that yields documents.

In come bytes and a name; out come documents with their text, title and own date, and a row in ``skipped`` for what cannot be read.
To add a format, add a file here and a line in :data:`READERS`.
"""

from __future__ import annotations

from checker.readers.folder import read_paths

READERS: dict[str, str] = {
    ".csv": "checker.readers.csv",
    ".docm": "checker.readers.docx",
    ".docx": "checker.readers.docx",
    ".dotm": "checker.readers.docx",
    ".dotx": "checker.readers.docx",
    ".htm": "checker.readers.html",
    ".html": "checker.readers.html",
    ".jsonl": "checker.readers.jsonl",
    ".markdown": "checker.readers.markdown",
    ".md": "checker.readers.markdown",
    ".parquet": "checker.readers.parquet",
    ".pdf": "checker.readers.pdf",
    ".tab": "checker.readers.csv",
    ".tsv": "checker.readers.csv",
    ".txt": "checker.readers.plain",
    ".xhtml": "checker.readers.html",
    ".xlsm": "checker.readers.xlsx",
    ".xlsx": "checker.readers.xlsx",
}
"""Suffix to the module whose ``read`` takes it; a module is imported when the first such file is met."""

__all__ = ["READERS", "read_paths"]
