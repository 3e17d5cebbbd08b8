"""What is checked without a rule file is told as rules are."""

from __future__ import annotations

from checker.comparisons.checks import CHECKS
from checker.linking import MESSAGES
from checker.rulebook.standing import standing_rules


def test_all_are_told() -> None:
    """Every kind of generic linking and every check has its row, in order of id, with a title and a reason."""
    assert [rule.id for rule in standing_rules()] == sorted([*CHECKS, *MESSAGES])
    assert all(rule.title and rule.why.endswith(".") for rule in standing_rules())
