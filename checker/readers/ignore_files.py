"""``.checkerignore``: which files of a folder are left out, in the syntax of ``.gitignore``, at any level.

pathspec knows what a sign of a line means. Which line decides is told here, for it also lets a line decide of what lies below a folder that
it names, so that "!sub/" would bring back what another line leaves out of sub, and "!*/" nothing.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import ReadError
from checker.model import Limits
from checker.readers.opening import bytes_of
from checker.text.file_names import shown

if TYPE_CHECKING:
    from pathspec.pattern import Pattern

NAME = ".checkerignore"
LARGEST = Limits(file_size=2**20)
MOST_STARS = 3
"""Each star of one name multiplies the time to match it with the length of what it is held against."""

_STARS = re.compile(r"\*+")
_RUN = re.compile(r"(\\.)|\*{2,}")
"""More stars in a row are one, but for "**" between slashes; each would multiply the time to match."""
_TRAILING = re.compile(r"(?<!\\)\s+\Z")


class Line(NamedTuple):
    """One line.

    Attributes:
        ignores: False where it begins with an exclamation mark.
        for_folders: it speaks of folders alone.
        anywhere: it is a name alone, wherever it stands.
        parts: of the ways that it can match, how many names they have; 0 for any number.
        whole: the whole line, for a way of that many names.
        last: its last part, for the last name.
    """

    ignores: bool
    for_folders: bool
    anywhere: bool
    parts: int
    whole: Pattern
    last: Pattern

    def speaks_of(self, place: str, *, is_folder: bool) -> bool:
        """Tell whether it names a file or folder itself, not one that it lies in."""
        if (self.for_folders and not is_folder) or self.last.match_file(place[place.rfind("/") + 1 :]) is None:
            return False
        return self.anywhere or (self.parts in (0, place.count("/") + 1) and self.whole.match_file(place) is not None)


class Ignored(NamedTuple):
    """What one ``.checkerignore`` says.

    Attributes:
        below: the way to its folder from the PATH given, with a slash at its end; "" for that of PATH itself.
        lines: in order.
    """

    below: str
    lines: list[Line]


def ignored_in(folder: Path, below: str, mistakes: list[tuple[int | None, str]]) -> Ignored | None:
    """What the ``.checkerignore`` of a folder says; None where it says nothing.

    Args:
        folder: it lies in.
        below: the way there from the PATH given, with a slash at its end.
        mistakes: line and reason of each that cannot be heeded; added to.
    """
    try:
        data = bytes_of(folder / NAME, LARGEST)
    except ReadError as error:
        mistakes.append((None, f"{error.reason}; nothing is left out by it"))
        return None
    if b"\0" in data:
        mistakes.append((None, "holds NUL bytes: this is no text file; nothing is left out by it"))
        return None
    # names are bytes, whatever their encoding: they meet in the form in which Python gives those of files
    lines = list(_lines(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape"), mistakes))
    return Ignored(below, lines) if lines else None


def is_ignored(place: str, levels: Sequence[Ignored], *, is_folder: bool) -> bool:
    """Tell whether a file or a folder is left out: the last line of the deepest ``.checkerignore`` that speaks of it decides.

    Args:
        place: the way to it from the PATH given; what it lies in is not left out.
        levels: of the folders that it lies in, the deepest last.
        is_folder: it is a folder.
    """
    for level in reversed(levels):
        way = place[len(level.below) :]
        for line in reversed(level.lines):
            if line.speaks_of(way, is_folder=is_folder):
                return line.ignores
    return False


def _lines(text: str, mistakes: list[tuple[int | None, str]]) -> Iterator[Line]:
    """The lines that can be heeded."""
    for number, written in enumerate(text.splitlines(), 1):
        line = _TRAILING.sub("", written)
        if not line or line.startswith("#"):
            continue
        body = line.removeprefix("!")
        parts = [part if part == "**" else _RUN.sub(lambda run: run[1] or "*", part) for part in body.strip("/").split("/")]
        if max(len(_STARS.findall(part)) for part in parts) > MOST_STARS or parts.count("**") >= MOST_STARS:
            mistakes.append((number, f"has more than {MOST_STARS} stars in one name: write it with fewer"))
            continue
        try:
            whole, last = (_pattern(f"/{way}") for way in ("/".join(parts), parts[-1]))
        except (ValueError, re.error):  # "[z-a]"
            mistakes.append((number, f"is no pattern as in .gitignore: {shown(line[:60])}"))
            continue
        anywhere = "/" not in body.rstrip("/")
        yield Line(body == line, body.endswith("/"), anywhere, 0 if "**" in parts else len(parts), whole, last)


def _pattern(line: str) -> Pattern:
    """What a line matches.

    Raises:
        ValueError: it is no pattern.
    """
    from pathspec import GitIgnoreSpec  # only a run that has such a file needs it

    with warnings.catch_warnings(action="ignore", category=FutureWarning):  # "[[a]" means to re what it means here, for the time being
        (made,) = GitIgnoreSpec.from_lines([line]).patterns
    if made.include is None:
        raise ValueError(line)
    return made
