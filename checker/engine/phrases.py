"""Where a phrase matches in a sentence, and what fills its slots."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol, TypeVar

from checker.model import FIGURE_KINDS, Claim, FigureRole, Gap, Kind, Phrase, Slot, SlotType, Words
from checker.text.folding import fold, squeeze
from checker.text.names import Mention
from checker.text.phrases import Tag, tags
from checker.text.tokens import Token

_ARTICLES = frozenset({"the", "a", "an"})
_LINKS = frozenset({"of", "on", "from", "in", "for"})
_LONGEST_THING = 6
_MENTIONED = {
    SlotType.PLACE: frozenset({"place", "country"}),
    SlotType.COUNTRY: frozenset({"country", "demonym"}),
    SlotType.PERSON: frozenset({"person"}),
    SlotType.ORGANISATION: frozenset({"organisation"}),
}
_KINDS = {
    SlotType.NUMBER: Kind.NUMBER,
    SlotType.PERCENT: Kind.PERCENT,
    SlotType.MONEY: Kind.MONEY,
    SlotType.DURATION: Kind.DURATION,
    SlotType.COUNT: Kind.COUNT,
    SlotType.DATE: Kind.DATE,
    SlotType.PERIOD: Kind.DATE,
    SlotType.ROLE: Kind.ROLE,
    SlotType.QUOTE: Kind.QUOTE,
}
_ENDS = {SlotType.FIGURE_CHANGE: SlotType.FIGURE, SlotType.PERCENT_CHANGE: SlotType.PERCENT, SlotType.MONEY_CHANGE: SlotType.MONEY}

_Spanned = TypeVar("_Spanned", Claim, Mention)


class Filler(NamedTuple):
    """What fills a slot.

    Attributes:
        start, end: tokens, end exclusive.
        text: as it stands, in single spaces; the canonical name of a mention; the item of a list.
        claim: the figure, date, role or quote; of a change the current end; None for words and names.
        mate: of a change the previous end.
        mention: the name, or None.
    """

    start: int
    end: int
    text: str
    claim: Claim | None = None
    mate: Claim | None = None
    mention: Mention | None = None


class Fillers(Protocol):
    """What may fill slots in one sentence."""

    def at(self, slot: Slot, token: int, *, open_ended: bool) -> Iterable[Filler]:
        """What fills a slot beginning at a token, best first; ``open_ended`` where nothing of the phrase says where it stops."""
        ...


def match(phrase: Phrase, tokens: Sequence[Token], fillers: Fillers) -> Iterator[tuple[int, int, dict[str, Filler]]]:
    """Each place where a phrase matches, as first token, token after the last, and what fills the slots.

    At one token a phrase matches once, in its best way: optional things present, gaps short. Time grows with the product of
    elements and tokens, whatever the phrase.
    """
    run = _Run(phrase.elements, tokens, fillers)
    for start in range(len(tokens)):
        found = run.follow(0, start)
        if found is not None:
            yield start, found.end, dict(found.slots())


def stands(words: Words, tokens: Sequence[Token]) -> bool:
    """Tell whether words stand anywhere in a sentence."""
    return any(next(_runs(words, tokens, at), None) is not None for at in range(len(tokens)))


class _Way(NamedTuple):
    """A way on to the end of a phrase: where it ends, the slot filled here, the rest."""

    end: int
    name: str | None
    filler: Filler | None
    rest: _Way | None

    def slots(self) -> Iterator[tuple[str, Filler]]:
        way: _Way | None = self
        while way is not None:
            if way.name is not None and way.filler is not None:
                yield way.name, way.filler
            way = way.rest


class _Run:
    """One phrase over one sentence; what follows from a token is worked out once, whatever came before it."""

    def __init__(self, elements: Sequence[Words | Slot | Gap], tokens: Sequence[Token], fillers: Fillers) -> None:
        self.elements = elements
        self.tokens = tokens
        self.fillers = fillers
        self.known: dict[tuple[int, int], _Way | None] = {}

    def follow(self, index: int, at: int) -> _Way | None:
        """The best way from an element and a token to the end of the phrase."""
        if index == len(self.elements):
            return _Way(at, None, None, None)
        place = (index, at)
        if place not in self.known:
            self.known[place] = next(self._ways(index, at), None)
        return self.known[place]

    def _ways(self, index: int, at: int) -> Iterator[_Way]:
        element = self.elements[index]
        if isinstance(element, Gap):
            yield from self._over_gap(element, index, at)
            return
        for filler in self._fillings(element, index, at):
            rest = self.follow(index + 1, filler.end)
            if rest is not None:
                yield _Way(rest.end, element.name, filler, rest)
        if element.optional:
            rest = self.follow(index + 1, at)
            if rest is not None:
                yield rest

    def _over_gap(self, gap: Gap, index: int, at: int) -> Iterator[_Way]:
        words = 0
        for position in range(at, len(self.tokens) + 1):
            rest = self.follow(index + 1, position)
            if rest is not None:
                yield rest
            if position < len(self.tokens):
                words += self.tokens[position].text[0].isalnum()
            if words > gap.longest:
                return

    def _fillings(self, element: Words | Slot, index: int, at: int) -> Iterator[Filler]:
        if isinstance(element, Words):
            for start in (at, *_past_bracket(self.tokens, at)) if index else (at,):
                yield from _runs(element, self.tokens, start)
            return
        open_ended = index + 1 == len(self.elements) or isinstance(self.elements[index + 1], Gap)
        yield from self.fillers.at(element, at, open_ended=open_ended)
        if at < len(self.tokens) and self.tokens[at].folded in _ARTICLES:
            yield from self.fillers.at(element, at + 1, open_ended=open_ended)


@lru_cache(maxsize=4096)
def _by_first(words: Words) -> tuple[dict[str, tuple[tuple[str, ...], ...]], tuple[tuple[str, ...], ...]]:
    """The runs by their first word, longest first, and those whose first word has any ending."""
    exact: dict[str, list[tuple[str, ...]]] = {}
    starred: list[tuple[str, ...]] = []
    for run in sorted(words.alternatives, key=len, reverse=True):
        if run[0].endswith("*"):
            starred.append(run)
        else:
            exact.setdefault(run[0], []).append(run)
    return {first: tuple(runs) for first, runs in exact.items()}, tuple(starred)


def _runs(words: Words, tokens: Sequence[Token], at: int) -> Iterator[Filler]:
    """The runs of words that stand at a token."""
    if at >= len(tokens):
        return
    exact, starred = _by_first(words)
    first = tokens[at].folded
    bare = first.removesuffix("'s")
    for run in (*exact.get(first, ()), *(exact.get(bare, ()) if bare != first else ()), *starred):
        end: int | None = at
        for number, word in enumerate(run):
            end = _word(word, tokens, end, bracket=number > 0) if end is not None else None
        if end is not None:
            whole = " ".join(run)
            yield Filler(at, end, " ".join(token.folded for token in tokens[at:end]) if "*" in whole else whole)


def _word(word: str, tokens: Sequence[Token], at: int, *, bracket: bool) -> int | None:
    """The token after a word that stands at a token, None where it does not."""
    for position in (at, *_past_bracket(tokens, at)) if bracket else (at,):
        if position >= len(tokens):
            continue
        folded = tokens[position].folded
        same = folded.startswith(word[:-1]) and folded[0].isalnum() if word.endswith("*") else word in (folded, folded.removesuffix("'s"))
        if same:
            after = position + 1
            # "leaders' meeting": a mark that belongs to the word before it
            if after < len(tokens) and tokens[after].folded == "'" and tokens[after].start == tokens[position].end and folded.endswith("s"):
                after += 1
            return after
    return None


def _past_bracket(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Where matching may go on at a bracket around one word: "Cooperation (APEC) summit" holds "APEC summit" and "Cooperation summit"."""
    if at >= len(tokens):
        return
    if tokens[at].text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
        yield at + 1
        if tokens[at + 1].text.isupper():
            yield at + 3
    elif tokens[at].text == ")" and at >= 2 and tokens[at - 2].text == "(":
        yield at + 1


def fills(claim: Claim, kind: SlotType) -> bool:
    """Tell whether a claim is of a slot type; a change is a pair of claims, so none is."""
    if kind is SlotType.FIGURE:
        return claim.kind in FIGURE_KINDS
    if kind in _KINDS:
        return claim.kind is _KINDS[kind]
    return claim.kind is Kind.QUANTITY and claim.dimension == kind.value


class SentenceFillers:
    """The claims, names and noun phrases of one sentence, by the token at which they begin.

    Args:
        text: the document's text.
        tokens, claims, mentions: those of the sentence.
        aliases: by slot, the folded texts that are known names of something; a noun phrase that is one comes first.
        tagged: the tags of the tokens, where they are known already.
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        claims: Sequence[Claim],
        mentions: Sequence[Mention],
        aliases: Mapping[str, Mapping[str, str]] | None = None,
        tagged: Sequence[Tag] | None = None,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.claims = claims
        self.mentions = mentions
        self.aliases = aliases or {}
        self._tagged = tagged
        self._starts = [token.start for token in tokens]
        self._claims = self._by_token(claims)
        self._mentions = self._by_token(mentions)
        self._changes = {kind: _first_token(self.changes(kind)) for kind in _ENDS}

    def at(self, slot: Slot, token: int, *, open_ended: bool) -> Iterable[Filler]:
        """What fills a slot beginning at a token, best first."""
        if slot.type.is_change:
            return self._changes[slot.type].get(token, ())
        if slot.type is SlotType.THING:
            return self._things(token, self.aliases.get(slot.name, {}), longest_first=open_ended)
        if slot.type in _MENTIONED:
            return [
                Filler(token, end, mention.name, mention=mention)
                for mention, end in self._mentions.get(token, ())
                if mention.kind in _MENTIONED[slot.type]
            ]
        return [Filler(token, end, _said(claim), claim) for claim, end in self._claims.get(token, ()) if fills(claim, slot.type)]

    def all_of(self, kind: SlotType) -> list[tuple[int, int, str]]:
        """(start, end, text) of everything in the sentence of a type that claims or names fill, in order, by offsets."""
        if kind in _MENTIONED:
            return [(mention.start, mention.end, mention.name) for mention in self.mentions if mention.kind in _MENTIONED[kind]]
        return [(claim.start, claim.end, _said(claim)) for claim in self.claims if fills(claim, kind)]

    def changes(self, kind: SlotType) -> list[Filler]:
        """Each pair "from X to Y" of a type of change, from its first word through its last."""
        ends = [claim for claim in self.claims if fills(claim, _ENDS[kind])]
        previous = {claim.id: claim for claim in ends if claim.role is FigureRole.PREVIOUS}
        found = []
        for current in ends:
            before = previous.get(current.partner or "")
            if before is None or current.role is not FigureRole.CURRENT:
                continue
            (first, _), (_, last) = sorted([self._span(before.start, before.end), self._span(current.start, current.end)])
            # "from about 57 per cent": the word may stand one further off
            worded = next((at for at in (first - 1, first - 2) if at >= 0 and self.tokens[at].folded in ("from", "to")), first)
            text = squeeze(self.text[self.tokens[worded].start : self.tokens[last - 1].end])
            found.append(Filler(worded, last, text, current, before))
        return found

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets as tokens."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return first, max(first + 1, bisect_left(self._starts, end))

    def _by_token(self, spans: Sequence[_Spanned]) -> dict[int, list[tuple[_Spanned, int]]]:
        """Spans by the token they begin, each with the token after it, the longest first; what begins or ends inside a word is left out."""
        found: dict[int, list[tuple[_Spanned, int]]] = {}
        for span in sorted(spans, key=lambda span: -span.end):
            first, after = self._span(span.start, span.end)
            rest = self.text[span.end : self.tokens[after - 1].end]
            if self._starts[first] == span.start and fold(rest) in ("", "'s", "'"):
                found.setdefault(first, []).append((span, after))
        return found

    def _things(self, token: int, aliases: Mapping[str, str], *, longest_first: bool) -> list[Filler]:
        """Short noun phrases that begin at a token; they stop at verbs and figures, and may hold "from China"."""
        begin = self.tokens[token].start if token < len(self.tokens) else 0
        things = [Filler(token, end, squeeze(self.text[begin : self.tokens[end - 1].end])) for end in self._thing_ends(token)]
        things.sort(key=lambda thing: (fold(thing.text) not in aliases, -thing.end if longest_first else thing.end))
        return things

    def _thing_ends(self, token: int) -> Iterator[int]:
        found = self._tags
        linked = True  # a link has to be followed by a name or noun phrase, and nothing begins with one
        for at in range(token, min(token + _LONGEST_THING, len(self.tokens))):
            if at in self._claims:
                return
            if self.tokens[at].folded in _LINKS:
                if linked or self._figure_follows(at):
                    return
                linked = True
            elif found[at] in (Tag.NOUN, Tag.NAME):
                linked = False
                yield at + 1
            elif found[at] not in (Tag.ADJECTIVE, Tag.NUMBER):
                return

    @cached_property
    def _tags(self) -> Sequence[Tag]:
        return tags(self.tokens) if self._tagged is None else self._tagged

    def _figure_follows(self, at: int) -> bool:
        """Tell whether a figure begins within two words: "from about 57 per cent" belongs to a change, "from China" to the thing."""
        return at + 1 in self._claims or at + 2 in self._claims


def _first_token(fillers: Iterable[Filler]) -> dict[int, list[Filler]]:
    found: dict[int, list[Filler]] = {}
    for filler in fillers:
        found.setdefault(filler.start, []).append(filler)
    return found


def _said(claim: Claim) -> str:
    """A claim as a slot says it: a date, role or quote by its value, a figure as it stands."""
    return claim.value if isinstance(claim.value, str) else squeeze(claim.text)
