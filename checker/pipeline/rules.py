"""The rules of a run, as its settings have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.comparisons.checks import CHECKS
from checker.errors import Mistake
from checker.linking import MESSAGES
from checker.model import Rule, Severity
from checker.model.report import is_builtin
from checker.rulebook.catalogue import load_rules
from checker.settings import Settings, Switches, mistaken, switches


def rules_of_run(paths: Sequence[str], *, builtin: bool, settings: Settings | None) -> tuple[tuple[Rule, ...], Switches]:
    """The rules that are on, each with its severity in this run, and what is switched of generic linking and of the checks.

    Args:
        paths: rule files and folders, added to the shipped packs.
        builtin: False leaves the shipped packs out; settings may name their rules all the same.
        settings: None where there are none.

    Raises:
        PathError, RuleError: as :func:`load_rules`.
        SettingsError: the settings name a pack or a rule that there is not.
    """
    if settings is None or not (settings.packs is not None or settings.disable or settings.severity):
        return load_rules(paths, builtin=builtin), Switches()
    every = load_rules(paths)
    switched = switched_rules(every, settings)
    chosen = (rule for rule in every if rule.id not in switched.off and (builtin or not is_builtin(rule.path)))
    return tuple(_tuned(rule, switched.severities.get(rule.id)) for rule in chosen), switched


def _tuned(rule: Rule, severity: Severity | None) -> Rule:
    """The rule with the severity that the settings give it, whatever the size of a gap; without one, as it is."""
    return rule if severity is None else replace(rule, severity=severity, severity_from=())


def switched_rules(rules: Sequence[Rule], settings: Settings) -> Switches:
    """What the settings change of some rules, of generic linking and of the checks.

    Raises:
        SettingsError: the settings name a pack or a rule that there is not.
    """
    known, shipped = _ids(rules)
    return switches(settings, known, shipped=shipped, formerly=renamed(rules))


def wrong_names(rules: Sequence[Rule], settings: Settings) -> list[Mistake]:
    """The packs and rules that the settings name and that there are not."""
    known, shipped = _ids(rules)
    return mistaken(settings, known, shipped=shipped, formerly=renamed(rules))


def renamed(rules: Iterable[Rule]) -> dict[str, str]:
    """The ids that rules had before, to those that they have."""
    return {old: rule.id for rule in rules for old in rule.formerly}


def _ids(rules: Sequence[Rule]) -> tuple[list[str], list[str]]:
    """The ids of all rules that there are, those of generic linking and of the checks with them; and of those that ship."""
    return [*(rule.id for rule in rules), *MESSAGES, *CHECKS], [rule.id for rule in rules if is_builtin(rule.path)]
