"""A rule as it stands in its file: where each key of it is, and the lines that say what it looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import dedent
from typing import NamedTuple

from checker.errors import Mistake, PathError
from checker.model import Rule
from checker.rulebook.catalogue import file_of
from checker.text.contents import contents
from checker.text.yaml import Plain, Where, Yaml, parse

TOLD = frozenset({"id", "title", "severity", "why", "message", "examples", "link", "formerly"})
"""Keys that the page of a rule shows in its own words."""

_NOT_SHARED = frozenset({"checker", "pack", "lists", "rules"})
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Written:
    """A rule with the file that it stands in.

    Attributes:
        rule: as the file gave it.
        yaml, where: the file, and the path of the rule in it.
        lines: of the file.
    """

    rule: Rule
    yaml: Yaml
    where: Where
    lines: Sequence[str]

    def mistake(self, steps: Where, message: str, help: str | None = None, *, key: bool = False) -> Mistake:  # noqa: A002
        """Something about the rule at a path in it, with its place."""
        return self.yaml.mistake((*self.where, *steps), message, key=key, help=help, rule=self.rule.id.partition("/")[2])

    @cached_property
    def keys(self) -> dict[str, Plain]:
        """The rule's keys and values as plain values."""
        value: Plain = self.yaml.value
        for step in self.where:
            value = value[step]  # type: ignore[index]
        return value if isinstance(value, dict) else {}

    @cached_property
    def file_keys(self) -> dict[str, Plain]:
        """The same of the file."""
        return self.yaml.value if isinstance(self.yaml.value, dict) else {}

    def looks_for(self) -> str:
        """The lines of the keys that say what is found, grouped and compared, with those that all rules of the file share."""
        shared = [self._block((name,), set(self.file_keys)) for name in self.file_keys if name not in _NOT_SHARED]
        own = [self._block((*self.where, name), set(self.keys)) for name in self.keys if name not in TOLD]
        return "\n".join(dict.fromkeys([*shared, *own]))

    def lists(self) -> dict[str, list[str]]:
        """The lists that the rule names, each with its words."""
        lists = self.file_keys.get("lists")
        named = set(re.findall(r"<([^<>:]+)>", self.looks_for()))
        for kinds in re.findall(r"<[^<>:]+:([^<>]+)>", self.looks_for()):
            named |= {kind.strip() for kind in kinds.split("/")}
        named = {name.removesuffix("?").strip() for name in named}
        found = lists.items() if isinstance(lists, dict) else ()
        return {name: [str(word) for word in words] for name, words in found if isinstance(words, list) and name in named}

    def _block(self, path: Where, beside: set[str]) -> str:
        """The lines of one key: up to the key that comes next, without the empty lines and comments between."""
        *holder, name = path
        first = self._line((*holder, str(name)))
        later = [line for key in beside if (line := self._line((*holder, key))) > first]
        for at, step in enumerate(holder):
            # the next rule of the file, or its next key
            below = [(*holder[:at], step + 1)] if isinstance(step, int) else [(key,) for key in self.file_keys if at == 0]
            later += [line for each in below if (line := self._line(each)) > first]
        stop = min(later, default=len(self.lines) + 1)
        kept = list(self.lines[first - 1 : max(stop - 1, first)])
        while len(kept) > 1 and (not kept[-1].strip() or kept[-1].lstrip().startswith("#")):
            kept.pop()
        kept[0] = re.sub(r"^(\s*)- ", r"\1  ", kept[0])
        return dedent("\n".join(kept))

    def _line(self, path: Where) -> int:
        return self.yaml.place(path, key=True).line


def written(rule: Rule) -> Written:
    """The rule in its file, which is read again.

    Raises:
        PathError: the file is not there any more, or holds the rule no more.
    """
    return next(all_written([rule]))


def all_written(rules: Iterable[Rule]) -> Iterator[Written]:
    """Each of some rules in its file; each file is read once.

    Raises:
        PathError: a file is not there any more, or holds its rule no more.
    """
    files: dict[str, _File] = {}
    for rule in rules:
        file = files.get(rule.path)
        if file is None:
            file = files[rule.path] = _read(rule)
        index = file.places.get(rule.id.partition("/")[2])
        if index is None:
            raise PathError(f"{rule.path}: rule {rule.id} is not there any more")
        yield Written(rule, file.yaml, ("rules", index), file.lines)


class _File(NamedTuple):
    """A rule file: as YAML, its lines, and by id of a rule its index."""

    yaml: Yaml
    lines: Sequence[str]
    places: Mapping[str, int]


def _read(rule: Rule) -> _File:
    source = contents(file_of(rule), rule.path)
    yaml = parse(source, rule.path, scalars="text", may_be_empty=lambda _: True)
    rules = yaml.value.get("rules") if isinstance(yaml.value, dict) else None
    entries = [entry.get("id") if isinstance(entry, dict) else None for entry in (rules if isinstance(rules, list) else ())]
    places = {name: index for index, name in enumerate(entries) if isinstance(name, str)}
    return _File(yaml, _LINE_END.split(source.decode("utf-8", "replace").removeprefix("\ufeff")), places)
