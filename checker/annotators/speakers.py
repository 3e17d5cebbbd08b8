"""Who is made responsible for a claim, and whether it stands inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import itemgetter

from checker.annotators.clauses import Clause, Reading
from checker.annotators.saying import agent_of, cited, is_passive, is_verb, raises, whose_words
from checker.model import Claim, Kind
from checker.text.countries import governments
from checker.text.lookup import column, table, word_set
from checker.text.names import body_words
from checker.text.phrases import head_left, head_right
from checker.text.plurals import singular
from checker.text.tagging import NOUNS, VERBS

_PRONOUNS = {"he": True, "she": True, "they": False, "it": False}
"""Pronoun to whether it stands for one person."""
MOST_REMEMBERED = 4096
"""Speakers of whom it is remembered whether they may be one person."""
LONGEST_RELATIVE = 12
"""Tokens in the longest relative clause between a speaker and the verb."""
LONGEST_ROLE = 36
"""Tokens in the longest naming of who holds an office."""
LONGEST_LABEL = 5
"""Tokens in the longest name before the colon of a quote."""
FARTHEST_SPEAKER = 4
"""Sentences back to where a pronoun, or a quote that goes on, looks for who speaks."""
LEAST_SHARE = 0.6
"""A quote that fills less of its sentence, in which nobody speaks, is a word in quotation marks and goes on from no speaker before."""


@cache
def _verbs() -> frozenset[str]:
    return frozenset(column("reporting_verbs", "word", "word"))


@cache
def _days() -> frozenset[str]:
    """Words of time between a speaker and the verb: "One official today described"."""
    return frozenset(row["word"] for row in table("calendar") if row["role"] in ("day", "weekday"))


class _People:
    """The office holders of a document, by a part of their name and by their office."""

    def __init__(self, titles: Sequence[Claim]) -> None:
        roles = [claim for claim in titles if claim.property == "role" and claim.entity]
        self.by_name: dict[str, str] = {}
        for name in sorted({role.entity or "" for role in roles}, key=lambda name: (len(name), name)):
            for part in (name.split()[0], name.split()[-1]):
                self.by_name[part] = name
        self.by_office = {(role.place, str(role.value).casefold()): role.entity or "" for role in roles if role.place}


def annotate(reading: Reading) -> None:
    """Set ``speaker`` of every claim in a sentence that reports speech, and ``quoted`` of those inside a quote."""
    quotes = _Quotes(reading.by_kind[Kind.QUOTE])
    people = _People(reading.by_kind[Kind.ROLE])
    cued = reading.scan.cued("speech")
    heard = _Heard()
    listened = -1
    for clause in reading.clauses:
        offsets = cued.get(clause.index, ())
        if (offsets and not _PRONOUNS.keys().isdisjoint(clause.words)) or quotes.begin_in(clause):  # then who spoke before may matter
            first = max(listened + 1, clause.index - FARTHEST_SPEAKER)
            for index in (index for index in range(first, clause.index) if index in cued):
                heard.add(_speakers(Clause(reading.scan, index, []), cued[index], people, heard))
        listened = clause.index
        said = _speakers(clause, offsets, people, heard) if offsets else []
        if quotes:
            for claim in clause.claims:
                held = quotes.around(claim)
                claim.quoted = claim.kind is Kind.QUOTE or held is not None
                claim.speaker = _labelled(clause, held or claim, people) or _nearest(said, held or claim, clause)
                if claim.speaker is None and claim.kind is Kind.QUOTE and claim.end - claim.start >= LEAST_SHARE * len(claim.quote):
                    claim.speaker = heard.last
        elif said:
            for claim in clause.claims:
                claim.speaker = _nearest(said, claim, clause)
        if said:
            heard.add(said)


def _labelled(clause: Clause, quote: Claim, people: _People) -> str | None:
    """The name before a colon with which the line of a quote begins: `Ruiz: "We are late."`."""
    colon = clause.at(quote.start) - 1
    if quote.kind is not Kind.QUOTE or not 0 < colon <= LONGEST_LABEL or clause.texts[colon] != ":":
        return None
    named = clause.line[:colon] == "N" * colon and clause.words[colon - 1] not in body_words()
    return _name(clause, (0, colon), people) if named else None


class _Heard:
    """The speakers so far: the last one, the last that may be one person, and the last that is none."""

    def __init__(self) -> None:
        self.last: str | None = None
        self._one: str | None = None
        self._other: str | None = None

    def add(self, said: Sequence[tuple[int, str]]) -> None:
        """Take note of the speakers of a sentence, in order."""
        for _, speaker in said:
            self.last = speaker
            if _is_one_person(speaker):
                self._one = speaker
            else:
                self._other = speaker

    def meant(self, pronoun: str) -> str | None:
        """Whom a pronoun stands for."""
        return self._one if _PRONOUNS[pronoun] else self._other or self.last


@lru_cache(maxsize=MOST_REMEMBERED)
def _is_one_person(speaker: str) -> bool:
    """Tell whether a speaker may be one person, no body, government or group."""
    words = speaker.split()
    several = words[-1].islower() and singular(words[-1]) != words[-1]
    of_body = any(word.casefold().strip(".") in body_words() or (word.isupper() and len(word) > 2) for word in words)
    return not (several or of_body or "and" in words or speaker in governments())


class _Quotes:
    """The quotes of a document, by place."""

    def __init__(self, quotes: Sequence[Claim]) -> None:
        self._quotes = quotes
        self._starts = [quote.start for quote in quotes]
        self._longest = max((quote.end - quote.start for quote in quotes), default=0)

    def __bool__(self) -> bool:
        return bool(self._quotes)

    def begin_in(self, clause: Clause) -> bool:
        """Tell whether a quote is among the claims of a sentence."""
        return bool(self._quotes) and any(claim.kind is Kind.QUOTE for claim in clause.claims)

    def around(self, claim: Claim) -> Claim | None:
        """The first quote that holds a claim, or None."""
        if not self._quotes:
            return None
        first, stop = bisect_left(self._starts, claim.end - self._longest), bisect_left(self._starts, claim.start)
        return next((quote for quote in self._quotes[first:stop] if claim.end < quote.end), None)


def _speakers(clause: Clause, offsets: Sequence[int], people: _People, heard: _Heard) -> list[tuple[int, str]]:
    """(offset of the verb, speaker) for each reporting verb of a sentence, in order; its cue words begin at ``offsets``."""
    found: list[tuple[int, str]] = []
    for offset in offsets:
        at = clause.at(offset)
        if at == len(clause.words) or clause.starts[at] != offset:
            continue
        word = clause.words[at]
        if word in word_set("attribution") and at + 2 < len(clause.words) and clause.words[at + 1] == "to":
            source = cited(clause, at + 2)
            if source is not None:
                found.append((offset, people.by_name.get(clause.texts[source[1] - 1]) or _printed(clause, *source)))
        if word not in _verbs() or not is_verb(clause, at) or raises(clause, at):
            continue
        agent = agent_of(clause, at)
        again = found[-1][1] if found and word.endswith("ing") and clause.texts[at - 1] == "," else None
        if agent is not None or is_passive(clause, at):
            speaker = _name(clause, agent, people)
        else:
            speaker = again or _before(clause, at, people, heard) or _after(clause, at, people)
        if speaker:
            found.append((offset, speaker))
    return found


def _before(clause: Clause, verb: int, people: _People, heard: _Heard) -> str | None:
    at = verb
    while at and (clause.line[at - 1] in "rat" or clause.words[at - 1] in _days()):
        at -= 1
    if at and clause.words[at - 1] in _PRONOUNS:
        return heard.meant(clause.words[at - 1])
    holder = _holder(clause, at) if people.by_name else None
    if holder is not None:
        return holder
    if at and clause.texts[at - 1] == ",":
        if clause.words[verb].endswith("ing"):  # "The President outlined ..., stating that": the sentence's first phrase
            return _name(clause, head_right(clause.line, 0), people)
        at = next((k for k in range(at - 2, -1, -1) if clause.texts[k] == ","), at)  # "Trump, posting on Truth Social, described"
    phrase = head_left(clause.line, at) or head_left(clause.scan.tagged(clause.index), at)  # "One diplomat said" is a count, too
    if phrase is None and at > 1 and clause.line[at - 2 : at] == "dj":
        phrase = (at - 1, at)  # "the general said"
    relative = _relative(clause, phrase[0]) if phrase is not None else None
    return _name(clause, head_left(clause.line, relative) if relative is not None else phrase, people)


def _holder(clause: Clause, at: int) -> str | None:
    """The office holder between whom and a verb stands but what he holds: "Ana Ruiz, president of the growers' league, said"."""
    role = _last_role(clause, at)
    if role is None:
        return None
    between = range(clause.at(role.end), at)
    if len(between) > LONGEST_RELATIVE:
        return None
    closed = any(clause.line[k] in VERBS + "w" or clause.texts[k] in '"”“;.' for k in between)
    apart = any(clause.texts[k] == "," for k in between) and clause.texts[at - 1] != ","  # "a letter to Ms Ruiz, the league said"
    return None if closed or apart else role.entity


def _last_role(clause: Clause, at: int) -> Claim | None:
    """The last holder of an office who is named before a token, and not too far from it."""
    for number in range(bisect_left(clause.spans, (at,)) - 1, -1, -1):
        claim, (first, stop) = clause.claims[number], clause.spans[number]
        if at - first > LONGEST_ROLE + LONGEST_RELATIVE:
            return None
        if claim.kind is Kind.ROLE and claim.property == "role" and claim.entity and stop <= at:
            return claim
    return None


def _relative(clause: Clause, at: int) -> int | None:
    """Where a relative clause begins that ends with the phrase at a token: "An analyst | who wanted anonymity said"."""
    floor = max(-1, at - LONGEST_RELATIVE)
    if clause.line.find("w", floor + 1, at) < 0:
        return None
    for before in range(at - 1, floor, -1):
        if clause.texts[before] in ',;"”“':
            return None
        if clause.line[before] == "w":
            verbs = any(clause.line[k] in VERBS for k in range(before, at))
            return before if verbs and before and clause.line[before - 1] in NOUNS else None
    return None


def _after(clause: Clause, verb: int, people: _People) -> str | None:
    """ "…", said the minister."""
    if not verb or clause.texts[verb - 1] not in ',"”’':
        return None
    line = clause.scan.tagged(clause.index)
    stop = verb + 1 + (verb + 1 < len(line) and clause.words[verb + 1] == "one")
    while stop < len(clause.words) and line[stop] in "nsNjd":
        stop += 1
    return _name(clause, (verb + 1, stop) if stop > verb + 1 else None, people)


def _name(clause: Clause, phrase: tuple[int, int] | None, people: _People) -> str | None:
    if phrase is None:
        return None
    phrase = whose_words(clause, *_whole(clause, *phrase))
    text = _printed(clause, *phrase)
    named = f"the {text}" if phrase[0] and clause.words[phrase[0] - 1] == "the" else text
    if text in governments():
        return named
    office = _office(clause, *phrase, people) if people.by_office else None
    return office or people.by_name.get(clause.texts[phrase[1] - 1]) or named


def _office(clause: Clause, first: int, stop: int, people: _People) -> str | None:
    """Who holds the office of a phrase that begins with a country: "the Chinese president"."""
    start, end = clause.starts[first], clause.ends[stop - 1]
    country = next((m for m in clause.mentions if start <= m.start < end and m.kind in ("demonym", "country")), None)
    if country is None:
        return None
    return people.by_office.get((country.name, clause.scan.text[country.end : end].strip().casefold()))


def _printed(clause: Clause, first: int, stop: int) -> str:
    return " ".join(clause.said(first, stop).split())


def _whole(clause: Clause, first: int, stop: int) -> tuple[int, int]:
    """A name with what stands before its last part: "Ashby | and Vale", "Norland (Europe) | Ltd", "Ashby, Vale | and Co"."""
    texts, line = clause.texts, clause.line
    firm = clause.words[stop - 1] in body_words()
    while first and line[first] == "N":
        before = texts[first - 1]
        if first > 1 and (before in ("and", "&") or (firm and before == ",")) and line[first - 2] == "N":
            first -= 2
        elif firm and before == ")" and first > 3 and texts[first - 3] == "(" and line[first - 4] == "N":
            first -= 4
        elif line[first - 1] == "N":
            first -= 1
        else:
            break
    return first, stop


def _nearest(said: Sequence[tuple[int, str]], claim: Claim, clause: Clause) -> str | None:
    """The speaker of the last verb before a claim, else of the first after it; after a quote that ends with a comma, of that verb."""
    if not said:
        return None
    after = bisect_left(said, claim.start, key=itemgetter(0))
    if claim.kind is Kind.QUOTE and _told_after(clause, claim, said, after):
        return said[after][1]
    return said[max(0, after - 1)][1]


def _told_after(clause: Clause, quote: Claim, said: Sequence[tuple[int, str]], next_said: int) -> bool:
    """Tell whether a quote ends with a comma and the next verb of saying is its own; not in "Ruiz said "no," and pointed out"."""
    text = clause.scan.text
    if "," not in (quote.text[-2:-1], text[quote.end : quote.end + 1]):
        return False
    before = said[next_said - 1][0] if next_said else None
    if next_said == len(said) or (before is not None and " " not in text[before : quote.start].rstrip(" :,")):
        return False
    first = clause.at(quote.end + 1)
    return first < len(clause.words) and clause.line[first] != "c"
