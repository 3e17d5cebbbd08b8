"""Parts of speech by look-up, and noun phrases: enough to tell what a figure is about, no parser.

The table names the words that are *not* plain nouns; everything else counts as one. Findings behind this: a look-up with
a few context rules finds the head of what a figure describes about as well as a trained tagger on news text.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

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
_BEFORE_NOMINAL = (Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION)
_AFTER_NOMINAL = (Tag.PREPOSITION, Tag.MARK, None)
_AFTER_VERB = (Tag.DETERMINER, Tag.PRONOUN)
_CLOSED = {Tag.PREPOSITION, Tag.DETERMINER, Tag.CONJUNCTION, Tag.PRONOUN, Tag.AUXILIARY, Tag.MODAL}
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
    if not tokens:
        return []
    alone = [_alone(token.text, token.folded) for token in tokens]
    found = [tag for tag, _ in alone]
    found[0] = _opening(tokens[0], found[0])
    for at in [at for at, (_, depends) in enumerate(alone) if depends]:
        if at:
            found[at] = _in_context(tokens, found, at)
    return found


def tag_alone(text: str, word: str) -> Tag:
    """The tag of a word inside a sentence by itself, whatever stands around it; ``word`` is ``text`` folded."""
    return _alone(text, word)[0]


def _in_context(tokens: Sequence[Token], found: Sequence[Tag], at: int) -> Tag:
    """The tag of a word after another one, by its own and those on both sides."""
    tag, before, after = found[at], found[at - 1], found[at + 1] if at + 1 < len(found) else None
    word = tokens[at].folded
    if tag is Tag.VERB:
        if before in _BEFORE_NOMINAL:  # "the call", "a further increase"; but "the rising cost", "of raising the volume"
            if word.endswith("ing"):
                return Tag.ADJECTIVE if before is not Tag.PREPOSITION and after in _NOMINAL else tag
            if word.endswith("ed"):
                return Tag.ADJECTIVE if after in _NOMINAL else tag
            return tag if tokens[at - 1].folded == "to" else Tag.NOUN
        if before in _NOUNLIKE and after in _AFTER_NOMINAL and _verb_form(word) == "base":
            return Tag.NOUN  # "trade talks", "the price rise in May"
    elif tag is Tag.NOUN:
        if before is Tag.NAME and after in _AFTER_VERB and word.endswith("s"):
            return Tag.VERB  # "the United States marks its anniversary"
        if before is Tag.NOUN and (after is Tag.NAME or after in _AFTER_VERB) and _is_verb_in_s(word):
            return Tag.VERB  # "the deal slashes US tariffs"
    elif tag is Tag.RELATIVE and word == "that" and before is Tag.PREPOSITION and after in _NOUNLIKE:
        return Tag.DETERMINER
    return tag


@lru_cache(maxsize=1 << 16)
def _alone(text: str, word: str) -> tuple[Tag, bool]:
    """The tag of a word inside a sentence by itself, and whether what stands around may give it another."""
    tag = _by_itself(text, word)
    return tag, tag is Tag.VERB or tag is Tag.RELATIVE or (tag is Tag.NOUN and word.endswith("s"))


def _opening(token: Token, tag: Tag) -> Tag:
    """The tag of a sentence's first word, whose capital letter tells nothing where the table knows the word."""
    text, word = token.text, token.folded
    known = _lexicon().get(word.removesuffix("'s"))
    return known if known is not None and text[0].isupper() and not _is_capitals(text) and word not in _RELATIVES else tag


def _is_capitals(text: str) -> bool:
    return text.isupper() and len(text) > 1


def _by_itself(text: str, word: str) -> Tag:
    if not (text[0].isalnum() or text[0] == "_"):
        return Tag.MARK
    if text[0].isdigit():
        return Tag.NUMBER
    if _is_capitals(text):
        return Tag.NAME  # "US" is not "us"
    if word in _RELATIVES:
        return Tag.RELATIVE
    known = _lexicon().get(word.removesuffix("'s"))
    if text[0].isupper():
        return known if known in _CLOSED else Tag.NAME
    if known is not None:
        return known
    if word.endswith("ly"):
        return Tag.ADVERB
    if word.endswith(("ing", "ed")) and len(word) > 5 and "-" not in word:
        return Tag.VERB
    if word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 5:
        return Tag.ADJECTIVE
    return Tag.ADJECTIVE if "-" in word else Tag.NOUN


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
