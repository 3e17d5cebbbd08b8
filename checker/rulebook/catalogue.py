"""The packs that ship with checker, and the rules of a run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.errors import CheckerError, PathError
from checker.model import Rule, RuleNote, Tolerance
from checker.model.report import BUILTIN
from checker.rulebook.load import given_path, load_named, rule_files
from checker.rulebook.shipped import shipped
from checker.rulebook.standing import standing_rules
from checker.text.suggest import did_you_mean


def builtin_folder() -> Path:
    """The folder of the shipped packs: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise PathError("the rules that ship with checker are missing: install it again")


def shipped_files() -> list[tuple[Path, str]]:
    """The files of the shipped packs, each with the name that a report has for it."""
    folder = builtin_folder()
    return [(file, f"{BUILTIN} rules/{file.relative_to(folder).as_posix()}") for file in rule_files(folder)]


def load_rules(paths: Iterable[Path | str] = (), *, builtin: bool = True) -> tuple[Rule, ...]:
    """The rules of a run: the shipped packs first, then those of the paths given.

    Args:
        paths: rule files and folders.
        builtin: False leaves the shipped packs out.

    Raises:
        PathError: a path does not exist, or a folder holds no rule file.
        RuleError: every mistake of every file.
    """
    packs = shipped_files() if builtin else []
    given = [*paths]
    if packs and not given and (known := shipped([file for file, _ in packs])) is not None:
        return known
    files = [*packs, *((file, str(file)) for path in given for file in rule_files(given_path(path)))]
    return tuple(load_named(files))


def file_of(rule: Rule) -> Path:
    """The file that a rule was read from."""
    inside = rule.path.removeprefix(f"{BUILTIN} rules/")
    return builtin_folder() / inside if inside != rule.path else Path(rule.path)


def named(rules: Iterable[Rule], name: str) -> Rule:
    """The rule of an id, or of its second half where that is the id of one rule only, or of an id that it had before.

    Raises:
        CheckerError: no rule is called that, or several are.
    """
    known = list(rules)
    found = [rule for rule in known if rule.id == name] or [rule for rule in known if rule.id.partition("/")[2] == name]
    found = found or [rule for rule in known if name in rule.formerly]
    if len(found) == 1:
        return found[0]
    if found:
        raise CheckerError(f"{name}: several rules are called that: {', '.join(rule.id for rule in found)}")
    if name in {rule.id for rule in standing_rules()}:
        raise CheckerError(f"{name}: stands in no rule file, and takes nothing by itself: `checker rules show {name}` tells what it is for")
    halves = {rule.id.partition("/")[2]: rule.id for rule in known}
    meant = did_you_mean(name, [*halves.values(), *halves])
    meant = halves.get(meant, meant) if meant else None
    raise CheckerError(f"{name}: no rule is called that; " + (f"did you mean {meant}?" if meant else "`checker rules list` shows all"))


def of_pack(rules: Iterable[Rule], name: str) -> list[Rule]:
    """The rules of a pack, none where no pack is called that."""
    return [rule for rule in rules if rule.id.partition("/")[0] == name]


def note(rule: Rule) -> RuleNote:
    """What a reader of a report needs to know of a rule."""
    keys = tuple(
        key.name if key.days is None else f"{key.name} within {key.days} day{'' if key.days == 1 else 's'}" for key in rule.group_by
    )
    return RuleNote(
        rule.id,
        rule.title,
        f"{rule.path}:{rule.line}" if rule.path else "built in",
        keys,
        Tolerance() if rule.checks else rule.compare.tolerance,
        rule.why,
        rule.severity,
        rule.link,
    )
