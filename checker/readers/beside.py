"""Which sidecar belongs to which file: ``NAME.meta.yml`` beside it, and the ``sources.csv`` of its folder or of one above."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from checker.errors import ReadError
from checker.model import Limits, Skipped
from checker.readers.opening import bytes_of
from checker.readers.sidecar import Told, sidecar, source_list, told_again
from checker.readers.sidecar_names import is_list, may_be_sidecar, stem_of
from checker.text.contents import is_file
from checker.text.suggest import did_you_mean


class Beside:
    """What is told beside the files of a run.

    Attributes:
        sidecars: the files that were read as sidecars, and so are no documents.
        mistakes: a row for each.
    """

    def __init__(self, files: Iterable[tuple[str, Path]], suffixes: Iterable[str], limits: Limits) -> None:
        """Read the sidecars among some files.

        Args:
            files: name and path of what may be one: its name ends like a sidecar's, or is that of a list.
            suffixes: of the files that are documents.
            limits: of which the size of a file counts.
        """
        self.sidecars: set[Path] = set()
        self.mistakes: list[Skipped] = []
        self._limits = limits
        self._suffixes = frozenset(suffixes)
        self._told: dict[str, list[Told]] = {}
        # the nearest first: beside the file, by its whole name, then in the folder, then in those above
        paths = dict(files)
        for name, path in sorted(paths.items(), key=lambda file: _nearness(file[1])):
            if is_list(path):
                self._read_list(name, path)
            else:
                self._read_sidecar(name, path)
        for file, told in sorted(self._told.items()):
            self.mistakes += told_again(told, os.path.basename(file))  # noqa: PTH119  a key, not a path to open
        self.mistakes = [replace(row, file=paths[row.document].as_posix()) for row in self.mistakes]

    def told(self, path: Path) -> Sequence[Told]:
        """What is told of a file, what counts first."""
        return self._told.get(_key(path), ())

    def _read_sidecar(self, name: str, path: Path) -> None:
        self.sidecars.add(path)
        data = self._bytes(name, path)
        if data is None:
            return
        told, mistakes = sidecar(data, name)
        self.mistakes += mistakes
        stem = stem_of(path)
        beside = sorted(each.name for each in _files(path.parent) if each != path)
        if stem in beside:
            self._add(path.with_name(stem), told)
            return
        meant = [each for each in beside if PurePosixPath(each).stem == stem and PurePosixPath(each).suffix.lower() in self._suffixes]
        if len(meant) == 1:
            self._add(path.with_name(meant[0]), told)
        elif meant:
            own = path.name.removeprefix(stem)
            choice = " or ".join(f"{each}{own}" for each in meant)
            self.mistakes.append(Skipped(name, None, f"may belong to {' or '.join(meant)}: call it {choice}"))
        else:
            self.mistakes.append(Skipped(name, None, f"belongs to no file: none beside it is called {stem}, with a suffix or without"))

    def _read_list(self, name: str, path: Path) -> None:
        data = self._bytes(name, path)
        try:
            read = source_list(data, name) if data is not None else None
        except ReadError:
            read = None  # whoever reads it as a table says why it cannot be read
        if read is None:
            return
        self.sidecars.add(path)
        rows, mistakes = read
        self.mistakes += mistakes
        lines: dict[str, int] = {}
        for told in rows:
            file, shown = _below(path.parent, told.file), told.file[:200]
            if file is None:
                self.mistakes.append(Skipped(name, told.line, f"names {shown}, which does not lie in its folder or below"))
            elif not is_file(file):
                self.mistakes.append(Skipped(name, told.line, f"names {shown}, which is not there{_suggestion(file)}"))
            elif _key(file) in lines:
                self.mistakes.append(Skipped(name, told.line, f"names {shown} a second time: line {lines[_key(file)]} counts"))
            else:
                lines[_key(file)] = told.line
                self._add(file, told)

    def _add(self, file: Path, told: Told) -> None:
        if told.values:
            self._told.setdefault(_key(file), []).append(told)

    def _bytes(self, name: str, path: Path) -> bytes | None:
        try:
            return bytes_of(path, self._limits)
        except ReadError as error:
            if not is_list(path):  # whoever reads it as a table says the same
                self.mistakes.append(Skipped(name, None, error.reason))
            return None


def _nearness(path: Path) -> tuple[bool, int, int, bool, str]:
    """The nearer, the smaller: a sidecar before a list, a deep list before one above, a whole name before a stem."""
    return is_list(path), -len(Path(_key(path)).parts), -len(stem_of(path)), path.suffix != ".yml", _key(path)


def _key(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100  a link stays the file that it is called


def _files(folder: Path) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if not may_be_sidecar(each)]
    except OSError:
        return []


def _below(folder: Path, named: str) -> Path | None:
    """The file that a row names, None where it does not lie below the folder."""
    place = PurePosixPath(os.path.normpath(named.replace("\\", "/")))
    return None if place.is_absolute() or ".." in place.parts[:1] else folder / place


def _suggestion(file: Path) -> str:
    meant = did_you_mean(file.name, [each.name for each in _files(file.parent)])
    return f": did you mean {meant}?" if meant else ""
