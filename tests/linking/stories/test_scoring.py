"""The scorer, on findings made by hand."""

from __future__ import annotations

import pytest

from checker.model import Claim, Finding, Kind, Report, Verdict
from checker.model.finding import Value
from tests.linking.stories.scoring import Row, score


def _row(start_a: int, start_b: int) -> Row:
    return Row(
        doc_a="a", text_a="10", start_a=start_a, end_a=start_a + 2, doc_b="b", text_b="12", start_b=start_b, end_b=start_b + 2, kind=""
    )


TRUTH = {"conflicts": [_row(0, 50)], "equivalent": [_row(10, 60)], "lookalikes": [_row(20, 70)]}


def _report(*stated: tuple[str, int, float], verdict: Verdict = Verdict.CONFLICT) -> Report:
    """A report of one finding with claims at some places of two documents, by value."""
    claims = [
        Claim(document=document, start=start, end=start + 2, text=str(value), kind=Kind.NUMBER, value=value, id=f"{document}{start}")
        for document, start, value in stated
    ]
    values = [
        Value(value, None, str(value), tuple(claim.id for claim in claims if claim.value == value), 1)
        for value in dict.fromkeys(claim.value for claim in claims)
    ]
    finding = Finding(
        id="",
        rule="generic/figure",
        verdict=verdict,
        severity=None,
        confidence=1.0,
        message="",
        label="",
        subject="",
        period=None,
        values=tuple(values),
        claims=tuple(claims),
    )
    return Report(documents=(), claims={}, compared=0, rules=0, findings=(finding,), skipped=())


@pytest.mark.parametrize(
    ("stated", "right", "found", "equivalent", "lookalikes"),
    [
        pytest.param([("a", 0, 10), ("b", 50, 12)], 1, 1, 0, 0, id="on both stretches"),
        pytest.param([("b", 51, 12), ("a", 1, 10)], 1, 1, 0, 0, id="the other way round, overlapping by one character"),
        pytest.param([("a", 0, 10), ("b", 52, 12)], 0, 0, 0, 0, id="beside one of them"),
        pytest.param([("a", 0, 10), ("a", 50, 12)], 0, 0, 0, 0, id="in one document"),
        pytest.param([("a", 10, 10), ("b", 60, 12)], 0, 0, 1, 0, id="an equivalent pair"),
        pytest.param([("a", 20, 10), ("b", 70, 12)], 0, 0, 0, 1, id="a look-alike pair"),
        pytest.param([("a", 0, 10), ("b", 50, 12), ("b", 80, 10)], 1, 1, 0, 0, id="two of three disagree there"),
        pytest.param([("a", 0, 10), ("b", 50, 10), ("b", 80, 12)], 0, 0, 0, 0, id="the two of three there agree"),
    ],
)
def test_conflict(stated: list[tuple[str, int, float]], right: int, found: int, equivalent: int, lookalikes: int) -> None:
    """A conflict is right where two of its claims that disagree lie on both stretches of a true one."""
    total = score(_report(*stated), TRUTH)
    assert (len(total.right), len(total.false)) == (right, 1 - right)
    assert (len(total.found), len(total.equivalent), len(total.lookalikes)) == (found, equivalent, lookalikes)


@pytest.mark.parametrize("verdict", [each for each in Verdict if each is not Verdict.CONFLICT])
def test_other_verdicts(verdict: Verdict) -> None:
    """Only conflicts count."""
    total = score(_report(("a", 0, 10), ("b", 50, 12), verdict=verdict), TRUTH)
    assert (total.right, total.false, total.found) == ([], [], [])
