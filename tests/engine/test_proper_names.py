"""Names read from how they are written."""

from __future__ import annotations

import pytest

from checker.engine.proper_names import names
from checker.model import Document
from checker.text.scan import Scan


def found(text: str, word: str) -> list[tuple[str, str]]:
    """(name, the token after it) of each name that begins with a word."""
    scan = Scan(Document("d", text))
    tokens = scan.tokens(0)
    at = next(number for number, token in enumerate(tokens) if token.text.startswith(word))
    return [(name, tokens[end].text) for end, name in names(tokens, scan.tags(0), at)]


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("It bought Quiet Harbour Inc for a song.", "Quiet", ("Quiet Harbour", "for")),
        ("It bought Bank of Lindholm Corp's bonds.", "Bank", ("Bank of Lindholm", "bonds")),
        ("Then Northwind Ltd (NWD) rose.", "Northwind", ("Northwind", "rose")),
        ("They backed Ada Lindholm's Harbour Party.", "Ada", ("Ada Lindholm", "Harbour")),
    ],
)
def test_longest_name(text: str, word: str, first: tuple[str, str]) -> None:
    assert found(text, word)[0] == first


def test_shorter_names_follow() -> None:
    assert [name for name, _ in found("They watched the Lindholm Fire grow.", "Lindholm")] == ["Lindholm Fire", "Lindholm"]


@pytest.mark.parametrize(("text", "word"), [("Then the Company rose.", "Company"), ("Then the harbour rose.", "harbour")])
def test_no_name(text: str, word: str) -> None:
    assert found(text, word) == []
