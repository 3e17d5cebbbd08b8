"""Superlatives: "the most important matter in bilateral relations", "its largest-ever arms package"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import table, word_set
from checker.text.phrases import Tag, chain_right, head_left, head_right, words
from checker.text.scan import Scan

_WORD = re.compile(r"(?P<word>\w+)(?P<ever>[- ]ever)?\b")
FARTHEST_DATE = 20
"""Characters from "since" to its date."""
_LINKS = frozenset({"of", "in", "for"})


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Superlatives with what they are of, ``value`` the words; "largest-ever" stands alone, other ones need "the" or an owner.

    ``qualifiers`` says within what it is one: the owner ("the world's largest ..."), the time ("... since 1990", "... in a decade");
    ``place`` the place that bounds it.
    """
    for index, offsets in scan.cued("superlative").items():
        for offset in offsets:
            match = _WORD.match(scan.folded, offset)
            if match is None:
                continue
            word = match["word"]
            start, end = match.span() if match["ever"] else _phrase(scan, index, offset, word)
            if end > start and _is_free(scan, index, taken, start, end):
                taken.take(start, end)
                owner, within = _owner(scan, index, start), _bound(scan, index, end)
                yield Claim(
                    document=scan.document.id,
                    start=start,
                    end=end,
                    text=scan.text[start:end],
                    kind=Kind.SUPERLATIVE,
                    value=word if match["ever"] else " ".join(scan.text[start:end].split()),
                    dimension="superlative",
                    qualifiers=" ".join(filter(None, (owner, within))) or None,
                    place=_place(scan, index, start - len(owner) - 3 if owner else start, end),
                )


def _is_free(scan: Scan, index: int, taken: Taken, start: int, end: int) -> bool:
    """Tell whether no other claim holds a part of it, but for a length in one word: "the biggest one-day drop"."""
    if taken.free(start, end):
        return True
    held = scan.tokens(index)[scan.token_at(index, start) : scan.token_at(index, end - 1) + 1]
    return all("-" in token.text or taken.free(token.start, token.end) for token in held)


def _owner(scan: Scan, index: int, start: int) -> str:
    """Whose superlative it is, empty where it is nobody's: "the world's | largest maker"."""
    tokens = scan.tokens(index)
    at = scan.token_at(index, start)
    if not at or tokens[at].folded == "the" or not tokens[at - 1].folded.endswith("'s"):
        return ""
    phrase = head_left(scan.tags(index), at) or (at - 1, at)
    return words(tokens, *phrase)[:-2]


def _bound(scan: Scan, index: int, end: int) -> str:
    """The time within which it is one, as written: "since March 1978", "in a decade", "on record"; empty where none is said."""
    stop = scan.sentences[index][1]
    match = _within().match(scan.folded, end, stop)
    if match is None:
        return ""
    last = match.end()
    if match["since"]:
        dates = scan.dates_in(last, min(stop, last + FARTHEST_DATE))
        tokens = scan.tokens(index)
        phrase = head_right(scan.tags(index), scan.token_at(index, last))
        last = dates[0].end if dates else tokens[phrase[1] - 1].end if phrase is not None else match.start("since")
    return " ".join(scan.text[match.start("bound") : last].split())


@cache
def _within() -> re.Pattern[str]:
    """What may come after a superlative to bound it in time."""
    units = "|".join(map(re.escape, sorted(_units(), key=len, reverse=True)))
    counted = rf"in\s(?:\w+\s){{0,3}}?[\w-]+\s(?:{units})\b"
    ends = "|".join(re.escape(phrase) for phrase in sorted(word_set("bound of a superlative"), key=len, reverse=True))
    return re.compile(rf",?\s(?P<bound>(?P<since>since\s)|{counted}|this\s(?:{units})\b|(?:{ends})\b)")


@cache
def _units() -> frozenset[str]:
    """The units of time, one and several: "decade", "decades"."""
    words_of = [row["word"] for row in table("calendar") if row["role"] in ("unit", "span")]
    return frozenset(word + ending for word in words_of for ending in ("", "s"))


def _place(scan: Scan, index: int, start: int, end: int) -> str | None:
    """The place that bounds it: "the largest bridge in | Peru", "| Peru's largest bridge"."""
    if not scan.may_name(start, end):
        return None
    named = scan.mentions(index)
    held = named[bisect_left(named, (start,)) : bisect_left(named, (end,))]
    return next((mention.name for mention in held if mention.end <= end and mention.kind in ("place", "country")), None)


def _phrase(scan: Scan, index: int, start: int, word: str) -> tuple[int, int]:
    """The noun phrase around a superlative, "in"- and "of"-phrases included; an empty stretch where there is none."""
    tokens, found = scan.tokens(index), scan.tags(index)
    at = scan.token_at(index, start)
    if at == len(tokens):
        return start, start
    before = tokens[at - 1].folded if at else ""
    if before != "the" and before not in word_set("owner") and not before.endswith("'s"):
        return start, start
    noun = at + 1
    if noun < len(tokens) and tokens[noun].folded in word_set("no matter of degree"):
        return start, start  # "the most recent increase"
    if word in word_set("superlative adverb") and (noun >= len(tokens) or found[noun] not in (Tag.ADJECTIVE, Tag.VERB)):
        return start, start  # "the most people", "at the most"
    while noun < len(tokens) and (found[noun] in (Tag.ADJECTIVE, Tag.ADVERB, Tag.VERB) or tokens[noun].folded == "and"):
        noun += 1
    chain = chain_right(tokens, found, noun, _LINKS)
    if len(chain) > 1 and tokens[chain[-1][1] - 1].folded in _units() and tokens[chain[-2][1]].folded == "in":
        chain.pop()  # "the worst harvest | in a decade": the time bounds it
    begin = tokens[at - 1].start if before == "the" else start
    return (begin, tokens[chain[-1][1] - 1].end) if chain else (start, start)
