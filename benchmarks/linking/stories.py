"""News stories as they come, read into paragraphs, sentences and rows of tables, with the figures taken out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from benchmarks.linking.facts import MARK, Fact, Marked, mark, take_out, value_of
from benchmarks.linking.words import SCALES, words

ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Corp|Inc|Co|Ltd|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs|Sen|Rep|Gov|Gen|Jr|Calif|Mass|Conn|Va|Pa|Fla|Ill|Tex|etc))\.$"
)
TAIL = "Inc|Corp|Co|Ltd|Plc|PLC"
NAME = re.compile(
    r"(?<![\w.])(?:[A-Z][\w&'-]*\.?(?:[A-Z]\.)*[ ]){1,5}?(?:and [A-Z]\w+ )?"
    rf"(?:{TAIL}|AG|SA|NV|Bancorp|Industries)\b(?:[ ](?:{TAIL})\b)?"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A story as it comes."""

    id: str
    title: str
    text: str
    published: str


@dataclass(slots=True)
class Row:
    """A row of a table of results: this year's figure and last year's, by their numbers."""

    label: str
    period: str
    now: int
    then: int


@dataclass(slots=True)
class Story:
    """A story read.

    Attributes:
        raw: its text with marks and its own line breaks; empty where it must not be told so.
        paragraphs: sentences with marks, by paragraph; of a table of results only the notes below it.
        rows: the rows of a table of results; empty for prose.
        names: companies it names in full, the first one first.
        company: whom its table is about, or the first of the names.
    """

    source: Source
    raw: str
    facts: dict[int, Fact]
    paragraphs: list[list[str]]
    rows: list[Row] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    company: str = ""

    def inner(self, clause: str) -> str:
        """A clause that opened a sentence as it stands inside one, or nothing where its first word may or may not be a name."""
        if clause.split(" ")[0] in words()["opening"]:
            return clause[0].lower() + clause[1:]
        first = re.match(r"[A-Z][a-z]+(?![\w.])", clause)
        if not first:
            return clause
        text = " ".join(self.source.text.split())
        if re.search(rf"\b{first[0].lower()}\b", text):
            return clause[0].lower() + clause[1:]
        # Within a sentence only names have capitals.
        return clause if re.search(rf"[a-z,] {first[0]}\b", text) else ""

    @property
    def genre(self) -> str:
        """What kind of story it is."""
        return "earnings" if self.rows else "prose"


def load(paths: Sequence[Path]) -> list[Source]:
    """The stories of ``.jsonl`` files."""
    records = (json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip())
    return [Source(str(each["id"]), each.get("title") or "", each["text"], (each.get("published") or "")[:10]) for each in records]


def read(source: Source) -> Story | None:
    """A story with its figures taken out; None for one with too little to retell."""
    if not 120 <= len(source.text) <= 3500 or any("\ue000" <= each <= "\uf8ff" for each in source.text):
        return None
    parts = [part for part in re.split(r"\n[ \t]*\n|\n(?=[ \t]{2,})", source.text) if part.strip()]
    if sum(" vs " in part for part in parts) >= 2:
        return _read_table(source, parts)
    marked = take_out(source.text)
    paragraphs = [sentences(" ".join(part.split())) for part in re.split(r"\n[ \t]*\n|\n(?=[ \t]{2,})", marked.text) if part.strip()]
    # Lists and tables of another shape do not read as sentences.
    ends = [part for part in paragraphs if re.search(r"[.!?:][\"')]*$", part[-1])]
    if len(ends) * 4 < len(paragraphs) * 3 or not re.match(rf"[\"'<(]*(?:[A-Z0-9]|{MARK})", paragraphs[0][0]):
        return None
    figures = [fact for fact in marked.facts.values() if fact.kind != "trend"]
    if len(figures) < 3 or re.search(r"\n[^\n]*(?:\S {3,}\S[^\n]* {3,}|\.\.\.\.)", marked.text):
        return None
    names = list(dict.fromkeys(found[0] for found in NAME.finditer(re.sub(r"[<>]", "", " ".join(marked.text.split())))))
    return Story(source, marked.text, marked.facts, paragraphs, [], names, names[0] if names else "")


def sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph."""
    found, start = [], 0
    for stop in re.finditer(rf"[.!?][\"')]*\s+(?=[\"'(<]*(?:[A-Z]|{MARK}))", paragraph):
        if ABBREVIATED.search(paragraph[start : stop.start() + 1]):
            continue
        found.append(paragraph[start : stop.end()].strip())
        start = stop.end()
    return [*found, paragraph[start:].strip()]


CELL = (
    r"(?:(?P<sign{n}>loss|profit)\s+)?"
    r"(?P<number{n}>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s+(?P<scale{n}>mln|billion|bln|million))?(?:\s+(?P<unit{n}>dlrs?|cts?|ct|cents|dollars|stg))?"
)
ROW = re.compile(rf"(?P<label>[A-Za-z][A-Za-z -]*?)\s+{CELL.format(n=1)}\s+vs\s+{CELL.format(n=2)}\.?", re.IGNORECASE)


def _read_table(source: Source, parts: list[str]) -> Story | None:
    """A table of results: rows that are surely read, and the notes below them."""
    known, periods = words()["rows"], words()["periods"]
    period = next((each for each in periods if re.search(rf"\b{each}\b", source.title, re.IGNORECASE)), "")
    facts: dict[int, Fact] = {}
    rows: list[Row] = []
    raw: list[str] = []
    notes: list[list[str]] = []
    company = _company(source.title)
    at = 0
    for part in parts:
        start = source.text.index(part, at)
        gap, at = source.text[at:start], start + len(part)
        line = " ".join(part.split())
        row = ROW.fullmatch(line)
        label = row["label"].lower() if row else ""
        full_name = re.fullmatch(r"Full name (?:of (?:the )?company )?is (?:<)?(.+?)>?\.?", line)
        if line.rstrip(".").lower() in periods:
            period = line.rstrip(".").lower()
        elif full_name:
            company = full_name[1]
        elif row and label in known and period:
            cells = _cells(row, known[label]["unit"])
            if cells:
                now, then = len(facts), len(facts) + 1
                facts[now] = replace(cells[0], mate=then, row=label, period=period)
                facts[then] = replace(cells[1], mate=now, row=label, period=period)
                rows.append(Row(label, period, now, then))
                found = ROW.search(part)
                assert found
                (one, other), (third, last) = _span(found, 1), _span(found, 2)
                part = part[:one] + mark(now) + part[other:third] + mark(then) + part[last:]
        elif not row and len(line) > 30 and not re.search(r"\bfull name\b", line, re.IGNORECASE) and line.rstrip().endswith("."):
            notes.append(sentences(re.sub(r"^NOTE[:.-]*\s*", "", line, flags=re.IGNORECASE)))
        elif not row and re.search(r"\b(?:qtr|quarter|half|mths|months|year)\b", line, re.IGNORECASE):
            period = ""
        raw += [gap, part]
    if len(rows) < 2 or not company:
        return None
    marked = _notes(notes, facts)
    return Story(source, "".join(raw), facts, marked, rows, [company], company)


def _span(found: re.Match[str], n: int) -> tuple[int, int]:
    """Where a cell stands, with its sign and unit."""
    start = found.start(f"sign{n}") if found[f"sign{n}"] else found.start(f"number{n}")
    return start, max(found.end(f"{name}{n}") for name in ("number", "scale", "unit"))


def _cells(row: re.Match[str], unit: str) -> tuple[Fact, Fact] | None:
    """The two figures of a row; None where a unit has to be guessed."""
    made = []
    signed = bool(row["sign1"] or row["sign2"])
    for n in "12":
        number, step = value_of(row[f"number{n}"])
        if number is None or number == 0:
            return None
        power = SCALES[row[f"scale{n}"].lower()] if row[f"scale{n}"] else 0
        printed = (row[f"unit{n}"] or "").lower()
        if printed.startswith("c"):
            power -= 2
        elif unit == "each" and not printed:
            return None
        sign = (row[f"sign{n}"] or "profit").lower() if signed and unit != "count" else ""
        text = row.string[slice(*_span(row, int(n)))]
        kind, code = ("count", "shares") if unit == "count" else ("money", "GBP" if printed == "stg" else "USD")
        if unit != "each" and not power and "," not in row[f"number{n}"]:
            return None
        made.append(Fact(kind, text, Decimal(number).scaleb(power), Decimal(step).scaleb(power), code, sign))
    if len({fact.unit for fact in made}) > 1:
        return None
    return made[0], made[1]


def _notes(notes: Iterable[list[str]], facts: dict[int, Fact]) -> list[list[str]]:
    """Notes with their figures taken out, which get numbers behind those of the rows."""
    marked = []
    for note in notes:
        taken = take_out(" ".join(note))
        marked.append(sentences(renumber(taken, facts)))
    return marked


def renumber(taken: Marked, facts: dict[int, Fact]) -> str:
    """A marked text whose facts go behind others."""
    first = len(facts)
    text = "".join(mark(ord(each) - 0xE000 + first) if "\ue000" <= each <= "\uf8ff" else each for each in taken.text)
    for number, fact in taken.facts.items():
        facts[first + number] = replace(fact, mate=fact.mate + first if fact.mate >= 0 else -1)
    return text


def _company(title: str) -> str:
    """The company of a title in capitals, written as a name."""
    told = re.match(r"<?([A-Z][A-Z0-9 .,&'/-]+?)>?(?:\s*<[A-Z.]+>|\s+(?:1ST|2ND|3RD|4TH|SIX|NINE|12|YEAR|HALF|QTR|FIRST|SECOND))", title)
    name = re.sub(r"\s+(?:IN|OF|AND|THE)$", "", told[1].strip()) if told else ""
    return cased(name)


SMALL_WORDS = {
    "AND": "and",
    "OF": "of",
    "FOR": "for",
    "THE": "the",
    "IN": "in",
    "ON": "on",
    "TO": "to",
    "A": "a",
    "AN": "an",
    "AT": "at",
    "BY": "by",
    "AS": "as",
}


def cased(text: str) -> str:
    """Words in capitals as a title has them."""
    made = []
    for at, word in enumerate(text.split()):
        if at and word in SMALL_WORDS:
            made.append(SMALL_WORDS[word])
        elif re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?|[B-DF-HJ-NP-TV-Z]{2,4}|U\.?S\.?|EC|USDA|OPEC|IMF|UK", word) and word not in {"LTD", "CO"}:
            made.append(word)
        else:
            made.append(re.sub(r"[A-Z]+(?:'S)?", lambda each: each[0].capitalize() if len(each[0]) > 1 else each[0], word))
    return " ".join(made)
