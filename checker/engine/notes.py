"""What a reader should know of the sources of a finding: how many say what, who, who is older, who looks ahead. Never who is to blame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.engine.older import older_report
from checker.model import Claim, Document, Kind, Modality, Status, Value, Verdict
from checker.model.group import ClaimGroup

TEMPLATES = {
    "minority": "{few}; {most} say {value}.",
    "of all": "{number} of {total} sources {says} {value}",
    "as well": "{number} {value}",
    "alike": "{value} or {agrees} with it",
    "said": "{value}: said by {speakers}",
    "unsaid": "{value}: no speaker named",
    "source": "{value} is {parts}.",
    "older": "in the older source",
    "ahead": 'written before the event ("{cue}")',
    "possible": "{value} is stated as possible only.",
    "status": "{value} is a {status} figure.",
    "planned": "{value} is planned.",
    "older report": '{value} goes back to an older report ("{words}").',
    "both": "{document} itself gives {values}.",
    "copies": "{documents} are copies of one text and count once.",
    "copies apart": "{documents} are nearly one text and differ here.",
    "document": "{document} {note}.",
    "more": "{number:,} others",
    "against": "Held against {documents}.",
    "further": "{number:,} further notes of this kind are left out.",
}
"""The sentences, and what they are joined from. They say who says what, and leave it to the reader what to make of it."""

MOST_TOLD = 4
"""Values, speakers and documents that one sentence names."""
MOST_NOTES = 20
"""Notes of one kind that a finding tells."""


def notes(
    group: ClaimGroup, values: Sequence[Value], verdict: Verdict, documents: Mapping[str, Document], voices: Mapping[str, str]
) -> tuple[str, ...]:
    """Sentences for the reader of a finding, in order: how many say what, who, then what sets a value or a source apart.

    Of what is no conflict only the copies are told, for they are why two documents are one source.

    Args:
        values: of the group, the best supported first.
        documents: by id.
        voices: document id to that of the first copy of its text.
    """
    by_id = {claim.id: claim for member in group.members for claim in (member.claim, member.mate) if claim is not None}
    stated = [(value, [by_id[each] for each in value.claims if each in by_id]) for value in values]
    stated = [(value, claims) for value, claims in stated if claims]
    if verdict is not Verdict.CONFLICT:
        return tuple(_first(_copies(group, stated, voices, apart=False)))
    return (
        *_against(group, documents),
        *_minority(stated, voices),
        *_speakers(stated),
        *_first(_set_apart(group, stated, documents)),
        *_both(group, stated),
        *_first(_copies(group, stated, voices, apart=True)),
        *_first(_told("document", document=name, note=note) for name in group.documents for note in documents[name].notes),
    )


def _against(group: ClaimGroup, documents: Mapping[str, Document]) -> Iterator[str]:
    """Which documents the others are held against, and their days."""
    if group.against:
        days = {name: documents[name].published for name in sorted(group.against)}
        yield _told("against", documents=_listed([f"{name} ({day})" if day else name for name, day in days.items()]))


def _first(found: Iterable[str]) -> Iterator[str]:
    """The first of some notes, and how many others there are: a finding of thousands of values stays readable."""
    told = list(found)
    yield from told[:MOST_NOTES]
    if len(told) > MOST_NOTES:
        yield _told("further", number=len(told) - MOST_NOTES)


_Stated = Sequence[tuple[Value, Sequence[Claim]]]


def _told(template: str, **words: object) -> str:
    return TEMPLATES[template].format(**words)


def _listed(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b, c and 7 others"."""
    shown = list(names[:MOST_TOLD])
    shown += [_told("more", number=len(names) - MOST_TOLD)] if len(names) > MOST_TOLD + 1 else list(names[MOST_TOLD:])
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _minority(stated: _Stated, voices: Mapping[str, str]) -> Iterator[str]:
    """ "1 of 4 sources says Seoul; 3 say Busan", where one value has more sources than any other; a copy is no source of its own."""
    current = [(value, claims) for value, claims in stated if not value.earlier]
    if not 1 < len(current) <= MOST_TOLD or any(value.sources >= current[0][0].sources for value, _ in current[1:]):
        return
    total = len({voices[claim.document] for _, claims in current for claim in claims})
    (first, most), (second, some), *rest = current
    says = "says" if second.sources == 1 else "say"
    few = [_told("of all", number=second.sources, total=total, says=says, value=_alike(second, some))]
    few += [_told("as well", number=value.sources, value=_alike(value, claims)) for value, claims in rest]
    yield _told("minority", few=", ".join(few), most=first.sources, value=_alike(first, most))


def _alike(value: Value, claims: Sequence[Claim]) -> str:
    """The value, and that some of its sources say something else that agrees with it: "Lisbon or agree with it" where one says Portugal."""
    stated = {(claim.value, claim.low, claim.high, claim.entity if claim.kind is Kind.ROLE else None) for claim in claims if not claim.role}
    agrees = "agrees" if value.sources == 1 else "agree"
    return _told("alike", value=value.display, agrees=agrees) if len(stated) > 1 else value.display


def _speakers(stated: _Stated) -> Iterator[str]:
    """Who is made responsible for each value, where that is not one and the same; what a text says itself needs no speaker."""
    named = [(value, _names(claims)) for value, claims in stated if not value.earlier]
    everybody = {tuple(sorted(map(str.casefold, names))) for _, names in named}
    if not any(names for _, names in named) or len(everybody) < 2 or len(named) > MOST_TOLD:
        return
    said = [_told("said" if names else "unsaid", value=value.display, speakers=_listed(names)) for value, names in named if names]
    said += [_told("unsaid", value=value.display) for value, names in named if not names]
    yield "; ".join(said) + "."


def _names(claims: Sequence[Claim]) -> list[str]:
    """The speakers of a value, none where some text states it without one, or where the value is a speaker's words."""
    if any(claim.speaker is None or claim.kind is Kind.QUOTE for claim in claims):
        return []
    return list({claim.speaker.casefold(): claim.speaker for claim in claims if claim.speaker is not None}.values())


def _set_apart(group: ClaimGroup, stated: _Stated, documents: Mapping[str, Document]) -> Iterator[str]:
    """Of each value that its source is the older one, looks ahead, is unsure of itself or goes back to an older report."""
    dated = sorted({documents[name].published or "" for name in group.documents} - {""})
    told_in: dict[tuple[str, tuple[int, int]], set[int]] = defaultdict(set)
    for number, (_, claims) in enumerate(stated):
        for claim in claims:
            told_in[claim.document, claim.sentence].add(number)
    for number, (value, claims) in enumerate(stated):
        years = {documents[claim.document].published for claim in claims}
        older = len(dated) > 1 and years == {dated[0]} and len(stated) > 1
        ahead = next((cue.partition(":")[2] for claim in claims for cue in claim.cues if cue.startswith("ahead:")), None)
        if older or ahead:
            parts = [TEMPLATES["older"]] if older else []
            parts += [_told("ahead", cue=ahead)] if ahead else []
            yield _told("source", value=value.display, parts=", ".join(parts))
        elif all(claim.modality in (Modality.POSSIBLE, Modality.HYPOTHETICAL) for claim in claims):
            yield _told("possible", value=value.display)
        elif all(claim.status in (Status.FORECAST, Status.TARGET, Status.PLANNED) for claim in claims):
            yield _told("status" if claims[0].resolution else "planned", value=value.display, status=claims[0].status)
        quoted = [older_report(claim) for claim in claims]
        alone = all(told_in[claims[0].document, claim.sentence] <= {number} for claim in claims)
        if quoted[0] is not None and None not in quoted and alone:
            yield _told("older report", value=value.display, words=quoted[0])


def _both(group: ClaimGroup, stated: _Stated) -> Iterator[str]:
    """Which document of several states more than one of the values; what the text itself gives up for another is not counted."""
    given: dict[str, list[str]] = defaultdict(list)
    for value, claims in stated:
        if not value.earlier:
            for name in dict.fromkeys(claim.document for claim in claims):
                given[name].append(value.display)
    several = [name for name in sorted(given) if len(given[name]) > 1]
    if len(group.documents) > 1 and len(several) <= MOST_TOLD:
        for name in several:
            shown = _listed(given[name])
            yield _told("both", document=name, values=f"both {shown}" if len(given[name]) == 2 else shown)


def _copies(group: ClaimGroup, stated: _Stated, voices: Mapping[str, str], *, apart: bool) -> Iterator[str]:
    """Which documents are copies of one text.

    Args:
        apart: True tells those that do not say the same in other words.
    """
    together: dict[str, list[str]] = defaultdict(list)
    for name in sorted(group.documents):
        together[voices[name]].append(name)
    given: dict[str, set[str]] = {name: set() for name in group.documents}
    for value, claims in stated:
        for claim in claims:
            given[claim.document].add(value.display)
    for names in together.values():
        if len(names) > 1:
            differ = apart and any(given[name] != given[names[0]] for name in names)
            yield _told("copies apart" if differ else "copies", documents=_listed(names))
