"""Conflicts: one telling says something else of a fact than the others, beyond what rounding allows."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.linking.facts import Fact
from benchmarks.linking.stories import Story
from benchmarks.linking.words import DAYS, words

KINDS = ("fromto", "direction", "unit", "currency", "scale", "venue", "weekday", "date", "transposition", "percent", "magnitude")
NUMERIC = {"money", "percent", "count", "number"}
DAYS_OF = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Plant:
    """One conflict.

    Attributes:
        changed: the facts that the telling has instead.
        judged: the facts that contradict; a swapped pair has two.
        beside: of a turned direction the word that tells it, by the fact it belongs to.
    """

    kind: str
    changed: dict[int, Fact]
    judged: tuple[int, ...]
    beside: dict[int, int]


def plants(kind: str, story: Story, shared: set[int], chance: random.Random) -> Iterator[Plant]:
    """Every conflict of a kind that can be planted in a telling of a story.

    Args:
        shared: what another telling has too.
    """
    for number in sorted(shared):
        fact = story.facts[number]
        made: Plant | None = None
        if fact.kind in NUMERIC and alone(story, number):
            made = _numeric(kind, story, number, fact, shared, chance)
        elif kind == "direction" and fact.kind == "trend" and fact.mate in shared and alone(story, fact.mate):
            made = Plant(kind, {number: replace(fact, sign="down" if fact.sign == "up" else "up")}, (fact.mate,), {fact.mate: number})
        elif kind == fact.kind == "date":
            new = _other_date(story, fact, chance)
            made = Plant(kind, {number: new}, (number,), {}) if new else None
        elif kind == fact.kind == "weekday":
            new = _other_word(story, fact, DAYS, chance)
            made = Plant(kind, {number: new}, (number,), {}) if new else None
        elif kind == fact.kind == "venue":
            new = _other_word(story, fact, words()["cities"], chance)
            made = Plant(kind, {number: new}, (number,), {}) if new else None
        if made:
            yield made


def _numeric(kind: str, story: Story, number: int, fact: Fact, shared: set[int], chance: random.Random) -> Plant | None:
    if kind == "fromto":
        other = story.facts.get(fact.mate)
        if not other or fact.mate not in shared or fact.mate < number or other.kind != fact.kind or other.unit != fact.unit:
            return None
        if abs(fact.number - other.number) * 50 < fact.number or fact.bound or other.bound or not alone(story, fact.mate):
            return None
        one = replace(fact, number=other.number, step=other.step, sign=other.sign)
        two = replace(other, number=fact.number, step=fact.step, sign=fact.sign)
        return Plant(kind, {number: one, fact.mate: two}, (number, fact.mate), {})
    new: Fact | None = None
    if kind == "direction" and fact.sign:
        new = replace(fact, sign="loss" if fact.sign == "profit" else "profit")
    elif kind == "unit" and fact.kind == "count" and words()["units"].get(fact.unit, {}).get("other"):
        new = replace(fact, unit=chance.choice(words()["units"][fact.unit]["other"]))
    elif kind == "currency" and fact.kind == "money" and fact.number >= 1 and not fact.row.endswith("shr"):
        taken = {each.unit for each in story.facts.values()}
        # A dollar or a franc of another country is often printed without it: no sure conflict.
        free = [code for code in ("USD", "GBP", "DEM", "JPY", "FRF", "CHF") if code not in taken]
        alike = {"CAD": {"USD"}, "AUD": {"USD"}, "BEF": {"FRF", "CHF"}}.get(fact.unit, set())
        free = [code for code in free if code not in alike]
        new = replace(fact, unit=chance.choice(free)) if free else None
    elif kind == "scale" and fact.kind in NUMERIC - {"percent"} and fact.number >= 10**6:
        by = 1000 if fact.number < 10**9 else Decimal("0.001")
        new = replace(fact, number=fact.number * by, step=fact.step * by)
    elif kind == "transposition" and not fact.bound:
        new = _transposed(fact, chance)
    elif (kind == "percent" and fact.kind == "percent") or (kind == "magnitude" and fact.kind != "percent"):
        new = None if fact.bound == "bound" else _moved(fact, chance)
    if new is None or (new.number != fact.number and not free_value(story, fact, new.number)):
        return None
    return Plant(kind, {number: new}, (number,), {})


def alone(story: Story, number: int) -> bool:
    """Tell whether a figure's value stands only once in the story, so that no telling states it elsewhere."""
    fact = story.facts[number]
    return not any(
        each.kind in NUMERIC and other != number and abs(each.number - fact.number) * 200 <= fact.number
        for other, each in story.facts.items()
    )


def free_value(story: Story, fact: Fact, number: Decimal) -> bool:
    """Tell whether a value is not in the story, nor its difference from the figure's own, which would be a change stated."""
    gap = abs(number - fact.number)
    near = [each.number for each in story.facts.values() if each.kind in NUMERIC]
    return not any(abs(each - number) * 50 <= number or (gap and abs(each - gap) * 100 <= gap) for each in near)


def _moved(fact: Fact, chance: random.Random) -> Fact | None:
    """Another number of the same look, at least a fifth away."""
    for _ in range(8):
        new = vary(fact, chance, 0.2)
        if new.number != fact.number and abs(new.number - fact.number) * 5 >= min(new.number, fact.number):
            return new
    return None


def vary(fact: Fact, chance: random.Random, least: float) -> Fact:
    """A fact with another number of as many digits that tell."""
    share = chance.uniform(least, 0.6)
    factor = Decimal(str(round(1 + share * chance.choice((1, 1.6)) if chance.random() < 0.5 else 1 - share, 4)))
    number = fact.number * factor
    told = len(str((fact.number / fact.step).to_integral_value()).rstrip("0")) or 1
    step = max(fact.step, Decimal(1).scaleb(fact.number.adjusted() - max(told, 2) + 1))
    if "/" in fact.printed:
        step = fact.step
    number = (number / step).to_integral_value() * step
    if fact.kind == "percent" and fact.number <= 100:
        number = min(number, Decimal(100) - step)
    return replace(fact, number=max(number, step), step=min(step, fact.step) if "/" not in fact.printed else step)


def _transposed(fact: Fact, chance: random.Random) -> Fact | None:
    """Two neighbouring digits changed over."""
    digits = str((fact.number / fact.step).to_integral_value())
    told = digits.rstrip("0")
    places = [at for at in range(len(told) - 1) if told[at] != told[at + 1] and not (at == 0 and told[1] == "0")]
    # Far behind, a changed digit is as good as rounding.
    places = [at for at in places if at < 3]
    if not places or "/" in fact.printed:
        return None
    at = chance.choice(places)
    turned = told[:at] + told[at + 1] + told[at] + told[at + 2 :] + digits[len(told) :]
    number = Decimal(turned) * fact.step
    return replace(fact, number=number) if abs(number - fact.number) * 200 >= fact.number else None


def _other_date(story: Story, fact: Fact, chance: random.Random) -> Fact | None:
    dates = {each.number for each in story.facts.values() if each.kind == "date"}
    if sum(each.kind == "date" and each.number == fact.number for each in story.facts.values()) > 1:
        return None
    month, day = divmod(int(fact.number), 100)
    for _ in range(8):
        new_month, new_day = (
            (month, chance.randint(1, 28)) if chance.random() < 0.6 else ((month + chance.choice((-2, -1, 1, 2)) - 1) % 12 + 1, day)
        )
        number = Decimal(new_month * 100 + new_day)
        published = story.source.published[5:].replace("-", "")
        if new_day <= DAYS_OF[new_month - 1] and number not in dates and f"{number:04}" != published:
            return replace(fact, number=number)
    return None


def _other_word(story: Story, fact: Fact, known: Sequence[str], chance: random.Random) -> Fact | None:
    whole = f"{story.source.text} {story.source.title}".lower()
    word = " ".join(fact.printed.split())
    if len(re.findall(rf"\b{re.escape(word.lower())}\b", " ".join(whole.split()))) != 1:
        return None
    free = [each for each in known if each.lower() not in whole]
    return replace(fact, printed=chance.choice(free)) if free else None
