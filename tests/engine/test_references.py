"""References that no document answers."""

from __future__ import annotations

import pytest

from checker.model import Document, Report
from checker.pipeline.line import check_documents

from .ruled import rule

HERALD = Document("herald.txt", "The toll is $5.", source="Herald", authority="press")
PORT = Document("port-2025.txt", "The toll is $6.", source="Port Authority", authority="official")


def checked(reference: str, *documents: Document) -> Report:
    one = rule("{figure: money, near: [toll]}", f"    reference: {reference}\n    compare: {{}}")
    return check_documents(documents, [one], generic=False, checks=False)


@pytest.mark.parametrize(
    ("reference", "remark"),
    [
        ("{source: Port Autority}", "(source: port autority); did you mean `Port Authority`?"),
        ("{file: port-2024.txt}", "(file: port-2024.txt); did you mean `port-2025.txt`?"),
        ("{file: nothing.csv}", "(file: nothing.csv)"),
        ("{authority: offical}", "(authority: offical); did you mean `official`?"),
        ("{source: Port Authority, authority: press}", "(source: port authority, authority: press)"),
    ],
)
def test_nobody_answers(reference: str, remark: str) -> None:
    """A rule that compares nothing since nobody is its reference is told, with what may be meant."""
    (told,) = checked(reference, HERALD, PORT).remarks
    assert told.message == f"p/r compares nothing, for no document is its reference {remark}"
    assert (told.document, told.line) == ("x.yml", 4)


@pytest.mark.parametrize(
    ("reference", "documents"),
    [
        ("{source: Port Authority}", (HERALD, PORT)),
        ("{file: port-*}", (PORT,)),
        ("{authority: official}", (Document("a.txt", "No fee is charged."),)),
    ],
)
def test_somebody_answers(reference: str, documents: tuple[Document, ...]) -> None:
    """Nothing is said where a reference is there, or where the rule takes nothing anyway."""
    assert checked(reference, *documents).remarks == ()
