"""One file of settings, read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.errors import Mistake, SettingsError
from checker.model import Severity
from checker.settings.finding import OWN, SHARED
from checker.text.contents import contents
from checker.text.folding import fold, squeeze
from checker.text.suggest import advice
from checker.text.toml import Toml, Where, parse

KEYS: Mapping[str, str] = {
    "packs": "which of the packs that ship with checker are on, as a list of names; without it all are",
    "disable": "packs and rules that are off, as a list of `pack` and `pack/rule`; `generic` and `checks` are packs too",
    "severity": "how much a conflict matters, by `pack` or `pack/rule`: error, warning or note",
    "sources": "the authority of a source, by its name",
}
"""The keys that are no options, and what each means."""

_BELOW = '[{}], and below it "{}" = "{}"'


@dataclass(frozen=True, slots=True)
class Settings:
    """What one file of settings says.

    Attributes:
        name: the file as a person standing in the current folder calls it; "" where there is none.
        folder: the one that it lies in; its relative paths start there.
        options: values by long option without its hyphens ("fail-on").
        packs: the shipped packs that are on, None for all.
        disable: packs and rules that are off.
        severity: by pack or rule.
        sources: authority by name of a source.
        toml: the file with its places, None where there is none.
        above: the keys above its own, ``("tool", "checker")`` in pyproject.toml.
    """

    name: str = ""
    folder: Path = Path()
    options: Mapping[str, Any] = field(default_factory=dict)
    packs: tuple[str, ...] | None = None
    disable: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    toml: Toml | None = None
    above: Where = ()

    def mistake(self, where: Where, message: str, *, key: bool = False, help: str | None = None) -> Mistake:  # noqa: A002
        """A mistake at a path below its own keys."""
        if self.toml is None:
            return Mistake(self.name, 1, 1, message, help=help)
        return self.toml.mistake((*self.above, *where), message, key=key, help=help)

    def place(self, where: Where) -> str:
        """``file:line`` of a path below its own keys."""
        return f"{self.name}:{self.mistake(where, '', key=True).line}"


def read(file: Path, options: Collection[str]) -> tuple[Settings, list[Mistake]]:
    """What a file says, and every mistake in it; the values of options are not looked at.

    Args:
        file: ``pyproject.toml`` is read below ``[tool.checker]``, any other as it is.
        options: the long options that there are, without their hyphens.

    Raises:
        PathError: the file cannot be read.
        SettingsError: it is no TOML.
    """
    name = called(str(file))
    toml = parse(contents(file, name), name)
    if toml.mistake_of_form:
        raise SettingsError([toml.mistake_of_form])
    above: Where = ("tool", "checker") if file.name == SHARED else ()
    values: Any = toml.value
    for step in above:
        values = values.get(step) if isinstance(values, dict) else values
    reader = _File(toml, above)
    if values is None:
        reader.add((), "there is no [tool.checker] in this file", f"add it, or name a file such as {OWN}")
        values = {}
    if not isinstance(values, dict):
        reader.add((), "`[tool.checker]` takes keys and values", None)
        values = {}
    return reader.settings(values, name, file.parent, options), reader.mistakes


def called(path: str) -> str:
    """A path as a person standing in the current folder writes it: from there, where that is no longer than the whole one."""
    whole = os.path.abspath(path)  # noqa: PTH100 - without following links
    try:
        return min(os.path.relpath(whole), whole, key=len)
    except ValueError:  # on another drive
        return whole


class _File:
    """One file on its way from plain values to settings."""

    def __init__(self, toml: Toml, above: Where) -> None:
        self.toml = toml
        self.above = above
        self.mistakes: list[Mistake] = []

    def add(self, where: Where, message: str, help: str | None, *, key: bool = False) -> None:  # noqa: A002
        self.mistakes.append(self.toml.mistake((*self.above, *where), message, key=key, help=help))

    def settings(self, values: dict[str, Any], name: str, folder: Path, options: Collection[str]) -> Settings:
        """The settings; a key with a mistake is left out."""
        given: dict[str, Any] = {}
        for key, value in values.items():
            if key in options:
                given[key] = value
            elif key not in KEYS:
                self._unknown(key, options)
        packs = tuple(self._texts("packs", values["packs"])) if "packs" in values else None
        return Settings(
            name=name,
            folder=folder,
            options=given,
            packs=packs,
            disable=tuple(self._texts("disable", values.get("disable", []))),
            severity=dict(self._severities(values.get("severity", {}))),
            sources=dict(self._sources(values.get("sources", {}))),
            toml=self.toml,
            above=self.above,
        )

    def _unknown(self, key: str, options: Collection[str]) -> None:
        if key == "tool":
            self.add((key,), "unknown key `tool`", f"in {OWN} the keys stand at the top, without [tool.checker]", key=True)
            return
        written = key.replace("_", "-").removeprefix("--")
        known = written in options or written in KEYS
        self.add((key,), f"unknown key `{key}`", f"write `{written}`" if known else advice(key, [*KEYS, *options]), key=True)

    def _texts(self, key: str, value: Any) -> Iterator[str]:
        if not isinstance(value, list):
            self.add((key,), f"`{key}` takes a list of names, not {kind_of(value)}", f"`{key}`: {KEYS[key]}")
            return
        for index, item in enumerate(value):
            if isinstance(item, str) and item.strip():
                yield item.strip()
            else:
                self.add((key, index), f"`{key}` takes names, not {kind_of(item)}", f"`{key}`: {KEYS[key]}")

    def _severities(self, value: Any) -> Iterator[tuple[str, Severity]]:
        if not isinstance(value, dict):
            self.add(
                ("severity",), f"`severity` takes keys and values, not {kind_of(value)}", '[severity], and below it "pack/rule" = "note"'
            )
            return
        for rule, word in value.items():
            if isinstance(word, str) and word in set(Severity):
                yield rule, Severity(word)
            else:
                given = f'"{word}"' if isinstance(word, str) else kind_of(word)
                self.add(("severity", rule), f"{given} is no severity", advice(str(word), [each.value for each in Severity]))

    def _sources(self, value: Any) -> Iterator[tuple[str, str]]:
        if not isinstance(value, dict):
            self.add(("sources",), f"`sources` takes keys and values, not {kind_of(value)}", _BELOW.format("sources", "Name", "official"))
            return
        known: dict[str, tuple[str, str]] = {}
        for source, authority in value.items():
            if not isinstance(authority, str) or not authority.strip():
                self.add(("sources", source), f"the authority of a source is text, not {kind_of(authority)}", None)
                continue
            other, said = known.setdefault(source_key(source), (source, authority.strip()))
            if said != authority.strip():
                self.add(
                    ("sources", source), f'"{source}" and "{other}" are one source, with two authorities', "keep one of the lines", key=True
                )
            else:
                yield source, said


def source_key(name: str) -> str:
    """What the names of one source have in common: letter case, blanks and how a letter with a mark is encoded play no part."""
    return squeeze(fold(unicodedata.normalize("NFKC", name).casefold()))


def kind_of(value: Any) -> str:
    """What a value of TOML is, for people."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f'the text "{value[:60]}"' if value.strip() else "an empty text"
        case list():
            return "a list"
        case dict():
            return "keys and values"
        case _:
            return f"the date {value}"
