"""A document with what was extracted of it, as it goes through a run: as it is, or as bytes from one process to another and on the shelf.

The bytes are pickled, for that is quickest, and are read by the run alone that made them. What is kept longer, or comes from elsewhere,
has the columns of :mod:`checker.pipeline.columns`.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from checker.model import Claim, Document
from checker.pipeline.extracted import Extracted

Held = tuple[Document, Extracted]
"""A document with what was extracted of it."""
Form = Callable[[Held], bytes]
"""Makes of a document all that a run wants of it; in the process that extracts it, so it has to go through pickle itself."""


def pickled(held: Held) -> bytes:
    """A document as bytes that give it back."""
    document, extracted = held
    return pickle.dumps((document, tuple(extracted)), pickle.HIGHEST_PROTOCOL)


def unpickled(data: bytes) -> Held:
    """What :func:`pickled` was given."""
    document, extracted = pickle.loads(data)  # noqa: S301  of this run, from a process or a file that no other can name
    return document, Extracted(*extracted)


def plain(document: Document) -> Document:
    """A document without its text and parts, but for the first of its characters that is no blank: one without any is no document."""
    return replace(document, text=document.text.lstrip()[:1], blocks=(), tables=(), origins=(), marks=())


@dataclass(frozen=True, slots=True)
class OfClaims:
    """A form that asks for no more than the claims."""

    made: Callable[[Sequence[Claim]], bytes]

    def __call__(self, held: Held) -> bytes:
        """What it makes of a document."""
        return self.made(held[1].claims)
