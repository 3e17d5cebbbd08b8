"""Made news stories, as text: some 700 characters with eight to ten claims, a fifth of them other tellings of an earlier story.

    python benchmarks/made_stories.py FILE.jsonl --documents 10000

The same seed gives the same stories, and fewer of them are the first ones of more. What makes an archive grow as a real one does:

- A story is about a company that is new, or about one that an earlier story was about (Simon's process), so that a few are always in the
  news and most are in it once or twice. Its town, its goods and its people come back with it.
- Words without a figure are drawn by rank as in real text (Zipf and Mandelbrot), from a vocabulary that a large archive has not used up.
- Three hundred stories make a day. A retelling comes on the day of its story or the next, from another desk: nearly the same text, or in
  other words, order and units; one figure in twenty is another one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_claims import SYLLABLES

RETOLD = 0.2
"""Share of the documents that tell a story again."""
NEAR = 0.5
"""Share of the retellings that keep the words."""
DIFFER = 0.05
"""Share of the figures of a retelling that are others."""
NEW_FIRM = 0.35
"""Share of the stories about a company that was not in the news before."""
A_DAY = 300
"""Stories a day."""
VOCABULARY, FLAT = 120_000, 25
"""Words there are; ranks up to the second are used about equally often."""
TOWNS = 30_000
ENDINGS = ("", "a", "er", "on", "in", "ing", "ed", "al", "us", "ine", "ow", "ent")
DESKS = ("Courier", "Daily Star", "Evening Post", "Gazette", "Herald", "Ledger", "Monitor", "Observer", "Tribune", "Wire")
_WORDS = Path(__file__).with_suffix(".yml")
_SLOT = re.compile(r"\[(\w) (\w+)\]")
_FIRST = date(2020, 1, 6)

Figure = tuple[str, str]
"""How a desk of the first style writes it, and one of the second."""


def _skewed(chance: random.Random, low: float, high: float) -> float:
    """A number whose size is as likely small as large, with two or three digits that count."""
    number = low * (high / low) ** chance.random()
    digits = f"{number:.{chance.choice((1, 1, 2))}e}"
    return float(digits)


def _scaled(chance: random.Random, low: float, high: float) -> tuple[str, str]:
    number = _skewed(chance, low, high)
    for scale, long, short in ((1e9, " billion", " bln"), (1e6, " million", " mln")):
        if number >= scale:
            return f"{number / scale:.4g}{long}", f"{number / scale:.4g}{short}"
    return f"{number:,.0f}", f"{number:,.0f}"


def _money(chance: random.Random) -> Figure:
    long, short = _scaled(chance, 2e6, 9e9)
    return f"${long}", f"{short} dlrs"


def _percent(chance: random.Random) -> Figure:
    number = f"{_skewed(chance, 0.5, 95):.1f}".removesuffix(".0")
    return f"{number} percent", f"{number} pct"


def _counted(low: float, high: float, first: str, second: str | None = None) -> Callable[[random.Random], Figure]:
    def counted(chance: random.Random) -> Figure:
        long, short = _scaled(chance, low, high)
        return f"{long} {first}", f"{short} {second or first}"

    return counted


FIGURES: dict[str, Callable[[random.Random], Figure]] = {
    "money": _money,
    "percent": _percent,
    "cents": lambda chance: (f"{(number := chance.randint(2, 250))} cents", f"{number} cts"),
    "dollars": lambda chance: (f"${(number := chance.randint(200, 20_000) / 100):.2f}", f"{number:.2f} dlrs"),
    "few": lambda chance: (str(number := chance.randint(2, 40)), str(number)),
    "year": lambda chance: (str(number := chance.randint(1955, 2035)), str(number)),
    "quarter": lambda chance: (number := chance.choice(("first", "second", "third", "fourth")), number),
    "people": _counted(12, 60_000, "people"),
    "staff": _counted(30, 20_000, "workers", "employees"),
    "vehicles": _counted(500, 90_000, "vehicles"),
    "homes": _counted(200, 2e6, "homes", "households"),
    "tonnes": _counted(50, 3e7, "tonnes"),
    "kilometres": _counted(1, 60, "kilometres", "km"),
    "metres": _counted(40, 4_000, "metres"),
    "millimetres": _counted(20, 400, "millimetres", "mm"),
    "speed": _counted(60, 290, "kilometres an hour", "km/h"),
}


class Topic(NamedTuple):
    """What a kind of story says: its title, the wordings of each statement, and the kind of each figure."""

    title: str
    statements: tuple[tuple[str, ...], ...]
    figures: dict[str, str]


class Words(NamedTuple):
    """What ``made_stories.yml`` holds; a filler is cut where a word comes."""

    topics: tuple[Topic, ...]
    fillers: tuple[tuple[str, ...], ...]
    cities: tuple[str, ...]
    forms: tuple[str, ...]
    things: tuple[str, ...]


class Story(NamedTuple):
    """What happened, for all who tell it."""

    topic: Topic
    names: dict[str, str]
    figures: dict[str, Figure]
    day: date
    wordings: tuple[int, ...]
    style: int


@cache
def words() -> Words:
    """The words of the stories."""
    read: dict[str, Any] = yaml.safe_load(_WORDS.read_text("utf-8"))
    topics = []
    for topic in read["topics"].values():
        figures = dict(slot for statement in topic["statements"] for slot in _SLOT.findall(statement[0]))
        statements = tuple(tuple(_SLOT.sub(r"{\1}", wording) for wording in statement) for statement in topic["statements"])
        topics.append(Topic(topic["title"], statements, figures))
    fillers = tuple(tuple(filler.split("{w}")) for filler in read["fillers"])
    return Words(tuple(topics), fillers, *(tuple(read[name]) for name in ("cities", "forms", "things")))


def coined(number: int) -> str:
    """A made word for a number; the small numbers have short ones."""
    number, ending = divmod(number, len(ENDINGS))
    parts = []
    while number >= 0:
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
        number -= 1
    return "".join(reversed(parts)) + ENDINGS[ending]


def archive(seed: int = 7) -> Iterator[dict[str, str]]:
    """Documents without end: ``id``, ``title``, ``published``, ``source`` and ``text``."""
    chance = random.Random(seed)
    recent: deque[Story] = deque(maxlen=A_DAY)
    firms: list[int] = []
    number = 0
    while True:
        day = _FIRST + timedelta(days=number // A_DAY)
        if recent and chance.random() < RETOLD:
            story = _again(chance, chance.choice(recent))
            day = max(day, story.day)
        else:
            story = _happened(chance, firms, day)
            recent.append(story)
        title, text = _told(chance, story)
        yield {
            "id": f"s{number:08}",
            "title": title,
            "published": day.isoformat(),
            "source": f"{coined(chance.randrange(40)).capitalize()} {chance.choice(DESKS)}",
            "text": text,
        }
        number += 1


def write(file: Path, *, documents: int | None = None, size: float = float("inf"), seed: int = 7) -> int:
    """Write so many made documents, or so many bytes of them, as JSONL; give how many documents were written."""
    written = number = 0
    with file.open("w", encoding="utf-8") as out:
        for document in islice(archive(seed), documents):
            if written >= size:
                break
            written += out.write(json.dumps(document) + "\n")  # escaped: a character is a byte
            number += 1
    return number


def _happened(chance: random.Random, firms: list[int], day: date) -> Story:
    firm = len(firms) if not firms or chance.random() < NEW_FIRM else chance.choice(firms)
    firms.append(firm)
    known = words()
    topic = chance.choice(known.topics)
    # A firm has its town, its goods and a few people, whatever story it is in.
    own = firm * 2_654_435_761 % 2**32
    town = own % TOWNS if chance.random() < 0.7 else int(TOWNS ** chance.random())
    person = own + chance.randrange(3)
    names = {
        "firm": f"{coined(900 + firm).capitalize()} {known.forms[own % len(known.forms)]}",
        "town": coined(500 + town).capitalize() + ("ville", "ford", "burg")[town % 3],
        "person": f"{coined(person % 700).capitalize()} {coined(person % 100_003 + 300).capitalize()}",
        "thing": known.things[own % len(known.things)] if chance.random() < 0.6 else chance.choice(known.things),
        "city": chance.choice(known.cities),
    }
    figures = {name: _drawn(chance, kind, day) for name, kind in topic.figures.items()}
    return Story(topic, names, figures, day, tuple(chance.randrange(len(each)) for each in topic.statements), chance.randrange(2))


def _again(chance: random.Random, story: Story) -> Story:
    """The story as another desk has it, on the same day or the next."""
    figures = {
        name: _drawn(chance, kind, story.day) if kind != "day" and chance.random() < DIFFER else story.figures[name]
        for name, kind in story.topic.figures.items()
    }
    again = story._replace(figures=figures, day=story.day + timedelta(days=chance.randrange(2)))
    if chance.random() < NEAR:
        return again
    return again._replace(wordings=tuple(chance.randrange(len(each)) for each in story.topic.statements), style=1 - story.style)


def _drawn(chance: random.Random, kind: str, day: date) -> Figure:
    if kind == "day":
        return f"{day:%A}", f"{day:%B} {day.day}"
    return FIGURES[kind](chance)


def _told(chance: random.Random, story: Story) -> tuple[str, str]:
    """Title and text: the lead, all or all but one of the other statements and some sentences without a figure, two a paragraph."""
    said = story.names | {name: figure[story.style] for name, figure in story.figures.items()}
    first, *others = (wordings[at].format_map(said) for wordings, at in zip(story.topic.statements, story.wordings, strict=True))
    chance.shuffle(others)
    others = others[chance.randrange(2) :]
    others += [_filled(chance, parts).format_map(said) for parts in chance.sample(words().fillers, chance.randint(3, 5))]
    chance.shuffle(others)
    sentences = [each[0].upper() + each[1:] for each in (first, *others)]
    title = story.topic.title.format_map(said)
    return title[0].upper() + title[1:], "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def _filled(chance: random.Random, parts: tuple[str, ...]) -> str:
    """A sentence without a figure, with words in its gaps."""
    drawn = (coined(int(FLAT * (VOCABULARY / FLAT) ** chance.random()) - FLAT) for _ in parts[1:])
    return parts[0] + "".join(word + part for word, part in zip(drawn, parts[1:], strict=True))


def main() -> None:
    """Write stories."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    write(given.file, documents=given.documents, seed=given.seed)


if __name__ == "__main__":
    main()
