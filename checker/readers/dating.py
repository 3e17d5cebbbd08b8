"""When a document was published, by its own words: never by the clock, never by the file's time."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.model import Document
from checker.text.dates import When, dates
from checker.text.folding import fold
from checker.text.lookup import table

HEAD_LINES = 15
"""A date of the document's own stands in one of its first lines that hold text ..."""
HEAD_CHARACTERS = 4000
"""... and not further in than this, however long the lines are."""

_NAME = r"[A-Z][\w.'’-]*(?:[ ](?:of[ ]|the[ ]|de[ ]|la[ ])?[A-Z][\w.'’-]*){0,4}"
_DATELINE_PLACE = re.compile(rf"(?:^|\n)[ \t]*(?:date[ ])?{_NAME}(?:,[ ]{_NAME}){{0,2}},?[ ]\(?\Z")
_DATELINE_AFTER = re.compile(
    r"""\)?[ ]*(?:[—–:-]|\(\w+\)|[|]|$)|,?[ ][A-Z][\w.]*(?:[ ][A-Z]\w+){0,3}[ ]*(?::|—|–|--|-[ ])""", re.VERBOSE | re.MULTILINE
)
_LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:date[ ]*:?[ ]*)?\Z", re.IGNORECASE)
_NEW_YEAR = re.compile(r"\bthe new year\b", re.IGNORECASE)


@cache
def _label(role: str) -> re.Pattern[str]:
    """A label of this role right before a date: "Published on", "Document Date:"."""
    labels = sorted((row["label"] for row in table("date_labels") if row["role"] == role), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(labels)})(?: on| at)?\s*:?\s*\Z")


class Dating(NamedTuple):
    """When a document was published or, failing that, written.

    Attributes:
        published: EDTF day, or None.
        published_from: where it stands, "line 9", or None.
        written: EDTF that relative dates resolve from, or None.
        written_from: the words that tell it where ``published`` is None.
        notes: second dates that were not used.
    """

    published: str | None = None
    published_from: str | None = None
    written: str | None = None
    written_from: str | None = None
    notes: tuple[str, ...] = ()


def dating(document: Document) -> Dating:
    """The date of a document by its "Published on" line, else its dateline; else the stretch that the text says it looks at."""
    text = document.text
    head = _head_end(text)
    folded = fold(text[:head])
    absolute = [when for when in dates(text[:head], folded, None) if when.value and _is_day(when.value)]
    stamps = [when for when in absolute if _label("export").search(folded[_line_start(text, when.start) : when.start])]
    own = next((when for when in absolute if when not in stamps and _is_published_line(folded, text, when)), None)
    own = own or next((when for when in absolute if when not in stamps and _is_dateline(text, when)), None)
    if own is None or own.value is None:
        return _from_words(text)
    published = own.value.partition("T")[0]
    where = document.where(own.start)
    others = dict.fromkeys(when.value.partition("T")[0] for when in stamps if when.value)
    notes = tuple(f"has two dates; used {published} ({where}), not {other}" for other in others if other != published)
    return Dating(published, where, published, None, notes)


def _head_end(text: str) -> int:
    end = 0
    for _ in range(HEAD_LINES):
        while text.startswith(("\n", "\r"), end):
            end += 1
        line_end = text.find("\n", end)
        if line_end < 0:
            return min(len(text), HEAD_CHARACTERS)
        end = line_end + 1
    return min(end, HEAD_CHARACTERS)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _is_day(value: str) -> bool:
    return re.match(r"\d{4}-\d\d-\d\d(?:T|\Z)", value) is not None


def _is_published_line(folded: str, text: str, when: When) -> bool:
    return _label("published").search(folded, _line_start(text, when.start), when.start) is not None and _ends_line(text, when)


def _ends_line(text: str, when: When) -> bool:
    end = text.find("\n", when.end)
    return len(text[when.end : end if end >= 0 else len(text)].strip()) < 40


def _is_dateline(text: str, when: When) -> bool:
    """ "Beijing, October 27, 2025 —", "2025-11-25 Beijing:", "Quelmar Herald, 3 June 2024", or a line of its own."""
    before = text[: when.start]
    if _LINE_START.search(before):
        return _DATELINE_AFTER.match(text, when.end) is not None
    return _DATELINE_PLACE.search(before) is not None and _DATELINE_AFTER.match(text, when.end) is not None


def _from_words(text: str) -> Dating:
    """The stretch of time that an undated text looks at: the one year that it names, its first months where it speaks of the new year."""
    new_year = _NEW_YEAR.search(text)
    if new_year is None:
        return Dating()
    folded = fold(text)
    years = {when.value: when for when in dates(text, folded, None) if when.value and re.fullmatch(r"\d{4}", when.value)}
    current = max(years, default=None)
    if current is None:
        return Dating()
    year = text[years[current].start : years[current].end]
    return Dating(written=f"{current}-01/{current}-03", written_from=f'"{year}" and "{text[new_year.start() : new_year.end()]}"')
