"""Which documents are copies of one text: a syndicated story is one voice, however often it is printed."""

from __future__ import annotations

import heapq
import re
from array import array
from collections.abc import Mapping
from types import MappingProxyType
from zlib import crc32

from checker.text.folding import fold

FEWEST_WORDS = 25
"""Shorter texts may be alike by chance."""
ALIKE = 0.8
"""Share of the word runs of both texts together that both have, from which they are copies."""

_RUN = 3
_SKETCH = 6
_COMMON, _FEWEST_RARE = 200, 3
"""A run that more texts have is a phrase of the trade, and who shares only that is no candidate, where the sketch has so many rarer runs:
texts that are just :data:`ALIKE` enough share none of three in one case of a hundred, and else time would grow with the square."""
_SHARED = 2
"""Runs of both sketches that two copies share: texts that are just :data:`ALIKE` enough share fewer in one case of six hundred."""
_WORD = re.compile(r"[^\W_]+")


def voices(texts: Mapping[str, str], same: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Document id to the first id, in order, of the documents with nearly the same text; its own where there is none.

    Candidates share one of the smallest hashes of their word runs (Broder, 1997), so that time grows with the number of documents.

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
        self._sketches: list[array[int]] = []
        self._blocks: dict[int, array[int]] = {}
        self._voice: dict[str, str] = {}
        self._alike: list[str] = []

    def add(self, name: str, told: array[int]) -> None:
        """Hear a document, of which ``told`` is what :func:`runs` gives; they come in order of their ids."""
        self._voice[name] = name
        if name in self._same:
            self._alike.append(name)
            return
        own = frozenset(told)
        if not own:
            return
        sketch = heapq.nsmallest(_SKETCH, own)
        known = set(sketch)
        rare = [part for part in sketch if len(self._blocks.get(part, ())) <= _COMMON]
        asked = rare if len(rare) >= _FEWEST_RARE else sketch
        firsts = sorted({other for part in asked for other in self._blocks.get(part, ())})
        least = min(_SHARED, len(sketch))
        near = (other for other in firsts if len(known.intersection(self._sketches[other])) >= least)
        home = next((other for other in near if self._is_copy(own, self._runs[other])), None)
        if home is not None:
            self._voice[name] = self._names[home]
            return
        for part in sketch:
            self._blocks.setdefault(part, array("l")).append(len(self._names))
        self._names.append(name)
        self._runs.append(told)
        self._sketches.append(array("I", sketch))

    @property
    def all(self) -> dict[str, str]:
        """Document id to that of its voice."""
        return self._voice | {name: self._voice.get(self._same[name], name) for name in self._alike}

    def _is_copy(self, own: frozenset[int], other: array[int]) -> bool:
        if min(len(own), len(other)) < ALIKE * max(len(own), len(other)):
            return False  # what one has too many of, no other has
        common = len(own.intersection(other))
        return common >= ALIKE * (len(own) + len(other) - common)


def runs(text: str) -> array[int]:
    """Hashes of the runs of three words in a text, each once; none of a text that is too short to be told from others."""
    words = _WORD.findall(fold(text))
    if len(words) < FEWEST_WORDS:
        return array("I")
    return array("I", {crc32(" ".join(words[at : at + _RUN]).encode("utf-8", "surrogatepass")) for at in range(len(words) - _RUN + 1)})
