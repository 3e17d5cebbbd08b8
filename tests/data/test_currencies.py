from __future__ import annotations

from collections import Counter

from checker.text.lookup import listed, table

CURRENCIES = table("currencies")


def test_forms_belong_to_one_currency() -> None:
    """Every name, symbol and minor name leads to one currency."""
    for column in ("names", "symbols", "minor"):
        counts = Counter(form for row in CURRENCIES for form in listed(row[column]))
        assert [form for form, count in counts.items() if count > 1] == []


def test_names_and_minor_names_do_not_meet() -> None:
    """No small coin has the name of a currency."""
    names = {name for row in CURRENCIES for name in listed(row["names"])}
    assert names & {name for row in CURRENCIES for name in listed(row["minor"])} == set()


def test_prose_forms_are_lower_case() -> None:
    """Names are looked up in lower case."""
    assert [form for row in CURRENCIES for column in ("names", "minor") for form in listed(row[column]) if form != form.lower()] == []


def test_flags_point_to_forms() -> None:
    """What is assumed or ambiguous is a form of its row."""
    for row in CURRENCIES:
        forms = {form for column in ("names", "symbols", "minor") for form in listed(row[column])}
        assert set(listed(row["assumed"])) <= forms
        assert set(listed(row["ambiguous"])) <= {*forms, row["code"]}


def test_minor_has_its_factor() -> None:
    """Minor names and their factor come together."""
    assert all(bool(row["minor"]) == bool(row["minor_factor"]) for row in CURRENCIES)
    assert {row["minor_factor"] for row in CURRENCIES} <= {"", "100", "1000"}
