"""Which part of a document a claim stands in, where its words tell it: a headline told again, a notice, a credit."""

from __future__ import annotations

import re
from functools import cache

from checker.annotators.clauses import Reading
from checker.model import Section
from checker.text.folding import fold, squeeze
from checker.text.lookup import table

LONGEST_NOTICE = 300
"""Characters; a longer sentence is no notice, whatever words it opens with."""


def annotate(reading: Reading) -> None:
    """Set ``section`` to ``headline`` in a line that is the document's title, also where it is repeated, to ``boilerplate`` in notices."""
    document = reading.scan.document
    title = squeeze(document.title or "")
    anywhere = _has_phrase(reading.scan.folded if document.is_plain else fold(document.text))
    told: dict[str, tuple[bool, bool]] = {}
    for claim in reading.claims:
        quote = claim.quote
        if quote not in told:
            told[quote] = bool(title) and squeeze(quote).lstrip("# ").rstrip("# ") == title, _is_notice(quote, anywhere=anywhere)
        is_title, is_notice = told[quote]
        if is_title and claim.section in (Section.BODY, Section.HEADING):
            claim.section = Section.HEADLINE
        elif is_notice and claim.section is Section.BODY:
            claim.section = Section.BOILERPLATE


def _is_notice(quote: str, *, anywhere: bool) -> bool:
    """Tell whether a sentence is a notice; ``anywhere`` says whether its document holds a phrase that makes one wherever it stands."""
    if len(quote) > LONGEST_NOTICE:
        return False
    start, inside = _notice()
    folded = fold(quote)
    return start.match(folded) is not None or (anywhere and inside.search(folded) is not None)


def _has_phrase(folded: str) -> bool:
    return any(phrase in folded for phrase in _phrases("any"))


@cache
def _phrases(where: str) -> tuple[str, ...]:
    return tuple(row["phrase"] for row in table("boilerplate") if row["where"] == where)


@cache
def _notice() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A phrase at the start of a sentence, after a list mark; and one anywhere in it."""
    start, inside = (
        "|".join(re.escape(phrase) + (r"\b" if phrase[-1].isalnum() else "") for phrase in _phrases(where)) for where in ("start", "any")
    )
    return re.compile(rf"\W{{0,3}}(?:{start})"), re.compile(rf"(?<!\w)(?:{inside})")
