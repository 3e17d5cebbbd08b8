"""How findings are told: labels, what stands beside them, what joins a group."""

from __future__ import annotations

import pytest

from checker.engine.findings import _label, filled
from checker.model import Document, Finding
from checker.pipeline import check_documents
from checker.rulebook.catalogue import load_rules

RULES = load_rules([], builtin=True)


def told(*texts: str, generic: bool = False) -> dict[str, Finding]:
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    return {finding.label: finding for finding in check_documents(documents, RULES, generic=generic).findings}


def test_label_says_when() -> None:
    """A label has the period of its fact in words, once."""
    labels = told(
        "The APEC summit in Busan ended in October 2025. China will host the APEC Leaders' Meeting in 2026.",
        "In December 2025, the United States approved its arms sales package to Taiwan, valued at $11.1 billion.",
        "China will buy 20 million tons of soybeans in the current season.",
    )
    assert set(labels) == {
        "APEC summit, 2025",
        "APEC summit, 2026",
        "Arms sale to Taiwan, December 2025",
        "Soybean volume, current season",
    }


def test_other_edition_beside() -> None:
    """Beside a fact stand the others of its rule and subject."""
    labels = told("The APEC summit in Busan ended in October 2025. China will host the APEC Leaders' Meeting in 2026.")
    assert labels["APEC summit, 2025"].related == (labels["APEC summit, 2026"].id,)


def test_value_stays_edtf() -> None:
    """A date is shown in words, its value stays EDTF."""
    found = told("The Delta summit opened on 3 May 2024.", generic=True)["Delta summit, date"]
    assert [(value.value, value.display) for value in found.values] == [("2024-05-03", "3 May 2024")]


def test_unnamed_imposer_joins() -> None:
    """A tariff whose imposer is not named goes with the only one named, and with none where two are."""
    named, bare = "US tariffs on steel rose from 25% to 50%.", "The tariff on steel went from 25% to 50%."
    assert len(told(named, bare)) == 1
    assert len(told(named, "Canada has raised its tariffs on steel from 10% to 25%.", bare)) == 3


def test_government_is_its_country() -> None:
    """ "Washington" imposes what the United States impose."""
    assert set(told("Washington cut tariffs on steel to 25% from 50%.", "US tariffs on steel fell from 50% to 25%.")) == {
        "United States tariff on steel"
    }


def test_a_third_value_joins_no_two_that_differ() -> None:
    """ "South Korea" agrees with Busan and with Seoul; the two stay two values."""
    where = ("Busan", "Seoul", "South Korea", "South Korea")
    found = told(*(f"The APEC summit in {place} ended in October 2025." for place in where))["APEC summit, 2025"]
    assert found.message == "APEC summit is placed in Busan and in Seoul"
    assert [value.sources for value in found.values] == [3, 1]


@pytest.mark.parametrize(
    ("message", "slots", "told"),
    [
        ("Wool in <place> is given as <values>", {"place": "Perth"}, "Wool in Perth is given as <values>"),
        ("Wool in <place> is given as <values>", {}, "Wool is given as <values>"),
        ("Cocoa to <country> in <year> is <values>", {"year": "2024"}, "Cocoa in 2024 is <values>"),
        ("<imposer> tariff on <target> is <values>", {"target": "steel"}, "Tariff on steel is <values>"),
        ("The venue is <values>", {}, "The venue is <values>"),
    ],
)
def test_slots_that_nothing_fills(message: str, slots: dict[str, str], told: str) -> None:
    """A slot that the text leaves open leaves no hole, and no preposition before one."""
    assert filled(message, slots) == told


@pytest.mark.parametrize(
    ("message", "label"),
    [
        ("Long stop date of <values>", "Long stop date"),
        ("<values>", "Acme"),
        ("Jobs: <values>", "Jobs"),
        ("The toll is <values>", "The toll"),
    ],
)
def test_heading_without_values(message: str, label: str) -> None:
    """The name of a fact is what its message says before the values, without what hangs on them; else what it is about."""
    assert _label(message, {"subject": "Acme"}, None) == label
