"""Names without a table of names: runs of words that a sentence treats as names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.text.folding import fold
from checker.text.lookup import column, word_set
from checker.text.tagging import Tag
from checker.text.tokens import Token

_LONGEST = 6
_BRACKETS = {"(": ")", "<": ">"}
_TRAILING = frozenset("&.")


def names(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> Iterator[tuple[int, str]]:
    """The names that begin at a token, the longest first: the token after each, and the name without its legal form.

    "Bank of America", "Activision Blizzard" for "Activision Blizzard Inc"; the short form in brackets after it is read over.
    A possessive ends a name, and what only says what kind of body it is ("the Company") is none, nor is a day.
    """
    if at >= len(tokens) or not (tags[at] is Tag.NAME or _opens_as_name(tokens, tags, at)):
        return
    ends = []
    for end in range(at, min(at + _LONGEST, len(tokens))):
        if tags[end] is Tag.NAME or end == at:
            ends.append(end + 1)
            if tokens[end].folded.endswith("'s"):
                break
        elif tokens[end].folded not in _inside():
            break
    for end in reversed(ends):
        said = [token.text for token in tokens[at:end]]
        said[-1] = re.sub("['’]s$", "", said[-1])
        said = without_legal_form(said)
        if all(fold(word) in column("bodies", "word", "word") or fold(word) in column("calendar", "word", "word") for word in said):
            continue  # "the Company", "Tuesday"
        if end + 2 < len(tokens) and _BRACKETS.get(tokens[end].text) == tokens[end + 2].text:
            yield end + 3, " ".join(said)
        if end < len(tokens) and tokens[end].text in ("'", "’") and tokens[end].start == tokens[end - 1].end:
            yield end + 1, " ".join(said)  # "Siemens' profit"
        yield end, " ".join(said)


def _opens_as_name(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> bool:
    """Tell whether a sentence opens with a word that is a verb elsewhere and here does what another verb says: "Mars agreed to buy"."""
    if at or tags[at] is not Tag.VERB or not tokens[at].text[0].isupper():
        return False
    return tokens[at].folded.endswith("'s") or (len(tags) > 1 and tags[1] in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL))


@cache
def _inside() -> frozenset[str]:
    """Small words inside a name: "Bank of America", "Ursula von der Leyen"."""
    return word_set("inside a person's name") | {"of"}


def without_legal_form(said: Sequence[str]) -> list[str]:
    """The words of a name without the legal form at its end: "Activision Blizzard" for "Activision Blizzard Inc."."""
    kept = list(said)
    while len(kept) > 1 and fold(kept[-1]) in _TRAILING | word_set("legal form"):
        kept.pop()
    return kept
