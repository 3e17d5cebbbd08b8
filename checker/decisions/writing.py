"""A decisions file, written: one entry a block, sorted by id, so that a change is a few lines and two files merge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.decisions.reading import parse
from checker.model import Entry
from checker.text.entries import HEAD, block

_ENTRY = re.compile(r"^- ", re.MULTILINE)


def rendered(entries: Iterable[Entry]) -> str:
    """A whole file."""
    return HEAD + "".join(f"\n{block(entry)}" for entry in sorted(entries, key=lambda entry: entry.id))


def with_entry(text: str, entry: Entry, name: str) -> str:
    """The text of a file with an entry in its place; all others stay as they stand, with the comments of people.

    Args:
        text: of the file as it is; "" for a new one.
        entry: takes the place of all that speak of its finding.
        name: of the file, for what is said of mistakes.

    Raises:
        DecisionsError: every mistake in the text.
    """
    known = parse(text, name)
    if not known:
        return (text.rstrip("\n") + "\n\n" if text.strip() else f"{HEAD}\n") + block(entry)
    blocks = _blocks(text, known)
    if blocks is None:
        return rendered([*(each for each in known if each.id != entry.id), entry])
    kept = _without(blocks, entry.id)
    at = next((number for number, (other, _) in enumerate(kept) if other > entry.id), len(kept))
    return _head(text) + "\n".join(lines for _, lines in [*kept[:at], (entry.id, block(entry)), *kept[at:]])


def without_entry(text: str, identity: str, name: str) -> str:
    """The text of a file without what speaks of a finding; all else stays as it stands.

    Args:
        text: of the file as it is.
        identity: id of the finding.
        name: of the file, for what is said of mistakes.

    Raises:
        DecisionsError: every mistake in the text.
    """
    known = parse(text, name)
    blocks = _blocks(text, known)
    if blocks is None:
        return rendered(each for each in known if each.id != identity)
    return _head(text) + "\n".join(lines for _, lines in _without(blocks, identity))


def _blocks(text: str, known: Sequence[Entry]) -> list[tuple[str, str]] | None:
    """The id and the lines of each entry, None where entries are not blocks at the left edge."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if len(starts) != len(known):
        return None
    return [(entry.id, text[start:end]) for entry, start, end in zip(known, starts, [*starts, len(text)][1:], strict=True)]


def _head(text: str) -> str:
    first = _ENTRY.search(text)
    return text[: first.start()] if first else text


def _without(blocks: Sequence[tuple[str, str]], identity: str) -> list[tuple[str, str]]:
    return [(name, lines.rstrip("\n") + "\n") for name, lines in blocks if name != identity]
