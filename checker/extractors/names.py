"""Numbers that are no figures: names, identifiers, list marks, versions, telephone numbers. They take their place and give no claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.extractors import percents
from checker.extractors.overlaps import Taken
from checker.model import Claim
from checker.text.folding import fold
from checker.text.lookup import column, table, word_set
from checker.text.numerals import Numeral
from checker.text.scan import Scan
from checker.units import currency_words, unit_after, unit_words

_MARKED = (
    ("[", re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,20}\]")),  # [12] a citation
    ("24/7", re.compile(r"24/7(?<![\w.,]....)(?!\w)")),
    ("9/11", re.compile(r"9/11(?<![\w./]....)(?![\w/])")),
    ("http", re.compile(r"http(?<!\w....)s?://\S+")),
    ("www.", re.compile(r"www\.(?<!\w....)\S+")),
    ("10.", re.compile(r"(?<![\w.])10\.\d{4,9}/\S+")),  # a DOI
    ("ISBN", re.compile(r"ISBN(?:-1[03])?:?\s?[\d-]{9,17}[\dXx]?")),
    ("S&P", re.compile(r"S&P \d{3}(?!\d)")),
    (" U.S.", re.compile(r"\d{1,4} U\.S\.(?:C\.(?: ?§+)?)? ?\d{1,5}(?![\d,.]\d)(?:\(\w{1,3}\)){0,4}")),  # 17 U.S.C. § 107, 347 U.S. 483
    (" F.", re.compile(r"\d{1,4} F\.(?:\dd|\dth| ?Supp\.(?: \dd)?)? \d{1,5}")),
    ("H.R.", re.compile(r"H\.R\. ?\d{1,5}")),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w.-]{0,250}")),
)
"""What a text has to hold for a pattern to be tried, and the pattern."""
_TELEPHONE = re.compile(r"(?:\d[\d()]{0,8}(?:[ -][\d()]{2,8}){3,6}|\d{3}-(?:\d{2,3}-)?\d{4})(?![\w-])")
_IN_BRACKETS = re.compile(r"\(\d{3}\)\s?\d{3}-\d{4}(?![\w-])")
_SECTION = re.compile(r"\([a-z]\)|-[A-Z]{1,5}(?![\w-])|\.[A-Z]{2}(?!\w)")
"""What follows the number of a rule, a form or a listed share: "401(k)", "10-K", "0700.HK"."""
_PAIR = re.compile(r"\d{1,3}/\d{1,3}(?![\d/])")
"""Two numbers that are no fraction: "9/11", "120/80"."""
_SERIES = re.compile(r"\d{1,3}[A-Z]?(?![.,]\d|\w|-)")
_LETTERS = re.compile(r"(?<![\w-])(?:[A-Za-z]{0,20}[A-Z]|[A-Z][a-z]{1,20})-\Z")
"""The letters of "COVID-19", "F-16", "Catch-22"."""
_SERIAL = re.compile(r"(?!(?:19|20)\d\d(?!\d))\d{4,12}[A-Z]?(?![.,]\d|\w|-)")
"""The number of "S-81007" and "INV-20431", which is no year."""
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{1,5}-\Z")
_CLAUSE = re.compile(r"\.?[ \t]+[\"“(]?([A-Z][a-z]*)(?![A-Z])")
"""What follows the number of a clause: "4.1 The Customer shall pay"; no "2.5 Million"."""
_CLAUSE_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")
_LONGEST_MARK = 3
_FARTHEST_MARK = 12
_LONGEST_LABEL = 24
_LABEL = re.compile(r"(\w+)(?:\.|['’]s)? \Z")
_IN_LOWER = re.compile(r"(?<![\w’'-])[a-z]+ \Z")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*\.? \Z")


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """No claims: what is taken here is read as a figure by nobody."""
    text = scan.text
    for mark, pattern in _MARKED:
        if mark in text:
            for match in pattern.finditer(text):
                if taken.free(match.start(), match.end()):
                    taken.take(match.start(), match.end())
    upto = 0
    for numeral in scan.numerals:
        if numeral.start < upto:
            continue
        span = _named(scan, numeral)
        if span is not None and taken.free(*span) and not _is_dated(scan, *span):
            taken.take(*span)
            upto = span[1]
    yield from ()


def _named(scan: Scan, numeral: Numeral) -> tuple[int, int] | None:
    """The stretch of a number that is a name, or part of one; None for what may be a figure.

    Most numbers are told to be none by the characters on both sides of them.
    """
    text, start, end = scan.text, numeral.start, numeral.end
    before, after = text[start - 1 : start], text[end : end + 2]
    if numeral.spelled:
        named = not numeral.ordinal and _is_spelled_name(text, start, end)
        return (start, end) if named and not (text[start:end].isupper() and _is_told_in_measure(numeral)) else None
    if after[1:].isdigit() and after[0] in " -" and end - start <= _LONGEST_GROUP and not before.isalnum():
        telephone = _TELEPHONE.match(text, start)
        if telephone is not None:
            return telephone.span()
    if numeral.ordinal:
        return None
    if (before and before in "#§") or (before == " " and text[start - 2 : start - 1] == "§"):
        return start, end
    if before == "(" and after[:1] == ")" and (telephone := _IN_BRACKETS.match(text, start - 1)) is not None:
        return telephone.span()
    if after[:1] in _SECTION_OPENINGS and (section := _SECTION.match(text, end)) is not None and not _is_unit(text, end):
        return start, section.end()
    if (
        after[:1] == "/"
        and not numeral.fraction
        and before != "-"
        and not scan.dates_in(start, start + 1)
        and (pair := _PAIR.match(text, start)) is not None
    ):
        return pair.span()
    if after[:1] == " " and after[1:].isupper() and end - start <= _LONGEST_HOUSE and (street := _street().match(text, end)) is not None:
        return start, street.end()
    if before == "-" and text[start - 2 : start - 1].isalpha():
        letters = _LETTERS.search(text, max(0, start - _LONGEST_LABEL), start)
        series = _SERIES.match(text, start) if letters is not None else None
        if letters is not None and series is not None:
            return letters.start(), series.end()
        capitals = _CAPITALS.search(text, max(0, start - _LONGEST_LABEL), start)
        serial = _SERIAL.match(text, start) if capitals is not None else None
        if capitals is not None and serial is not None and fold(capitals[0][:-1]) not in currency_words():
            return capitals.start(), serial.end()
    if before in _LINE_BEFORE and _is_list_mark(text, start, end, after):
        return start, end + 1
    if before == " " and scan.folded[start - 4 : start - 1].rstrip(".") in _label_endings() and _is_labelled(text, start):
        return None if _is_measured(text, numeral) else (start, _last_labelled(text, start, end))
    return None


def _is_told_in_measure(numeral: Numeral) -> bool:
    """Tell whether a scale or a unit follows a number in words, so that in capitals it is no name: "RATE UP BY THREE PCT"."""
    return numeral.power > 0 or (numeral.word or "").lower() in _measures()


@cache
def _measures() -> frozenset[str]:
    return percents.words() | currency_words() | unit_words()


def _is_measured(text: str, numeral: Numeral) -> bool:
    """Tell whether a number behind a label is a figure all the same: "FIRMS REPORT 3 PCT RISE", "ISSUE 5 million", "Series 2-1/2 ton"."""
    share = (numeral.word or "").lower() in percents.words() or text[numeral.end : numeral.end + 1] == "%"
    return share or numeral.power > 0 or "/" in text[numeral.start : numeral.end]


def _last_labelled(text: str, start: int, end: int) -> int:
    """Where the last of the numbers ends that one label numbers: "pages 12 to 15", "Sections 3, 4 and 7", "page 1 - 2"."""
    label = _word_before(text, start)
    word = label[1].lower() if label is not None else ""
    several = word.endswith("s") and word[:-1] in _labels()
    ranged = _labels().get(word) is False
    further = (_SEVERAL if several else _RANGE if ranged else _JOINED).match(text, end)
    return further.end() if further is not None else end


_JOINED = re.compile(r"(?:[-–]\d{1,4}(?![\w.,]\d|\w|%))?")
_RANGE = re.compile(r"(?:\s?[-–]\s?\d{1,4}(?![\w.,]\d|\w|%))?")
_SEVERAL = re.compile(r"(?:(?:\s?[-–]\s?|,?\s(?:and|or|to|through)\s|,\s)\d{1,4}(?![\w.,]\d|\w|%))*")


_LONGEST_GROUP = 9
_LONGEST_HOUSE = 5
_SECTION_OPENINGS = frozenset("(-.")


def _is_unit(text: str, end: int) -> bool:
    """Tell whether what is joined to a number is a unit: "5-MW"; not "10-K"."""
    return text[end : end + 1] == "-" and unit_after(text, end + 1, glued=False) is not None


@cache
def _street() -> re.Pattern[str]:
    """What follows the number of a house: "Downing Street"."""
    words = "|".join(sorted(word.capitalize() for word in word_set("street")))
    return re.compile(rf"(?: [A-Z][\w.'’-]{{0,20}}){{1,4}}? (?:{words})(?!\w)")


_LINE_BEFORE = frozenset(("", "\n", " ", "\t", "(", "\0"))


def _is_list_mark(text: str, start: int, end: int, after: str) -> bool:
    """Tell whether a number opens its line as the mark of an item ("3.", "(b) 4)") or the number of a clause ("4.1 The ...")."""
    number = text[start:end]
    if number.isdigit():
        if len(number) > _LONGEST_MARK or after[:1] not in (".", ")") or not after[1:].isspace():
            return False
    else:
        clause = _CLAUSE.match(text, end) if _CLAUSE_NUMBER.fullmatch(number) else None
        if clause is None or clause[1].lower() in column("scales", "form", "form"):
            return False
    opening = text[max(0, start - _FARTHEST_MARK) : start].rstrip("(")
    return opening.rstrip(" \t")[-1:] in ("", "\n", "\0") and (len(opening.rstrip(" \t")) > 0 or start <= _FARTHEST_MARK)


def _is_dated(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a date of more than a year stands there: "Oct-2" is no name, the "16." of "16. Nov. 2016" no mark of an item."""
    return any(when.end > start and when.end - when.start > 4 and when.value for when in scan.dates_in(start - 24, end))


@cache
def _labels() -> dict[str, bool]:
    return {row["word"]: row["capital"] == "yes" for row in table("labels")}


@cache
def _label_endings() -> frozenset[str]:
    """The last three letters of the labels, two of one with a full stop, and what comes before shorter ones: most words end otherwise."""
    short = (f"{lead}{label}"[-3:] for label in _labels() for lead in " \n(")
    return frozenset((" of", "\nof", "g's", "s's", *short, *(label[-2:] for label in _labels())))


def _is_labelled(text: str, start: int) -> bool:
    if text.endswith("Group of ", 0, start):
        return True  # "the Group of 77"
    label = _word_before(text, start)
    capital = _labels().get(label[1].lower()) if label is not None else None
    return label is not None and capital is not None and (not capital or label[1][0].isupper())


def _word_before(text: str, start: int) -> re.Match[str] | None:
    """The word right before the space before a number, looked for from the space before that one: from farther off takes longer."""
    return _LABEL.search(text, max(0, start - _LONGEST_LABEL, text.rfind(" ", 0, start - 1) + 1), start)


def _is_spelled_name(text: str, start: int, end: int) -> bool:
    """Tell whether a number in words is part of a name: "one-China", "Air Force One", "the Group of Seven", "owns Six Flags"."""
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return True
    if not text[start].isupper() or text[start - 1 : start] != " ":
        return False
    if text.endswith("Group of ", 0, start):
        return True
    if (
        text[start - 2].islower()
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isupper()
        and _IN_LOWER.search(text, max(0, start - _LONGEST_LABEL), start)
    ):
        return True
    capitalised = _CAPITALISED.search(text, max(0, start - _LONGEST_LABEL), start)
    return capitalised is not None and not text[start - 2 : start].startswith((".", "!", "?"))
