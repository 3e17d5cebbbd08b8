"""What is checked without a rule file, told as rules are told: linking without a rule, and the recomputing checks."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from checker.model import Severity
from checker.text.lookup import table


class Standing(NamedTuple):
    """Linking of one kind of claim, or one check.

    Attributes:
        id: ``generic/...`` or ``checks/...``.
        title, why: words for people, as a rule has them.
        severity: of a conflict, where no settings say another.
    """

    id: str
    title: str
    why: str
    severity: Severity = Severity.ERROR


@cache
def standing_rules() -> tuple[Standing, ...]:
    """All of them, in order of id."""
    return tuple(Standing(row["rule"], row["title"], row["why"]) for row in table("standing_rules"))
