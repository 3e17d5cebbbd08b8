"""What decides what is extracted of a text: this program, its tables, the libraries beside it, and what a run asks for."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from checker.model import Limits, Rule, Severity

_ROOT = Path(__file__).resolve().parents[1]
_READ = (".py", ".csv", ".json")


@lru_cache(maxsize=1)
def of_program() -> str:
    """32 hex digits that change with the code, the tables, the Python and the libraries that are installed."""
    digest = blake2b(f"{sys.version} {platform.machine()}".encode(), digest_size=16)
    for name in sorted(_installed()):
        digest.update(f"\0{name}".encode())
    for folder, folders, names in os.walk(_ROOT):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(name for name in names if name.endswith(_READ)):
            path = Path(folder, name)
            digest.update(f"\0{path.relative_to(_ROOT).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def of_work(rules: Sequence[Rule], *, places: bool, limits: Limits) -> str:
    """The same, with what of rules and limits may change what is found in a document."""
    bounds = replace(limits, seconds_a_document=0, memory=0)
    told = f"{of_program()} {places} {plain_words(bounds)} {of_rules(rules)}"
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def of_rules(rules: Sequence[Rule]) -> str:
    """32 hex digits that change with what rules take from a text; how that is told, and how much it matters, plays no part."""
    bare = [
        replace(
            rule,
            title="",
            why="",
            message="",
            link="",
            path="",
            line=0,
            examples=(),
            formerly=(),
            severity=Severity.ERROR,
            severity_from=(),
        )
        for rule in rules
    ]
    return blake2b(plain_words(bare).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _installed() -> Iterable[str]:
    """The folders that say which version of what is installed; whichever changes, it is taken for one that matters."""
    for place in sys.path:
        try:
            yield from (path.name for path in Path(place or ".").iterdir() if path.suffix == ".dist-info")
        except OSError:
            continue


def plain_words(value: Any) -> str:
    """A value in words that are the same in every process."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if is_dataclass(value) and not isinstance(value, type):
        return f"{type(value).__name__}({', '.join(f'{key.name}={plain_words(getattr(value, key.name))}' for key in fields(value))})"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(plain_words, value))}]"
    if isinstance(value, (set, frozenset)):
        return f"{{{', '.join(sorted(map(plain_words, value)))}}}"
    if hasattr(value, "items"):
        return f"{{{', '.join(sorted(f'{plain_words(key)}: {plain_words(each)}' for key, each in value.items()))}}}"
    return repr(value)
