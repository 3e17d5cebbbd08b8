"""Pairs of a group, with claims made by hand."""

from __future__ import annotations

from dataclasses import replace

from checker.engine.judge import MOST_VALUES, Judged, judge
from checker.model import Claim, ClaimGroup, Compare, CompareAs, Kind, Member, Tolerance, Verdict


def group(*values: float, superseded: int | None = None) -> ClaimGroup:
    claims = [Claim(f"d{at}", 0, 1, "x", Kind.COUNT, value=v, unit="person", resolution=1, id=f"c{at}") for at, v in enumerate(values)]
    members = tuple(Member(claim, superseded="previous" if at == superseded else None) for at, claim in enumerate(claims))
    return ClaimGroup("p/r", "s", None, members)


def pairs(*groups: ClaimGroup) -> list[Judged]:
    return judge(groups)


def test_repeated_value() -> None:
    """A value that several state is compared once, and its repetitions agree with the first."""
    assert sorted(pairs(group(3, 3, 4))) == [(0, 0, 1, Verdict.AGREEMENT), (0, 0, 2, Verdict.CONFLICT)]


def test_superseded() -> None:
    """The same value, once marked as earlier, is still another standing."""
    assert pairs(group(12, 20, superseded=0)) == [(0, 0, 1, Verdict.REVISION)]


def test_groups_stay_apart() -> None:
    """Members of two groups are never compared."""
    assert pairs(group(1), group(2)) == []
    assert pairs() == []


def test_table_stays_small() -> None:
    """Of thousands of values only the first are compared with each other."""
    assert len(pairs(group(*range(5000)))) == MOST_VALUES * (MOST_VALUES - 1) // 2


def test_claim_in_several_groups() -> None:
    """A claim that two rules or two differences have is judged in each, as if the other were not there."""
    first, second, third = group(3, 4, 5).members
    shared = [ClaimGroup("p/r", "s", None, members) for members in ((first, second), (first, third), (second, third))]
    assert pairs(*shared) == [(number, 0, 1, Verdict.CONFLICT) for number in range(3)]


def test_tolerance_of_a_rule() -> None:
    """A rule's tolerance stands in place of the printed precision, in its own groups alone."""
    loose = replace(group(100, 104), compare=Compare(tolerance=Tolerance("share", 0.05)))
    assert pairs(group(100, 104), loose) == [(0, 0, 1, Verdict.CONFLICT), (1, 0, 1, Verdict.AGREEMENT)]


def test_limits() -> None:
    """What leaves room below holds any lower figure; where a rule compares limits, the limits have to be the same."""
    most = Claim("d0", 0, 1, "x", Kind.MONEY, high=100.0, comparator="<=", unit="USD", id="c0")
    figures = ClaimGroup("p/r", "s", None, (Member(most), Member(Claim("d1", 0, 1, "x", Kind.MONEY, value=10.0, unit="USD", id="c1"))))
    limits = replace(figures, compare=Compare(space=CompareAs.LIMIT))
    assert [verdict for *_, verdict in pairs(figures, limits)] == [Verdict.AGREEMENT, Verdict.CONFLICT]
