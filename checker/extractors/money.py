"""Amounts of money: symbols, ISO codes before and after, names, cents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.extractors.figures import Figure, figure_claim, free_figures
from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.scan import Scan
from checker.text.tokens import tokenize
from checker.units import CurrencyForm, by_name, by_symbol, is_code, symbols

_CODE_BEFORE = re.compile(r"(?<![\w])(?P<code>[A-Z]{3})\s?\Z")
_CODE_AFTER = re.compile(r"\s?(?P<code>[A-Z]{3})\b")
_GAP_AND_WORD = re.compile(r"[\s-][^\W\d_]")
_NEAR_BEFORE = re.compile(r"[^\s\d.,;:()-]\s?\Z")
_WINDOW = 32


@cache
def _symbol_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?P<symbol>{'|'.join(map(re.escape, symbols()))})\s?\Z")


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Amounts, ``unit`` an ISO 4217 code; a form that several currencies share is read as the usual one, as an assumption."""
    for figure in free_figures(scan, taken):
        found = _before(scan, figure) or _after(scan, figure)
        if found is None:
            continue
        start, end, form = found
        if not taken.free(start, end):
            continue
        taken.take(start, end)
        yield figure_claim(
            scan,
            figure,
            start=start,
            end=end,
            kind=Kind.MONEY,
            unit=form.code,
            dimension="money",
            assumption=form.assumption or "",
            factor=form.factor,
        )


def _before(scan: Scan, figure: Figure) -> tuple[int, int, CurrencyForm] | None:
    before = scan.text[max(0, figure.start - 5) : figure.start]
    if not _NEAR_BEFORE.search(before[-2:]):
        return None
    symbol = _symbol_before().search(before)
    if symbol:
        form = by_symbol(symbol["symbol"])
        start = figure.start - len(before) + symbol.start()
        if form is None:
            return None
        after = _after(scan, figure)  # "$1,500 million dollars" and "$20 USD" are written too
        return start, after[1] if after and after[2].code == form.code else figure.end, form
    code = _CODE_BEFORE.search(before)
    if code and is_code(code["code"]):
        return figure.start - len(before) + code.start(), figure.end, CurrencyForm(code["code"], 1.0, None, ambiguous=False, words=1)
    return None


def _after(scan: Scan, figure: Figure) -> tuple[int, int, CurrencyForm] | None:
    code = _CODE_AFTER.match(scan.text, figure.end)
    if code and is_code(code["code"]):
        return figure.start, code.end(), CurrencyForm(code["code"], 1.0, None, ambiguous=False, words=1)
    if not _GAP_AND_WORD.match(scan.text, figure.end):
        return None
    tokens = tokenize(scan.text, figure.end + 1, figure.end + 1 + _WINDOW)
    form = by_name(tokens)
    if form is None or form.ambiguous:
        return None
    end = tokens[form.words - 1].end
    return figure.start, end, form
