"""The straight line from paths to a report, and what runs along it: extraction alone, and the examples of rules.

``read -> extract -> link -> judge -> render``; each step but the first is a pure function of what the one before gives, so that the
same documents give the same report in any order.
"""

from checker.pipeline.examples import ExampleResult, run_examples
from checker.pipeline.line import check, check_documents, claims_below, extract, extract_document, extract_documents
from checker.pipeline.listing import Listed, listing

__all__ = [
    "ExampleResult",
    "Listed",
    "check",
    "check_documents",
    "claims_below",
    "extract",
    "extract_document",
    "extract_documents",
    "listing",
    "run_examples",
]
"""What the command line and the Python API stand on."""
