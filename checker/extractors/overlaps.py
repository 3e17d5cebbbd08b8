"""Which stretches of a text are already read: an extractor of higher precedence keeps them from those after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Taken:
    """Stretches of one text that a claim, or a name that is no figure, has taken."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def free(self, start: int, end: int) -> bool:
        """Tell whether no part of ``[start, end)`` is taken."""
        at = bisect_right(self._starts, start)
        return (at == 0 or self._ends[at - 1] <= start) and (at == len(self._starts) or self._starts[at] >= end)

    def take(self, start: int, end: int) -> None:
        """Take ``[start, end)``, which must be free."""
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)
