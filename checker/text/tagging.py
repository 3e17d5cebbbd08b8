"""Parts of speech by look-up, one letter a token: enough to tell what a figure is about, no parser.

The table names the words that are *not* plain nouns; everything else counts as one. Findings behind this: a look-up with
a few context rules finds the head of what a figure describes about as well as a trained tagger on news text. A sentence's
tags are one string, as long as it has tokens, so that the shape of a phrase is a small pattern over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from checker.text.folding import fold
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


TAGS = {
    "n": Tag.NOUN,
    "s": Tag.NOUN,  # one that ends in "s": a plural, or a verb that the table does not know
    "N": Tag.NAME,
    "j": Tag.ADJECTIVE,
    "r": Tag.ADVERB,
    "b": Tag.VERB,  # base, past or participle, form in "ing", form in "s"
    "B": Tag.NOUN,  # noun or verb: only until what stands around has decided
    "v": Tag.VERB,
    "g": Tag.VERB,
    "z": Tag.VERB,
    "a": Tag.AUXILIARY,
    "m": Tag.MODAL,
    "d": Tag.DETERMINER,
    "O": Tag.PREPOSITION,  # "of", "to", "from", those that hang one noun on another ("on", "in", "for"), all others
    "T": Tag.PREPOSITION,
    "F": Tag.PREPOSITION,
    "l": Tag.PREPOSITION,
    "p": Tag.PREPOSITION,
    "c": Tag.CONJUNCTION,
    "o": Tag.PRONOUN,
    "w": Tag.RELATIVE,
    "#": Tag.NUMBER,
    "t": Tag.TIME,
    ".": Tag.MARK,  # other marks stand for themselves, brackets as "(" and ")", "&" as a part of a name, "%" as a number
    ",": Tag.MARK,
    ":": Tag.MARK,
    ";": Tag.MARK,
    "(": Tag.MARK,
    ")": Tag.MARK,
    '"': Tag.MARK,
}
"""What each letter of a line of tags says."""

VERBS, NOMINAL, NOUNS, PREPOSITIONS, MARKS = "bvgz", "nsNj#", "nsN", "OTFlp", '.,:;()"'
_BEFORE_NOMINAL = "dj" + PREPOSITIONS
_NOMINAL_AHEAD = NOMINAL + "B"
_AFTER_NOMINAL = PREPOSITIONS + MARKS

_TABLED = {
    "adj": "j", "adv": "r", "aux": "a", "conj": "c", "det": "d", "modal": "m", "noun": "n", "num": "#", "prep": "p", "pron": "o",
    "rel": "w", "noun-verb": "B", "verb-base": "b", "verb-past": "v", "verb-ing": "g", "verb-s": "z",
}  # fmt: skip
_OF_PREPOSITIONS = {"of": "O", "to": "T", "from": "F"} | dict.fromkeys(("on", "in", "for", "with", "between", "against", "at"), "l")
_OF_MARKS = (
    {mark: mark for mark in ',:;"'}
    | dict.fromkeys("([<", "(")
    | dict.fromkeys(")]>", ")")
    | dict.fromkeys("“”", '"')
    | {"&": "N", "%": "#"}
)
_RELATIVES = {"which", "that", "who", "whom", "whose"}
_CLOSED = "OTFlpdcoam"
_ADJECTIVE_ENDINGS = ("able", "ible", "ful", "less", "ous", "ive", "ical", "ary")
_DEPENDS = re.compile(
    r"""
    [Bbvgzsw] (?:                   # of these letters, which are quickly found,
        (?<= B )
      | (?<= [djOTFlpgv] [bvgz] )   # those after what makes a noun or an adjective of a verb
      | (?<= [nsN\#B] b )
      | (?<= s ) (?= [doN\#T] )      # a plural before what may be an object
      | (?<= [OTFlp] w )
    )
    """,
    re.VERBOSE,
)
"""Tags that what stands around may change, where it may."""

MOST_REMEMBERED = 1 << 17


@cache
def _lexicon() -> dict[str, str]:
    """Word to its letter."""
    header, *rows = lines("lexicon")
    word, tag = header.split(",").index("word"), header.split(",").index("tag")
    return {cells[word]: _OF_PREPOSITIONS.get(cells[word]) or _TABLED[cells[tag]] for row in rows if (cells := row.split(","))}


def is_common_word(word: str) -> bool:
    """Tell whether a folded word is in the table of words that are no plain nouns: verbs, adjectives, function words."""
    return word in _lexicon()


def common_words() -> frozenset[str]:
    """The folded words that :func:`is_common_word` knows."""
    return frozenset(_lexicon())


def is_noun_or_verb(word: str) -> bool:
    """Tell whether a folded word is a noun as often as a verb's base: "cut"."""
    return _lexicon().get(word) == "B"


def is_verb_in_s(word: str) -> bool:
    """Tell whether a word is a verb's base with "s" or "es" ("slashes"), for verbs whose form in "s" is not in the table."""
    known = _lexicon()
    return any(word.endswith(ending) and known.get(word.removesuffix(ending), "") in ("b", "B") for ending in ("es", "s"))


def tags(tokens: Sequence[Token]) -> list[Tag]:
    """One tag a token: by the table, by endings, then by what stands around."""
    return spelt_out(tagged([token.text for token in tokens], [token.folded for token in tokens]))


def tag_alone(text: str) -> Tag:
    """The tag of a word inside a sentence by itself, whatever stands around it."""
    return TAGS[_LETTERS[text]]


def spelt_out(line: str) -> list[Tag]:
    """The tags that a line of letters stands for."""
    return [TAGS[letter] for letter in line]


def tagged(texts: Sequence[str], words: Sequence[str]) -> str:
    """The tags of a sentence's tokens as one string, a letter of :data:`TAGS` a token.

    Args:
        texts, words: the tokens as printed, and folded.
    """
    if not texts:
        return ""
    line = "".join(map(_LETTERS.__getitem__, texts))
    opening = _OPENINGS[texts[0]]
    if opening != line[0]:
        line = opening + line[1:]
    changed: list[str] | None = None
    for match in _DEPENDS.finditer(line, 1):
        at = match.start()
        found = changed if changed is not None else line
        letter = _in_context(words, found, at)
        if letter != line[at]:
            changed = changed if changed is not None else list(line)
            changed[at] = letter
    line = line if changed is None else "".join(changed)
    return line.replace("dja", "dna").replace("djm", "dnm")  # "the dead were"


def _in_context(words: Sequence[str], found: Sequence[str], at: int) -> str:
    """The letter of a word after another one, by its own and those on both sides."""
    letter, before, after = found[at], found[at - 1], found[at + 1] if at + 1 < len(found) else "."
    if letter == "B":
        return "b" if _is_used_as_verb(before, after) else "n"
    if letter == "s":
        if before == "N" and after in "do":
            return "z"  # "the United States marks its anniversary"
        may_be = (before in "ns" and after in "doN#T") or (before in "),wNo" and after in "dNo#T") or (before == "r" and after == "#")
        if may_be and is_verb_in_s(words[at]):
            return "z"  # "the deal slashes US tariffs", "the bridge, which cost more, carries 900 cars"
    elif letter == "w":
        if before in PREPOSITIONS and after in "nsN" and words[at] == "that":
            return "d"
    elif before in _BEFORE_NOMINAL:  # "the call", "a further increase"; but "the rising cost", "of raising the volume"
        word = words[at]
        if word.endswith("ing"):
            return "j" if before in "dj" and after in _NOMINAL_AHEAD else letter
        if word.endswith("ed"):
            return "j" if after in _NOMINAL_AHEAD else letter
        return letter if before == "T" else "s" if word.endswith("s") else "n"
    elif letter == "b" and before == "#" and after in "nsNjB":
        return "n"  # "a 15% pay cut"
    elif letter == "b" and before in NOUNS and after in _AFTER_NOMINAL:
        return letter if before == "s" and after == "T" else "n"  # "trade talks", "the price rise in May"; but "firms agree to pay"
    return letter


def _is_used_as_verb(before: str, after: str) -> bool:
    """Tell what a word is that is a noun as often as a verb's base: "would cut", "Egypt cut its target", "exports fall to"."""
    return (
        before in "maoT"
        or (before in NOUNS and after in "do")
        or (before in "sN" and after == "#")
        or (before == "#" and after in "do")
        or (before == "s" and after in "TFp")
        or (before in ",cwr)" and after in "d#")
    )


class _Openings(dict[str, str]):
    """Word as printed to its letter as a sentence's first, whose capital tells nothing where the table knows the word."""

    def __missing__(self, text: str) -> str:
        letter, word = _LETTERS[text], fold(text)
        if text[0].isupper() and not _is_capitals(text) and word not in _RELATIVES:
            letter = _lexicon().get(word.removesuffix("'s"), letter)
        letter = "n" if letter == "B" else letter
        if len(self) < MOST_REMEMBERED:
            self[text] = letter
        return letter


def _is_capitals(text: str) -> bool:
    return text.isupper() and len(text) > 1


class _Letters(dict[str, str]):
    """Word as printed to its letter inside a sentence by itself, worked out when first asked for."""

    def __missing__(self, text: str) -> str:
        letter = _by_itself(text, fold(text))
        if len(self) < MOST_REMEMBERED:
            self[text] = letter
        return letter


_LETTERS = _Letters()
_OPENINGS = _Openings()


def _by_itself(text: str, word: str) -> str:
    if not (text[0].isalnum() or text[0] == "_"):
        return _OF_MARKS.get(text, ".")
    if text[0].isdigit():
        return "#"
    if _is_capitals(text):
        return "N"  # "US" is not "us"
    if word in _RELATIVES:
        return "w"
    known = _lexicon().get(word.removesuffix("'s"))
    if text[0].isupper():
        return known if known is not None and known in _CLOSED else "N"
    if known is not None:
        return "s" if known == "n" and word.endswith("s") else known
    if word.endswith("ly"):
        return "r"
    if word.endswith(("ing", "ed")) and len(word) > 5 and "-" not in word:
        return "g" if word.endswith("ing") else "v"
    if word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 5:
        return "j"
    if "-" in word:
        return "j"
    return "s" if word.endswith("s") else "n"
