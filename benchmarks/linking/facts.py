"""The figures of a story: each is taken out of the text, and a mark of one character stands for it.

A marked text can be reworded, shortened and put in another order, and every figure is still known when it is printed again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from benchmarks.linking.words import DAYS, MONTHS, SCALES, SMALL, any_of, currency_of, trend_of, unit_of, words

FIRST = 0xE000
MARK = "[\ue000-\uf8ff]"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, a date, a day, a town, or a word that tells a direction.

    Attributes:
        kind: money, percent, count, number, date, weekday, venue or trend.
        printed: as the story has it.
        number: its value in single units; the month times 100 plus the day of a date.
        step: what the last written digit is worth.
        unit: code of the currency, unit, or empty; the form of a trend; the year of a date, where it is printed.
        sign: "loss" or "profit" before a figure of a table, "up" or "down" of a trend, else empty.
        bound: the words before it make it no plain figure: "hedge" or "bound", else empty.
        mate: the other figure of a pair (to and from, this year and last); of a trend the figure that it moves by.
        attributive: it stands before a noun, "a 40 mln dlr order".
        row, period: of a figure of a table, as ``words.yml`` knows them; else empty.
    """

    kind: str
    printed: str
    number: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    unit: str = ""
    sign: str = ""
    bound: str = ""
    mate: int = -1
    attributive: bool = False
    row: str = ""
    period: str = ""


@dataclass(slots=True)
class Marked:
    """A text with marks, and the facts they stand for by number."""

    text: str
    facts: dict[int, Fact]


def mark(number: int) -> str:
    """The character that stands for a fact."""
    return chr(FIRST + number)


def marks(text: str) -> list[int]:
    """The numbers of the facts in a marked text, in order."""
    return [ord(each) - FIRST for each in text if "\ue000" <= each <= "\uf8ff"]


HEDGES = re.compile(r"(?:about|around|roughly|approximately|some|nearly|almost|close to|estimated|circa)\s+$", re.IGNORECASE)
BOUNDS = re.compile(
    r"(?:more than|over|less than|under|below|above|at least|at most|up to|as many as|as much as|fewer than|just over|just under|exceed\w*|"
    r"minimum of|maximum of|below|another|further|additional|extra|between|within)\s+(?:a\s+)?$",
    re.IGNORECASE,
)
NOT_LONG = re.compile(r"\b(?:past|last|next|first|previous|every|coming|for|prior|within)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def figure_pattern() -> re.Pattern[str]:
    """A number with what belongs to it, a date, a day or a town."""
    months = "|".join(MONTHS)
    small = "|".join(SMALL[1:])
    return re.compile(
        rf"""
        \b(?P<month>{months})\s+(?P<day>\d\d?|{small})\b(?:,\s+(?P<year>(?:19|20)\d\d)\b)?(?![-/.,]?\d|\s+to\s+\d|\s+and\s+\d|\s+--?\s)
        | \b(?P<day2>\d\d?)\s+(?P<month2>{months})\b(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?
        | \b(?P<weekday>{"|".join(DAYS)})\b
        | \b(?:in|at|near|to)\s+(?P<venue>{any_of(words()["cities"])})\b(?!\s+(?-i:[A-Z])|,\s+(?-i:[A-Z])|'|-)
        | (?<![\w.,/$£%-])(?P<symbol>US\$|C\$|A\$|\$|£)?
          (?P<number>\d+[- ]\d/(?:2|4|8|16|32)|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|\b(?:{small})\b)
          (?:\s+(?P<scale>mln|million|bln|billion|thousand)\b)?
          (?:\s+(?P<currency>{any_of(currency_of())})\b|\s+(?P<cents>{any_of(words()["cents"]["read"])})\b
            |\s*(?P<percent>%|pct\b|percent\b|per\ cent\b)
            |\s+(?P<unit>{any_of(unit_of())})\b)?
          (?![\w/%]|-\w|[.,]\d|\s+\d+/\d|'|\s*(?:to|-)\s*(?:\d|US\$|\$))
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def take_out(text: str) -> Marked:
    """A text with its figures taken out, pairs and directions known.

    What is no plain figure (a year, a name with a number, a range, a rule's number) stays as text.
    """
    facts: dict[int, Fact] = {}
    parts: list[str] = []
    end = 0
    for found in figure_pattern().finditer(text):
        fact = _read(found, text)
        if fact is None:
            continue
        parts += [text[end : found.start("venue") if found["venue"] else found.start()], mark(len(facts))]
        facts[len(facts)] = fact
        end = found.end()
    marked = Marked("".join([*parts, text[end:]]), facts)
    _take_trends(marked)
    _pair(marked)
    return marked


def _read(found: re.Match[str], text: str) -> Fact | None:
    printed, before, after = found[0], text[: found.start()][-40:], text[found.end() :][:40]
    if found["month"] or found["month2"]:
        return _date(found)
    if found["weekday"]:
        # "Sunday Times", "Monday to Friday"
        if found["weekday"] not in DAYS or re.match(r"\s+(?:[A-Z]|to\b|through\b|and\b|morning|night)|'", after):
            return None
        return Fact("weekday", printed)
    if found["venue"]:
        return Fact("venue", found["venue"]) if found["venue"][0].isupper() else None
    number, step = value_of(found["number"])
    if number is None or re.search(r"\b(?:No\.?|rule|page|article|section|chapter|group of)\s*$", before, re.IGNORECASE):
        return None
    power = SCALES[found["scale"].lower()] if found["scale"] else 0
    number, step = number.scaleb(power), step.scaleb(power)
    # "two to three months": the first number has no unit of its own and stays in the text.
    bound = (
        "bound"
        if BOUNDS.search(before) or re.search(rf"(?:\d|\b(?:{'|'.join(SMALL)}))\s*(?:to|or|-)\s+$", before)
        else "hedge"
        if HEDGES.search(before)
        else ""
    )
    plain = Fact("number", printed, number, step, bound=bound)
    if found["symbol"] or found["currency"]:
        if found["symbol"] and (found["currency"] or found["percent"] or found["unit"]):
            return None
        unit = {"US$": "USD", "$": "USD", "C$": "CAD", "A$": "AUD", "£": "GBP"}[found["symbol"].upper()] if found["symbol"] else ""
        word = " ".join((found["currency"] or "").lower().split())
        lone = word in {"dlr", "dollar", "mark"} and number != 1
        return replace(plain, kind="money", unit=unit or currency_of()[word], attributive=lone)
    if found["cents"]:
        return replace(plain, kind="money", unit="USD", number=number.scaleb(-2), step=step.scaleb(-2))
    if found["percent"]:
        return replace(plain, kind="percent", unit="percent")
    if found["unit"]:
        unit = unit_of()[" ".join(found["unit"].lower().split())]
        if unit in {"years", "months", "weeks", "days", "hours"} and (
            NOT_LONG.search(before) or re.match(r"\s+(?:ago|earlier|later|before|ended|ending|to|of|old|after|from|in)\b", after)
        ):
            return None
        return replace(plain, kind="count", unit=unit)
    return _bare(found, plain, before, after)


def _bare(found: re.Match[str], plain: Fact, before: str, after: str) -> Fact | None:
    """A number without a unit: only where it is surely a figure."""
    if found["number"].isalpha() and not found["scale"]:
        return None
    counted = re.match(r"\s+(?!is\b|was\b|has\b|as\b|this\b|ends\b|mths|includes|qtr)([a-z]{3,}s|people|workers|men|women)\b", after)
    if found["scale"] or "," in found["number"]:
        return replace(plain, kind="count" if counted else "number")
    year_like = re.fullmatch(r"(?:1[89]|20)\d\d", found["number"])
    # "757 and 747 airliners": a number in a list of numbers may be a name.
    if re.search(r"\d,?\s+(?:and|or)\s+$|\d,\s+$", before):
        return None
    if year_like or not counted or plain.number < 13 or re.search(r"[A-Z][\w.-]*\s+$", before):
        return None
    return replace(plain, kind="count")


def _date(found: re.Match[str]) -> Fact | None:
    month = found["month"] or found["month2"]
    if month not in MONTHS:
        return None
    day = (found["day"] or found["day2"]).lower()
    number = SMALL.index(day) if day in SMALL else int(day)
    if not 1 <= number <= 31:
        return None
    year = found["year"] or found["year2"] or ""
    return Fact("date", found[0], Decimal((MONTHS.index(month) + 1) * 100 + number), unit=year)


def value_of(number: str) -> tuple[Decimal | None, Decimal]:
    """The value of a printed number and what its last digit is worth."""
    if number.lower() in SMALL:
        return Decimal(SMALL.index(number.lower())), Decimal(1)
    if "/" in number:
        whole, fraction = re.split(r"[- ]", number)
        over, under = map(int, fraction.split("/"))
        return Decimal(whole) + Decimal(over) / Decimal(under), Decimal(1) / Decimal(under)
    plain = Decimal(number.replace(",", ""))
    exponent = plain.as_tuple().exponent
    assert isinstance(exponent, int)
    return plain, Decimal(1).scaleb(exponent)


def _take_trends(marked: Marked) -> None:
    """Take out the words that say whether a figure is a rise or a fall, each with its figure for a mate."""
    known = trend_of()
    of = [word for word, (form, _) in known.items() if form == "of"]
    noun = [word for ways in words()["trends"]["noun"].values() for word in ways]
    verb = [word for word, (form, _) in known.items() if form in {"past", "base", "gerund", "participle"}]
    pattern = re.compile(
        rf"\b(?P<verb>{any_of(verb)})\s+(?:by\s+)?(?:(?:about|around|some)\s+)?(?P<a>{MARK})"
        rf"|(?<!\w)(?P<of>{any_of(of)})\s+of\s+(?P<b>{MARK})"
        rf"|\b(?P<adverb>up|down)\s+(?:by\s+)?(?P<c>{MARK})"
        rf"|(?P<d>{MARK})\s+(?P<noun>{any_of(noun)})\b",
        re.IGNORECASE,
    )
    parts: list[str] = []
    end = 0
    for found in pattern.finditer(marked.text):
        group = next(name for name in ("verb", "of", "adverb", "noun") if found[name])
        word, target = found[group], next(found[name] for name in "abcd" if found[name])
        form, way = known[" ".join(word.lower().split())]
        form = "noun" if group == "noun" else form
        (number,) = marks(target)
        if marked.facts[number].kind not in {"money", "percent", "count", "number"} or word[0].isupper():
            continue
        before = marked.text[: found.start()][-30:]
        if form == "past":
            if re.search(r"\b(?:was|were|been|being|be|is|are|its|their|the)\s+(?:\w+ly\s+)?$", before):
                continue
            if re.search(r"\b(?:has|have|had|having)\s+(?:\w+\s+)?$", before):
                form = "participle"
        if form == "base" and not re.search(r"\b(?:to|will|would|could|should|may|might|did)\s+(?:\w+\s+)?$", before):
            continue
        key = len(marked.facts)
        marked.facts[key] = Fact("trend", word, unit=form, sign=way, mate=number)
        parts += [marked.text[end : found.start(group)], mark(key)]
        end = found.end(group)
    marked.text = "".join([*parts, marked.text[end:]])


def _pair(marked: Marked) -> None:
    """Tell each figure of "to A from B" and "A against B" which is the other."""
    pattern = re.compile(
        rf"\bto\s+(?P<a>{MARK})(?:\s+(?:a\s+share|tonnes|shares|barrels))?,?\s+from\s+(?:about\s+)?(?P<b>{MARK})"
        rf"|\bfrom\s+(?P<c>{MARK})\s+to\s+(?P<d>{MARK})"
        rf"|(?P<e>{MARK})(?:\s+a\s+share)?,?\s+(?:vs|versus|against|compared\s+with|compared\s+to|as\s+against)\s+(?:a\s+)?(?P<f>{MARK})",
        re.IGNORECASE,
    )
    for found in pattern.finditer(marked.text):
        one, other = (marks(each)[0] for each in found.groups() if each)
        a, b = marked.facts[one], marked.facts[other]
        if a.kind in {"money", "percent", "count", "number"} and b.kind in {a.kind, "number"}:
            marked.facts[one], marked.facts[other] = replace(a, mate=other), replace(b, mate=one)
