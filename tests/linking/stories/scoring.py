"""How right the conflicts of a report are, by labelled stretches of its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypedDict

from checker.model import Claim, Finding, Report, Verdict


class Row(TypedDict):
    """Two labelled stretches; offsets are code points into the texts."""

    doc_a: str
    text_a: str
    start_a: int
    end_a: int
    doc_b: str
    text_b: str
    start_b: int
    end_b: int
    kind: str


@dataclass(slots=True)
class Score:
    """What the conflicts of a report touch.

    Attributes:
        right, false: conflicts that are in the truth, and those that are not.
        found: rows of the truth that a conflict tells.
        equivalent, lookalikes: rows that a conflict tells though they are none.
    """

    right: list[Finding] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)
    found: list[Row] = field(default_factory=list)
    equivalent: list[Row] = field(default_factory=list)
    lookalikes: list[Row] = field(default_factory=list)


def score(report: Report, truth: Mapping[str, Sequence[Row]]) -> Score:
    """The score of a report: a conflict is right if two of its claims that disagree lie on the two stretches of a true one."""
    total = Score()
    for finding in report.with_verdict(Verdict.CONFLICT):
        pairs = list(disagreeing(finding))
        hit = _under(pairs, truth["conflicts"])
        (total.right if hit else total.false).append(finding)
        total.found += [row for row in hit if row not in total.found]
        total.equivalent += [row for row in _under(pairs, truth["equivalent"]) if row not in total.equivalent]
        total.lookalikes += [row for row in _under(pairs, truth["lookalikes"]) if row not in total.lookalikes]
    return total


def disagreeing(finding: Finding) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of a finding's claims that state different values; two claims alone are such a pair."""
    value = {claim: number for number, each in enumerate(finding.values) for claim in each.claims}
    for left, right in combinations(finding.claims, 2):
        if len(finding.claims) == 2 or value.get(left.id) != value.get(right.id):
            yield left, right


def _under(pairs: Sequence[tuple[Claim, Claim]], rows: Sequence[Row]) -> list[Row]:
    """The rows whose two stretches some pair overlaps in both documents."""
    return [row for row in rows if any(_lies_on(x, y, row) or _lies_on(y, x, row) for x, y in pairs)]


def _lies_on(one: Claim, other: Claim, row: Row) -> bool:
    return _meets(one, row["doc_a"], row["start_a"], row["end_a"]) and _meets(other, row["doc_b"], row["start_b"], row["end_b"])


def _meets(claim: Claim, document: str, start: int, end: int) -> bool:
    return claim.document == document and claim.start < end and start < claim.end
