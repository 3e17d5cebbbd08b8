"""The rows of a table of results in other shapes: prose, another table, a headline."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from benchmarks.linking.facts import mark
from benchmarks.linking.stories import Row, Story
from benchmarks.linking.wording import high
from benchmarks.linking.words import words

PLAIN = (
    "{Name} reported {label} of {now} for the {period}, compared with {then} a year earlier.",
    "{Name} put {label} for the {period} at {now}, against {then} the year before.",
    "In the {period}, {label} at {Name} came to {now}, versus {then} in the same period of the previous year.",
    "In the {period}, {label} of {Name} {went} to {now} from {then} a year earlier.",
    "A year earlier {label} for the {period} had come to {then}; {Name} now reported {now}.",
    "{Label} at {Name} {went} in the {period}, to {now} from {then}.",
    "For the {period} {Name} announced {label} of {now}. The figure a year ago had been {then}.",
)
AGAIN = (
    "{Label} {went} to {now} from {then}.",
    "{Label} came to {now}, compared with {then}.",
    "It put {label} at {now}, against {then} a year before.",
    "{Label} had been {then} a year ago and came to {now} this time.",
    "It also reported {label} of {now}, versus {then} in the year-earlier period.",
)
SIGNED = (
    "{Name} reported {kind} {now}{each} for the {period}, compared with {kind} {then}{each} a year earlier.",
    "In the {period} {Name} made {kind} {now}{each}, after {kind} {then}{each} in the same period of the previous year.",
    "{Name} announced {kind} {now}{each} for the {period}, against {kind} {then}{each} the year before.",
    "A year ago {Name} had made {kind} {then}{each} in the {period}; this time it reported {kind} {now}{each}.",
)
SIGNED_AGAIN = (
    "That made {kind} {now}{each}, against {kind} {then}{each}.",
    "It reported {kind} {now}{each}, compared with {kind} {then}{each} a year earlier.",
    "After {kind} {then}{each} a year before, it made {kind} {now}{each}.",
)
HEADLINES = (
    "{Name} {period} {label} {now} vs {then}",
    "{Name} {period} {label} {now}, year ago {then}",
    "{Name} {label} {goes} to {now} from {then} in {period}",
    "{Name}: {period} {label} at {now} against {then}",
)
SIGNED_HEADLINES = (
    "{Name} {period} {bare}{now}{each} vs {then}{each}",
    "{Name} has {period} {bare}{now}{each} after {then}{each}",
)
KINDS = {
    "net": ("a net", "net "),
    "oper net": ("an operating", "operating "),
    "pretax": ("a pretax", "pretax "),
    "pre-tax": ("a pretax", "pretax "),
    "shr": ("a", ""),
    "oper shr": ("an operating", "operating "),
    "shr diluted": ("a diluted", "diluted "),
}


def tellable(story: Story, row: Row) -> bool:
    """Tell whether there are words for a row: of a loss only where it is clear of what."""
    return not story.facts[row.now].sign or row.label in KINDS


def _fill(pattern: str, story: Story, row: Row, name: str, label: str, period: str) -> str:
    now, then = story.facts[row.now].number, story.facts[row.then].number
    kind, bare = KINDS.get(row.label, ("a", ""))
    text = pattern.format(
        Name=name,
        label=label,
        Label=high(label),
        period=period,
        now=mark(row.now),
        then=mark(row.then),
        went="rose" if now > then else "fell" if now < then else "came",
        goes="rises" if now > then else "falls" if now < then else "comes",
        kind=kind,
        bare=bare,
        each=" a share" if row.label.endswith("shr") or row.label == "shr diluted" else "",
    )
    return high(text)


def _called(row: Row, chance: random.Random) -> tuple[str, str]:
    return str(chance.choice(words()["rows"][row.label]["called"])), str(words()["periods"][row.period]["called"])


def prose(story: Story, rows: Sequence[Row], name: str, chance: random.Random) -> list[list[str]]:
    """The rows as sentences, a paragraph a period; only the first of a period says which it is."""
    paragraphs: list[list[str]] = []
    for period in dict.fromkeys(row.period for row in rows):
        told: list[str] = []
        for row in rows:
            if row.period != period or not tellable(story, row):
                continue
            signed = bool(story.facts[row.now].sign)
            bank = (SIGNED if signed else PLAIN) if not told else SIGNED_AGAIN if signed else AGAIN
            told.append(_fill(chance.choice(bank), story, row, name if not paragraphs else "the company", *_called(row, chance)))
        if told:
            paragraphs.append(told)
    return paragraphs


def headline(story: Story, row: Row, name: str, chance: random.Random) -> str:
    """One row as a headline."""
    bank = SIGNED_HEADLINES if story.facts[row.now].sign else HEADLINES
    label, period = _called(row, chance)
    return _fill(chance.choice(bank), story, row, name, label.removeprefix("the "), period)


def _lines(row: Row, label: str, between: str) -> str:
    return f"{label} {mark(row.now)} {between} {mark(row.then)}"


def table(story: Story, rows: Sequence[Row], name: str, chance: random.Random) -> list[str]:
    """The rows as another desk's table, a line a row."""
    between = chance.choice(("vs", "against", "compared with", "versus"))
    shapes: tuple[Callable[[Row, str], str], ...] = (
        lambda row, label: _lines(row, label, between),
        lambda row, label: f"{label}: {mark(row.now)} (year ago: {mark(row.then)})",
        lambda row, label: f"{label} | {mark(row.now)} | {mark(row.then)}",
    )
    at = chance.randrange(3)
    lines = [name] + (["| Latest | Year ago"] if at == 2 else [])
    names: dict[str, str] = {}
    for row in rows:
        known = words()["rows"][row.label]["table"]
        # "Net profit loss 343,000": a row that says loss or profit itself needs a plain name.
        plain = [each for each in known if not (story.facts[row.now].sign and re.search("profit|income|earnings", each.lower()))]
        names.setdefault(row.label, str(chance.choice(plain or known[-1:])))
    spelled = chance.randrange(3)
    period = ""
    for row in rows:
        if row.period != period:
            printed = words()["periods"][row.period]["table"]
            lines.append(str(printed[spelled % len(printed)]))
            period = row.period
        lines.append(shapes[at](row, names[row.label]))
    return lines
