"""Stories in a drawn order, each of something else than those before it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from benchmarks.linking.stories import Source, Story, read

RUN = 7
"""Words in a row that two stories must not share."""
COMMON = {
    "Said",
    "This",
    "That",
    "With",
    "From",
    "Have",
    "Will",
    "Loss",
    "Year",
    "Sets",
    "Says",
    "Unit",
    "Corp",
    "Company",
    "Note",
    "Mths",
    "Revs",
}


class Drawn:
    """Stories in a drawn order, none sharing a run of words or a subject with one drawn before."""

    def __init__(self, sources: Sequence[Source], chance: random.Random, exclude: Iterable[str]) -> None:
        self._left = list(sources)
        chance.shuffle(self._left)
        self._left.reverse()
        self._runs: set[int] = set()
        self._heads: set[str] = set()
        for text in exclude:
            self._runs |= _runs(text)

    def next_source(self) -> Source | None:
        """The next story, whatever it holds."""
        while self._left:
            source = self._left.pop()
            if not 120 <= len(source.text) <= 3500:
                continue
            runs = _runs(source.text)
            head = {each for each in re.findall(r"[A-Z][A-Za-z]{3,}", f"{source.title.title()} {source.text[:160]}") if each not in COMMON}
            # Two stories that open with the same three names are of one event, or of one series.
            known = {f"{a}|{b}" for a, b in combinations(sorted({each.lower() for each in head}), 2)}
            if not runs & self._runs and len(known & self._heads) < 6:
                self._runs |= runs
                self._heads |= known
                return source
        return None

    def next(self) -> Story | None:
        """The next story with enough figures."""
        while True:
            source = self.next_source()
            if source is None:
                return None
            story = read(source)
            if story:
                return story


COMMON = {
    "Said",
    "This",
    "That",
    "With",
    "From",
    "Have",
    "Will",
    "Loss",
    "Year",
    "Sets",
    "Says",
    "Unit",
    "Corp",
    "Company",
    "Note",
    "Mths",
    "Revs",
}


def _runs(text: str) -> set[int]:
    """Every run of some words, as numbers. Figures take part in tables of results alone, which have all words in common."""
    found = re.findall(r"[a-z]{2,}" if text.count(" vs ") < 2 else r"[a-z]{2,}|\d[\d.,]*", text.lower())
    return {int.from_bytes(" ".join(found[at : at + RUN]).encode()[:64], "big") for at in range(len(found) - RUN + 1)}
