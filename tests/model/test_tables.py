"""Rows and objects say the same, and empty tables have the dtypes of full ones."""

from __future__ import annotations

from dataclasses import fields

from checker.model import Claim, Comparator, Kind
from checker.model.tables import CLAIM_COLUMNS, RECORD_FIELDS, claim_record, extracted, finding_claims

CLAIM = Claim(
    "a.txt", 3, 7, "40 m", Kind.QUANTITY, 40.0, low=None, unit="meter", resolution=1.0, assumptions=("read so",), sentence=(0, 9), id="x"
)


def test_every_field_is_a_column() -> None:
    """The claims table has every attribute of a claim, and JSON has no field that a claim lacks."""
    assert tuple(field.name for field in fields(Claim)) == CLAIM_COLUMNS
    assert set(RECORD_FIELDS) <= set(CLAIM_COLUMNS)


def test_record_is_plain() -> None:
    """A record holds whole numbers as integers, words instead of enumerations, lists instead of tuples."""
    record = claim_record(CLAIM)
    assert list(record) == list(RECORD_FIELDS)
    assert (record["value"], type(record["value"])) == (40, int)
    assert (record["kind"], record["comparator"]) == ("quantity", "=")
    assert (record["assumptions"], record["sentence"]) == (["read so"], [0, 9])


def test_empty_tables_keep_their_dtypes() -> None:
    """A table without rows can be joined with one that has some."""
    full, empty = extracted([CLAIM]), extracted([])
    assert list(empty.columns) == list(full.columns)
    assert (empty.dtypes == full.dtypes).all()
    assert finding_claims([]).columns[:2].tolist() == ["finding", "rule"]
    assert "cues" not in finding_claims([]).columns


def test_values_keep_their_kind() -> None:
    """Numbers and words stand in one column as they are."""
    words = Claim("a.txt", 0, 5, "Busan", Kind.VENUE, "Busan", comparator=Comparator.EQUAL)
    assert extracted([CLAIM, words])["value"].tolist() == [40.0, "Busan"]
