"""The format codes of spreadsheets ("#,##0.0,;(#,##0.0,)") taken apart: ECMA-376 part 1, 18.8.30 and 18.8.31."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

# 5 to 8 and 41 to 44 are in the currency of whoever opens the file, so no sign is shown; a file that means one writes the code
_NUMBERS = ("General", "0", "0.00", "#,##0", "#,##0.00", *["#,##0;-#,##0"] * 2, *["#,##0.00;-#,##0.00"] * 2)
_MORE_NUMBERS = ("0%", "0.00%", "0.00E+00", "# ?/?", "# ??/??")
_DATES = ("yyyy-mm-dd", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm", "h:mm:ss", "h:mm", "h:mm:ss", "yyyy-mm-dd h:mm")
_ACCOUNTS = (*["#,##0;(#,##0)"] * 2, *["#,##0.00;(#,##0.00)"] * 2, *['#,##0;(#,##0);"-"'] * 2, *['#,##0.00;(#,##0.00);"-"'] * 2)
BUILT_IN: dict[int, str] = (
    dict(enumerate((*_NUMBERS, *_MORE_NUMBERS, *_DATES)))
    | dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd")
    | dict.fromkeys((*range(32, 36), 55, 56), "h:mm:ss")
    | dict(enumerate((*_ACCOUNTS, "mm:ss", "[h]:mm:ss", "mm:ss.0", "##0.0E+0", "@"), 37))
)
"""Number formats that a file names without writing them."""

_PIECE = re.compile(
    r"""
    "[^"]*"? | \\. | _. | \*.          # words as they stand; the width of a character; a character that fills the cell
    | \[[^\]]*\] | General | AM/PM | A/P | E[+-]
    | y+ | m+ | d+ | h+ | s+ | .       # "." may be any one character
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_COLOUR = re.compile(r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r\s*\d+)\]", re.IGNORECASE)
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_COMPARE: dict[str, Callable[[float, float], bool]] = {"<": lt, ">": gt, "<=": le, ">=": ge, "=": eq, "<>": ne}


class Section(NamedTuple):
    """One of the codes between semicolons."""

    pieces: list[str]
    condition: Callable[[float], bool] | None
    coloured: bool


def sections(code: str) -> list[Section]:
    """The codes between semicolons, but for the one of texts."""
    parts: list[list[str]] = [[]]
    for match in _PIECE.finditer(code):
        if match.group() == ";":
            parts.append([])
        else:
            parts[-1].append(match.group())
    if len(parts) > 1 and "@" in parts[-1]:
        del parts[-1]
    return [_section(pieces) for pieces in parts[:3]]


def _section(pieces: list[str]) -> Section:
    condition = None
    kept = []
    for piece in pieces:
        if compared := _CONDITION.fullmatch(piece):
            condition = partial(_holds, _COMPARE[compared[1]], float(compared[2]))
        elif not _COLOUR.fullmatch(piece):
            kept.append(piece)
    return Section(kept, condition, len(kept) + (condition is not None) < len(pieces))


def _holds(compare: Callable[[float, float], bool], bound: float, number: float) -> bool:
    return compare(number, bound)


def words(piece: str) -> str:
    """What a piece shows that holds no digit."""
    if piece[0] == '"':
        return piece[1:].removesuffix('"')
    if piece[0] == "\\":
        return piece[1:]
    if piece[0] == "_":
        return " "
    if currency := _CURRENCY.fullmatch(piece):
        return currency[1]
    return "" if piece[0] in "*[@" or piece in "?#" else piece


def is_date(pieces: list[str]) -> bool:
    """Tell whether a code shows a date or a time of day."""
    return any(piece[0] in "yYmMdDhHsS" or ELAPSED.fullmatch(piece) for piece in pieces)
