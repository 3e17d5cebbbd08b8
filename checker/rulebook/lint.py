"""What is no mistake in a rule, but does less than its author thinks; each with its place, as a warning."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.errors import Mistake
from checker.model import ExampleVerdict, Rule, Words
from checker.rulebook.assumptions import may_use
from checker.rulebook.reading import texts
from checker.rulebook.written import Written, all_written
from checker.text.folding import fold


def lint(rules: Sequence[Rule], *, untried: Mapping[str, Collection[int]] | None = None, beside: Sequence[Rule] = ()) -> list[Mistake]:
    """The warnings about rules, in the order of files and lines.

    Args:
        rules: as loaded; their files are read again.
        untried: by id of a rule, the indexes of phrases that match in none of its examples.
        beside: the rules that ship with checker, whose ids are taken.

    Raises:
        PathError: a file is not there any more.
    """
    known = [*all_written(rules)]
    found = [warning for one in known for check in CHECKS for warning in check(one)]
    found += [warning for one in known for warning in _untried(one, (untried or {}).get(one.rule.id, ()))]
    found += _alike(known)
    found += _taken(known, beside)
    names = list(dict.fromkeys(rule.path for rule in rules))
    return sorted((replace(each, level="warning") for each in found), key=lambda each: (names.index(each.path), each.line, each.column))


def _message_without_values(one: Written) -> Iterator[Mistake]:
    slots = re.findall(r"<([^<>]*)>", one.rule.message)
    if not slots:
        yield one.mistake(("message",), "the message names no value", "add <values>, or slots that say what differs")


def _unused_slot(one: Written) -> Iterator[Mistake]:
    """A name that nothing asks for; a slot of a phrase may be there only to be read over, a list needs no name for that."""
    said = " ".join(str(value) for name, value in one.keys.items() if name not in ("find", "same_as", "examples"))
    for companion in one.rule.find.companions:
        if not _names(companion.name, said):
            yield one.mistake(("find", "with", companion.name), f"nothing uses slot `{companion.name}`", _USE, key=True)
    seen: set[str] = set()
    for index, phrase in enumerate(one.rule.find.phrases):
        for element in phrase.elements:
            if isinstance(element, Words) and element.name is not None and element.name not in seen and not _names(element.name, said):
                seen.add(element.name)
                yield one.mistake(("find", "phrases", index), f"nothing uses slot `{element.name}`", f"{_USE}: `<list>` needs no name")


_USE = "put it into `group_by` or the message, or take it out"


def _names(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def _same_words_twice(one: Written) -> Iterator[Mistake]:
    find = one.rule.find
    for key in ("near", "and_near", "not_near"):
        seen: set[tuple[str, ...]] = set()
        for index, words in enumerate(getattr(find, key)):
            runs = set(words.alternatives)
            if runs and runs <= seen:
                yield one.mistake(("find", key, index), "these words stand above already", "take one of the two out")
            seen |= runs
    texts: dict[str, int] = {}
    for index, phrase in enumerate(find.phrases):
        written_as = " ".join(phrase.text.split()).casefold()
        if written_as in texts:
            yield one.mistake(("find", "phrases", index), "this phrase stands above already", "take one of the two out")
        texts[written_as] = index


def _near_against_not_near(one: Written) -> Iterator[Mistake]:
    refused = {run for words in one.rule.find.not_near for run in words.alternatives}
    for key in ("near", "and_near"):
        for index, words in enumerate(getattr(one.rule.find, key)):
            if words.alternatives and refused.issuperset(words.alternatives):
                message = f"`{key}` asks for what `not_near` refuses: this never matches"
                yield one.mistake(("find", key, index), message, "take it out of one of the two")


def _no_near_miss(one: Written) -> Iterator[Mistake]:
    verdicts = {example.verdict for example in one.rule.examples}
    if not verdicts & {ExampleVerdict.SEPARATE, ExampleVerdict.NOTHING}:
        help_text = "add texts on another thing, or of another time, under `separate` or `nothing`"
        yield one.mistake(("examples",), "no example of what the rule must leave alone", help_text, key=True)


def _group_never_parted(one: Written) -> Iterator[Mistake]:
    """Keys to group by, and no example that would go wrong without them."""
    if one.rule.group_by and not any(example.verdict is ExampleVerdict.SEPARATE for example in one.rule.examples):
        names = ", ".join(key.name for key in one.rule.group_by)
        help_text = f"add two texts under `separate` that differ in {names}"
        yield one.mistake(("group_by",), "no example shows that `group_by` keeps two facts apart", help_text, key=True)


def _everything_is_one_fact(one: Written) -> Iterator[Mistake]:
    """Without ``group_by`` and without a name to stand near, two ships are one ship."""
    find = one.rule.find
    if one.rule.group_by or one.rule.checks or find.figure is None or find.and_near:
        return
    if any(word[:1] != word[:1].lower() for entry in texts([one.keys.get("find"), one.lists()]) for word in entry.split()):
        return  # it stands near a name
    help_text = "say with `group_by` what two figures have to share, or name the one thing in `near`"
    yield one.mistake(("find",), "all figures that this finds count as one fact, of whatever they are", help_text, key=True)


def _unused_assumption(one: Written) -> Iterator[Mistake]:
    """A unit word of the rule that no figure can be in that it compares; the figures of each slot type are in some measures only."""
    for word in _plain_keys(one.keys.get("assume")):
        unit = one.rule.assume.get(fold(word))
        if unit is not None and not may_use(one.rule, unit):
            yield one.mistake(("assume", word), f"no figure that the rule compares can be in `{unit}`", _NO_FIGURE, key=True)


_NO_FIGURE = "take it out, or see which figures `find` takes"


def _plain_keys(value: object) -> list[str]:
    return [*value] if isinstance(value, dict) else []


CHECKS: tuple[Callable[[Written], Iterator[Mistake]], ...] = (
    _message_without_values,
    _unused_slot,
    _same_words_twice,
    _near_against_not_near,
    _no_near_miss,
    _group_never_parted,
    _everything_is_one_fact,
    _unused_assumption,
)
"""What is asked of each rule."""


def _untried(one: Written, indexes: Collection[int]) -> Iterator[Mistake]:
    for index in sorted(indexes):
        help_text = "add a text that reads like it, or take it out"
        yield one.mistake(("find", "phrases", index), "no example tries this phrase", help_text)


def _alike(known: Sequence[Written]) -> Iterator[Mistake]:
    """Two rules that take and compare the same."""
    first: dict[tuple[object, ...], Rule] = {}
    for each in known:
        rule = each.rule
        one = first.setdefault((rule.find, rule.group_by, rule.compare, rule.checks), rule)
        if one is not rule:
            message = f"this finds and compares the same as {one.id} ({one.path}:{one.line})"
            yield each.mistake(("find",), message, "keep one of the two", key=True)


def _taken(known: Sequence[Written], beside: Sequence[Rule]) -> Iterator[Mistake]:
    """Ids that rules beside these have: together they cannot be used."""
    places = {rule.id: rule.path for rule in beside}
    for one in known:
        if (path := places.get(one.rule.id, one.rule.path)) != one.rule.path:
            message = f"{one.rule.id} is the id of a rule that ships with checker ({path.partition(' ')[2]})"
            yield one.mistake(("id",), message, "rename it, or give the file a `pack:`; as it is, it goes with --no-builtin only")
