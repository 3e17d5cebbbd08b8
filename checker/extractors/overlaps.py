"""Which stretches of a text are already read: an extractor of higher precedence keeps them from those after it."""

from __future__ import annotations


class Taken:
    """Stretches of one text that a claim, or a name that is no figure, has taken: a byte for each character, so that time and place
    of what is taken play no part.

    Args:
        length: characters of the text.
    """

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def free(self, start: int, end: int) -> bool:
        """Tell whether no part of ``[start, end)`` is taken."""
        return self._marks.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Take ``[start, end)``."""
        self._marks[start:end] = b"\1" * (end - start)
