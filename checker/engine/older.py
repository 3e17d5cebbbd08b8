"""Whether a sentence tells what an older report said: "a 2019 survey", "an earlier study"."""

from __future__ import annotations

from checker.model import Claim
from checker.text.lookup import word_set
from checker.text.plurals import singular
from checker.text.tokens import Token, tokenize

REACH = 20
"""Tokens between a figure and the report that it is told after."""
WITHIN = 2
"""Tokens between "earlier" and "study": "an earlier government study"."""


def older_report(claim: Claim) -> str | None:
    """The words in a claim's sentence that name an older report beside it ("2019 survey"), or None.

    A report of a year is older where its document is dated in a later one.
    """
    tokens = tokenize(claim.quote)
    start, end = claim.start - claim.sentence[0], claim.end - claim.sentence[0]
    first = sum(token.end <= start for token in tokens)
    stop = sum(token.start < end for token in tokens)
    for at, token in enumerate(tokens):
        if not (first - REACH <= at < first or stop <= at < stop + REACH) or not _tells_age(token, claim):
            continue
        for last in range(at + 1, min(at + 2 + WITHIN, len(tokens))):
            if singular(tokens[last].folded) in word_set("quoted report"):
                return claim.quote[token.start : tokens[last].end]
            if not tokens[last].folded.isalpha():
                break
    return None


def _tells_age(token: Token, claim: Claim) -> bool:
    if token.folded in word_set("older of two"):
        return True
    is_year = len(token.text) == 4 and token.text.isascii() and token.text.isdigit()
    return is_year and claim.published is not None and "1900" <= token.text < claim.published[:4]
