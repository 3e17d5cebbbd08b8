"""Pairs of claims of free rewordings as the questions about them see them: both sides of a column, what two sets of words share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.linking.bags import Bags, lacking, shared
from checker.linking.free_facts import FreeFacts

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

    Rows = NDArray[int64]
    Numbers = NDArray[float64]
    Answers = NDArray[bool_]

FEW_WORDS = 2
"""Words added below the line where shares are told, so that very short texts say little."""
_COMMON_WORDS = 2
"""Common words that make a name together."""
_OF_DOCUMENT = frozenset({"story", "lead", "cast", "people"})


@dataclass
class FreeSight:
    """Some pairs as the questions see them; what several ask is looked up once.

    Attributes:
        facts: all claims.
        left, right: rows of the facts, left before right.
    """

    facts: FreeFacts
    left: Rows
    right: Rows

    def __post_init__(self) -> None:
        """Nothing is known yet."""
        import numpy as np

        self._known: dict[str, Numbers] = {}
        self._lacks: dict[str, Answers] = {}
        self._ones = np.ones(self.facts.words)

    def both(self, name: str) -> tuple[Numbers, Numbers]:
        """A column of the left and of the right side."""
        column = self.facts.columns[name]
        return column[self.left], column[self.right]

    def told(self, name: str) -> tuple[Answers, Answers]:
        """The same of a column of yes and no."""
        column = self.facts.columns[name]
        return column[self.left], column[self.right]

    def same(self, name: str) -> Answers:
        """Tell where a column has one value on both sides."""
        left, right = self.both(name)
        return left == right

    def rows(self, name: str) -> tuple[Rows, Rows]:
        """The rows of the bags of a name: of documents or of claims."""
        if name in _OF_DOCUMENT:
            return self.facts.document[self.left], self.facts.document[self.right]
        return self.left, self.right

    def counts(self, name: str) -> tuple[Numbers, Numbers]:
        """How many words both sides have."""
        left, right = self.rows(name)
        return self.facts.bags[name].sums[left], self.facts.bags[name].sums[right]

    def common(self, name: str) -> Numbers:
        """How many words of a name both sides have."""
        if name not in self._known:
            bag, (left, right) = self.facts.bags[name], self.rows(name)
            self._known[name] = self._once(left, right, bag) if name in _OF_DOCUMENT else shared(bag, bag, left, right, self._ones)
        return self._known[name]

    def _once(self, left: Rows, right: Rows, bag: Bags) -> Numbers:
        """The answers for pairs of documents, of which many are the same, each asked once."""
        import numpy as np

        size = max(1, len(bag))
        keys, back = np.unique(left * size + right, return_inverse=True)
        answers: Numbers = shared(bag, bag, *np.divmod(keys, size), self._ones)[back]
        return answers

    def one_name(self, name: str, *, without: Numbers | None = None) -> Answers:
        """Tell where both have a name that tells one: no common word ("Harwick"), or two ("Silver Lake"), or all that both have.

        Args:
            without: by word 1 for those that are not asked.
        """
        bag, rows = self.facts.bags[name], self.rows(name)
        asked = self._ones if without is None else 1.0 - without
        common = shared(bag, bag, *rows, asked)
        rare = shared(bag, bag, *rows, asked * (1.0 - self.facts.common))
        left, right = self.counts(name)
        told: Answers = (rare > 0) | (common >= _COMMON_WORDS) | ((common > 0) & (common == left) & (common == right))
        return told

    def both_lack(self, own: str, other: str) -> Answers:
        """Tell where each side has a word of one name that the other side lacks under another."""
        key = f"{own} {other}"
        if key not in self._lacks:
            bags = self.facts.bags
            (left, right), (other_l, other_r) = self.rows(own), self.rows(other)
            one = lacking(bags[own], bags[other], left, other_r, self._ones) > 0
            two = lacking(bags[own], bags[other], right, other_l, self._ones) > 0
            self._lacks[key] = one & two
        return self._lacks[key]

    def told_again(self, name: str) -> Numbers:
        """Share of the words of the shorter text that the longer one has too."""
        import numpy as np

        left, right = self.counts(name)
        return self.common(name) / (np.minimum(left, right) + FEW_WORDS)

    @cached_property
    def event(self) -> Answers:
        """Tell where the left side is of a named or unnamed event."""
        told: Answers = self.both("family")[0] >= 0
        return told

    @cached_property
    def same_time(self) -> Answers:
        """Tell where both say when, and it is one time; what a date claim says is compared, no evidence."""
        dates = self.on("date")
        (first_l, first_r), (last_l, last_r) = self.both("first"), self.both("last")
        same: Answers = ~dates & (first_l <= last_r) & (first_r <= last_l)  # false where one is not known
        return same

    @cached_property
    def other_ground(self) -> Answers:
        """Tell where both figures say where, and neither place lies in the other."""
        import numpy as np

        left, right = self.both("place")
        grounds = self.facts.grounds
        depth = np.minimum((grounds[left] >= 0).sum(axis=1), (grounds[right] >= 0).sum(axis=1)) - 1
        here = np.arange(len(left))
        apart = grounds[left][here, depth] != grounds[right][here, depth]
        other: Answers = ~self.event & (left >= 0) & (right >= 0) & apart
        return other

    def on(self, line: str) -> Answers:
        """Tell which pairs are on a line of exactly that name."""
        import numpy as np

        held = np.array([name == line for name in self.facts.lines], dtype=bool)
        found: Answers = held[self.facts.line[self.left]]
        return found
