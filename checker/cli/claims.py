"""Claims written out: JSON lines for programs, CSV and a page as a fact-checker's tick-list, Parquet, a table for a terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import chain, islice

from click import UsageError

from checker.cli.claims_page import as_html
from checker.cli.texts import Pieces, Text
from checker.model import Claim, Comparator
from checker.model.own_report import CLAIM_TITLES
from checker.model.tables import RECORD_FIELDS, claim_record
from checker.reporters.cells import defused
from checker.reporters.claim_table import as_parquet as parquet
from checker.reporters.claim_table import claim_table
from checker.reporters.layout import table
from checker.reporters.numbers import figure
from checker.reporters.strict_json import dump_lines
from checker.reporters.symbols import columns, named, visible

TICKS = ("checked_how", "checked_against", "checked_on")
"""Empty columns of the CSV, to be filled in by hand."""

LONGEST_SHOWN = 80
"""Characters of a claim's text in a table."""
_AT_ONCE = 50_000
"""Claims of a group of rows in Parquet."""


def jsonl_rows(claims: Iterable[Claim]) -> bytes:
    """One JSON object a line."""
    return b"".join(dump_lines(map(claim_record, claims)))


def csv_rows(claims: Iterable[Claim]) -> bytes:
    """One row a claim, cells that a spreadsheet would compute made plain text, empty boxes at the end."""
    return _csv([*map(_cell, claim_record(claim).values()), *("" for _ in TICKS)] for claim in claims)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", errors="backslashreplace")


def as_rows(format_: str, rows: Iterable[bytes]) -> Pieces:
    """The rows of all documents in one of :data:`ROWS`, with what stands above them."""
    above = [_csv([[*RECORD_FIELDS, *TICKS]])] if format_ == "csv" else []
    return Pieces(lambda: chain(above, rows))


def as_parquet(found: Iterable[Claim], width: int) -> Pieces:  # noqa: ARG001  one signature for all of them
    """One typed column a field; ``value`` holds numbers, ``value_text`` what is no number.

    Raises:
        UsageError: the library that writes it is not installed.
    """
    if find_spec("pyarrow") is None:
        raise UsageError("parquet needs pyarrow: pip install 'claim-figure-checker[parquet]'")
    return Pieces(lambda: parquet(map(claim_table, _some(found))))


def _some(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """The claims, so many at a time; one list where there are none."""
    coming = iter(claims)
    yield list(islice(coming, _AT_ONCE))
    while some := list(islice(coming, _AT_ONCE)):
        yield some


def as_table(found: Iterable[Claim], width: int) -> str:
    """Aligned columns under the name of each document: place, kind, text, what it was read as, what it is about."""
    claims = list(found)
    if not claims:
        return "No figures or checkable facts found.\n"
    rows = [(_place(claim), claim.kind.value, _shortened(claim.text), read_as(claim), about(claim)) for claim in claims]
    rule = tuple("-" * columns(title) for title in CLAIM_TITLES)
    head, line, *laid = ("".join(f"{line}\n" for line in lines) for lines in table([CLAIM_TITLES, rule, *rows], width, indent=0, gap=2))
    out = [head, line]
    for before, claim, row in zip((None, *claims), claims, laid, strict=False):
        if before is None or before.document != claim.document:
            out.append(f"\n{named(claim.document)}\n")
        out.append(row)
    return "".join(out)


ROWS: dict[str, Callable[[Iterable[Claim]], bytes]] = {"jsonl": jsonl_rows, "csv": csv_rows}
"""Formats of which each document makes its rows by itself."""
FORMATS: dict[str, Callable[[Iterable[Claim], int], Text]] = {
    "parquet": as_parquet,
    "html": as_html,
    "table": as_table,
}
"""Formats that ask for the claims of all documents."""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return defused("; ".join(map(str, value)) if any(isinstance(part, str) for part in value) else "-".join(map(str, value)))
    return defused(str(value))


def _place(claim: Claim) -> str:
    return visible(claim.position().after("").lstrip(" :"))


def _shortened(text: str) -> str:
    """A text without the middle of what is too long for a table, such as a quote of several sentences."""
    shown = visible(text)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN // 2].rstrip()} … {shown[-LONGEST_SHOWN // 2 :].lstrip()}"


def read_as(claim: Claim) -> str:
    """The value in digits and with its unit: "20,000,000 metric ton", "30 to 40%", ">= 80"; words where they are not those of the text."""
    if isinstance(claim.value, str):
        return visible(claim.value) if claim.value not in claim.text else ""
    low, high = claim.low, claim.high
    if claim.value is not None:
        sign = "" if claim.comparator is Comparator.EQUAL else f"{claim.comparator} "
        return sign + _figure(claim.value, claim.unit)
    if low is not None and high is not None:
        return f"{_figure(low, None)} to {_figure(high, claim.unit)}"
    bound = low if low is not None else high
    return "" if bound is None else f"{claim.comparator} {_figure(bound, claim.unit)}"


def _figure(value: float, unit: str | None) -> str:
    return visible(figure(value, unit))


def about(claim: Claim) -> str:
    """What it is about: entity, property, period, place, as far as they are known."""
    return ", ".join(visible(part) for part in (claim.entity, claim.property, claim.period, claim.place) if part)
