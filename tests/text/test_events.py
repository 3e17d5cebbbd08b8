"""Events named in a sentence."""

from __future__ import annotations

import pytest

from checker.text.events import events
from checker.text.phrases import tags
from checker.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The annual harvest festival was cancelled.", [("harvest festival", "show", ())]),
        ("Leaders left the Arctic Council (ARC) summit early.", [("ARC summit", "gathering", ("arc",))]),
        ("The recent meeting went well.", [("meeting", "gathering", ())]),
        ("A phone call followed the trade talks.", [("phone call", "call", ()), ("trade talks", "talks", ())]),
        ("They call for help.", []),
        ("The World Cup final is near.", [("World Cup final", "contest", ("world", "cup"))]),
        ("Rain is expected.", []),
    ],
)
def test_events(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    """An event is named without its determiner and without words such as "recent"."""
    tokens = tokenize(text)
    assert [(event.name, event.family, event.proper) for event in events(tokens, tags(tokens))] == expected
