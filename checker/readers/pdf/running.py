"""Running headers, footers and page numbers: what stands at the same place near the edge of several pages, digits apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from checker.readers.pdf.columns import rows
from checker.readers.pdf.cues import page_number
from checker.readers.pdf.run import Run, from_top

MARGIN = 0.12
"""Share of a page's height at its top and foot in which running lines stand."""
MOST_LINES = 3
"""Running lines at one edge of a page."""

_DIGITS = re.compile(r"\d+")
_Key = tuple[str, int]


def without_running(pages: Sequence[tuple[list[Run], float]]) -> list[list[Run]]:
    """The runs of each page, without its running lines.

    Args:
        pages: runs and height of each.
    """
    edges = [(_edge(runs, height, top=True), _edge(runs, height, top=False)) for runs, height in pages]
    seen: dict[_Key, int] = defaultdict(int)
    for pair in edges:
        for line_key in {_key(line) for edge in pair for line in edge}:
            seen[line_key] += 1
    left: list[list[Run]] = []
    for (runs, _), pair in zip(pages, edges, strict=True):
        dropped = {id(run) for edge in pair for run in _running(edge, seen)}
        left.append([run for run in runs if id(run) not in dropped] if dropped else runs)
    return left


def _running(edge: Sequence[list[Run]], seen: dict[_Key, int]) -> list[Run]:
    """The runs of running lines at an edge: from the outermost line inwards, as far as each is one."""
    found: list[Run] = []
    for line in edge:
        text = " ".join(run.text for run in line)
        if not page_number().fullmatch(text) and not any(_repeats(part, seen) for part in (line,)):
            break
        found += line
    return found


def _repeats(line: list[Run], seen: dict[_Key, int]) -> bool:
    text, at = _key(line)
    return sum(seen.get((text, near), 0) for near in (at - 1, at, at + 1)) > 1


def _edge(runs: list[Run], height: float, *, top: bool) -> list[list[Run]]:
    """The lines near an edge of a page, the outermost first, as far as a gap parts them from the text."""
    bound = MARGIN * height
    near = [run for run in runs if run.upright and (run.bottom < bound if top else run.top > height - bound)]
    lines = rows(sorted(near, key=from_top))
    return lines[:MOST_LINES] if top else lines[::-1][:MOST_LINES]


def _key(line: list[Run]) -> _Key:
    text = _DIGITS.sub("#", " ".join(run.text for run in line)).casefold()
    return " ".join(text.split()), round(line[0].bottom / 4)
