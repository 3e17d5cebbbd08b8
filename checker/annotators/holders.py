"""Which country or body an office belongs to, where the text says it elsewhere in the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from checker.annotators.clauses import Reading
from checker.model import Claim, Kind
from checker.text.scan import Scan


def annotate(reading: Reading) -> None:
    """Give "President Xi" the full name and country of "Chinese President Xi Jinping", where one document says both."""
    roles = [claim for claim in reading.by_kind[Kind.ROLE] if claim.entity and claim.property == "role"]
    for role in roles:
        role.place = role.place or _possessor(reading.scan, role)
    stated = sorted((role for role in roles if role.place), key=lambda role: (-len(role.entity or ""), role.start))
    names: dict[str, dict[str, None]] = {}  # by office, in the order of the text
    for role in roles:
        names.setdefault(str(role.value), {})[role.entity or ""] = None
    full = {office: _full_names(held) for office, held in names.items()}
    for role in roles:
        role.entity = full[str(role.value)][role.entity or ""]
    places: dict[tuple[str, str | None], str | None] = {}
    for role in stated:
        places.setdefault((str(role.value), role.entity), role.place)
    for role in roles:
        role.place = role.place or places.get((str(role.value), role.entity))


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """The longest name that has all words of a name, for each; the first of those that are as long."""
    holding: dict[str, list[str]] = {}
    for name in names:
        for word in set(name.split()):
            holding.setdefault(word, []).append(name)
    found: dict[str, str] = {}
    for name in names:
        words = name.split()
        rarest = min((holding[word] for word in words), key=len)  # few of a thousand Johns are a Smith, too
        found[name] = max((other for other in rarest if _same_holder(words, other.split())), key=len)
    return found


def _same_holder(words: list[str], all_words: list[str]) -> bool:
    return len(words) <= len(all_words) and set(words) <= set(all_words)


def _possessor(scan: Scan, role: Claim) -> str | None:
    """The country right after a name: "President Xi of China"."""
    if not scan.text.startswith(" of ", role.end):
        return None
    named, start = scan.mentions(scan.sentence_at(role.start)), role.end + len(" of ")
    at = bisect_left(named, (start,))
    return named[at].name if at < len(named) and named[at].start == start and named[at].kind == "country" else None
