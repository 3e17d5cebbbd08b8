"""The words of one block of a web page: white space folded, entities resolved, superscripts and subscripts made readable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import groupby
from typing import NamedTuple

from checker.readers.assembling import Piece
from checker.readers.html.part import Bit
from checker.readers.html.source import Page
from checker.readers.scripts import CONTEXT, lowered, raised


class _Fragment(NamedTuple):
    text: str
    offset: int | None
    script: str
    noted: bool


_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Marks of hyphenation and direction, joiners, and private characters, which are icons."""
_CONTROLS = "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"
_GONE = re.compile(f"[{_INVISIBLE}{_CONTROLS}]+")
_BREAKS = re.compile(
    rf"""
    (?P<space>[\t\n\r\f]+\s*+|[ ]{{2,}}+)
  | (?P<reference>&(?:\#(?:\d+|[xX][0-9a-fA-F]+)|[a-zA-Z][a-zA-Z0-9]*);?)
  | [{_INVISIBLE}{_CONTROLS}]+
    """,
    re.VERBOSE,
)
_SPACES = re.compile(r"[ \t\n\r\f]+")

_NOTE = re.compile(r"[\[(].{0,40}[\])]|[*†‡§¶#↩↑^]+|\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[a-zA-Z]")


def pieces(page: Page, bits: Sequence[Bit]) -> list[Piece]:
    """The clean text of a block, run by run, with where each stretch stands in the source; white space at most single."""
    place = page.place
    return [Piece(text) if offset is None else Piece(text, *place(offset)) for text, offset in _clean(page, bits)]


def shown(page: Page, bits: Sequence[Bit]) -> str:
    """The clean text of a block alone."""
    return "".join(text for text, _ in _clean(page, bits)).strip()


def _clean(page: Page, bits: Sequence[Bit]) -> Iterator[tuple[str, int | None]]:
    fragments = _fragments(page.source, bits)
    if any(bit.script or bit.noted for bit in bits):
        return _readable(list(fragments))
    return (fragment[:2] for fragment in fragments)


def _fragments(source: str, bits: Iterable[Bit]) -> Iterator[_Fragment]:
    """The text of the bits, white space single and none of it at the start, references resolved, what cannot be seen left out."""
    spaced = True
    for run, start, end, script, noted, text in bits:
        if run < 0:
            text = text or " "
            if text != " " or not spaced:
                yield _Fragment(text, None, script, noted)
            spaced = text[-1] == " "
            continue
        if _BREAKS.search(source, start, end) is None:
            yield _Fragment(source[start:end], start, script, noted)
            spaced = source[end - 1] == " "
            continue
        for text, offset in _broken(source, start, end):
            stripped = text.lstrip(" ") if spaced else text
            if stripped:
                yield _Fragment(stripped, offset + len(text) - len(stripped), script, noted)
                spaced = stripped[-1] == " "


def _broken(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The stretches of a run between its references, line ends and what cannot be seen, and what those stand for."""
    done = start
    for stop in _BREAKS.finditer(source, start, end):
        at = stop.start()
        if at > done:
            yield source[done:at], done
        done = stop.end()
        kind = stop.lastgroup
        if kind == "space":
            yield " ", at
        elif kind == "reference":
            yield _SPACES.sub(" ", _GONE.sub("", unescape(stop.group()))), at
    if done < end:
        yield source[done:end], done


def _readable(fragments: list[_Fragment]) -> Iterator[tuple[str, int | None]]:
    """Text and offset of each fragment, with what is raised or lowered written on the line, and without the marks of footnotes."""
    groups = [(key, list(held)) for key, held in groupby(fragments, key=lambda fragment: (fragment.script, fragment.noted))]
    before, dropped = "", False
    for at, ((script, noted), held) in enumerate(groups):
        inner = "".join(fragment.text for fragment in held)
        if script or noted:
            after = "".join(fragment.text for _, later in groups[at + 1 : at + 3] for fragment in later[:3])
            written = _raised(before, inner.strip(), after, noted) if script == "sup" else _lowered(before, inner, script, noted)
            if written is None:
                dropped = True
                continue
            lead, text = written
            if lead:
                yield lead, None
            if text is not None:
                yield text, held[0].offset
                before = (before + lead + text)[-CONTEXT:]
                continue
        for fragment in held:
            text, offset = fragment.text, fragment.offset
            if dropped and text[:1] == " " and before[-1:] == " ":  # the mark stood between two spaces
                text, offset = text[1:], None if offset is None else offset + 1
            dropped = False
            yield text, offset
        before = (before + inner)[-CONTEXT:]


def _raised(before: str, inner: str, after: str, noted: bool) -> tuple[str, str | None] | None:  # noqa: FBT001
    """What is written before a superscript, and in place of it where it changes; None for the mark of a footnote."""
    written = None if noted else raised(inner, before, after)
    if written is None:
        return None
    return (written.removesuffix(inner), None) if inner and written.endswith(inner) else ("", written)


def _lowered(before: str, inner: str, script: str, noted: bool) -> tuple[str, str | None] | None:  # noqa: FBT001
    """The same for a subscript, and for a link to a footnote that stands on the line."""
    if noted:
        return None if _NOTE.fullmatch(inner.strip()) else ("", None)
    return (lowered(inner, before).removesuffix(inner) if script == "sub" and inner else "", None)
