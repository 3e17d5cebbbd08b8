"""Superlatives: "the most important matter in bilateral relations", "its largest-ever arms package"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import word_set
from checker.text.phrases import Tag, chain_right
from checker.text.scan import Scan

_WORD = re.compile(r"(?P<word>\w+)(?P<ever>[- ]ever)?\b")
_LINKS = frozenset({"of", "in", "for"})


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Superlatives with what they are of, ``value`` the words; "largest-ever" stands alone, other ones need "the" or an owner."""
    for index, offsets in scan.cued("superlative").items():
        for offset in offsets:
            match = _WORD.match(scan.folded, offset)
            if match is None:
                continue
            word = match["word"]
            start, end = match.span() if match["ever"] else _phrase(scan, index, offset, word)
            if end > start and taken.free(start, end):
                taken.take(start, end)
                value = word if match["ever"] else " ".join(scan.text[start:end].split())
                yield Claim(scan.document.id, start, end, scan.text[start:end], Kind.SUPERLATIVE, value, dimension="superlative")


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
    if word in word_set("superlative adverb") and (noun >= len(tokens) or found[noun] not in (Tag.ADJECTIVE, Tag.VERB)):
        return start, start  # "the most people", "at the most"
    while noun < len(tokens) and (found[noun] in (Tag.ADJECTIVE, Tag.ADVERB, Tag.VERB) or tokens[noun].folded == "and"):
        noun += 1
    chain = chain_right(tokens, found, noun, _LINKS)
    begin = tokens[at - 1].start if before == "the" else start
    return (begin, tokens[chain[-1][1] - 1].end) if chain else (start, start)
