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
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if not known:
        return (text.rstrip("\n") + "\n\n" if text.strip() else f"{HEAD}\n") + block(entry)
    if len(starts) != len(known):
        return rendered([*(each for each in known if each.id != entry.id), entry])
    blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return text[: starts[0]] + _placed(list(zip([each.id for each in known], blocks, strict=True)), entry)


def _placed(blocks: Sequence[tuple[str, str]], entry: Entry) -> str:
    kept = [(name, lines.rstrip("\n") + "\n") for name, lines in blocks if name != entry.id]
    at = next((number for number, (name, _) in enumerate(kept) if name > entry.id), len(kept))
    return "\n".join(lines for _, lines in [*kept[:at], (entry.id, block(entry)), *kept[at:]])
