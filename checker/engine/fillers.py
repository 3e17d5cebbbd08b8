"""What may fill the slots of a phrase in one sentence: figures and changes, names, short noun phrases."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from checker.engine.named import Names
from checker.engine.own_units import own_unit
from checker.engine.proper_names import names, without_legal_form
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, OwnUnit, Slot, SlotType
from checker.text.countries import country_name, governments
from checker.text.folding import fold, squeeze
from checker.text.names import Mention
from checker.text.phrases import Tag, tags
from checker.text.tokens import Token

_LINKS = frozenset({"of", "on", "from", "in", "for"})
_LONGEST_THING = 6
_MENTIONED = {
    SlotType.PLACE: frozenset({"place", "country"}),
    SlotType.COUNTRY: frozenset({"country", "demonym", "place"}),  # a place only where it stands for a government
}
_NAMED = (SlotType.PERSON, SlotType.ORGANISATION)
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
_SPELLED = {SlotType.SPELLED_NUMBER: (Kind.NUMBER, Kind.COUNT), SlotType.SPELLED_MONEY: (Kind.MONEY,)}
"""Figures that are written in words: "five thousand dollars"."""
_TWICE = re.compile(r"([^\W\d_](?:[^\W\d_]|[\s,-])*?)\s*\(([\d.,]+)\)")
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


def fills(claim: Claim, kind: SlotType, units: Sequence[OwnUnit] = ()) -> bool:
    """Tell whether a claim is of a slot type, also by way of a unit that a rule defines; a change is a pair of claims, so none is."""
    unit = own_unit(units, claim)
    if unit is not None and kind is not SlotType.FIGURE:
        return unit.dimension == kind.value
    if kind is SlotType.FIGURE:
        return claim.kind in FIGURE_KINDS
    if kind in _SPELLED:
        # "rye nil (410)" is a figure beside another
        return claim.kind in _SPELLED[kind] and claim.value != 0 and not any(character.isdigit() for character in claim.text)
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
        units: units that a rule defines; a figure in one is a figure of what that is made of.
        surnames: gives the folded last words of the names of persons in the document.
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        claims: Sequence[Claim],
        mentions: Sequence[Mention],
        aliases: Mapping[str, Mapping[str, str]] | None = None,
        tagged: Sequence[Tag] | None = None,
        units: Sequence[OwnUnit] = (),
        surnames: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.claims = claims
        self.mentions = mentions
        self.aliases = aliases or {}
        self._tagged = tagged
        self._units = units
        self._surnames = surnames
        self._changes: dict[SlotType, dict[int, list[Filler]]] = {}

    def at(self, slot: Slot, token: int, *, open_ended: bool) -> Iterable[Filler]:
        """What fills a slot beginning at a token, best first."""
        if slot.type.is_change:
            if slot.type not in self._changes:
                self._changes[slot.type] = _first_token(self.changes(slot.type))
            return self._changes[slot.type].get(token, ())
        if slot.type is SlotType.THING:
            return self._things(token, self.aliases.get(slot.name, {}), longest_first=open_ended)
        if slot.type is SlotType.NAME:
            return [Filler(token, end, name) for end, name in names(self.tokens, self._tags, token)]
        if slot.type in _NAMED:
            return self._names_at(slot.type, token)
        if slot.type in _MENTIONED:
            named = ((self._named(mention, slot.type), mention, end) for mention, end in self._mentions.get(token, ()))
            return [Filler(token, end, name, mention=mention) for name, mention, end in named if name is not None]
        found = [Filler(token, end, _said(claim), claim) for claim, end in self._claims.get(token, ()) if self._fills(claim, slot.type)]
        return [*found, *self._said_twice.get((token, slot.type), ())]

    def all_of(self, kind: SlotType) -> list[tuple[int, int, str]]:
        """(start, end, text) of everything in the sentence of a type that claims or names fill, in order, by offsets."""
        if kind in _NAMED:
            return self._every_name(kind)
        if kind in _MENTIONED:
            named = ((mention.start, mention.end, self._named(mention, kind)) for mention in self.mentions)
            return [(start, end, name) for start, end, name in named if name is not None]
        return [(claim.start, claim.end, _said(claim)) for claim in self.claims if self._fills(claim, kind)]

    def _names_at(self, kind: SlotType, token: int) -> list[Filler]:
        """The persons or organisations that begin at a token; one that is known first."""
        if kind is SlotType.PERSON:
            return [Filler(token, each.end, each.name) for each in self._names.persons(token)]
        known = [
            (" ".join(without_legal_form(mention.name.split())), end)
            for mention, end in self._mentions.get(token, ())
            if mention.kind == "organisation"
        ]
        found = [Filler(token, end, name) for name, end in known]
        return [*found, *(Filler(token, each.end, each.name) for each in self._names.organisations(token))]

    def _every_name(self, kind: SlotType) -> list[tuple[int, int, str]]:
        """The persons or organisations of the sentence, the longest names alone; where some are sure to be such, only these."""
        found: list[tuple[Filler, bool]] = []
        known = {" ".join(without_legal_form(mention.name.split())) for mention in self.mentions if mention.kind == "organisation"}
        free = 0
        for token in range(len(self.tokens)):
            filler = next(iter(self._names_at(kind, token)), None) if token >= free else None
            if filler is not None:
                sure = (
                    any(each.sure for each in (self._names.persons if kind is SlotType.PERSON else self._names.organisations)(token))
                    or filler.text in known
                )
                found.append((filler, sure))
                free = filler.end
        chosen = [filler for filler, sure in found if sure] or [filler for filler, _ in found]
        return [(self.tokens[each.start].start, self.tokens[each.end - 1].end, each.text) for each in chosen]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _claims(self) -> dict[int, list[tuple[Claim, int]]]:
        return self._by_token(self.claims)

    @cached_property
    def _mentions(self) -> dict[int, list[tuple[Mention, int]]]:
        return self._by_token(self.mentions)

    @cached_property
    def _names(self) -> Names:
        return Names(self.tokens, self._tags, self.mentions, self._surnames)

    @cached_property
    def _said_twice(self) -> dict[tuple[int, SlotType], list[Filler]]:
        """Both halves of figures that are said twice, by their first token and type: "thirty" and "30" of "thirty (30) days"."""
        found: dict[tuple[int, SlotType], list[Filler]] = {}
        for claim in self.claims:
            twice = _TWICE.match(claim.text) if claim.kind in FIGURE_KINDS else None
            for half, kind in ((1, SlotType.SPELLED_NUMBER), (2, SlotType.NUMBER)) if twice else ():
                start, end = twice.span(half) if twice else (0, 0)
                first, after = self._span(claim.start + start, claim.start + end)
                found[first, kind] = [Filler(first, after, claim.text[start:end], claim)]
        return found

    def changes(self, kind: SlotType) -> list[Filler]:
        """Each pair "from X to Y" of a type of change, from its first word through its last."""
        ends = [claim for claim in self.claims if self._fills(claim, _ENDS[kind])]
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

    def _fills(self, claim: Claim, kind: SlotType) -> bool:
        return fills(claim, kind, self._units)

    def _named(self, mention: Mention, kind: SlotType) -> str | None:
        """The name that a mention fills a slot with, None where it is of another type; "Washington" is the United States as a country."""
        if mention.kind not in _MENTIONED[kind]:
            return None
        if kind is SlotType.COUNTRY and mention.kind == "place":
            return country_name(governments().get(self.text[mention.start : mention.end], ""))
        return mention.name

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
        texts = ((end, squeeze(self.text[begin : self.tokens[end - 1].end])) for end in self._thing_ends(token))
        things = [Filler(token, end, re.sub("['’]s?$", "", text)) for end, text in texts]  # "the dollar's rate" is of the dollar
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
