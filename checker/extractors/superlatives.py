"""Superlatives: "the most important matter in bilateral relations", "its largest-ever arms package"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import table, word_set
from checker.text.phrases import Tag, chain_right
from checker.text.scan import Scan

_CANDIDATE = re.compile(r"\b(?:most|least|worst|[a-z]+(?:est|most))(?P<ever>[- ]ever)?\b", re.ASCII)
_LINKS = frozenset({"of", "in", "for"})


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("superlatives"))


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Superlatives with what they are of, ``value`` the words; "largest-ever" stands alone, other ones need "the" or an owner."""
    for match in _CANDIDATE.finditer(scan.folded):
        word = re.split(r"[- ]", match.group())[0]
        if word not in ("most", "least") and word not in _words():
            continue
        start, end = (match.start(), match.end()) if match["ever"] else _phrase(scan, match.start(), word)
        if end > start and taken.free(start, end):
            taken.take(start, end)
            value = word if match["ever"] else " ".join(scan.text[start:end].split())
            yield Claim(scan.document.id, start, end, scan.text[start:end], Kind.SUPERLATIVE, value, dimension="superlative")


def _phrase(scan: Scan, start: int, word: str) -> tuple[int, int]:
    """The noun phrase around a superlative, "in"- and "of"-phrases included; an empty stretch where there is none."""
    index = scan.sentence_at(start)
    tokens, found = scan.tokens(index), scan.tags(index)
    at = scan.token_at(index, start)
    if at == len(tokens):
        return start, start
    before = tokens[at - 1].folded if at else ""
    if before != "the" and before not in word_set("owner") and not before.endswith("'s"):
        return start, start
    noun = at + 1
    if word in ("most", "least") and (noun >= len(tokens) or found[noun] not in (Tag.ADJECTIVE, Tag.VERB)):
        return start, start  # "the most people", "at the most"
    while noun < len(tokens) and (found[noun] in (Tag.ADJECTIVE, Tag.ADVERB, Tag.VERB) or tokens[noun].folded == "and"):
        noun += 1
    chain = chain_right(tokens, found, noun, _LINKS)
    begin = tokens[at - 1].start if before == "the" else start
    return (begin, tokens[chain[-1][1] - 1].end) if chain else (start, start)
