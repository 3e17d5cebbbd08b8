"""Which files the PATHs of a run name: in folders all but hidden and ignored ones, through no link that leads out of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from glob import has_magic
from pathlib import Path, PurePath
from typing import NamedTuple

from checker.errors import PathError
from checker.model import Skipped
from checker.readers.globbing import Pattern
from checker.readers.ignore_files import NAME, Ignored, ignored_in, is_ignored
from checker.readers.opening import not_opened
from checker.readers.own_files import is_own
from checker.readers.sidecar_names import beside

STANDARD_INPUT = "-"


class Found(NamedTuple):
    """A file of the run.

    Attributes:
        place: the way to it from the PATH given.
        path: to open it.
        given: False where it only stands beside a file that was given.
    """

    place: PurePath
    path: Path
    given: bool = True


class _Folder(NamedTuple):
    """A folder on the way through a tree.

    Attributes:
        path: to open it.
        below: the way to it from the root of the tree, with a slash at its end.
        real: the same folder without links.
        start: where the way begins that the files below are called by; None where no pattern has taken the folder.
        levels: what is ignored in it.
    """

    path: str
    below: str
    real: str
    start: int | None
    levels: tuple[Ignored, ...]


def discovered(paths: Sequence[str], skipped: list[Skipped]) -> list[Found]:
    """Each file once, in order of the PATHs; links within the corpus are files of their own.

    Args:
        paths: as the user gave them, without standard input.
        skipped: a row for each folder and link that is not followed, and for what is wrong with a ``.checkerignore``; added to.

    Raises:
        PathError: a path does not exist or a pattern matches nothing.
    """
    return _Discovery(paths, skipped).files()


class _Discovery:
    def __init__(self, paths: Sequence[str], skipped: list[Skipped]) -> None:
        self._skipped = skipped
        self._found: dict[str, Found] = {}
        self._patterns = {given: pattern for given in paths if (pattern := _pattern(given)) is not None}
        self._paths = paths
        roots = [self._patterns[given].base if given in self._patterns else given for given in paths]
        self._corpus = [os.path.realpath(root) for root in roots if os.path.isdir(root)]  # noqa: PTH112  keys, not paths to open

    def files(self) -> list[Found]:
        """All files, those beside others last."""
        alone: list[Path] = []
        for given in self._paths:
            if given in self._patterns:
                found = list(self._below(self._patterns[given].base, self._patterns[given]))
                if not self._patterns[given].has_matched:
                    raise PathError(f"{given}: no file matches")
            elif os.path.isdir(given):  # noqa: PTH112  the same as above
                found = list(self._below(given, None))
            else:
                found = [(_key(Path(given)), Found(PurePath(Path(given).name), Path(given)))]
                alone.append(Path(given))
            for key, file in found:
                self._found.setdefault(key, file)
        for named in alone:
            for path in beside(named):
                if os.path.realpath(path.parent) == os.path.dirname(os.path.realpath(path)):  # noqa: PTH120  no link out of its folder
                    self._found.setdefault(_key(path), Found(PurePath(path.name), path, given=False))
        return list(self._found.values())

    def _below(self, root: str, pattern: Pattern | None) -> Iterator[tuple[str, Found]]:
        """The files of a folder and those below it, in order, by what makes each one file however it was reached."""
        waiting = [_Folder(root, "", os.path.realpath(root), 0 if pattern is None else None, ())]
        while waiting:  # a stack of its own, for folders may lie deeper in each other than functions may call each other
            folder = waiting.pop()
            entries = self._entries(folder, root)
            if any(entry.name == NAME for entry in entries):
                folder = self._with_ignored(folder)
            inner: list[_Folder] = []
            for entry in entries:
                if entry.name.startswith(".") and not (pattern and pattern.takes_hidden):
                    continue
                place = folder.below + entry.name
                start = folder.start
                if start is None and pattern and pattern.matches(place, is_folder=_is_folder(entry)):
                    start = len(place) + 1 if _is_folder(entry) else len(folder.below)
                if is_ignored(place, folder.levels, is_folder=_is_folder(entry)) or self._is_left(entry, place, start):
                    continue
                real = os.path.join(folder.real, entry.name)  # noqa: PTH118  a key, not a path to open
                if _is_folder(entry):
                    if start is not None or pattern is None or pattern.reaches(place):
                        inner.append(_Folder(entry.path, place + "/", real, start, folder.levels))
                elif start is not None and not is_own(Path(entry.path)):
                    yield real, Found(PurePath(place[start:]), Path(entry.path))
            waiting += reversed(inner)

    def _entries(self, folder: _Folder, root: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder.path) as found:
                return sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            name = folder.below.rstrip("/") or Path(root).name
            self._skipped.append(Skipped(name, None, f"the folder {not_opened(error)}", PurePath(folder.path).as_posix()))
            return []

    def _with_ignored(self, folder: _Folder) -> _Folder:
        path = os.path.join(folder.path, NAME)  # noqa: PTH118  in the form in which the others are
        mistakes: list[tuple[int | None, str]] = []
        if self._is_within(os.path.realpath(path)):
            level = ignored_in(Path(folder.path), folder.below, mistakes)
        else:
            level, mistakes = None, [(None, f"{_OUT}; nothing is left out by it")]
        self._skipped += [Skipped(folder.below + NAME, line, reason, PurePath(path).as_posix()) for line, reason in mistakes]
        return folder._replace(levels=(*folder.levels, level)) if level else folder

    def _is_left(self, entry: os.DirEntry[str], place: str, start: int | None) -> bool:
        """Tell whether an entry is a link that is not followed; a row says so, if anybody asked for what is there."""
        if not entry.is_symlink():
            return False
        real = os.path.realpath(entry.path)
        reason = None
        if not self._is_within(real) and os.path.lexists(real):
            reason = _OUT
        elif os.path.isdir(real):  # noqa: PTH112  a key, not a path to open
            reason = "is a link to a folder that is read where it stands"
        if reason is not None and start is not None:
            name = place[min(start, len(place) - len(entry.name)) :]
            self._skipped.append(Skipped(name, None, reason, PurePath(entry.path).as_posix()))
        return reason is not None

    def _is_within(self, real: str) -> bool:
        return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self._corpus)


_OUT = "is a link out of the folder that was given, and is not followed"


def _pattern(given: str) -> Pattern | None:
    """The pattern that a PATH is, None for the name of a file or folder.

    Raises:
        PathError: it is neither.
    """
    try:
        os.lstat(given)
    except PermissionError as error:
        if not has_magic(given):
            raise PathError(f"{given}: {not_opened(error)}") from None
    except (OSError, ValueError):
        if not has_magic(given):
            raise PathError(f"{given}: no such file or folder" if given else "a PATH is empty: name a file or a folder") from None
    else:
        return None
    return Pattern(given)


def _key(path: Path) -> str:
    """What makes a file the same however it was reached: its own name in its folder, that one without links."""
    return os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118  a key, not a path to open


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
