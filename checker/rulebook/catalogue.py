"""The packs that ship with checker, and the rules of a run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.errors import PathError
from checker.model import Rule, RuleNote
from checker.model.report import BUILTIN
from checker.rulebook.load import load_named, rule_files


def builtin_folder() -> Path:
    """The folder of the shipped packs: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise PathError("the rules that ship with checker are missing: install it again")


def load_rules(paths: Iterable[Path | str] = (), *, builtin: bool = True) -> tuple[Rule, ...]:
    """The rules of a run: the shipped packs first, then those of the paths given.

    Args:
        paths: rule files and folders.
        builtin: False leaves the shipped packs out.

    Raises:
        PathError: a path does not exist, or a folder holds no rule file.
        RuleError: every mistake of every file.
    """
    files: list[tuple[Path, str]] = []
    if builtin:
        folder = builtin_folder()
        files += [(file, f"{BUILTIN} rules/{file.relative_to(folder).as_posix()}") for file in rule_files(folder)]
    files += [(file, str(file)) for path in paths for file in rule_files(Path(path))]
    return tuple(load_named(files))


def note(rule: Rule) -> RuleNote:
    """What a reader of a report needs to know of a rule."""
    keys = tuple(
        key.name if key.days is None else f"{key.name} within {key.days} day{'' if key.days == 1 else 's'}" for key in rule.group_by
    )
    return RuleNote(rule.id, rule.title, f"{rule.path}:{rule.line}" if rule.path else "built in", keys, rule.compare.tolerance)
