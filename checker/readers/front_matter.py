"""Front matter: a YAML mapping between two lines of three hyphens at the very top of a text."""

from __future__ import annotations

import re

from checker.readers.identity import Identity
from checker.text import calendar
from checker.text.yaml import parse

_FENCED = re.compile(r"\A---[ \t]*(?:\r\n?|\n)(?P<yaml>.*?)(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL)
_KEYS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "source",
    "publisher": "source",
    "authority": "authority",
}
LONGEST = 10_000


def front_matter(text: str) -> Identity:
    """What front matter tells of a document; nothing where there is none.

    A text that opens with three hyphens has front matter only if a mapping follows; a date that is none is left out.
    """
    match = _FENCED.match(text[:LONGEST])
    if match is None or not match["yaml"].strip():
        return Identity()
    found = parse(match["yaml"], "front matter", scalars="text", may_be_empty=lambda _: True)
    if found.mistakes or not isinstance(found.value, dict):
        return Identity()
    known = {_KEYS[key.lower()]: value.strip() for key, value in found.value.items() if key.lower() in _KEYS and isinstance(value, str)}
    published = day_of(known.pop("published", ""))
    return Identity(**known, published=published, published_from="front matter" if published else None)


def front_matter_end(text: str) -> int:
    """Where front matter ends and the text begins; 0 where there is none."""
    match = _FENCED.match(text[:LONGEST])
    if match is None or not match["yaml"].strip():
        return 0
    found = parse(match["yaml"], "front matter", scalars="text", may_be_empty=lambda _: True)
    return match.end() if not found.mistakes and isinstance(found.value, dict) else 0


def day_of(stated: str) -> str | None:
    """The EDTF day, month or year that a date in ISO form opens with ("2025-10-27T09:00:00Z"), None where it opens with none."""
    day = re.match(r"\d{4}(?:-\d\d){0,2}(?![\d])", stated.strip())
    return day.group() if day and calendar.days(day.group()) else None
