"""Two people's entries on one finding."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from checker.decisions import merged
from checker.model import Decided, Decision, Entry

YES, NO, ASK = Decision.ACCEPTED, Decision.FALSE_ALARM, Decision.ASK


def entry(decision: Decision, on: str, by: str = "", *sources: str) -> Entry:
    """An entry on one finding."""
    return Entry("c4f19be2a07d", "r", "APEC summit", (), sources, Decided(decision, f"{by} says so", by, on), f"{by}.yml:1")


@pytest.mark.parametrize(
    ("entries", "decision", "sources", "disputed"),
    [
        ([entry(YES, "2026-01-01", "ana", "a"), entry(YES, "2026-01-02", "ben", "b")], YES, ("a", "b"), 0),
        ([entry(YES, "2026-01-01", "ana", "a"), entry(NO, "2026-01-02", "ben", "b")], NO, ("b",), 0),
        ([entry(YES, "2026-01-02", "ana"), entry(NO, "2026-01-02", "ben")], ASK, (), 1),
        ([entry(YES, "", "ana"), entry(NO, "2026-01-02", "ben")], NO, (), 0),
        ([entry(YES, "2026-01-01", "ana", "a"), entry(YES, "2026-01-01", "ben")], YES, (), 0),
    ],
)
def test_merged(entries: list[Entry], decision: Decision, sources: tuple[str, ...], disputed: int) -> None:
    """The later one holds; of one day two that differ are a question; sources of what says the same come together; order is nothing."""
    for ordered in permutations(entries):
        by_id, told = merged(ordered)
        assert (by_id["c4f19be2a07d"].decided.decision, by_id["c4f19be2a07d"].sources, len(told)) == (decision, sources, disputed)


def test_who_states_what() -> None:
    """Each source states what the last entry that names it says."""
    first = replace(entry(YES, "2026-01-01", "ana", "a", "b"), stated=(("a", "Busan"), ("b", "Seoul")))
    last = replace(entry(YES, "2026-01-02", "ben", "b", "c"), stated=(("b", "Busan"), ("c", "Seoul")))
    assert merged([last, first])[0]["c4f19be2a07d"].stated == (("a", "Busan"), ("b", "Busan"), ("c", "Seoul"))
    assert merged([last, entry(YES, "2026-01-01", "ana")])[0]["c4f19be2a07d"].stated == ()


def test_a_dispute_says_who_says_what() -> None:
    """With the place of each."""
    by_id, (told,) = merged([entry(YES, "2026-01-02", "ana"), entry(NO, "2026-01-02", "ben")])
    assert told == "c4f19be2a07d (APEC summit) is decided as accepted (ana.yml:1) and false-alarm (ben.yml:1): it counts as to be asked"
    assert by_id["c4f19be2a07d"].decided.reason == "ana: ana says so; ben: ben says so"
