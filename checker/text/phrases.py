"""Parts of speech by look-up, and noun phrases: enough to tell what a figure is about, no parser.

The table names the words that are *not* plain nouns; everything else counts as one. Findings behind this: a look-up with
a few context rules finds the head of what a figure describes about as well as a trained tagger on news text.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from checker.text.lookup import lines
from checker.text.tokens import Token


class Tag(StrEnum):
    """What a word does in its sentence."""

    NOUN = "noun"
    NAME = "name"
    ADJECTIVE = "adj"
    ADVERB = "adv"
    VERB = "verb"
    AUXILIARY = "aux"
    MODAL = "modal"
    DETERMINER = "det"
    PREPOSITION = "prep"
    CONJUNCTION = "conj"
    PRONOUN = "pron"
    RELATIVE = "rel"
    NUMBER = "num"
    TIME = "time"
    MARK = "mark"


_RELATIVES = {"which", "that", "who", "whom", "whose"}
_NOMINAL = (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER)
_NOUNLIKE = (Tag.NOUN, Tag.NAME)
_ADJECTIVE_ENDINGS = ("able", "ible", "ful", "less", "ous", "ive", "ical", "ary")


@cache
def _lexicon() -> dict[str, Tag]:
    known = {tag.value: tag for tag in Tag}
    return {word: known.get(tag.partition("-")[0], Tag.NOUN) for word, tag in _rows().items()}


@cache
def _rows() -> dict[str, str]:
    """Word to its tag as the table has it, a verb's with its form: ``verb-past``."""
    header, *rows = lines("lexicon")
    word, tag = header.split(",").index("word"), header.split(",").index("tag")
    return {cells[word]: cells[tag] for row in rows if (cells := row.split(","))}


def _verb_form(word: str) -> str:
    """The form of a verb: base, past, ing or s; empty for what is no verb."""
    tag, _, form = _rows().get(word, "").partition("-")
    return form if tag == "verb" else ""


def _is_verb_in_s(word: str) -> bool:
    """Tell whether a word is a verb's base with "s" or "es" ("slashes"), for verbs whose form in "s" is not in the table."""
    return any(word.endswith(ending) and _verb_form(word.removesuffix(ending)) == "base" for ending in ("es", "s"))


def is_common_word(word: str) -> bool:
    """Tell whether a folded word is in the table of words that are no plain nouns: verbs, adjectives, function words."""
    return word in _lexicon()


def tags(tokens: Sequence[Token]) -> list[Tag]:
    """One tag a token: by the table, by endings, then by what stands around."""
    found = [_alone(token, first=at == 0) for at, token in enumerate(tokens)]
    for at in range(len(tokens)):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(tokens) else None
        word = tokens[at].folded
        if found[at] is Tag.VERB and before in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION):
            # "the call", "a further increase"; but "the rising cost", "of raising the volume"
            if word.endswith("ing"):
                found[at] = Tag.ADJECTIVE if before is not Tag.PREPOSITION and after in _NOMINAL else found[at]
            elif word.endswith("ed"):
                found[at] = Tag.ADJECTIVE if after in _NOMINAL else found[at]
            elif tokens[at - 1].folded != "to":
                found[at] = Tag.NOUN
        elif found[at] is Tag.VERB and before in _NOUNLIKE and after in (Tag.PREPOSITION, Tag.MARK, None) and _verb_form(word) == "base":
            found[at] = Tag.NOUN  # "trade talks", "the price rise in May"
        elif found[at] is Tag.NOUN and word.endswith("s") and before is Tag.NAME and after in (Tag.DETERMINER, Tag.PRONOUN):
            found[at] = Tag.VERB  # "the United States marks its anniversary"
        elif found[at] is Tag.NOUN and before is Tag.NOUN and after in (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN) and _is_verb_in_s(word):
            found[at] = Tag.VERB  # "the deal slashes US tariffs"
        elif (
            found[at] in (Tag.RELATIVE,)
            and before is not None
            and word == "that"
            and after in (Tag.NOUN, Tag.NAME)
            and before is Tag.PREPOSITION
        ):
            found[at] = Tag.DETERMINER
    return found


def _alone(token: Token, *, first: bool) -> Tag:
    text, word = token.text, token.folded
    if not (text[0].isalnum() or text[0] == "_"):
        return Tag.MARK
    if text[0].isdigit():
        return Tag.NUMBER
    if text.isupper() and len(text) > 1:
        return Tag.NAME  # "US" is not "us"
    if word in _RELATIVES:
        return Tag.RELATIVE
    bare = word[:-2] if word.endswith("'s") else word
    known = _lexicon().get(bare)
    if text[0].isupper() and not (first and known is not None):
        return Tag.NAME if known not in (Tag.PREPOSITION, Tag.DETERMINER, Tag.CONJUNCTION, Tag.PRONOUN, Tag.AUXILIARY, Tag.MODAL) else known
    if known is not None:
        return known
    if word.endswith("ly"):
        return Tag.ADVERB
    if word.endswith(("ing", "ed")) and len(word) > 5 and "-" not in word:
        return Tag.VERB
    if word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 5:
        return Tag.ADJECTIVE
    if "-" in word:
        return Tag.ADJECTIVE if not text[0].isupper() else Tag.NAME
    return Tag.NOUN


def head_left(found: Sequence[Tag], at: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before token ``at``: (first token, one past the last), without its determiner."""
    stop = at
    if not stop or found[stop - 1] not in _NOUNLIKE:
        return None
    start = stop - 1
    while start and (found[start - 1] in _NOMINAL):
        start -= 1
    return start, stop


def head_right(found: Sequence[Tag], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token ``at``, past determiners and adverbs, without them."""
    start = at
    while start < len(found) and found[start] in (Tag.DETERMINER, Tag.ADVERB):
        start += 1
    stop = start
    while stop < len(found) and found[stop] in _NOMINAL:
        stop += 1
    while stop > start and found[stop - 1] not in _NOUNLIKE:
        stop -= 1
    return (start, stop) if stop > start else None


def chain_right(tokens: Sequence[Token], found: Sequence[Tag], at: int, links: frozenset[str]) -> list[tuple[int, int]]:
    """The noun phrase at ``at`` and those that hang on it by ``links`` ("tariffs on imports from China"), in order."""
    chain: list[tuple[int, int]] = []
    phrase = head_right(found, at)
    while phrase is not None and len(chain) < 4:
        chain.append(phrase)
        stop = phrase[1]
        if stop >= len(tokens) or tokens[stop].folded not in links:
            break
        phrase = head_right(found, stop + 1)
    return chain


def words(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The text of a run of tokens, as printed, white space between them as one space."""
    pieces: list[str] = []
    for at in range(start, stop):
        if at > start and tokens[at].start > tokens[at - 1].end:
            pieces.append(" ")
        pieces.append(tokens[at].text)
    return "".join(pieces)
