"""Lines of tables that are set in plain text: which time the line above a line of figures names."""

from __future__ import annotations

import re

from checker.model import Section
from checker.text.folding import fold, squeeze
from checker.text.scan import Scan
from checker.text.when import cardinals, days_of_month, words

LONGEST_HEADING = 60
"""Characters of a line that names a time."""

_APART = frozenset({Section.CELL, Section.HEADING})
_PROSE_ENDS = ".!?\"'"
_TITLE_PERIOD = re.compile(
    r"\b(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth|nine|six|three)[ -](?:qtr|quarter|half|mths|months)\b|\byear\b"
)
_WORD = re.compile(r"[\w']+")


class LabelLines:
    """The times that lines of one document name, found once from its top to its end."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._next = 0
        self._heading: str | None = _named_in_title(scan.document.title) if scan.document.title else None

    def heading(self, sentence: int) -> str | None:
        """The time that the nearest line above a line of figures names; None for prose, and after prose. Ask in order of place."""
        text, sentences, plain = self._scan.text, self._scan.sentences, self._scan.document.is_plain
        for at in range(self._next, sentence):
            start, end = sentences[at]
            section = None if plain else self._scan.document.section_at(start)
            if section in _APART:  # the time of a table does not leave it
                self._heading = self._named_in_heading(start, end) if section is Section.HEADING else None
            elif text[end - 1] in _PROSE_ENDS:
                self._heading = None
            elif end - start <= LONGEST_HEADING and (found := self._names_time(start, end)) is not None:
                self._heading = found
        self._next = max(self._next, sentence)
        return self._heading if text[sentences[sentence][1] - 1] not in _PROSE_ENDS else None

    def _named_in_heading(self, start: int, end: int) -> str | None:
        """The one time that a heading names, among other words too ("Sales in 2024"): it ends with the next heading."""
        whens = self._scan.dates_in(start, end)
        return whens[0].value if len(whens) == 1 else None

    def _names_time(self, start: int, end: int) -> str | None:
        """The time that a line names which holds nothing else: EDTF, or its words."""
        whens = self._scan.dates_in(start, end)
        at, named = start, bool(whens)
        for gap_end, resume in [*((when.start, when.end) for when in whens), (end, end)]:
            for match in _WORD.finditer(self._scan.folded, at, gap_end):
                word = match[0]
                if word in words("heads figures"):
                    named = True
                elif word not in cardinals() and word not in days_of_month():
                    return None
            at = resume
        if not named:
            return None
        value = whens[-1].value if whens else None
        return value or squeeze(self._scan.text[start:end])


def _named_in_title(title: str) -> str | None:
    """The part of a year that the title of a report of results names: "Acme 3rd qtr net"."""
    named = _TITLE_PERIOD.search(fold(title))
    return named[0] if named else None
