"""What the annotators share of one sentence: its words and tags, and where its claims stand among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from checker.model import FIGURE_KINDS, Claim, Kind, Section
from checker.text.events import Event, events
from checker.text.lookup import column, word_set
from checker.text.once import once
from checker.text.scan import Mention, Scan
from checker.text.tagging import NOUNS, VERBS, Tag, is_noun_or_verb, spelt_out

if TYPE_CHECKING:
    from checker.annotators.subjects import Subject

_place = attrgetter("start", "end")

_VERB = re.compile(f"[{VERBS}am]")
_CONTENT = NOUNS + "j" + VERBS

LONGEST_MARK = 4
"""Characters of a cell beside its figure that say nothing: " (1)"."""


class Clause:
    """One sentence with its claims; what nearly every annotator asks for is worked out at once.

    Attributes:
        scan, index: the document's scan, and which sentence of it.
        claims: the sentence's claims, in order of place.
        texts, words: the sentence's tokens as printed, and folded.
        starts, ends: where each begins and ends.
        spans: first token of each claim, and one past its last; a claim may reach past its sentence's end.
        figures: the claims that are figures, with their spans.
        subjects: what stands before each verb, as far as it has been asked for.
    """

    def __init__(self, scan: Scan, index: int, claims: list[Claim]) -> None:
        self.scan = scan
        self.index = index
        self.claims = claims
        self.starts, self.ends, self.texts, self.words = scan.columns(index)
        ends, most = self.ends, len(self.ends)
        self.spans: list[tuple[int, int]] = []
        self.figures: list[tuple[Claim, int, int]] = []
        for claim in claims:
            first = bisect_right(ends, claim.start)
            stop = bisect_right(ends, claim.end - 1, first) + 1
            stop = stop if stop < most else most
            self.spans.append((first, stop))
            if claim.kind in FIGURE_KINDS:
                self.figures.append((claim, first, stop))
        self.subjects: dict[int, Subject | None] = {}
        self.whens = scan.dates_in(*scan.sentences[index])
        self.line = self._line()

    def _line(self) -> str:
        """The tags as letters; the tokens of a figure are numbers and those of a date time, whatever words they are written in."""
        line = self.scan.tagged(self.index)
        for claim, (first, stop) in zip(self.claims, self.spans, strict=True):
            if claim.resolution is not None:
                after = line[stop:]
                if after[:1] == "b" and claim.kind is not Kind.COUNT and self._is_noun(line, stop):
                    after = "n" + after[1:]  # "a 15 per cent pay rise"
                line = line[:first] + "#" * (stop - first) + after
        ends, most = self.ends, len(line)
        for when in self.whens:
            first, stop = bisect_right(ends, when.start), min(bisect_right(ends, when.end - 1) + 1, most)
            line = line[:first] + "t" * (stop - first) + line[stop:]
        return line

    def _is_noun(self, line: str, at: int) -> bool:
        """Tell whether a word right after a figure is a noun that could be a verb as well: "a 15% pay rise", not "63% support the ban"."""
        if at + 1 == len(line):
            return True
        return line[at + 1] not in "do" if is_noun_or_verb(self.words[at]) else self.words[at + 1] in column("trends", "word", "trend")

    @once
    def tags(self) -> list[Tag]:
        """The letters of the line, a tag a token."""
        return spelt_out(self.line)

    @once
    def events(self) -> list[Event]:
        """The events that the sentence names."""
        return events(self.scan.tokens(self.index), self.tags)

    @once
    def verbs(self) -> list[int]:
        """Where the verbs, auxiliaries and modals stand."""
        return [match.start() for match in _VERB.finditer(self.line)]

    @once
    def first_pronoun(self) -> int:
        """Where the first pronoun of the third person stands; the number of tokens where none does."""
        known = word_set("pronoun")
        none = known.isdisjoint(self.words)
        return len(self.words) if none else next(at for at, word in enumerate(self.words) if word in known)

    @once
    def content(self) -> list[int]:
        """Where the nouns, verbs and adjectives stand that are no stop words."""
        words, empty = self.words, column("stop_words", "word", "word")
        return [at for at, letter in enumerate(self.line) if letter in _CONTENT and words[at] not in empty]

    @once
    def owners(self) -> dict[int, int]:
        """First token of each name in the sentence to the one past its last."""
        return {self.at(mention.start): self.at(mention.end - 1) + 1 for mention in self.mentions}

    @property
    def mentions(self) -> list[Mention]:
        """The names in the sentence."""
        return self.scan.mentions(self.index)

    def said(self, start: int, stop: int) -> str:
        """Some of the tokens as printed, white space between them as one space."""
        text = self.scan.text[self.starts[start] : self.ends[stop - 1]] if start < stop else ""
        return " ".join(text.split()) if "\n" in text or "  " in text else text

    def figure_from(self, at: int) -> tuple[Claim, int, int] | None:
        """The first figure that begins at a token or after it, with its span."""
        found = bisect_left(self.figures, at, key=itemgetter(1))
        return self.figures[found] if found < len(self.figures) else None

    def span(self, claim: Claim) -> tuple[int, int]:
        """First token of a claim, and one past its last."""
        return self.at(claim.start), min(self.at(claim.end - 1) + 1, len(self.words))

    def at(self, offset: int) -> int:
        """Index of the token in which an offset lies, or of the one after it."""
        return bisect_right(self.ends, offset)


class Reading:
    """One document's claims with the sentences they stand in: what every annotator works on.

    Attributes:
        scan: the document's scan.
        claims: its claims, in order of place.
    """

    def __init__(self, scan: Scan, claims: Sequence[Claim]) -> None:
        self.scan = scan
        self.claims = list(claims)

    @once
    def by_kind(self) -> defaultdict[Kind, list[Claim]]:
        """The claims of each kind, in order."""
        found: defaultdict[Kind, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.kind].append(claim)
        return found

    @once
    def clauses(self) -> list[Clause]:
        """The sentences that hold claims, in order, each with its claims; a cell that holds but a figure says no more about it."""
        scan, sentences, in_cells = self.scan, self.scan.sentences, bool(self.scan.document.tables)
        by_sentence: dict[int, list[Claim]] = {}
        stop = -1
        held: list[Claim] = []
        for claim in sorted(self.claims, key=_place):
            if in_cells and self.fills_cell(claim):
                continue
            if claim.start >= stop:  # no longer in the sentence of the claim before
                index = scan.sentence_at(claim.start)
                stop = sentences[index + 1][0] if index + 1 < len(sentences) else len(scan.text)
                held = by_sentence[index] = []
            held.append(claim)
        return [Clause(scan, index, held) for index, held in by_sentence.items()]

    def fills_cell(self, claim: Claim) -> bool:
        """Tell whether a claim is all that its cell holds, but for brackets and the mark of a footnote."""
        held = self.scan.document.cell_at(claim.start) if claim.section is Section.CELL else None
        return held is not None and (claim.start - held[1].start) + (held[1].end - claim.end) <= LONGEST_MARK
