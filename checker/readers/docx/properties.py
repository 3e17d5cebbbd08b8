"""What a Word file says of itself: title, organisation, and when it was written."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from lxml import etree

from checker.readers.front_matter import day_of
from checker.text.lookup import table

FIRST_YEAR = 1990
"""Earlier days are where clocks and calendars of computers begin (1601, 1970, 1980), not when somebody wrote in Word."""
LONGEST_WORK = 31
"""Days from the first to the last saving up to which the first dates a document."""

_FILE_NAME = re.compile(
    r"microsoft (?:office )?word - |.*\.(?:docx?|docm|dotx?|rtf|odt|pdf|txt)\Z|(?:document|dokument|doc) ?\d+\Z", re.IGNORECASE
)


class Properties(NamedTuple):
    """What the properties of a file tell.

    Attributes:
        title, company: None where they are empty or come from a template.
        published: the day on which the document was made, where it was also finished about then.
        written: EDTF interval from its first to its last saving where these lie apart.
    """

    title: str | None = None
    company: str | None = None
    published: str | None = None
    written: str | None = None


def properties(core: etree._Element | None, extended: etree._Element | None) -> Properties:
    """What the core and the extended properties of a file tell.

    ``created`` dates a document, ``modified`` alone never does: opening and saving an old file again moves it. Nor does ``created``
    where the last saving is much later, since many a document is begun from the one of last year; then it was written in between.
    """
    told = _words(core)
    published, written = _dated(told.get("created", ""), told.get("modified", ""))
    return Properties(_real("title", told.get("title")), _real("company", _words(extended).get("Company")), published, written)


def _dated(created: str, modified: str) -> tuple[str | None, str | None]:
    first, last = _real_day(created), _real_day(modified)
    if first is None:
        return None, None
    if last is None or (last - first).days <= LONGEST_WORK:
        return first.isoformat(), None
    return None, f"{first.isoformat()}/{last.isoformat()}"


def _real_day(stated: str) -> date | None:
    """The day of a time stamp, None where no person made it."""
    day = day_of(stated)
    if day is None or len(day) < len("2025-10-27") or day in _of_templates("created"):
        return None
    found = date.fromisoformat(day)
    return found if found.year >= FIRST_YEAR else None


def _real(name: str, value: str | None) -> str | None:
    """A property that a person has set, without needless white space."""
    value = " ".join((value or "").split())
    if not re.search(r"[^\W\d_]", value) or value.lower().strip("[]<>.") in _of_templates(name):
        return None
    return None if name == "title" and _FILE_NAME.match(value) else value


def _words(root: etree._Element | None) -> dict[str, str]:
    """The properties of a part by their local name; of one that comes twice, the first."""
    found: dict[str, str] = {}
    for element in root if root is not None else ():
        found.setdefault(element.tag.rpartition("}")[2], (element.text or "").strip())
    return found


@cache
def _of_templates(name: str) -> frozenset[str]:
    return frozenset(row["value"] for row in table("word_template_values") if row["property"] == name)
