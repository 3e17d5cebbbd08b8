"""Documents that look like a telling of a story and are of something else: another company, country or period, a forecast, a part.

Each function gives the story to tell first, the look-alike, and the pairs of figures that a careless reader would set against each other;
or None where a story does not lend itself to it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.linking import earnings
from benchmarks.linking.facts import MARK, Fact, mark, marks
from benchmarks.linking.plant import NUMERIC, vary
from benchmarks.linking.stories import Row, Story
from benchmarks.linking.telling import company
from benchmarks.linking.wording import unfold, without_tail
from benchmarks.linking.words import DAYS, MONTHS, words


@dataclass(slots=True)
class Trap:
    """A look-alike.

    Attributes:
        first: the story as the first document tells it.
        other: the story as the look-alike has it.
        text: the look-alike's text with marks, where it is not told as a story is.
        pairs: figures of the first and of the look-alike that are not of one thing; None for all that both have.
    """

    first: Story
    other: Story
    text: str = ""
    pairs: list[tuple[int, int]] | None = None


def other_company(story: Story, chance: random.Random) -> Trap | None:
    """The same news of a company that does not exist, with most figures moved."""
    if not story.names or story.names[0] not in (story.company, *story.names):
        return None
    changes: dict[str, str] = {}
    firsts = chance.sample(words()["first"], len(story.names))
    for name, first in zip(story.names, firsts, strict=True):
        head = name.split()[0]
        bare = without_tail(name)
        if head in words()["common"] or len(head) < 4 or not bare:
            return None
        second = chance.choice(words()["second"]) if " " in bare else ""
        new = f"{first} {second}".strip()
        changes[name] = f"{new} {chance.choice(words()['suffixes'])}"
        changes[bare] = new
        changes[head] = first
    # The company must be what the story is about.
    if not story.rows and story.names[0] not in " ".join(re.sub(r"[<>]", "", story.source.text).split())[:80]:
        return None
    other = _changed(story, changes, only=_of_these)
    other.facts = _moved(story.facts, chance, 0.8)
    return Trap(story, other)


def other_country(story: Story, chance: random.Random) -> Trap | None:
    """The same news of another country, with all figures moved."""
    text = " ".join(story.source.text.split())
    named = [each for each in words()["countries"] if re.search(rf"\b{each}\b", text)]
    if story.rows or len(named) != 1 or named[0] not in text[:200] or any(re.search(rf"\b{city}\b", text) for city in words()["cities"]):
        return None
    (old,) = named
    new = chance.choice([each for each in words()["countries"] if each != old])
    changes = {old: new, words()["demonyms"][old]: words()["demonyms"][new]}
    if story.names:
        return None
    other = _changed(story, changes, only=_of_these)
    other.facts = _moved(story.facts, chance, 1.0)
    return Trap(story, other)


def other_period(story: Story, chance: random.Random) -> Trap | None:
    """The same news of another month, quarter or year, with all figures moved."""
    if story.rows:
        other = replace(story, facts=_moved(story.facts, chance, 1.0), raw="")
        if len({row.period for row in story.rows}) > 1:
            return None
        other.rows = [replace(row, period=_period(words()["periods"][row.period]["other"])) for row in story.rows]
        other.paragraphs = []
        other.source = replace(story.source, title="")
        return Trap(story, other)
    lead = " ".join(story.paragraphs[0])
    quarters = ("first", "second", "third", "fourth")
    by = chance.choice((2, 3, 4, 5, 7))
    months = {month: MONTHS[(at + by) % 12] for at, month in enumerate(MONTHS)}
    months |= {f"{each} quarter": f"{quarters[(at + 1) % 4]} quarter" for at, each in enumerate(quarters)}
    years = {str(year): str(year - by) for year in range(1950, 2050)} | {
        f"{year}/{(year + 1) % 100:02}": f"{year - by}/{(year + 1 - by) % 100:02}" for year in range(1950, 2050)
    }
    fits = [each for each in (months, years) if re.search(rf"\b(?:in|for|of|during) (?:the )?(?:{'|'.join(map(re.escape, each))})\b", lead)]
    if not fits or not RECURRING.search(lead):
        return None
    changes = chance.choice(fits)
    # "1987 target 2.5 pct" is of no month: in another month's report it would be another statement of the same thing.
    plain_year = re.compile(r"(?<!\w )(?<!, )\b(?:19|20)\d\d\b|\b(?:in|for|from|of|since) (?:19|20)\d\d\b")
    other = _changed(story, changes, only=lambda old, new: old != new and not (changes is months and plain_year.search(old)))
    if not other.paragraphs:
        return None
    other.facts = _moved(story.facts, chance, 1.0)
    for number, fact in story.facts.items():
        if fact.kind == "date" and changes is months:
            other.facts[number] = replace(fact, number=Decimal(_shifted(int(fact.number), by)))
    other.source = replace(
        other.source, title="", published=_later(story.source.published, by * (30 if changes is months else -365), chance)
    )
    return Trap(story, other)


RECURRING = re.compile(
    r"\b(?:rose|fell|rise|fall|climbed|declined|dropped|increased|decreased|output|production|index|deficit|surplus|inflation|unemployment|sales|exports|"
    r"imports|reserves|supply|starts|orders|harvest|crop|stocks|profits?|earnings|revenues?|traffic|spending|loss)\b"
)


def _shifted(number: int, by: int) -> int:
    """A date so many months on, as a fact has it."""
    return ((number // 100 + by - 1) % 12 + 1) * 100 + min(number % 100, 28)


def _later(published: str, days: int, chance: random.Random) -> str:
    """When a report of another period came out; in every second case it is dug out on the same day."""
    if not published or chance.random() < 0.5:
        return published
    return (date.fromisoformat(published) + timedelta(days)).isoformat()


def _period(called: str) -> str:
    return next(str(each) for each, row in words()["periods"].items() if row["called"] == called)


def _plain_rows(story: Story, chance: random.Random) -> list[Row]:
    """Up to three rows of one period that tell no loss."""
    rows = [row for row in story.rows if earnings.tellable(story, row) and not story.facts[row.now].sign]
    same = [row for row in rows if row.period == rows[0].period]
    return chance.sample(same, min(len(same), chance.randint(1, 3)))


def year_ago(story: Story, chance: random.Random) -> Trap | None:
    """What a company made a year before, told for itself."""
    rows = _plain_rows(story, chance)
    if not rows:
        return None
    name, period = company(story.company, chance), words()["periods"][rows[0].period]["called"]
    told = [(chance.choice(words()["rows"][row.label]["called"]), mark(row.then)) for row in rows]
    first, figure = told[0]
    text = chance.choice((
        f"A year earlier, {name} had reported {first} of {figure} for the {period}.",
        f"In the {period} of the year before, {first} at {name} had come to {figure}.",
        f"{name} had {first} of {figure} in the {period} of the previous year.",
    ))  # fmt: skip
    text = " ".join([text, *(f"{called[0].upper()}{called[1:]} had then been {each}." for called, each in told[1:])])
    return Trap(story, story, text, [(row.now, row.then) for row in rows])


def forecast(story: Story, chance: random.Random) -> Trap | None:
    """What had been expected, or planned, instead of what came."""
    if story.rows:
        rows = _plain_rows(story, chance)
        if not rows:
            return None
        name, period = company(story.company, chance), words()["periods"][rows[0].period]["called"]
        told = " and ".join(f"{chance.choice(words()['rows'][row.label]['called'])} of {mark(row.now)}" for row in rows[:2])
        text = chance.choice((
            f"{name} had forecast {told} for the {period}, analysts recalled.",
            f"Analysts had expected {told} from {name} for the {period}.",
            f"The budget of {name} was for {told} in the {period}.",
        ))  # fmt: skip
        facts = story.facts | {row.now: vary(story.facts[row.now], chance, 0.1) for row in rows[:2]}
        return Trap(story, replace(story, facts=facts), text, [(row.now, row.now) for row in rows[:2]])
    for sentence in (unfold(each) for part in story.paragraphs for each in part):
        found = re.fullmatch(rf"(?P<who>[A-Z][^,;\"]{{4,90}}?) (?P<trend>{MARK})(?P<rest> (?:by )?{MARK}[^,;\"]*)\.", sentence)
        if not found or re.search(r"\b(?:said|which|that|and|has|have|had)\b", found["who"]):
            continue
        (number,) = marks(found["trend"])
        if story.facts[number].unit != "past":
            continue
        facts = _moved(story.facts, chance, 1.0)
        facts[number] = replace(story.facts[number], unit="base")
        inside = story.inner(found["who"])
        text = f"{found['who']} had been expected to {mark(number)}{found['rest']}, forecasters recalled."
        if inside and chance.random() < 0.5:
            text = f"Before, analysts had thought that {inside} would {mark(number)}{found['rest']}."
        moved = [each for each in marks(found["rest"]) if story.facts[each].kind in NUMERIC]
        return Trap(story, replace(story, facts=facts), text, [(each, each) for each in moved])
    return None


def per_share(story: Story, chance: random.Random) -> Trap | None:
    """What each share earned, beside a story that has only the whole."""
    share = [row for row in story.rows if row.label in {"shr", "oper shr"}]
    whole = [row for row in story.rows if row.label in {"net", "oper net"}]
    pairs = [(one, other) for one in whole for other in share if one.period == other.period]
    if not pairs or story.facts[pairs[0][1].now].sign:
        return None
    total, each = pairs[0]
    first = replace(story, raw="", rows=[row for row in story.rows if row not in share], source=replace(story.source, title=""))
    if len(first.rows) < 2:
        return None
    name, period = company(story.company, chance), words()["periods"][total.period]["called"]
    text = chance.choice(
        (
            f"{name} earned {mark(each.now)} a share in the {period}, up or down from {mark(each.then)} a year earlier.".replace(
                "up or down from", "against"
            ),
            f"Per share, the profit of {name} for the {period} came to {mark(each.now)}.",
            f"For every share {name} made {mark(each.now)} in the {period}, after {mark(each.then)}.",
        )
    )
    return Trap(first, story, text, [(total.now, each.now)])


def cumulative(story: Story, _chance: random.Random) -> Trap | None:
    """The figures of the year so far, beside a story that has only the quarter."""
    periods = list(dict.fromkeys(row.period for row in story.rows))
    if len(periods) != 2 or "qtr" not in periods[0]:
        return None
    by_label: dict[str, list[Row]] = {}
    for row in story.rows:
        by_label.setdefault(row.label, []).append(row)
    both = [
        rows for rows in by_label.values() if len(rows) == 2 and earnings.tellable(story, rows[0]) and earnings.tellable(story, rows[1])
    ]
    if len(both) < 2:
        return None
    blank = replace(story.source, title="")
    first = replace(story, raw="", rows=[row for row in story.rows if row.period == periods[0]], paragraphs=[], source=blank)
    other = replace(story, raw="", rows=[row for row in story.rows if row.period == periods[1]], paragraphs=[], source=blank)
    return Trap(first, other, "", [(one.now, two.now) for one, two in both])


TRAPS: Mapping[str, Callable[[Story, random.Random], Trap | None]] = {
    "cumulative": cumulative,
    "per-share": per_share,
    "country": other_country,
    "period": other_period,
    "target": forecast,
    "year-ago": year_ago,
    "company": other_company,
}

HARM = "killed|dead|died|injured|wounded|homeless|missing|arrested"
MOVING = re.compile(
    rf"(?:{HARM}|trading at|closed at|bid of|offer of|price of)[^.]{{0,30}}{MARK}|{MARK}[^.]{{0,30}}(?:{HARM}|an ounce|a barrel|a share)"
)


def follow_up(story: Story, chance: random.Random) -> Trap | None:
    """The next day's story, in which a figure that moves has moved."""
    for sentence in (unfold(each) for part in story.paragraphs for each in part):
        found = MOVING.search(sentence)
        told = [each for each in marks(found[0])[:1] if story.facts[each].kind in NUMERIC and not story.facts[each].bound] if found else []
        if not told or len(marks(sentence)) > 3 or '"' in sentence or len(sentence) > 260:
            continue
        (number,) = told
        old = story.facts[number]
        moved = vary(old, chance, 0.08)
        if moved.number == old.number:
            continue
        facts = dict(story.facts)
        extra = len(facts)
        facts[number], facts[extra] = moved, replace(old, mate=-1)
        plain = re.sub(r", [\w ]{2,40} said$", "", sentence.rstrip("."))
        way = "up" if moved.number > old.number else "down"
        text = chance.choice((
            sentence,
            f"{plain}, {way} from {mark(extra)} given a day before.",
            f"{plain}, according to later reports. Earlier the figure had been {mark(extra)}.",
        ))  # fmt: skip
        return Trap(story, replace(story, facts=facts), text, [(number, number)])
    return None


def _moved(facts: Mapping[int, Fact], chance: random.Random, share: float) -> dict[int, Fact]:
    """Facts with other numbers, equal ones moved alike."""
    by: dict[tuple[str, Decimal], Fact] = {}
    made = dict(facts)
    for number, fact in facts.items():
        if fact.kind not in NUMERIC:
            continue
        key = (fact.kind, fact.number)
        if key not in by:
            by[key] = vary(fact, chance, 0.06) if chance.random() < share else fact
        made[number] = replace(fact, number=by[key].number, step=by[key].step)
    return made


def _of_these(old: str, new: str) -> bool:
    """Tell whether a sentence is of the changed names, or names nobody: of others it would say something that is not so."""
    plain = re.sub(rf"\b(?:{'|'.join((*MONTHS, *DAYS))}|U\.S|U\.K)\b", "", old)
    return old != new or not re.search(r"(?<=[a-z,] )[A-Z]", plain)


def _changed(story: Story, changes: Mapping[str, str], *, only: Callable[[str, str], bool]) -> Story:
    """A story with some words changed everywhere, and only with sentences that a test of them before and after holds good."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(changes, key=lambda each: (-len(each), each))))})(?![\w-])")

    def change(text: str) -> str:
        return pattern.sub(lambda found: changes[found[0]], text)

    title = story.source.title
    for old, new in changes.items():
        title = re.sub(rf"\b{re.escape(old.upper())}\b", new.upper(), title)
    parts = [[(each, change(each)) for each in map(unfold, part)] for part in story.paragraphs]
    kept = [[new for old, new in part if only(old, new)] for part in parts]
    return replace(
        story,
        source=replace(story.source, title=re.sub(r"\s*<[^>]*>", "", title)),
        raw="",
        paragraphs=[part for part in kept if part],
        names=[change(each) for each in story.names],
        company=change(story.company),
        facts=dict(story.facts),
    )
