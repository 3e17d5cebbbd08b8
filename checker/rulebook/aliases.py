"""The key ``same_as`` of a rule, with that of its file: the names by which one thing goes."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Find, Words
from checker.rulebook.one_rule import OneRule
from checker.rulebook.phrases import plainly, spoken
from checker.text.folding import fold, squeeze
from checker.text.suggest import advice


def same_as(one: OneRule, find: Find) -> dict[str, dict[str, str]]:
    """Slot to key of an alias to canonical name; an item of a list is its own canonical name as the list writes it."""
    found: dict[str, dict[str, str]] = {}
    for slot in one.rule.same_as:
        if one.unknown(slot):
            one.add(("same_as", slot), f"`{slot}` is no slot of this rule", advice(slot, one.slots), key=True)
    for slot in one.slots:
        for canonical, aliases in {**one.shared.same_as.get(slot, {}), **one.rule.same_as.get(slot, {})}.items():
            for alias in (canonical, *aliases):
                _alias(one, found.setdefault(slot, {}), slot, alias, canonical)
    listed: dict[str, dict[str, str | None]] = {}
    for phrase in find.phrases:
        for element in phrase.elements:
            if isinstance(element, Words) and element.name is not None:
                runs = {" ".join(run): one.shared.items.get(run) for run in element.alternatives}
                listed.setdefault(element.name, {}).update(runs)
    for slot, runs in listed.items():
        _known_to_list(one, slot, runs)
        names = found.setdefault(slot, {})
        for words, item in runs.items():
            if item is not None:
                names.setdefault(words, item)
    return {slot: names for slot, names in found.items() if names}


def _known_to_list(one: OneRule, slot: str, runs: Mapping[str, object]) -> None:
    """Report an alias that no item of the slot's lists can be."""
    if not runs or any("*" in words for words in runs):
        return
    for canonical, aliases in one.rule.same_as.get(slot, {}).items():
        for index, alias in enumerate(aliases):
            if spoken(alias) not in runs:
                advised = advice(alias, sorted(runs)) if len(runs) < 20 else "put it into the list as well"
                one.add(("same_as", slot, canonical, index), f"`{alias}` is in no list of slot `{slot}`", advised)


def _alias(one: OneRule, names: dict[str, str], slot: str, alias: str, canonical: str) -> None:
    if not plainly(alias):
        one.add(("same_as", slot, canonical), f"`{alias}` has a sign in it", "an alias is plain text; write each form out")
    for key in dict.fromkeys((fold(squeeze(alias)), spoken(alias))):
        if names.setdefault(key, canonical) != canonical:
            message = f"`{alias}` stands for both `{names[key]}` and `{canonical}`"
            one.add(("same_as", slot, canonical), message, "keep one of the two", key=True)
