"""One rule, from the keys that somebody wrote to what the engine runs; every mistake on the way is kept with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.errors import Mistake
from checker.model import (
    Check,
    Column,
    Companion,
    Compare,
    CompareAs,
    Example,
    ExampleVerdict,
    Find,
    GroupKey,
    Named,
    Only,
    OwnUnit,
    Pattern,
    Phrase,
    Reference,
    Rule,
    Scope,
    Severity,
    Slot,
    SlotType,
    Tolerance,
    Words,
)
from checker.rulebook.across import DOCUMENT, DOCUMENT_FIELDS, LINE, TAKES, across_key, only, reference
from checker.rulebook.checking import asks, checks_of
from checker.rulebook.columns import columns_of, ways
from checker.rulebook.gaps import severity_steps
from checker.rulebook.own_units import own_units
from checker.rulebook.patterns import read_pattern, slots
from checker.rulebook.phrases import Lists, Run, Slip, plainly, read_phrase, read_words, spoken
from checker.rulebook.schema import DocumentText, FindText, ReferenceText, RuleText, SameAs
from checker.rulebook.tolerances import FORMS, read_tolerance
from checker.text.calendar import days
from checker.text.folding import fold, squeeze
from checker.text.suggest import advice
from checker.text.yaml import Where, Yaml

_SPACES: dict[SlotType, CompareAs] = {
    SlotType.PLACE: CompareAs.PLACE,
    SlotType.COUNTRY: CompareAs.PLACE,
    SlotType.DATE: CompareAs.DATE,
    SlotType.PERIOD: CompareAs.DATE,
    SlotType.ROLE: CompareAs.PERSON,
    SlotType.QUOTE: CompareAs.TEXT,
}
_KEY = re.compile(r"date\s+within\s+(\d{1,5})\s+days?")
_MESSAGE_SLOT = re.compile(r"<([^<>]*)>")
LIST = "list"
MESSAGE_SLOTS = ("values", "sources", "files")
"""Slots of a message that no phrase fills: the values, who says so, and in which documents."""
TIMES = ("edition", "period", "date")
"""Keys of ``group_by`` that no phrase fills and a message may have."""
SETS = frozenset({LIST, SlotType.PLACE, SlotType.COUNTRY, SlotType.PERSON, SlotType.ORGANISATION, SlotType.THING})
"""What a set can be of."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the rules of one file have in common: its pack, its lists as runs of words and as written, aliases, assumptions, units."""

    pack: str
    lists: Lists
    items: Mapping[Run, str]
    same_as: SameAs
    assume: Mapping[str, str]
    units: tuple[OwnUnit, ...] = ()


def space_of(kind: SlotType) -> CompareAs | None:
    """How values of a slot type are compared, None where they cannot be."""
    if kind.is_figure:
        return CompareAs.FIGURE
    return CompareAs.CHANGE if kind.is_change else _SPACES.get(kind)


class Compiler:
    """Compiles the rule at ``where`` of a file; ``mistakes`` fills as it goes.

    Args:
        rule: what the schema let through.
        yaml, where: the file, and the path of the rule in it.
        shared: what the rules of the file have in common.
        refused: paths of what the schema refused; what follows from a gap there is no mistake of its own.
        perhaps: names that may be slots, were they written well.
    """

    def __init__(
        self,
        rule: RuleText,
        yaml: Yaml,
        where: Where,
        shared: Shared,
        *,
        refused: Collection[Where] = (),
        perhaps: Collection[str] = (),
    ) -> None:
        self.refused = refused
        self.perhaps = perhaps
        self.rule = rule
        self.yaml = yaml
        self.where = where
        self.shared = shared
        self.mistakes: list[Mistake] = []
        self.slots: dict[str, SlotType | str] = {}

    def compile(self) -> Rule:
        """The rule; good only where ``mistakes`` stays empty."""
        find = self._find()
        if not self.mistakes and not self._gap("find"):
            self.perhaps = ()  # all of it was read
        rule = self.rule
        checks = self._checks(find)
        compare = self._compare(checks)
        self.slots |= {"reference": DOCUMENT} if rule.reference is not None and "reference" not in self.slots else {}
        return Rule(
            id=f"{self.shared.pack}/{rule.id}",
            title=rule.title,
            why=squeeze(rule.why),
            severity=rule.severity,
            find=find,
            group_by=tuple(self._group_key(index, entry) for index, entry in enumerate(rule.group_by)),
            compare=compare,
            message=self._message(),
            examples=self._examples(),
            same_as=self._same_as(find),
            assume={fold(word): unit for word, unit in {**self.shared.assume, **rule.assume}.items()},
            revision_when=tuple(run for words in self._words("revision_when", entries=rule.revision_when) for run in words.alternatives),
            path=self.yaml.name,
            line=self.yaml.place((*self.where, "id")).line,
            reference=self._reference(rule.reference),
            scope=rule.scope or (Scope.MATCH if asks(rule) else Scope.CORPUS),
            checks=checks,
            severity_from=self._severity_from(compare.space),
            units=self._units(),
            link=self._link(rule.link or ""),
            formerly=self._formerly(),
        )

    def _gap(self, *steps: str) -> bool:
        """Tell whether the schema refused something at or below a path, or all that it stands in."""
        return any(path[: len(steps)] == steps[: len(path)] for path in self.refused)

    def _unknown(self, name: str) -> bool:
        """Tell whether a name is no slot, and none that a mistake elsewhere keeps from being one."""
        return name not in self.slots and name not in self.perhaps and ("find",) not in self.refused

    def _add(self, steps: Where, message: str, help: str | None = None, *, key: bool = False, part: tuple[int, int] | None = None) -> None:  # noqa: A002
        self.mistakes.append(self.yaml.mistake((*self.where, *steps), message, key=key, part=part, help=help, rule=self.rule.id))

    def _slips(self, steps: Where, slips: Iterable[Slip]) -> None:
        for slip in slips:
            self._add(steps, slip.message, slip.help, part=(slip.start, slip.length))

    # find

    def _find(self) -> Find:
        text = self.rule.find
        if text.within not in ("sentence", "document"):
            self._add(("find", "within"), f"`{text.within}` is no stretch of text", advice(text.within, ["sentence", "document"]))
        given = ways(text)
        if len(given) != 1 and not (not given and self._gap("find")):
            both = f"both `{given[0]}` and `{given[1]}`" if given else "neither `figure` nor `phrases` nor `columns`"
            self._add(("find",), f"`find` has {both}", "write one of them", key=True)
        if text.figure is not None and not (text.figure.is_figure or text.figure.is_change):
            figures = [kind for kind in SlotType if kind.is_figure or kind.is_change]
            help_text = f"write it as a slot in `phrases`; allowed here: {', '.join(figures)}"
            self._add(("find", "figure"), f"`{text.figure}` is no type of figure", help_text)
        if any(way != "figure" for way in given):
            for name in ("near", "and_near", "not_near", "with", "within", "status"):
                if ("with_" if name == "with" else name) in text.model_fields_set:
                    message = f"`{name}` goes with `figure`, not with `{given[-1]}`"
                    advised = "put the words into the phrases" if text.phrases is not None else "take it out"
                    self._add(("find", name), message, advised, key=True)
        elif text.figure is not None and not text.near and not self._gap("find"):
            self._add(("find",), "a figure without `near` is any figure at all", "say which words it stands near: `near: [word]`", key=True)
        return Find(
            figure=text.figure,
            near=self._words("find", "near", entries=text.near),
            and_near=self._words("find", "and_near", entries=text.and_near),
            not_near=self._words("find", "not_near", entries=text.not_near),
            status=tuple(text.status),
            within=text.within,
            companions=tuple(self._companion(name, line) for name, line in text.with_.items()),
            phrases=tuple(self._phrase(index, line) for index, line in enumerate(text.phrases or [])),
            columns=self._columns(text),
            only=self._only(text),
            pattern=self._pattern(text.pattern),
        )

    def _columns(self, text: FindText) -> tuple[Column, ...]:
        found, slips = columns_of(text, self.shared.lists)
        for name, index, slip in slips:
            self._slips(self._written_at(("find", "columns", name, index)), [slip])
        self.slots |= {column.name: SlotType.FIGURE for column in found}
        return found

    def _pattern(self, text: str | None) -> Pattern | None:
        if text is None:
            return None
        compare = self.rule.compare
        said = [each for value in compare.model_dump().values() for each in (value if isinstance(value, list) else [value])]
        found, slip = read_pattern(text, compare.as_, [each for each in said if isinstance(each, str)])
        if slip is not None:
            self._slips(("find", "pattern"), [slip])
        else:
            self.slots |= slots(found)
        return found

    def _only(self, text: FindText) -> Only:
        found, slips = only(text)
        for key, index, slip in slips:
            self._slips(("find", key, index), [slip])
        return found

    def _link(self, written: str) -> str:
        if written and not re.fullmatch(r"https?://[^\s<>\"]+", written):
            self._add(("link",), f"`{written[:60]}` is no address", "write it whole: `https://example.org/style#figures`")
        return written

    def _formerly(self) -> tuple[str, ...]:
        """The whole ids that the rule had; one without a pack was in the same."""
        found = []
        for index, name in enumerate(self.rule.formerly):
            whole = name if "/" in name else f"{self.shared.pack}/{name}"
            if not re.fullmatch(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*", whole) or whole == f"{self.shared.pack}/{self.rule.id}":
                self._add(("formerly", index), f"`{name}` is no id that the rule can have had", "write `old-id` or `old-pack/old-id`")
            found.append(whole)
        return tuple(found)

    def _units(self) -> tuple[OwnUnit, ...]:
        """The units of the rule, then those of its file that it does not define itself."""
        units, wrong = own_units(self.rule.units)
        for name, slip in wrong.items():
            self._add(("units", name), slip.message, slip.help, part=(slip.start, slip.length))
        own = {unit.name for unit in units}
        return (*units, *(unit for unit in self.shared.units if unit.name not in own))

    def _reference(self, text: ReferenceText | None) -> Reference | None:
        if text is not None and not (text.source or text.file or text.authority or self._gap("reference")):
            self._add(("reference",), "`reference` names no document", "give it `source`, `file` or `authority`", key=True)
        if text is not None and text.take not in TAKES:
            self._add(("reference", "take"), f"`{text.take}` cannot be taken", advice(text.take, TAKES))
        return reference(text)

    def _words(self, *steps: str, entries: list[str]) -> tuple[Words, ...]:
        found = []
        for index, entry in enumerate(entries):
            words, slips = read_words(entry, self.shared.lists)
            self._slips((*steps, index), slips)
            found.append(words)
        return tuple(found)

    def _phrase(self, index: int, line: str) -> Phrase:
        phrase, slips = read_phrase(line, self.shared.lists)
        self._slips(("find", "phrases", index), slips)
        for element in phrase.elements:
            if isinstance(element, (Words, Slot)) and element.name is not None:
                kind = element.type if isinstance(element, Slot) else LIST
                known = self.slots.setdefault(element.name, kind)
                both = isinstance(known, SlotType) and isinstance(kind, SlotType) and known.is_figure and kind.is_figure
                if known != kind and not (both and asks(self.rule)):
                    message = f"slot `{element.name}` is of type {known} in one phrase, of type {kind} here"
                    self._add(("find", "phrases", index), message, "give the two different names")
        return phrase

    def _companion(self, name: str, line: str) -> Companion:
        steps = ("find", "with", name)
        kind, comma, rest = (part.strip() for part in line.partition(","))
        after: tuple[str, ...] = ()
        if comma:
            if rest.startswith("after ") and rest[6:].strip():
                after = tuple(fold(word).strip() for word in rest[6:].split("/") if word.strip())
            else:
                self._add(steps, f"`{rest}` is not understood", "after the comma stands `after word/word`")
        types = [t.value for t in SlotType if not t.is_change and t not in (SlotType.NAME, SlotType.THING, SlotType.QUOTE)]
        if kind not in types:
            self._add(steps, f"`{kind}` is no type that `with` can fill", advice(kind, types))
            return Companion(name, SlotType.FIGURE)
        self.slots[name] = SlotType(kind)
        return Companion(name, SlotType(kind), after)

    # the other keys

    def _group_key(self, index: int, entry: str) -> GroupKey:
        written = squeeze(entry)
        if match := _KEY.fullmatch(written):
            return GroupKey("date", int(match.group(1)))
        if written not in self.slots and (key := across_key(written)):
            self.slots[key.name] = DOCUMENT if key.document else LINE
            return key
        if self._unknown(written) and written not in TIMES:
            known = [*self.slots, "edition", "period", "date within 31 days", *DOCUMENT_FIELDS, "Label: ..."]
            self._add(("group_by", index), f"`{written}` is no slot of this rule", advice(written, known))
        return GroupKey(written)

    def _checks(self, find: Find) -> tuple[Check, ...]:
        slots = {**self.slots, **({"figure": find.figure} if find.figure is not None else {})}
        found, wrong = checks_of(self.rule, slots, perhaps=bool(self.perhaps) or self._gap("find"))
        for slip in wrong:
            self._add(self._written_at(slip.steps), slip.message, slip.help, key=slip.key, part=slip.part)
        return found

    def _written_at(self, steps: Where) -> Where:
        """The path without its last step where a list of one is written as text."""
        value: Any = self.yaml.value  # plain values: a path fits them
        for step in (*self.where, *steps[:-1]):
            value = value[step] if isinstance(value, list) or step in (value or ()) else None
        return steps[:-1] if isinstance(value, str) else steps

    def _compare(self, checks: tuple[Check, ...]) -> Compare:
        text, find = self.rule.compare, self.rule.find
        if asks(self.rule) and text.value is None:
            anchor = next((check.left.slot for check in checks if isinstance(check.left, Named)), "figure")
            return Compare(anchor, CompareAs.FIGURE, self._tolerance(text.tolerance))
        if find.figure is not None:
            kind: SlotType | str | None = None if self._gap("find", "figure") else find.figure
            if text.value not in (None, "figure") and not self._gap("find", "figure"):
                self._add(("compare", "value"), f"`{text.value}` cannot be compared here", "with `figure`, the figure is: `value: figure`")
        elif text.value is None:
            if not self._gap("compare") and not self._gap("find", "figure"):
                self._add(("compare",), "`compare` does not say which slot", advice("", self.slots), key=True)
            kind = None
        else:
            kind = self.slots.get(text.value)
            if self._unknown(text.value):
                self._add(("compare", "value"), f"`{text.value}` is no slot of this rule", advice(text.value, self.slots))
        if text.as_ is CompareAs.SET and find.phrases and kind in SETS:
            return Compare(text.value or "", CompareAs.SET, self._tolerance(text.tolerance))
        space = space_of(kind) if isinstance(kind, SlotType) else None
        if kind in (SlotType.PERSON, SlotType.ORGANISATION) and find.figure is None:
            help_text = "who holds an office is `<name:role>`; other names can stand in `group_by` and `message`"
            self._add(("compare", "value"), f"comparing a slot of type {kind} is not supported yet", help_text)
        elif kind is not None and space is None and find.figure is None:
            steps = ("compare", "value")
            self._add(steps, f"a slot of type {kind} cannot be compared", "take a figure, change, place, country, date, role or quote")
        if text.as_ is CompareAs.LIMIT and space is CompareAs.FIGURE:
            space = CompareAs.LIMIT
        if text.as_ is not None and space is not None and text.as_ is not space:
            self._add(("compare", "as"), f"a slot of type {kind} cannot be compared as {text.as_}", f"write `as: {space}`, or leave it out")
        return Compare(text.value or "figure", space or CompareAs.FIGURE, self._tolerance(text.tolerance))

    def _severity_from(self, space: CompareAs) -> tuple[tuple[Severity, Tolerance], ...]:
        found, wrong = severity_steps(self.rule)
        if found and space not in (CompareAs.FIGURE, CompareAs.CHANGE):
            self._add(("severity_from",), f"a {space} has no size of gap", "`severity_from` goes with figures", key=True)
        for slip in wrong:
            self._add(slip.steps, slip.message, slip.help, key=slip.key)
        return found

    def _tolerance(self, written: str) -> Tolerance:
        found = read_tolerance(written)
        if found is not None:
            return found
        self._add(("compare", "tolerance"), f"`{written}` is no tolerance", FORMS)
        return Tolerance()

    def _message(self) -> str:
        message = squeeze(self.rule.message)
        keys = [squeeze(entry).partition(" within ")[0] for entry in self.rule.group_by]
        given = [*MESSAGE_SLOTS, *(key for key in keys if key in TIMES and key not in self.slots)]
        if asks(self.rule):
            given += ["computed", *(["figure"] if self.rule.find.figure is not None else [])]
        for slot in _MESSAGE_SLOT.findall(message):
            if self._unknown(slot) and slot not in given:
                at = self.rule.message.find(f"<{slot}>")
                help_text = advice(slot, [*self.slots, *given])
                self._add(("message",), f"nothing fills `<{slot}>`", help_text, part=(at, len(slot) + 2) if at >= 0 else None)
        return message

    def _examples(self) -> tuple[Example, ...]:
        text = self.rule.examples
        if not text.conflict and not self._gap_in_examples("conflict"):
            self._add(("examples",), "no example of a conflict", "add two texts under `conflict` that cannot both be true", key=True)
        if not (text.separate or text.nothing or text.agreement or self._gap_in_examples("separate", "nothing", "agreement")):
            advice_text = "add one under `separate`, `nothing` or `agreement`"
            self._add(("examples",), "no example that is close and yet no conflict", advice_text, key=True)
        return tuple(
            Example(
                verdict,
                {name: document.text for name, document in documents.items()},
                self.yaml.place((*self.where, "examples", verdict.value, index)).line,
                {name: document.model_dump(exclude={"text"}, exclude_none=True) for name, document in documents.items()},
            )
            for verdict in ExampleVerdict
            for index, documents in enumerate(getattr(text, verdict.value))
            if self._dated(verdict, index, documents)
        )

    def _dated(self, verdict: ExampleVerdict, index: int, documents: Mapping[str, DocumentText]) -> Mapping[str, DocumentText]:
        """The documents of an example, whose dates must be dates."""
        for name, document in documents.items():
            if document.published is not None and days(document.published) is None:
                steps = ("examples", verdict.value, index, name, "published")
                self._add(steps, f"`{document.published}` is no date", "write it as 2025-10-30")
        return documents

    def _gap_in_examples(self, *verdicts: str) -> bool:
        """Tell whether an example of one of these verdicts may be meant where the schema refused something."""
        known = {verdict.value for verdict in ExampleVerdict} - set(verdicts)
        return any(path[0] == "examples" and (len(path) == 1 or path[1] not in known) for path in self.refused if path)

    def _same_as(self, find: Find) -> dict[str, dict[str, str]]:
        """Slot to key of an alias to canonical name; an item of a list is its own canonical name as the list writes it."""
        found: dict[str, dict[str, str]] = {}
        for slot in self.rule.same_as:
            if self._unknown(slot):
                self._add(("same_as", slot), f"`{slot}` is no slot of this rule", advice(slot, self.slots), key=True)
        for slot in self.slots:
            for canonical, aliases in {**self.shared.same_as.get(slot, {}), **self.rule.same_as.get(slot, {})}.items():
                for alias in (canonical, *aliases):
                    self._alias(found.setdefault(slot, {}), slot, alias, canonical)
        listed: dict[str, dict[str, str | None]] = {}
        for phrase in find.phrases:
            for element in phrase.elements:
                if isinstance(element, Words) and element.name is not None:
                    runs = {" ".join(run): self.shared.items.get(run) for run in element.alternatives}
                    listed.setdefault(element.name, {}).update(runs)
        for slot, runs in listed.items():
            self._known_to_list(slot, runs)
            names = found.setdefault(slot, {})
            for words, item in runs.items():
                if item is not None:
                    names.setdefault(words, item)
        return {slot: names for slot, names in found.items() if names}

    def _known_to_list(self, slot: str, runs: Mapping[str, object]) -> None:
        """Report an alias that no item of the slot's lists can be."""
        if not runs or any("*" in words for words in runs):
            return
        for canonical, aliases in self.rule.same_as.get(slot, {}).items():
            for index, alias in enumerate(aliases):
                if spoken(alias) not in runs:
                    advised = advice(alias, sorted(runs)) if len(runs) < 20 else "put it into the list as well"
                    self._add(("same_as", slot, canonical, index), f"`{alias}` is in no list of slot `{slot}`", advised)

    def _alias(self, names: dict[str, str], slot: str, alias: str, canonical: str) -> None:
        if not plainly(alias):
            self._add(("same_as", slot, canonical), f"`{alias}` has a sign in it", "an alias is plain text; write each form out")
        for key in {fold(squeeze(alias)), spoken(alias)}:
            if names.setdefault(key, canonical) != canonical:
                message = f"`{alias}` stands for both `{names[key]}` and `{canonical}`"
                self._add(("same_as", slot, canonical), message, "keep one of the two", key=True)
