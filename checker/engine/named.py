"""Which names of a sentence may be those of persons and of organisations: by a title, a body's word, and what is known of the name.

There is no table of persons or of firms. A name that nothing tells apart ("Activision Blizzard", "Angela Merkel") may be either: the
words of the phrase around it decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.engine.proper_names import names
from checker.text.folding import fold
from checker.text.lookup import column, listed, table, word_set
from checker.text.names import Mention, body_words
from checker.text.tagging import Tag
from checker.text.tokens import Token, tokenize

_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST_PERSON = 5
LONGEST_TITLE = 4
"""Tokens in the title that stands before a name."""
_SHORTEST_ACRONYM = 3


class Named(NamedTuple):
    """A name in a sentence.

    Attributes:
        end: the token after it.
        name: without titles and legal forms.
        sure: True where more than its capitals says what it is.
    """

    end: int
    name: str
    sure: bool


class Names:
    """The names of one sentence.

    Args:
        tokens, tags, mentions: those of the sentence.
        surnames: gives the folded last words of whole names of persons in the document; asked of names of one word alone.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        tags: Sequence[Tag],
        mentions: Sequence[Mention],
        surnames: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        self._tokens = tokens
        self._tags = tags
        self._mentions = mentions
        self._surnames = surnames

    def persons(self, at: int) -> Iterator[Named]:
        """The names of persons that begin at a token, with titles before them, the longest first: "President Donald Trump", "Mr. Jones"."""
        if self._is_inside(at) and not self._follows_title(at):
            return
        courtesy = self._past_courtesy(at)
        for end, _ in names(self._tokens, self._tags, courtesy or at):
            first = courtesy or self._past_titles(at, end)
            titled = first > at
            if first >= end or (not titled and self._follows_article(at)):
                continue
            said = self._said(first, end)
            whole = 1 < len(said) <= _LONGEST_PERSON
            if self._may_be_person(first, end, said) and (titled or whole or fold(said[-1]) in self._surnames()):
                yield Named(end, " ".join(said), titled)

    def organisations(self, at: int) -> Iterator[Named]:
        """The names of organisations that begin at a token, the longest first: "Microsoft", "Northern Lights Bank"."""
        if self._is_inside(at) or self._past_courtesy(at) or self._follows_title(at):
            return
        for end, name in names(self._tokens, self._tags, at):
            said = name.split()
            if self._past_titles(at, end) > at or self._is_known(at, end) or _is_of_calendar(said):
                continue
            body = not body_words().isdisjoint(map(fold, self._said(at, end)))
            if body or len(said) > 1 or fold(name) not in self._surnames():
                yield Named(end, name, body)

    def _past_courtesy(self, at: int) -> int:
        """The token after "Mr", "Mrs." at a token; 0 where none stands there."""
        if at >= len(self._tokens) or self._tokens[at].folded.rstrip(".") not in word_set("courtesy title"):
            return 0
        return at + 1 + (self._tokens[at + 1 : at + 2] != [] and self._tokens[at + 1].text == ".")

    def _past_titles(self, at: int, end: int) -> int:
        """The token after the last title of a name: "Finance Minister | Jane Smith"; its first where it has none."""
        words = [token.folded for token in self._tokens[at:end]]
        past = 0
        for first in range(len(words)):
            past = max([past, *(first + len(run) for run in _titles() if tuple(words[first : first + len(run)]) == run)])
        return at + past

    def _follows_title(self, at: int) -> bool:
        """Tell whether a title stands right before a token: "Mr.", "Finance Minister"."""
        words = [token.folded for token in self._tokens[max(0, at - LONGEST_TITLE) : at]]
        if not words:
            return False
        last = words[-2] if words[-1] == "." and len(words) > 1 else words[-1]
        return last.rstrip(".") in word_set("courtesy title") or any(tuple(words[first:]) in _titles() for first in range(len(words)))

    def _is_inside(self, at: int) -> bool:
        """Tell whether a token goes on with a name: "Korea" of "South Korea", "Light" of "Northern Light"."""
        if at == 0 or at >= len(self._tokens):
            return False
        before, start = self._tokens[at - 1], self._tokens[at].start
        if any(mention.start < start < mention.end for mention in self._mentions):
            return True
        return self._tags[at - 1] is self._tags[at] is Tag.NAME and not before.folded.endswith("'s")

    def _follows_article(self, at: int) -> bool:
        return at > 0 and self._tokens[at - 1].folded in _ARTICLES

    def _said(self, first: int, end: int) -> list[str]:
        said = [token.text for token in self._tokens[first:end] if token.text[0].isalnum()]
        return [*said[:-1], said[-1][:-2] if fold(said[-1]).endswith("'s") else said[-1]] if said else []

    def _may_be_person(self, first: int, end: int, said: Sequence[str]) -> bool:
        if not said or any(len(word) >= _SHORTEST_ACRONYM and word.isupper() for word in said):
            return False
        folded = [fold(word) for word in said]
        other = body_words() | word_set("legal form") | {"of"}
        return other.isdisjoint(folded) and not _is_of_calendar(said) and not self._is_known(first, end)

    def _is_known(self, first: int, end: int) -> bool:
        """Tell whether a name is one of a place or a people, or begins with one of these."""
        start, stop = self._tokens[first].start, self._tokens[end - 1].end
        return any(
            mention.start == start and mention.kind in ("place", "country", "demonym") and mention.end >= stop - len("'s")
            for mention in self._mentions
        )


def surnames(sentences: Iterator[tuple[Sequence[Token], Sequence[Tag], Sequence[Mention]]]) -> frozenset[str]:
    """The folded last words of whole names of persons in some sentences: "merkel" of "Angela Merkel"."""
    found = set()
    for tokens, tags, mentions in sentences:
        held = Names(tokens, tags, mentions)
        for at in range(len(tokens)):
            found |= {fold(person.name.split()[-1]) for person in held.persons(at) if " " in person.name or person.sure}
    return frozenset(found)


def _is_of_calendar(said: Sequence[str]) -> bool:
    calendar = column("calendar", "word", "role")
    return all(fold(word) in calendar for word in said)


@cache
def _titles() -> frozenset[tuple[str, ...]]:
    """The folded words of each title of an office."""
    forms = (form for row in table("roles") for form in (row["title"], *listed(row["aliases"])))
    return frozenset(tuple(token.folded for token in tokenize(form)) for form in forms)
