"""No pattern of checker takes forever: what repeats is not repeated over and over without something between."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]

import pytest

import checker

LONG, OFTEN = 30, 2
"""Times that something may be repeated inside of what itself is repeated so often: beyond both, the ways to match are too many to try."""
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
OPTIONAL_EXTRAS = ("checker.data.build", "checker.pipeline.cluster.on_", "checker.__main__")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module of checker holds, alone or in a list or table, with its name."""
    for found in pkgutil.walk_packages(checker.__path__, "checker."):
        if found.name.startswith(OPTIONAL_EXTRAS):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            held = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else [value]
            yield from ((f"{found.name}.{name}", each) for each in held if isinstance(each, re.Pattern) and isinstance(each.pattern, str))


def nested(tree: object) -> Iterator[int]:
    """How often something is repeated whose parts can be parted in many ways: runs of one sign with nothing in between that must stand."""
    for sign, held in tree:  # type: ignore[attr-defined]
        if sign in REPEATS:
            _, most, inner = held
            parts = list(_flat(inner))
            long = [part for part in parts if part[0] in REPEATS and part[1][1] > LONG]
            must = [
                part for part in parts if part not in long and part[0] is not _constants.AT and not (part[0] in REPEATS and not part[1][0])
            ]
            if most > OFTEN and long and not must:
                yield most
            yield from nested(inner)
        elif sign is _constants.SUBPATTERN:
            yield from nested(held[3])
        elif sign is _constants.BRANCH:
            for branch in held[1]:
                yield from nested(branch)
        elif sign in (_constants.ASSERT, _constants.ASSERT_NOT):
            yield from nested(held[1])
        elif sign is _constants.ATOMIC_GROUP:
            yield from nested(held)


def _flat(tree: object) -> Iterator[tuple[object, object]]:
    for sign, held in tree:  # type: ignore[attr-defined]
        if sign is _constants.SUBPATTERN:
            yield from _flat(held[3])
        else:
            yield sign, held


def tree_of(pattern: str, flags: int = 0) -> object:
    """A pattern as Python's own parser reads it."""
    return _parser.parse(pattern, flags & ~re.UNICODE)


@pytest.mark.parametrize("pattern", [r"(?:[\w'-]+ ?){0,6}", r"(a+)+$", r"(?:\d*,?)*x"])
def test_what_takes_forever_is_told(pattern: str) -> None:
    """A run of one sign inside of a repetition, with nothing that must stand between, is found."""
    assert list(nested(tree_of(pattern)))


@pytest.mark.parametrize("pattern", [r"(?:[\w'-]++ ?){0,6}", r"(?:[\w'-]+ ){0,6}", r"\w+(?:-\w+)*"])
def test_what_does_not_is_let_pass(pattern: str) -> None:
    """A run that gives nothing back, or that a sign ends, is not."""
    assert not list(nested(tree_of(pattern)))


def test_patterns() -> None:
    """No pattern of any module repeats what repeats; a word of 400 letters between two figures once hung the run."""
    known = dict(patterns())
    assert len(known) > 400
    told = {name: list(nested(tree_of(pattern.pattern, pattern.flags))) for name, pattern in known.items()}
    assert {name for name, found in told.items() if found} == set()
