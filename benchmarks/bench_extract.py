"""How fast claims are read out of text, as ratios in one run to one plain `re` scan of the same text.

    python benchmarks/bench_extract.py [CORPUS] --runs 5
    python benchmarks/bench_extract.py --growth

CORPUS is a text file, or a ``.jsonl`` with a document a line; without one the program makes news stories. The plain scan is one
alternation of number and unit as a user would write it: it finds digits and the words after them, and knows neither values nor what they
are about. Processor time counts, so that other programs play little part, but for the whole command, whose working processes are not its
children: that is told by the clock. ``--growth`` reads hostile texts of growing length instead: time that grows faster than the text shows.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from checker.extractors.figures import measured
from checker.model import Document
from checker.pipeline import extract_document, extract_documents
from checker.pipeline.workers import COLLECT_AFTER
from checker.text.folding import fold
from checker.text.numerals import numerals

UNITS = (
    "percent|per cent|pct|dollars?|dlrs|mln|bln|million|billion|tonnes?|tons?|barrels?|km|miles?|kg|pounds?|shares?|"
    "years?|months?|days?|cts|cents?"
)
PLAIN = re.compile(
    rf"(?P<cur>[$£€])?\s?(?P<num>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>mln|bln|million|billion|thousand)?\s?(?P<unit>{UNITS})?"
    rf"|\b(?P<word>one|two|three|four|five|six|seven|eight|nine|ten)\b\s(?P<unit2>{UNITS})?",
    re.IGNORECASE,
)
GOALS = {"find figures": 2.0, "checker extract": 0.4}
STORY = (
    "The {firm} said its {thing} rose {a}% to ${b} million in the {quarter} quarter, up from ${c} million a year earlier.",
    "{minister} told reporters in {city} on {day} that {d:,} people had been moved and about {e:,} tonnes of grain were still missing.",
    "Output of {thing} fell by {a} per cent, while prices climbed from {c} to {b} cents a pound.",
    '"We expect between {d:,} and {e:,} barrels per day by {year}," {minister} said.',
    "The group, which has {e:,} employees in {f} countries, did not say when the plant would open again.",
    "Analysts had been waiting for the decision since the spring, and several said that the bank was unlikely to follow at once.",
)
WORDS = {
    "firm": ["Ashby Mills", "Norland Steel", "Harbour Bank", "Vale and Sons"],
    "thing": ["wheat", "net income", "copper", "revenue", "exports of cars"],
    "quarter": ["first", "second", "third", "fourth"],
    "minister": ["Energy Minister Ana Ruiz", "A spokesman", "The governor"],
    "city": ["Lisbon", "Ottawa", "Nairobi"],
    "day": ["Monday", "March 4", "Friday"],
}
HOSTILE: dict[str, Callable[[int], str]] = {
    "1,1,1,...": lambda size: "1," * (size // 2),
    "1.1.1. ...": lambda size: "1." * (size // 2),
    "digits": lambda size: "7" * size,
    "spaces": lambda size: "5" + " " * (size - 3) + "kg",
    "one one one": lambda size: "one " * (size // 4),
    "two hundred and": lambda size: "two hundred and " * (size // 16),
    "5 km 5 km": lambda size: "5 km " * (size // 5),
    "$1 $1": lambda size: "$1 " * (size // 3),
    "from 1 to 2": lambda size: "from 1 to 2 " * (size // 12),
    "May May May": lambda size: "May " * (size // 4),
    "((((": lambda size: "(" * size,
    "quotes": lambda size: '"a ' * (size // 3),
    "-----5": lambda size: "-" * (size - 1) + "5",
    "Capital Words": lambda size: "New York City " * (size // 14),
    "office holders": lambda size: "Prime Minister John Smith " * (size // 26),
    "office and said": lambda size: "President Xi said 5 people and " * (size // 31),
    "of Paris said": lambda size: "Prime Minister John Smith of Paris said on Monday that " * (size // 55),
    "news in one line": lambda size: one_line(size),
}


class Way(NamedTuple):
    """One way through the texts: its name, and what gives the seconds it took and how much it found."""

    name: str
    run: Callable[[], tuple[float, int]]


def stories(chance: random.Random, number: int) -> list[str]:
    """News stories of some twenty sentences, most with figures."""
    made = []
    for _ in range(number):
        sentences = []
        for _ in range(20):
            said = {name: chance.choice(words) for name, words in WORDS.items()}
            figures = {
                "a": chance.randint(1, 99) / 10,
                "b": chance.randint(100, 999) / 10,
                "c": chance.randint(10, 99),
                "f": chance.randint(2, 60),
            }
            counts = {"d": chance.randint(1_000, 9_999), "e": chance.randint(10_000, 99_999), "year": chance.randint(1990, 2030)}
            sentences.append(chance.choice(STORY).format(**said, **figures, **counts))
        made.append(" ".join(sentences))
    return made


def read(corpus: str | None) -> list[str]:
    """The texts of a corpus, made ones without."""
    if corpus is None:
        return stories(random.Random(4), 700)
    lines = Path(corpus).read_text("utf-8")
    return [json.loads(line)["text"] for line in lines.splitlines() if line.strip()] if corpus.endswith(".jsonl") else [lines]


def plain(texts: Sequence[str]) -> tuple[float, int]:
    """The plain scan."""
    found, started = 0, process_time()
    for text in texts:
        for match in PLAIN.finditer(text):
            match.groupdict()
            found += 1
    return process_time() - started, found


def figures(texts: Sequence[str]) -> tuple[float, int]:
    """Every figure with span, value and unit."""
    found, started = 0, process_time()
    for text in texts:
        folded = fold(text)
        found += len(measured(text, folded, numerals(text, folded)))
    return process_time() - started, found


def described(texts: Sequence[str]) -> tuple[float, int]:
    """Every claim with what it is about, in this process, which looks for garbage as seldom as the command does."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER)
    started = process_time()
    found = sum(len(each.claims) for each in extract_documents((Document(str(at), text) for at, text in enumerate(texts)), ()))
    seconds = process_time() - started
    gc.set_threshold(*before)
    return seconds, found


def command(file: Path, empty: Path) -> tuple[float, int]:
    """The whole command on a file with one job and no cache, less the same on an empty one."""
    seconds = []
    for path in (empty, file):
        words = [sys.executable, "-m", "checker", "extract", str(path), "--format", "jsonl", "--jobs", "1", "--no-cache"]
        started = perf_counter()
        done = subprocess.run(words, capture_output=True, check=True, text=True)
        seconds.append(perf_counter() - started)
    return seconds[1] - seconds[0], done.stdout.count("\n")


class Taken(NamedTuple):
    """What one way through the texts took in each turn, and how much it found."""

    seconds: list[float]
    found: int


def measure(texts: Sequence[str], runs: int) -> dict[str, Taken]:
    """The seconds of each way by its name; the ways take turns, so that a busy moment of the machine hits all of them."""
    with tempfile.TemporaryDirectory() as folder:
        file, empty = Path(folder) / "texts.jsonl", Path(folder) / "empty.jsonl"
        file.write_text("".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts)), "utf-8")
        empty.write_text("", "utf-8")
        ways = [
            Way("plain scan", lambda: plain(texts)),
            Way("find figures", lambda: figures(texts)),
            Way("describe claims", lambda: described(texts)),
            Way("checker extract", lambda: command(file, empty)),
        ]
        taken: dict[str, list[float]] = {way.name: [] for way in ways}
        found: dict[str, int] = {}
        for _ in range(runs):
            for way in ways:
                seconds, found[way.name] = way.run()
                taken[way.name].append(seconds)
    return {name: Taken(seconds, found[name]) for name, seconds in taken.items()}


def compare(texts: Sequence[str], runs: int) -> None:
    """Print each way's speed beside the plain scan; the median of the runs counts."""
    taken = measure(texts, runs)
    size, base = sum(map(len, texts)) / 1e6, median(taken["plain scan"].seconds)
    print(f"{len(texts)} texts, {size:.2f} MB")
    print(f"{'':<18}{'found':>9}{'MB/s':>8}{'ratio':>8}{'goal':>7}")
    for name, way in taken.items():
        ratio = base / median(way.seconds)
        goal = f"{GOALS[name]:>7.1f} {'met' if ratio >= GOALS[name] else 'not met'}" if name in GOALS else ""
        print(f"{name:<18}{way.found:>9}{size / median(way.seconds):>8.2f}{ratio:>8.3f}{goal}")


def one_line(size: int) -> str:
    """Made news stories without a line end, so many characters of them."""
    text = " ".join(stories(random.Random(4), 200))
    return (text * (size // len(text) + 1))[:size]


def growth(sizes: Sequence[int], rows: Sequence[str]) -> None:
    """Print the microseconds a character of hostile texts at each size: a row that grows to the right is not linear."""
    print(f"{'µs a character':<18}" + "".join(f"{size:>12,}" for size in sizes))
    for name in rows:
        print(f"{name:<18}" + "".join(f"{cost:>12.2f}" for cost in costs(HOSTILE[name], sizes)), flush=True)


def costs(make: Callable[[int], str], sizes: Sequence[int]) -> Iterator[float]:
    """Microseconds a character for a text of each size."""
    for size in sizes:
        document = Document("a", make(size))
        started = perf_counter()
        extract_document(document, ())
        yield (perf_counter() - started) / size * 1e6


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", help="a .txt, or a .jsonl with `text`; made by the program where none is given")
    parser.add_argument("--runs", type=int, default=5, help="turns of each way (default 5)")
    parser.add_argument("--growth", action="store_true", help="read hostile texts of growing length instead")
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 200_000, 800_000], help="characters of the hostile texts")
    parser.add_argument("--rows", nargs="+", choices=HOSTILE, default=list(HOSTILE), metavar="NAME", help="only these hostile texts")
    given = parser.parse_args()
    if given.growth:
        growth(given.sizes, given.rows)
    else:
        compare(read(given.corpus), max(1, given.runs))


if __name__ == "__main__":
    main()
