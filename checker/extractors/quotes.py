"""Quotes: words inside quotation marks, marks included in the span."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.scan import Scan

LONGEST = 3000
"""A longer run of text between two marks is a missing mark, no quote."""

_CURLY = re.compile(r"“([^“”\0]{2,3000}?)”")
_STRAIGHT = re.compile(r'"(?<![\w"].)(?=\S)([^"\n\0]{2,3000}?)(?<=\S)"(?!\w)')


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:  # noqa: ARG001  (quotes take nothing: the figures in them are claims too)
    """The quotes of a text, each of at least one word; ``value`` is what stands inside the marks, without a closing comma."""
    for pattern in (_CURLY, _STRAIGHT):
        for match in pattern.finditer(scan.text):
            inner = match[1].strip()
            if not any(character.isalpha() for character in inner) or (
                pattern is _STRAIGHT and scan.text[max(0, match.start() - 1) : match.start()].isdigit()
            ):
                continue
            yield Claim(
                document=scan.document.id,
                start=match.start(),
                end=match.end(),
                text=match.group(),
                kind=Kind.QUOTE,
                value=inner.rstrip(",.;"),
                dimension="quote",
                quoted=True,
            )
