"""Who holds which office: "US Secretary of State Marco Rubio", "the U.S. will chair the G20 Summit"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from checker.extractors.holdings import LONGEST_BODY, LONGEST_PERSON, after_verb, former, holding
from checker.extractors.overlaps import Taken
from checker.extractors.titles import after_name, before_capital, longest_titles, title_at
from checker.model import Claim, Kind, Status
from checker.text.events import Event, events, is_headline
from checker.text.lookup import column, table, word_set
from checker.text.names import body_words
from checker.text.phrases import Tag, is_common_word, words
from checker.text.scan import Mention, Scan, Token
from checker.text.tokens import token_at

_MARKS_IN_NAMES = {".", "-"}


@cache
def _chairing() -> frozenset[str]:
    return frozenset(row["word"] for row in table("venue_verbs") if row["role"] == "chair")


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Roles held by named persons; ``value`` is the office, ``entity`` the person, ``place`` the country where the text says it."""
    for index, offsets in _candidates(scan):
        tokens = scan.tokens(index)
        titled = is_headline(tokens)
        named: list[Event] | None = None
        free = 0
        for offset in offsets:
            at = token_at(tokens, offset)
            if at < free or at == len(tokens) or tokens[at].start != offset:
                continue
            title, size = title_at(tokens, at)
            person_stop = _person(tokens, scan.tags(index), at + size, titled=titled) if title else 0
            if title and person_stop and _is_office(tokens, at, at + size, person_stop):
                claim = _role(scan, tokens, scan.tags(index), scan.mentions(index), title, at, at + size, person_stop)
                if taken.free(claim.start, claim.end):
                    taken.take(claim.start, claim.end)
                    yield claim
                free = person_stop
            elif title and not titled and (claimed := holding(scan, tokens, scan.tags(index), title, at, at + size)) is not None:
                if taken.free(claimed.start, claimed.end):
                    taken.take(claimed.start, claimed.end)
                    yield claimed
            elif tokens[at].folded in _chairing():
                named = events(tokens, scan.tags(index)) if named is None else named
                chaired = _chair(scan, tokens, scan.tags(index), scan.mentions(index), named, at)
                if chaired is not None and taken.free(chaired.start, chaired.end):
                    taken.take(chaired.start, chaired.end)
                    yield chaired


def _candidates(scan: Scan) -> list[tuple[int, list[int]]]:
    """The sentences in which somebody may hold an office, each with where a title before a capital, or a verb of chairing, begins."""
    titled, chairing, eventful = scan.cued("title"), scan.cued("chair"), scan.cued("event")
    found = {
        index: [at for at in offsets if before_capital(scan, at) or after_name(scan, at) or after_verb(scan, at)]
        for index, offsets in titled.items()
    }
    for index, offsets in chairing.items():
        if index in eventful:
            found[index] = sorted({*found.get(index, ()), *offsets})
    return sorted((index, offsets) for index, offsets in found.items() if offsets)


def _person(tokens: Sequence[Token], found: Sequence[Tag], at: int, *, titled: bool) -> int:
    """One past the last token of the name that begins at ``at``, 0 where none does."""
    stop, capitals = at, 0
    while stop < len(tokens) and capitals < LONGEST_PERSON:
        token = tokens[stop]
        glued = stop > at and token.text in _MARKS_IN_NAMES and token.start == tokens[stop - 1].end and len(tokens[stop - 1].text) == 1
        capital = (token.text[0].isupper() and not token.text.isupper()) or (token.text.isupper() and len(token.text) == 1)
        particle, _, rest = token.text.partition("-")
        after = rest or (tokens[stop + 1].text if stop + 1 < len(tokens) else "")
        joins = stop > at and after[:1].isupper() and particle in word_set("inside a person's name")  # "de la Ruiz", "al-Rashid"
        if not (glued or capital or joins):
            break
        if capital and is_common_word(token.folded) and (stop == at or titled or not _is_surname(token, found[stop])):
            break
        if stop > at and "\n" in _between(tokens, stop):
            break
        stop += 1
        capitals += capital
    return stop if stop > at and not any(token.folded.removesuffix("'s") in body_words() for token in tokens[at:stop]) else 0


def _is_surname(token: Token, tag: Tag) -> bool:
    """Tell whether a capitalised word that is a common one, too, may end a name: "Chairman William Gray", but "President Ruiz Friday"."""
    return tag is Tag.NAME and token.folded not in column("calendar", "word", "role")


def _is_office(tokens: Sequence[Token], first: int, stop: int, person_stop: int) -> bool:
    """Tell whether a title before a capitalised name is an office: no "lead manager Norland Securities", no "General Dynamics Corp"."""
    if first and tokens[first - 1].folded in word_set("makes no office"):
        return False
    if person_stop < len(tokens) and tokens[person_stop].folded in body_words() and tokens[person_stop].text[0].isupper():
        return False
    if tokens[stop].folded in longest_titles() and stop + 1 < len(tokens) and tokens[stop + 1].text == ".":
        return False  # "Committee chairman Sen. Ruiz": the second title has the name
    ranked = tokens[stop - 1].folded in word_set("rank or firm") and stop - first == 1
    return not (ranked and person_stop - stop == 1 and (not first or tokens[first - 1].text[0].islower()))


def _between(tokens: Sequence[Token], at: int) -> str:
    return "\n" if tokens[at].start - tokens[at - 1].end > 1 else ""


def _role(
    scan: Scan,
    tokens: Sequence[Token],
    found: Sequence[Tag],
    mentions: Sequence[Mention],
    title: str,
    first: int,
    stop: int,
    person_stop: int,
) -> Claim:
    start, least = first, max(0, first - LONGEST_BODY)
    while start > least and found[start - 1] in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE) and tokens[start - 1].text[0].isalpha():
        start -= 1
    not_now = former(tokens, start, first)
    before = bisect_left(mentions, (tokens[first].start,))
    polity = mentions[before - 1] if before and tokens[start].start <= mentions[before - 1].start else None
    if polity is None and start < first:
        possessed = tokens[start].folded.endswith("'s") and first - start == 1
        start = start if possessed else _closest_title_word(tokens, start, first)
    elif polity is not None:
        start = next(at for at in range(start, first) if tokens[at].start >= polity.start or tokens[at].end > polity.start)
    begin, end = tokens[start].start, tokens[person_stop - 1].end
    if tokens[person_stop - 1].folded.endswith("'s"):
        end -= 2
    body_start = next(
        (at for at in range(start, first) if polity is not None and tokens[at].start >= polity.end), first if polity is not None else start
    )
    if body_start == first and polity is None:
        body_start = _body_start(tokens, first)
    body = words(tokens, body_start, first)
    person = scan.text[tokens[stop].start : end]
    return Claim(
        document=scan.document.id,
        start=begin,
        end=end,
        text=scan.text[begin:end],
        kind=Kind.ROLE,
        value=title,
        dimension="role",
        entity=" ".join(person.split()),
        property="role",
        qualifiers=body or None,
        place=polity.name if polity is not None and polity.kind in ("country", "demonym") else None,
        cues=not_now,
    )


def _body_start(tokens: Sequence[Token], first: int) -> int:
    """Where the capitalised words begin that stand right before a title and say of what: "Finance | Secretary", "Norland | Chairman"."""
    start, least = first, max(0, first - LONGEST_BODY)
    while start > least and tokens[start - 1].end + 1 >= tokens[start].start:
        linked = start < first and start > 1 and tokens[start - 1].folded in word_set("inside a body's name")
        if tokens[start - 1].text[0].isupper():
            start -= 1
        elif linked and tokens[start - 2].text[0].isupper():  # "Bank of Norland Governor"
            start -= 2
        else:
            break
    return start if start < first and tokens[start - 1].text != ")" and not is_common_word(tokens[start].folded) else first


def _closest_title_word(tokens: Sequence[Token], start: int, first: int) -> int:
    """Where a role without a country begins: at "former", else at the title itself."""
    return next((at for at in range(start, first) if tokens[at].folded in word_set("former")), first)


def _chair(
    scan: Scan, tokens: Sequence[Token], found: Sequence[Tag], mentions: Sequence[Mention], named: Sequence[Event], verb: int
) -> Claim | None:
    last = bisect_left(mentions, (tokens[verb].start,)) - 1
    subject = mentions[last] if last >= 0 and mentions[last].kind in ("country", "organisation", "place") else None
    first = bisect_right(named, verb, key=attrgetter("first"))
    event = named[first] if first < len(named) and named[first].first <= verb + 3 else None
    if subject is None or event is None:
        return None
    at, stop = token_at(tokens, subject.start), token_at(tokens, subject.end - 1) + 1
    if any(
        found[between] not in (Tag.MODAL, Tag.AUXILIARY, Tag.ADVERB) and tokens[between].folded != "to" for between in range(stop, verb)
    ):
        return None
    start = tokens[at - 1].start if at and tokens[at - 1].folded == "the" else tokens[at].start
    end = tokens[event.stop - 1].end
    ahead = any(token.folded in ("will", "to", "shall") for token in tokens[stop:verb])
    return Claim(
        document=scan.document.id,
        start=start,
        end=end,
        text=scan.text[start:end],
        kind=Kind.ROLE,
        value=f"chair of {event.name}",
        dimension="role",
        entity=subject.name,
        property="role",
        status=Status.PLANNED if ahead else Status.ACTUAL,
    )
