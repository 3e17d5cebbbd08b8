"""Countries and their peoples: names, codes, governments."""

from __future__ import annotations

from functools import cache

from checker.text.lookup import listed, table
from checker.text.places import Run, run_of


@cache
def countries_by_name() -> dict[Run, tuple[str, str, str]]:
    """Token run, as printed, to (kind, canonical name, code)."""
    names: dict[Run, tuple[str, str, str]] = {}
    for row in table("countries"):
        for form in (row["name"], *listed(row["aliases"])):
            names[run_of(form)] = ("country", row["name"], row["code"])
        for form in listed(row["demonyms"]):
            names.setdefault(run_of(form), ("demonym", row["name"], row["code"]))
    return names


@cache
def country_name(code: str) -> str | None:
    """The usual English name of a country by its ISO 3166 code."""
    return next((row["name"] for row in table("countries") if row["code"] == code), None)


@cache
def governments() -> dict[str, str]:
    """Metonym to country code: "Washington" and "White House" to US, where the word stands for the government."""
    return {form: row["code"] for row in table("countries") for form in listed(row["government"])}


@cache
def countries_from() -> dict[str, list[Run]]:
    """First token to the names of countries and peoples that it begins."""
    runs: dict[str, list[Run]] = {}
    for run in countries_by_name():
        runs.setdefault(run[0], []).append(run)
    return runs


@cache
def demonym_words() -> frozenset[str]:
    """Words of the names of peoples, as printed: "Chinese"."""
    return frozenset(word for run, (kind, _, _) in countries_by_name().items() if kind == "demonym" for word in run)
