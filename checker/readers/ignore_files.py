"""``.checkerignore``: which files of a folder are left out, in the syntax of ``.gitignore``, at any level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import ReadError
from checker.model import Limits
from checker.readers.opening import bytes_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".checkerignore"
LARGEST = Limits(file_size=2**20)
MOST_STARS = 3
"""Each star of one name multiplies the time to match it with the length of what it is held against."""

_STARS = re.compile(r"\*+")


class Ignored(NamedTuple):
    """What one ``.checkerignore`` says.

    Attributes:
        below: the way to its folder from the PATH given, with a slash at its end; "" for that of PATH itself.
        spec: its lines.
    """

    below: str
    spec: GitIgnoreSpec


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
        mistakes.append((None, error.reason))
        return None
    if b"\0" in data:
        mistakes.append((None, "holds NUL bytes: this is no text file"))
        return None
    # names are bytes, whatever their encoding: they meet in the form in which Python gives those of files
    lines = list(_lines(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape"), mistakes))
    if not lines:
        return None
    from pathspec import GitIgnoreSpec  # only a run that has such a file needs it

    return Ignored(below, GitIgnoreSpec.from_lines(lines))


def _lines(text: str, mistakes: list[tuple[int | None, str]]) -> Iterator[str]:
    """The lines that can be heeded."""
    from pathspec import GitIgnoreSpec

    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        stars = [len(_STARS.findall(part)) for part in line.split("/")]
        if max(stars) > MOST_STARS or line.count("**") >= MOST_STARS:
            mistakes.append((number, f"has more than {MOST_STARS} stars in one name: write it with fewer"))
            continue
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            mistakes.append((number, f"is no pattern as in .gitignore: {line[:60]}"))
        else:
            yield line


def is_ignored(place: str, levels: Sequence[Ignored]) -> bool:
    """Tell whether a file or a folder is left out: the deepest ``.checkerignore`` that speaks of it decides.

    Args:
        place: the way to it from the PATH given, with a slash at the end for a folder.
        levels: of the folders that it lies in, the deepest last.
    """
    for level in reversed(levels):
        said = level.spec.check_file(place[len(level.below) :]).include
        if said is not None:
            return said
    return False
