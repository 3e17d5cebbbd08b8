"""What a rule asks of whole documents: which of them it reads, and which of them the others are held against."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.terms import Section


@dataclass(frozen=True, slots=True)
class Only:
    """Which documents a rule reads, and which parts of them.

    Attributes:
        sources: folded names of who published, ``*`` for any ending; empty for anybody.
        files: folded names of documents, ``*`` for any letters; empty for any.
        sections: parts of a document; empty for all.
        exclude: folded words; a document that has one of these runs in its head is not read; a word may end in ``*``.
    """

    sources: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    exclude: tuple[tuple[str, ...], ...] = ()


EVERYTHING = Only()
"""All documents, all their parts."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The documents that the others are held against; what is given of the three must all hold.

    Attributes:
        sources, files: as in :class:`Only`.
        authority: folded words of which a document's own authority is one.
        latest: True where each document is held against the latest of them that is not later than itself, False against all.
    """

    sources: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    latest: bool = True
