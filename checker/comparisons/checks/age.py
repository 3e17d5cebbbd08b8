"""An age against a birth date, at death or when the text was written: "John Roe (1934-2019), who died aged 90"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, after, before
from checker.model import Claim, Comparator, Computed, Kind, Verdict
from checker.text.calendar import Days, days
from checker.text.folding import fold, squeeze
from checker.text.lookup import table, word_set

OLDEST = 115
YOUNGEST = 15
"""Years between the ends of what stands in brackets after a name, if it is a life."""

FARTHEST = 200
"""Characters before an age in which somebody may be said to have died, or to be kin of somebody else."""

_BORN = re.compile(r"(?:\bborn\b(?:[^,;.]{0,40}\b(?:on|in))?|\bb\.)\s*\Z")
_DIED = re.compile(r"\b(?:died|dies|passed away)\b(?:[^,;.]{0,40}\b(?:on|in))?\s*\Z")
_DYING = re.compile(r"\b(?:died|dies|die|passed away)\b(?P<gap>[^;]{0,80}?)\Z")
_AGED = re.compile(r"(?:,|\b(?:aged|age|at|of))\s*\Z")
_LIVED = re.compile(r"\)\s*,?\s*(?:(?:who|he|she|has|had|sadly) )*(?:died|dies|passed away)\b")
_THEN = re.compile(r"\b(?:at|when|while|turned|turns|until|till|by|since|from|before|after|age of|only|then)\b[^,;]{0,14}\Z")
_WORD = re.compile(r"[^\W\d_]+")
_SHE = re.compile(r"\W*(?:he|she)\b")


class _Life(NamedTuple):
    """A birth, and a death where it is told."""

    claims: tuple[Claim, ...]
    birth: Days
    death: Days | None


def find(text: Text) -> list[Outcome]:
    """The ages that the birth date told with them rules out."""
    return [found for found in _all(text) if found is not None]


def _all(text: Text) -> Iterator[Outcome | None]:
    births: list[Claim] = []
    deaths: list[tuple[Claim, list[Claim]]] = []
    told: set[str] = set()
    for held in text.prose:
        ages = [c for c in held if c.kind is Kind.DURATION and c.property == "age" and c.unit == "year" and isinstance(c.value, float)]
        dates = [c for c in held if c.kind is Kind.DATE and isinstance(c.value, str)]
        births += [c for c in dates if _is_birth(c)]
        dying = [age for age in ages if _is_at_death(age)]
        deaths += [(age, dates) for age in dying]
        life = _life(dates) if ages and dates else None
        if life is None or len(ages) != 1:
            continue
        if life.death is not None and dying and (len(life.claims) == 2 or _LIVED.match(_rest(life.claims[0]))):
            told.add(ages[0].id)
            yield _outcome(ages[0], life, life.death, 0.95)
        elif life.death is None and not dying and len(dates) == 1 and not _DYING.search(_ahead(ages[0])) and not _is_past(ages[0]):
            written = days(text.document.published) if text.document.published else None
            if written is not None:
                yield _outcome(ages[0], life, written, 0.85)
    if len(births) == 1 and len(deaths) == 1 and deaths[0][0].id not in told:
        yield _apart(births[0], *deaths[0])


def _is_birth(claim: Claim) -> bool:
    return _BORN.search(before(claim, 60)) is not None


def _is_at_death(age: Claim) -> bool:
    """Tell whether a sentence says that somebody died at an age: "died on 3 May 2020 at his home in Leeds, aged 72"."""
    match = _DYING.search(_ahead(age))
    if match is None or (_AGED.search(match["gap"]) is None and not fold(age.text).startswith("age")):
        return False
    known = word_set("beside a death")
    gap = age.quote[age.start - age.sentence[0] - len(match["gap"]) : age.start - age.sentence[0]]
    return all(word[0].isupper() or word in known for word in _WORD.findall(gap))


def _is_past(age: Claim) -> bool:
    return _THEN.search(before(age, 30)) is not None


def _ahead(claim: Claim) -> str:
    return before(claim, FARTHEST)


def _rest(claim: Claim) -> str:
    return fold(claim.quote[claim.end - claim.sentence[0] :])


def _life(dates: Sequence[Claim]) -> _Life | None:
    """The one life whose ends a sentence names; None where there are more dates, or kin may be meant."""
    lives = [c for c in dates if "/" in str(c.value) and before(c, 2).endswith("(") and after(c, 1) == ")"]
    if len(lives) == 1 and not any(_is_birth(c) for c in dates):
        first, _, last = str(lives[0].value).partition("/")
        birth, death = days(first), days(last)
        if birth and death and YOUNGEST * 365 <= death.first - birth.first <= OLDEST * 366:
            return _Life((lives[0],), birth, death)
        return None
    births = [c for c in dates if _is_birth(c)]
    died = [c for c in dates if _DIED.search(before(c, 60))]
    if len(births) != 1 or len(died) > 1 or _tells_of_kin(births[0]):
        return None
    birth, death = days(str(births[0].value)), days(str(died[0].value)) if died else None
    return _Life((births[0], *died), birth, death) if birth is not None else None


def _apart(birth: Claim, age: Claim, dates: Sequence[Claim]) -> Outcome | None:
    """What two sentences of a text about one person tell: "She was born on 4 March 1950. ... She died on 3 May 2020, aged 72."."""
    died = [c for c in dates if _DIED.search(before(c, 60))]
    born, death = days(str(birth.value)), days(str(died[0].value)) if len(died) == 1 else None
    if born is None or death is None or _tells_of_kin(birth) or _tells_of_kin(age) or birth.sentence == age.sentence:
        return None
    if not (_same_person(birth, age) or _same_person(age, birth)):
        return None
    return _outcome(age, _Life((birth, died[0]), born, death), death, 0.85)


def _same_person(named: Claim, other: Claim) -> bool:
    """Tell whether a sentence goes on about the person of another: with "she", or with the same capitalised word."""
    if _SHE.match(fold(named.quote)):
        return True
    first, second = ({word for word in _WORD.findall(c.quote[: c.start - c.sentence[0]]) if word[0].isupper()} for c in (named, other))
    return not {fold(word) for word in first & second} <= _months()


@cache
def _months() -> frozenset[str]:
    return frozenset(row["word"] for row in table("calendar")) | {"the", "he", "she", "mr", "mrs", "ms", "dr"}


def _tells_of_kin(claim: Claim) -> bool:
    return not word_set("kin").isdisjoint(_WORD.findall(_ahead(claim)))


def _years(first: int, last: int) -> int:
    """Whole years from one day to another."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    return end.year - begin.year - ((end.month, end.day) < (begin.month, begin.day))


def _outcome(age: Claim, life: _Life, then: Days, confidence: float) -> Outcome | None:
    least, most = _years(life.birth.last, then.first), _years(life.birth.first, then.last)
    said = float(age.value) if isinstance(age.value, float) else None
    if said is None or age.comparator is not Comparator.EQUAL or least <= said <= most or most > OLDEST or least < 0:
        return None
    written = " to ".join(squeeze(claim.text) for claim in life.claims)
    shown = str(least) if least == most else f"{least} or {most}"
    return Outcome(
        claims=tuple(sorted((age, *life.claims), key=lambda claim: claim.start)),
        verdict=Verdict.CONFLICT,
        confidence=confidence,
        message=f"Born {written}: {shown} years, not {squeeze(age.text)}"
        if len(life.claims) == 1 and life.death is None
        else f"{written} is a life of {shown} years, not {squeeze(age.text)}",
        subject=f"age {squeeze(age.text)}, {written}",
        computed=Computed(written, float(least), "year", float(least), float(most)),
    )
