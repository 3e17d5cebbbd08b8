"""Numbers in digits: grouped, with either decimal mark, with fractions, powers of ten and scale words.

One shape finds a run of digits with the word behind it; what the run says is told by its marks alone, so that no pattern has to try.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from checker.text.lookup import listed, table
from checker.text.numerals.numeral import ENDING, Numeral, is_in_reach, word_behind
from checker.text.numerals.powers import power_after
from checker.text.numerals.runs import Piece, pieces
from checker.text.numerals.scales import SIGNS, is_scale, plain_power, scale_after

_LONGEST_SHAPE = 400
"""Characters of the longest run of digits and marks that is read as one; what comes after is read on its own."""

_SHAPE = re.compile(rf"(\d[\d.,٫٬]{{0,{_LONGEST_SHAPE}}}(?<=\d))(?:([ \u00a0-]|\r?\n[ \t]{{0,8}})?([^\W\d_]+))?")
_ASCII_SHAPE = re.compile(_SHAPE.pattern, re.ASCII)
"""The same where a text is plain ASCII, as most are: it takes three quarters of the time."""
_GROUPS = re.compile(r"(?:[\u00a0\u202f\u2009'’ ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?![\d.,]))?")
_FRACTION = re.compile(r"(?:[ -]{1,2}|-and-| and )?(\d{1,3})[/⁄](\d{1,4})(?![\d/⁄])(?!\w)")
_VULGAR = {
    "¼": (1, 4),
    "½": (1, 2),
    "¾": (3, 4),
    "⅐": (1, 7),
    "⅑": (1, 9),
    "⅒": (1, 10),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_ALONE = re.compile(f"[{''.join(_VULGAR)}](?<![^\\W_].)")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "ST", "ND", "RD", "TH"})
_MINUS = re.compile(r"(?:(?<![^\s\0(])[−–]|(?<![^\s\0(])-(?<!\d [−-])(?<!\n-))\Z")  # "of -0.4%"; no "12 -15", no list mark
_MINUS_WORDS = ("minus ", "negative ")
_GLUE = re.compile(r"[A-Z]{1,3}\$?\Z|[A-Z]?[a-z]{1,2}\Z")
_HALVES_AND_SUCH = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000})
"""Denominators of a fraction that stands alone: "9/11" is a day."""
_KEYCAP = "\u20e3"
_KEYCAPS = (_KEYCAP, f"\ufe0f{_KEYCAP}")
"""What makes the sign of a key of the digit before it: "1️⃣ Fees rise" is the first item of a list."""
_SHORT = 24
_POWER_SIGNS = frozenset("^×·∙*")
_TIMES_SIGNS = frozenset("×·∙*")
_RAISED = frozenset("⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def in_digits(text: str, folded: str, decimal: str) -> list[Numeral]:
    """Every number in digits, in order, none overlapping; ``decimal`` is the decimal mark, "." or ","."""
    found: list[Numeral] = []
    upto = 0
    keys = _KEYCAP in text
    for match in (_ASCII_SHAPE if text.isascii() else _SHAPE).finditer(text):
        start = match.start()
        if start < upto or (keys and text.startswith(_KEYCAPS, match.end(1))):
            continue
        run, gap, word = match.groups()
        before = text[start - 1] if start else " "
        if before in _PLAIN_BEFORE and start and (simple := _simple(run, decimal)) is not None:
            numeral = _quick(text, folded, start, match.end(), simple, gap, word)
            if numeral is not None:
                found.append(numeral)
                upto = numeral[1]
                continue
        if before.isalnum() or before == "_":
            if not _is_glued(text, start, before):
                continue
        elif before in ".,":
            if before == "," or not run.isdigit() or (start > 1 and not _may_lead(text[start - 2])):
                continue
            run, start = f".{run}", start - 1
        told = pieces(run, decimal) if len(run) <= _SHORT else pieces.__wrapped__(run, decimal)
        for piece in told:
            end = start + piece.last
            alone = len(told) == 1
            numeral = _numeral(text, folded, start + piece.first, end, piece, gap if alone else None, word if alone else None)
            if numeral is not None:
                upto = numeral.end
                if is_in_reach(numeral.value):
                    found.append(numeral)
    if not text.isascii():
        found = _with_vulgar(text, found)
    return found


def _quick(text: str, folded: str, start: int, stop: int, simple: _Simple, gap: str | None, word: str | None) -> Numeral | None:
    """What :func:`_numeral` gives where nothing stands around that belongs to the number but a scale word; None for the rest."""
    digits, places, value, step, length = simple
    if folded[start - 3 : start - 1] in _MINUS_ENDINGS and folded.endswith(_MINUS_WORDS, 0, start):
        return None
    if word is None:
        after = text[stop : stop + 1]
        if after not in ENDING and not (after == " " and text[stop + 1 : stop + 3] in _BLANK):
            return None
        return _new(Numeral, (start, stop, value, step, False, 0, False, False, False, ""))
    power = _power_of(word)
    if power < 0 and word == "and" and not text[stop + 1 : stop + 2].isdigit():
        power = 0
    if power == 0:
        return _new(Numeral, (start, start + length, value, step, False, 0, False, False, False, word if gap in _GAPS else None))
    if power < 0 or text[stop + 1 : stop + 2] in _scale_initials():
        return None
    value, step = _float(digits, places, power), _step(power - places)
    return _new(Numeral, (start, stop, value, step, False, power, False, False, False, word_behind(text, stop)))


class _Simple(NamedTuple):
    """A run of digits and marks that is one number: its digits, how many are places, value, size of the last one, and length."""

    digits: str
    places: int
    value: float
    step: float
    length: int


_PLAIN_BEFORE = frozenset(" \n(")
_GAPS = frozenset(" \n-")
_BLANK = frozenset(("  ", " \n"))
_MINUS_ENDINGS = frozenset(("us", "ve"))


@lru_cache(maxsize=1 << 15)
def _simple(run: str, decimal: str) -> _Simple | None:
    if len(run) > _SHORT:
        return None
    told = pieces(run, decimal)
    if len(told) != 1:
        return None
    digits, places = told[0].digits, told[0].places
    return _Simple(digits, places, _float(digits, places, 0), _step(-places), len(run))


@lru_cache(maxsize=1 << 15)
def _power_of(word: str) -> int:
    """What a word behind a number does to it: 0 nothing, the power of ten of a plain scale word, -1 what takes a closer look."""
    if is_scale(word):
        return plain_power(word)
    special = word in _ORDINALS or word.lower() in _closer_look() or not word.isascii()
    return -1 if special else 0


@cache
def _closer_look() -> frozenset[str]:
    return _dozens() | {"e", "x", "and"}


@cache
def _scale_initials() -> frozenset[str]:
    return frozenset(form[0] for row in table("scales") for form in (row["form"].lower(), row["form"].upper()))


def _may_lead(before: str) -> bool:
    """Tell whether a number may begin with a point after this character: " .5", "$.50", "(.5"."""
    return before.isspace() or before in "(\0-−–" or before in SIGNS


def _is_glued(text: str, start: int, before: str) -> bool:
    """Tell whether letters right before digits may be a currency: "Rs500", "RM20", "EUR20"; the reader of amounts decides."""
    if not before.isalpha():
        return False
    letters = _GLUE.search(text, max(0, start - 4), start)
    return letters is not None and not text[max(0, letters.start() - 1) : letters.start()].isalnum() and is_currency_prefix(letters.group())


@lru_cache(maxsize=1024)
def is_currency_prefix(letters: str) -> bool:
    """Tell whether letters that stand right before digits are the sign or code of a currency."""
    rows = table("currencies")
    return any((letters == row["code"] and row["names"]) or letters in listed(row["symbols"]) for row in rows)


def _numeral(text: str, folded: str, start: int, end: int, piece: Piece, gap: str | None, word: str | None) -> Numeral | None:
    """The numeral of a piece with all that belongs to it; None for what is none."""
    digits, places = piece.digits, piece.places
    after = text[end : end + 1]
    if word is None:
        if after and after in "\u00a0\u202f\u2009'’ " and not places and len(digits) < 4 and (groups := _GROUPS.match(text, end)):
            digits, places, end = _with_groups(digits, groups.group()), _places(groups.group()), groups.end()
            gap, word = _word_after(text, end)
            after = text[end : end + 1]
        if after and after in "/ -⁄" and not places and (fraction := _FRACTION.match(text, end)):
            return _mixed(text, folded, start, fraction, digits) or _plain(text, folded, start, end, digits, places, 0)
        if after == "/" and not places and (own := _own_fraction(text, folded, start, end, digits)):
            return own
        if after and (after in _POWER_SIGNS or (after == " " and text[end + 1 : end + 2] in _TIMES_SIGNS)):
            power = power_after(text, start, end, _float(digits, places, 0), 10.0**-places)
            if power is not None:
                return _signed(text, folded, power)
        return _plain(text, folded, start, end, digits, places, 0)
    if word[0] in _VULGAR:
        above, below = _VULGAR[word[0]]
        return _whole_and(text, folded, start, end + len(gap or "") + 1, digits, Fraction(above, below))
    if not gap:
        if word in _ORDINALS and not places and _suits(digits, word.lower()):
            return Numeral(start, end + 2, float(digits), 1.0, ordinal=True)
        if (word in ("e", "E", "x") or word[0] in _RAISED) and (
            power := power_after(text, start, end, _float(digits, places, 0), 10.0**-places)
        ):
            return _signed(text, folded, power)
    elif word == "and" and not places and (fraction := _FRACTION.match(text, end)):
        return _mixed(text, folded, start, fraction, digits)
    elif word == "x" and (power := power_after(text, start, end, _float(digits, places, 0), 10.0**-places)):
        return _signed(text, folded, power)
    if gap and word.lower() in _dozens():
        value = 12 * _float(digits, places, 0)
        return Numeral(start, end + len(gap) + len(word), value, 12 * _step(-places))
    if is_scale(word):
        end, scale = scale_after(text, end, amount=_is_amount(text, start), decimals=places > 0)
        return _plain(text, folded, start, end, digits, places, scale)
    return _plain(text, folded, start, end, digits, places, 0)


def _suits(digits: str, suffix: str) -> bool:
    """Tell whether an ordinal's letters go with its digits: "21st"; the "st" of "12st" are stones."""
    teen = digits[-2:-1] == "1"
    return suffix == ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th"))


@cache
def _dozens() -> frozenset[str]:
    return frozenset(row["word"] for row in table("numbers") if row["role"] in ("dozen", "dozens"))


def _word_after(text: str, end: int) -> tuple[str | None, str | None]:
    match = _AFTER.match(text, end)
    return (match[1], match[2]) if match else (None, None)


_AFTER = re.compile(r"([ \u00a0-]|\r?\n[ \t]{0,8})?([^\W\d_]+)")


def _with_groups(digits: str, groups: str) -> str:
    return digits + "".join(filter(str.isdigit, groups))


def _places(groups: str) -> int:
    mark = max(groups.rfind("."), groups.rfind(","))
    return len(groups) - mark - 1 if mark >= 0 else 0


def _is_amount(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before in SIGNS or (before in " -" and text[start - 2 : start - 1] in SIGNS) if before else False


def _float(digits: str, places: int, power: int) -> float:
    """The nearest number to what is written, scale folded in: one rounding, where a product would make two."""
    exponent = power - places
    return float(digits) if not exponent else float(f"{digits}e{exponent}")


@lru_cache(maxsize=256)
def _step(exponent: int) -> float:
    return float(f"1e{exponent}")


_new = tuple.__new__


def _plain(text: str, folded: str, start: int, end: int, digits: str, places: int, power: int) -> Numeral:
    value = _float(digits, places, power)
    before = text[start - 1] if start else ""
    if before in "-−–" and before and _MINUS.search(text, max(0, start - 4), start):
        start, value = start - 1, -value
    elif before == " " and text[start - 2] in "seSE" and (words := folded[max(0, start - 9) : start]).endswith(_MINUS_WORDS):
        sign = start - (6 if words.endswith("minus ") else 9)
        if not folded.endswith("plus or ", 0, sign):  # "plus or minus 3"
            start, value = sign, -value
    return _new(Numeral, (start, end, value, _step(power - places), False, power, False, False, False, word_behind(text, end)))


def _signed(text: str, folded: str, numeral: Numeral) -> Numeral:
    """The numeral with the sign that stands before it."""
    plain = _plain(text, folded, numeral.start, numeral.end, "0", 0, 0)
    if plain.start == numeral.start:
        return numeral
    return numeral._replace(start=plain.start, value=-numeral.value)


def _mixed(text: str, folded: str, start: int, fraction: re.Match[str], digits: str) -> Numeral | None:
    """ "1-1/2", "2 1/4", "2 and 1/4"; None where the part is none of a whole."""
    above, below = int(fraction[1]), int(fraction[2])
    if not 0 < above < below:
        return None
    if fraction.start() == fraction.start(1):
        return None
    return _whole_and(text, folded, start, fraction.end(), digits, Fraction(above, below))


def _whole_and(text: str, folded: str, start: int, end: int, digits: str, part: Fraction) -> Numeral:
    end, power = scale_after(text, end, amount=_is_amount(text, start))
    exact = (int(digits) + part) * 10**power
    signed = _plain(text, folded, start, end, digits, 0, 0)
    value = -float(exact) if signed.value < 0 or signed.start < start else float(exact)
    step = float(Fraction(10**power, part.denominator))
    return Numeral(signed.start, end, value, step, power=power, word=word_behind(text, end))


_DENOMINATOR = re.compile(r"[/⁄](\d{1,4})(?![\d/⁄.,]|\w)")


def _own_fraction(text: str, folded: str, start: int, end: int, digits: str) -> Numeral | None:
    """ "3/4", "1/40 of"; None for "9/11", "24/7" and dates."""
    match = _DENOMINATOR.match(text, end)
    if match is None or text[start - 1 : start] == "/":
        return None
    above, below = int(digits), int(match[1])
    if not 0 < above < below or (below not in _HALVES_AND_SUCH and not folded.startswith(" of ", match.end())):
        return None
    signed = _plain(text, folded, start, match.end(), digits, 0, 0)
    value = above / below
    return Numeral(signed.start, match.end(), -value if signed.value < 0 else value, 1 / below, fraction=True)


def _with_vulgar(text: str, found: list[Numeral]) -> list[Numeral]:
    """The numbers with fractions that are one character and stand alone: "½ tbsp"."""
    alone = []
    for match in _ALONE.finditer(text):
        above, below = _VULGAR[match.group()]
        alone.append(Numeral(match.start(), match.end(), above / below, 1 / below, fraction=True))
    if not alone:
        return found
    taken = {numeral.end for numeral in found}
    return sorted(found + [numeral for numeral in alone if numeral.end not in taken])
