"""Numbers in running text, in digits and in words, with scale words folded in exactly."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from checker.text.lookup import table


class Numeral(NamedTuple):
    """One number as written.

    Attributes:
        start, end: where it stands, scale word included ("11.1 billion", "twenty-one").
        value: scale folded in: 11100000000.
        resolution: size of the last written digit: 1e8.
        spelled: True where it is written in words.
        power: power of ten of the scale word or suffix that belongs to it, 0 for none.
        ordinal: True for "15th", "third".
    """

    start: int
    end: int
    value: float
    resolution: float
    spelled: bool = False
    power: int = 0
    ordinal: bool = False


FIRST_POWER = 3
"""The smallest power of ten that raised digits alone tell."""
LONGEST_DIGITS = 40
"""A longer run of digits is an identifier, no figure."""


def _digits(grouping: str, mark: str) -> re.Pattern[str]:
    """Numbers in digits, grouped by one character and with the decimal mark another."""
    return re.compile(
        rf"""
        (?<![\w.,])                              # not inside a word or another number
        (?P<number>
            \d{{1,3}}(?:[{grouping}\u00a0\u202f\u2009'’ ]\d{{3}})+(?![\d]) (?:{mark}\d+)?   # 1,200  1 200  1'200.5
          | \d+ (?:{mark}\d+)?
          | {mark}\d+
        )
        (?: [ -](?P<fraction>\d/\d\d?)(?![\d/]) | (?P<vulgar>[¼½¾⅓⅔⅛⅜⅝⅞]) )?  # 1-1/2  2½
        (?P<ordinal>(?:st|nd|rd|th)\b)?
        """,
        re.VERBOSE,
    )


_POWERS = re.compile(
    r"""(?<![\w.,^])
    (?: (?:(?P<mantissa>\d+(?:\.\d+)?)\s?[×x·∙*]\s?)? 10
        (?:\^(?P<caret>[-−–]?\d{1,2}) | (?P<raised>⁻?[⁰¹²³⁴-⁹]{1,2}))      # 10^6   3 × 10⁻⁶
      | (?P<short>\d(?:\.\d+)?)[eE](?P<exponent>[-+−]\d{1,2}|(?<=\.\d[eE])\d{1,2}|(?<=\d\d[eE])\d{1,2}) # 1.5e6  1E+06
    )(?![\w^])""",
    re.VERBOSE,
)
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")
_DIGITS = {".": _digits(",", r"\."), ",": _digits(".", ",")}
_GROUPING = re.compile("[\u00a0\u202f\u2009'’ ]")
_MINUS = re.compile(r"(?<![^\s\0(])−\Z|(?<=[^\s\d][ (])-\Z|(?<=\w\n)-\Z")  # "of -0.4%"; no "12 -15", no list mark
_CURRENCY_SIGNS = frozenset("$£€¥₹₩")
_VULGAR = {"¼": "0.25", "½": "0.5", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}
_SCALE_WORD = re.compile(r"(?:[ \u00a0-]|\r?\n ?)?([A-Za-z]+)\b")
_WORD_GAP = re.compile(r"\s+and\s+(?:an?\s+)?|\s+|-|-and-(?:a-)?")
_BRACKET = re.compile(r"\s?\(\s?")
_CLOSED = re.compile(r"\s?\)")
_WORD_CHARACTER = re.compile(r"\w")


def numerals(text: str, folded: str, *, decimal: str = ".") -> list[Numeral]:
    """Every number of a text in order, none overlapping.

    Args:
        text: the text.
        folded: the same as :func:`fold` gives it.
        decimal: the decimal mark, "." or ",".
    """
    found = [numeral for match in _DIGITS[decimal].finditer(text) if (numeral := _from_digits(text, match, decimal)) is not None]
    found = _with_powers(text, found)
    starts = [numeral.start for numeral in found]
    for spelled in _spelled(folded):
        at = bisect_left(starts, spelled.start)
        clear = (at == 0 or found[at - 1].end <= spelled.start) and (at == len(found) or spelled.end <= found[at].start)
        if clear:
            found.insert(at, spelled)
            starts.insert(at, spelled.start)
    return _told_twice(text, found)


def _told_twice(text: str, found: list[Numeral]) -> list[Numeral]:
    """The numbers with "forty-five (45)" as one, as contracts write; words and figures that differ stay two."""
    kept: list[Numeral] = []
    for numeral in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.spelled
            and not numeral.spelled
            and (before.value, before.ordinal) == (numeral.value, False)
            and _BRACKET.fullmatch(text, before.end, numeral.start)
            and (closed := _CLOSED.match(text, numeral.end))
        ):
            kept[-1] = numeral._replace(start=before.start, end=closed.end())
        else:
            kept.append(numeral)
    return kept


def _with_powers(text: str, found: list[Numeral]) -> list[Numeral]:
    """The numbers with those that are written as powers of ten in place of their parts: "3 × 10^6"."""
    powers = [numeral for match in _POWERS.finditer(text) if (numeral := _from_power(text, match)) is not None]
    if not powers:
        return found
    ends = [power.end for power in powers]
    kept = []
    for numeral in found:
        at = bisect_right(ends, numeral.start)
        if at == len(powers) or numeral.end <= powers[at].start:
            kept.append(numeral)
    return sorted(kept + powers)


def _from_power(text: str, match: re.Match[str]) -> Numeral | None:
    exponent = int((match["caret"] or match["raised"] or match["exponent"]).translate(_RAISED))
    if match["raised"] and not match["mantissa"] and 0 <= exponent < FIRST_POWER:
        return None  # "10²" may be ten with the mark of a footnote
    digits = match["mantissa"] or match["short"] or "1"
    value, step = Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2]))
    end, power = _scale(text, match.end(), amount=text[match.start() - 1 : match.start()] in _CURRENCY_SIGNS)
    return Numeral(match.start(), end, float(value.scaleb(exponent + power)), float(step.scaleb(exponent + power)), power=power)


def _from_digits(text: str, match: re.Match[str], decimal: str) -> Numeral | None:
    digits = _GROUPING.sub("", match["number"]).replace("." if decimal == "," else ",", "").replace(decimal, ".")
    if len(digits) > LONGEST_DIGITS:
        return None
    value = Decimal(digits)
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    if match["fraction"] or match["vulgar"]:
        above, _, below = (match["fraction"] or _VULGAR[match["vulgar"]]).partition("/")
        if below and not int(below):
            return None
        part = Decimal(above) / Decimal(below or 1)
        value, step = value + part, step * (part if not below else Decimal(1) / Decimal(below))
    if match["ordinal"]:
        return Numeral(match.start(), match.end(), float(value), 1.0, ordinal=True)
    start = match.start()
    amount = text[start - 1 : start] in _CURRENCY_SIGNS
    end, power = _scale(text, match.end(), amount=amount)
    if _MINUS.search(text, max(0, start - 3), start):
        start, value = start - 1, -value
    return Numeral(start, end, float(value.scaleb(power)), float(step.scaleb(power)), power=power)


def _scale(text: str, at: int, *, amount: bool) -> tuple[int, int]:
    """End and power of ten of the scale word that follows, or (at, 0); "100m" is a distance, "$100m" an amount."""
    power, end = 0, at
    while (match := _SCALE_WORD.match(text, end)) is not None:
        row = _scales().get(match[1]) or _scales().get(match[1].lower())
        apart = match.start(1) > end
        if (
            row is None
            or (apart and row["glue"] in ("only", "money"))
            or (row["glue"] == "money" and not amount)
            or (row["case"] == "yes" and row["form"] != match[1])
        ):
            break
        power, end = power + int(row["exponent"]), match.end()
    return end, power


@cache
def _scales() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in table("scales")}


# Words: a run of number words is read by a small grammar over the role that the table gives to each.


class _Word(NamedTuple):
    start: int
    end: int
    value: Decimal
    role: str


@cache
def _vocabulary() -> tuple[AhoCorasick, list[tuple[Decimal, str]]]:
    words: dict[str, tuple[Decimal, str]] = {}
    for row in table("numbers"):
        words[row["word"]] = (Decimal(row["value"]), row["role"])
    for row in table("scales"):
        if row["glue"] == "no" and row["form"].isalpha() and len(row["form"]) > 3 and row["form"].islower():
            words.setdefault(row["form"], (Decimal(10) ** int(row["exponent"]), "scale"))
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), list(words.values())


def _words(folded: str) -> list[_Word]:
    """The number words of a folded text, whole words only."""
    automaton, meanings = _vocabulary()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(folded):
        if (start and _WORD_CHARACTER.match(folded, start - 1)) or _WORD_CHARACTER.match(folded, end):
            continue
        found.append(_Word(start, end, *meanings[index]))
    return found


def _spelled(folded: str) -> list[Numeral]:
    words = _words(folded)
    found: list[Numeral] = []
    at = 0
    while at < len(words):
        numeral, used = _read_words(folded, words, at)
        if numeral is not None:
            found.append(numeral)
        at += max(1, used)
    return found


_SMALL = {"unit", "teen", "ten"}
_DIGIT = {"zero", "unit"}


def _read_words(folded: str, words: list[_Word], at: int) -> tuple[Numeral | None, int]:
    """The number that begins with the word at ``at``, and how many words it took."""
    first = words[at]
    start = first.start
    if first.role == "ordinal":
        return Numeral(start, first.end, float(first.value), 1.0, spelled=True, ordinal=True), 1
    article = re.search(r"\ban? \Z", folded[max(0, start - 3) : start])
    total, current = Decimal(0), first.value
    used, last, places = 1, first, 0
    if first.role in ("scale", "hundred", "dozen"):
        if not article:
            return None, 1  # "millions of people", "the thousand": no number of their own
        start -= len(article.group())
    elif first.role == "fraction":
        if last.value != Decimal("0.5") and not article:
            return None, 1
    elif first.role not in (*_SMALL, "zero"):
        return None, 1
    power = 0
    if first.role == "scale":
        total, current, power = current, Decimal(0), current.adjusted()
    while at + used < len(words):
        word = words[at + used]
        gap = folded[last.end : word.start]
        joined_by_and = "and" in gap
        pointed = gap == " point " and not places and word.role in _DIGIT  # "eleven point one"
        if not pointed and not _WORD_GAP.fullmatch(gap) and not (first.role == "fraction" and gap in (" a ", " of a ")):
            break
        if word.role == "ordinal":
            if last.role == "ten" and word.value < 10 and "-" in gap:  # twenty-first
                return Numeral(start, word.end, float(total + current + word.value), 1.0, spelled=True, ordinal=True), used + 1
            break
        if pointed or (places and gap == " " and word.role in _DIGIT and last.role in _DIGIT):
            places += 1
            current += word.value.scaleb(-places)
        elif (word.role == "unit" and last.role == "ten" and not joined_by_and) or (
            word.role in _SMALL and last.role in ("hundred", "scale") and (joined_by_and or last.role == "scale" or gap == " ")
        ):
            current += word.value
        elif word.role == "hundred" and last.role in _SMALL and not joined_by_and:
            current *= word.value
        elif word.role in ("scale", "dozen") and not joined_by_and and (last.role != "scale" or total):
            total, current = total + (current or 1) * word.value, Decimal(0)
            power = word.value.adjusted() if word.role == "scale" else power
        elif word.role == "fraction" and joined_by_and and last.role in _SMALL:  # two and a half
            current += word.value
        elif word.role == "fraction" and gap == "-" and last.role == "unit":  # two-thirds
            current *= word.value
        else:
            break
        last = word
        used += 1
    step = (last.value if last.role == "scale" else Decimal(1)).scaleb(-places)  # "twenty million" is as fine as "20 million"
    value, end = total + current, last.end
    if not power:  # "fifteen mln"
        end, power = _scale(folded, end, amount=False)
        value, step = value.scaleb(power), step.scaleb(power)
    return Numeral(start, end, float(value), float(step), spelled=True, power=power), used
