"""One rule, from the keys that somebody wrote to what the engine runs; every mistake on the way is kept with its place."""

from __future__ import annotations

import re

from checker.model import GroupKey, OwnUnit, Reference, Rule, Scope
from checker.rulebook.across import DOCUMENT, DOCUMENT_FIELDS, LINE, TAKES, across_key, reference
from checker.rulebook.aliases import same_as
from checker.rulebook.assumptions import read_assume
from checker.rulebook.checking import asks
from checker.rulebook.compares import checks, compare, severity_from
from checker.rulebook.examples import examples
from checker.rulebook.finds import find
from checker.rulebook.one_rule import OneRule
from checker.rulebook.own_units import own_units
from checker.rulebook.schema import ReferenceText
from checker.text.folding import squeeze
from checker.text.suggest import advice

_KEY = re.compile(r"date\s+within\s+(\d{1,5})\s+days?")
_MESSAGE_SLOT = re.compile(r"<([^<>]*)>")
MESSAGE_SLOTS = ("values", "sources", "files")
"""Slots of a message that no phrase fills: the values, who says so, and in which documents."""
TIMES = ("edition", "period", "date")
"""Keys of ``group_by`` that no phrase fills and a message may have."""


def compile_rule(one: OneRule) -> Rule:
    """The rule; good only where ``mistakes`` stays empty."""
    taken = find(one)
    if not one.mistakes and not one.gap("find"):
        one.perhaps = ()  # all of it was read
    rule = one.rule
    asked = checks(one, taken)
    compared = compare(one, asked)
    one.slots |= {"reference": DOCUMENT} if rule.reference is not None and "reference" not in one.slots else {}
    return Rule(
        id=f"{one.shared.pack}/{rule.id}",
        title=rule.title,
        why=squeeze(rule.why),
        severity=rule.severity,
        find=taken,
        group_by=tuple(_group_key(one, index, entry, compared.value) for index, entry in enumerate(rule.group_by)),
        compare=compared,
        message=_message(one),
        examples=examples(one),
        same_as=same_as(one, taken),
        assume={**one.shared.assume, **_assume(one)},
        revision_when=tuple(run for words in one.words("revision_when", entries=rule.revision_when) for run in words.alternatives),
        path=one.yaml.name,
        line=one.yaml.place((*one.where, "id")).line,
        reference=_reference(one, rule.reference),
        scope=rule.scope or (Scope.MATCH if asks(rule) else Scope.CORPUS),
        checks=asked,
        severity_from=severity_from(one, compared.space),
        units=_units(one),
        link=_link(one, rule.link or ""),
        formerly=_formerly(one),
    )


def _link(one: OneRule, written: str) -> str:
    if written and not re.fullmatch(r"https?://[^\s<>\"]+", written):
        one.add(("link",), f"`{written[:60]}` is no address", "write it whole: `https://example.org/style#figures`")
    return written


def _formerly(one: OneRule) -> tuple[str, ...]:
    """The whole ids that the rule had; one without a pack was in the same."""
    found = []
    for index, name in enumerate(one.rule.formerly):
        whole = name if "/" in name else f"{one.shared.pack}/{name}"
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*", whole) or whole == f"{one.shared.pack}/{one.rule.id}":
            one.add(("formerly", index), f"`{name}` is no id that the rule can have had", "write `old-id` or `old-pack/old-id`")
        found.append(whole)
    return tuple(found)


def _units(one: OneRule) -> tuple[OwnUnit, ...]:
    """The units of the rule, then those of its file that it does not define itself."""
    units, wrong = own_units(one.rule.units)
    for name, slip in wrong.items():
        one.add(("units", name), slip.message, slip.help, part=(slip.start, slip.length))
    own = {unit.name for unit in units}
    return (*units, *(unit for unit in one.shared.units if unit.name not in own))


def _assume(one: OneRule) -> dict[str, str]:
    found, wrong = read_assume(one.rule.assume)
    for word, odd in wrong.items():
        one.add(("assume", word), odd.message, odd.help, key=odd.key)
    return found


def _reference(one: OneRule, text: ReferenceText | None) -> Reference | None:
    if text is not None and not (text.source or text.file or text.authority or one.gap("reference")):
        one.add(("reference",), "`reference` names no document", "give it `source`, `file` or `authority`", key=True)
    if text is not None and text.take not in TAKES:
        one.add(("reference", "take"), f"`{text.take}` cannot be taken", advice(text.take, TAKES))
    return reference(text)


def _group_key(one: OneRule, index: int, entry: str, compared: str) -> GroupKey:
    written = squeeze(entry)
    if written == compared and not asks(one.rule):
        help_text = "group by what must be the same for two values to be about one fact"
        one.add(("group_by", index), f"`{written}` is what is compared: among claims that share it no two differ", help_text)
    if match := _KEY.fullmatch(written):
        return GroupKey("date", int(match.group(1)))
    if written not in one.slots and (key := across_key(written)):
        one.slots[key.name] = DOCUMENT if key.document else LINE
        return key
    if one.unknown(written) and written not in TIMES:
        known = [*one.slots, "edition", "period", "date", "date within 31 days", *DOCUMENT_FIELDS, "Label: ..."]
        one.add(("group_by", index), f"`{written}` is no slot of this rule", advice(written, known))
    return GroupKey(written)


def _message(one: OneRule) -> str:
    message = squeeze(one.rule.message)
    keys = [squeeze(entry).partition(" within ")[0] for entry in one.rule.group_by]
    given = [*MESSAGE_SLOTS, *(key for key in keys if key in TIMES and key not in one.slots)]
    if asks(one.rule):
        given += ["computed", *(["figure"] if one.rule.find.figure is not None else [])]
    for slot in _MESSAGE_SLOT.findall(message):
        if one.unknown(slot) and slot not in given:
            at = one.rule.message.find(f"<{slot}>")
            help_text = advice(slot, [*one.slots, *given])
            one.add(("message",), f"nothing fills `<{slot}>`", help_text, part=(at, len(slot) + 2) if at >= 0 else None)
    return message
