"""What is written to a file or a stream: a text, or one that is made piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, cast

_PIECE = 2**18
"""Bytes that are worth a call."""


class Pieces:
    """A text in UTF-8 that is made as it is written, and made again where it has to go elsewhere, so that it is never held as a whole."""

    def __init__(self, made: Callable[[], Iterable[bytes]]) -> None:
        self._made = made

    def __iter__(self) -> Iterator[bytes]:
        """What is made, much of it together; what is made at once stays so."""
        held = bytearray()
        for some in self._made():
            held += some
            if len(held) >= _PIECE:
                yield bytes(held)
                held.clear()
        if held:
            yield bytes(held)


Text: TypeAlias = str | bytes | Pieces


def as_made(make: Callable[[], str | bytes | Iterator[str]]) -> Text:
    """What is made as a whole as it is, and what is made piece by piece as :class:`Pieces`."""
    made = make()
    if isinstance(made, (str, bytes)):
        return made
    return Pieces(lambda: (some.encode("utf-8", errors="backslashreplace") for some in cast("Iterator[str]", make())))


def encoded(text: Text) -> Iterable[bytes]:
    """The bytes of a text."""
    if isinstance(text, Pieces):
        return text
    return (text if isinstance(text, bytes) else text.encode("utf-8", errors="backslashreplace"),)
