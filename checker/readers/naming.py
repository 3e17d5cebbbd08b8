"""What the files of a run are called: the shortest name that tells each from all others, in characters that everything can show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TypeVar

from checker.readers.remote import RemotePath
from checker.text.file_names import shown

Somewhere = TypeVar("Somewhere", bound=Path | RemotePath)


def named(files: Sequence[tuple[PurePath, Somewhere]]) -> list[tuple[str, Somewhere]]:
    """A name for each file: its place below PATH, with as much of the way there before it as tells equal ones apart."""
    names = {path: shown(place.as_posix()) for place, path in files}
    longest = max((len(path.absolute().parts) for _, path in files), default=0)
    for extra in range(1, longest + 1):
        counts: dict[str, int] = {}
        for name in names.values():
            counts[name] = counts.get(name, 0) + 1
        if all(count == 1 for count in counts.values()):
            break
        for place, path in files:
            if counts[names[path]] > 1:
                names[path] = shown(PurePath(*path.absolute().parts[-(len(place.parts) + extra) :]).as_posix())
    return [(name, path) for path, name in names.items()]
