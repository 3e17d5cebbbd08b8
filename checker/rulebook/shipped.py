"""The packs that ship with checker as they are when they have been read, since reading them takes longer than a small run.

``checker/data/rules.json`` holds them, one rule a line, with a digest of the files they were read from: where a file is another by now, the
files are read again. A value is a list for a tuple, ``{"Name": [...]}`` for a class of ``checker.model`` with its first attributes,
``{"Name": "word"}`` for a member of an enumeration and ``{"": {...}}`` for a mapping.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import Any

from checker import model
from checker.model import Rule
from checker.text.contents import contents

NAME = "rules.json"


def shipped(packs: Sequence[Path]) -> tuple[Rule, ...] | None:
    """The rules of the shipped packs; None where these files are not those that were read."""
    head, *rules = files("checker.data").joinpath(NAME).read_text(encoding="utf-8").splitlines()
    if json.loads(head) != {"files": digest(packs)}:
        return None
    return tuple(_value(json.loads(rule)) for rule in rules)


def kept(rules: Iterable[Rule], packs: Sequence[Path]) -> str:
    """What the file has to hold for some packs and their rules."""
    lines = [{"files": digest(packs)}, *map(_plain, rules)]
    return "".join(f"{json.dumps(line, ensure_ascii=False, separators=(',', ':'))}\n" for line in lines)


def digest(packs: Iterable[Path]) -> str:
    """Hex digits that change with the names and the bytes of some files."""
    told = hashlib.sha256()
    for file in packs:
        told.update(f"{file.name}\0{hashlib.sha256(contents(file, file.name)).hexdigest()}\0".encode())
    return told.hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        given = [(field, getattr(value, field.name)) for field in fields(value)]
        while given and given[-1][1] == _default(given[-1][0]):
            given.pop()
        return {type(value).__name__: [_plain(held) for _, held in given]}
    if isinstance(value, Enum):
        return {type(value).__name__: value.value}
    if isinstance(value, Mapping):
        return {"": {name: _plain(held) for name, held in value.items()}}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(map(_value, plain))
    if not isinstance(plain, dict):
        return plain
    ((name, held),) = plain.items()
    if not name:
        return {key: _value(each) for key, each in held.items()}
    kind = getattr(model, name)
    return kind(*map(_value, held)) if isinstance(held, list) else kind(held)
