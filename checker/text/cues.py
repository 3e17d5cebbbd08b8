"""Where words stand that a fact is told by: offices, events, superlatives, verbs of saying, corrections, all found in one pass."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from checker.text.lookup import column, listed, table, word_set
from checker.text.notices import notice_words
from checker.text.tokens import tokenize

Cues = dict[str, list[int]]
"""Kind of cue (``title``, ``chair``, ``event``, ``superlative``, ``speech``, ``notice``) to where its words begin, in order."""


def cues(folded: str) -> Cues:
    """Where the cue words of each kind begin in a folded text; a title or an event noun of several words, where its first does."""
    automaton, kinds = _vocabulary()
    found: Cues = {kind: [] for kind in _words()}
    for number, start, end in automaton.find_matches_as_indexes(folded):
        inside = (start and folded[start - 1].isalpha()) or (folded[end : end + 1].isalnum() and folded[end - 1] != ".")
        if not inside:
            for kind in kinds[number]:
                found[kind].append(start)
    return found


@cache
def _vocabulary() -> tuple[AhoCorasick, list[tuple[str, ...]]]:
    words = sorted({word for words in _words().values() for word in words})
    kinds = [tuple(kind for kind, held in _words().items() if word in held) for word in words]
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), kinds


@cache
def _words() -> dict[str, frozenset[str]]:
    titles = {form for row in table("roles") for form in (row["title"], *listed(row["aliases"]))}
    return {
        "title": frozenset(tokenize(title)[0].folded for title in titles),
        "chair": frozenset(row["word"] for row in table("venue_verbs") if row["role"] == "chair"),
        "event": frozenset(row["noun"].split()[0] for row in table("events")),
        "superlative": frozenset({*column("superlatives", "word", "word"), *word_set("superlative adverb")}),
        "speech": frozenset({*column("reporting_verbs", "word", "word"), *word_set("attribution")}),
        "notice": notice_words(),
    }
