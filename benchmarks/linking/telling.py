"""One telling of a story: which sentences, in which order and words, and its text with the place of every figure."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from benchmarks.linking import earnings, wording
from benchmarks.linking.facts import FIRST, MARK, Fact, marks
from benchmarks.linking.forms import Style, draw_style, write
from benchmarks.linking.stories import Story, cased
from benchmarks.linking.words import DAYS, MONTHS, words


@cache
def leans() -> re.Pattern[str]:
    """How a sentence opens that cannot be read without the one before it."""
    first, nouns = "|".join(words()["leaning"]), "|".join(words()["leaning_nouns"])
    return re.compile(rf"[\"'(]?(?:{first}|The (?:{nouns})|In addition|Of (?:the|this|that))\b")


@dataclass(slots=True)
class Telling:
    """A telling before it is printed.

    Attributes:
        paragraphs: texts with marks.
        joint: what stands between paragraphs.
        signed: what stands between "loss" and its figure.
        seed: with the number of a figure it decides how that is printed, so that a change of one leaves the others.
    """

    id: str
    level: str
    paragraphs: list[str]
    style: Style
    seed: str
    joint: str = "\n\n"
    signed: str = " of "
    title: str = ""
    published: str = ""
    source: str = ""
    capitals: bool = False
    facts: dict[int, Fact] = field(default_factory=dict)

    @property
    def told(self) -> list[int]:
        """The facts it has, in order."""
        return marks("".join(self.paragraphs))


@dataclass(frozen=True, slots=True)
class Printed:
    """A telling's text, and for every fact where it stands and how it is related to the story's figure."""

    text: str
    spans: dict[int, tuple[int, int]]
    hows: dict[int, str]


ARTICLES = re.compile(r"(?:\b(?:an?|the|its|their|his|her|any|this|that|each|every|no)|'s?) $", re.IGNORECASE)


def print_telling(telling: Telling, facts: Mapping[int, Fact], exact: set[int]) -> Printed:
    """The text of a telling. Facts of its own go before the story's; those in ``exact`` keep their digits."""
    parts: list[str] = []
    spans, hows = {}, {}
    length = 0
    whole = telling.joint.join(telling.paragraphs)
    for at, each in enumerate(whole):
        piece = each
        if re.match(MARK, each):
            number = ord(each) - FIRST
            fact = telling.facts.get(number, facts[number])
            before = "".join(parts[-200:])[-30:]
            held = number in exact or bool(ARTICLES.search(before))
            chance = random.Random(f"{telling.seed}-{number}")
            piece, how = write(fact, telling.style, chance, exact=held)
            if telling.style.as_printed and number in telling.facts:
                piece, how = write(fact, _like(facts[number]), chance, exact=True)
                # A cell without a unit gets none, unless the unit is what was changed.
                if (
                    fact.row
                    and fact.unit == facts[number].unit
                    and not re.search("share|dlr|dollar|ct|cent", facts[number].printed.lower())
                ):
                    piece = re.sub(r" (?:shares|dlrs?|dollars?)$", "", piece)
            if fact.sign in {"loss", "profit"} and not (telling.style.as_printed and number not in telling.facts):
                piece = f"{fact.sign}{telling.signed}{piece}"
            if not telling.style.as_printed:
                parts, piece, length = _agree(parts, piece, length)
                if at == 0 or whole[max(0, at - 2) : at] in {". ", "\n\n"}:
                    piece = wording.high(piece)
            if telling.capitals:
                piece = re.sub(r"[a-z]+", lambda word: word[0].upper(), piece)
            spans[number] = (length, length + len(piece))
            hows[number] = how
        elif telling.capitals:
            piece = each.upper() if len(each.upper()) == 1 else each
        parts.append(piece)
        length += len(piece)
    return Printed("".join(parts), spans, hows)


def _agree(parts: list[str], piece: str, length: int) -> tuple[list[str], str, int]:
    """The article before a figure, as the figure is printed now."""
    found = re.search(r"(?<!\w)([Aa])(n?) $", "".join(parts[-4:]))
    if not found:
        return parts, piece, length
    bare = piece.lstrip("$£")
    right = "n" if re.match(r"8|1[18](?:[ .%]|$|,)|eight|eleven|one-?eighth|[aeiou](?!ne\b)", bare.lower()) else ""
    if right == found[2].lower():
        return parts, piece, length
    text = "".join(parts)
    fixed = f"{text[: len(text) - len(found[0])]}{found[1]}{right} "
    return [fixed], piece, len(fixed)


def _like(fact: Fact) -> Style:
    """The style in which the story has a figure, for a changed one in its place."""
    text = fact.printed.lower()
    percent = next((each for each in ("pct", "per cent", "percent", "%") if each in " ".join(text.split())), "pct")
    money = "words" if re.search(r"million|dollar", text) else "symbol" if "$" in text else "wire"
    date = "dmy" if fact.kind == "date" and text[:1].isdigit() else "mdy"
    return Style(
        percent=percent,
        money=money,
        scale="mln" if money == "wire" else "million",
        spell=10,
        cents="cts" if "ct" in text else "cents",
        date=date,
        restless=0,
    )


def tell(story: Story, level: str, name: str, chance: random.Random, *, first: bool = False) -> Telling:
    """A telling of a story.

    Args:
        level: near-copy, reworded or headline-only.
        name: the document's id.
        first: the telling that others are told beside; it may be the story as it came.
    """
    seed = f"{chance.getrandbits(48)}"
    rounds = chance.choice((0.0, 0.1, 0.25, 0.5))
    style = draw_style(chance, rounds=0.0 if first else rounds)
    telling = Telling(
        name, level, [], style, seed, title=story.source.title, published=story.source.published, source=chance.choice(words()["sources"])
    )
    if first and story.raw and chance.random() < 0.65:
        telling.paragraphs, telling.joint, telling.signed = [story.raw], "", " "
        telling.style = Style(as_printed=True, restless=0)
        return telling
    if level == "headline-only":
        _tell_headline(story, telling, chance)
    elif story.rows:
        _tell_rows(story, telling, level, chance)
    else:
        _tell_prose(story, telling, level, chance)
    if not first:
        _date(telling, chance)
    telling.title = _title(story, telling, chance)
    return telling


def _tell_headline(story: Story, telling: Telling, chance: random.Random) -> None:
    if story.rows:
        rows = [row for row in story.rows if earnings.tellable(story, row)] or story.rows
        telling.paragraphs = [earnings.headline(story, chance.choice(rows[:4]), company(story.company, chance), chance)]
        telling.signed = chance.choice((" ", " of "))
    else:
        whole = [wording.unfold(each) for part in story.paragraphs for each in part]
        plain = [each for each in whole if 1 <= len(marks(each)) <= 6 and len(each) < 260 and wording.outside_quotes(each)]
        own = [each for each in plain if not leans().match(each)]
        sentence = chance.choice((own or plain or whole)[:5])
        text = wording.headline(wording.reword(sentence, chance, 0.3), chance)
        telling.paragraphs = [wording.shorten_names(text, story.names, set(), chance) if chance.random() < 0.6 else text]
    telling.capitals = chance.random() < 0.3


def _tell_rows(story: Story, telling: Telling, level: str, chance: random.Random) -> None:
    rows = list(story.rows)
    name = company(story.company, chance)
    if len(rows) > 3 and chance.random() < 0.5:
        dropped = chance.sample(rows, chance.randint(1, max(1, len(rows) // 3)))
        rows = [row for row in rows if row not in dropped]
    notes = [[wording.reword(wording.unfold(each), chance, 0.4) for each in note] for note in story.paragraphs if chance.random() < 0.6]
    if level == "near-copy":
        telling.paragraphs = ["\n".join(earnings.table(story, rows, name, chance))]
        telling.signed = " "
        telling.paragraphs += [f"Note: {' '.join(note)}" for note in notes]
        return
    if chance.random() < 0.4:
        order = {row.period: at for at, row in enumerate(rows)}
        chance.shuffle(rows)
        rows.sort(key=lambda row: order[row.period])
    told = earnings.prose(story, rows, name, chance)
    said = [[f"The company noted: {note[0]}", *note[1:]] for note in notes if note[0][:1].isalnum() or re.match(MARK, note[0])]
    telling.paragraphs = [" ".join(part) for part in told + said]
    _add_filler(telling, chance)


def _tell_prose(story: Story, telling: Telling, level: str, chance: random.Random) -> None:
    share = 0.12 if level == "near-copy" else chance.choice((0.5, 0.75, 0.95))
    chunks = _chunks(story)
    if level == "near-copy":
        if len(chunks) > 2 and chance.random() < 0.4:
            del chunks[chance.randrange(1, len(chunks))]
    else:
        chunks = _choose(chunks, chance)
        if chance.random() < 0.25:
            chunks = _brief(chunks, chance)
    known: set[str] = set()
    shorten = chance.random() < (0.2 if level == "near-copy" else 0.7)
    done: list[list[str]] = []
    for chunk in chunks:
        told = []
        for each in chunk:
            text = wording.unfold(each)
            if level == "reworded":
                text = wording.drop_brackets(text) if chance.random() < 0.4 else text
                text = wording.turn(story, text) if chance.random() < 0.7 else text
                text = wording.shift_saying(story, text, chance) if chance.random() < 0.65 else text
                text = wording.reshape(story, text, chance) if chance.random() < 0.7 else text
                text = wording.split(text, chance) if chance.random() < 0.5 else text
                text = wording.front_time(story, text) if chance.random() < 0.3 else text
                text = wording.turn_pair(text, chance)
            text = wording.reword(text, chance, share)
            told.append(wording.shorten_names(text, story.names, known, chance) if shorten else text)
        done.append(told)
    telling.joint = chance.choice(("\n\n", "\n\n", "\n"))
    telling.paragraphs = _paragraphs(done, chance)
    if level == "reworded":
        _add_filler(telling, chance)


def _chunks(story: Story) -> list[list[str]]:
    """Sentences, each with those that lean on it."""
    chunks: list[list[str]] = []
    for sentence in (each for part in story.paragraphs for each in part):
        # A quotation over several sentences must stay together.
        open_quote = bool(chunks) and "".join(chunks[-1]).count('"') % 2 == 1
        if chunks and (open_quote or leans().match(sentence)):
            chunks[-1].append(sentence)
        else:
            chunks.append([sentence])
    return chunks


def _choose(chunks: list[list[str]], chance: random.Random) -> list[list[str]]:
    """Some chunks dropped, some shortened, some in another place."""
    keep = chance.uniform(0.5, 1.0)
    chosen = [chunk for at, chunk in enumerate(chunks) if at == 0 or chance.random() < keep or len(chunks) < 3]
    figures = sum(len(marks("".join(chunk))) for chunk in chosen)
    if figures < 2:
        chosen = list(chunks)
    chosen = [
        chunk[: chance.randint(1, len(chunk))] if len(chunk) > 1 and chance.random() < 0.3 and '"' not in "".join(chunk) else chunk
        for chunk in chosen
    ]
    named = [at for at, chunk in enumerate(chosen) if at and re.match(r"[A-Z][a-z]+ |The ", chunk[0]) and marks("".join(chunk))]
    if named and chance.random() < 0.4:
        chosen.insert(0, chosen.pop(chance.choice(named)))
    if len(chosen) > 3 and chance.random() < 0.4:
        at = chance.randrange(1, len(chosen) - 1)
        chosen[at], chosen[at + 1] = chosen[at + 1], chosen[at]
    return chosen


def _brief(chunks: list[list[str]], chance: random.Random) -> list[list[str]]:
    """The few sentences with figures that stand by themselves, shortened; all where there are none."""
    own = [chunk[0] for chunk in chunks if marks(chunk[0]) and wording.outside_quotes(chunk[0])]
    told = [[wording.brief(wording.unfold(each))] for each in own[: chance.randint(2, 4)]]
    return told or chunks


def _paragraphs(chunks: list[list[str]], chance: random.Random) -> list[str]:
    """Chunks as paragraphs, some joined, short sentences sometimes bound together."""
    made: list[str] = []
    for chunk in chunks:
        text = " ".join(chunk)
        if made and chance.random() < 0.3 and len(made[-1]) < 400:
            made[-1] = f"{made[-1]} {text}"
        else:
            made.append(text)
    return made


def _add_filler(telling: Telling, chance: random.Random) -> None:
    if chance.random() < 0.3:
        telling.paragraphs.insert(chance.randint(1, len(telling.paragraphs)), chance.choice(words()["fillers"]))


def _date(telling: Telling, chance: random.Random) -> None:
    """The day it came out, seldom the next one, and perhaps a dateline. Days told from today follow."""
    try:
        day = date.fromisoformat(telling.published)
    except ValueError:
        return
    if telling.level != "headline-only" and chance.random() < 0.2:
        today, yesterday, tomorrow = (DAYS[(day.weekday() + shift) % 7] for shift in (0, -1, 1))
        day += timedelta(1)
        telling.published = day.isoformat()
        text = "\x00".join(telling.paragraphs)
        text = re.sub(r"\b(?:yesterday|last night)\b", f"on {yesterday}", text)
        text = re.sub(r"\btoday(?!')\b", f"on {today}" if chance.random() < 0.5 else "yesterday", text)
        telling.paragraphs = re.sub(r"\btomorrow\b", f"on {tomorrow}", text).split("\x00")
    if telling.level == "reworded" and chance.random() < 0.35:
        line = f"{MONTHS[day.month - 1]} {day.day} ({chance.choice(words()['agencies'])})"
        telling.paragraphs[0] = f"{line}{chance.choice((' - ', ' -- ', ' — '))}{telling.paragraphs[0]}"


def _title(story: Story, telling: Telling, chance: random.Random) -> str:
    """A title without a figure, or none: a title's figure would stand beside what is changed in the text."""
    title = re.sub(r"\s*<[^>]*>", "", story.source.title) if story.source.title.count("<") == story.source.title.count(">") else ""
    if re.search(r"\d|\b(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)\b", title) or telling.level == "headline-only":
        title = ""
    whole = "".join(telling.paragraphs)
    return chance.choice(
        (title, cased(title), cased(title), "", f"{story.names[0]} in brief" if story.names and story.names[0] in whole else "")
    )


def company(name: str, chance: random.Random) -> str:
    """A company's name, in full or without its tail."""
    return name if chance.random() < 0.5 else wording.without_tail(name)
