"""What a figure is counted per: "31 cents per share", "$60 a barrel"."""

from __future__ import annotations

from checker.annotators.clauses import Reading
from checker.text.lookup import word_set
from checker.text.plurals import singular


def annotate(reading: Reading) -> None:
    """Add the cue ``per:share`` to a figure that is a rate by the words right after it."""
    for clause in reading.clauses:
        last = len(clause.words) - 1
        for claim, _, stop in clause.figures:
            link = clause.words[stop] if stop < last else ""
            if link in ("a", "an", "per", "each"):
                if not word_set("makes a unit of time a time").isdisjoint(clause.words[stop + 2 : stop + 3]):
                    continue  # "$12 million a year ago"
                per = singular(clause.words[stop + 1])
                if per in word_set("counted per") if link in ("a", "an") else clause.line[stop + 1] in "ns":
                    claim.cues = (*claim.cues, f"per:{per}")
