"""All that extracts, loaded and used once: what processes that extract are started from, so that none of them has to begin with that."""

from __future__ import annotations

from checker.model import Document
from checker.pipeline import work as _work  # noqa: F401  what a process is asked for
from checker.pipeline.extracting import extract_document

_STORY = """On 3 March 2025 Alder Mining of Oslo said that its revenue rose by 12% to $4.5 billion, "the best year of all".

About 300 of 2,000 workers left on Tuesday, as Anna Holm put it."""
extract_document(Document("", _STORY), ())  # tables are read and patterns compiled when they are first asked for
