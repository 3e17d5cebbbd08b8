"""What a word behind a number makes of it, remembered a word: most figures need no more than that.

:func:`checker.extractors.figures.read` is the full reading, and what it gives for a number with nothing else around it is what stands
here; wherever anything near may change it, nothing is said and the full reading is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from checker.extractors import comparators, counts, quantities
from checker.extractors.reading import Reading
from checker.model import Kind
from checker.text.lookup import listed, table, word_set
from checker.text.phrases import tag_alone
from checker.text.tokens import columns
from checker.units import currency_words

ENDS = frozenset(("", ".", ",", ";", ":", ")", "\n", " ", "?", "!", '"'))
"""What may stand right behind that word."""
NEXT = 3
"""Characters of the word after it that tell whether it may change the reading."""


class Shortcut(NamedTuple):
    """A number and one word.

    Attributes:
        kind, unit, dimension, factor, assumption: as in a reading.
        longer: how a next word that may change it begins, :data:`NEXT` characters of it.
        takes: True where the word belongs to the figure.
    """

    kind: Kind
    unit: str | None
    dimension: str
    factor: float
    assumption: str | None
    longer: frozenset[str]
    takes: bool


_AFTER = {
    Kind.QUANTITY: frozenset(("per", "eac", "a ", "a\n", "an ", "an\n", "squ", "cub")),
    Kind.DURATION: frozenset(("old", "of ")),
}
"""What may follow a unit and belong to it: "a day", "squared", "old"; what an amount is the price of is read behind its shortcut."""
_KNOWN = frozenset((Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.QUANTITY, Kind.DURATION))


def shortcut(word: str, read: Callable[[str, float], Reading | None]) -> Shortcut | None:
    """The shortcut of a word as printed, None where it has none.

    Args:
        word: the word behind a number.
        read: the full reading of a text that begins with a number of this value.
    """
    folded = word.lower()
    if not word:
        return Shortcut(Kind.NUMBER, None, "number", 1.0, None, frozenset(), takes=False)
    if folded == "m":
        return None  # "5 m people"
    reading = read(f"2 {word} ;", 2.0)
    if not word.isascii() or reading is None or reading.kind not in _KNOWN or reading.aspect or reading.per:
        return None
    if (
        folded in quantities.LETTERS
        or folded in comparators.phrases_behind()
        or (reading.kind is not Kind.MONEY and folded in currency_words())
    ):
        return None  # "40-odd"; "20 million marks", but "20 marks"
    takes = reading.end > 1
    if takes and reading.end != 2 + len(word):
        return None
    if folded in word_set("before what is counted") or (reading.kind is Kind.COUNT and not word.islower()):
        return None  # "18 more branches"; "Germans"
    if not takes and tag_alone(word) in counts.COUNTABLE:
        return None  # an adjective or a name: what is counted comes later
    longer = _longer().get(folded, frozenset()) | _AFTER.get(reading.kind, frozenset()) | _bounding().get(folded, frozenset())
    if reading.kind is Kind.DURATION and not folded.endswith("s"):
        longer |= {"ago"}
    if folded == "in":
        longer |= {extent[:NEXT] for extent in word_set("extent")}
    return Shortcut(reading.kind, reading.unit, reading.dimension, reading.factor, reading.assumption, longer, takes)


@cache
def _longer() -> dict[str, frozenset[str]]:
    """First word of every form of several words to the beginnings of its second one."""
    found: dict[str, set[str]] = {}
    forms = [row["form"] for row in table("units")] + [row["form"] for row in table("percents")]
    for row in table("currencies"):
        forms += [*listed(row["names"]), *listed(row["minor"])]
    for form in forms:
        if form.isalpha():
            continue  # one token
        spaced = form.replace("-", " ").lower()
        starts, _, texts, _ = columns(spaced)
        if len(texts) > 1:
            found.setdefault(texts[0], set()).update(_beginnings(spaced[starts[1] :]))
    return {first: frozenset(beginnings) for first, beginnings in found.items()}


@cache
def _bounding() -> dict[str, frozenset[str]]:
    """First word of every phrase that bounds from behind to the beginnings of its second one."""
    found: dict[str, set[str]] = {}
    for phrase in comparators.phrases_behind():
        first, _, rest = phrase.partition(" ")
        found.setdefault(first, set()).update(_beginnings(rest))
    return {first: frozenset(beginnings) for first, beginnings in found.items()}


def _beginnings(rest: str) -> set[str]:
    """The first characters of a rest, and of what may follow one that is shorter."""
    found = {rest[:NEXT]} if len(rest) >= NEXT else {f"{rest}{end}"[:NEXT] for end in ("", " ", ".", ",", ";", ")", "\n")}
    return found | {beginning.replace(" ", "\n") for beginning in found}
