"""Findings by the beginning of their id."""

from __future__ import annotations

import pytest

from checker.errors import CheckerError
from checker.reporters.identity import findings_named

from . import reports


@pytest.mark.parametrize("typed", ["c4f19be2a07d", "c4f1", "C4F19", "#c4f19be2", " c4f1 "])
def test_beginning_is_enough(typed: str) -> None:
    """Four digits and more, in any case, name a finding."""
    assert [found.id for found in findings_named(reports.stories(), typed)] == ["c4f19be2a07d"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("c4f", "`c4f` is no id of a finding: name the id first"),
        ("seeds/", "`seeds/` is no id of a finding: name the id first"),
        ("c4f19be2a07d0", "is no id of a finding"),
        ("5a1d", "2 ids begin with `5a1d`: 5a1d00000001 (Leaders' meeting, place), 5a1d00000002 (Soybean volume, next season)"),
        ("c4f2", "no finding `c4f2`; the nearest ids: c4f19be2a07d (APEC summit is placed in Busan and in Seoul), "),
    ],
)
def test_sentences(typed: str, said: str) -> None:
    """What is no id, unknown or ambiguous is one sentence, with the ids that are near."""
    with pytest.raises(CheckerError) as caught:
        findings_named(reports.stories(), typed)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_findings() -> None:
    """In an empty report there is nothing to be near."""
    with pytest.raises(CheckerError, match="there are no findings at all"):
        findings_named(reports.report(), "c4f1")


def test_a_fact_told_twice() -> None:
    """Two findings of one id are both named by it."""
    assert len(findings_named(reports.report(reports.summit(), reports.summit()), "c4f1")) == 2
