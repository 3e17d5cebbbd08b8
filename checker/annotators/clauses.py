"""What the annotators share of one sentence: its tokens and tags, and where its claims stand among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from checker.model import FIGURE_KINDS, Claim, Section
from checker.text.events import Event, events
from checker.text.scan import Mention, Scan, Token
from checker.text.tagging import Tag, spelt_out

_place = attrgetter("start", "end")

LONGEST_MARK = 4
"""Characters of a cell beside its figure that say nothing: " (1)"."""


class Clause:
    """One sentence with its claims.

    Attributes:
        scan, index: the document's scan, and which sentence of it.
        claims: the sentence's claims, in order of place.
    """

    def __init__(self, scan: Scan, index: int, claims: list[Claim]) -> None:
        self.scan = scan
        self.index = index
        self.claims = claims

    @cached_property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.scan.tokens(self.index)

    @cached_property
    def words(self) -> list[str]:
        """The tokens' folded words."""
        return [token[3] for token in self.tokens]

    @cached_property
    def line(self) -> str:
        """The tags as letters; the tokens of a figure are numbers and those of a date time, whatever words they are written in."""
        found = list(self.scan.tagged(self.index))
        for claim, (first, stop) in zip(self.claims, self.spans, strict=True):
            if claim.resolution is not None:
                found[first:stop] = "#" * (stop - first)
        for when in self.scan.dates_in(*self.scan.sentences[self.index]):
            first, stop = self.at(when.start), min(self.at(when.end - 1) + 1, len(found))
            found[first:stop] = "t" * (stop - first)
        return "".join(found)

    @cached_property
    def tags(self) -> list[Tag]:
        """The same, a tag a token."""
        return spelt_out(self.line)

    @cached_property
    def events(self) -> list[Event]:
        """The events that the sentence names."""
        return events(self.tokens, self.tags)

    @property
    def mentions(self) -> list[Mention]:
        """The names in the sentence."""
        return self.scan.mentions(self.index)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """First token of each claim, and one past its last; a claim may reach past its sentence's end."""
        ends, most = self._ends, len(self.tokens)
        return [(bisect_right(ends, claim.start), min(bisect_right(ends, claim.end - 1) + 1, most)) for claim in self.claims]

    @cached_property
    def figures(self) -> list[tuple[Claim, int, int]]:
        """The claims that are figures, with their spans."""
        return [(claim, *span) for claim, span in zip(self.claims, self.spans, strict=True) if claim.kind in FIGURE_KINDS]

    def span(self, claim: Claim) -> tuple[int, int]:
        """First token of a claim, and one past its last."""
        return self.at(claim.start), min(self.at(claim.end - 1) + 1, len(self.tokens))

    def at(self, offset: int) -> int:
        """Index of the token in which an offset lies, or of the one after it."""
        return bisect_right(self._ends, offset)

    @cached_property
    def _ends(self) -> list[int]:
        return [token[1] for token in self.tokens]


class Reading:
    """One document's claims with the sentences they stand in: what every annotator works on.

    Attributes:
        scan: the document's scan.
        claims: its claims, in order of place.
    """

    def __init__(self, scan: Scan, claims: Sequence[Claim]) -> None:
        self.scan = scan
        self.claims = list(claims)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The sentences that hold claims, in order, each with its claims; a cell that holds but a figure says no more about it."""
        by_sentence: dict[int, list[Claim]] = {}
        for claim in self.claims:
            if claim.section is not Section.CELL or not self.fills_cell(claim):
                by_sentence.setdefault(self.scan.sentence_at(claim.start), []).append(claim)
        return [Clause(self.scan, index, sorted(held, key=_place)) for index, held in sorted(by_sentence.items())]

    def fills_cell(self, claim: Claim) -> bool:
        """Tell whether a claim is all that its cell holds, but for brackets and the mark of a footnote."""
        held = self.scan.document.cell_at(claim.start) if claim.section is Section.CELL else None
        return held is not None and (claim.start - held[1].start) + (held[1].end - claim.end) <= LONGEST_MARK
