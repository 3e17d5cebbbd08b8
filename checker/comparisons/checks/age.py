"""An age against a birth date, at death or when the text was written: "John Roe (1934-2019), who died aged 90"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, after, before, between
from checker.model import Claim, Comparator, Computed, Kind, Verdict
from checker.text.calendar import Days, days
from checker.text.folding import fold, squeeze
from checker.text.lookup import table, word_set

OLDEST = 115
YOUNGEST = 15
"""Years between the ends of what stands in brackets after a name, if it is a life."""

LONGEST_MONTH = 31
"""Days of a birth date that says more than its year."""

NOUNS = 3
"""Words that may say what somebody is between an age and a birth: "a 70-year-old tax lawyer born in 1950"."""

FARTHEST = 200
"""Characters before an age in which somebody may be said to have died, or to be kin of somebody else."""

_BORN = re.compile(r"(?:\bborn\b(?:[^,;.\d]{0,40}\b(?:on|in))?|\bb\.)\s*\Z")
_DIED = re.compile(r"\b(?:died|dies|passed away)\b(?:[^,;.]{0,40}\b(?:on|in))?\s*\Z")
_DYING = re.compile(r"\b(?:died|dies|die|passed away)\b(?P<gap>[^;]{0,80}?)\Z")
_DIES = re.compile(r"(?:\b[Hh]e|\b[Ss]he|\b[Ww]ho|[A-Z][\w'-]+)\s+(?:(?:had|has|sadly|later)\s+)?(?:died|dies|passed away)\b[^;]{0,80}\Z")
_AGED = re.compile(r"(?:,|\b(?:aged|age|at|of))\s*\Z")
_LIVED = re.compile(r"\)\s*,?\s*(?:(?:who|he|she|has|had|sadly) )*(?:died|dies|passed away)\b")
_THEN = re.compile(r"\b(?:at|when|while|turned|turns|until|till|by|since|from|before|after|age of|only|then)\b[^,;]{0,14}\Z")
_THEN_BORN = re.compile(
    rf",?(?: (?!and\b)[a-z][\w'-]*){{0,{NOUNS}}},?\s*\(?(?: ?who)?(?: ?(?:is|was))? ?"
    r"(?:born(?: (?:in|at|near) [^,;()\d]{1,30})?(?: (?:on|in))?|b\.)\Z"
)
_THEN_AGED = re.compile(
    r"(?: (?:in|at|near) [^,;()]{1,30})?[,)]?\s*"
    r"(?:(?:the|a|aged)|(?:(?:and|who|and who|he|she) )?is(?: (?:now|currently|today|a|aged))*)?\Z"
)
_IS_NOW = re.compile(r"\bis(?: (?:now|currently|today))*\Z")
_SINCE = re.compile(r"\bsince\s*\Z")
_ENDED = re.compile(r"\s*(?:[.;)]|,(?!\s*\d)|\Z)")
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
    lives: list[_Life] = []
    deaths: list[tuple[Claim, list[Claim]]] = []
    told: set[str] = set()
    for held in text.prose:
        dates = [c for c in held if c.kind is Kind.DATE and isinstance(c.value, str)]
        ages = [c for c in held if _is_age(c) or (_is_bare(c) and any(_is_told_of(c, date) for date in dates))]
        births += [c for c in dates if _is_birth(c)]
        dying = [age for age in ages if _is_at_death(age)]
        deaths += [(age, dates) for age in dying]
        life = _life(dates) if dates else None
        lives += [life] if life is not None and len(life.claims) == 1 and life.death is not None else []
        if life is None or len(ages) != 1:
            continue
        if life.death is not None and dying and (len(life.claims) == 2 or _LIVED.match(_rest(life.claims[0]))):
            told.add(ages[0].id)
            yield _outcome(ages[0], life, life.death, 0.95)
        elif life.death is None and not dying and text.document.published:
            yield _when_written(ages[0], life, dates, days(text.document.published))
    if len(deaths) != 1 or deaths[0][0].id in told:
        return
    if len(births) == 1 and not lives:
        yield _apart(births[0], *deaths[0])
    elif len(lives) == 1 and not births:
        yield _lived(lives[0], deaths[0][0])


def _is_age(claim: Claim) -> bool:
    return claim.kind is Kind.DURATION and claim.property == "age" and claim.unit == "year" and isinstance(claim.value, float)


def _is_bare(claim: Claim) -> bool:
    """Tell whether a number may be an age by itself: "born on 3 May 1950, is 68."."""
    whole = claim.kind is Kind.NUMBER and claim.resolution == 1 and isinstance(claim.value, float) and YOUNGEST <= claim.value <= OLDEST
    return whole and _IS_NOW.search(before(claim).rstrip()) is not None and _ENDED.match(after(claim)) is not None


def _is_told_of(age: Claim, birth: Claim) -> bool:
    """Tell whether an age and a birth are told of one person: "the 68-year-old, born in 1950"; not "beat the 30-year-old champion"."""
    if age.start < birth.start:
        raw = squeeze(age.quote[age.end - age.sentence[0] : birth.start - age.sentence[0]])
        return _THEN_BORN.match(raw if raw[:1] in ",(" else f" {raw}") is not None
    words = between(birth, age)
    return _THEN_AGED.match(words if words[:1] in ",)" else f" {words}") is not None and word_set("kin").isdisjoint(_WORD.findall(words))


def _when_written(age: Claim, life: _Life, dates: Sequence[Claim], written: Days | None) -> Outcome | None:
    """What is told of an age on the day that a text was written, where the text tells of no other time."""
    (birth,) = life.claims
    others = [c for c in dates if c is not birth and not _SINCE.search(before(c))]
    if written is None or others or not _is_told_of(age, birth) or _DYING.search(_ahead(age)) or _is_past(age):
        return None
    return _outcome(age, life, written, 0.85, younger=1 if life.birth.width > LONGEST_MONTH else 0)  # written the year before


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
    if died and ";" in between(*sorted((births[0], died[0]), key=lambda c: c.start)):
        return None  # "The play was born in 1950; its author died in 2020"
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


def _lived(life: _Life, age: Claim) -> Outcome | None:
    """What two sentences tell: "Mary Roe (1950-2020) was a poet. She died at the age of 73."."""
    (span,) = life.claims
    dying = _DIES.search(age.quote[: age.start - age.sentence[0]])
    if life.death is None or span.sentence == age.sentence or _tells_of_kin(age) or dying is None or not _same_person(age, span):
        return None  # "He took over after the founder died"
    return _outcome(age, life, life.death, 0.85)


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


def _outcome(age: Claim, life: _Life, then: Days, confidence: float, *, younger: int = 0) -> Outcome | None:
    least, most = _years(life.birth.last, then.first), _years(life.birth.first, then.last)
    said = float(age.value) if isinstance(age.value, float) else None
    if said is None or age.comparator is not Comparator.EQUAL or least - younger <= said <= most or most > OLDEST or least < 0:
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
        computed=Computed(written, float(least), "year", float(least), float(most), is_span=True),
    )
