"""Every rule that a run could have, and whether it is on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.model import Rule, Severity
from checker.model.report import BUILTIN, is_builtin
from checker.pipeline.rules import switched_rules
from checker.rulebook.catalogue import load_rules
from checker.rulebook.standing import Standing, standing_rules
from checker.settings import Settings, Switches


class Listed(NamedTuple):
    """One rule, one kind of generic linking or one check.

    Attributes:
        id, title: as it has them.
        severity: of a conflict, in this run.
        where: the file and line in which it is written, or ``built-in``.
        off: what puts it off ("checker.toml:4", "--no-checks"), or None where it is on.
        tuned: the ``file:line`` that gives it another severity, or None.
    """

    id: str
    title: str
    severity: Severity
    where: str
    off: str | None = None
    tuned: str | None = None


def listing(
    paths: Sequence[str] = (), *, alone: Sequence[str] = (), settings: Settings | None = None, off: Mapping[str, str] | None = None
) -> list[Listed]:
    """The rules of a run in their order, those of generic linking and the checks after them.

    Args:
        paths: rule files and folders, added to the shipped packs.
        alone: rule files and folders; where there are any, their rules only are listed.
        settings: None where there are none.
        off: what puts all of a kind off, for ``builtin``, ``generic`` and ``checks``.

    Raises:
        PathError, RuleError: as :func:`load_rules`.
        SettingsError: the settings name a pack or a rule that there is not.
    """
    every = load_rules((*paths, *alone))
    switches = Switches() if settings is None else switched_rules(every, settings)
    wanted = {rule.id for rule in load_rules(alone, builtin=False)} if alone else None
    off = off or {}
    rules = [_listed(rule, rule.severity, _where(rule), switches, off.get("builtin") if is_builtin(rule.path) else None) for rule in every]
    rules += [_listed(rule, rule.severity, BUILTIN, switches, off.get(rule.id.partition("/")[0])) for rule in standing_rules()]
    return [rule for rule in rules if wanted is None or rule.id in wanted]


def _listed(rule: Rule | Standing, severity: Severity, where: str, switches: Switches, off: str | None) -> Listed:
    severity = switches.severities.get(rule.id, severity)
    return Listed(rule.id, rule.title, severity, where, off or switches.off.get(rule.id), switches.places.get(rule.id))


def _where(rule: Rule) -> str:
    return f"{rule.path}:{rule.line}" if rule.path else BUILTIN
