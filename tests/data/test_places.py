from __future__ import annotations

import pytest

import checker.data
from checker.text.lookup import listed, table

PLACES = table("places")
CLOSED = {"aux", "conj", "det", "modal", "num", "prep", "pron", "rel", "adv"}


def _named(name: str) -> list[dict[str, str]]:
    return [row for row in PLACES if name in (row["name"], *listed(row["aliases"]))]


def test_countries_exist() -> None:
    """Every place lies in a country of countries.csv, or is a region of several."""
    codes = {row["code"] for row in table("countries")}
    assert {row["country"] for row in PLACES if row["country"] not in codes} == {""}
    assert all(row["kind"] == "region" for row in PLACES if not row["country"])


def test_no_stop_words() -> None:
    """No name is a word of grammar or an adverb."""
    stop = {row["word"] for row in table("lexicon") if row["tag"] in CLOSED}
    assert [row["name"] for row in PLACES if row["name"].lower() in stop] == []
    assert [alias for row in PLACES for alias in listed(row["aliases"]) if alias.lower() in stop] == []


@pytest.mark.parametrize("word", ["Of", "Date", "Sale", "Reading", "March", "Police", "Central", "Union", "Bank", "Young", "Most", "Best"])
def test_no_ordinary_words(word: str) -> None:
    """Towns named like an ordinary word are left out."""
    assert _named(word) == []


def test_words_that_stay_are_flagged() -> None:
    """A known city named like a word stays, with the flag that says so."""
    assert {row["also"] for row in _named("Nice") if row["country"] == "FR"} == {"word"}
    assert {row["also"] for row in _named("Split") if row["country"] == "HR"} == {"word"}


def test_names_are_ascii() -> None:
    """A name is as English newspapers print it, and the spelling with accents is an alias."""
    assert all(row["name"].isascii() for row in PLACES)
    assert [row["name"] for row in _named("Gdańsk")] == ["Gdansk"]


def test_kinds_and_populations() -> None:
    """A row is a city or a region, and a region has no population."""
    assert {row["kind"] for row in PLACES} == {"city", "region"}
    assert all(row["population"].isdigit() for row in PLACES)
    assert all(row["population"] == "0" for row in PLACES if row["kind"] == "region")


def test_aliases_are_few_and_long_enough() -> None:
    """At most six aliases a city, of four letters and more unless picked by hand."""
    cities = [row for row in PLACES if row["kind"] == "city"]
    assert max(len(listed(row["aliases"])) for row in cities) <= 6
    short = {alias for row in cities for alias in listed(row["aliases"]) if len(alias) < 4}
    assert short <= {"Fez", "NYC"}


@pytest.mark.parametrize(
    ("printed", "name", "country"),
    [
        ("Pusan", "Busan", "KR"),
        ("Kyongju", "Gyeongju", "KR"),
        ("Danzig", "Gdansk", "PL"),
        ("Peking", "Beijing", "CN"),
        ("Kiev", "Kyiv", "UA"),
        ("Bombay", "Mumbai", "IN"),
        ("Saigon", "Ho Chi Minh City", "VN"),
        ("New York", "New York", "US"),
        ("St Petersburg", "St. Petersburg", "RU"),
        ("Davos", "Davos", "CH"),
        ("Panmunjom", "Panmunjom", "KR"),
        ("Camp David", "Camp David", "US"),
        ("Köln", "Cologne", "DE"),
    ],
)
def test_printed_form(printed: str, name: str, country: str) -> None:
    """Older and other names lead to the city."""
    assert (name, country) in {(row["name"], row["country"]) for row in _named(printed)}


@pytest.mark.parametrize(
    "name", ["Crimea", "Gaza", "Kashmir", "Catalonia", "Bavaria", "Scotland", "Siberia", "Okinawa", "West Bank", "Texas", "Xinjiang"]
)
def test_regions(name: str) -> None:
    """Regions of the news are rows too."""
    assert "region" in {row["kind"] for row in _named(name)}


def test_namesakes_all_stay() -> None:
    """One name of several cities keeps them all, told apart by country and state."""
    assert {"GB", "US"} <= {row["country"] for row in _named("Birmingham")}
    assert len({row["region"] for row in _named("Springfield") if row["country"] == "US"}) > 3


def test_size() -> None:
    """The table stays below 2 MB."""
    from pathlib import Path

    assert (Path(checker.data.__file__).parent / "places.csv").stat().st_size < 2_000_000
