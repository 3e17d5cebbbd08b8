"""The claims that a rule is about: what its ``find`` takes from one document, with its slots filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from ahocorasick_rs import AhoCorasick

from checker.engine.columns import rows
from checker.engine.fillers import Filler, SentenceFillers, fills
from checker.engine.heads import Head
from checker.engine.listed import listed
from checker.engine.patterned import patterned
from checker.engine.phrases import match, stands
from checker.engine.sets import in_a_row
from checker.model import Claim, Companion, CompareAs, Kind, Phrase, Rule, Section, SlotType, Words
from checker.text.folding import fold, squeeze
from checker.text.patterns import RUN, Budget
from checker.text.scan import Mention, Scan

SHORTEST_NEEDLE = 3
"""Shorter words stand in too many sentences to look for."""

_ARTICLES = ("the", "a", "an")


@dataclass(slots=True)
class Match:
    """One claim that a rule is about.

    Attributes:
        rule: id of the rule.
        claim: the value that is compared; of a change the current end.
        mate: of a change the previous end, else None.
        slots: name to canonical text; a slot that nothing filled is not there.
        sentence: offsets of the sentence.
        made: True where no extractor found the claim and it was made from the name of a place in the phrase.
        figures: slot to the figure that fills it, for what the rule asks of one match; empty where it asks nothing.
    """

    rule: str
    claim: Claim
    mate: Claim | None
    slots: dict[str, str] = field(default_factory=dict)
    sentence: tuple[int, int] = (0, 0)
    made: bool = False
    figures: dict[str, Claim] = field(default_factory=dict)


def select(rules: Sequence[Rule], scan: Scan, claims: Sequence[Claim]) -> list[Match]:
    """What each rule takes from a document, by rule and then in the order of the text.

    A claim comes once a rule: where several phrases find it, the one written first fills the slots.
    """
    index = _index(tuple(rules))
    page = _Page(scan, claims, index)
    return [found for number in index.possible(page.needles) for found in _select(rules[number], page)]


def _select(rule: Rule, page: _Page) -> list[Match]:
    found: dict[tuple[int, int, Kind], Match] = {}
    if not page.head.is_read(rule.find.only):
        return []
    for match_ in _ways(rule, page):
        if _is_in(rule.find.only.sections, match_, page):
            found.setdefault((match_.claim.start, match_.claim.end, match_.claim.kind), match_)
    for key in rule.group_by:
        if key.document or key.line:
            for match_ in found.values():
                filled = page.head.fills(key, match_.claim)
                match_.slots |= {key.name: canonical(rule, key.name, filled)} if filled else {}
    return sorted(found.values(), key=lambda match_: (match_.claim.start, match_.claim.end))


def _ways(rule: Rule, page: _Page) -> Iterator[Match]:
    if rule.find.columns:
        return _rows(rule, page)
    return _near(rule, page) if rule.find.figure is not None else chain(_phrases(rule, page), _patterned(rule, page))


def _rows(rule: Rule, page: _Page) -> Iterator[Match]:
    """One match a row of a table."""
    for texts, figures in rows(rule, page.scan.document, page.claims) if page.scan.document.tables else ():
        claim = figures.get(rule.compare.value) or (next(iter(figures.values())) if rule.checks else None)
        if claim is not None:
            slots = {name: canonical(rule, name, text) for name, text in texts.items()}
            yield Match(rule.id, claim, None, slots, claim.sentence, figures=figures if rule.checks else {})


def _is_in(sections: Sequence[Section], match_: Match, page: _Page) -> bool:
    """Tell whether a match stands in one of some parts of the document, in any where there are none."""
    if not sections:
        return True
    return page.head.section(match_.claim, page.claims_in(page.scan.sentence_at(match_.claim.start))) in sections


# phrases


def _phrases(rule: Rule, page: _Page) -> Iterator[Match]:
    for phrase in rule.find.phrases:
        for sentence in sorted(page.maybe(phrase)):
            if rule.compare.space not in (CompareAs.PLACE, CompareAs.SET) and not page.claims_in(sentence):
                continue
            fillers = page.fillers(rule, sentence)
            for _, _, slots in match(phrase, page.scan.tokens(sentence), fillers):
                if rule.compare.space is CompareAs.SET and rule.compare.value in slots:
                    items = listed(phrase, rule.compare.value, slots[rule.compare.value], page.scan.tokens(sentence), fillers)
                    slots |= {rule.compare.value: page.named(rule, items, sentence)}
                yield from _filled(rule, page, sentence, slots)


def _filled(rule: Rule, page: _Page, sentence: int, slots: Mapping[str, Filler]) -> Iterator[Match]:
    """The match of a sentence whose slots are filled; none where nothing fills the one that is compared."""
    figures = {name: filler.claim for name, filler in slots.items() if filler.claim is not None} if rule.checks else {}
    value = slots.get(rule.compare.value) or next((slots[name] for name in figures), None)
    if value is None:
        return
    claim, made = page.venue(value.mention, sentence) if value.mention is not None else (value.claim, rule.compare.space is CompareAs.SET)
    if claim is None or (value.mention is not None and rule.compare.space is not CompareAs.PLACE):
        return
    texts = {name: canonical(rule, name, filler.text) for name, filler in slots.items()}
    yield Match(rule.id, claim, value.mate, texts, page.scan.sentences[sentence], made, figures)


def _patterned(rule: Rule, page: _Page) -> Iterator[Match]:
    if rule.find.pattern is None:
        return
    budget = Budget(RUN)
    everywhere = rule.compare.space is CompareAs.PLACE
    for sentence in range(len(page.scan.sentences)) if everywhere else sorted(page.with_claims):
        for slots in patterned(rule, page.scan, sentence, page.claims_in(sentence), budget):
            yield from _filled(rule, page, sentence, slots)


def canonical(rule: Rule, slot: str, text: str) -> str:
    """The name that a rule gives to what filled a slot: through ``same_as``, else the text itself."""
    return rule.same_as.get(slot, {}).get(fold(squeeze(text)), text)


# a figure near words


def _near(rule: Rule, page: _Page) -> Iterator[Match]:
    find = rule.find
    held = set(page.with_claims)
    if find.within == "sentence" and find.near and not page.scan.document.tables:  # the words are cheaper to look for than the figures
        held &= set().union(*(page.maybe(words) for words in find.near))
    with_figures = {sentence for sentence in held if any(True for _ in _figures(rule, page, sentence))}
    whole = set(range(len(page.scan.sentences))) if find.within == "document" and with_figures else set()
    sentences = with_figures
    for entries in (find.near, *((words,) for words in find.and_near)):
        there = page.with_any(entries, among=whole or sentences)
        sentences = sentences & there if find.within == "sentence" else sentences if there else set()
    if find.not_near and sentences:
        there = page.with_any(find.not_near, among=whole or sentences)
        sentences = sentences - there if find.within == "sentence" else set() if there else sentences
    for sentence in sorted(sentences):
        for filler in _figures(rule, page, sentence):
            claim = filler.claim
            if claim is None or (find.status and claim.status not in find.status):
                continue
            slots: dict[str, str] = {}
            figures = {"figure": claim} if rule.checks else {}
            for companion in find.companions:
                text, place = _companion(companion, claim, rule, page, sentence)
                if text is not None:
                    slots[companion.name] = canonical(rule, companion.name, text)
                if rule.checks and place is not None:
                    figures.update((companion.name, each) for each in page.claims_at(sentence, place) if fills(each, companion.type))
            yield Match(rule.id, claim, filler.mate, slots, page.scan.sentences[sentence], figures=figures)


def _figures(rule: Rule, page: _Page, sentence: int) -> Iterator[Filler]:
    """The figures of the rule's type in one sentence; a change for a type of change."""
    kind = rule.find.figure
    if kind is None:
        return
    if kind.is_change:
        yield from page.fillers(rule, sentence).changes(kind)
        return
    for claim in page.claims_in(sentence):
        if fills(claim, kind, rule.units):
            yield Filler(0, 0, claim.text, claim)


def _companion(companion: Companion, claim: Claim, rule: Rule, page: _Page, sentence: int) -> tuple[str | None, tuple[int, int] | None]:
    """What fills a slot of ``with``, and where it stands: the figure's own period, else the nearest of its type in the sentence."""
    if companion.type is SlotType.PERIOD:
        return claim.period, None
    best: tuple[int, str, tuple[int, int]] | None = None
    for start, end, text in page.fillers(rule, sentence).all_of(companion.type):
        if start < claim.end and claim.start < end:
            continue
        if companion.after and page.word_before(sentence, start) not in companion.after:
            continue
        distance = start - claim.end if start >= claim.end else claim.start - end
        if best is None or distance < best[0]:
            best = distance, text, (start, end)
    return best[1:] if best else (None, None)


# what all rules share in one document


_Needed = tuple[tuple[tuple[int, ...], ...], ...]
"""Needles: each of the entries must have one of its runs with all of its words in the sentence."""


class _Index:
    """The literal words that rules cannot match without, found in one pass over a text."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.needed: dict[Words | Phrase, _Needed] = {}
        self._needles: dict[str, int] = {}
        for rule in rules:
            for words in (*rule.find.near, *rule.find.and_near, *rule.find.not_near):
                self.needed[words] = self._of(words)
            for phrase in rule.find.phrases:
                self.needed[phrase] = self._of(*(e for e in phrase.elements if isinstance(e, Words) and not e.optional))
        self._automaton = AhoCorasick(list(self._needles)) if self._needles else None
        self._anywhere: list[int] = []
        self._by_needle: dict[int, list[int]] = {}
        for number, rule in enumerate(rules):
            anchors = self._anchors(rule)
            for needle in anchors or ():
                self._by_needle.setdefault(needle, []).append(number)
            if anchors is None:
                self._anywhere.append(number)

    def _of(self, *required: Words) -> _Needed:
        entries = []
        for words in required:
            runs = [[word.rstrip("*") for word in run] for run in words.alternatives]
            long = [[word for word in run if len(word) >= SHORTEST_NEEDLE] for run in runs]
            if all(long):  # a run of short words alone may stand in any sentence, and so may its entry
                entries.append(tuple(tuple(self._needles.setdefault(word, len(self._needles)) for word in run) for run in long))
        return tuple(entries)

    def _anchors(self, rule: Rule) -> set[int] | None:
        """Needles one of which stands in every text that the rule finds something in; None where there are none."""
        wanted: list[Words | Phrase] = [*rule.find.near] if rule.find.figure is not None else [*rule.find.phrases]
        found: set[int] = set()
        for each in wanted:
            entries = self.needed[each]
            if not entries:
                return None
            found |= {max(run, key=lambda needle: self._lengths[needle]) for run in min(entries, key=len)}
        return found or None

    @cached_property
    def _lengths(self) -> list[int]:
        return [len(word) for word in self._needles]

    def possible(self, hits: Iterable[int]) -> list[int]:
        """The rules that may find something in a text in which these needles stand, by number in order."""
        return sorted({*self._anywhere, *(number for needle in hits for number in self._by_needle.get(needle, ()))})

    def hits(self, scan: Scan) -> dict[int, set[int]]:
        """The sentences in which each needle stands."""
        found: dict[int, set[int]] = {}
        if self._automaton is not None:
            for needle, start, _ in self._automaton.find_matches_as_indexes(scan.folded, overlapping=True):
                found.setdefault(needle, set()).add(scan.sentence_at(start))
        return found


_last: _Index | None = None


def _index(rules: tuple[Rule, ...]) -> _Index:
    """The index of a run's rules, made once and not for each document."""
    global _last
    index = _last
    if index is None or list(map(id, index.rules)) != list(map(id, rules)):
        index = _last = _Index(rules)
    return index


class _Page:
    """One document as rules look at it."""

    def __init__(self, scan: Scan, claims: Sequence[Claim], index: _Index) -> None:
        self.scan = scan
        self.claims = claims
        self.head = Head(scan)
        self._needed = index.needed
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

    def fillers(self, rule: Rule, sentence: int) -> SentenceFillers:
        """What may fill a rule's slots in a sentence; rules without aliases share it."""
        place = (rule.id if rule.same_as or rule.units else "", sentence)
        found = self._fillers.get(place)
        if found is None:
            tokens, mentions = self.scan.tokens(sentence), self.scan.mentions(sentence)
            found = SentenceFillers(self.scan.text, tokens, self.claims_in(sentence), mentions, rule.same_as, units=rule.units)
            self._fillers[place] = found
        return found

    def maybe(self, wanted: Words | Phrase) -> set[int]:
        """The sentences that hold the words without which something cannot match."""
        found: set[int] | None = None
        for runs in self._needed[wanted]:
            here: set[int] = set()
            for run in runs:
                here |= set.intersection(*(self._hits.get(needle, set()) for needle in run))
            found = here if found is None else found & here
        return set(range(len(self.scan.sentences))) if found is None else found

    def with_any(self, entries: Sequence[Words], *, among: set[int]) -> set[int]:
        """The sentences, of those given, in which one of the entries stands; for a cell of a table also in what names it."""
        named = {sentence: self.scan.naming(sentence) for sentence in among} if self.scan.document.tables else {}
        looked = among.union(*named.values()) if named else among
        found: set[int] = set()
        for words in entries:
            found |= {sentence for sentence in self.maybe(words) & looked - found if stands(words, self.scan.tokens(sentence))}
        return {sentence for sentence in among if sentence in found or not found.isdisjoint(named.get(sentence, ()))}

    def word_before(self, sentence: int, offset: int) -> str:
        """The folded word right before an offset, articles passed over."""
        for token in reversed(self.scan.tokens(sentence)):
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
