"""What rules take from documents, nothing compared; and where one takes nothing, which of its conditions stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from checker.engine.select import Match
from checker.model import Document, Find, Phrase, Rule, Skipped, Slot, Words
from checker.pipeline.line import extract_documents
from checker.readers import READERS, read_paths
from checker.readers.identity import identified

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


def try_rules(rules: Sequence[Rule], paths: Sequence[str]) -> Tried:
    """What rules take from the documents below some paths.

    Raises:
        PathError: a path does not exist.
    """
    documents, skipped = read_paths(paths, READERS)
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


def untried_phrases(rule: Rule) -> list[int]:
    """The indexes of a rule's phrases that match in none of its examples."""
    alone = [replace(rule, id=str(index), find=replace(rule.find, phrases=(one,))) for index, one in enumerate(rule.find.phrases)]
    texts = [Document(id=name, text=text) for example in rule.examples for name, text in example.documents.items()]
    tried = {match.rule for match in matched(alone, map(identified, texts))} if alone else set()
    return [index for index, one in enumerate(alone) if one.id not in tried]


def _looser(rule: Rule) -> Iterator[tuple[str, Find]]:
    """What a rule finds with one condition taken out of it, and the words for that condition."""
    find = rule.find
    for key in fields(Find):
        plain = key.default_factory() if key.default_factory is not MISSING else key.default if key.default is not MISSING else None
        if key.name in ("figure", "phrases", "companions") or getattr(find, key.name) == plain:
            continue
        changed: dict[str, Any] = {key.name: _ANYTHING if key.name == "near" else plain}
        yield f"`{key.name}`", replace(find, **changed)
    for index, phrase in enumerate(find.phrases):
        for element in phrase.elements:
            if isinstance(element, Slot) and not element.optional and element.name != rule.compare.value:
                fewer = Phrase(phrase.text, tuple(each for each in phrase.elements if each is not element))
                yield f"`<{element.name}:{element.type}>` in `{phrase.text}`", _with(find, index, fewer)


def _with(find: Find, index: int, phrase: Phrase) -> Find:
    return replace(find, phrases=(*find.phrases[:index], phrase, *find.phrases[index + 1 :]))
