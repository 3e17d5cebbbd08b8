"""The words by which the parts of a printed page are told, from ``pdf_words.csv``."""

from __future__ import annotations

import re
from functools import cache

from checker.text.lookup import table


@cache
def cues(name: str) -> frozenset[str]:
    """The folded words of one set of the table."""
    return frozenset(row["word"] for row in table("pdf_words") if row["set"] == name)


@cache
def caption_start() -> re.Pattern[str]:
    """What a caption opens with: "Table 3:", "Figure 2.1 –"; group 1 is what it is a caption of."""
    words = "|".join(re.escape(word) for word in sorted(cues("caption"), key=len, reverse=True))
    return re.compile(rf"({words})\s{{0,2}}(?:[A-Z]\.?)?\d{{1,3}}(?:[.–-]\d{{1,3}}){{0,2}}(?:\s*[.:|—–]|\s+(?=[A-Z(])|\s*$)", re.IGNORECASE)


@cache
def page_number() -> re.Pattern[str]:
    """What is nothing but the number of a page: "12", "– 12 –", "Page 12 of 80", "xii"."""
    words = "|".join(re.escape(word) for word in sorted(cues("page"), key=len, reverse=True))
    return re.compile(rf"[-–—|\s]*(?:(?:{words})\s*)?(?:\d{{1,4}}|[ivxl]{{1,7}})(?:\s*(?:{words}|/)\s*\d{{1,4}})?[-–—|\s]*", re.IGNORECASE)


@cache
def continued() -> re.Pattern[str]:
    """What says at the end of a heading or caption that it is one that goes on: "(continued)"."""
    words = "|".join(re.escape(word) for word in sorted(cues("continued"), key=len, reverse=True))
    return re.compile(rf"[\s,–—-]*\(?\b(?:{words})\)?\s*$", re.IGNORECASE)
