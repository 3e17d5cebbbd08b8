"""One rule file's text, read into rules: which keys stand where, what the rules share, then each rule by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.errors import Mistake
from checker.model import Rule, SlotType
from checker.rulebook.assumptions import read_assume
from checker.rulebook.compiling import compile_rule
from checker.rulebook.one_rule import OneRule, Shared
from checker.rulebook.own_units import own_units
from checker.rulebook.phrases import Run, plainly, read_words
from checker.rulebook.schema import FindText, RuleFile, RuleText, is_after, keys
from checker.rulebook.standing import standing_rules
from checker.rulebook.structure import Complaint, kind_of, readable, validate
from checker.text.folding import squeeze
from checker.text.suggest import advice, did_you_mean
from checker.text.yaml import Plain, Where, Yaml, parse

VERSION = 1

_STAND_IN: dict[str, Plain] = {
    **dict.fromkeys(("id", "title", "why", "message"), "x"),
    "severity": "error",
    "find": {"figure": "figure", "near": ["x"]},
    "compare": {},
    "examples": {"conflict": ["x"], "nothing": ["x"]},
}
"""A rule without a mistake: its keys stand in for those that cannot be read."""


def read(source: str | bytes, name: str, *, pack: str) -> tuple[list[tuple[Rule, Where]], list[Mistake], Yaml]:
    """The rules of one file's text with the path of each in it, every mistake, and the text as read.

    Args:
        source: YAML.
        name: how mistakes name the file.
        pack: first half of the ids where the file gives none.
    """
    yaml = parse(source, name, scalars="text", may_be_empty=_after_of_with)
    if yaml.value is None:
        return [], yaml.mistakes, yaml
    reader = _File(yaml, pack)
    rules = reader.rules()
    mistakes = [reader.with_rule(mistake) for mistake in yaml.mistakes] + reader.mistakes
    return rules, sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column)), yaml


def _after_of_with(where: Where) -> bool:
    return len(where) >= 2 and where[-2] == "with" and is_after(where[-1])


class _File:
    """One file on its way from plain values to rules."""

    def __init__(self, yaml: Yaml, pack: str) -> None:
        self.yaml = yaml
        self.pack = pack
        self.mistakes: list[Mistake] = []
        self.values = yaml.value if isinstance(yaml.value, dict) else {}
        rules = self.values.get("rules")
        self.entries: list[Plain] = rules if isinstance(rules, list) else []

    def rules(self) -> list[tuple[Rule, Where]]:
        if not isinstance(self.yaml.value, dict):
            self._add((), f"a rule file is keys and values, not {kind_of(self.yaml.value)}", "start it with `checker: 1`")
            return []
        # the file without its rules, then each rule alone: one rule's mistake hides no other's
        values: Plain = {**self.values, **({"rules": [_STAND_IN]} if self.entries else {})}
        head = validate(RuleFile, values)
        self._complain((), head)
        shared = self._shared(head if isinstance(head, RuleFile) else readable(RuleFile, values, {"checker": "1", "rules": [_STAND_IN]}))
        found: list[tuple[Rule, Where]] = []
        for index, entry in enumerate(self.entries):
            where: Where = ("rules", index)
            text = validate(RuleText, entry)
            self._complain(where, text)
            good = text if isinstance(text, RuleText) else readable(RuleText, entry, _STAND_IN)
            if good is None:
                continue
            refused = {complaint.loc for complaint in text} if isinstance(text, list) else set()
            one = OneRule(good, self.yaml, where, shared, refused=refused, perhaps=_named(entry))
            rule = compile_rule(one)
            self.mistakes += one.mistakes
            if not one.mistakes and good is text:
                found.append((rule, where))
        return found

    def with_rule(self, mistake: Mistake) -> Mistake:
        """The mistake with the id of the rule on whose lines it stands."""
        above = [index for index in range(len(self.entries)) if self.yaml.place(("rules", index)).line <= mistake.line]
        return replace(mistake, rule=self._rule_at(("rules", above[-1]))) if above else mistake

    def _add(self, where: Where, message: str, help: str | None = None, *, key: bool = False, part: tuple[int, int] | None = None) -> None:  # noqa: A002
        self.mistakes.append(self.yaml.mistake(where, message, key=key, part=part, help=help, rule=self._rule_at(where)))

    def _complain(self, where: Where, validated: object) -> None:
        if isinstance(validated, list):
            for complaint in validated:
                assert isinstance(complaint, Complaint)  # noqa: S101 - for mypy
                if not complaint.told:
                    self._add((*where, *complaint.steps), complaint.message, complaint.help, key=complaint.key)

    def _rule_at(self, where: Where) -> str | None:
        """The id of the rule in which a path lies, as it is written."""
        if len(where) < 2 or where[0] != "rules" or not isinstance(where[1], int):
            return None
        entry = self.entries[where[1]]
        name = entry.get("id") if isinstance(entry, dict) else None
        return name if isinstance(name, str) else None

    def _shared(self, head: RuleFile | None) -> Shared:
        """What the rules share; of a head with mistakes, what can be read of it, so that the rules are checked all the same."""
        self._own_pack()
        slots, used = self._slots()
        lists, items = self._lists(used)
        if head is None:
            return Shared(self.pack, lists, items, {}, {})
        if head.checker != VERSION:
            self._add(("checker",), f"rule format {head.checker} is not known", f"write `checker: {VERSION}`")
        for slot in head.same_as:
            if slot not in slots:
                self._add(("same_as", slot), f"no rule has a slot `{slot}`", advice(slot, sorted(slots)), key=True)
        units, wrong = own_units(head.units)
        for unit, slip in wrong.items():
            self._add(("units", unit), slip.message, slip.help, part=(slip.start, slip.length))
        assume, odd = read_assume(head.assume)
        for word, each in odd.items():
            self._add(("assume", word), each.message, each.help, key=each.key)
        return Shared(head.pack or self.pack, lists, items, head.same_as, assume, units)

    def _own_pack(self) -> None:
        """Report a pack that is called like one of what is checked without a rule file: settings could not tell them apart."""
        given = self.values.get("pack")
        name = given if isinstance(given, str) else self.pack
        if name in {rule.id.partition("/")[0] for rule in standing_rules()}:
            told = f"pack `{name}` is what is checked without a rule file"
            if given is None:
                self._add((), f"{told}, and the file is called so", "add `pack:` with another name")
            else:
                self._add(("pack",), told, "take another name; `checker rules list` shows those that there are")

    def _lists(self, used: set[str]) -> tuple[dict[str, tuple[Run, ...]], dict[Run, str]]:
        """The runs of words of each list, and of the plain items as they are written."""
        lists: dict[str, tuple[Run, ...]] = {}
        items: dict[Run, str] = {}
        raw = self.values.get("lists")
        for name, entries in raw.items() if isinstance(raw, dict) else ():
            runs: list[Run] = []
            for index, entry in enumerate(entries) if isinstance(entries, list) else ():
                if not isinstance(entry, str):
                    continue
                words, slips = read_words(entry, {})
                for slip in slips:
                    self._add(("lists", name, index), slip.message, slip.help, part=(slip.start, slip.length))
                runs += words.alternatives
                if len(words.alternatives) == 1 and plainly(entry):
                    items.setdefault(words.alternatives[0], squeeze(entry))
            lists[name] = tuple(dict.fromkeys(runs))
            if name in list(SlotType):
                self._add(("lists", name), f"`{name}` is a slot type", "give the list another name", key=True)
            elif re.search(r"[<>/:?]", name):
                self._add(("lists", name), f"`{name}` cannot be the name of a list", "take letters, digits, spaces and hyphens", key=True)
            elif name not in used and self.entries and not _meant(name, used - set(self._listed())):
                self._add(("lists", name), f"no rule uses the list `{name}`", f"write `<{name}>` in a phrase, or take it out", key=True)
        return lists, items

    def _listed(self) -> list[str]:
        """The names of the lists."""
        raw = self.values.get("lists")
        return [*raw] if isinstance(raw, dict) else []

    def _slots(self) -> tuple[set[str], set[str]]:
        """The slots that the rules name, and the lists and types that they ask for, as far as they can be read."""
        slots: set[str] = set()
        used: set[str] = set()
        for entry in self.entries:
            if not isinstance(entry, dict):
                continue
            find = entry.get("find")
            companions = find.get("with") if isinstance(find, dict) else None
            slots |= set(companions) if isinstance(companions, dict) else set()
            columns = find.get("columns") if isinstance(find, dict) else None
            slots |= {name.removesuffix("?").strip() for name in columns} if isinstance(columns, dict) else set()
            for text in texts([find, entry.get("revision_when")]):
                slots |= set(re.findall(r"\(\?P<(\w+)>", text))
                for inner in re.findall(r"(?<!\?P)<([^<>]*)>", text):
                    name, colon, kinds = inner.rpartition(":")
                    slots |= {name.strip()} if colon else set()
                    used |= {kind.strip().removesuffix("?").strip() for kind in (kinds.split("/") if colon else [kinds])}
        return slots, used


def _named(entry: Plain) -> frozenset[str]:
    """Every name in ``find`` that may be meant for a slot, also where it cannot be read as one."""
    find = entry.get("find") if isinstance(entry, dict) else None
    names = {name.strip() for text in texts(find) for found in re.findall(r"<([^<>:]*):|\(\?P<(\w+)>", text) for name in found if name}
    return frozenset(names | {*_keys(find)} - {*keys(FindText)})


def _meant(name: str, misspelt: Iterable[str]) -> bool:
    """Tell whether a rule asks for a list by a name that is none and much like this one: that is told where it stands."""
    return any(did_you_mean(word, [name]) for word in misspelt if word not in list(SlotType))


def _keys(value: Plain) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(inside)


def texts(value: object) -> Iterator[str]:
    """Every text in a plain value: a text itself, those of a list, those of a mapping's values."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts(item)
        case dict():
            for item in value.values():
                yield from texts(item)
