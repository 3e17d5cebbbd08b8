"""Ordinals with what they number: "15th Five-Year Plan", "250th anniversary", "first call since November"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import word_set
from checker.text.numerals import Numeral
from checker.text.phrases import Tag, is_common_word, words
from checker.text.scan import Scan, Token
from checker.units import lookup_unit


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Ordinals in digits, and those in words after a determiner or in a headline; ``unit`` is what is numbered, or None."""
    for numeral in scan.numerals:
        if not numeral.ordinal or not taken.free(numeral.start, numeral.end):
            continue
        index = scan.sentence_at(numeral.start)
        tokens = scan.tokens(index)
        at = scan.token_at(index, numeral.start)
        begins_name = numeral.spelled and tokens[at].text[0].isupper() and at + 1 < len(tokens) and _begins_name(scan, index, at)
        if begins_name:
            continue
        found = scan.tags(index)
        last = at
        while last + 1 < len(tokens) and tokens[last].end < numeral.end:
            last += 1
        stop = _numbered(tokens, found, last + 1)
        if stop == last + 1:
            if _stands_alone(numeral, tokens, found, at, last + 1):
                taken.take(numeral.start, numeral.end)
                yield _claim(scan, numeral, numeral.end, None)
            continue
        if not taken.free(tokens[stop - 1].start, tokens[stop - 1].end) or (numeral.spelled and not _counts(tokens, found, at, stop)):
            continue
        unit = words(tokens, last + 1, stop)
        end_token = _since(tokens, found, stop)
        end = tokens[end_token - 1].end
        taken.take(numeral.start, numeral.end)
        yield _claim(scan, numeral, end, unit)


def _claim(scan: Scan, numeral: Numeral, end: int, unit: str | None) -> Claim:
    return Claim(
        document=scan.document.id,
        start=numeral.start,
        end=end,
        text=scan.text[numeral.start : end],
        kind=Kind.ORDINAL,
        value=numeral.value,
        unit=unit,
        dimension="ordinal",
        resolution=1.0,
    )


def _stands_alone(numeral: Numeral, tokens: Sequence[Token], found: Sequence[Tag], at: int, after: int) -> bool:
    """Tell whether an ordinal without a noun is one: "the 11th", "finished second", "the first two"; not "first, he said"."""
    if not numeral.spelled or len(tokens) == after - at:
        return True
    before = tokens[at - 1].folded if at else ""
    if after + 1 < len(tokens) and lookup_unit([tokens[after + 1].folded]) is not None:
        return False  # "the first five months" are a time
    if after < len(tokens) and before == "the" and (found[after] is Tag.NUMBER or tokens[after].folded in word_set("numbered pronoun")):
        return True
    return before in word_set("before a rank") or (numeral.value > 2 and before == "the")


_NAME = 2
"""Capitalised words behind an ordinal that make a name of all of them."""


def _is_proper(token: Token) -> bool:
    return token.text[0].isupper() and not token.text.isupper() and not is_common_word(token.folded)


def _begins_name(scan: Scan, sentence: int, at: int) -> bool:
    """Tell whether a capitalised ordinal is the first word of a body's or a place's name: "First Norwood Bank"."""
    tokens = scan.tokens(sentence)
    following = tokens[at + 1 : at + 1 + _NAME]
    if len(following) == _NAME and all(_is_proper(token) for token in following):
        return True  # "First Interstate Bancorp"; not the headline "First Call Since November"
    spots = (tokens[at].start, tokens[at + 1].start)
    return any(mention.start in spots and mention.kind != "demonym" and mention.end > spots[1] for mention in scan.mentions(sentence))


def _numbered(tokens: Sequence[Token], found: Sequence[Tag], at: int) -> int:
    """One past what an ordinal numbers: a run of capitalised words, else up to two adjectives and nouns and no more."""
    stop = at
    if stop < len(tokens) and tokens[stop].text[0].isupper():
        while (
            stop < len(tokens)
            and tokens[stop].text[0].isupper()
            and found[stop] in (Tag.NAME, Tag.NOUN, Tag.ADJECTIVE)
            and tokens[stop].folded != "since"
        ):
            stop += 1
        return stop
    while stop < len(tokens) and stop - at < 3 and found[stop] in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE):
        stop += 1
    while stop > at and found[stop - 1] not in (Tag.NOUN, Tag.NAME):
        stop -= 1
    return stop


def _counts(tokens: Sequence[Token], found: Sequence[Tag], at: int, stop: int) -> bool:
    """Tell whether an ordinal in words numbers something: "first, he said" does not, nor "the first time"."""
    titled = all(
        token.text[0].isupper() or tag in (Tag.PREPOSITION, Tag.DETERMINER)
        for token, tag in zip(tokens[at:stop], found[at:stop], strict=True)
    )
    before = tokens[at - 1].folded if at else ""
    return tokens[stop - 1].folded not in word_set("not numbered") and (
        titled or before in ("the", "a") or before in word_set("owner") or before.endswith("'s")
    )


def _since(tokens: Sequence[Token], found: Sequence[Tag], stop: int) -> int:
    """One past "since November", which bounds what a first is the first of."""
    if stop + 1 < len(tokens) and tokens[stop].folded == "since" and found[stop + 1] in (Tag.NAME, Tag.NUMBER):
        stop += 2
        while stop < len(tokens) and found[stop] is Tag.NUMBER:
            stop += 1
    return stop
