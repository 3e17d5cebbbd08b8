"""Which part of a document a claim stands in, where its words tell it: a headline told again, a notice, a credit."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from checker.annotators.clauses import Reading
from checker.model import Section
from checker.text.folding import fold, squeeze
from checker.text.lookup import table

LONGEST_NOTICE = 300
"""Characters; a longer sentence is no notice, whatever words it opens with."""


_OPENING = 3
"""Letters of a sentence's first word by which nearly all sentences are seen to be no notice."""


def annotate(reading: Reading) -> None:
    """Set ``section`` to ``headline`` in a line that is the document's title, also where it is repeated, to ``boilerplate`` in notices."""
    document = reading.scan.document
    folded = reading.scan.folded if document.is_plain else fold(document.text)
    title = squeeze(document.title or "")
    first = title.partition(" ")[0]
    anywhere = _has_phrase(folded)
    told: dict[tuple[int, int], tuple[bool, bool]] = {}
    for claim in reading.claims:
        if claim.sentence not in told:
            is_title = bool(first) and first in claim.quote and squeeze(claim.quote).lstrip("# ").rstrip("# ") == title
            told[claim.sentence] = is_title, _is_notice(folded, *claim.sentence, anywhere=anywhere)
        is_title, is_notice = told[claim.sentence]
        if is_title and claim.section in (Section.BODY, Section.HEADING):
            claim.section = Section.HEADLINE
        elif is_notice and claim.section is Section.BODY:
            claim.section = Section.BOILERPLATE


def _is_notice(folded: str, start: int, end: int, *, anywhere: bool) -> bool:
    """Tell whether a sentence is a notice; ``anywhere`` says whether its document holds a phrase that makes one wherever it stands."""
    if end - start > LONGEST_NOTICE:
        return False
    opening, inside = _notice()
    may_open = not folded[start].isalnum() or folded[start : start + _OPENING] in _openings()
    return (may_open and opening.match(folded, start, end) is not None) or (anywhere and inside.search(folded[start:end]) is not None)


@cache
def _openings() -> frozenset[str]:
    return frozenset(phrase[:_OPENING] for phrase in _phrases("start"))


def _has_phrase(folded: str) -> bool:
    return bool(_phrases_anywhere().find_matches_as_indexes(folded))


@cache
def _phrases_anywhere() -> AhoCorasick:
    return AhoCorasick(_phrases("any"), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


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
