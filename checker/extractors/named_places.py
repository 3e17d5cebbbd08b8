"""Places that a sentence names without saying that anything is held there: "a plant in Seoul", "a spokesman in Bonn".

They are no claims by themselves and in no list of claims; where two texts tell one story, linking holds them against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.extractors import complete
from checker.model import Claim, Kind
from checker.text.lookup import column
from checker.text.scan import Scan


def _follows_cue(folded: str, start: int, at: int) -> bool:
    """Tell whether a word of place stands right before an offset of a sentence."""
    word = folded[max(start, at - _LONGEST_CUE) : at].split()[-1:]
    return bool(word) and folded[at - 1].isspace() and word[0] in column("place_cues", "word", "word")


_LONGEST_CUE = 16


def named_places(scan: Scan, claims: Sequence[Claim]) -> list[Claim]:
    """One venue claim, without an event, for each town or country after a word of place; what some claim holds already is left out."""
    taken = [(claim.start, claim.end) for claim in claims]
    found = []
    for index, (start, _) in enumerate(scan.sentences):
        for mention in scan.mentions(index):
            if mention.kind not in ("place", "country") or not _follows_cue(scan.folded, start, mention.start):
                continue
            if any(first < mention.end and mention.start < last for first, last in taken):
                continue
            claim = Claim(
                document=scan.document.id,
                start=mention.start,
                end=mention.end,
                text=scan.text[mention.start : mention.end],
                kind=Kind.VENUE,
                value=mention.name,
                dimension="place",
                place=mention.name,
            )
            complete(scan, claim)
            found.append(claim)
    return found
