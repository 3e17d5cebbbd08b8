"""Which documents the others are held against: by name, by who published them, the latest that a story could know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.engine.select import Match
from checker.model import ClaimGroup, Document, Reference, Remark, Rule
from checker.text.calendar import Days, days
from checker.text.folding import fold, squeeze
from checker.text.globs import names
from checker.text.suggest import did_you_mean

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)")


class Held(NamedTuple):
    """Matches of one fact, and the documents that the others among them are held against; None where all are compared with all."""

    matches: list[Match]
    against: frozenset[str] | None = None


def held(reference: Reference | None, matches: Sequence[Match], documents: Mapping[str, Document]) -> list[Held]:
    """Matches of one fact, those of a document with those that it is held against.

    A document that nothing is there for is alone, so that it is told and compared with nothing.
    """
    if reference is None:
        return [Held(list(matches))]
    by_document: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        by_document[match.claim.document].append(match)
    stated = sorted(name for name in by_document if is_reference(reference, documents[name]))
    chosen: dict[frozenset[str], list[str]] = {frozenset({name}): [] for name in stated} if reference.latest else {frozenset(stated): []}
    for name in sorted(by_document):
        if name not in stated:
            against = frozenset(stated) if not reference.latest else _latest(documents[name], [documents[each] for each in stated])
            chosen.setdefault(against or frozenset({name}), []).extend([name] if against else [])
    return [
        Held([match for name in sorted({*against, *others}) for match in by_document[name]], against & frozenset(stated))
        for against, others in chosen.items()
        if against
    ]


def is_reference(reference: Reference, document: Document) -> bool:
    """Tell whether a document is one that others are held against."""
    return (
        (not reference.sources or any(names(pattern, document.source or "") for pattern in reference.sources))
        and (not reference.files or any(names(pattern, document.id) for pattern in reference.files))
        and (not reference.authority or fold(squeeze(document.authority or "")) in reference.authority)
    )


def unanswered(rules: Iterable[Rule], matches: Mapping[str, Sequence[Match]], documents: Mapping[str, Document]) -> Iterator[Remark]:
    """A remark for each rule that takes something and has a reference that no document is: it compares nothing.

    Args:
        matches: by rule id.
        documents: by id.
    """
    for rule in rules:
        reference = rule.reference
        if reference is None or not matches.get(rule.id) or any(is_reference(reference, each) for each in documents.values()):
            continue
        said = [
            f"{key}: {' or '.join(wanted)}"
            for key, wanted in (("source", reference.sources), ("file", reference.files), ("authority", reference.authority))
            if wanted
        ]
        known = {fold(squeeze(name)): name for each in documents.values() for name in _names(each, reference) if name}
        words = [word for wanted in (reference.sources, reference.files, reference.authority) for word in wanted]
        meant = (did_you_mean(word, known) for word in words if word not in known)
        advice = next((f"; did you mean `{known[each]}`?" for each in meant if each), "")
        yield Remark(rule.path, rule.line, f"{rule.id} compares nothing, for no document is its reference ({', '.join(said)}){advice}")


def _names(document: Document, reference: Reference) -> Iterator[str | None]:
    """What a document is called where a reference calls its documents something."""
    if reference.sources:
        yield document.source
    if reference.files:
        yield document.id
    if reference.authority:
        yield document.authority


def day_of(document: Document) -> str | None:
    """When a document was published; where it does not say so, the day or month in its name ("bulletin-2025-03-04.txt")."""
    if document.published is not None:
        return document.published
    found = _IN_NAME.search(document.id.rpartition("/")[2])
    return "-".join(filter(None, found.groups())) if found else None


def _latest(story: Document, stated: Iterable[Document]) -> frozenset[str]:
    """The latest of some documents that is not later than a story, by its id; of several of one day all."""
    known = [(document.id, _span(day_of(document))) for document in stated]
    own = _span(day_of(story))
    if own is None:
        return frozenset(name for name, _ in known) if len(known) == 1 else frozenset()
    dated = [(span.first, name) for name, span in known if span is not None and span.first <= own.last]
    latest = max((first for first, _ in dated), default=None)
    return frozenset(name for first, name in dated if first == latest)


def _span(when: str | None) -> Days | None:
    return days(when) if when is not None else None


def against_named(group: ClaimGroup, against: frozenset[str] | None, documents: Mapping[str, Document]) -> ClaimGroup:
    """A group with the documents that the others are held against, their names for its message, and their day where it has no time."""
    if against is None:
        return group
    named = sorted(against)
    day = day_of(documents[named[0]]) if len(named) == 1 else None
    spoken = ", ".join(dict.fromkeys(documents[name].source or name for name in named))
    return replace(group, against=against, slots=(*group.slots, ("reference", spoken)), period=group.period or day)
