"""Dataclasses as columns come back as they were."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf, isnan, nan
from typing import Any

import pytest

from checker import pipeline
from checker.model import Claim, Document, Ignore, Kind, Remark, Report, Severity
from checker.pipeline.extracting import extract_documents
from checker.pipeline.objects import from_tables, to_tables
from checker.rulebook.catalogue import load_rules
from tests.pipeline.corpora import story

TEXTS = {
    "a": f"{story(3)} The APEC summit of 2025 will be held in Busan. Some 120 people work at the mill, up 20% from 100.",
    "b": f"{story(4)} The APEC summit of 2025 will be held in Seoul. Some 150 people work at the mill.",
    "caf\udce9": "The mill sold 12 looms (12 looms were sold) in ten miles (20 km).",
}


def there_and_back(report: Report) -> Report:
    """A report as bytes and back."""
    found: Report = from_tables(json.loads(json.dumps(to_tables(report))), Report)
    return found


def made() -> Report:
    """A report with conflicts, recomputed figures and what is compared with nothing."""
    return pipeline.check_documents(
        [Document(name, text, ignores=(Ignore(("a",), "why", 1, 1),)) for name, text in TEXTS.items()], load_rules([])
    )


def test_report() -> None:
    """All of a report, with names that are no UTF-8, passages, rules and their tolerance, and lines that hide something."""
    report = made()
    assert report.conflicts
    assert report.uncompared
    assert report.passages
    assert there_and_back(report) == report


def test_shared() -> None:
    """A claim that two findings hold is one object."""
    report = made()
    finding = report.findings[0]
    twice = there_and_back(replace(report, findings=(finding, replace(finding, id="other"))))
    assert twice.findings[0].claims[0] is twice.findings[1].claims[0]


def test_made_anew() -> None:
    """Claims that are made anew as they are gone through, and gone again, are those that were there."""
    claims = tuple(Claim("a", at, at + 1, f"{at}", Kind.COUNT, value=float(at)) for at in range(50))

    class Anew(Sequence[Claim]):
        def __len__(self) -> int:
            return len(claims)

        def __iter__(self) -> Iterator[Claim]:
            return map(replace, claims)

        def __getitem__(self, at: Any) -> Any:
            raise NotImplementedError

    assert there_and_back(replace(made(), uncompared=Anew())).uncompared == claims


def test_odd_numbers() -> None:
    """Numbers that JSON has no word for."""
    claims = (
        Claim("a", 0, 1, "1e999", Kind.NUMBER, value=inf, low=-inf, high=nan, resolution=1),
        Claim("a", 2, 3, "x", Kind.VENUE, value="x"),
    )
    found = there_and_back(replace(made(), uncompared=claims)).uncompared
    assert (found[0].value, found[0].low, found[0].resolution) == (inf, -inf, 1)
    assert found[0].high is not None
    assert isnan(found[0].high)
    assert found[1] == claims[1]


def test_empty() -> None:
    """A report on nothing, with a remark."""
    report = replace(pipeline.check_documents([], ()), remarks=(Remark("a", 1, "something"),))
    assert there_and_back(report) == report


def test_unknown_type() -> None:
    """A type that is not known is told, and not written as something else."""

    @dataclass(frozen=True)
    class Odd:
        held: complex

    Odd.__annotations__["held"] = complex
    with pytest.raises(TypeError, match="complex"):
        to_tables(Odd(1j))


def test_same_words() -> None:
    """Enumerations come back as members."""
    claim = next(iter(extract_documents([Document("a", TEXTS["a"])], ()))).claims[0]
    (found,) = there_and_back(replace(made(), uncompared=(claim,))).uncompared
    assert found.kind is claim.kind
    assert all(finding.severity is None or isinstance(finding.severity, Severity) for finding in there_and_back(made()).findings)
