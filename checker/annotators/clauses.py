"""What the annotators share of one sentence: its tokens and tags, and where its claims stand among them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from checker.model import Claim
from checker.text.events import Event, events
from checker.text.phrases import Tag, tags
from checker.text.scan import Mention, Scan, Token


class Clause:
    """One sentence with its claims.

    Attributes:
        scan, index: the document's scan, and which sentence of it.
        claims: the sentence's claims, in order of place.
    """

    def __init__(self, scan: Scan, index: int, claims: Sequence[Claim]) -> None:
        self.scan = scan
        self.index = index
        self.claims = list(claims)

    @cached_property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.scan.tokens(self.index)

    @cached_property
    def tags(self) -> list[Tag]:
        """One tag a token; the tokens of a figure are numbers and those of a date time, whatever words they are written in."""
        found = tags(self.tokens)
        for claim in self.claims:
            if claim.resolution is not None:
                for at in range(*self.span(claim)):
                    found[at] = Tag.NUMBER
        start, end = self.scan.sentences[self.index]
        for when in self.scan.dates:
            if start <= when.start < end:
                for at in range(self.at(when.start), self.at(when.end - 1) + 1):
                    found[at] = Tag.TIME
        return found

    @cached_property
    def events(self) -> list[Event]:
        """The events that the sentence names."""
        return events(self.tokens, self.tags)

    @property
    def mentions(self) -> list[Mention]:
        """The names in the sentence."""
        return self.scan.mentions(self.index)

    def span(self, claim: Claim) -> tuple[int, int]:
        """First token of a claim, and one past its last."""
        return self.at(claim.start), self.at(claim.end - 1) + 1

    def at(self, offset: int) -> int:
        """Index of the token in which an offset lies, or of the one after it."""
        return next((at for at, token in enumerate(self.tokens) if token.end > offset), len(self.tokens))


def clauses(scan: Scan, claims: Sequence[Claim]) -> list[Clause]:
    """The sentences that hold claims, in order, each with its claims."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(scan.sentence_at(claim.start), []).append(claim)
    return [Clause(scan, index, sorted(held, key=lambda claim: (claim.start, claim.end))) for index, held in sorted(by_sentence.items())]
