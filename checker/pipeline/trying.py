"""What rules take from documents, nothing compared; and where one takes nothing, which of its conditions stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from checker.engine.select import Match
from checker.model import LIMITS, STDIN_NAME, Document, Find, Limits, Phrase, Rule, Skipped, Slot, Words
from checker.pipeline.extracting import extract_documents
from checker.readers import READERS, read_paths

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Held = TypeVar("Held", bound="DataclassInstance")

_ANYTHING = (Words((("*",),)),)
"""Any word: a figure has to stand near something."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying rules.

    Attributes:
        documents: how many were read.
        matches: what the rules take, by document and then in the order of rules and text.
        skipped: files that could not be read.
        obstacles: by id of a rule that takes nothing, what to take out of it for it to match, and how often it would.
    """

    documents: int
    matches: tuple[Match, ...]
    skipped: tuple[Skipped, ...]
    obstacles: dict[str, list[tuple[str, int]]]


def try_rules(rules: Sequence[Rule], paths: Sequence[str], *, limits: Limits = LIMITS, stdin_name: str = STDIN_NAME) -> Tried:
    """What rules take from the documents below some paths.

    Raises:
        PathError: a path does not exist.
    """
    documents, skipped = read_paths(paths, READERS, limits=limits, stdin_name=stdin_name)
    kept = list(documents)
    matches = matched(rules, kept)
    silent = [rule for rule in rules if not any(match.rule == rule.id for match in matches)]
    return Tried(len(kept), tuple(matches), tuple(skipped), {rule.id: obstacles(rule, kept) for rule in silent})


def matched(rules: Sequence[Rule], documents: Iterable[Document]) -> list[Match]:
    """What rules take from documents, in order of document, rule and place."""
    ordered = sorted(documents, key=lambda document: document.id)
    return [match for found in extract_documents(ordered, rules) for match in found.matches]


def obstacles(rule: Rule, documents: Sequence[Document]) -> list[tuple[str, int]]:
    """Each condition without which a rule would match, and how often, most matches last."""
    loosened = [(words, replace(rule, id=str(number), find=find)) for number, (words, find) in enumerate(_looser(rule))]
    counts = dict.fromkeys((one.id for _, one in loosened), 0)
    for match in matched([one for _, one in loosened], documents):
        counts[match.rule] += 1
    found = [(words, counts[one.id]) for words, one in loosened if counts[one.id]]
    return sorted(found, key=lambda each: each[1])


def _looser(rule: Rule) -> Iterator[tuple[str, Find]]:
    """What a rule finds with one condition taken out of it, and the words for that condition."""
    find = rule.find
    for name, changed in _without(find):
        if name not in ("figure", "phrases", "companions", "pattern", "text", "types"):
            yield f"`{name}`", replace(changed, near=_ANYTHING) if name == "near" else changed
    for index, phrase in enumerate(find.phrases):
        for element in phrase.elements:
            if isinstance(element, Slot) and not element.optional and element.name != rule.compare.value:
                fewer = Phrase(phrase.text, tuple(each for each in phrase.elements if each is not element))
                yield f"`<{element.name}:{element.type}>` in `{phrase.text}`", _with(find, index, fewer)


def _with(find: Find, index: int, phrase: Phrase) -> Find:
    return replace(find, phrases=(*find.phrases[:index], phrase, *find.phrases[index + 1 :]))


def _without(holder: Held) -> Iterator[tuple[str, Held]]:
    """What holds keys, with one of them as if it had not been written, and the name of that key; those of what it holds too."""
    for key in fields(holder):
        value = getattr(holder, key.name)
        if is_dataclass(value) and not isinstance(value, type):
            yield from ((name, _changed(holder, key.name, inner)) for name, inner in _without(value))
        plain = key.default if key.default_factory is MISSING else key.default_factory()
        if plain is not MISSING and value != plain and not is_dataclass(value):
            yield key.name, _changed(holder, key.name, plain)


def _changed(holder: Held, name: str, value: object) -> Held:
    changes: dict[str, Any] = {name: value}
    return replace(holder, **changes)
