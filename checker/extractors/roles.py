"""Who holds which office: "US Secretary of State Marco Rubio", "the U.S. will chair the G20 Summit"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind, Status
from checker.text.events import events
from checker.text.lookup import listed, table, word_set
from checker.text.names import body_words
from checker.text.phrases import Tag, is_common_word, words
from checker.text.scan import Mention, Scan, Token
from checker.text.tokens import token_at, tokenize

LONGEST_PERSON = 4
"""Capitalised words in the longest name of a person."""

_MARKS_IN_NAMES = {".", "-"}


@cache
def _titles() -> dict[tuple[str, ...], str]:
    """Folded token run to the office's usual title."""
    titles: dict[tuple[str, ...], str] = {}
    for row in table("roles"):
        for form in (row["title"], *listed(row["aliases"])):
            titles[tuple(token.folded for token in tokenize(form))] = row["title"]
    return titles


@cache
def _longest_title() -> dict[str, int]:
    """First word to the tokens in the longest title that it begins."""
    longest: dict[str, int] = {}
    for run in _titles():
        longest[run[0]] = max(len(run), longest.get(run[0], 0))
    return longest


@cache
def _chairing() -> frozenset[str]:
    return frozenset(row["word"] for row in table("venue_verbs") if row["role"] == "chair")


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Roles held by named persons; ``value`` is the office, ``entity`` the person, ``place`` the country where the text says it."""
    for index, offsets in _candidates(scan):
        tokens = scan.tokens(index)
        free = 0
        for offset in offsets:
            at = token_at(tokens, offset)
            if at < free or at == len(tokens) or tokens[at].start != offset:
                continue
            title, size = _title(tokens, at)
            person_stop = _person(tokens, at + size) if title else 0
            if title and person_stop:
                claim = _role(scan, tokens, scan.tags(index), scan.mentions(index), title, at, at + size, person_stop)
                if taken.free(claim.start, claim.end):
                    taken.take(claim.start, claim.end)
                    yield claim
                free = person_stop
            elif tokens[at].folded in _chairing():
                chaired = _chair(scan, tokens, scan.tags(index), scan.mentions(index), at)
                if chaired is not None and taken.free(chaired.start, chaired.end):
                    taken.take(chaired.start, chaired.end)
                    yield chaired


def _candidates(scan: Scan) -> list[tuple[int, list[int]]]:
    """The sentences in which somebody may hold an office, each with where a title before a capital, or a verb of chairing, begins."""
    titled, chairing, eventful = scan.cued("title"), scan.cued("chair"), scan.cued("event")
    found = {index: [at for at in offsets if _before_capital(scan, at)] for index, offsets in titled.items()}
    for index, offsets in chairing.items():
        if index in eventful:
            found[index] = sorted({*found.get(index, ()), *offsets})
    return sorted((index, offsets) for index, offsets in found.items() if offsets)


def _before_capital(scan: Scan, start: int) -> bool:
    """Tell whether a title begins at an offset and a capital comes right after it."""
    first = _FIRST.match(scan.folded, start)
    shape = _shapes().get(first.group()) if first is not None else None
    title = shape.match(scan.folded, start) if shape is not None else None
    return title is not None and scan.text[title.end() : title.end() + 1].isupper()


_FIRST = re.compile(r"(?:[^\W\d_]\.){2,}|[\w'-]+")


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    """First word of titles to the shape of those, the longest first."""
    forms: dict[str, list[str]] = {}
    for run in sorted(_titles(), key=lambda run: len("".join(run)), reverse=True):
        forms.setdefault(run[0], []).append(r"\s*".join(map(re.escape, run)))
    return {first: re.compile(rf"(?:{'|'.join(shapes)})(?!\w)\s*") for first, shapes in forms.items()}


def _title(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    longest = _longest_title().get(tokens[at].folded, 0)
    for size in range(min(longest, len(tokens) - at), 0, -1):
        title = _titles().get(tuple(token.folded for token in tokens[at : at + size]))
        if title:
            return title, size
    return None, 0


def _person(tokens: Sequence[Token], at: int) -> int:
    """One past the last token of the name that begins at ``at``, 0 where none does."""
    stop, capitals = at, 0
    while stop < len(tokens) and capitals < LONGEST_PERSON:
        token = tokens[stop]
        glued = stop > at and token.text in _MARKS_IN_NAMES and token.start == tokens[stop - 1].end and len(tokens[stop - 1].text) == 1
        capital = (token.text[0].isupper() and not token.text.isupper()) or (token.text.isupper() and len(token.text) == 1)
        if not (glued or capital) or (capital and is_common_word(token.folded)):
            break
        if stop > at and "\n" in _between(tokens, stop):
            break
        stop += 1
        capitals += capital
    return stop if stop > at and not any(token.folded in body_words() for token in tokens[at:stop]) else 0


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
    start = first
    while start and found[start - 1] in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE) and tokens[start - 1].text[0].isalpha():
        start -= 1
    former = _former(tokens, start, first)
    polity = next((m for m in reversed(mentions) if tokens[start].start <= m.start < tokens[first].start), None)
    if polity is None and start < first:
        possessive = tokens[start].folded.endswith("'s")
        start = start if possessive else _closest_title_word(tokens, start, first)
    elif polity is not None:
        start = next(at for at in range(start, first) if tokens[at].start >= polity.start or tokens[at].end > polity.start)
    begin, end = tokens[start].start, tokens[person_stop - 1].end
    if tokens[person_stop - 1].folded.endswith("'s"):
        end -= 2
    body_start = next(
        (at for at in range(start, first) if polity is not None and tokens[at].start >= polity.end), first if polity is not None else start
    )
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
        cues=former,
    )


def _former(tokens: Sequence[Token], start: int, first: int) -> tuple[str, ...]:
    """Cues that the office is not held now, or is another one: "Former French President", "then-President", "Deputy Minister"."""
    words = {piece for token in tokens[max(0, start - 1) : first] for piece in token.folded.split("-")}
    return tuple(f"former:{word}" for word in sorted(words & word_set("former")))


def _closest_title_word(tokens: Sequence[Token], start: int, first: int) -> int:
    """Where a role without a country begins: at "former", else at the title itself."""
    return next((at for at in range(start, first) if tokens[at].folded in word_set("former")), first)


def _chair(scan: Scan, tokens: Sequence[Token], found: Sequence[Tag], mentions: Sequence[Mention], verb: int) -> Claim | None:
    subject = next((m for m in reversed(mentions) if m.end <= tokens[verb].start and m.kind in ("country", "organisation", "place")), None)
    event = next((event for event in events(tokens, found) if verb < event.first <= verb + 3), None)
    if subject is None or event is None:
        return None
    at = next(at for at, token in enumerate(tokens) if token.end > subject.start)
    stop = next(at for at, token in enumerate(tokens) if token.end >= subject.end) + 1
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
