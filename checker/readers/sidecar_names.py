"""How sidecars are called."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".meta.yml", ".meta.yaml")
LIST = "sources.csv"


def may_be_sidecar(path: Path) -> bool:
    """Tell whether a file is a sidecar by its name; a list of sources is one only where its first line says so."""
    return is_list(path) or any(path.name.lower().endswith(suffix) and len(path.name) > len(suffix) for suffix in SUFFIXES)


def is_list(path: Path) -> bool:
    """Tell whether a file has the name of a list of sources."""
    return path.name.lower() == LIST


def stem_of(path: Path) -> str:
    """The name that a sidecar is called after, of a file with its suffix or without."""
    suffix = next((suffix for suffix in SUFFIXES if path.name.lower().endswith(suffix)), "")
    return path.name[: len(path.name) - len(suffix)]


def beside(path: Path) -> Iterator[Path]:
    """The sidecars that there are of one file."""
    for name in dict.fromkeys([*(f"{name}{suffix}" for name in (path.name, path.stem) for suffix in SUFFIXES), LIST]):
        if os.path.lexists(path.with_name(name)):
            yield path.with_name(name)
