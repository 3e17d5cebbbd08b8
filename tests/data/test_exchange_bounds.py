"""The bounds of rates of exchange."""

from __future__ import annotations

from checker.text.lookup import table


def test_bounds_are_in_order() -> None:
    """Each row names a currency of the table of currencies, and its lower bound first."""
    codes = {row["code"] for row in table("currencies")}
    for row in table("exchange_bounds"):
        assert row["code"] in codes
        assert 0 < float(row["low"]) <= float(row["high"])
