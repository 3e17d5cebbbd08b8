"""What a spreadsheet shows for a number: its format code ("#,##0.0,;(#,##0.0,)") as a function from the number to the text.

The codes are those of ECMA-376 part 1, 18.8.31. Dates come in ISO form, whatever their order on the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from checker.readers.xlsx.date_formats import date_text
from checker.readers.xlsx.format_codes import Section, is_date, sections, words

Shower = Callable[[float], str]
"""From a stored finite number to the text that a cell shows."""

MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""
EXACT = 1e15
HALF_BELOW, HALF_ABOVE = 0.499999, 0.500001
"""What is about halfway between two figures is rounded by its decimal digits."""
GENERAL_DIGITS = 10
"""... and shows so many of one without a format."""


@lru_cache(1000)
def shower(code: str, *, since_1904: bool = False) -> Shower:
    """What a format code makes of a number; an empty text where it shows none.

    Args:
        code: as it stands in the file.
        since_1904: the workbook counts its days from 1904, not from 1900.
    """
    parts = sections(code)
    shows = [_section_shower(part, since_1904=since_1904) for part in parts]
    if any(part.condition for part in parts):
        return partial(_by_condition, parts, shows)
    return shows[0] if len(parts) == 1 else partial(_by_sign, parts, shows)


def general(number: float) -> str:
    """A number without a format: a whole one in full, another with ten digits."""
    if abs(number) < EXACT and number == int(number):
        return str(int(number))
    return f"{number:.{GENERAL_DIGITS}g}".upper()


def _by_sign(parts: list[Section], shows: list[Shower], number: float) -> str:
    if number > 0 or (number == 0 and len(shows) < 3):
        return shows[0](number)
    if number == 0:
        return shows[2](number)
    shown = shows[1](-number)
    # "#,##0;[Red]#,##0": red alone says that the number is negative
    bare = parts[1].coloured and shown and not re.search("[-−–(▲△▼]", shown)
    return f"-{shown}" if bare else shown


def _by_condition(parts: list[Section], shows: list[Shower], number: float) -> str:
    for part, show in zip(parts, shows, strict=True):
        if part.condition is None or part.condition(number):
            return show(number)
    return general(number)


def _section_shower(section: Section, *, since_1904: bool) -> Shower:
    pieces = section.pieces
    if "general" in (piece.lower() for piece in pieces) or pieces == ["@"]:
        before, after = _around(pieces, lambda piece: piece.lower() == "general" or piece == "@")
        return (lambda number: _signed(before, general(abs(number)), after, negative=number < 0)) if before or after else general
    if is_date(pieces):
        return partial(date_text, pieces, since_1904=since_1904)
    if "/" in pieces and any(piece in "?#0" for piece in pieces):
        return partial(_fraction, pieces)
    return _number_shower(pieces)


def _around(pieces: list[str], is_digit: Callable[[str], bool]) -> tuple[str, str]:
    """The words before the first piece of digits and those after the last."""
    places = [at for at, piece in enumerate(pieces) if is_digit(piece)]
    before, after = pieces[: places[0]], pieces[places[-1] + 1 :]
    return "".join(map(words, before)).lstrip(), "".join(map(words, after)).rstrip()


def _signed(before: str, digits: str, after: str, *, negative: bool) -> str:
    return f"{'-' if negative else ''}{before}{digits}{after}".strip()


class _Digits(NamedTuple):
    """How digits are written: what stands around them, and how many there are."""

    before: str
    after: str
    factor: float
    decimals: int
    optional: int
    """Of the decimals, those at the end that are not written where they are zero."""
    zeros: int
    """How many digits are written at least before the decimal mark."""
    grouped: bool


def _number_shower(pieces: list[str]) -> Shower:
    digits = [at for at, piece in enumerate(pieces) if piece in "0#?"]
    if not digits:
        shown = "".join(map(words, pieces)).strip()
        return lambda _: shown
    first, last = digits[0], digits[-1]
    point = next((at for at in range(max(0, first - 1), min(last + 2, len(pieces))) if pieces[at] == "."), None)
    first, end = (first, last + 1) if point is None else (min(first, point), max(last, point) + 1)
    scale = 0
    while end < len(pieces) and pieces[end] == ",":  # "#,##0," is in thousands
        scale, end = scale + 3, end + 1
    before, after = "".join(map(words, pieces[:first])).lstrip(), "".join(map(words, pieces[end:])).rstrip()
    factor = 10.0 ** (2 * pieces.count("%") - scale)
    exponent = next((at for at, piece in enumerate(pieces) if piece.upper() in ("E+", "E-")), None)
    if exponent is not None:
        places = sum(piece in "0#?" for piece in pieces[point:exponent]) if point is not None else 0
        return lambda number: _signed(before, f"{abs(number) * factor:.{places}E}", after, negative=number < 0)
    whole = pieces[first : point if point is not None else end]
    if any(piece not in "0#?," for piece in whole):
        return partial(_template, before, whole, after)
    decimals = [piece for piece in pieces[point:end] if piece in "0#?"] if point is not None else []
    optional = len(decimals) - max((at + 1 for at, piece in enumerate(decimals) if piece == "0"), default=0)
    digits_of = _Digits(before, after, factor, len(decimals), optional, whole.count("0"), "," in pieces[first:last])
    return partial(_number, digits_of) if optional or digits_of.zeros != 1 else _usual(digits_of)


def _usual(how: _Digits) -> Shower:
    """What shows a number with as many decimals as there are and a digit before them: the format of nearly all cells."""
    factor, power, decimals, grouped = how.factor, 10.0**how.decimals, how.decimals, how.grouped
    before, after = how.before, how.after
    around = [part.replace("{", "{{").replace("}", "}}") for part in (before.lstrip(), after.rstrip())]
    write = f"{around[0]}{{:{',' if grouped else ''}.{decimals}f}}{around[1]}".format

    def show(number: float) -> str:
        size = number * factor
        if 0.0 <= size < EXACT and not HALF_BELOW < size * power % 1.0 < HALF_ABOVE:
            return write(size)
        return _signed(before, _rounded(abs(size), decimals, grouped=grouped), after, negative=number < 0)

    return show


def _number(how: _Digits, number: float) -> str:
    before, after, factor, decimals, optional, zeros, grouped = how
    digits = _rounded(abs(number) * factor, decimals, grouped=grouped)
    if optional or zeros != 1:
        whole, _, rest = digits.partition(".")
        if optional:
            rest = rest[: decimals - optional] + rest[decimals - optional :].rstrip("0")
        if not zeros and whole == "0":
            whole = ""  # "#" shows nothing for zero, and '"-"??' a dash alone
        whole = whole.zfill(zeros)
        digits = f"{whole}.{rest}" if rest else whole
    return _signed(before, digits, after, negative=number < 0)


def _rounded(number: float, decimals: int, *, grouped: bool) -> str:
    """A number to so many decimals, a half rounded up, as 15 digits give it: 2.675 is shown as 2.68."""
    if number < EXACT:
        rest = number * 10.0**decimals % 1.0
        if HALF_BELOW < rest < HALF_ABOVE:
            kept = Decimal(f"{number:.{MOST_DIGITS}g}")
            return f"{kept.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=60)):{',' if grouped else ''}f}"
    return f"{number:,.{decimals}f}" if grouped else f"{number:.{decimals}f}"


def _template(before: str, whole: list[str], after: str, number: float) -> str:
    """Digits filled from the right into a pattern with words in it: "000-00-0000"."""
    digits = list(_rounded(abs(number), 0, grouped=False))
    shown: list[str] = []
    for at in range(len(whole) - 1, -1, -1):
        piece = whole[at]
        if piece in "0#?":
            first = not any(other in "0#?" for other in whole[:at])
            shown.append("".join(digits) if first else digits.pop() if digits else "0" if piece == "0" else "")
            if first:
                digits = []
        elif piece != ",":
            shown.append(words(piece))
    return _signed(before, "".join(reversed(shown)), after, negative=number < 0)


def _fraction(pieces: list[str], number: float) -> str:
    """ "# ?/?": 1 1/2."""
    slash = pieces.index("/")
    below = pieces[slash + 1 :]
    fixed = re.match(r"\d+", "".join(below))
    value = Fraction(abs(number)).limit_denominator(10 ** max(1, sum(piece in "?#0" for piece in below)) - 1)
    if fixed and int(fixed[0]):
        value = Fraction(round(abs(number) * int(fixed[0])), int(fixed[0]))
    whole, rest = divmod(value.numerator, value.denominator)
    parted = re.search(r"[?#0]\s+[?#0]", "".join(words(piece) or piece for piece in pieces[:slash]))
    if not parted:
        whole, rest = 0, value.numerator
    written = " ".join([str(whole)] * bool(whole or not rest) + [f"{rest}/{value.denominator}"] * bool(rest))
    return f"{'-' if number < 0 else ''}{written}"
