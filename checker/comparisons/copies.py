"""Which documents are copies of one text: a syndicated story is one voice, however often it is printed."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from zlib import crc32

from checker.text.folding import fold

FEWEST_WORDS = 25
"""Shorter texts may be alike by chance."""
ALIKE = 0.8
"""Share of the word runs of both texts together that both have, from which they are copies."""

_RUN = 3
_SKETCH, _SHARED = 16, 9
"""The smallest hashes of a text's runs, and how many of them copies share at least: of texts that are just :data:`ALIKE` enough one in a
hundred and fifty shares fewer."""
_LONG = 32
"""Of so many copies share at least half, all but one in a hundred thousand. It is asked before all runs are, which takes ten times as
long."""
_WORD = re.compile(r"[^\W_]+")


def voices(texts: Mapping[str, str], same: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Document id to the first id, in order, of the documents with nearly the same text; its own where there is none.

    Candidates share most of the smallest hashes of their word runs (Broder, 1997), and are found by the rarest of them.

    Args:
        texts: by id of the document.
        same: document id to that of another of the same bytes: they are one voice however short they are.
    """
    found = Voices({name: twin for name, twin in same.items() if twin in texts})
    for name in sorted(texts):
        found.add(name, runs(texts[name]))
    return found.all


class Voices:
    """The same, a document at a time.

    Of each text that is no copy its runs are kept, four bytes each, and where the smallest of them stand.
    """

    def __init__(self, same: Mapping[str, str] = MappingProxyType({})) -> None:
        """Begin with no document.

        Args:
            same: as for :func:`voices`; only of documents that come.
        """
        self._same = same
        self._names: list[str] = []
        self._runs: list[array[int]] = []
        self._blocks: dict[int, array[int]] = {}
        self._voice: dict[str, str] = {}
        self._alike: list[str] = []

    def add(self, name: str, told: array[int]) -> None:
        """Hear a document, of which ``told`` is what :func:`runs` gives; they come in order of their ids."""
        self._voice[name] = name
        if name in self._same:
            self._alike.append(name)
            return
        if not told:
            return
        own = frozenset(told)
        home = next((other for other in self._near(told) if _is_copy(own, self._runs[other])), None)
        if home is not None:
            self._voice[name] = self._names[home]
            return
        for run in told[:_SKETCH]:
            self._blocks.setdefault(run, array("l")).append(len(self._names))
        self._names.append(name)
        self._runs.append(told)

    def _near(self, told: array[int]) -> Iterator[int]:
        """The numbers of the earlier texts that this may be a copy of, the first first.

        Who shares nine runs of sixteen shares two of any nine. So the rarest are asked, and not the phrases that very many texts have.
        """
        blocks = sorted((self._blocks.get(run, ()) for run in told[:_SKETCH]), key=len)
        least = max(1, _SHARED * len(blocks) // _SKETCH)
        twice = min(2, least)
        shared = Counter(chain.from_iterable(blocks[: len(blocks) - least + twice]))
        long = frozenset(told[:_LONG])
        for other in sorted(other for other, often in shared.items() if often >= twice):
            runs = self._runs[other]
            if min(len(told), len(runs)) < ALIKE * max(len(told), len(runs)):
                continue  # what one has too many of, no other has
            if 2 * len(long.intersection(runs[:_LONG])) >= min(len(told), len(runs), _LONG):
                yield other

    @property
    def all(self) -> dict[str, str]:
        """Document id to that of its voice."""
        return self._voice | {name: self._voice.get(self._same[name], name) for name in self._alike}


def _is_copy(own: frozenset[int], other: array[int]) -> bool:
    common = len(own.intersection(other))
    return common >= ALIKE * (len(own) + len(other) - common)


def runs(text: str) -> array[int]:
    """Hashes of the runs of three words in a text, each once, in order; none of a text that is too short to be told from others."""
    words = _WORD.findall(fold(text))
    if len(words) < FEWEST_WORDS:
        return array("I")
    told = (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return array("I", sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in told}))
