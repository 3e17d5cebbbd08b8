"""Currencies as prose names and writes them, to ISO 4217 codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.text.lookup import listed, table
from checker.text.tokens import Token, tokenize

_LETTERS = re.compile(r"[^\W\d_]+")


class CurrencyForm(NamedTuple):
    """What a name or symbol says.

    Attributes:
        code: ISO 4217 code.
        factor: how many of the currency one of the form is: 1, or 0.01 for cents.
        assumption: sentence for the reader where other currencies have the form too ("$ read as USD"), or None.
        ambiguous: True where the form also means something else: "pounds" of weight, "won" the game.
        words: how many words it took; 0 for a symbol.
    """

    code: str
    factor: float
    assumption: str | None
    ambiguous: bool
    words: int


def by_symbol(symbol: str) -> CurrencyForm | None:
    """The currency of a symbol as printed ("$", "A$", "€"), or None."""
    return _by_symbol().get(symbol)


def by_name(words: Sequence[Token | str], at: int = 0) -> CurrencyForm | None:
    """The currency that the words from ``at`` on name, the longest name first; None where they name none.

    "Canadian dollars", "yuan", "dlrs", and the small coins, "cents", with a factor of a hundredth. Letter case plays no part.
    """
    if at >= len(words):
        return None
    for run, form in _by_name().get(_folded(words[at]), ()):
        if len(run) <= len(words) - at and all(_folded(words[at + step]) == word for step, word in enumerate(run)):
            return form
    return None


@cache
def currency_words() -> frozenset[str]:
    """The first words of names of currencies, folded codes and signs: what may follow an amount."""
    signs = (symbol for symbol in _by_symbol() if len(symbol) == 1)
    names = (match.group() for first in _by_name() if (match := _LETTERS.match(first)))  # the "u" of "U.S. dollars"
    return frozenset(names) | frozenset(code.lower() for code in _codes()) | frozenset(signs)


def is_code(text: str) -> bool:
    """Tell whether a word is the ISO 4217 code, in capitals, of a currency still in print."""
    return text in _codes()


def is_word(code: str) -> bool:
    """Tell whether a code in capitals is a word or another abbreviation as well: "ALL", "COP", "TRY"."""
    return code in _code_words()


@cache
def _code_words() -> frozenset[str]:
    return frozenset(row["code"] for row in table("currencies") if row["code"] in listed(row["ambiguous"]))


@cache
def symbols() -> tuple[str, ...]:
    """Every symbol, the longest first, as a pattern of alternatives wants them."""
    return tuple(sorted(_by_symbol(), key=lambda symbol: (-len(symbol), symbol)))


def _folded(word: Token | str) -> str:
    return word.lower() if isinstance(word, str) else word.folded


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in table("currencies") if row["names"])


@cache
def _by_symbol() -> dict[str, CurrencyForm]:
    found = {}
    for row in table("currencies"):
        assumed = set(listed(row["assumed"]))
        for symbol in listed(row["symbols"]):
            sentence = _assumption(symbol, row["code"]) if symbol in assumed else None
            found[symbol] = CurrencyForm(row["code"], 1.0, sentence, ambiguous=False, words=0)
    return found


@cache
def _by_name() -> dict[str, list[tuple[tuple[str, ...], CurrencyForm]]]:
    """First word to the names that begin with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], CurrencyForm]]] = {}
    for row in table("currencies"):
        assumed, ambiguous = set(listed(row["assumed"])), set(listed(row["ambiguous"]))
        names = [(name, 1.0) for name in listed(row["names"])]
        names += [(name, 1.0 / float(row["minor_factor"])) for name in listed(row["minor"])]
        for name, factor in names:
            run = tuple(token.folded for token in tokenize(name))
            sentence = _assumption(name, row["code"]) if name in assumed else None
            found.setdefault(run[0], []).append((run, CurrencyForm(row["code"], factor, sentence, name in ambiguous, len(run))))
    for runs in found.values():
        runs.sort(key=lambda pair: -len(pair[0]))
    return found


def _assumption(form: str, code: str) -> str:
    return f"{form} read as {code}"
