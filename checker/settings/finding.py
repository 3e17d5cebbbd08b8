"""Which file holds the settings of a run."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from pathlib import Path

from checker.text.contents import is_file, is_folder

OWN = "checker.toml"
SHARED = "pyproject.toml"
TABLE = "[tool.checker"


def find(paths: Iterable[str]) -> Path | None:
    """The nearest ``checker.toml``, or ``pyproject.toml`` with ``[tool.checker]``, in the folder that holds all paths or above it.

    In one folder ``checker.toml`` comes first; what is further up does not count any more.

    Args:
        paths: files, folders and globs; the current folder where there are none.
    """
    bases = [_folder(path) for path in paths] or [Path.cwd()]
    try:
        start = Path(os.path.commonpath(bases))
    except ValueError:  # on different drives
        start = bases[0]
    for folder in (start, *start.parents):
        if is_file(folder / OWN):
            return folder / OWN
        if _has_table(folder / SHARED):
            return folder / SHARED
    return None


def _folder(path: str) -> Path:
    """The folder that a path names, or that holds the file; of a glob, the last one without a sign."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - without following links: what is above is what the user sees
    if not os.path.lexists(whole) and glob.has_magic(path):
        plain = [part for part in (whole, *whole.parents) if not glob.has_magic(str(part))]
        return plain[0] if plain else Path.cwd()
    return whole if is_folder(whole) else whole.parent


def _has_table(file: Path) -> bool:
    try:
        return is_file(file) and any(line.lstrip().startswith(TABLE) for line in file.read_text("utf-8", "replace").splitlines())
    except OSError:
        return False
