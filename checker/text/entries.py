"""Entries of a decisions file as YAML: one a block, in the same bytes from the page as from ``checker review``.

The page gets the lines of a finding and of earlier entries from here, and writes in the browser only what somebody types there: so that
has the simplest form, always in quotation marks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

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
_LONE = re.compile("[\ud800-\udfff]")
_HIDDEN = re.compile(HIDDEN)


def entry_of(finding: Finding, decided: Decided) -> Entry:
    """What a decisions file keeps of a finding that was decided; of one without values the words of its claims stand in their place."""
    values = displayed(finding) or tuple(sorted({writable(claim.text) for claim in finding.claims}))
    return Entry(
        id=finding.id,
        rule=finding.rule,
        subject=finding.subject,
        values=values,
        sources=spoken_of(finding),
        decided=decided,
    )


def displayed(finding: Finding) -> tuple[str, ...]:
    """The values of a finding, as a file can hold them."""
    return tuple(sorted({writable(value.display) for value in finding.values}))


def spoken_of(finding: Finding) -> tuple[str, ...]:
    """The documents that speak of a finding, as a file can hold their names."""
    return tuple(sorted({writable(claim.document) for claim in finding.claims}))


def writable(text: str) -> str:
    """The text as a file can hold it: half a character, as in a file name that is no UTF-8, as U+FFFD."""
    return _LONE.sub("\ufffd", text)


def block(entry: Entry) -> str:
    """The lines of an entry."""
    decided = entry.decided
    told = [
        f"  decision: {decided.decision.value}",
        f"  reason: {_quoted(decided.reason)}",
        f"  by: {_quoted(decided.by)}",
        f"  on: {decided.on}".rstrip(),
    ]
    return opening(entry) + "".join(f"{line}\n" for line in told)


def opening(entry: Entry) -> str:
    """The first lines of an entry, which say what it is about."""
    lines = [
        f"- id: {_scalar(entry.id)}",
        f"  rule: {_scalar(entry.rule)}",
        f"  subject: {_scalar(entry.subject)}",
        f"  values: {_list(entry.values)}",
        f"  sources: {_list(entry.sources)}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_scalar(text, inside=True) for text in texts)}]"


def _scalar(text: str, *, inside: bool = False) -> str:
    """A text as YAML: plain where every reader takes it for that text, else in quotation marks."""
    plain = _PLAIN.fullmatch(text) and not _ELSE.fullmatch(text) and not text.endswith(" ") and not (inside and "," in text)
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    """A text in quotation marks with nothing hidden in it."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(writable(text), ensure_ascii=False))
