"""Lines of a terminal report: wrapping, hanging indents, aligned columns, colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.reporters.symbols import clusters, columns

NARROWEST_TEXT = 12
"""Columns that a text gets at least."""


@dataclass(frozen=True, slots=True)
class Paint:
    """ANSI styles, or none of them."""

    color: bool

    def bold(self, text: str) -> str:
        """Headings."""
        return self._styled(text, "1")

    def dim(self, text: str) -> str:
        """What is there to look up, not to read."""
        return self._styled(text, "2")

    def mark(self, text: str) -> str:
        """A claim inside its quote."""
        return self._styled(text, "1;4;36")

    def verdict(self, text: str, word: str) -> str:
        """The text in the colour of the verdict or severity ``word``."""
        return self._styled(text, {"conflict": "1;31", "revision": "1;33", "rounding": "1;33"}.get(word, "1"))

    def _styled(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text


def pieces(word: str, width: int) -> list[str]:
    """The word cut into parts that each fit into ``width`` columns; one part where it fits."""
    if columns(word) <= width:
        return [word]
    parts, part, taken = [], "", 0
    for cluster in clusters(word):
        wide = columns(cluster)
        if part and taken + wide > width:
            parts.append(part)
            part, taken = "", 0
        part += cluster
        taken += wide
    return [*parts, part]


def wrap(text: str, width: int) -> list[str]:
    """The text as lines of at most ``width`` columns, broken at spaces and only then inside a word; one empty line for none."""
    lines, line, taken = [], "", 0
    for word in text.split(" "):
        for part_number, part in enumerate(pieces(word, width)):
            wide = columns(part)
            if part_number == 0 and line and taken + 1 + wide <= width:
                line, taken = f"{line} {part}", taken + 1 + wide
                continue
            if line:
                lines.append(line)
            line, taken = part, wide
    return [*lines, line]


def hanging(lead: str, text: str, width: int) -> list[str]:
    """``lead`` and the text after it, further lines below the text; all of it below the lead where there is no room beside it."""
    indent = columns(lead)
    if lead.strip() and width - indent < NARROWEST_TEXT:
        return [lead.rstrip(), *hanging("  ", text, width)]
    first, *rest = wrap(text, max(NARROWEST_TEXT, width - indent))
    return [f"{lead}{first}".rstrip(), *(f"{' ' * indent}{line}" for line in rest)]


def pad(text: str, width: int) -> str:
    """The text filled up with spaces to ``width`` columns."""
    return text + " " * (width - columns(text))


def ends(left: str, right: str, width: int, *, indent: int) -> list[str]:
    """``left``, a place, at the indent and ``right`` at the right edge, on one line where both fit."""
    room = width - indent
    space = room - columns(left) - columns(right)
    margin = " " * indent
    if space >= 2:
        return [f"{margin}{left}{' ' * space}{right}"]
    # A place is never broken: people copy it into an editor.
    return [f"{margin}{left}", *hanging(margin, right, width)]


def table(rows: Sequence[Sequence[str]], width: int, *, indent: int = 2, gap: int = 3) -> list[list[str]]:
    """The lines of each row: aligned columns with long cells wrapped inside, or cells one below the other where columns are too narrow."""
    if not rows:
        return []
    natural = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    used = [at for at, wide in enumerate(natural) if wide]
    room = width - indent - gap * (len(used) - 1)
    # Names and values in a narrower column cannot be read.
    least = {at: min(natural[at], 18) for at in used}
    if sum(least.values()) > room:
        return [_stacked([row[at] for at in used], width, indent=indent) for row in rows]
    widths = {at: natural[at] for at in used}
    while sum(widths.values()) > room:
        widest = max((at for at in used if widths[at] > least[at]), key=lambda at: widths[at])
        # All at once where a name is very long, then column by column.
        widths[widest] = max(least[widest], min(widths[widest] - 1, room))
    return [_side_by_side([(wrap(row[at], widths[at]), widths[at]) for at in used], indent=indent, gap=gap) for row in rows]


def _side_by_side(cells: Sequence[tuple[Sequence[str], int]], *, indent: int, gap: int) -> list[str]:
    """Wrapped cells, each with its width, as lines; a cell that is shorter than its neighbours stays empty below."""
    height = max(len(lines) for lines, _ in cells)
    rows = [[pad(lines[at] if at < len(lines) else "", wide) for lines, wide in cells] for at in range(height)]
    return [" " * indent + (" " * gap).join(row).rstrip() for row in rows]


def _stacked(cells: Sequence[str], width: int, *, indent: int) -> list[str]:
    head, *rest = cells
    below = " · ".join(filter(None, rest))
    lines = hanging(" " * indent, head, width)
    return [*lines, *hanging(" " * (indent + 2), below, width)] if below else lines


def more(number: int, noun: str, *, indent: int) -> list[str]:
    """``17 more findings: --all``, or nothing for none."""
    return [f"{' ' * indent}{number:,} more {noun if number == 1 else noun + 's'}: --all"] if number > 0 else []
