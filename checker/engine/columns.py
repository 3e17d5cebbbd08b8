"""What a rule takes from tables: one match a row, its slots filled from the columns whose headings have the rule's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import isclose

from checker.comparisons.checks.outcome import Text
from checker.comparisons.checks.sheet import Sheet, sheets
from checker.comparisons.checks.totals import is_plain_total, is_total
from checker.engine.phrases import stands
from checker.model import Claim, Column, Document, Operation, Rule, Term, Words
from checker.text.folding import fold
from checker.text.tokens import tokenize

Row = tuple[dict[str, str], dict[str, Claim]]
"""By slot what its cell shows, and the figure in it where there is one."""


def rows(rule: Rule, document: Document, claims: Sequence[Claim]) -> Iterator[Row]:
    """The rows of a document's tables in which a rule's columns hold something, in order.

    A row of totals is no row like the others where a rule multiplies: the price of all is not the sum of prices. One that is called
    "Total cereals" is one only where some column adds up to it.
    """
    multiplies = any(_multiplies(side) for check in rule.checks for side in (check.left, check.right))
    for sheet in sheets(Text(document, tuple(claims))):
        places = _places(rule.find.columns, sheet)
        if places is None:
            continue
        for row in sheet.rows:
            texts = {name: sheet.shown(cell) for name, column in places.items() if (cell := sheet.cells.get((row, column))) is not None}
            figures = {name: sheet.figures[row, column] for name, column in places.items() if (row, column) in sheet.figures}
            if figures and not (multiplies and _is_of_totals(sheet, row, places.values())):
                yield texts, figures


def _is_of_totals(sheet: Sheet, row: int, columns: Collection[int]) -> bool:
    names = sheet.row_names.get(row, [])
    if not is_total(names):
        return False
    blank = any(sheet.is_blank(row, column) for column in columns)
    return blank or is_plain_total(names) or _adds_up(sheet, row, columns)


def _adds_up(sheet: Sheet, row: int, columns: Collection[int]) -> bool:
    """Tell whether the figures of a row are, in two columns or more, the sums of the same rows right above it."""
    above = dict.fromkeys(columns, 0.0)
    for number, each in enumerate(reversed([other for other in sheet.rows if other < row])):
        above = {column: total + _value(sheet, each, column) for column, total in above.items()}
        fit = sum(total != 0 and isclose(total, _value(sheet, row, column), rel_tol=1e-9) for column, total in above.items())
        if number and fit > 1:
            return True
    return False


def _value(sheet: Sheet, row: int, column: int) -> float:
    claim = sheet.figures.get((row, column))
    return float(claim.value) if claim is not None and isinstance(claim.value, (int, float)) else 0.0


def _multiplies(term: Term) -> bool:
    return isinstance(term, Operation) and (term.sign in "*/" or _multiplies(term.left) or _multiplies(term.right))


def _places(columns: Sequence[Column], sheet: Sheet) -> dict[str, int] | None:
    """The column of each slot, None where one that must be there is not, or where it is not clear which one is meant."""
    places: dict[str, int] = {}
    for column in columns:
        found = _column(column.headings, sheet)
        if found is not None:
            places[column.name] = found
        elif not column.optional:
            return None
    return places if len(set(places.values())) == len(places) else None


def _column(headings: Sequence[Words], sheet: Sheet) -> int | None:
    """The one column over which words stand; of several the one whose heading is nothing but them."""
    named = {column: " ".join(names) for column, names in sheet.column_names.items()}
    found = [column for column, name in named.items() if any(stands(words, tokenize(name)) for words in headings)]
    whole = [column for column in found if any(tuple(fold(named[column]).split()) in words.alternatives for words in headings)]
    chosen = found if len(found) == 1 else whole
    return chosen[0] if len(chosen) == 1 else None
