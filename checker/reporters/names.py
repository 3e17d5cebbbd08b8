"""Places in documents, written out in full and as short as they can be in a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from checker.model import Claim
from checker.reporters.symbols import ELLIPSIS, named, visible

_LONGEST = 16
_LONGEST_PART = 40
_PARTS = "-_./"
"""What parts the name of a file: its beginning up to one of these is a name too."""
LONGEST_HEADING = 60
"""Characters of a heading that are shown."""


def place(claim: Claim) -> str:
    """``document:line:column``, what an editor opens; page and line, or the cell, where the document has those."""
    return visible(claim.position().after(named(claim.document)))


def shortened(name: str) -> str:
    """A heading with an ellipsis in place of what is too long for a line."""
    return name if len(name) <= LONGEST_HEADING else f"{name[: LONGEST_HEADING - 1].rstrip()}{ELLIPSIS}"


def short_names(documents: Iterable[str]) -> dict[str, str]:
    """Each document's id to the shortest beginning that tells it from the others, whole words where those are short.

    A folder that all of them share is left out.
    """
    names = sorted(set(documents))
    # Sorted, so that the first and the last name share what all of them share.
    together = _shared(names[0], names[-1]) if names else 0
    bare = [name[name.rfind("/", 0, together) + 1 :] for name in names]
    short = {}
    for at, name in enumerate(bare):
        neighbours = bare[max(0, at - 1) : at] + bare[at + 1 : at + 2]
        needed = max((_shared(name, other) + 1 for other in neighbours), default=1)
        end = needed
        while end < len(name) and (name[end].isalnum() or not name[end - 1].isalnum()):
            end += 1
        file = name.rfind("/") + 1
        if end <= file:
            # A folder alone is no name of a document.
            needed = end = file + 1
            while end < len(name) and name[end].isalnum():
                end += 1
        short[names[at]] = named(name[: _parted(name, end) if end <= max(_LONGEST, needed) else needed])
    return short


def _parted(name: str, end: int) -> int:
    """Where a beginning of a name ends that is not cut at a blank or a sign within it: "Annual report 2024", not "Annual"."""
    past = next((at for at in range(end, len(name)) if name[at] in _PARTS), len(name))
    return past if past <= _LONGEST_PART else end


def positions(claims: Iterable[Claim], short: Mapping[str, str], *, most: int | None) -> str:
    """``000:3, 003:6``: one a document, with its first line; "+2" for those past ``most``."""
    firsts = [next(group) for _, group in groupby(claims, key=lambda claim: claim.document)]
    seen = [visible(claim.position().after(short.get(claim.document) or named(claim.document), column=False)) for claim in firsts]
    listed = seen if most is None else seen[:most]
    more = len(seen) - len(listed)
    return ", ".join(listed) + (f" +{more}" if more else "")


def _shared(left: str, right: str) -> int:
    pairs = zip(left, right, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right)))
