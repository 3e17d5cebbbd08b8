"""What a figure is counted per: "31 cents per share", "$60 a barrel"."""

from __future__ import annotations

from checker.annotators.clauses import Reading
from checker.model import FIGURE_KINDS
from checker.text.lookup import word_set
from checker.text.phrases import Tag
from checker.text.plurals import singular


def annotate(reading: Reading) -> None:
    """Add the cue ``per:share`` to a figure that is a rate by the words right after it."""
    for clause in reading.clauses:
        for claim in clause.claims:
            _, stop = clause.span(claim)
            if claim.kind not in FIGURE_KINDS or stop + 1 >= len(clause.tokens):
                continue
            link, noun = clause.tokens[stop].folded, clause.tokens[stop + 1]
            per = singular(noun.folded)
            if (link in ("per", "each") and clause.tags[stop + 1] is Tag.NOUN) or (link in ("a", "an") and per in word_set("counted per")):
                claim.cues = (*claim.cues, f"per:{per}")
