"""Which country or body an office belongs to, where the text says it elsewhere in the document."""

from __future__ import annotations

from checker.annotators.clauses import Reading
from checker.model import Claim, Kind
from checker.text.scan import Scan


def annotate(reading: Reading) -> None:
    """Give "President Xi" the full name and country of "Chinese President Xi Jinping", where one document says both."""
    roles = [claim for claim in reading.by_kind[Kind.ROLE] if claim.entity and claim.property == "role"]
    for role in roles:
        role.place = role.place or _possessor(reading.scan, role)
    stated = sorted((role for role in roles if role.place), key=lambda role: (-len(role.entity or ""), role.start))
    for role in roles:
        full = max((other for other in roles if _same_holder(role, other)), key=lambda other: len(other.entity or ""))
        role.entity = full.entity
    for role in roles:
        role.place = role.place or next((other.place for other in stated if _same_holder(role, other)), None)


def _same_holder(short: Claim, full: Claim) -> bool:
    if short.value != full.value or not short.entity or not full.entity:
        return False
    words, all_words = short.entity.split(), full.entity.split()
    return len(words) <= len(all_words) and set(words) <= set(all_words)


def _possessor(scan: Scan, role: Claim) -> str | None:
    """The country right after a name: "President Xi of China"."""
    for mention in scan.mentions(scan.sentence_at(role.start)):
        if mention.kind == "country" and scan.text[role.end : mention.start] == " of ":
            return mention.name
    return None
