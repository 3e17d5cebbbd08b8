"""The claims that a rule is about: what its ``find`` takes from one document, with its slots filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from checker.engine.columns import rows
from checker.engine.companions import nearest
from checker.engine.fillers import Filler, fills
from checker.engine.index import index_of
from checker.engine.listed import listed
from checker.engine.narrowing import Narrowing, narrowing
from checker.engine.own_units import own_unit
from checker.engine.page import Page, canonical
from checker.engine.patterned import patterned
from checker.engine.phrases import match
from checker.engine.stated import is_stated
from checker.model import Claim, Companion, CompareAs, Kind, Phrase, Rule, Section, SlotType
from checker.text.patterns import RUN, Budget
from checker.text.scan import Scan

_NARROWED = frozenset({CompareAs.FIGURE, CompareAs.LIMIT, CompareAs.CHANGE})


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
        narrowing: what narrows it to a part of what the rule is about; empty for a figure near words.
    """

    rule: str
    claim: Claim
    mate: Claim | None
    slots: dict[str, str] = field(default_factory=dict)
    sentence: tuple[int, int] = (0, 0)
    made: bool = False
    figures: dict[str, Claim] = field(default_factory=dict)
    narrowing: Narrowing = frozenset()


def select(rules: Sequence[Rule], scan: Scan, claims: Sequence[Claim]) -> list[Match]:
    """What each rule takes from a document, by rule and then in the order of the text.

    A claim comes once a rule: where several phrases find it, the one written first fills the slots.
    """
    index = index_of(tuple(rules))
    page = Page(scan, claims, index)
    return [found for number in index.possible(page.needles) for found in _select(rules[number], page)]


def _select(rule: Rule, page: Page) -> list[Match]:
    found: dict[tuple[int, int, Kind], Match] = {}
    if not page.head.is_read(rule.find.only):
        return []
    for match_ in _ways(rule, page):
        if _is_in(rule.find.only.sections, match_, page) and (rule.checks or is_stated(match_.claim, rule)):
            found.setdefault((match_.claim.start, match_.claim.end, match_.claim.kind), match_)
    for key in rule.group_by:
        if key.document or key.line:
            for match_ in found.values():
                filled = page.head.fills(key, match_.claim)
                match_.slots |= {key.name: canonical(rule, key.name, filled)} if filled else {}
    return sorted(found.values(), key=lambda match_: (match_.claim.start, match_.claim.end))


def _ways(rule: Rule, page: Page) -> Iterator[Match]:
    if rule.find.columns:
        return _rows(rule, page)
    return _near(rule, page) if rule.find.figure is not None else chain(_phrases(rule, page), _patterned(rule, page))


def _rows(rule: Rule, page: Page) -> Iterator[Match]:
    """One match a row of a table."""
    for texts, figures in rows(rule, page.scan.document, page.claims) if page.scan.document.tables else ():
        claim = figures.get(rule.compare.value) or (next(iter(figures.values())) if rule.checks else None)
        if claim is not None:
            slots = {name: canonical(rule, name, text) for name, text in texts.items()}
            yield Match(rule.id, claim, None, slots, claim.sentence, figures=figures if rule.checks else {})


def _is_in(sections: Sequence[Section], match_: Match, page: Page) -> bool:
    """Tell whether a match stands in one of some parts of the document, in any where there are none."""
    if not sections:
        return True
    return page.head.section(match_.claim, page.claims_in(page.scan.sentence_at(match_.claim.start))) in sections


# phrases


def _phrases(rule: Rule, page: Page) -> Iterator[Match]:
    for phrase in rule.find.phrases:
        possible = page.maybe(phrase)
        refused = page.with_any(rule.find.not_near, among=possible) if rule.find.not_near and possible else set()
        for sentence in sorted(possible - refused):
            if rule.compare.space not in (CompareAs.PLACE, CompareAs.SET) and not page.claims_in(sentence):
                continue
            fillers = page.fillers(rule, sentence)
            for first, after, slots in match(phrase, page.tokens(sentence), fillers):
                if rule.compare.space is CompareAs.SET and rule.compare.value in slots:
                    items = listed(phrase, rule.compare.value, slots[rule.compare.value], page.tokens(sentence), fillers)
                    slots |= {rule.compare.value: page.named(rule, items, sentence)}
                yield from _filled(rule, page, sentence, slots, (first, after))
        if rule.compare.space is not CompareAs.SET:
            for sentence in page.broken(phrase):
                if rule.find.not_near and page.with_any(rule.find.not_near, among={sentence, sentence + 1}):
                    continue
                yield from _over_break(rule, phrase, page, sentence)


def _over_break(rule: Rule, phrase: Phrase, page: Page, sentence: int) -> Iterator[Match]:
    """What a phrase finds in a sentence and the next, where a line ends in the middle of its words."""
    for _, _, slots in match(phrase, page.over_break(sentence), page.fillers_over_break(rule, sentence)):
        value = slots.get(rule.compare.value) or next(iter(slots.values()), None)
        second = value is not None and value.start >= len(page.tokens(sentence))
        yield from _filled(rule, page, sentence + second, slots)


def _filled(rule: Rule, page: Page, sentence: int, slots: Mapping[str, Filler], span: tuple[int, int] | None = None) -> Iterator[Match]:
    """The match of a sentence whose slots are filled; none where nothing fills the one that is compared."""
    figures = {name: filler.claim for name, filler in slots.items() if filler.claim is not None} if rule.checks else {}
    value = slots.get(rule.compare.value) or next((slots[name] for name in figures), None)
    if value is None:
        return
    claim, made = page.venue(value.mention, sentence) if value.mention is not None else (value.claim, rule.compare.space is CompareAs.SET)
    if claim is None or (value.mention is not None and rule.compare.space is not CompareAs.PLACE):
        return
    texts = {name: canonical(rule, name, filler.text) for name, filler in slots.items()}
    narrow: Narrowing = frozenset()
    if span is not None:
        narrow = narrowing(page.scan, sentence, span, texts.values(), claim if rule.compare.space in _NARROWED else None)
    if own_unit(rule.units, claim) is not None:  # "20 nursery trays" are trays of the rule
        narrow = frozenset(part for part in narrow if part[0] != "kind")
    yield Match(rule.id, claim, value.mate, texts, page.scan.sentences[sentence], made, figures, narrow)


def _patterned(rule: Rule, page: Page) -> Iterator[Match]:
    if rule.find.pattern is None:
        return
    budget = Budget(RUN)
    everywhere = rule.compare.space is CompareAs.PLACE
    for sentence in range(len(page.scan.sentences)) if everywhere else sorted(page.with_claims):
        for slots in patterned(rule, page.scan, sentence, page.claims_in(sentence), budget):
            yield from _filled(rule, page, sentence, slots)


# a figure near words


def _near(rule: Rule, page: Page) -> Iterator[Match]:
    find = rule.find
    held = set(page.with_claims)
    if find.within == "sentence" and find.near and not page.scan.document.tables:  # the words are cheaper to look for than the figures
        held &= set().union(*(page.maybe(words) for words in find.near), *(page.beside_break(words) for words in find.near))
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


def _figures(rule: Rule, page: Page, sentence: int) -> Iterator[Filler]:
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


def _companion(companion: Companion, claim: Claim, rule: Rule, page: Page, sentence: int) -> tuple[str | None, tuple[int, int] | None]:
    """What fills a slot of ``with``, and where it stands: the figure's own period, else the nearest of its type in the sentence."""
    if companion.type is SlotType.PERIOD:
        return claim.period, None
    possible = [
        (start, end, text)
        for start, end, text in page.fillers(rule, sentence).all_of(companion.type)
        if (end <= claim.start or claim.end <= start) and (not companion.after or page.word_before(sentence, start) in companion.after)
    ]
    others = [each for filler in _figures(rule, page, sentence) if (each := filler.claim) is not None and each is not claim]
    found = nearest(claim, possible, others if companion.after else [])
    return (found[2], found[:2]) if found is not None else (None, None)
