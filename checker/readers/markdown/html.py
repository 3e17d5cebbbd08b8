"""HTML between the paragraphs of Markdown: the stretches of it that are text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Section

_INLINE = "a|abbr|b|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
_WALL = re.compile(
    rf"""
      <!--.*?(?:-->|\Z)
    | <(?P<hidden>script|style|pre|textarea|template|svg|math|head)\b.*?(?:</(?P=hidden)\s*>|\Z)
    | <[!?][^>]*>
    | <(?P<closing>/?)(?!(?:{_INLINE})[\s/>])(?P<name>[a-z][a-z0-9-]*)(?:\s[^<>]*)?>
    | \n[ \t\r]*\n
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_CAPTIONS = frozenset({"caption", "figcaption"})
_HEADING = re.compile(r"h[1-6]")


def stretches(text: str, start: int, end: int, section: Section) -> Iterator[tuple[int, int, Section, int]]:
    """(start, end, section, level) of each stretch of text between the tags that stand on their own; inline tags stay within.

    Scripts, styles, comments and preformatted text hold none.
    """
    at, opened = start, ""
    for wall in _WALL.finditer(text, start, end):
        yield from _stretch(text, at, wall.start(), section, opened)
        at = wall.end()
        if wall["name"]:
            opened = "" if wall["closing"] else wall["name"].lower()
    yield from _stretch(text, at, end, section, opened)


def _stretch(text: str, start: int, end: int, section: Section, tag: str) -> Iterator[tuple[int, int, Section, int]]:
    words = text[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        level = int(tag[1]) if _HEADING.fullmatch(tag) and section is Section.BODY else 0
        kind = Section.HEADING if level else Section.CAPTION if tag in _CAPTIONS else section
        yield start, start + len(words.strip()), kind, level
