"""The line that dates a story, by its shape: "TORONTO, Nov 3 (Agency) - ", "PARIS — Nov. 3, 2025 — ", "March 3 (Agency) - "."""

from __future__ import annotations

import re

_LONGEST_PLACE = 60
"""Characters of the place in a dateline."""
_PLACE = re.compile(r"[\W_]{0,4}[^\W\d_][^\n\d]{0,50}?(?:,|\s?[—–-]{1,2}|\s?[/|(])\s?")
_AGENCY = re.compile(r"(?:,?\s\d{4})?\)?,?\s?(?:[(/][^()/\n]{1,40}[)/]\s?(?:[—–:-]|\Z|\n)|[—–]|--|-\s)")
_AGENCY_NAMED = re.compile(r"(?:,?\s\d{4})?,?\s[(/][A-Z][^()/\n]{0,40}[)/]\s?[—–:-]")
"""The same behind a date that no place stands before: here the agency has to be told."""


def is_dateline(text: str, begin: int, start: int, end: int, value: str | None) -> bool:
    """Tell whether a date, from ``start`` to ``end``, stands at the head of a sentence that begins at ``begin`` as datelines do.

    Args:
        value: the date as EDTF; only a day dates a story.
    """
    if start - begin > _LONGEST_PLACE or value is None or len(value) != len("2025-11-03"):
        return False
    if not text[begin:start].strip():
        return _AGENCY_NAMED.match(text, end) is not None
    return _PLACE.fullmatch(text, begin, start) is not None and _AGENCY.match(text, end) is not None
