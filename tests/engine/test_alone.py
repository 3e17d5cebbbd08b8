"""Rules that look at each match alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.model import Document, ExampleVerdict, Finding, Rule, Severity, Tolerance, Verdict
from checker.pipeline import run_examples
from checker.pipeline.line import check_documents
from checker.rulebook.load import load

from .ruled import rule as ruled

RULES = {rule.id.partition("/")[2]: rule for rule in load([Path(__file__).parent / "alone.yml"])}


def found(rule: Rule, *texts: str) -> list[Finding]:
    documents = [Document(f"{number}.txt", text, source=f"Wire {number}") for number, text in enumerate(texts, 1)]
    return list(check_documents(documents, [rule], generic=False, checks=False).findings)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_examples(rule: Rule) -> None:
    """The examples of each rule hold."""
    assert [result.detail for result in run_examples([rule]) if not result.passed] == []
    assert ExampleVerdict.CONFLICT in {example.verdict for example in rule.examples}


def test_finding() -> None:
    """A finding has the figures, what was computed, and the message with its slots filled."""
    (finding,) = found(RULES["percent-change"], "Sales rose 30% to $2.4 billion from $2.0 billion.")
    assert finding.message == "$2.0 billion to $2.4 billion is a change of 20%, not 30%"
    assert (finding.verdict, finding.severity) == (Verdict.CONFLICT, Severity.ERROR)
    assert [value.display for value in finding.values] == ["30%", "$2.4 billion", "$2.0 billion"]
    computed = finding.computed
    assert computed is not None
    assert (computed.expression, computed.value, computed.unit) == (
        "(2,400,000,000 - 2,000,000,000) / 2,000,000,000",
        20.0,
        "percent",
    )
    assert computed.low == pytest.approx(14.634146)
    assert computed.high == pytest.approx(25.641026)


def test_direction() -> None:
    """The words of a slot say which way a figure went, and the message says so where it went the other."""
    (finding,) = found(RULES["percent-change"], "Output fell by 20% from 10 to 12.")
    assert finding.message == "10 to 12 is a change of 20%, not a fall of 20%"


def test_rounding_has_the_severity_of_the_rule() -> None:
    """``rounded_inputs`` says how much it matters where rounding could explain the difference."""
    (finding,) = found(RULES["percent-change"], "Sales rose 21% to $2.4 billion from $2.0 billion.")
    assert (finding.verdict, finding.severity) == (Verdict.ROUNDING, Severity.NOTE)


def test_copies_are_one_finding() -> None:
    """The same figures in two documents are one finding, which names both."""
    text = "The daily dose is 60 mg."
    (finding,) = found(RULES["daily-dose"], text, text)
    assert finding.message == "60 mg is above the limit of 40 mg (1.txt, 2.txt)"
    assert [(value.display, value.sources) for value in finding.values] == [("60 mg", 2)]
    assert [claim.document for claim in finding.claims] == ["1.txt", "2.txt"]


def test_denied() -> None:
    """What a text denies satisfies anything."""
    assert found(RULES["daily-dose"], "The agency denied that the daily dose was 60 mg.") == []


def test_one_document_at_a_time() -> None:
    """With ``scope: document`` no document is held against another; one conflict in two copies is one finding."""
    text = "Our room rate is $120. Book now at a room rate of $140."
    findings = found(RULES["room-rate"], text, text, "Our room rate is $100.")
    assert [(finding.verdict, finding.message) for finding in findings] == [
        (Verdict.CONFLICT, "The room rate is given as $120 and $140 in 1.txt"),
        (Verdict.SINGLE, "The room rate: $100"),
    ]
    assert [(value.display, len(value.claims)) for value in findings[0].values] == [("$120", 2), ("$140", 2)]


def test_parts_in_several_sentences() -> None:
    """The parts of a total may stand anywhere in a document; the computed sum names them all."""
    text = "Bolt sales reached $12 million. Washer sales were $5 million. Total sales reached $19 million."
    (finding,) = found(RULES["segments"], text)
    assert finding.message == "The segments add up to $17 million, not $19 million"
    assert finding.computed is not None
    assert finding.computed.expression == "12,000,000 + 5,000,000"
    assert [claim.text for claim in finding.claims] == ["$12 million", "$5 million", "$19 million"]


@pytest.mark.parametrize(
    ("other", "severity"),
    [("$100.1 million", Severity.NOTE), ("$103 million", Severity.WARNING), ("112 million dollars", Severity.ERROR)],
)
def test_severity_by_size_of_gap(other: str, severity: Severity) -> None:
    """``severity_from`` gives a conflict a graver severity from a gap on."""
    (finding,) = found(RULES["budget"], "The bridge has a budget of $100.0 million.", f"The bridge has a budget of {other}.")
    assert (finding.verdict, finding.severity) == (Verdict.CONFLICT, severity)
    assert finding.message.endswith("by Wire 1, Wire 2")


def test_severity_of_one_match_by_size_of_gap() -> None:
    """A stated and a computed figure have a gap as well, in the unit of the stated one."""
    rule = replace(RULES["percent-change"], severity=Severity.WARNING, severity_from=((Severity.ERROR, Tolerance("absolute", 3)),))
    for stated, severity in (("22%", Severity.WARNING), ("23%", Severity.ERROR)):
        (finding,) = found(rule, f"Sales rose {stated} from 10 to 12.")
        assert finding.severity is severity


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("Of 7,000 metres, 4 km are built, so 1 km is left.", "7,000 metres - 4 km"),
        ("Of 7 km, 4 km are built, so 1 km is left.", "7 - 4"),
    ],
)
def test_units_in_the_arithmetic(text: str, expression: str) -> None:
    """Figures of several units stand with them in what was computed."""
    one = ruled(
        '{phrases: ["of <all:length>, <done:length> are built, so <left:length> is left"]}',
        "    compare: {expect: all - done = left, tolerance: exact}",
    )
    (finding,) = found(one, text)
    assert finding.computed is not None
    assert finding.computed.expression == expression
