"""Which part of a document a claim stands in, where its words tell it: a headline told again, a notice, a credit."""

from __future__ import annotations

import re
from functools import cache

from checker.annotators.clauses import Reading
from checker.model import Claim, Section
from checker.text.folding import fold, squeeze
from checker.text.lookup import table

LONGEST_NOTICE = 300
"""Characters; a longer sentence is no notice, whatever words it opens with."""


def annotate(reading: Reading) -> None:
    """Set ``section`` to ``headline`` in a line that is the document's title, also where it is repeated, to ``boilerplate`` in notices."""
    title = squeeze(reading.scan.document.title or "")
    for claim in reading.claims:
        if title and squeeze(claim.quote).lstrip("# ").rstrip("# ") == title and claim.section in (Section.BODY, Section.HEADING):
            claim.section = Section.HEADLINE
        elif claim.section is Section.BODY and _is_notice(claim):
            claim.section = Section.BOILERPLATE


def _is_notice(claim: Claim) -> bool:
    if len(claim.quote) > LONGEST_NOTICE:
        return False
    return _notice().search(fold(claim.quote)) is not None


@cache
def _notice() -> re.Pattern[str]:
    """A phrase at the start of a sentence, after a list mark, or anywhere in it."""
    phrases: dict[str, list[str]] = {"start": [], "any": []}
    for row in table("boilerplate"):
        phrase = re.escape(row["phrase"]) + (r"\b" if row["phrase"][-1].isalnum() else "")
        phrases[row["where"]].append(phrase)
    return re.compile(rf"\A\W{{0,3}}(?:{'|'.join(phrases['start'])})|(?<!\w)(?:{'|'.join(phrases['any'])})")
