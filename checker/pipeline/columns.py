"""Documents and what was extracted of them as plain columns, and back: the one form in which they are kept and sent to other computers.

The cache, stores and the cluster engines carry these columns; Arrow, Parquet, pandas and JSON take them as they are. There is one row a
document, a claim and a match; text is Unicode without half characters, numbers are floats and integers, what nests is JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from itertools import chain, islice
from typing import Any, NamedTuple

from checker.engine.select import Match
from checker.model import Claim, Comparator, Document, FigureRole, Kind, Modality, Section, Status, Trend
from checker.model.tables import CLAIM_COLUMNS
from checker.pipeline.extracted import Extracted
from checker.pipeline.parts import from_json, parts, to_json, with_parts

Columns = dict[str, list[Any]]
"""Equally long lists by name."""


class Tables(NamedTuple):
    """Some documents with what was extracted of them.

    Attributes:
        documents: one row a document: its attributes as they are, ``parts`` (JSON) for what nests in it, None where nothing does; and how
            many rows of ``claims`` and ``matches`` are its own, in order.
        claims: one row a claim: its attributes, ``value`` where it is a number and ``value_text`` where it is none, ``sentence_start`` and
            ``sentence_end``; ``quote`` is None where it is what stands there in the document's text. ``held`` says what holds it:
            ``claims``, ``places``, or only a match. ``row`` counts within the document.
        matches: one row a match: ``claim``, ``mate`` and the figures by the ``row`` of their claims.
    """

    documents: Columns
    claims: Columns
    matches: Columns


CLAIMS, PLACES, MATCH = "claims", "places", "match"
"""What holds a claim."""

_DOCUMENT = (
    "id",
    "text",
    "title",
    "source",
    "authority",
    "published",
    "published_from",
    "written",
    "written_from",
    "same_as",
    "file",
    "notes",
)
_NESTED = ("blocks", "tables", "origins", "marks", "ignores")
_ENUMS: dict[str, dict[str, StrEnum]] = {
    name: {word.value: word for word in words}
    for name, words in {
        "kind": Kind,
        "comparator": Comparator,
        "trend": Trend,
        "role": FigureRole,
        "status": Status,
        "modality": Modality,
        "section": Section,
    }.items()
}
_LISTS = ("assumptions", "cues")
_OWN = (*_ENUMS, *_LISTS, "value", "sentence", "quote")
_AS_THEY_ARE = tuple(name for name in CLAIM_COLUMNS if name not in _OWN)

DOCUMENT_COLUMNS = (*_DOCUMENT, "parts", "claims", "matches")
CLAIM_ROWS = (*_AS_THEY_ARE, *_ENUMS, *_LISTS, "value", "value_text", "sentence_start", "sentence_end", "quote", "row", "held")
MATCH_COLUMNS = ("document", "rule", "claim", "mate", "slots", "sentence_start", "sentence_end", "made", "figures", "narrowing")


def to_tables(held: Iterable[tuple[Document, Extracted]]) -> Tables:
    """Documents and what was extracted of them, as columns."""
    made = Tables(*({name: [] for name in names} for names in (DOCUMENT_COLUMNS, CLAIM_ROWS, MATCH_COLUMNS)))
    for document, extracted in held:
        rows = _rows(extracted)
        _add_document(made.documents, document, len(rows), len(extracted.matches))
        _add_claims(made.claims, document, rows, extracted)
        _add_matches(made.matches, document, extracted.matches, {id(claim): row for row, claim in enumerate(rows)})
    return Tables(*(_without_halves(columns) for columns in made))


def from_tables(tables: Tables) -> Iterator[tuple[Document, Extracted]]:
    """The documents of columns, in order, with what was extracted of them: equal to what :func:`to_tables` was given."""
    documents, claims, matches = (_with_halves(columns) for columns in tables)
    counts = zip(documents["claims"], documents["matches"], strict=True)
    waiting, taken = _claims(documents, claims), _zipped(matches, MATCH_COLUMNS[1:])
    for document, (held, number) in zip(_documents(documents), counts, strict=True):
        rows = list(islice(waiting, held))
        by_holder: dict[str, list[Claim]] = {CLAIMS: [], PLACES: [], MATCH: []}
        for claim, holder in rows:
            by_holder[holder].append(claim)
        own = [claim for claim, _ in rows]
        yield document, Extracted(by_holder[CLAIMS], [_match(own, row) for row in islice(taken, number)], by_holder[PLACES])


def joined(tables: Iterable[Tables]) -> Tables:
    """Several tables below each other."""
    listed = list(tables)
    names = (DOCUMENT_COLUMNS, CLAIM_ROWS, MATCH_COLUMNS)
    return Tables(
        *({name: [*chain.from_iterable(one[at][name] for one in listed)] for name in columns} for at, columns in enumerate(names))
    )


def _rows(extracted: Extracted) -> list[Claim]:
    """The claims, the places, and the claims that matches alone hold (figures read in a unit of the rule), each once."""
    rows = [*extracted.claims, *extracted.places]
    known = {id(claim) for claim in rows}
    for match in extracted.matches:
        for claim in (match.claim, match.mate, *match.figures.values()):
            if claim is not None and id(claim) not in known:
                known.add(id(claim))
                rows.append(claim)
    return rows


def _add_document(columns: Columns, document: Document, claims: int, matches: int) -> None:
    for name in _DOCUMENT[:-1]:
        columns[name].append(getattr(document, name))
    columns["notes"].append([*document.notes])
    nested = {name: getattr(document, name) for name in _NESTED if getattr(document, name)}
    columns["parts"].append(to_json(parts(nested)) if nested else None)
    columns["claims"].append(claims)
    columns["matches"].append(matches)


def _documents(columns: Columns) -> Iterator[Document]:
    for *plain, notes, nested in _zipped(columns, (*_DOCUMENT, "parts")):
        known = dict(zip(_DOCUMENT[:-1], plain, strict=True))
        yield Document(**known, notes=tuple(notes), **(with_parts(from_json(nested)) if nested else {}))


def _add_claims(columns: Columns, document: Document, rows: Sequence[Claim], extracted: Extracted) -> None:
    for name in _AS_THEY_ARE:
        columns[name] += [getattr(claim, name) for claim in rows]
    for name in _ENUMS:
        columns[name] += [None if (word := getattr(claim, name)) is None else word.value for claim in rows]
    for name in _LISTS:
        columns[name] += [[*getattr(claim, name)] for claim in rows]
    columns["value"] += [None if isinstance(claim.value, str) else claim.value for claim in rows]
    columns["value_text"] += [claim.value if isinstance(claim.value, str) else None for claim in rows]
    columns["sentence_start"] += [claim.sentence[0] for claim in rows]
    columns["sentence_end"] += [claim.sentence[1] for claim in rows]
    text = document.text
    columns["quote"] += [None if claim.quote == text[claim.sentence[0] : claim.sentence[1]] else claim.quote for claim in rows]
    columns["row"] += range(len(rows))
    claims, places = len(extracted.claims), len(extracted.places)
    columns["held"] += [*[CLAIMS] * claims, *[PLACES] * places, *[MATCH] * (len(rows) - claims - places)]


def _claims(documents: Columns, columns: Columns) -> Iterator[tuple[Claim, str]]:
    """The claims with what holds them."""
    texts = chain.from_iterable([text] * count for text, count in zip(documents["text"], documents["claims"], strict=True))
    sentences = list(zip(columns["sentence_start"], columns["sentence_end"], strict=True))
    made: dict[str, Iterable[Any]] = {name: columns[name] for name in _AS_THEY_ARE}
    made |= {name: [None if word is None else words[word] for word in columns[name]] for name, words in _ENUMS.items()}
    made |= {name: map(tuple, columns[name]) for name in _LISTS}
    made["value"] = [number if text is None else text for number, text in zip(columns["value"], columns["value_text"], strict=True)]
    made["sentence"] = sentences
    made["quote"] = _quotes(columns["quote"], texts, sentences)
    # the attributes in their order, so that no claim needs a dictionary of its own
    return zip(map(Claim, *(made[field.name] for field in fields(Claim))), columns["held"], strict=True)


def _quotes(quotes: Iterable[str | None], texts: Iterable[str], sentences: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The sentences of claims; those of one sentence hold one string, for it may be long and have thousands of them."""
    known: tuple[str, tuple[int, int]] | None = None
    last = ""
    for quote, text, sentence in zip(quotes, texts, sentences, strict=True):
        if quote is not None:
            yield quote
            continue
        if known is None or known[0] is not text or known[1] != sentence:
            known, last = (text, sentence), text[slice(*sentence)]
        yield last


def _add_matches(columns: Columns, document: Document, matches: Sequence[Match], row_of: Mapping[int, int]) -> None:
    for match in matches:
        row = (
            document.id,
            match.rule,
            row_of[id(match.claim)],
            None if match.mate is None else row_of[id(match.mate)],
            to_json(match.slots),
            *match.sentence,
            match.made,
            to_json({name: row_of[id(claim)] for name, claim in match.figures.items()}),
            to_json(sorted(match.narrowing)),
        )
        for name, value in zip(MATCH_COLUMNS, row, strict=True):
            columns[name].append(value)


def _match(rows: Sequence[Claim], row: tuple[Any, ...]) -> Match:
    rule, claim, mate, slots, start, end, made, figures, narrowing = row
    return Match(
        rule=rule,
        claim=rows[claim],
        mate=None if mate is None else rows[mate],
        slots=from_json(slots),
        sentence=(start, end),
        made=made,
        figures={name: rows[number] for name, number in from_json(figures).items()},
        narrowing=frozenset(map(tuple, from_json(narrowing))),
    )


def _zipped(columns: Columns, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(columns[name] for name in names), strict=True)


# Python's text may hold half of a surrogate pair (a file name that is no UTF-8), which no column of text may.

_ESCAPE = "\U0010ffff"
"""A code point that is no character, and the code of a half, or its own, after it."""
_HALF = re.compile(f"[\ud800-\udfff{_ESCAPE}]")
_ESCAPED = re.compile(f"{_ESCAPE}(10ffff|d[89a-f][0-9a-f]{{2}})")


def _without_halves(columns: Columns) -> Columns:
    return {name: _changed(column, _HALF, lambda found: f"{_ESCAPE}{ord(found[0]):x}") for name, column in columns.items()}


def _with_halves(columns: Columns) -> Columns:
    return {name: _changed(column, _ESCAPED, lambda found: chr(int(found[1], 16))) for name, column in columns.items()}


def _changed(column: list[Any], pattern: re.Pattern[str], change: Any) -> list[Any]:
    """The column with its texts changed; the same list where there is nothing to change, which is nearly always."""
    texts = [each for each in column if isinstance(each, str)] or [each for held in column if isinstance(held, list) for each in held]
    if not pattern.search("\n".join(texts)):
        return column
    return [_changed_one(each, pattern, change) for each in column]


def _changed_one(value: Any, pattern: re.Pattern[str], change: Any) -> Any:
    if isinstance(value, list):
        return [pattern.sub(change, each) for each in value]
    return pattern.sub(change, value) if isinstance(value, str) else value
