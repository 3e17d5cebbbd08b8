"""Where a phrase matches in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from checker.engine.fillers import Filler
from checker.model import Gap, Phrase, Slot, Words
from checker.text.tokens import Token

_ARTICLES = frozenset({"the", "a", "an"})
_QUOTATION = frozenset({'"', "'"})


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
    for start in run.starts():
        found = run.follow(0, start)
        if found is not None:
            yield start, found.end, dict(found.slots())


def stands(words: Words, tokens: Sequence[Token]) -> bool:
    """Tell whether words stand anywhere in a sentence."""
    return any(next(runs(words, tokens, at), None) is not None for at in _beginnings(words, tokens))


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
        self._said: dict[int, dict[int, list[Filler]]] = {}

    def starts(self) -> Sequence[int]:
        """The tokens at which the phrase may begin: after it come the words that it cannot do without, in their order."""
        latest = len(self.tokens)
        for index in range(len(self.elements) - 1, -1, -1):
            element = self.elements[index]
            if isinstance(element, Words) and not element.optional:
                before = [at for at in self._words(index, element) if at < latest]
                if not before or index == 0:
                    return before
                latest = before[-1]
        return range(min(latest + 1, len(self.tokens)))

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
            for start in (at, *_past_mark(self.tokens, at)) if index else (at,):
                yield from self._words(index, element).get(start, ())
            return
        open_ended = index + 1 == len(self.elements) or isinstance(self.elements[index + 1], Gap)
        yield from self.fillers.at(element, at, open_ended=open_ended)
        begin = at
        for passed in (_ARTICLES, _QUOTATION):  # "the dollar", "the "Long Stop Date""
            if begin < len(self.tokens) and self.tokens[begin].folded in passed:
                begin += 1
                yield from self.fillers.at(element, begin, open_ended=open_ended)

    def _words(self, index: int, words: Words) -> dict[int, list[Filler]]:
        """The runs of an element of the phrase, by the tokens at which they begin, in order."""
        if index not in self._said:
            found = ((at, list(runs(words, self.tokens, at))) for at in _beginnings(words, self.tokens))
            self._said[index] = {at: fillers for at, fillers in found if fillers}
        return self._said[index]


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


def _beginnings(words: Words, tokens: Sequence[Token]) -> Iterable[int]:
    """The tokens at which one of some words may begin."""
    exact, starred = _by_first(words)
    if starred:
        return range(len(tokens))
    return [at for at, token in enumerate(tokens) if token.folded in exact or token.folded.removesuffix("'s") in exact]


def runs(words: Words, tokens: Sequence[Token], at: int) -> Iterator[Filler]:
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
    for position in (at, *_past_mark(tokens, at)) if bracket else (at,):
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


def _past_mark(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Where matching may go on at a mark that is no part of what is said: a quotation mark, a bracket around one word."""
    if at < len(tokens) and tokens[at].folded in _QUOTATION:
        at += 1
        yield at
        if at < len(tokens) and tokens[at].text == ")":
            yield at + 1  # 'the last day (the "Long Stop Date") is'
            return
    if at < len(tokens):
        yield from _past_bracket(tokens, at)


def _past_bracket(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Where matching may go on at a bracket around one word: "Cooperation (APEC) summit" holds "APEC summit" and "Cooperation summit"."""
    if tokens[at].text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
        yield at + 1
        if tokens[at + 1].text.isupper():
            yield at + 3
    elif tokens[at].text == ")" and at >= 2 and tokens[at - 2].text == "(":
        yield at + 1
