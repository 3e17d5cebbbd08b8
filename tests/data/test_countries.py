from __future__ import annotations

from collections import Counter

import pytest

from checker.text.lookup import listed, table

COUNTRIES = table("countries")


def test_names_belong_to_one_country() -> None:
    """Every name, alias and demonym leads to one country."""
    counts = Counter(form for row in COUNTRIES for form in {row["name"], *listed(row["aliases"]), *listed(row["demonyms"])})
    assert [form for form, count in counts.items() if count > 1] == []


def test_metonyms_belong_to_one_government() -> None:
    """ "Washington" is one government, "Beijing" another, none two."""
    counts = Counter(form for row in COUNTRIES for form in listed(row["government"]))
    assert [form for form, count in counts.items() if count > 1] == []


def test_currencies_exist() -> None:
    """Every country's currency is a row of currencies.csv."""
    assert {row["currency"] for row in COUNTRIES} <= {row["code"] for row in table("currencies")}


def test_capitals_are_places() -> None:
    """Every capital is in places.csv, under its own country, but for those of states that are gone."""
    known = {(name, row["country"]) for row in table("places") for name in (row["name"], *listed(row["aliases"]))}
    gone = {"CS", "DD", "SU", "YU"}
    missing = {
        row["capital"]
        for row in COUNTRIES
        if row["code"] not in gone | {"EU", "CC", "CX", "NF"} and (row["capital"], row["code"]) not in known
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("U.S.", "US"),
        ("America", "US"),
        ("ROK", "KR"),
        ("South Korean", "KR"),
        ("DPRK", "KP"),
        ("PRC", "CN"),
        ("Britain", "GB"),
        ("Britons", "GB"),
        ("Soviet", "SU"),
        ("West German", "DE"),
        ("Holland", "NL"),
        ("EU", "EU"),
        ("Kosovo", "XK"),
    ],
)
def test_form(form: str, code: str) -> None:
    """What newspapers print is found."""
    found = {row["code"] for row in COUNTRIES if form in (row["name"], *listed(row["aliases"]), *listed(row["demonyms"]))}
    assert found == {code}


def test_european_is_nobodys_demonym() -> None:
    """ "European" is not the European Union."""
    assert all("European" not in listed(row["demonyms"]) for row in COUNTRIES)
