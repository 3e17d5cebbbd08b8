"""What a text says about checker itself: which rules are not to hold a line against others, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Ignore(NamedTuple):
    """``checker: ignore RULE -- reason`` in a document.

    Attributes:
        rules: the rules and packs named; empty where it names none.
        reason: why; "" where it gives none, and then it hides nothing.
        line: 1-based line on which it stands.
        covers: the line that it speaks of, its own or the next that holds text; 0 where none follows.
    """

    rules: tuple[str, ...]
    reason: str
    line: int
    covers: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a document or a rule that its author can mend and that keeps nothing from being read.

    Attributes:
        document: id of the document, or the path of the rule's file.
        line: 1-based.
        message: one plain sentence.
    """

    document: str
    line: int
    message: str
