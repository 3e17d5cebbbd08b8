"""Runs that PDFium gives as two though they are one, since a mark stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.readers.pdf.gaps import GAP
from checker.readers.pdf.marks import as_written, level
from checker.readers.pdf.run import Run

JOINT = 0.12
"""A narrower gap than this share of the font size is none: what stands there is one word."""
LONGEST_MARK = 6
"""Characters of a raised mark that PDFium gives as a line of its own."""


def joined(runs: Sequence[Run]) -> Iterator[Run]:
    """PDFium ends a line at a raised mark: what goes on at the same height is one run again."""
    held = runs[0]
    for run in runs[1:]:
        size = held.size if held.size > run.size else run.size
        apart = held.bottom - run.bottom
        if -0.6 * size < apart < 0.25 * size and held.upright and run.upright and not held.hyphen:
            gap = run.x0 - held.x1
            if -0.3 * size < gap < GAP * size:
                if apart > -0.25 * size:
                    held = held.followed_by(run, space=gap > JOINT * size)
                    continue
                if _is_mark(held, run):
                    run.marked = True
                    held = run
                    continue
        yield held
        held = run
    yield held


def _is_mark(held: Run, run: Run) -> bool:
    """Tell whether a run is the raised mark of the note that opens right after it."""
    above = level((held.x0, held.top, held.x1, held.bottom), (run.x0, run.top, run.x1, run.bottom)) > 0
    return above and len(held.text) <= LONGEST_MARK and not as_written(held.text.strip(), "", run.text, above=True)
