"""What the name of a row or column says its figures are measured in: "Revenue, $ million", "Battery (kWh)", "'000 tonnes", "%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.text.folding import squeeze
from checker.text.lookup import table, word_set
from checker.text.tokens import Token, tokenize
from checker.units.currencies import CurrencyForm, by_name, by_symbol, is_code, symbols
from checker.units.forms import lookup_unit


class Measure(NamedTuple):
    """What figures are measured in.

    Attributes:
        unit: as in a claim; None where only a scale is told ("thousands").
        dimension: as in a claim; None where only a scale is told.
        factor: what a figure is multiplied by: a million for "$ million", 0.01 for basis points.
        assumption: sentence for the reader where reading it takes one, or None.
        per: what it is counted per, a share or an amount of, as written ("per share", "of GDP", "CO2"), or None.
        words: as written: "$ million".
    """

    unit: str | None
    dimension: str | None
    factor: float
    assumption: str | None = None
    per: str | None = None
    words: str = ""


class Named(NamedTuple):
    """The name of a row or column with what its figures are measured in told apart.

    Attributes:
        name: what remains: "Revenue".
        measure: what its figures are measured in, or None.
    """

    name: str
    measure: Measure | None


LONGEST_NAME = 300
"""A longer text is prose and names no measure."""

_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{1,60})[)\]]")
_TAIL = re.compile(r"(?:,|;|:|\s[-–—|/]|\bin\b)\s*(?P<inside>[^,;:–—]{1,60})\Z")
_WITH_SIGN = re.compile(r"(?:\A|\s)(?P<inside>(?:(?:Mio|Mrd|mio|mrd|mn|bn|[kKTmM])\.?\s?)?(?:[A-Z]{0,3}[$£€¥₹]|[A-Z]{3}\b).{0,20})\Z")
_LAST_WORD = re.compile(r"\s(?P<inside>(?=\S{2})(?!\w[a-z]*\Z)(?![A-Z]+\Z)\S*[^a-z\s]\S*|%)\Z")
_EXCEPT = re.compile(r",?\s+(?:except|unless|other than)\b", re.IGNORECASE)
_POWER = re.compile(r"(?<=[a-z])[23](?!\w)")
_SUBSTANCE = re.compile(r"[A-Z][A-Za-z]?\d\w*(?:[- ]?eq)?|[A-Z]{2,5}|[a-z]{0,2}eq")
_ENDS = re.compile(r"^[\s,;:|–—-]+|[\s,;:|–—-]+$")
_ZEROS = re.compile(r"(?:['’]|1[, \u00a0]?)?0{3}(?P<more>,0{3})?(?:['’]?s)?(?!\w)")
_PER = re.compile(r"(?:/|per\b|an?\b|of\b|on\b|as\b|to\b)\s*\S.*", re.DOTALL)
_PREFIXED = re.compile(r"(?P<scale>k|K|T|m|M)(?=\s?(?:[$£€¥]|EUR|USD|GBP|CHF)(?![A-Za-z]))")
"""The scale right before a currency: "k€", "TEUR", "m£"."""
_SCALE_WORD = re.compile(r"(?P<mark>['’]?)(?P<word>[A-Za-z]+)")
_OF_MASS = re.compile(r"m (?:tonnes|tons|barrels|people)\b")
_KILOTONNES = re.compile(r"kt(?![A-Za-z])")
_MONEY_SCALES = {"m": 6, "mm": 6, "k": 3, "b": 9, "t": 12}
_SHORTEST_WORD = 4


@lru_cache(maxsize=65536)
def split_measure(text: str, *, of_row: bool = False) -> Named:
    """The name of a row or column without its measure, and the measure: from brackets, from its end, or all of it.

    Args:
        text: the name.
        of_row: True for the name of a row, which often is that of a person or a firm: "Doe, P" is paid no pence, "Watts" no power.
    """
    if len(text) > LONGEST_NAME:
        return Named(text, None)
    text = _EXCEPT.split(text)[0]
    for start, end, inside in _candidates(text):
        found = measure(inside)
        whole = start == 0 and end == len(text)
        if found is None or (of_row and not _may_stand_in_row(text[start:end], found)):
            continue
        if not whole or _is_plainly_measure(inside, found):
            rest = _ENDS.sub("", squeeze(f"{text[:start]} {text[end:]}"))
            return _joined(rest, found)
    return Named(_ENDS.sub("", squeeze(text)), None)


def _joined(rest: str, found: Measure) -> Named:
    """The name and its measure, where the name is the unit that a scale belongs to: "tonnes ('000)", "$ in millions"."""
    of = measure(rest) if found.dimension is None and rest else None
    if of is None or of.dimension is None:
        return Named(rest, found)
    return Named("", of._replace(factor=of.factor * found.factor, words=f"{of.words} {found.words}"))


@lru_cache(maxsize=65536)
def measure(text: str) -> Measure | None:
    """The measure that a phrase spells from its first word to its last ("in millions of dollars", "km/h", "% of GDP"), else None."""
    phrase = _POWER.sub(lambda power: "²³"[int(power.group()) - 2], _without_lead(text.strip()))  # "km2"
    if phrase.casefold() in word_set("measure of counts"):
        return Measure(None, "count", 1.0, words=phrase)
    found = _percent(phrase) or _parsed(phrase)
    return found._replace(words=phrase) if found is not None else None


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches that may spell a measure: those in brackets, the last first, with their parts; the end; the whole."""
    for match in reversed(list(_BRACKETS.finditer(text))):
        yield match.start(), match.end(), match["inside"]
        if re.search(r"[,;]", match["inside"]):
            first = re.split(r"[,;]", match["inside"])[0]
            yield match.start(), match.end(), first
    tail = _TAIL.search(text)
    if tail:
        yield tail.start(), tail.end(), tail["inside"]
    for pattern in (_WITH_SIGN, _LAST_WORD):
        ending = pattern.search(text)
        if ending:
            yield ending.start(), ending.end(), ending["inside"]
    yield 0, len(text), text
    if text[:1] in "%$€£" and " " in text:  # "% change", "% of revenue that ..."
        head, _, _ = text.partition(" ")
        yield 0, len(head), head


def _is_plainly_measure(text: str, found: Measure) -> bool:
    """Tell whether a name that is all measure is one: "kg", "$ million", "Tonnes"; but "W" is games won, and "Year" tells years."""
    bare = text.strip()
    if bare.casefold().removesuffix("s") in word_set("no measure alone"):
        return False
    if found.dimension == "duration" and not bare.endswith("s"):
        return False
    if found.dimension in ("percent", "percentage_point") or found.factor != 1 or not bare.isalpha():
        return True
    if found.dimension == "money":
        return len(bare) > 2
    if len(bare) >= _SHORTEST_WORD:
        return True
    exact = len(bare) > 1 and lookup_unit([bare], glued=True) is not None
    return exact and (not bare.isupper() or found.dimension in ("power", "energy"))  # "MW"; but "GB" may be a country


def _may_stand_in_row(text: str, found: Measure) -> bool:
    """Tell whether the end of a row's name is a measure: after a bracket, a sign or "in", or of two letters and more after a comma."""
    if text[:1] in "([" or text.startswith("in ") or found.dimension in ("percent", "percentage_point"):
        return True
    words = text.lstrip(" ,;:|/–—-")
    if not words[:1].isalnum():
        return True  # "Sales £000"
    return words != text and (len(words) > 1 or words.islower())  # "Length, m"; but "Doe, P"


def _without_lead(text: str) -> str:
    """The phrase after "in", "amounts in", "all figures are in", "unit:"."""
    words = text.split()
    while words and words[0].strip(":").casefold() in word_set("before a measure"):
        del words[0]
    return " ".join(words)


@cache
def _percents() -> tuple[tuple[str, str, float], ...]:
    rows = [(row["form"], row["unit"], float(row["factor"])) for row in table("percents")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _percent(phrase: str) -> Measure | None:
    folded = phrase.casefold()
    for form, unit, factor in _percents():
        if folded.startswith(form):
            rest = phrase[len(form) :].strip()
            if not rest or (_PER.fullmatch(rest) and not folded[len(form)].isalnum()):
                return Measure(unit, unit, factor, None, rest or None)
    return None


class _Reader:
    """A phrase, read from the left."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.at = 0
        self.unit: str | None = None
        self.dimension: str | None = None
        self.power = 0
        self.factor = 1.0
        self.assumption: str | None = None
        self.per: str | None = None

    @property
    def rest(self) -> str:
        return self.phrase[self.at :]

    def space(self) -> None:
        while self.rest and (self.rest[0].isspace() or (self.at and self.rest[0] in ".,-")):
            self.at += 1

    def read(self) -> bool:
        """Take one more part off the left; tell whether there was one."""
        self.space()
        return self._scale() or (self.dimension is None and (self._currency() or self._unit())) or self._link()

    def _scale(self) -> bool:
        prefixed = _PREFIXED.match(self.phrase, self.at)
        if prefixed:
            self.power += 6 if prefixed["scale"] in "mM" else 3
            self.at = prefixed.end()
            return True
        zeros = _ZEROS.match(self.rest)
        if zeros:
            self.power += 6 if zeros["more"] else 3
            self.at += zeros.end()
            return True
        written = _SCALE_WORD.match(self.rest)
        if written is None or (written["mark"] and not self.at):
            return False
        word = written["word"]
        row = _scales().get(word) or _scales().get(word.casefold())
        exponent = int(row["exponent"]) if row is not None and row["glue"] in ("no", "yes") and row["form"] not in _MONEY_SCALES else None
        if exponent is None and self.dimension == "money":
            exponent = _MONEY_SCALES.get(word.casefold())
            exponent = exponent if exponent is not None else (int(row["exponent"]) if row is not None else None)
        if exponent is None and not self.at and word == "m" and _OF_MASS.match(self.rest):
            exponent = 6
        if exponent is None:
            return False
        self.power += exponent
        self.at += written.end()
        return True

    def _currency(self) -> bool:
        symbol = _symbol().match(self.phrase, self.at)
        if symbol:
            return self._take(by_symbol(symbol.group()), len(symbol.group()))
        code = re.match(r"[A-Z]{3}(?![A-Za-z])", self.rest)
        if code and is_code(code.group()):
            return self._take(CurrencyForm(code.group(), 1.0, None, ambiguous=False, words=1), 3)
        tokens = tokenize(self.rest)
        form = by_name(tokens)
        if form is None or (form.ambiguous and not self.power):
            return False
        return self._take(form, tokens[form.words - 1].end)

    def _take(self, form: CurrencyForm | None, length: int) -> bool:
        if form is None:
            return False
        self.unit, self.dimension, self.factor, self.assumption = form.code, "money", form.factor, form.assumption
        self.at += length
        return True

    def _unit(self) -> bool:
        kilotonnes = _KILOTONNES.match(self.phrase, self.at)  # in print "kt" are knots, over a column thousands of tonnes
        if kilotonnes:
            self.unit, self.dimension, self.power, self.at = "metric_ton", "mass", self.power + 3, kilotonnes.end()
            return True
        tokens: Sequence[Token] = tokenize(self.rest)
        form = lookup_unit(tokens) if tokens else None
        if form is None:
            return False
        self.unit, self.dimension, self.assumption = form.unit, form.dimension, form.assumption
        self.power += form.scale
        self.at += tokens[form.words - 1].end
        return True

    def _link(self) -> bool:
        """ "of", "in" between scale and unit; what the measure is counted per ends it."""
        link = re.match(r"(?:of|in)\s+(?=\S)", self.rest)
        if link and self.dimension is None and self.power:
            self.at += link.end()
            return bool(self._currency() or self._unit())
        if self.dimension is not None and _PER.fullmatch(self.rest):
            self.per = squeeze(self.rest)
            self.at = len(self.phrase)
            return True
        if self.dimension not in (None, "money") and self.at and _SUBSTANCE.fullmatch(self.rest):  # "Mt CO2"
            self.per = squeeze(self.rest)
            self.at = len(self.phrase)
            return True
        return False


def _parsed(phrase: str) -> Measure | None:
    reader = _Reader(phrase)
    while reader.rest.strip(" .,") and reader.read():
        pass
    if reader.rest.strip(" .,") or (reader.dimension is None and not reader.power):
        return None
    factor = reader.factor * 10.0**reader.power
    return Measure(reader.unit, reader.dimension, factor, reader.assumption, reader.per)


@cache
def _symbol() -> re.Pattern[str]:
    """Every symbol of a currency, the longest first; one that ends in a letter ends a word."""
    return re.compile("|".join(re.escape(symbol) + (r"(?![^\W\d_])" if symbol[-1].isalpha() else "") for symbol in symbols()))


@cache
def _scales() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in table("scales")}
