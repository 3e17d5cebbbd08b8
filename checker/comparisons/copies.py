"""Which documents are copies of one text: a syndicated story is one voice, however often it is printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from zlib import crc32

from checker.text.folding import fold

FEWEST_WORDS = 25
"""Shorter texts may be alike by chance."""
ALIKE = 0.8
"""Share of the word runs of both texts together that both have, from which they are copies."""

_RUN = 3
_SKETCH = 6
_WORD = re.compile(r"[^\W_]+")


def voices(texts: Mapping[str, str], same: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Document id to the first id, in order, of the documents with nearly the same text; its own where there is none.

    Candidates share one of the smallest hashes of their word runs (Broder, 1997), so that time grows with the number of documents.

    Args:
        texts: by id of the document.
        same: document id to that of another of the same bytes: they are one voice however short they are.
    """
    runs: dict[str, frozenset[int]] = {}
    blocks: dict[int, list[str]] = defaultdict(list)
    voice: dict[str, str] = {}
    alike: dict[str, list[str]] = {}
    for name in sorted(texts):
        twin = same.get(name)
        if twin is not None and twin in texts:
            alike.setdefault(twin, []).append(name)
            continue
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
    return voice | {name: voice[twin] for twin, names in alike.items() for name in names}


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(fold(text))
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(crc32(" ".join(words[at : at + _RUN]).encode("utf-8", "surrogatepass")) for at in range(len(words) - _RUN + 1))
