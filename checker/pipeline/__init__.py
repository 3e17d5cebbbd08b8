"""The straight line from paths to a report, and what runs along it: extraction alone, and the examples of rules.

``read -> extract -> link -> judge -> render``; each step but the first is a pure function of what the one before gives, so that the
same documents give the same report in any order. Each of the names below is loaded when it is asked for: a worker needs no linking.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.pipeline.examples import ExampleResult, run_examples
    from checker.pipeline.extracting import extract_document, extract_documents
    from checker.pipeline.line import check, check_documents, claims_below, extract, formed_below, keep
    from checker.pipeline.means import Means

__all__ = [
    "ExampleResult",
    "Means",
    "check",
    "check_documents",
    "claims_below",
    "extract",
    "extract_document",
    "extract_documents",
    "formed_below",
    "keep",
    "run_examples",
]
"""What the command line and the Python API stand on."""

_ROOMS = {
    "examples": ("ExampleResult", "run_examples"),
    "extracting": ("extract_document", "extract_documents"),
    "line": ("check", "check_documents", "claims_below", "extract", "formed_below", "keep"),
    "means": ("Means",),
}


def __getattr__(name: str) -> object:
    for module, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
