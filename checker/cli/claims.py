"""Claims written out: JSON lines for programs, CSV as a fact-checker's tick-list, a table for a terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from checker.model import Position
from checker.model.tables import RECORD_FIELDS
from checker.reporters.layout import table
from checker.reporters.strict_json import dumps
from checker.reporters.symbols import columns, visible

if TYPE_CHECKING:
    from pandas import DataFrame

Record = Mapping[str, object]

TICKS = ("checked_how", "checked_against", "checked_on")
"""Empty columns of the CSV, to be filled in by hand."""

_TRIGGERS = ("=", "+", "-", "@")


def records(claims: DataFrame) -> list[dict[str, object]]:
    """The rows of a claims table as the JSON objects of the outer contract, missing values as None."""
    names = [name for name in RECORD_FIELDS if name in claims.columns]
    rows = zip(*(claims[name].tolist() for name in names), strict=True) if names else ()
    return [{name: _plain(value) for name, value in zip(names, row, strict=True)} for row in rows]


def as_jsonl(claims: Sequence[Record], width: int) -> str:  # noqa: ARG001  one signature for all formats
    """One JSON object a line."""
    return "".join(dumps(claim) + "\n" for claim in claims)


def as_csv(claims: Sequence[Record], width: int) -> str:  # noqa: ARG001
    """A header and one row a claim, cells that a spreadsheet would compute made plain text, empty boxes at the end."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [name for name in RECORD_FIELDS if not claims or name in claims[0]]
    writer.writerow([*names, *TICKS])
    for claim in claims:
        writer.writerow([*(_cell(claim[name]) for name in names), *("" for _ in TICKS)])
    return out.getvalue()


def as_table(claims: Sequence[Record], width: int) -> str:
    """Aligned columns: place, text, kind, value, what it is about."""
    if not claims:
        return "No figures or checkable facts found.\n"
    rows = [(_place(claim), _word(claim, "text"), _word(claim, "kind"), _about(claim)) for claim in claims]
    titles = ("place", "text", "kind", "about")
    rule = tuple("-" * columns(title) for title in titles)
    return "".join(f"{line}\n" for lines in table([titles, rule, *rows], width, indent=0, gap=2) for line in lines)


FORMATS: dict[str, Callable[[Sequence[Record], int], str]] = {"jsonl": as_jsonl, "csv": as_csv, "table": as_table}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    # NaN, NaT and NA alike are not equal to themselves; pandas fills gaps with them.
    if value is None or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return list(value) if isinstance(value, tuple) else value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return _defused("; ".join(map(str, value)) if any(isinstance(part, str) for part in value) else "-".join(map(str, value)))
    return _defused(str(value))


def _defused(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    clean = visible(text)
    return f"'{clean}" if clean.startswith(_TRIGGERS) else clean


def _place(claim: Record) -> str:
    line, column, page = (int(str(claim[name])) if claim.get(name) is not None else None for name in ("line", "column", "page"))
    cell = claim.get("cell")
    return visible(Position(line or 0, column or 0, page, str(cell) if cell else None).after(str(claim["document"])))


def _word(claim: Record, name: str) -> str:
    return visible(str(claim.get(name) or ""))


def _about(claim: Record) -> str:
    return ", ".join(filter(None, (_word(claim, name) for name in ("entity", "property", "period", "place"))))
