"""TOML with places: plain values, and where in the file each key and value stands.

The standard library reads the values; it keeps no places, so a scan over the same text, which is known to be good by then, finds them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from typing import Any, TypeAlias

from checker.errors import WIDEST_EXCERPT, Mistake

Where: TypeAlias = tuple[str | int, ...]
Span: TypeAlias = tuple[int, int]

_TOO_DEEP, _FLATTER = "nested too deep", "write it flatter"

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PART = re.compile(r"""[ \t]*("(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*(\.?)""")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)
_BARE = re.compile(r"[^,\]}#\n\r]*")
MAX_DEPTH = 50
_DEEP_KEY = re.compile(rf"""(?:(?:"[^"\n]*+"|'[^'\n]*+'|(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++)[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}""")
"""A dotted key that no settings have; the time that tomllib takes for one grows with the square of its length."""
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_STARTS = re.compile(r"\n")


class Toml:
    """One TOML text, read.

    Attributes:
        name: the file as it was named.
        value: plain values; empty where the text could not be read.
        mistake_of_form: what keeps it from being TOML, or None.
    """

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.value: dict[str, Any] = {}
        self.mistake_of_form: Mistake | None = None
        self._text = text
        self._starts = [0, *(match.end() for match in _STARTS.finditer(text))]
        self._keys: dict[Where, Span] = {}
        self._values: dict[Where, Span] = {}

    def mistake(self, where: Where, message: str, *, key: bool = False, help: str | None = None) -> Mistake:  # noqa: A002
        """A mistake in the value at a path such as ``("disable", 0)``, or in its key; one that has no place is in what holds it."""
        first, second = (self._keys, self._values) if key else (self._values, self._keys)
        while where and where not in first and where not in second:
            where = where[:-1]
        start, end = first.get(where) or second.get(where) or (0, 1)
        return self._at(start, end, message, help)

    def line_of(self, where: Where) -> int:
        """The 1-based line on which the key or the item at a path stands."""
        return self.mistake(where, "", key=True).line

    def _at(self, start: int, end: int, message: str, help: str | None) -> Mistake:  # noqa: A002
        index = bisect_right(self._starts, start) - 1
        last = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        line = self._text[self._starts[index] : last].rstrip("\r\n")
        column = start - self._starts[index]
        length = max(1, min(end - start, len(line) - column))
        return Mistake(self.name, index + 1, column + 1, message, line[: column + length + WIDEST_EXCERPT], length, help)


def parse(data: bytes, name: str) -> Toml:
    """The values of one TOML file with their places; never raises: what is wrong stands in ``mistake_of_form``.

    Args:
        data: the file.
        name: how a mistake names it.
    """
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        read = Toml(good + "\ufffd", name)
        read.mistake_of_form = read._at(len(good), len(good) + 1, "this is not UTF-8", "save the file as UTF-8")
        return read
    text = text.replace("\r\n", "\n")
    read = Toml(text, name)
    if deep := _DEEP_KEY.search(text):
        read.mistake_of_form = read._at(*deep.span(), _TOO_DEEP, _FLATTER)
        return read
    try:
        read.value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        read.mistake_of_form = _broken(read, str(error))
    except RecursionError:
        read.mistake_of_form = read._at(0, 1, _TOO_DEEP, _FLATTER)
    except ValueError as error:  # a number of thousands of digits
        read.mistake_of_form = read._at(0, 1, f"cannot be read: {error}", None)
    else:
        _Places(read).find()
    return read


def _broken(read: Toml, told: str) -> Mistake:
    """The sentence of the parser, at its place, with what to do about the slips that people make."""
    at = _AT.search(told)
    start = len(read._text.rstrip())
    if at and at[1]:
        start = read._starts[min(int(at[1]), len(read._starts)) - 1] + int(at[2]) - 1
    start = min(start, len(read._text))
    after = read._text[start : start + 1]
    help_text = None
    if after == "/":
        help_text = 'a key with a slash stands in quotes: "pack/rule" = "note"'
    elif after == ":":
        help_text = "write `key = value`: this is TOML, not YAML"
    elif "Invalid value" in told:
        help_text = "text stands in quotes, a list in [ ], and yes or no is `true` or `false`"
    message = told[: at.start()] if at else told
    return read._at(start, start + 1, message[:1].lower() + message[1:], help_text)


class _Places:
    """The scan that finds where each key and value of a good TOML text stands."""

    def __init__(self, read: Toml) -> None:
        self.read = read
        self.text = read._text
        self.at = 0
        self.tables: dict[Where, int] = defaultdict(int)
        """How often ``[[name]]`` has come."""

    def find(self) -> None:
        prefix: Where = ()
        while self._skip() < len(self.text):
            if self.text.startswith("[[", self.at):
                name = self._resolved(self._key(2))
                prefix = (*name, self.tables[name])
                self.tables[name] += 1
                self._skip_line()
            elif self.text[self.at] == "[":
                prefix = self._resolved(self._key(1))
                self._skip_line()
            else:
                self._pair(prefix)

    def _skip(self) -> int:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _skip_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end

    def _key(self, opening: int, prefix: Where = ()) -> Where:
        """The parts of a dotted key, whose places are kept."""
        self.at += opening
        path = prefix
        while match := _PART.match(self.text, self.at):
            written = match[1]
            part = next(iter(tomllib.loads(f"{written} = 0"))) if written[0] in "\"'" else written
            path = (*path, part)
            self.read._keys.setdefault(self._resolved(path), match.span(1))
            self.at = match.end()
            if not match[2]:
                break
        return path

    def _resolved(self, path: Where) -> Where:
        """The path with the index of the last table of each array of tables on the way."""
        made: Where = ()
        for number, step in enumerate(path):
            made = (*made, step)
            if number < len(path) - 1 and self.tables.get(made) and not isinstance(path[number + 1], int):
                made = (*made, self.tables[made] - 1)
        return made

    def _pair(self, prefix: Where) -> None:
        where = self._key(0, prefix)
        self.at = self.text.index("=", self.at) + 1
        self._value(where)

    def _value(self, where: Where) -> None:
        start = self._skip()
        opening = self.text[start : start + 1]
        if opening == "[":
            self.at += 1
            index = 0
            while self.text[self._skip()] != "]":
                self._value((*where, index))
                index += 1
                self.at += self.text[self._skip()] == ","
            self.at += 1
        elif opening == "{":
            self.at += 1
            while self.text[self._skip()] != "}":
                self._pair(where)
                self.at += self.text[self._skip()] == ","
            self.at += 1
        elif match := _STRING.match(self.text, start) or _BARE.match(self.text, start):
            self.at = start + len(match[0].rstrip())
        self.read._values[where] = (start, self.at)
