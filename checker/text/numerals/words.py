"""Numbers in words: "twenty-one", "a hundred and five", "half a million", "two-thirds", "dozens".

An automaton finds the words, the table gives each a role, and a small grammar reads runs of them from the left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from checker.text.lookup import table
from checker.text.numerals.grammar import Reader, Word
from checker.text.numerals.numeral import Numeral, word_behind
from checker.text.numerals.scales import is_scale

_GAPS = {
    " ": "",
    "-": "-",
    " - ": "-",
    "‑": "-",
    " and ": "and",
    " & ": "and",
    "-and-": "and",
    ", ": ",",
    ", and ": "and",
    " and a ": "a",
    " and an ": "a",
    "-and-a-": "a",
    " point ": "point",
    " of a ": "of",
    " a ": "of",
    " of an ": "of",
}
_ALONE = frozenset({"unit", "teen", "ten", "zero"})
"""Words that are a number by themselves, where no other number word is near."""
_AFTER_ARTICLE = frozenset({"scale", "hundred", "dozen", "fraction"})
"""Words that begin a number only behind "a"."""
_ARTICLE_ENDINGS = frozenset(("a ", "n ", "a\n", "n\n"))
_SIGN_ENDINGS = frozenset(("us", "ve"))
_new = tuple.__new__
_LONGEST_GAP = 12
_SPACES = re.compile(r"\s+")
_SIGN = re.compile(r"(?<!\w)(?<!plus or )(?:minus|negative) \Z")


@cache
def _vocabulary() -> tuple[AhoCorasick, list[tuple[Fraction, str, float]]]:
    words = {row["word"]: (Fraction(row["value"]), row["role"]) for row in table("numbers")}
    for row in table("scales"):
        if row["glue"] == "no" and row["form"].isalpha() and len(row["form"]) > 3 and row["form"].islower():
            role = "scales" if row["form"].endswith("s") else "scale"
            words.setdefault(row["form"], (Fraction(10) ** int(row["exponent"]), role))
    meanings = [(value, role, float(value)) for value, role in words.values()]
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), meanings


def _words(folded: str) -> list[Word]:
    """The number words of a folded text, whole words only."""
    automaton, meanings = _vocabulary()
    found: list[Word] = []
    last = -1
    for index, start, end in automaton.find_matches_as_indexes(folded):
        before, after = folded[start - 1 : start], folded[end : end + 1]
        if before.isalnum() or after.isalnum() or before == "_" or after == "_":
            continue
        gap = None
        if last >= 0 and start - last <= _LONGEST_GAP:
            between = folded[last:start]
            gap = _GAPS.get(between)
            if gap is None and ("\n" in between or "  " in between):
                gap = _GAPS.get(_SPACES.sub(" ", between))
        value, role, number = meanings[index]
        found.append(_new(Word, (start, end, value, role, gap, number)))
        last = end
    return found


def in_words(text: str, folded: str) -> list[Numeral]:
    """Every number in words of a text, in order, none overlapping; ``folded`` is the text folded."""
    words = _words(folded)
    found: list[Numeral] = []
    at = ended = 0
    while at < len(words):
        if not (ended == at and words[at].gap in ("and", "a")) and (lone := _lone(text, folded, words, at)) is not None:
            found.append(lone)
            at += 1
            ended = at
            continue
        if words[at].role in _AFTER_ARTICLE and folded[words[at].start - 2 : words[at].start] not in _ARTICLE_ENDINGS:
            at += 1  # the "million" of "5 million"
            continue
        numeral, used = Reader(text, folded, words, at).read()
        if numeral is not None:
            before = found[-1] if found and ended == at and words[at].gap in ("and", "a") else None
            if numeral.fraction and before is not None and not (before.ordinal or before.fraction or before.vague):
                found[-1] = _with_part(before, numeral)  # "three and one fourth"
            else:
                sign = _SIGN.search(folded, max(0, numeral.start - 9), numeral.start)
                found.append(numeral if sign is None else numeral._replace(start=sign.start(), value=-numeral.value))
        at += max(1, used)
        ended = at
    return found


def _lone(text: str, folded: str, words: Sequence[Word], at: int) -> Numeral | None:
    """What :class:`Reader` gives for a word that is a number by itself, with no other number word or scale near it; None for the rest."""
    word = words[at]
    if word.role == "ordinal" and folded[word.start - 2 : word.start] not in _ARTICLE_ENDINGS:
        return _new(Numeral, (word.start, word.end, word.number, 1.0, True, 0, True, False, False, None))
    if word.role not in _ALONE or (at + 1 < len(words) and words[at + 1].gap is not None):
        return None
    start, end = word.start, word.end
    following = word_behind(text, end)
    if following and is_scale(following):
        return None
    if folded[start - 3 : start - 1] in _SIGN_ENDINGS and _SIGN.search(folded, max(0, start - 9), start):
        return None
    return _new(Numeral, (start, end, word.number, 1.0, True, 0, False, False, False, following))


def _with_part(whole: Numeral, part: Numeral) -> Numeral:
    """A whole number with a part: of its scale, where it ends in one ("3 million and a quarter")."""
    scale = 10.0**whole.power
    return whole._replace(end=part.end, value=whole.value + part.value * scale, resolution=part.resolution * scale, word=None)
