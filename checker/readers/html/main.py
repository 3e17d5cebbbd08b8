"""Which parts of a web page are its own text: trafilatura decides, and what it takes apart is put back where it belongs."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from checker.model import Section
from checker.readers.html.part import Part
from checker.readers.html.source import Page, first_and_last_run, run_marks
from checker.readers.html.tables import span_of
from checker.readers.html.traits import words

MOST_RUNS = 50_000
MOST_CHARACTERS = 4_000_000
"""A larger page, for which trafilatura takes too long, is judged by its elements alone ..."""
MOST_CELLS = 150_000
"""... and so is one whose tables, each row filled up to the widest, have more cells than this."""
_WIDEST_SPAN = 100
LEAST_TEXT = 200
"""Less main text than this, in characters, is none ..."""
LEAST_PAGE = 1000
"""... and trafilatura is asked again, to try harder, on a page with more text than this."""
HELD = 0.3
"""Share of the main text from which an element that looks like furniture is what holds the text ..."""
KEPT = 0.3
"""... and of a part's own text from which the part belongs to the main text."""
LINKED = 0.5
"""Share of a part's text in links from which it is a list of links."""
LINKS_IN_A_ROW = 3
_MEASURED = 20
"""Elements that look like furniture are measured up to so many times the length of the page in all."""


class MainText:
    """What trafilatura takes for the main text of a page.

    Attributes:
        kept: the runs of the main text; all of them where it finds next to nothing.
        found: False there.
    """

    def __init__(self, page: Page) -> None:
        runs = range(len(page.runs))
        shown = sum(end - start for start, end in page.runs)
        self.kept = _kept_runs(page, fast=True)
        if self._weight(page) < LEAST_TEXT and shown > LEAST_PAGE:
            self.kept = _kept_runs(page, fast=False)
        self.found = self._weight(page) >= LEAST_TEXT
        if not self.found:
            self.kept = set(runs)
        self._sums = [0, *accumulate(end - start if run in self.kept else 0 for run, (start, end) in enumerate(page.runs))]
        self._left = _MEASURED * len(page.source)

    def lies_in(self, element: HtmlElement) -> bool:
        """Tell whether much of the main text lies in an element."""
        if self._left < 0:
            return True
        text = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
        self._left -= len(text)
        first, last = first_and_last_run(text)
        return first < len(self._sums) - 1 and self._sums[last + 1] - self._sums[first] > HELD * self._sums[-1]

    def _weight(self, page: Page) -> int:
        return sum(page.runs[run][1] - page.runs[run][0] for run in self.kept)


def main_parts(main: MainText, parts: Sequence[Part], title: Part | None, *, furnished: bool) -> list[Part]:
    """The parts of the main text in order.

    A page without furniture is taken whole. Else what trafilatura keeps counts, and within it the headings, captions, lists, tables and
    paragraphs that it drops; where it finds nothing, all that is no list of links.

    Args:
        main: the main text of the page.
        parts: what the page shows, without most of its furniture.
        title: the part that is the title of the page.
        furnished: True where the page has furniture.
    """
    if not furnished and not _lists_links(parts):
        return list(parts)
    if not main.found:
        return [part for part in parts if part is title or not (part.furniture or _is_linked(part))]
    belongs = [not part.furniture and _is_kept(part, main.kept) for part in parts]
    if True not in belongs:
        return [part for part in parts if part is title]
    return [part for part, whole in zip(parts, _filled(parts, belongs, title), strict=True) if whole]


def _kept_runs(page: Page, *, fast: bool) -> set[int]:
    """The runs that trafilatura takes for the main text."""
    if len(page.runs) > MOST_RUNS or len(page.source) > MOST_CHARACTERS or _padded_cells(page.root) > MOST_CELLS:
        return set()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it tells standard error of each page in which it finds little
    try:
        found = bare_extraction(page.root, fast=fast, include_comments=False, include_formatting=False, output_format="xml")
    except Exception:  # whatever goes wrong in it, the page is still read
        return set()
    body = getattr(found, "body", None)
    return {run for run in run_marks("".join(body.itertext())) if run < len(page.runs)} if body is not None else set()


def _padded_cells(root: HtmlElement) -> int:
    """How many cells the tables of a page have at most when each row is filled up to the widest, as trafilatura does."""
    rows = widest = reaching = 0
    for row in root.iter("tr"):
        rows += 1
        width = 0
        for cell in row:
            span = span_of(cell.get("colspan"), _WIDEST_SPAN)
            width += span
            if cell.get("rowspan"):
                reaching += span
        widest = max(widest, width)
    return rows * (widest + reaching)


def _is_kept(part: Part, kept: set[int]) -> bool:
    return sum(bit.end - bit.start for bit in part.runs() if bit.run in kept) >= KEPT * part.weight


def _filled(parts: Sequence[Part], belongs: Sequence[bool], title: Part | None) -> list[bool]:
    """What belongs to the text, with the title before it, and with what an author wrote between its first part and its last."""
    first, last = belongs.index(True), len(belongs) - 1 - belongs[::-1].index(True)
    titled = next((at for at, part in enumerate(parts) if part is title), None)
    filled = list(belongs)
    start = first
    if titled is not None and titled <= last:
        start, filled[titled] = min(first, titled), True
    for at in range(start, len(parts)):
        part = parts[at]
        if filled[at] or part.furniture or _is_linked(part) or part.section is Section.BOILERPLATE:
            continue
        if at < last:
            filled[at] = part.tag in words("written element") or bool(part.cells) or part.section in (Section.CAPTION, Section.FOOTNOTE)
        else:
            filled[at] = bool(part.cells) or part.section is Section.FOOTNOTE
    return _without_bare_headings(parts, belongs, filled, title)


def _without_bare_headings(parts: Sequence[Part], belongs: Sequence[bool], filled: list[bool], title: Part | None) -> list[bool]:
    """Headings that were put back stay only over something that belongs to the text: not the "Related" of a list that was left out."""
    over = False
    for at in range(len(parts) - 1, -1, -1):
        if not parts[at].level:
            over = filled[at]
        elif filled[at] and not belongs[at] and parts[at] is not title:
            filled[at] = over
    return filled


def _is_linked(part: Part) -> bool:
    """Tell whether a part is a list of links; a table that names its columns or rows is none, however much it links."""
    return not any(cell.header for cell in part.cells) and part.linked > LINKED * part.weight


def _lists_links(parts: Sequence[Part]) -> bool:
    """Tell whether a page has a list of links: several parts in a row that are nothing else."""
    row = 0
    for part in parts:
        row = row + 1 if _is_linked(part) else 0
        if row >= LINKS_IN_A_ROW:
            return True
    return False
