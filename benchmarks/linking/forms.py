"""How a telling prints a figure: its house style, and every form that says the same."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.linking.facts import Fact
from benchmarks.linking.words import DAYS, MONTHS, SMALL, words

MILLION, BILLION = Decimal(10**6), Decimal(10**9)
ROUND_ABOUT = ("about", "around", "roughly", "approximately", "some")


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one desk.

    Attributes:
        as_printed: figures stay as the story has them.
        percent: pct, percent, per cent or %.
        money: wire (1.2 mln dlrs), words (1.2 million dollars), symbol ($1.2 million), short ($1.2m), us (US$1.2 million).
        scale: mln or million, where no style of money says otherwise.
        spell: whole numbers up to here are written in words.
        cents: cts, cents or dollars ($0.55).
        date: mdy, dmy, abbreviated or ordinal.
        rounds: how often a figure loses digits.
        converts: how often miles become kilometres.
        restless: how often one figure is printed in another desk's way.
    """

    as_printed: bool = False
    percent: str = "percent"
    money: str = "symbol"
    scale: str = "million"
    spell: int = 9
    cents: str = "cents"
    date: str = "mdy"
    rounds: float = 0.0
    converts: float = 0.0
    restless: float = 0.1


def draw_style(chance: random.Random, *, rounds: float = 0.0) -> Style:
    """A desk's habits, drawn."""
    return Style(
        percent=chance.choice(("pct", "percent", "per cent", "%", "%")),
        money=chance.choice(("wire", "words", "words", "symbol", "symbol", "symbol", "short", "us")),
        scale=chance.choice(("million", "million", "mln")),
        spell=chance.choice((0, 0, 9, 10, 12)),
        cents=chance.choice(("cts", "cents", "cents", "dollars")),
        date=chance.choice(("mdy", "dmy", "abbreviated", "ordinal")),
        rounds=rounds,
        converts=0.3,
    )


def write(fact: Fact, style: Style, chance: random.Random, *, exact: bool) -> tuple[str, str]:
    """A fact as a telling prints it, and how that is related to the story's: same, form, rounded and so on.

    Args:
        exact: the figure keeps its digits, whatever the style.
    """
    if style.as_printed:
        return " ".join(fact.printed.split()) if "\n" not in fact.printed else fact.printed, "same"
    if chance.random() < style.restless:
        style = replace(draw_style(chance), rounds=style.rounds)
    if fact.kind == "trend":
        return chance.choice(words()["trends"][fact.unit][fact.sign]), "form"
    if fact.kind in {"weekday", "venue"}:
        return fact.printed, "same"
    if fact.kind == "date":
        return _date(fact, style), "date form"
    hedge, how = "", "form"
    if not exact and not fact.bound and not fact.attributive:
        converted = _converted(fact, style, chance)
        if converted:
            return converted, "converted"
        if chance.random() < style.rounds:
            fact, hedge, how = _rounded(fact, chance)
    return f"{hedge} {_figure(fact, style, chance)}".strip(), how


def _figure(fact: Fact, style: Style, chance: random.Random) -> str:
    if fact.kind == "percent":
        sign = style.percent if style.percent == "%" else f" {style.percent}"
        spelled = "" if sign == "%" else _spelled(fact, style)
        fraction = "/" in fact.printed and style.percent != "%" and _fraction(fact.number, chance)
        return f"{spelled or fraction or digits(fact.number, fact.step)}{sign}"
    if fact.kind == "money":
        return _money(fact, style, chance)
    number = _scaled(fact, style.scale, chance) if fact.number >= MILLION else _spelled(fact, style) or digits(fact.number, fact.step)
    if fact.kind == "count" and fact.unit:
        unit = words()["units"][fact.unit]["also"] if fact.unit in words()["units"] else []
        return f"{number} {chance.choice(unit) if unit else fact.unit}"
    return number


def _money(fact: Fact, style: Style, chance: random.Random) -> str:
    row = words()["currencies"][fact.unit]
    symbol = row.get("symbol", "")
    if fact.number < 1 and fact.unit == "USD" and style.cents != "dollars":
        count = replace(fact, number=fact.number.scaleb(2), step=fact.step.scaleb(2))
        unit = style.cents.removesuffix("s") if count.number == 1 else style.cents
        return f"{_spelled(count, style) or digits(count.number, count.step)} {unit}"
    step = min(fact.step, Decimal("0.01")) if fact.number < 10 and fact.number != int(fact.number) else fact.step
    fact = replace(fact, step=step)
    way = style.money if symbol else "words" if style.money not in {"wire", "words"} else style.money
    if way in {"symbol", "short", "us"}:
        sign = "US$" if way == "us" and fact.unit == "USD" else symbol
        number = (
            _scaled(fact, style.scale if way == "symbol" else "million", chance) if fact.number >= MILLION else digits(fact.number, step)
        )
        if way == "short":
            number = re.sub(r" (?:million|mln)$", "m", re.sub(r" (?:billion|bln)$", "bn", number))
        return f"{sign}{number}"
    scale = "mln" if way == "wire" else "million"
    number = _scaled(fact, scale, chance) if fact.number >= MILLION else _spelled(fact, style) or digits(fact.number, step)
    unit = row["wire" if way == "wire" else "words"]
    if fact.attributive:
        unit = {"dollars": "dollar", "dlrs": "dlr", "marks": "mark", "pounds": "pound"}.get(unit, unit)
    elif fact.number == 1:
        unit = {"dollars": "dollar", "dlrs": "dlr", "pounds": "pound"}.get(unit, unit)
    return f"{number} {unit}"


def _scaled(fact: Fact, scale: str, chance: random.Random) -> str:
    """A number of a million and more: in millions, in billions or in full, whichever needs few digits."""
    full = digits(fact.number, Decimal(1))
    over, name = (BILLION, {"mln": "bln", "million": "billion"}[scale]) if fact.number >= BILLION else (MILLION, scale)
    if over == BILLION and chance.random() < 0.12 and fact.number < 10 * BILLION:
        over, name = MILLION, scale
    short = digits(fact.number / over, fact.step / over, trim=True)
    places = len(short.partition(".")[2])
    if places > 3 or (places == 3 and fact.step < 1000):
        return full
    if fact.step <= 1000 and chance.random() < 0.35:
        return full
    if fact.number == MILLION / 2:
        return f"half a {scale}"
    return f"{short} {name}"


def digits(number: Decimal, step: Decimal, *, trim: bool = False) -> str:
    """Digits with commas, as many behind the point as the step has."""
    exponent = step.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    places = max(0, -exponent)
    text = f"{number:,.{places}f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text


def _spelled(fact: Fact, style: Style) -> str:
    whole = fact.number == int(fact.number) and 0 < fact.number <= style.spell and fact.step >= 1
    return SMALL[int(fact.number)] if whole else ""


def _fraction(number: Decimal, chance: random.Random) -> str:
    whole, rest = divmod(number, 1)
    over, under = rest.as_integer_ratio()
    if not rest or under not in (2, 4, 8, 16, 32) or chance.random() < 0.4 or not whole:
        return ""
    return f"{whole}{chance.choice('- ')}{over}/{under}"


def _date(fact: Fact, style: Style) -> str:
    month, day = divmod(int(fact.number), 100)
    name = MONTHS[month - 1]
    short = name if len(name) < 5 else f"{name[:4] if name == 'September' else name[:3]}."
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    if style.date == "dmy":
        return f"{day} {name} {fact.unit}".strip()
    start = {"mdy": f"{name} {day}", "abbreviated": f"{short} {day}", "ordinal": f"{name} {day}{'' if fact.unit else ending}"}[style.date]
    return f"{start}, {fact.unit}" if fact.unit else start


def _rounded(fact: Fact, chance: random.Random) -> tuple[Fact, str, str]:
    """A figure with fewer digits, and the words before it."""
    number = fact.number
    known = len(str(int(number / fact.step)))
    # "$1.10" is no rounded 1.13: a price has its cents.
    if known < 3 or number < Decimal("0.5") or (fact.kind == "money" and number < 100):
        return fact, "", "form"
    keep = chance.randint(2, min(known - 1, 3))
    step = Decimal(1).scaleb(number.adjusted() - keep + 1)
    near = (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    off = abs(near - number)
    # A figure just half-way goes up here and down there; and what is right already loses nothing.
    if not off or off * 2 >= step or off * 20 > number:
        return fact, "", "form"
    way = chance.choice(("", "", "about", "about", "side"))
    # "26,900" says more than "26.9 thousand" would: only three zeros are clearly rounded.
    if not way and step < 1000 and number >= 1000:
        way = "about"
    # And "240 million" has its millions, so it is not 240.7.
    if not way and number >= MILLION and step > (BILLION if number >= BILLION else MILLION):
        way = "about"
    if way == "side" and (off * 3 > step or off * 60 > number):
        way = "about"
    if way == "side":
        side = chance.choice(("nearly", "almost", "just under")) if near > number else chance.choice(("just over", "slightly more than"))
        return replace(fact, number=near, step=step), side, "rounded, sided"
    hedge = chance.choice(ROUND_ABOUT) if way else ""
    return replace(fact, number=near, step=step), hedge, "rounded, hedged" if way else "rounded"


def _converted(fact: Fact, style: Style, chance: random.Random) -> str:
    row = words()["units"].get(fact.unit, {}) if fact.kind == "count" else {}
    if "into" not in row or fact.step < 1 or chance.random() >= style.converts:
        return ""
    into = fact.number * Decimal(row["by"])
    step = Decimal(1).scaleb(into.adjusted() - 2)
    number = (into / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return f"{chance.choice(ROUND_ABOUT[:4])} {digits(number, max(step, Decimal(1)))} {row['into']}"


def weekday_after(day: str, days: int) -> str:
    """The day of the week so many days on."""
    return DAYS[(DAYS.index(day) + days) % 7]
