"""One document as rules look at it: what stands in each sentence, found once for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from checker.engine.fillers import Filler, SentenceFillers
from checker.engine.heads import Head
from checker.engine.index import SOFT_HYPHEN, Index
from checker.engine.named import surnames
from checker.engine.phrases import stands
from checker.engine.sets import in_a_row
from checker.model import Claim, Kind, Phrase, Rule, Words
from checker.text.folding import fold, squeeze
from checker.text.scan import Mention, Scan, Token

_ARTICLES = ("the", "a", "an")
_LONGEST_WORD = 40
_LINE_END = re.compile(r"[^\S\n]*\n[^\S\n]*")


class Page:
    """One document as rules look at it."""

    def __init__(self, scan: Scan, claims: Sequence[Claim], index: Index) -> None:
        self.scan = scan
        self.claims = claims
        self.head = Head(scan)
        self._needed = index.needed
        self._joints = index.joints
        self._hits = index.hits(scan)
        self._fillers: dict[tuple[str, int], SentenceFillers] = {}
        self._made: dict[tuple[int, int], Claim] = {}
        self._claims: dict[int, list[Claim]] = {}
        for claim in claims:
            self._claims.setdefault(scan.sentence_at(claim.start), []).append(claim)

    @property
    def needles(self) -> Iterable[int]:
        """The needles that stand in the document."""
        return self._hits

    @property
    def with_claims(self) -> list[int]:
        """The sentences in which a claim begins."""
        return list(self._claims)

    def claims_in(self, sentence: int) -> list[Claim]:
        """The claims that begin in a sentence."""
        return self._claims.get(sentence, [])

    def claims_at(self, sentence: int, place: tuple[int, int]) -> list[Claim]:
        """The claims of a sentence that stand at a place, as offsets."""
        return [claim for claim in self.claims_in(sentence) if (claim.start, claim.end) == place]

    def tokens(self, sentence: int) -> Sequence[Token]:
        """The tokens of a sentence, as rules compare them with their words: without the hyphens that are not seen."""
        found = self.scan.tokens(sentence)
        if not self._softened:
            return found
        return [token._replace(folded=token.folded.replace(SOFT_HYPHEN, "")) for token in found]

    @cached_property
    def _softened(self) -> bool:
        return SOFT_HYPHEN in self.scan.text

    def broken(self, wanted: Words | Phrase) -> list[int]:
        """The sentences that end with a line, and without a mark, between two words that stand side by side in what is looked for.

        A line may end in the middle of a name: "over the Harbour" and "Bridge" below it.
        """
        return self._broken.get(wanted, []) if self._broken else []

    def beside_break(self, words: Words) -> set[int]:
        """The sentences before and after the end of a line over which words stand."""
        return {each for at in self.broken(words) if stands(words, self.over_break(at)) for each in (at, at + 1)}

    @cached_property
    def _broken(self) -> dict[Words | Phrase, list[int]]:
        found: dict[Words | Phrase, list[int]] = {}
        text = self.scan.folded
        for at, ((before, end), (start, after)) in enumerate(pairwise(self.scan.sentences)):
            if _LINE_END.fullmatch(text, end, start) is not None:  # the words are cut out, for making tokens takes longer
                last = text[max(before, end - _LONGEST_WORD) : end].split()[-1].lstrip("\"'(")
                first = text[start : min(after, start + _LONGEST_WORD)].split()[0].rstrip("\"').,;:!?").removesuffix("'s")
                if last and first:
                    for wanted in self._joints.at(last.replace(SOFT_HYPHEN, ""), first.replace(SOFT_HYPHEN, "")):
                        found.setdefault(wanted, []).append(at)
        return found

    def over_break(self, sentence: int) -> Sequence[Token]:
        """The tokens of a sentence and the next."""
        return [*self.tokens(sentence), *self.tokens(sentence + 1)]

    def fillers_over_break(self, rule: Rule, sentence: int) -> SentenceFillers:
        """What may fill a rule's slots in a sentence and the next."""
        claims, mentions = ([*of(sentence), *of(sentence + 1)] for of in (self.claims_in, self.scan.mentions))
        return SentenceFillers(
            self.scan.text, self.over_break(sentence), claims, mentions, rule.same_as, units=rule.units, surnames=self.surnames
        )

    def fillers(self, rule: Rule, sentence: int) -> SentenceFillers:
        """What may fill a rule's slots in a sentence; rules without aliases share it."""
        place = (rule.id if rule.same_as or rule.units else "", sentence)
        found = self._fillers.get(place)
        if found is None:
            tokens, mentions = self.tokens(sentence), self.scan.mentions(sentence)
            found = SentenceFillers(
                self.scan.text, tokens, self.claims_in(sentence), mentions, rule.same_as, units=rule.units, surnames=self.surnames
            )
            self._fillers[place] = found
        return found

    def surnames(self) -> frozenset[str]:
        """The folded last words of the names of persons in the document."""
        return self._all_surnames

    @cached_property
    def _all_surnames(self) -> frozenset[str]:
        scan = self.scan
        return surnames((scan.tokens(at), scan.tags(at), scan.mentions(at)) for at in range(len(scan.sentences)))

    def maybe(self, wanted: Words | Phrase) -> set[int]:
        """The sentences that hold the words without which something of a rule cannot match."""
        found: set[int] | None = None
        hits = self._hits
        for runs in self._needed[id(wanted)]:
            here: set[int] = set()
            for anchor in runs.keys() & hits.keys():
                for others in runs[anchor]:
                    here |= hits[anchor].intersection(*(hits.get(needle, ()) for needle in others))
            found = here if found is None else found & here
            if not found:
                return found
        return set(range(len(self.scan.sentences))) if found is None else found

    def with_any(self, entries: Sequence[Words], *, among: set[int]) -> set[int]:
        """The sentences, of those given, in which one of the entries stands; for a cell of a table also in what names it."""
        named = {sentence: self.scan.naming(sentence) for sentence in among} if self.scan.document.tables else {}
        looked = among.union(*named.values()) if named else among
        found: set[int] = set()
        for words in entries:
            found |= {sentence for sentence in self.maybe(words) & looked - found if stands(words, self.tokens(sentence))}
            found |= self.beside_break(words)
        return {sentence for sentence in among if sentence in found or not found.isdisjoint(named.get(sentence, ()))}

    def word_before(self, sentence: int, offset: int) -> str:
        """The folded word right before an offset, articles passed over."""
        for token in reversed(self.tokens(sentence)):
            if token.end <= offset and token.folded not in _ARTICLES:
                return token.folded
        return ""

    def venue(self, mention: Mention, sentence: int) -> tuple[Claim, bool]:
        """The venue claim that a place stands in, and whether it had to be made."""
        around = [c for c in self.claims_in(sentence) if c.kind is Kind.VENUE and c.start <= mention.start and mention.end <= c.end]
        for claim in around:
            if claim.value == mention.name or claim.start == mention.start:
                return claim, False
        place = (mention.start, mention.end)
        if place not in self._made:
            self._made[place] = self._make(mention, sentence)
        return self._made[place], True

    def named(self, rule: Rule, items: Sequence[Filler], sentence: int) -> Filler:
        """The names of a list as one value, made into a claim: in order of the alphabet, each once."""
        tokens = self.scan.tokens(sentence)
        said = {fold(name): name for name in (canonical(rule, rule.compare.value, item.text) for item in items)}
        claim = self._claim(tokens[items[0].start].start, tokens[items[-1].end - 1].end, sentence, Kind.NAME, in_a_row(said.values()))
        return Filler(items[0].start, items[-1].end, str(claim.value), claim)

    def _make(self, mention: Mention, sentence: int) -> Claim:
        claim = self._claim(mention.start, self._containing(mention, sentence), sentence, Kind.VENUE, mention.name)
        claim.dimension, claim.place = "place", mention.name
        return claim

    def _claim(self, first: int, stop: int, sentence: int, kind: Kind, value: str) -> Claim:
        document, text = self.scan.document, self.scan.text
        start, end = self.scan.sentences[sentence]
        line, column = document.line_column(first)
        return Claim(
            document=document.id,
            start=first,
            end=stop,
            text=text[first:stop],
            kind=kind,
            value=value,
            dimension=kind.value,
            sentence=(start, end),
            quote=text[start:end],
            line=line,
            column=column,
            published=document.published,
            source=document.source,
        )

    def _containing(self, mention: Mention, sentence: int) -> int:
        """Where a place ends with the country that it lies in: "Busan, South Korea"."""
        for other in self.scan.mentions(sentence):
            beside = self.scan.text[mention.end : other.start] if other.start >= mention.end else ""
            if beside.strip() == "," and other.kind == "country" and other.country == mention.country:
                return other.end
        return mention.end


def canonical(rule: Rule, slot: str, text: str) -> str:
    """The name that a rule gives to what filled a slot: through ``same_as``, else the text itself."""
    return rule.same_as.get(slot, {}).get(fold(squeeze(text)), text)
