"""Rules whose words do not stand in a text are passed over, and nothing is missed by that."""

from __future__ import annotations

import pytest

from checker.engine.index import Index
from checker.model import Document
from checker.pipeline.line import extract_documents
from checker.rulebook.catalogue import load_rules


def test_rules_that_cannot_match_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking only at rules whose words stand in a text finds what looking at all of them does, on every example of the shipped packs."""
    rules = load_rules([], builtin=True)
    texts = [text for rule in rules for example in rule.examples for text in example.documents.values()]
    documents = [Document(id=f"d{number}", text=text) for number, text in enumerate(texts)]
    asked = [found.matches for found in extract_documents(documents, rules)]
    monkeypatch.setattr(Index, "possible", lambda index, _: range(len(index.rules)))
    assert asked == [found.matches for found in extract_documents(documents, rules)]
    assert any(asked)
