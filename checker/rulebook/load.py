"""Rule files and folders of them, read into rules; all mistakes of all files come at once."""

from __future__ import annotations

import glob
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from checker.errors import Mistake, PathError, RuleError
from checker.model import Rule
from checker.text.contents import contents, is_file, is_folder, is_there

SUFFIXES = (".yml", ".yaml")


def load(paths: Iterable[Path | str]) -> list[Rule]:
    """The rules of files and folders, in the order of the paths and, in a folder, of the files' names.

    Raises:
        PathError: a path does not exist, or a folder holds no rule file.
        RuleError: every mistake of every file.
    """
    return load_named((file, str(file)) for path in paths for file in rule_files(given_path(path)))


def load_named(files: Iterable[tuple[Path, str]]) -> list[Rule]:
    """The rules of files, each given with the name that mistakes call it by; a file given twice is read once."""
    from checker.rulebook.reading import read  # brings pydantic and YAML, which the shipped rules by themselves do without

    rules: list[Rule] = []
    mistakes: list[Mistake] = []
    seen: set[Path] = set()
    first: dict[str, Rule] = {}
    for file, name in files:
        if file.resolve() in seen:
            continue
        seen.add(file.resolve())
        found, wrong, yaml = read(contents(file, name), name, pack=_pack_name(file))
        mistakes += wrong
        for rule, where in found:
            if rule.id in first:
                other = first[rule.id]
                help_text = f"it is in {other.path}:{other.line} already: rename one of the two"
                mistakes.append(yaml.mistake((*where, "id"), f"a second rule `{rule.id}`", help=help_text, rule=rule.id.split("/")[1]))
            for index, name in enumerate(rule.formerly):
                if name in first:
                    told = f"`{name}` is the id of another rule", f"it is in {first[name].path}:{first[name].line}: take it out here"
                    mistakes.append(yaml.mistake((*where, "formerly", index), told[0], help=told[1], rule=rule.id.split("/")[1]))
            first.setdefault(rule.id, rule)
            rules.append(rule)
    if mistakes:
        raise RuleError(mistakes)
    return rules


def rule_files(path: Path) -> list[Path]:
    """The rule files that a path or glob names: itself, or those below it by name, hidden ones left out."""
    if is_there(path) and not is_folder(path):
        return [path]
    if not is_there(path) and glob.has_magic(str(path)):
        return _matching(str(path))
    if not is_folder(path):
        raise PathError(f"{path}: no such file or folder")
    files = sorted(
        file
        for file in path.rglob("*")
        if file.suffix in SUFFIXES and is_file(file) and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not files:
        raise PathError(f"{path}: no rule file (.yml, .yaml) in this folder")
    return files


def _matching(pattern: str) -> list[Path]:
    """The rule files that a glob names, those in folders that it names with them."""
    found = sorted(map(Path, glob.glob(pattern, recursive=True)))  # noqa: PTH207  a pattern may be absolute
    files = [file for path in found for file in (rule_files(path) if is_folder(path) else [path]) if file.suffix in SUFFIXES]
    if not files:
        raise PathError(f"{pattern}: no rule file (.yml, .yaml) matches")
    return list(dict.fromkeys(files))


def given_path(written: Path | str) -> Path:
    """A path as somebody gave it.

    Raises:
        PathError: nothing was given, which would be the current folder.
    """
    if not str(written).strip():
        raise PathError("an empty PATH: name a file or a folder, `.` for the current one")
    return Path(written)


def _pack_name(file: Path) -> str:
    """The name of the file in the letters of ids, accents left off."""
    plain = unicodedata.normalize("NFKD", file.stem.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "rules"
