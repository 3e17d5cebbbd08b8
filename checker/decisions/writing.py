"""A decisions file, written: one entry a block, sorted by id, so that a change is a few lines and two files merge."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from checker.decisions.reading import parse
from checker.model import Entry

HEAD = "# What was decided about findings of checker, one entry a finding, sorted by id. `checker check PATH --decisions FILE` heeds it.\n"

_PLAIN = re.compile(r"[A-Za-z0-9$€£][\w $€£%.,/()+'’–—-]*")
# What other readers of YAML take for something else than text.
_ELSE = re.compile(r"(?:true|false|yes|no|on|off|null|y|n|[-+]?[\d.,_]+(?:e[-+]?\d+)?|0x[0-9a-f]+|\d+(?::\d+)+)", re.IGNORECASE)
_LONE = re.compile("[\ud800-\udfff]")
_ENTRY = re.compile(r"^- ", re.MULTILINE)
_NO_YAML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def rendered(entries: Iterable[Entry]) -> str:
    """A whole file."""
    return HEAD + "".join(f"\n{_block(entry)}" for entry in sorted(entries, key=lambda entry: entry.id))


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
        return (text.rstrip("\n") + "\n\n" if text.strip() else f"{HEAD}\n") + _block(entry)
    if len(starts) != len(known):
        return rendered([*(each for each in known if each.id != entry.id), entry])
    blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return text[: starts[0]] + _placed(list(zip([each.id for each in known], blocks, strict=True)), entry)


def _placed(blocks: Sequence[tuple[str, str]], entry: Entry) -> str:
    kept = [(name, block.rstrip("\n") + "\n") for name, block in blocks if name != entry.id]
    at = next((number for number, (name, _) in enumerate(kept) if name > entry.id), len(kept))
    return "\n".join(block for _, block in [*kept[:at], (entry.id, _block(entry)), *kept[at:]])


def writable(text: str) -> str:
    """The text as a file can hold it: half a character, as in a file name that is no UTF-8, as U+FFFD."""
    return _LONE.sub("\ufffd", text)


def _block(entry: Entry) -> str:
    decided = entry.decided
    lines = [
        f"- id: {_scalar(entry.id)}",
        f"  rule: {_scalar(entry.rule)}",
        f"  subject: {_scalar(entry.subject)}",
        f"  values: {_list(entry.values)}",
        f"  sources: {_list(entry.sources)}",
        f"  decision: {decided.decision.value}",
        f"  reason: {_scalar(decided.reason)}",
        f"  by: {_scalar(decided.by)}",
        f"  on: {decided.on}".rstrip(),
    ]
    return "".join(f"{line}\n" for line in lines)


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_scalar(text, inside=True) for text in texts)}]"


def _scalar(text: str, *, inside: bool = False) -> str:
    """A text as YAML: plain where every reader takes it for that text, else in quotation marks with nothing hidden in it."""
    plain = _PLAIN.fullmatch(text) and not _ELSE.fullmatch(text) and not text.endswith(" ") and not (inside and "," in text)
    if plain or (re.fullmatch(r"[0-9a-f]*[a-f][0-9a-f]*", text) and not re.fullmatch(r"\d+e\d+", text)):
        return text
    quoted = json.dumps(writable(text), ensure_ascii=False)
    return _NO_YAML.sub(lambda match: f"\\U{ord(match[0]):08x}", quoted)
