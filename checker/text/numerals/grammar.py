"""The grammar of numbers in words: a run of number words, read from the left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import NamedTuple

from checker.text.numerals.numeral import LARGEST, Numeral, word_behind
from checker.text.numerals.scales import scale_after


class Word(NamedTuple):
    """A number word where it stands.

    Attributes:
        start, end, value, role: its place, and what the table says of it; ``number`` is the value as a float.
        gap: what links it to the word before: "", "-", "and", "a" for "and a", "point", "of", ","; None where nothing does.
    """

    start: int
    end: int
    value: Fraction
    role: str
    gap: str | None
    number: float


_SMALL = frozenset({"unit", "teen", "ten"})
_DIGIT = frozenset({"zero", "unit"})
_OPENING = frozenset({"couple", "vague"})
"""Words that are a number only as its first word: "several hundred", "a couple of days"."""
_SCALES = frozenset({"scale", "scales"})
_ARTICLE = re.compile(r"(?<!\w)(?:an?|per) \Z")
_ENDS_PART = re.compile(r"(?!\w)(?! [a-z])|(?= (?:of|times|as|more|less|higher|lower|larger|smaller|bigger)\b)")
"""What follows "a fifth" where that is a share, and not an ordinal before its noun."""


class Reader:
    """One run of number words, read from the left.

    Attributes:
        total: what is told in scales ("two million"); ``chunk`` what comes after ("three hundred and five"), None before its first word;
            ``joined`` the part of that after the last "and", None without one.
        last: role of the last word taken.
        size: the last scale taken, 1 for none.
        places: digits after "point".
        ten: the value of a last word such as "thirty", or None.
    """

    def __init__(self, text: str, folded: str, words: Sequence[Word], at: int) -> None:
        self.text, self.folded, self.words, self.first, self.at = text, folded, words, at, at
        self.start = words[at].start
        self.total, self.size, self.places, self.last = Fraction(0), Fraction(1), 0, ""
        self.chunk: Fraction | None = None
        self.joined: Fraction | None = None
        self.ten: Fraction | None = None

    def read(self) -> tuple[Numeral | None, int]:
        """The number, or None where the words make none, and how many of them it took."""
        first = self.words[self.at]
        article = _ARTICLE.search(self.folded, max(0, first.start - 4), first.start)
        if article is not None and article.group() == "per ":
            return None, 1
        if first.role == "ordinal":
            return self._ordinal_first(first, article)
        if first.role in _OPENING and not self._opens():
            return None, 1
        if first.role in ("scales", "dozens"):
            return self._plural(first)
        if first.role in ("scale", "hundred", "dozen", "scales"):
            if article is None:
                return None, 1
            self.start = article.start()
            self.chunk = Fraction(1)
        elif first.role in ("half", "quarter"):
            return self._half(first, article)
        elif first.role == "fraction":
            return None, 1
        self._integer()
        return self._ended()

    # Whole numbers

    def _next(self) -> Word | None:
        """The next word, where it is linked to the one before."""
        if self.at >= len(self.words):
            return None
        word = self.words[self.at]
        return word if self.at == self.first or word.gap is not None else None

    def _integer(self) -> None:
        while (word := self._next()) is not None and self._take(word, word.gap if self.at > self.first else ""):
            self.last = word.role
            self.at += 1

    def _take(self, word: Word, gap: str | None) -> bool:
        """Add one word to the number; tell whether it belongs to it."""
        role, value = word.role, word.value
        if gap == "point" or (self.places and gap == "" and role in _DIGIT and self.last in _DIGIT):
            return self._decimal(word, gap)
        if gap not in ("", "-", "and", ","):
            return False
        if role in _SMALL or role == "zero" or role in _OPENING:
            if not self._fits(role, gap):
                return False
            self.chunk = (self.chunk or 0) + value
            if gap == "and" or self.joined is not None:
                self.joined = value if gap == "and" else (self.joined or 0) + value
            self.ten = value if role == "ten" else None
            return True
        if gap in ("and", ","):
            return False
        if role in ("hundred", "dozen", "dozens"):
            if self.chunk is None or self.last not in (*_SMALL, *_OPENING, "hundred", ""):
                return False
            if self.joined is not None:  # "two million and three hundred", "three hundred and two dozens"
                self.joined, self.chunk = self.joined * value, self.chunk + self.joined * (value - 1)
            else:
                self.chunk *= value
            self.size = value if role != "hundred" else self.size
            self.ten = None
            return True
        return role in _SCALES and self._take_scale(value)

    def _take_scale(self, value: Fraction) -> bool:
        if self.chunk is not None:
            self.total, self.size = self.total + self.chunk * value, value
        elif self.last in _SCALES:  # "three lakh crore": the one multiplies the other
            segment = self.total % (self.size * 1000)
            self.total, self.size = self.total + segment * (value - 1), self.size * value
        else:
            return False
        self.chunk = self.joined = self.ten = None
        self.places = 0
        return True

    def _fits(self, role: str, gap: str) -> bool:
        if self.at == self.first:
            return True
        if role in _OPENING or role == "zero" or self.places:
            return False
        if self.last == "ten":
            return role == "unit" and gap in ("", "-")
        if self.last == "hundred":
            return gap != ","
        return self.last in _SCALES and gap != "-"

    def _decimal(self, word: Word, gap: str | None) -> bool:
        """Digits after the point: "point zero five", "point seventy-one"."""
        if word.role not in (*_SMALL, "zero") or (gap == "point" and (self.places or self.chunk is None)):
            return False
        digits = str(word.value)
        follower = self.words[self.at + 1] if self.at + 1 < len(self.words) else None
        if word.role == "ten" and follower is not None and follower.gap in ("-", "") and follower.role == "unit":
            digits = str(word.value + follower.value)
            self.at += 1
        self.places += len(digits)
        self.chunk = (self.chunk or 0) + Fraction(int(digits), 10**self.places)
        return True

    def _value(self) -> Fraction:
        return self.total + (self.chunk or 0)

    # Parts

    def _ended(self) -> tuple[Numeral | None, int]:
        """The number with the part, the ordinal or the printed scale that ends it."""
        if self.at == self.first:
            return None, 1
        vague = self.words[self.first].role == "vague"
        if self.words[self.first].role == "couple" and self.at == self.first + 1:  # "a couple of days"
            return self._numeral(self.words[self.first].end + len(" of"), Fraction(2), Fraction(1))._replace(word=None), 1
        word = self._next()
        if word is not None and not self.places and not vague:
            made = self._with_fraction(word) or self._with_ordinal(word)
            if made is not None:
                return made, self.at - self.first
        last = self.words[self.at - 1]
        step = (self.size if last.role in (*_SCALES, "dozen", "dozens") else Fraction(1)) / 10**self.places
        value, end, power = self._value(), last.end, 0
        if self.size > 12:
            power = len(str(self.size.numerator)) - 1
        else:  # "fifteen mln"
            end, power = scale_after(self.folded, end, amount=False)
            value, step = value * 10**power, step * 10**power
        if last.role == "hundred" and vague:
            step = Fraction(100)
        return self._numeral(end, value, step, power=power, vague=vague), self.at - self.first

    def _numeral(
        self,
        end: int,
        value: Fraction,
        step: Fraction,
        *,
        power: int = 0,
        ordinal: bool = False,
        fraction: bool = False,
        vague: bool = False,
    ) -> Numeral:
        word = None if ordinal or fraction or vague else word_behind(self.text, end)
        amount, size = (float(value), float(step)) if value < LARGEST else (inf, 1.0)  # "trillion", thirty times
        return Numeral(self.start, end, amount, size, True, power, ordinal, fraction, vague, word)  # noqa: FBT003

    def _with_fraction(self, word: Word) -> Numeral | None:
        """ "two-thirds", "three and a half", "two and fifty-four hundredths", "one million and a half", "three twenty-firsts"."""
        below, taken = self._denominator(word)
        if below is None:
            return None
        end = self.words[self.at + taken - 1].end
        if word.gap in ("and", "a"):  # the article is the numerator
            if word.role == "ordinal" and not _ENDS_PART.match(self.folded, end):
                return None
            whole, above = self._value(), Fraction(1)
        elif word.gap in ("", "-"):
            if word.role == "ordinal" and taken == 1 and (self.last != "unit" or 1 not in (self.joined, self._value())):
                return None  # "twenty-first"; but "one fifth", "two million and one fourth"
            above = self.joined if self.joined is not None else self._value()
            whole = self._value() - above
            if above >= below:
                whole, above = Fraction(0), self._value()
            if taken == 1 and self.ten and word.role == "fraction" and above > self.ten and self.joined is None:
                whole, above, below = Fraction(0), above - self.ten, self.ten + below  # "one hundred thirty-fifths"
        else:
            return None
        self.at += taken
        part, size = above / below, self.size
        end, scaled, power = self._scaled(end, part)
        if scaled != part and whole and size == 1:  # "five and a half million"
            scaled += whole * (scaled / part)
            whole = Fraction(0)
        elif scaled == part and whole and size >= 1000:  # "six million and two thirds"
            scaled *= size
        return self._numeral(end, whole + scaled, Fraction(1) / below, power=power, fraction=not whole and not power)

    def _scaled(self, end: int, part: Fraction) -> tuple[int, Fraction, int]:
        """A part of a scale: "three quarters million", "two thirds of a million", "half a dozen"."""
        word = self._next()
        if word is None or word.gap not in ("", "of") or word.role not in ("scale", "dozen", "hundred"):
            return end, part, 0
        self.at += 1
        value, end = word.value, word.end
        power = len(str(value.numerator)) - 1 if word.role == "scale" else 0
        following = self._next()
        if following is not None and following.gap == "" and following.role == "scale":
            value, end, power = value * following.value, following.end, power + len(str(following.value.numerator)) - 1
            self.at += 1
        return end, part * value, power

    def _denominator(self, word: Word) -> tuple[Fraction | None, int]:
        """What a part is a part of, as "fifths" or "twenty-firsts" say, and in how many words."""
        if word.role in ("fraction", "half", "quarter"):
            return 1 / word.value, 1
        if word.role == "ordinal":
            return word.value, 1
        follower = self.words[self.at + 1] if self.at + 1 < len(self.words) else None
        if word.role == "ten" and word.gap in ("", "-", "a") and follower is not None and follower.gap in ("", "-"):
            if follower.role == "fraction" and follower.value != Fraction(1, 2):
                return word.value + (1 / follower.value), 2
            if follower.role == "ordinal" and follower.value < 10 and self._value() == 1:
                return word.value + follower.value, 2
        return None, 0

    def _half(self, first: Word, article: re.Match[str] | None) -> tuple[Numeral | None, int]:
        """ "half a million", "a quarter of", "half the town": a share; none in "second half", "half-year"."""
        if article is not None:
            self.start = article.start()
        self.at += 1
        end, part, power = self._scaled(first.end, first.value)
        if end > first.end:
            return self._numeral(end, part, part, power=power), self.at - self.first
        if first.role == "quarter" and (article is None or not (first.gap == "a" or _ENDS_PART.match(self.folded, end))):
            return None, 1
        return self._numeral(end, first.value, first.value, fraction=True), 1

    # Ordinals, and words that only hint at a number

    def _ordinal_first(self, first: Word, article: re.Match[str] | None) -> tuple[Numeral | None, int]:
        self.at += 1
        if article is not None and first.value > 2 and _ENDS_PART.match(self.folded, first.end):
            self.start = article.start()
            end, part, power = self._scaled(first.end, 1 / first.value)
            return self._numeral(end, part, part, power=power, fraction=not power), self.at - self.first
        return self._numeral(first.end, first.value, Fraction(1), ordinal=True), 1

    def _with_ordinal(self, word: Word) -> Numeral | None:
        """ "twenty-first", "one hundred and fifth", "two hundredth"."""
        if word.role != "ordinal" or word.gap not in ("", "-", "and"):
            return None
        if word.value >= 100:
            if self.last not in (*_SMALL, "hundred"):
                return None
            value = self._value() * word.value
        elif (self.last == "ten" and word.value < 10 and word.gap != "and") or self.last in ("hundred", *_SCALES):
            value = self._value() + word.value
        else:
            return None
        self.at += 1
        return self._numeral(word.end, value, Fraction(1), ordinal=True)

    def _opens(self) -> bool:
        """Tell whether "several", "a few", "a couple of" begin a number: "several hundred", "a couple of days"."""
        first = self.words[self.at]
        article = self.folded[max(0, first.start - 2) : first.start] == "a "
        follower = self.words[self.at + 1] if self.at + 1 < len(self.words) else None
        opens = follower is not None and follower.gap == "" and follower.role in ("hundred", "scale", "dozen")
        if first.role == "couple":
            opens = opens or self.folded.startswith(" of ", first.end)
            opens = opens and not self.folded.endswith(("the ", "this ", "that "), 0, first.start)
        if opens and article:
            self.start = first.start - 2
        return opens

    def _plural(self, first: Word) -> tuple[Numeral | None, int]:
        """ "dozens", "tens of thousands", "hundreds of millions": at least so many."""
        size, end, taken = first.value, first.end, 1
        for word in self.words[self.at + 1 : self.at + 3]:
            if self.folded[end : word.start] != " of " or word.role not in _SCALES:
                break
            size, end, taken = size * word.value, word.end, taken + 1
        if not self.folded.startswith(" of ", end):
            return None, taken
        return self._numeral(end, size, size, power=len(str(size.numerator)) - 1 if size > 12 else 0, vague=True), taken
