"""Entries of a decisions file as YAML: one a block, in the same bytes from the page as from ``checker review``.

The page gets the lines of a finding and of earlier entries from here, and writes in the browser only what somebody types there: so that
has the simplest form, always in quotation marks.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from checker.model import Decided, Entry, Finding

HEAD = "# What was decided about findings of checker, one entry a finding, sorted by id. `checker check PATH --decisions FILE` heeds it.\n"

HIDDEN = r"[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
"""What no YAML may hold, or nobody sees, and JSON leaves as it is; Python and JavaScript read this pattern alike."""

_PLAIN = re.compile(r"[A-Za-z0-9$€£][\w $€£%.,/()+'’–—-]*")
# What other readers of YAML take for something else than text.
_ELSE = re.compile(
    r"(?:true|false|yes|no|on|off|null|y|n|[-+]?[\d.,_]+(?:e[-+]?\d+)?|0[xob][0-9a-f_]+|\d{4}-\d\d?-\d\d?(?: .*)?|\d+(?::\d+)+)",
    re.IGNORECASE,
)
_LONG = 1000
_FIGURE = re.compile(r"\d[\d.,]*")
_LONE = re.compile("[\ud800-\udfff]")
_HIDDEN = re.compile(HIDDEN)


def entry_of(finding: Finding, decided: Decided) -> Entry:
    """What a decisions file keeps of a finding that was decided; of one without values the words of its claims stand in their place."""
    told = said_by(finding)
    return Entry(
        id=finding.id,
        rule=finding.rule,
        subject=finding.subject,
        values=tuple(sorted({value for values in told.values() for value in values})),
        sources=tuple(told),
        stated=tuple((source, value) for source, values in told.items() for value in values),
        decided=decided,
    )


def said_by(finding: Finding) -> dict[str, tuple[str, ...]]:
    """The values that each document states, or the words of its claims where a finding has no values; documents and values sorted."""
    values = {name: writable(value.display) for value in finding.values for name in value.claims}
    told: dict[str, set[str]] = defaultdict(set)
    for claim in finding.claims:
        held = told[writable(claim.document)]
        if claim.id in values or not finding.values:
            held.add(values.get(claim.id, writable(claim.text)))
    return {source: tuple(sorted(told[source])) for source in sorted(told)}


def restated(then: Mapping[str, Collection[str]], now: Mapping[str, Collection[str]]) -> dict[str, tuple[list[str], list[str]]]:
    """The sources that state other values of one finding than they did: what they stated then and state now.

    A value that only one of the two knows is written in another way now ("2.15 km", "2,150 metres"), and cannot be told from others.
    """
    known = {value for values in then.values() for value in values} & {value for values in now.values() for value in values}
    told = {source: (known & {*then[source]}, known & {*now[source]}) for source in now if source in then}
    return {source: (sorted(before), sorted(after)) for source, (before, after) in told.items() if before != after}


def in_words(then: Iterable[str], now: Iterable[str]) -> str:
    """What a source states, and what it stated: "Seoul, was Busan"."""
    return f"{', '.join(now) or 'nothing'}, was {', '.join(then) or 'nothing'}"


def displayed(finding: Finding) -> tuple[str, ...]:
    """The values of a finding, as a file can hold them."""
    return tuple(sorted({writable(value.display) for value in finding.values}))


def spoken_of(finding: Finding) -> tuple[str, ...]:
    """The documents that speak of a finding, as a file can hold their names."""
    return tuple(sorted({writable(claim.document) for claim in finding.claims}))


def fact_of(rule: str, subject: str) -> str:
    """What a finding is about whatever its figures are: the subject of a check names them ("age 90, 3 May 1935")."""
    folded = writable(subject).casefold()
    return _FIGURE.sub("0", folded) if rule.startswith("checks/") else folded


def writable(text: str) -> str:
    """The text as a file can hold it: half a character, as in a file name that is no UTF-8, as U+FFFD."""
    return _LONE.sub("\ufffd", text)


def block(entry: Entry) -> str:
    """The lines of an entry.

    The id stands behind two more of them, so that no more than three lines in a row are as in another entry: then git never takes them
    for the same lines, and keeps each entry whole when it merges.
    """
    decided = entry.decided
    mark = f" # {entry.id}"
    told = [
        f"  decision: {decided.decision.value}{mark}",
        f"  reason: {_quoted(decided.reason)}",
        f"  by: {_quoted(decided.by)}",
        f"  on: {decided.on}".rstrip() + mark,
    ]
    return opening(entry) + "".join(f"{line}\n" for line in told)


def opening(entry: Entry) -> str:
    """The first lines of an entry, which say what it is about."""
    lines = [
        f"- id: {_scalar(entry.id)}",
        f"  rule: {_scalar(entry.rule)}",
        f"  subject: {_scalar(entry.subject)}",
        *([f"  sources: {_stated(entry)}"] if entry.stated else [f"  values: {_list(entry.values)}", f"  sources: {_list(entry.sources)}"]),
    ]
    return "".join(f"{line}\n" for line in lines)


def _stated(entry: Entry) -> str:
    """Who states what: "{a.txt: Busan, b.txt: [Busan, Seoul], c.txt: []}"."""
    values: dict[str, list[str]] = {source: [] for source in entry.sources}
    for source, value in entry.stated:
        values[source].append(value)
    told = ((_key(source), _scalar(held[0], inside=True) if len(held) == 1 else _list(held)) for source, held in values.items())
    return f"{{{', '.join(f'{source}: {value}' for source, value in told)}}}"


def _key(source: str) -> str:
    """A source as a key, which has to say so where it is long: YAML finds no other one longer than 1,024 characters."""
    written = _scalar(source, inside=True)
    return written if len(written) < _LONG else f"? {written} "


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_scalar(text, inside=True) for text in texts)}]"


def _scalar(text: str, *, inside: bool = False) -> str:
    """A text as YAML: plain where every reader takes it for that text, else in quotation marks."""
    plain = _PLAIN.fullmatch(text) and not _ELSE.fullmatch(text) and not text.endswith(" ") and not (inside and "," in text)
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    """A text in quotation marks with nothing hidden in it."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(writable(text), ensure_ascii=False))
