"""Who is made responsible for a claim, and whether it stands inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from checker.annotators.clauses import Clause, Reading
from checker.model import Claim, Kind
from checker.text.lookup import column, word_set
from checker.text.names import governments
from checker.text.phrases import Tag, head_left, head_right, words

_PRONOUNS = {"he", "she", "they", "it"}


@cache
def _verbs() -> frozenset[str]:
    return frozenset(column("reporting_verbs", "word", "word"))


class _People:
    """The office holders of a document, by a part of their name and by their office."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        roles = [claim for claim in claims if claim.kind is Kind.ROLE and claim.property == "role" and claim.entity]
        self.by_name: dict[str, str] = {}
        for name in sorted({role.entity or "" for role in roles}, key=lambda name: (len(name), name)):
            for part in (name.split()[0], name.split()[-1]):
                self.by_name[part] = name
        self.by_office = {(role.place, str(role.value).casefold()): role.entity or "" for role in roles if role.place}


def annotate(reading: Reading) -> None:
    """Set ``speaker`` of every claim in a sentence that reports speech, and ``quoted`` of those inside a quote."""
    quotes = _Quotes([claim for claim in reading.claims if claim.kind is Kind.QUOTE])
    people = _People(reading.claims)
    cued = reading.scan.cued("speech")
    last: str | None = None
    for clause in reading.clauses:
        said = _speakers(clause, cued[clause.index], people, last) if clause.index in cued else []
        for claim in clause.claims:
            held = quotes.around(claim)
            claim.quoted = claim.kind is Kind.QUOTE or held is not None
            claim.speaker = _nearest(said, held or claim)
            if claim.speaker is None and claim.kind is Kind.QUOTE:
                claim.speaker = last
        last = said[-1][1] if said else last


class _Quotes:
    """The quotes of a document, by place."""

    def __init__(self, quotes: Sequence[Claim]) -> None:
        self._quotes = quotes
        self._starts = [quote.start for quote in quotes]
        self._longest = max((quote.end - quote.start for quote in quotes), default=0)

    def around(self, claim: Claim) -> Claim | None:
        """The first quote that holds a claim, or None."""
        if not self._quotes:
            return None
        first, stop = bisect_left(self._starts, claim.end - self._longest), bisect_left(self._starts, claim.start)
        return next((quote for quote in self._quotes[first:stop] if claim.end < quote.end), None)


def _speakers(clause: Clause, offsets: Sequence[int], people: _People, last: str | None) -> list[tuple[int, str]]:
    """(offset of the verb, speaker) for each reporting verb of a sentence, in order; its cue words begin at ``offsets``."""
    found = []
    for offset in offsets:
        at = clause.at(offset)
        if at == len(clause.tokens) or clause.tokens[at].start != offset:
            continue
        token = clause.tokens[at]
        if token.folded in word_set("attribution") and at + 2 < len(clause.tokens) and clause.tokens[at + 1].folded == "to":
            stop = at + 2
            while stop < len(clause.tokens) and clause.tags[stop] in (Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER):
                stop += 1
            if stop > at + 2:
                found.append((token.start, words(clause.tokens, at + 2, stop)))
        if token.folded not in _verbs() or clause.tags[at] is not Tag.VERB:
            continue
        speaker = _before(clause, at, people, last) or _after(clause, at, people)
        if speaker:
            found.append((token.start, speaker))
    return found


def _before(clause: Clause, verb: int, people: _People, last: str | None) -> str | None:
    at = verb
    while at and clause.tags[at - 1] in (Tag.ADVERB, Tag.AUXILIARY):
        at -= 1
    if at and clause.tokens[at - 1].folded in _PRONOUNS:
        return last
    if at and clause.tokens[at - 1].text == ",":
        if clause.tokens[verb].folded.endswith("ing"):  # "The President outlined ..., stating that": the sentence's first phrase
            return _name(clause, head_right(clause.tags, 0), people)
        at = next((k for k in range(at - 2, -1, -1) if clause.tokens[k].text == ","), at)  # "Trump, posting on Truth Social, described"
    return _name(clause, head_left(clause.tags, at), people)


def _after(clause: Clause, verb: int, people: _People) -> str | None:
    """ "…", said the minister."""
    if not verb or clause.tokens[verb - 1].text not in ',"”’':
        return None
    stop = verb + 1
    while stop < len(clause.tokens) and clause.tags[stop] in (Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER):
        stop += 1
    return _name(clause, (verb + 1, stop) if stop > verb + 1 else None, people)


def _name(clause: Clause, phrase: tuple[int, int] | None, people: _People) -> str | None:
    if phrase is None:
        return None
    text = words(clause.tokens, *phrase)
    named = f"the {text}" if phrase[0] and clause.tokens[phrase[0] - 1].folded == "the" else text
    if text in governments():
        return named
    start, end = clause.tokens[phrase[0]].start, clause.tokens[phrase[1] - 1].end
    country = next((m for m in clause.mentions if start <= m.start < end and m.kind in ("demonym", "country")), None)
    if country is not None:
        office = clause.scan.text[country.end : end].strip().casefold()
        if (country.name, office) in people.by_office:
            return people.by_office[country.name, office]
    return people.by_name.get(clause.tokens[phrase[1] - 1].text) or named


def _nearest(said: Sequence[tuple[int, str]], claim: Claim) -> str | None:
    """The speaker of the last verb before a claim, else of the first after it."""
    before = [speaker for offset, speaker in said if offset < claim.start]
    return before[-1] if before else said[0][1] if said else None
