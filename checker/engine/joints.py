"""Words that stand side by side in what a rule looks for, so that the end of a line between them can be looked past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, product

from checker.model import Gap, Phrase, Slot, Words

MOST_JOINTS = 400
"""Pairs of words of two alternatives side by side; where there are more, the end of a line between them is not looked past."""

Joint = tuple[str, str]
"""Two folded words, one right after the other."""


class Joints:
    """The joints of what some rules look for: "Harbour" and "Bridge"; a word with ``*`` stands for any ending.

    Args:
        wanted: by what is looked for, the elements that stand one after the other where it matches.
    """

    def __init__(self, wanted: Mapping[Words | Phrase, Iterable[Words | Slot | Gap]]) -> None:
        self._exact: dict[Joint, list[Words | Phrase]] = {}
        self._starred: dict[Joint, list[tuple[Joint, Words | Phrase]]] = {}
        for each, elements in wanted.items():
            for joint in set(_joints(elements)):
                if "*" in joint[0] + joint[1]:
                    self._starred.setdefault((joint[0][0], joint[1][0]), []).append((joint, each))
                else:
                    self._exact.setdefault(joint, []).append(each)

    def at(self, last: str, first: str) -> Iterator[Words | Phrase]:
        """What two words, one right after the other, may be the middle of."""
        yield from self._exact.get((last, first), ())
        for (one, other), each in self._starred.get((last[0], first[0]), ()):
            if _is(last, one) and _is(first, other):
                yield each


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _joints(elements: Iterable[Words | Slot | Gap]) -> Iterator[Joint]:
    before: set[str] = set()
    for element in elements:
        if not isinstance(element, Words):
            before = set()
            continue
        for run in element.alternatives:
            yield from pairwise(run)
        firsts, lasts = ({run[end] for run in element.alternatives} for end in (0, -1))
        if len(before) * len(firsts) <= MOST_JOINTS:
            yield from product(before, firsts)
        before = (before | lasts) if element.optional else lasts
