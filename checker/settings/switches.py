"""Which packs and rules are on, and how much their conflicts matter, as the settings have it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

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
        formerly: ids that rules had before, of those that are off too, to those that they have.
    """

    off: Mapping[str, str] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    formerly: Mapping[str, str] = field(default_factory=dict)


def switches(
    settings: Settings, rules: Collection[str], *, shipped: Collection[str], formerly: Mapping[str, str] = MappingProxyType({})
) -> Switches:
    """What the settings change of some rules.

    Args:
        settings: as they were read.
        rules: the ids of all rules that there are, ``generic/...`` and ``checks/...`` with them.
        shipped: those of them that stand in the packs that ship with checker.
        formerly: ids that rules had before, to those that they have; what is said of the new id counts before what is said of the old one.

    Raises:
        SettingsError: a name that no pack and no rule has.
    """
    mistakes = mistaken(settings, rules, shipped=shipped, formerly=formerly)
    if mistakes:
        raise SettingsError(mistakes)
    off: dict[str, str] = {}
    if settings.packs is not None:
        left = settings.place(("packs",))
        off |= {rule: left for rule in shipped if _pack(rule) not in settings.packs}
    for index, name in enumerate(settings.disable):
        off |= {rule: settings.place(("disable", index)) for rule in rules if formerly.get(name, name) in (rule, _pack(rule))}
    before: dict[str, list[str]] = {}
    for old, new in formerly.items():
        before.setdefault(new, []).append(old)
    severities: dict[str, Severity] = {}
    places: dict[str, str] = {}
    for rule in rules:
        # what is said of one rule counts before what is said of its pack
        for name in (rule, *before.get(rule, ()), _pack(rule)):
            if name in settings.severity:
                severities[rule] = settings.severity[name]
                places[rule] = settings.place(("severity", name))
                break
    return Switches(off, severities, places, formerly)


def mistaken(settings: Settings, rules: Collection[str], *, shipped: Collection[str], formerly: Mapping[str, str]) -> list[Mistake]:
    """The names of the settings that no pack and no rule has, in the order of the file; the arguments are those of :func:`switches`."""
    packs, known = _packs(shipped), _packs(rules)
    chosen: list[tuple[Where, str]] = [(("packs", index), name) for index, name in enumerate(settings.packs or ())]
    found = [_unknown(settings, where, name, packs, ()) for where, name in chosen if name not in packs]
    named: list[tuple[Where, str]] = [(("disable", index), name) for index, name in enumerate(settings.disable)]
    named += [(("severity", name), name) for name in settings.severity]
    right = {*known, *rules, *formerly}
    found += [_unknown(settings, where, name, known, rules) for where, name in named if name not in right]
    return sorted(found, key=lambda mistake: (mistake.line, mistake.column))


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
