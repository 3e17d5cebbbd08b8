"""Amounts of money: symbols, ISO codes before and after, names, cents, prices per unit."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.extractors.rates import rate_after
from checker.extractors.reading import Context, Reading
from checker.extractors.weighed import is_money
from checker.model import Kind
from checker.text.tokens import tokenize
from checker.units import CurrencyForm, by_name, by_symbol, currency_words, is_code, is_word, symbols, unit_words

_CODE_BEFORE = re.compile(r"(?<!\w)([A-Z]{3})[ \u00a0]?\Z")
_CODE_AFTER = re.compile(r"[ \u00a0]?([A-Z]{3})(?!\w)")
_MINUS_BEFORE = re.compile(r"(?:\A|[\s(\0])[-−–]\Z")
_WINDOW = 36
_LONGEST_SIGN = 6
"""Characters of the longest sign of a currency, with a space and what comes before it."""
_MINUSES = "-−–"
_SIGN_GAPS = ("", " ", "\u00a0")
"""What may stand between a number and the sign of a currency behind it."""


def words() -> frozenset[str]:
    """First words of the names and codes after a figure that :func:`read` knows."""
    return currency_words() | {"of"}


@cache
def _symbol_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])({'|'.join(map(re.escape, symbols()))})[ \u00a0]?\Z")


@cache
def last_characters() -> frozenset[str]:
    """What the sign or code of a currency may end with."""
    return frozenset(symbol[-1] for symbol in symbols()) | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@cache
def endings() -> frozenset[str]:
    """The same, but two characters where the last is a small letter, as so many words end in one."""
    longer = (symbol[-2:] for symbol in symbols() if symbol[-1].islower())
    return frozenset(longer) | frozenset(last for last in last_characters() if not last.islower())


def is_signed(text: str, start: int) -> bool:
    """Tell whether the sign or code of a currency stands right before an offset, with or without a space."""
    return _form_before(text[max(0, start - _LONGEST_SIGN) : start])[0] is not None


def read_before(context: Context) -> Reading | None:
    """An amount whose sign or code stands before the number ("$5", "USD 5", "-€15"), None for none; the name may follow as well."""
    text, numeral = context.text, context.numeral
    start = numeral.start
    negative = text[start] in _MINUSES or (text[start - 1] in _MINUSES and start > 1)
    if text[start - 1] in _MINUSES:
        start -= 1  # "$-5"
    window = text[max(0, start - _LONGEST_SIGN) : start]
    form, written = _form_before(window)
    if form is None or (form.ambiguous and not _is_sum(context, start)) or (form.words and start < numeral.start):
        return None  # "COP30", "ALL 50 states", "CVE-2024"
    start -= written
    factor = -form.factor if negative and numeral.value > 0 else form.factor
    if start and text[start - 1] in _MINUSES and _MINUS_BEFORE.search(text, max(0, start - 2), start):
        start, factor = start - 1, -form.factor
    end = numeral.end
    following = _form_after(context)  # "$1,500 million dollars" and "$20 USD" are written too
    if following is not None and following[0].code == form.code:
        end = following[1]
    return _priced(context, start, end, form, factor)


@lru_cache(maxsize=4096)
def _form_before(window: str) -> tuple[CurrencyForm | None, int]:
    """The currency whose sign or code ends some text, and how many characters it takes."""
    symbol = _symbol_before().search(window)
    if symbol is not None:
        return by_symbol(symbol[1]), len(window) - symbol.start()
    code = _CODE_BEFORE.search(window)
    if code is not None and is_code(code[1]):
        return CurrencyForm(code[1], 1.0, None, ambiguous=is_word(code[1]), words=1), len(window) - code.start()
    return None, 0


def read(context: Context) -> Reading | None:
    """An amount whose name or code follows, ``unit`` an ISO 4217 code; a form that several currencies share is read as the usual one."""
    found = _form_after(context)
    if found is None:
        return None
    form, end = found
    if form.ambiguous and not _is_amount(context, end):
        return None
    return _priced(context, context.numeral.start, end, form, form.factor)


def _is_sum(context: Context, start: int) -> bool:
    """Tell whether a code that is a word, too, stands before an amount: "TRY 5 million", "COP 4,100.50"; not "COP30", "ALL 50 states"."""
    numeral = context.numeral
    apart = context.text[start - 1 : start].isspace()
    return apart and (numeral.power >= _THOUSAND or abs(numeral.value) >= 10**_THOUSAND)


def _is_amount(context: Context, end: int) -> bool:
    """Tell whether a name that also means something else is a currency: "14.1 million marks"; not "3 won", "20 million pounds of beef"."""
    numeral = context.numeral
    if context.word in unit_words():
        return is_money(context, end)
    return (numeral.power >= _THOUSAND or abs(numeral.value) >= 10**_THOUSAND) and not context.folded.startswith(" of ", end)


_THOUSAND = 3


def _form_after(context: Context) -> tuple[CurrencyForm, int] | None:
    text, at = context.text, context.at
    if not context.word:
        return None
    if context.word == "of" and context.numeral.vague:  # "millions of dollars"
        return _named(text, at + 3)
    code = _CODE_AFTER.match(text, at)
    if code is not None and is_code(code[1]):
        return CurrencyForm(code[1], 1.0, None, ambiguous=False, words=1), code.end()
    sign = by_symbol(text[at : at + 1])
    if sign is not None and not context.word.isalpha() and not text[at + 1 : at + 2].isdigit() and text[context.end : at] in _SIGN_GAPS:
        return sign, at + 1
    if context.glued or context.word not in currency_words():
        return None
    return _named(text, at)


def _named(text: str, at: int) -> tuple[CurrencyForm, int] | None:
    tokens = tokenize(text, at, at + _WINDOW)
    form = by_name(tokens)
    if form is None or text[tokens[form.words - 1].end : tokens[form.words - 1].end + 1].isalnum():
        return None
    return form, tokens[form.words - 1].end


def _priced(context: Context, start: int, end: int, form: CurrencyForm, factor: float) -> Reading:
    """The amount, with what it is the price of one of, where that follows."""
    rate = rate_after(context.text, context.folded, end)
    if rate is None:
        return Reading(start, end, Kind.MONEY, form.code, "money", factor, form.assumption)
    return Reading(
        start, rate.end, Kind.MONEY, f"{form.code} / {rate.unit}", "price", factor, form.assumption, None, rate.noun, rate.assumptions
    )
