"""The JSON report: the outer contract."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Computed, Document, Report, Verdict
from checker.reporters import render
from checker.reporters.strict_json import dumps

from . import reports

FINDING_FIELDS = (
    "id rule verdict severity confidence message label subject period values claims computed "
    "assumptions notes because related status read_as decided"
)


def refuse(constant: str) -> None:
    """Strict JSON has no NaN and no Infinity."""
    raise AssertionError(constant)


def loaded(report: Report) -> dict[str, Any]:
    """The JSON report read back strictly."""
    rendered = render(report, "json")
    assert rendered.endswith("}\n")
    read: dict[str, Any] = json.loads(rendered, parse_constant=refuse)
    return read


def test_fields_and_their_order() -> None:
    """Every object has the fields of the contract, in its order."""
    read = loaded(reports.stories())
    assert list(read) == [
        "schema",
        "summary",
        "findings",
        "documents",
        "skipped",
        "min_confidence",
        "rules",
        "limits",
        "remarks",
        "decisions",
        "published_since",
        "before",
    ]
    assert read["schema"] == 1
    assert " ".join(read["findings"][0]) == FINDING_FIELDS
    assert " ".join(read["documents"][0]) == "id title source authority published published_from written written_from claims notes"
    assert list(read["skipped"][0]) == ["document", "line", "reason"]
    assert list(read["findings"][0]["values"][0])[:5] == ["value", "unit", "display", "claims", "sources"]


def test_values_as_in_the_contract() -> None:
    """Words for enumerations, integers for whole numbers, null for nothing."""
    found = loaded(reports.stories())["findings"][1]
    assert (found["verdict"], found["severity"], found["status"], found["computed"]) == ("revision", "note", "new", None)
    claim = found["claims"][0]
    assert claim["quote"] == reports.SOY
    assert '"value": 20000000,' in render(reports.stories(), "json")
    assert claim["sentence"] == [0, len(reports.SOY)]
    assert claim["low"] is None
    assert loaded(reports.stories())["findings"][0]["because"] == [["same event name", 4.2], ["same edition", 1.0]]


def test_view_changes_nothing() -> None:
    """Programs get every finding, whatever people are shown."""
    whole = render(reports.stories(), "json")
    assert whole == render(reports.stories(), "json", width=40, color=True, show=[Verdict.CONFLICT])


def test_numbers_that_are_not_finite_become_null() -> None:
    """NaN and infinity never reach the file."""
    growth = replace(reports.growth(), confidence=float("nan"), computed=Computed("1 / 0", float("inf"), None, float("-inf"), float("nan")))
    found = loaded(reports.report(growth))["findings"][0]
    assert found["confidence"] is None
    assert found["computed"] == {"expression": "1 / 0", "value": None, "unit": None, "low": None, "high": None, "is_span": False}


def test_huge_numbers_stay_floats() -> None:
    """A number beyond exact integers is written as it is."""
    assert dumps([1e300, 2.0, 0.5, -0.0]) == "[1e+300, 2, 0.5, 0]"


def test_text_is_not_escaped_but_for_what_is_dangerous() -> None:
    """Letters of all scripts stand as they are; bidi overrides, C1 controls and lone surrogates are escaped."""
    assert dumps("Čína 東京 …") == '"Čína 東京 …"'
    assert dumps("\u202e\x9b\ud800\x1b") == '"\\u202e\\u009b\\ud800\\u001b"'


@settings(deadline=None)
@given(st.text(st.characters(), max_size=100), st.text(st.characters(), min_size=1, max_size=100))
def test_any_text_survives(quote: str, name: str) -> None:
    """Whatever a document holds and is called comes back from valid JSON in UTF-8."""
    one = replace(reports.claim(name, "Sales rose 25%.", "25%", line=1), quote=quote, text=quote)
    found = reports.finding("1" * 12, Verdict.CONFLICT, quote, claims=(one,))
    report = reports.report(found, documents=(Document(name, ""),), claims={name: 1})
    rendered = render(report, "json")
    rendered.encode()
    read = json.loads(rendered, parse_constant=refuse)
    assert read["findings"][0]["claims"][0]["quote"] == quote
    assert read["documents"][0]["id"] == name


def test_same_bytes() -> None:
    """The same report gives the same bytes."""
    assert render(reports.stories(), "json") == render(reports.stories(), "json")
