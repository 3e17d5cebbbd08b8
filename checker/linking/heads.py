"""Whom a text is about: the first name of its title and of its opening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.text.folding import fold
from checker.text.lookup import column, word_set
from checker.text.names import place_path

LEAD_WORDS = 30
"""Words of a text that say whom it is about."""
LEAD_CHARACTERS = 300
"""Characters of a text in which the ticker of whom it is about stands."""
_LONGEST_NAME = 5
_TICKER = re.compile(
    r"<([A-Z]{1,6})(?:\.[A-Z]{1,3})?>|\((?:[A-Z][A-Za-z]{1,9} ?: ?)([A-Z]{1,6})(?:\.[A-Z]{1,3})?\)|\(([A-Z]{1,6})\.[A-Z]{1,3}\)"
)
"""As wires, exchanges and data services write one: "<GM>", "<GM.N>", "(NYSE: GM)", "(GM.N)"."""
_DATELINE = re.compile(r"\s*[^\n()]{0,60}?(?:\([^()\n]{1,40}\)|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)\s?(?:--|[-–—:])\s")
"""A place or nothing, a date or nothing, an agency in brackets; an agency or a date there has to be, and a dash."""
_NAMED = re.compile(r"\s*<([^<>]{7,80})>")
"""Longer than a ticker."""
MOST_SHOUTED = 0.6
"""Share of words in capitals from which a capital says nothing of names: a headline."""


@dataclass(slots=True)
class Marks:
    """What each spelling of a corpus may be in a name, by its number.

    Attributes:
        capitals: begins with a capital, and no word that only heads a notice.
        shouted: is all in capitals.
        joints: stands inside names ("of").
        suffix: ends the name of a firm ("Inc").
        bodies: makes the name of a body ("Bank").
        names: looks like part of a name.
        towns: is a place inside a country, which tells sister firms apart in a headline of capitals.
    """

    capitals: list[bool]
    shouted: list[bool]
    joints: list[bool]
    suffix: list[bool]
    bodies: list[bool]
    names: Sequence[bool]
    towns: list[bool]


def marks(spellings: Iterable[str], names: Sequence[bool]) -> Marks:
    """The marks of some spellings, in order."""
    silent = word_set("notice of another version") | column("stop_words", "word", "word").keys()
    joints = word_set("phrase link") | word_set("inside a body's name")
    texts = list(spellings)
    folded = [fold(text) for text in texts]
    return Marks(
        capitals=[text[0].isupper() and word not in silent for text, word in zip(texts, folded, strict=True)],
        shouted=[len(text) > 1 and text.isupper() for text in texts],
        joints=[word in joints for word in folded],
        suffix=[word in word_set("legal form") for word in folded],
        bodies=[word in column("bodies", "word", "word") for word in folded],
        names=names,
        towns=[text.isupper() and len(place_path(text.capitalize())) > 1 for text in texts],
    )


def tickers(text: str) -> list[str]:
    """The tickers of listed firms in a title or the opening of a text, without that of the exchange, in order."""
    return [next(filter(None, match.groups())) for match in _TICKER.finditer(text)]


def dateline(text: str) -> str:
    """The line that dates a story, at the head of its text, empty where there is none: "PARIS, March 3 (Agency) - "."""
    match = _DATELINE.match(text)
    return match[0] if match else ""


def bracketed(title: str) -> str:
    """The name that a wire's title sets in angle brackets at its beginning, empty where there is none: "<FUND OF OHIO> SETS PAYOUT"."""
    match = _NAMED.match(title)
    return match[1] if match else ""


def head(opening: Sequence[int], known: Marks, *, name: int = 0) -> list[int]:
    """The spellings of the first name of a text.

    That is its first words where so many are a ``name``, else what stands before "Inc", else the first run of capitalised words with a
    name or a body among them; where all is in capitals, the first words that look like names.
    """
    if name:
        return [each for each in opening[:name] if not known.joints[each] and not known.suffix[each]]
    for at, spelling in enumerate(opening):
        if at and known.suffix[spelling] and known.capitals[spelling]:
            first = at
            while first and at - first < _LONGEST_NAME and not known.suffix[opening[first - 1]]:
                joined = first > 1 and known.joints[opening[first - 1]] and known.capitals[opening[first - 2]]  # "Insurance of America Inc"
                if not known.capitals[opening[first - 1]] and not joined:
                    break
                first -= 1
            if first < at:
                return [each for each in opening[first:at] if not known.joints[each]]
    if sum(known.shouted[spelling] for spelling in opening) > MOST_SHOUTED * len(opening):
        return [spelling for spelling in opening if known.names[spelling] or known.towns[spelling]][:_LONGEST_NAME]
    begin = 0
    while begin < len(opening):
        end = _run(opening, begin, known)
        run = [spelling for spelling in opening[begin:end] if not known.joints[spelling]]
        if any(known.names[spelling] or known.bodies[spelling] for spelling in run):
            return run
        begin = max(end, begin + 1)
    return []


def _run(opening: Sequence[int], begin: int, known: Marks) -> int:
    """Where a run of capitalised words that begins at a place ends."""
    end = begin
    while end < len(opening) and end - begin < _LONGEST_NAME:
        joined = (
            end > begin and known.joints[opening[end]] and end + 1 < len(opening) and known.capitals[opening[end + 1]]
        )  # "Bank of England"
        if not known.capitals[opening[end]] and not joined:
            break
        end += 1
    return end
