"""What is counted of a whole corpus, so that a part of it can be linked as the whole would be."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Statistics:
    """How common words are in some documents.

    Attributes:
        documents: how many there are.
        texts: by stem how many of them have it outside of figures; 0 for one that stands inside figures alone.
        small: the spellings that they have in lower case: what is capitalised elsewhere is no name for that.
    """

    documents: int
    texts: dict[str, int]
    small: Set[str]

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each stem, in order of the alphabet."""
        return {stem: at for at, stem in enumerate(sorted(self.texts))}


class Tally:
    """What is counted of several lists of documents together, while they come; their order plays no part."""

    def __init__(self) -> None:
        self._documents = 0
        self._number: dict[str, int] = {}
        self._texts: list[int] = []
        self._small: set[str] = set()

    def add(self, part: Statistics) -> list[int]:
        """Count a list of documents.

        Returns:
            The numbers of its stems, for as long as counting goes on: in order of their coming.
        """
        self._documents += part.documents
        self._small |= part.small
        numbers = []
        for stem, held in part.texts.items():
            number = self._number.setdefault(stem, len(self._texts))
            if number == len(self._texts):
                self._texts.append(0)
            self._texts[number] += held
            numbers.append(number)
        return numbers

    @property
    def all(self) -> Statistics:
        """What was counted."""
        return Statistics(self._documents, dict(zip(self._number, self._texts, strict=True)), self._small)


def total(parts: Iterable[Statistics]) -> Statistics:
    """What is counted of several lists of documents together."""
    tally = Tally()
    for part in parts:
        tally.add(part)
    return tally.all
