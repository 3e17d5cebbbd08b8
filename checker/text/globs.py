"""Names written with ``*`` for any letters: "bulletin-*.txt", "Ministry of *"."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.text.folding import fold, squeeze


def names(pattern: str, name: str) -> bool:
    """Tell whether a pattern names something, in any letter case; of a path the last part is enough."""
    known = _compiled(pattern)
    whole = fold(squeeze(name))
    return known.fullmatch(whole) is not None or known.fullmatch(whole.rpartition("/")[2]) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    # each part is taken where it stands first, so that no row of signs makes the matching slow
    first, *others = map(re.escape, fold(squeeze(pattern)).split("*"))
    if not others:
        return re.compile(first)
    *inner, last = others
    return re.compile(first + "".join(f"(?>.*?{part})" for part in inner) + ".*" + last)
