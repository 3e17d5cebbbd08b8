"""Which documents are copies of one text: a syndicated story is one voice, however often it is printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from zlib import crc32

from checker.text.folding import fold

FEWEST_WORDS = 25
"""Shorter texts may be alike by chance."""
ALIKE = 0.8
"""Share of the word runs of both texts together that both have, from which they are copies."""

_RUN = 3
_SKETCH = 6
_WORD = re.compile(r"[^\W_]+")


def voices(texts: Mapping[str, str]) -> dict[str, str]:
    """Document id to the first id, in order, of the documents with nearly the same text; its own where there is none.

    Candidates share one of the smallest hashes of their word runs (Broder, 1997), so that time grows with the number of documents.
    """
    runs: dict[str, frozenset[int]] = {}
    blocks: dict[int, list[str]] = defaultdict(list)
    voice: dict[str, str] = {}
    for name in sorted(texts):
        voice[name] = name
        own = _runs(texts[name])
        if not own:
            continue
        sketch = sorted(own)[:_SKETCH]
        firsts = sorted({other for part in sketch for other in blocks[part]})
        home = next((other for other in firsts if len(own & runs[other]) >= ALIKE * len(own | runs[other])), None)
        if home is not None:
            voice[name] = home
            continue
        runs[name] = own
        for part in sketch:
            blocks[part].append(name)
    return voice


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(fold(text))
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(crc32(" ".join(words[at : at + _RUN]).encode("utf-8", "surrogatepass")) for at in range(len(words) - _RUN + 1))
