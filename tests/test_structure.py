"""The project keeps the shape that CONTRIBUTING.md describes."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.annotators import ANNOTATORS
from checker.comparisons.checks import CHECKS
from checker.extractors import EXTRACTORS
from checker.readers import READERS
from checker.reporters import REPORTERS
from tests.conftest import ROOT

ROOMS = sorted(path.parent.name for path in (ROOT / "checker").glob("*/__init__.py"))

LEFT_BY_TOOLS = {
    "__pycache__",
    ".git",
    ".venv",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "dist",
}

COMES_IN = re.compile(r"\bin(?: comes?\b|:)|\bcomes? in\b|\bfrom\b|\bout of\b", re.IGNORECASE)
GOES_OUT = re.compile(
    r"\bout(?: comes?\b| goe?s?\b|:)|\bgo(?:es)? out\b|\bto a\b|\bto findings\b|\bafterwards\b|\byields?\b", re.IGNORECASE
)

OF_A_MACHINE = re.compile(r"(?<![\w.*-])/(?:home|mnt|opt|root|tmp|Users|work|workspace)/\w|\.\./shared")


def parsed(path: Path) -> ast.Module:
    """A file of Python as a tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def files(*suffixes: str) -> Iterator[Path]:
    """The files of the project, without what tools leave there."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(set(folders) - LEFT_BY_TOOLS)
        yield from (Path(folder, name) for name in sorted(names) if not suffixes or name.endswith(suffixes))


def within(path: Path, folder: str) -> bool:
    """Tell whether a file lies below a folder of the project."""
    return path.is_relative_to(ROOT / folder)


def with_function(room: str, name: str, *arguments: str) -> set[str]:
    """The modules and packages of a room that have a function of this shape at their top level."""
    folder = ROOT / "checker" / room
    return {
        ".".join(("checker", *room.split("/"), path.parent.name if path.stem == "__init__" else path.stem))
        for path in (*folder.glob("[!_]*.py"), *folder.glob("*/__init__.py"))
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and node.name == name and tuple(each.arg for each in node.args.args) == arguments
    }


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in {"data", "model"}])
def test_room_says_what_comes_in_and_goes_out(room: str) -> None:
    """The docstring of a room tells a newcomer what it is for, what comes in and what goes out."""
    told = ast.get_docstring(parsed(ROOT / "checker" / room / "__init__.py")) or ""
    first, _, rest = told.partition("\n\n")
    assert first.endswith("."), "a room opens with a sentence"
    assert len(rest.splitlines()) >= 2, "a room is described in about five lines"
    assert COMES_IN.search(told), "a room says what comes in"
    assert GOES_OUT.search(told), "a room says what goes out"


@pytest.mark.parametrize("room", ["data", "model"])
def test_room_without_work_says_so(room: str) -> None:
    """Words alone: nothing comes in, nothing goes out."""
    told = ast.get_docstring(parsed(ROOT / "checker" / room / "__init__.py")) or ""
    assert re.search(r"no logic|nothing here reads", told, re.IGNORECASE)


def test_every_module_has_a_docstring() -> None:
    """Every file of Python opens with what it is; tests may let their names speak, and an empty file has nothing to say."""
    silent = [path for path in files(".py") if (tree := parsed(path)).body and not ast.get_docstring(tree) and not within(path, "tests")]
    assert not [path.relative_to(ROOT).as_posix() for path in silent]


def test_rooms_are_those_of_the_layers() -> None:
    """import-linter knows every room, so that none can import as it likes."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (contract,) = settings["contracts"]
    known = {room.strip() for layer in contract["layers"] for room in layer.split("|")}
    assert known == {*ROOMS, "errors"}
    assert contract["exhaustive"]


def test_contributing_names_every_room() -> None:
    """A newcomer finds every room in CONTRIBUTING.md."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert not [room for room in ROOMS if f"`{room}/`" not in page]


def test_contributing_leads_somewhere() -> None:
    """Every folder and file that CONTRIBUTING.md tells to touch is there."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`((?:checker|tests|rules|reports|benchmarks)/[\w./]*)`", page))
    named |= {f"checker/{room}/{rest}" for room, rest in re.findall(rf"`({'|'.join(ROOMS)})/([\w./]*)`", page)}
    assert not [path for path in sorted(named) if not (ROOT / path).exists()]


def test_readers_are_all_listed() -> None:
    """A file with ``read(data, name)`` is in READERS, and READERS names no other."""
    assert set(READERS.values()) == with_function("readers", "read", "data", "name")


def test_extractors_are_all_listed() -> None:
    """A file with ``find(scan, taken)`` is in EXTRACTORS, once."""
    listed = [find.__module__ for find in EXTRACTORS]
    assert len(listed) == len(set(listed))
    assert set(listed) == with_function("extractors", "find", "scan", "taken")


def test_annotators_are_all_listed() -> None:
    """A file with ``annotate(reading)`` is in ANNOTATORS, once."""
    listed = [annotate.__module__ for annotate in ANNOTATORS]
    assert len(listed) == len(set(listed))
    assert set(listed) == with_function("annotators", "annotate", "reading")


def test_checks_are_all_listed() -> None:
    """A file with ``find(text)`` is in CHECKS, under an id that says its name."""
    listed = {find.__module__ for find in CHECKS.values()}
    assert listed == with_function("comparisons/checks", "find", "text")
    assert {name.replace("-", "_") for name in CHECKS} == {f"checks/{module.rpartition('.')[2]}" for module in listed}


def test_reporters_are_all_listed() -> None:
    """A file with ``render(report, view)`` is in REPORTERS."""
    assert {entry.partition(":")[0] for entry in REPORTERS.values()} == with_function("reporters", "render", "report", "view")


def test_no_file_names_a_place_of_a_machine() -> None:
    """The project stands alone: no file of it names a folder that only one machine has."""
    found = []
    for path in files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if OF_A_MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:100]}")
    assert not found


def test_no_test_is_skipped_without_a_reason() -> None:
    """Whoever marks a test as skipped, or as expected to fail, says why."""
    silent = []
    for path in files(".py"):
        if not within(path, "tests"):
            continue
        tree = parsed(path)
        called = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            call = called.get(id(node))
            if name in ("pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"):
                said = call is not None and any(word.arg == "reason" for word in call.keywords)
            elif name in ("pytest.skip", "pytest.xfail"):
                said = call is not None and bool(call.args or call.keywords)
            else:
                continue
            if not said:
                silent.append(f"{path.relative_to(ROOT).as_posix()}:{node.lineno}")
    assert not silent


def test_ci_can_be_run() -> None:
    """``.ci/run`` is a program."""
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert (ROOT / ".ci" / "run").read_text("utf-8").startswith("#!/usr/bin/env bash\n")
