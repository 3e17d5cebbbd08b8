"""Which packs and rules are on, and how much their conflicts matter, as the settings have it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from checker.errors import Mistake, SettingsError
from checker.model import Severity
from checker.settings.reading import Settings
from checker.text.suggest import advice, did_you_mean
from checker.text.toml import Where


@dataclass(frozen=True, slots=True)
class Switches:
    """What settings change of the rules of a run, of generic linking and of the checks; nothing by default.

    Attributes:
        off: id of each rule that is off, to the ``file:line`` that says so.
        severities: of a conflict, by id of each rule that has another than its own.
        places: id of such a rule to the ``file:line`` that says so.
    """

    off: Mapping[str, str] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


def switches(settings: Settings, rules: Collection[str], *, shipped: Collection[str]) -> Switches:
    """What the settings change of some rules.

    Args:
        settings: as they were read.
        rules: the ids of all rules that there are, ``generic/...`` and ``checks/...`` with them.
        shipped: those of them that stand in the packs that ship with checker.

    Raises:
        SettingsError: a name that no pack and no rule has.
    """
    packs = _packs(shipped)
    if settings.packs is not None:
        stated = [(("packs", index), name) for index, name in enumerate(settings.packs)]
        mistakes = [_unknown(settings, where, name, packs, ()) for where, name in stated if name not in packs]
    else:
        mistakes = []
    named: list[tuple[Where, str]] = [(("disable", index), name) for index, name in enumerate(settings.disable)]
    known = _packs(rules)
    mistakes += [_unknown(settings, where, name, known, rules) for where, name in named if name not in known and name not in rules]
    tuned: list[tuple[Where, str]] = [(("severity", name), name) for name in settings.severity]
    mistakes += [_unknown(settings, where, name, known, rules) for where, name in tuned if name not in known and name not in rules]
    if mistakes:
        raise SettingsError(sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column)))
    off: dict[str, str] = {}
    if settings.packs is not None:
        left = settings.place(("packs",))
        off |= {rule: left for rule in shipped if _pack(rule) not in settings.packs}
    for where, name in named:
        off |= {rule: settings.place(where) for rule in rules if name in (rule, _pack(rule))}
    severities: dict[str, Severity] = {}
    places: dict[str, str] = {}
    for rule in rules:
        name = rule if rule in settings.severity else _pack(rule)  # what is said of one rule counts before what is said of its pack
        if name in settings.severity:
            severities[rule] = settings.severity[name]
            places[rule] = settings.place(("severity", name))
    return Switches(off, severities, places)


def _pack(rule: str) -> str:
    return rule.partition("/")[0]


def _packs(rules: Iterable[str]) -> list[str]:
    return sorted({_pack(rule) for rule in rules})


def _unknown(settings: Settings, where: Where, name: str, packs: Collection[str], rules: Collection[str]) -> Mistake:
    """A name that nothing has: the rule that was probably meant, or the rules of its pack, or the packs."""
    key = where[0] == "severity"
    what = "pack" if not rules else "rule" if "/" in name else "pack or rule"
    of_pack = sorted(rule for rule in rules if _pack(rule) == _pack(name))
    meant = did_you_mean(name, [*packs, *rules])
    help_text = advice(name, of_pack if "/" in name and of_pack else packs)
    if meant and "did you mean" not in help_text:
        help_text = f"did you mean `{meant}`? `checker rules list` shows all"
    return settings.mistake(where, f"there is no {what} `{name}`", key=key, help=help_text)
