"""Made stories with their claims, as the extractor would give them: as many as asked for, the same for the same seed.

Each story is about a company and told by one to four documents, each in words, order and figures that partly differ; every third is a
report after one template that all companies use, and some have rows of a table. So there are words that nearly all documents share, names
that a few share, and names that one has alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from checker.model import Claim, Document, FigureRole, Kind, Section, Trend


class Statement(NamedTuple):
    """What a story may say.

    Attributes:
        entity, property: of its claims, as templates.
        wordings: the ways to say it; a figure is ``[name kind role]``.
    """

    entity: str
    property: str
    wordings: tuple[str, ...]


STATEMENTS = (
    Statement(
        "{firm}",
        "net profit",
        (
            "Net profit of {firm} rose [p percent delta] to [a money current] from [b money previous], the company said in {town}.",
            "{firm} of {town} earned [a money current], up [p percent delta] from [b money previous].",
            "The net profit of {firm} was [a money current] after [b money previous], a gain of [p percent delta].",
        ),
    ),
    Statement(
        "plant in {town}",
        "people",
        ("The plant in {town} employs [c count none] who make {thing}.", "Some [c count none] work for {firm} at the plant in {town}."),
    ),
    Statement(
        "{firm}",
        "output of {thing}",
        (
            "{firm} made [d quantity none] of {thing} and sold it for [e money none].",
            "Output of {thing} at {firm} came to [d quantity none], worth [e money none].",
        ),
    ),
    Statement(
        "{firm}",
        "stake",
        ("{person} of {firm} holds a stake of [f percent none].", "A stake of [f percent none] in {firm} belongs to {person}."),
    ),
    Statement(
        "{thing} in {town}",
        "price",
        (
            "The price of {thing} in {town} fell [g percent delta] to [h money none] a tonne.",
            "In {town} {thing} cost [h money none] a tonne, [g percent delta] less.",
        ),
    ),
)
REPORT = (
    Statement("", "Shr", ("Shr [a small current] vs [b small previous]",)),
    Statement("", "Net", ("Net [c number current] vs [d number previous]",)),
    Statement("", "Revs", ("Revs [e number current] vs [f number previous]",)),
    Statement("", "Avg shrs", ("Avg shrs [g number current] vs [h number previous]",)),
)
ROWS = ("Revenue", "Cost of sales", "Gross profit", "Total assets", "Staff costs", "Depreciation", "Inventories", "Trade payables")
THINGS = ("copper", "wheat", "paper", "steel", "cement", "coffee", "timber", "glass", "sugar", "cotton", "cheese", "barley")
FORMS = ("Mills", "Steel", "Bank", "Foods", "Mining", "Motors", "Paper", "Shipping", "Energy", "Chemicals", "Holdings", "Farms")
SYLLABLES = (
    *("ta", "re", "lo", "mi", "vu", "ka", "ne", "so", "di", "bar", "len", "tor", "mun", "vel", "ris"),
    *("gol", "han", "dor", "pes", "qui", "zan", "fer", "mol", "wen", "cas", "jor", "lin", "bek", "osk", "ilt"),
)
VOCABULARY = 20_000
"""Words of the sentences without figures; the commoner one is, the more often it is used (Zipf)."""
DIFFER = 0.08
"""Share of the figures of a telling that another desk has otherwise."""
_SLOT = re.compile(r"\[(\w+) (\w+) (\w+)\]")
_FIRST = date(2026, 1, 5)

Figure = tuple[str, Kind, float, str | None, str, float]
"""Text, kind, value, unit, dimension, resolution."""


def _percent(chance: random.Random) -> Figure:
    value = chance.randint(5, 400) / 10
    return f"{value} percent", Kind.PERCENT, value, "percent", "percent", 0.1


def _money(chance: random.Random) -> Figure:
    value = chance.randint(100, 9999)
    return f"${value / 10} million", Kind.MONEY, value * 1e5, "USD", "money", 1e5


def _small(chance: random.Random) -> Figure:
    value = chance.randint(2, 250)
    return f"{value} cts", Kind.MONEY, value / 100, "USD", "money", 0.01


def _number(chance: random.Random) -> Figure:
    value = chance.randint(100_000, 99_999_999)
    return f"{value:,}", Kind.NUMBER, float(value), None, "number", 1.0


def _count(chance: random.Random) -> Figure:
    value = chance.randint(20, 9_000)
    return f"{value:,} people", Kind.COUNT, float(value), "person", "count", 1.0


def _quantity(chance: random.Random) -> Figure:
    value = chance.randint(20, 9_000) * 10
    return f"{value:,} tonnes", Kind.QUANTITY, float(value), "metric_ton", "mass", 1.0


FIGURES: dict[str, Callable[[random.Random], Figure]] = {
    "percent": _percent,
    "money": _money,
    "small": _small,
    "number": _number,
    "count": _count,
    "quantity": _quantity,
}


def word(number: int) -> str:
    """A made word; two numbers never have one."""
    parts = []
    while number >= 0:
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
        number -= 1
    return "".join(reversed(parts)) + "er"


class _Writer:
    """One document as it is written."""

    def __init__(self, name: str, day: str) -> None:
        self.name, self.day = name, day
        self.parts: list[str] = []
        self.size = 0
        self.claims: list[Claim] = []

    def say(self, wording: str, entity: str | None, prop: str | None, drawn: dict[str, Figure], section: Section = Section.BODY) -> None:
        """Append a sentence and its claims."""
        begin, at, said, found = self.size, 0, [], []
        for slot in _SLOT.finditer(wording):
            said.append(wording[at : slot.start()])
            at = slot.end()
            text, kind, value, unit, dimension, resolution = drawn[slot[1]]
            start = begin + sum(map(len, said))
            role = FigureRole(slot[3]) if slot[3] != "none" else None
            claim = Claim(self.name, start, start + len(text), text, kind, value, unit=unit, dimension=dimension, resolution=resolution)
            claim.role, claim.trend = role, Trend.UP if role is FigureRole.DELTA else None
            claim.entity, claim.property, claim.section = entity or None, prop, section
            claim.published, claim.id = self.day, f"{self.name}:{len(self.claims) + len(found):03}"
            said.append(text)
            found.append(claim)
        said.append(wording[at:])
        quote = "".join(said)
        for claim in found:
            claim.sentence, claim.quote, claim.line, claim.column = (begin, begin + len(quote)), quote, 1, claim.start + 1
            mates = {FigureRole.CURRENT: FigureRole.PREVIOUS, FigureRole.PREVIOUS: FigureRole.CURRENT}
            claim.partner = next((mate.id for mate in found if claim.role and mate.role is mates.get(claim.role)), None)
        self.claims += found
        self.parts += [quote, "\n"]
        self.size += len(quote) + 1

    def document(self, title: str) -> Document:
        """What was written."""
        return Document(self.name, "".join(self.parts), title=title, published=self.day)


def stories(claims: int, seed: int = 7) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents with at least so many claims together, some ten each."""
    chance = random.Random(seed)
    firms = max(20, claims // 80)  # a company is in the news some three times
    story = made = 0
    while made < claims:
        for document, found in _story(chance, story, firms):
            made += len(found)
            yield document, found
        story += 1


def one_subject(documents: int, seed: int = 7) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents that all say the same sentence of one thing, each with another figure."""
    chance = random.Random(seed)
    for number in range(documents):
        writer = _Writer(f"one-{number:07}", _FIRST.isoformat())
        value = float(10_000 + 7 * number)
        figure: Figure = (f"{value:,.0f} people", Kind.COUNT, value, "person", "count", 1.0)
        writer.say("The plant of Torvale Mills employs [c count none] who make copper.", "Torvale Mills plant", "people", {"c": figure})
        writer.say(_filler(chance), None, None, {})
        yield writer.document("Torvale Mills plant in Dorlin"), writer.claims


def _filler(chance: random.Random) -> str:
    words = [word(int(VOCABULARY ** chance.random())) for _ in range(chance.randint(9, 16))]
    return f"The {' '.join(words)}."


def _story(chance: random.Random, number: int, firms: int) -> Iterator[tuple[Document, list[Claim]]]:
    firm = int(chance.random() * firms)
    names = {
        "firm": f"{word(30_000 + firm).capitalize()} {FORMS[firm % len(FORMS)]}",
        "town": word(int(3_000 ** chance.random()) + 900).capitalize() + "ville",
        "person": f"{word(chance.randrange(800)).capitalize()} {word(chance.randrange(90_000)).capitalize()}son",
        "thing": chance.choice(THINGS),
    }
    report, table = chance.random() < 1 / 3, chance.random() < 1 / 5
    told = REPORT if report else chance.sample(STATEMENTS, 4)
    statements = [each._replace(entity=each.entity.format(**names), property=each.property.format(**names)) for each in told]
    figures = [{slot[0]: FIGURES[slot[1]](chance) for slot in _SLOT.findall(each.wordings[0])} for each in told]
    rows = [(label, _number(chance), _number(chance)) for label in chance.sample(ROWS, 4)] if table else []
    fillers = [_filler(chance) for _ in range(6)]
    day = _FIRST + timedelta(days=int(number**0.5) % 300)
    for telling in range(chance.choice((1, 1, 2, 2, 3, 4))):
        writer = _Writer(f"s{number:07}-{telling}", (day + timedelta(days=chance.randint(0, 1))).isoformat())
        title = f"{names['firm']} {'results' if report else 'in ' + names['town']}"
        order = list(range(len(statements))) if report else chance.sample(range(len(statements)), len(statements))
        for at in order:
            drawn = {name: _redrawn(figure, chance, statements[at], name) for name, figure in figures[at].items()}
            wording = chance.choice(statements[at].wordings).format(**names)
            writer.say(wording, statements[at].entity, statements[at].property, drawn)
        for label, one, two in rows:
            drawn = {"a": one if chance.random() > DIFFER else _number(chance), "b": two}
            writer.say(f"{label}  [a number none]  [b number none]", None, label, drawn, Section.CELL)
        for filler in chance.sample(fillers, 4):
            writer.say(filler, None, None, {})
        yield writer.document(title), writer.claims


def _redrawn(figure: Figure, chance: random.Random, statement: Statement, name: str) -> Figure:
    """The figure as told first, or seldom another of its kind."""
    if chance.random() > DIFFER:
        return figure
    kinds = {slot[0]: slot[1] for wording in statement.wordings for slot in _SLOT.findall(wording)}
    return FIGURES[kinds[name]](chance)
