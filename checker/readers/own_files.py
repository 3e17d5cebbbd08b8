"""Files of checker's own that lie among documents: settings, rules, decisions. They are no documents, and nobody misses them."""

from __future__ import annotations

import re
from pathlib import Path

_NAMES = frozenset({"checker.toml", "checker.decisions.yml", "checker.decisions.yaml"})
_RULES = (".yml", ".yaml")
_SHARED = "pyproject.toml"
_MOST = 100_000
"""Bytes of a file that are looked at."""
_FORMAT = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?checker[\"']?[ \t]*:", re.MULTILINE)
_TABLE = re.compile(rb"^[ \t]*\[tool\.checker", re.MULTILINE)


def is_own(path: Path) -> bool:
    """Tell whether a file is one of checker's own: by its name, or since it says so, as a rule file does with ``checker: 1``."""
    if path.name in _NAMES:
        return True
    if path.suffix in _RULES:
        return _says(path, _FORMAT)
    return path.name == _SHARED and _says(path, _TABLE)


def _says(path: Path, sign: re.Pattern[bytes]) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return sign.search(file.read(_MOST)) is not None
    except OSError:
        return False
