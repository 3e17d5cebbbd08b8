"""A decisions file, read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.errors import DecisionsError, Mistake
from checker.model import Decided, Decision, Entry
from checker.text.calendar import days
from checker.text.contents import contents
from checker.text.suggest import advice
from checker.text.yaml import Plain, Where, Yaml
from checker.text.yaml import parse as parse_yaml

KEYS = ("id", "rule", "subject", "values", "sources", "decision", "reason", "by", "on")
"""Keys of an entry, in the order in which they are written."""
_NEEDED = ("id", "decision")
_LISTS = ("values", "sources")
_WRITTEN_FIRST, _WRITTEN_LAST = ("rule", "subject", "sources"), ("reason", "by", "on")
_MEND = "take the entry from the file as it was before; without a value the key alone is right"
_Stated = tuple[tuple[str, str], ...]
_MAY_BE_EMPTY = frozenset({"reason", "by", "on", "subject"})

DECISIONS = tuple(each.value for each in (Decision.ACCEPTED, Decision.FALSE_ALARM, Decision.ASK))
"""What can be decided."""

_ID = re.compile(r"[0-9a-f]{12}")
_LEFT_BY_GIT = re.compile(r"^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)(?: .*)?$", re.MULTILINE)


def read(paths: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of some files, in order.

    Raises:
        PathError: a file cannot be read.
        DecisionsError: every mistake of every file.
    """
    entries: list[Entry] = []
    mistakes: list[Mistake] = []
    for path in paths:
        data = contents(path)
        try:
            entries += parse(data, path)
        except DecisionsError as error:
            mistakes += error.mistakes
    if mistakes:
        raise DecisionsError(mistakes)
    return tuple(entries)


def parse(data: bytes | str, name: str) -> tuple[Entry, ...]:
    """The entries in the text of a file; none for an empty one.

    Raises:
        DecisionsError: every mistake in it.
    """
    yaml = parse_yaml(data, name, scalars="text", may_be_empty=_may_be_empty, halves=True)
    if left := _left_by_git(data, name):
        raise DecisionsError([left])
    if yaml.mistakes:
        raise DecisionsError(yaml.mistakes)
    if yaml.value is None:
        return ()
    reader = _File(yaml)
    entries = tuple(reader.entries())
    if reader.mistakes:
        raise DecisionsError(sorted(reader.mistakes, key=lambda mistake: (mistake.line, mistake.column)))
    return entries


def _may_be_empty(where: Where) -> bool:
    return not where or where[-1] in _MAY_BE_EMPTY


def _left_by_git(data: bytes | str, name: str) -> Mistake | None:
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    found = _LEFT_BY_GIT.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    told = "keep the entries of both sides and take the lines of the conflict out: two entries of one id are merged"
    return Mistake(name, line, 1, "a merge that was not finished", found[0], len(found[1]), told)


class _File:
    """One file on its way from plain values to entries."""

    def __init__(self, yaml: Yaml) -> None:
        self.yaml = yaml
        self.mistakes: list[Mistake] = []

    def _add(self, where: Where, message: str, help: str | None = None, *, key: bool = False) -> None:  # noqa: A002
        self.mistakes.append(self.yaml.mistake(where, message, help=help, key=key))

    def entries(self) -> Iterable[Entry]:
        """The entries; those with a mistake are left out."""
        if not isinstance(self.yaml.value, list):
            self._add((), "a decisions file is a list", "begin each entry with `- id: `")
            return
        for at, given in enumerate(self.yaml.value):
            before = len(self.mistakes)
            if not isinstance(given, dict):
                self._add((at,), "an entry takes keys and values", f"keys: {', '.join(KEYS)}")
                continue
            for key in given:
                if key not in KEYS:
                    self._add((at, key), f"unknown key `{key}`", advice(str(key), KEYS), key=True)
            for key in _NEEDED:
                if key not in given:
                    self._add((at,), f"`{key}` is missing")
            if all(key in given for key in _WRITTEN_FIRST):
                for key in _WRITTEN_LAST:
                    if key not in given:
                        self._add((at,), f"`{key}` is missing, and checker writes it", f"a merge may have lost it: {_MEND}")
            entry = self._entry(at, given)
            if len(self.mistakes) == before:
                yield entry

    def _entry(self, at: int, given: dict[str, Plain]) -> Entry:
        texts = {key: self._text(at, key, given[key]) for key in KEYS if key not in _LISTS and key in given}
        sources = given.get("sources")
        stated = self._stated(at, sources) if isinstance(sources, dict) else ()
        if isinstance(sources, dict):
            given = {"values": [*sorted({value for _, value in stated})], **given, "sources": [*sorted(sources)]}
        lists = {key: self._texts(at, key, given[key]) for key in _LISTS if key in given}
        name = texts.get("id", "")
        if "id" in given and name and not _ID.fullmatch(name):
            self._add((at, "id"), f'"{name[:40]}" is no id of a finding', "12 digits (0-9, a-f), as a report shows them")
        decision = texts.get("decision", "")
        if "decision" in given and decision not in DECISIONS:
            self._add((at, "decision"), f'"{decision[:40]}" cannot be decided', advice(decision, DECISIONS))
        on = texts.get("on", "")
        if on and (days(on) is None or len(on) != len("2026-11-30")):
            self._add((at, "on"), f'"{on[:40]}" is no day', "write it like 2026-11-30")
        return Entry(
            id=name,
            rule=texts.get("rule", ""),
            subject=texts.get("subject", ""),
            values=lists.get("values", ()),
            sources=lists.get("sources", ()),
            decided=Decided(
                Decision(decision) if decision in DECISIONS else Decision.ASK,
                texts.get("reason", ""),
                texts.get("by", ""),
                on,
            ),
            stated=stated,
            place=f"{self.yaml.name}:{self.yaml.place((at, 'id'), key=True).line}",
        )

    def _text(self, at: int, key: str, value: Plain) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            self._add((at, key), f"`{key}` takes one text")
            return ""
        return value

    def _stated(self, at: int, sources: dict[str, Plain]) -> _Stated:
        """Who stated what: each source with its value, or with a list of them."""
        told = set()
        for source, value in sources.items():
            values = value if isinstance(value, list) else [value]
            if not all(isinstance(each, str) for each in values):
                self._add((at, "sources", source), f"`{source[:60]}` takes a value or a list of values", "write `a.txt: Busan`")
            told |= {(source, str(each)) for each in values}
        return tuple(sorted(told))

    def _texts(self, at: int, key: str, value: Plain) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._add((at, key), f"`{key}` takes a list of texts", f"write `{key}: [..., ...]`, or a line `- ...` for each")
            return ()
        return tuple(str(each) for each in value)
