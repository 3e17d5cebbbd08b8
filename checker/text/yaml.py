"""YAML 1.2 with places: plain values, and where in the file each key and value stands.

PyYAML does the scanning; what a scalar means is decided here, as YAML 1.2 has it: ``NO``, ``on``, ``12:30`` and
``2025-10-30`` are text. Tags, merge keys and expanding aliases are not read, so a file can neither run code nor grow.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

import yaml

from checker.errors import WIDEST_EXCERPT, Mistake

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
Where: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 50
_TOO_DEEP, _FLATTER = f"nested more than {MAX_DEPTH} deep", "write it flatter"
MAX_NODES = 1_000_000
MAX_ALIASED = 10_000  # nodes that aliases stand for, all of them together

_INTEGER = re.compile(r"[-+]?[0-9]{1,400}|0o[0-7]{1,400}|0x[0-9a-fA-F]{1,400}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NAMED: dict[str, float | bool | None] = {
    spelling: value
    for word, value in {"null": None, "true": True, "false": False, ".nan": float("nan"), ".inf": float("inf")}.items()
    for spelling in (word, word.title() if word[0] != "." else "." + word[1:].title(), word.upper())
} | {"": None, "~": None, "-.inf": float("-inf"), "+.inf": float("inf")}
_NULLS = frozenset(word for word, value in _NAMED.items() if value is None)

UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|.)")


class Place(NamedTuple):
    """Where something stands: line and column are 1-based, length counts the characters of it on that line."""

    line: int
    column: int
    length: int


@dataclass(slots=True)
class _Node:
    """A value with its offsets, and for a mapping or list the nodes inside it by key or index."""

    start: int
    end: int
    value: Plain = None
    raw: str | None = None
    keys: dict[str | int, _Node] = field(default_factory=dict)
    inner: dict[str | int, _Node] = field(default_factory=dict)
    size: int = 1


class _Broken(Exception):  # noqa: N818 - never leaves this file
    """Reading cannot go on; carries offset, length, message and help."""


class Yaml:
    """One YAML text, read.

    Attributes:
        name: the file as it was named.
        value: plain values; None where the text could not be read to its end.
        mistakes: everything that is wrong with it as YAML, in order; empty for a good file.
    """

    def __init__(self, text: str, name: str, *, first_line: int = 1) -> None:
        self.name = name
        self.value: Plain = None
        self.mistakes: list[Mistake] = []
        self._text = text
        self._first_line = first_line
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._root = _Node(0, 0)

    def place(self, where: Where, *, key: bool = False, part: tuple[int, int] | None = None) -> Place:
        """The place of the value at a path such as ``("rules", 0, "compare")``, or of its key; else of the nearest above it.

        Args:
            where: keys and 0-based indexes from the root.
            key: True for the key instead of its value. An item of a list has no key: its value counts.
            part: start and length within the value's text; the whole value where the text is written over several lines or with escapes.
        """
        node, name = self._root, None
        for step in where:
            if step not in node.inner:
                break
            node, name = node.inner[step], node.keys.get(step)
        else:
            if not key and part is not None and node.raw is not None:
                shift = _shift(self._text[node.start : node.end], node.raw)
                if shift is not None:
                    return self._place(node.start + shift + part[0], node.start + shift + part[0] + part[1])
        if key and name is not None:
            node = name
        return self._place(node.start, node.end)

    def mistake(
        self,
        where: Where,
        message: str,
        *,
        key: bool = False,
        part: tuple[int, int] | None = None,
        help: str | None = None,  # noqa: A002 - the word of Mistake
        rule: str | None = None,
    ) -> Mistake:
        """A mistake at a path; arguments as for :meth:`place` and of :class:`Mistake`."""
        return self._at(self.place(where, key=key, part=part), message, help, rule)

    def _at(self, place: Place, message: str, help: str | None, rule: str | None = None) -> Mistake:  # noqa: A002
        line = self._line(place.line - self._first_line)
        excerpt = line[: place.column + place.length + WIDEST_EXCERPT]
        return Mistake(self.name, place.line, place.column, message, excerpt, place.length, help, rule)

    def _line(self, index: int) -> str:
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[index] : end].rstrip("\r\n")

    def _place(self, start: int, end: int) -> Place:
        index = bisect_right(self._starts, start) - 1
        column = start - self._starts[index]
        length = max(1, min(end - start, len(self._line(index)) - column))
        return Place(index + self._first_line, column + 1, length)

    def _add(self, start: int, end: int, message: str, help: str | None = None) -> None:  # noqa: A002
        self.mistakes.append(self._at(self._place(start, end), message, help))


def _nowhere(where: Where) -> bool:  # noqa: ARG001
    return False


def parse(
    source: str | bytes,
    name: str,
    *,
    scalars: Literal["core", "text"] = "core",
    may_be_empty: Callable[[Where], bool] = _nowhere,
    first_line: int = 1,
    halves: bool = False,
) -> Yaml:
    """The values of one YAML document with their places; never raises: what is wrong stands in ``mistakes``.

    Args:
        source: the text, or its bytes in UTF-8.
        name: how a mistake names the file.
        scalars: ``core`` reads true, false, null, integers and floats of YAML 1.2; ``text`` leaves every scalar but null as it is written.
        may_be_empty: told the path of each null, says whether it is right there.
        first_line: line of the file on which the text starts.
        halves: True takes the escapes of half characters that JSON has and YAML has not: ``\\ud83d\\ude00`` is one character, a half
            alone U+FFFD.
    """
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        result = Yaml(good + "\ufffd", name, first_line=first_line)
        result._add(len(good), len(good) + 1, "this is not UTF-8", "save the file as UTF-8")
        return result
    result = Yaml(text, name, first_line=first_line)
    if unreadable := UNREADABLE.search(text):
        result._add(unreadable.start(), unreadable.end(), f"a control character, U+{ord(unreadable.group()):04X}", "take it out")
        return result
    composer = _Composer(result, scalars, may_be_empty, halves=halves and _HALF.search(text) is not None)
    try:
        result._root = composer.compose()
    except _Broken as broken:
        result._add(*broken.args)
    except yaml.MarkedYAMLError as error:
        result._add(*_explain(error, text))
    except yaml.reader.ReaderError as error:
        at = min(error.position, len(text))
        result._add(at, at + 1, str(error.reason))
    else:
        result.value = result._root.value
    return result


class _Composer:
    """Builds the nodes of one document from PyYAML's events, within bounds and without recursion."""

    def __init__(self, result: Yaml, scalars: str, may_be_empty: Callable[[Where], bool], *, halves: bool) -> None:
        self.result = result
        self.halves = halves
        self.text = result._text
        self.scalar = _core if scalars == "core" else _as_written
        self.may_be_empty = may_be_empty
        self.open: list[tuple[_Node, str | None]] = []  # mappings and lists not closed yet, each with its anchor
        self.waiting: list[_Node | None] = []  # for each of them the key whose value comes next
        self.anchors: dict[str, _Node] = {}
        self.root: _Node | None = None
        self.nodes = self.aliased = 0

    def compose(self) -> _Node:
        for event in _events(self.text, halves=self.halves):
            match event:
                case yaml.ScalarEvent() | yaml.AliasEvent():
                    self._count(event)
                    self._put(self._leaf(event))
                case yaml.CollectionStartEvent():
                    self._count(event)
                    self._start(event)
                case yaml.CollectionEndEvent():
                    node, anchor = self.open.pop()
                    self.waiting.pop()
                    node.end = _span(event)[1]
                    if anchor is not None:
                        self.anchors[anchor] = node
                    self._put(node)
                case yaml.DocumentStartEvent() if self.root is not None:
                    raise _Broken(*_span(event), "a second document", "keep one document in a file, without `---`")
        if self.root is None:
            self.root = _Node(0, 0)
            if not self.may_be_empty(()):
                self.result._add(0, 0, "the file is empty")
        return self.root

    def _count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Broken(*_span(event), f"more than {MAX_NODES:,} values in one file", "split the file")
        tag = getattr(event, "tag", None)
        if tag is not None:
            match = _TAG.search(self.text, event.start_mark.index)
            start, end = match.span() if match else _span(event)
            advice = "tags are not read: take it out, or put quotes around the text"
            self.result._add(start, end, f"a tag, `{self.text[start:end]}`", advice)

    def _start(self, event: Any) -> None:
        start = _after_properties(self.text, *_span(event))
        if len(self.open) >= MAX_DEPTH:
            raise _Broken(start, start + 1, _TOO_DEEP, _FLATTER)
        if self._expects_key():
            raise _Broken(start, start + 1, "a key that is no single text", "put quotes around a text that starts with `[` or `{`")
        if event.anchor is not None:
            self.anchors.pop(event.anchor, None)
        node = _Node(start, start, value={} if isinstance(event, yaml.MappingStartEvent) else [])
        self.open.append((node, event.anchor))
        self.waiting.append(None)

    def _leaf(self, event: Any) -> _Node:
        start, end = _span(event)
        if isinstance(event, yaml.AliasEvent):
            target = self.anchors.get(str(event.anchor))
            if target is None:
                raise _Broken(start, end, f"`*{event.anchor}` refers to nothing above it", "put quotes around a text that starts with `*`")
            if self._expects_key():
                raise _Broken(start, end, "an alias as a key", "write the key out")
            self.aliased += target.size
            if self.aliased > MAX_ALIASED:
                raise _Broken(start, end, f"aliases that stand for more than {MAX_ALIASED:,} values", "write out what you need")
            return target
        start = _after_properties(self.text, start, end)
        written = _whole(event.value) if self.halves else event.value
        value = written if event.style or self._expects_key() else self.scalar(written)
        node = _Node(start, end, value=value, raw=written)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _expects_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][0].value, dict) and self.waiting[-1] is None

    def _put(self, node: _Node) -> None:
        """Give a node that is complete to what it stands in."""
        if not self.open:
            self.root = node
            self._refuse_null(node, None, ())
            return
        parent = self.open[-1][0]
        if isinstance(parent.value, list):
            index = len(parent.value)
            self._refuse_null(node, None, (*self._path(), index))
            parent.value.append(node.value)
            parent.inner[index] = node
            parent.size += node.size
            return
        key = self.waiting[-1]
        if key is None:
            if not node.raw:
                self.result._add(node.start, node.end, "a key is missing before `:`")
            self.waiting[-1] = node
            return
        self.waiting[-1] = None
        name = key.raw or ""
        if name in parent.keys:
            first = self.result._place(parent.keys[name].start, 0).line
            self.result._add(key.start, key.end, f"key `{name[:60]}` stands twice", f"it is on line {first} already: keep one of the two")
            return
        self._refuse_null(node, key, (*self._path(), name))
        assert isinstance(parent.value, dict)  # noqa: S101 - for mypy: a parent is a list or a mapping
        parent.value[name] = node.value
        parent.keys[name], parent.inner[name] = key, node
        parent.size += node.size + 1

    def _path(self) -> Where:
        """The path of the mapping or list that is being filled."""
        steps: list[str | int] = []
        for (node, _), key in zip(self.open[:-1], self.waiting[:-1], strict=True):
            steps.append(len(node.value) if isinstance(node.value, list) else (key.raw or "") if key else "")
        return tuple(steps)

    def _refuse_null(self, node: _Node, key: _Node | None, where: Where) -> None:
        if node.value is not None or self.may_be_empty(where):
            return
        advice = "give it a value or take it out"
        if not where:
            self.result._add(node.start, node.end, "the file is empty")
        elif key is not None:
            if self.text[max(0, key.start - 100) : key.start].rstrip().endswith(",") and ":" not in self.text[key.end : node.end + 1]:
                # "{A: The wall has 1,173 litres.}"
                advice = "a comma parts two entries between braces: put quotes around a text that holds one; or give this a value"
            self.result._add(key.start, key.end, f"`{key.raw}` has no value", advice)
        elif node.end > node.start:
            self.result._add(node.start, node.end, "an empty item", advice)
        else:
            dash = max(self.text.rfind("-", 0, node.start), 0)
            self.result._add(dash, dash + 1, "an empty item", advice)


def _events(text: str, *, halves: bool) -> Iterator[Any]:
    # libyaml refuses an escape that is half a character, PyYAML's own scanner takes it as it is.
    return iter(yaml.parse(text, Loader=yaml.SafeLoader if halves else getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _whole(text: str) -> str:
    """The text with two halves that belong together as one character, and U+FFFD for a half alone."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _core(written: str) -> Plain:
    """A plain scalar as the core schema of YAML 1.2 reads it."""
    if written in _NAMED:
        return _NAMED[written]
    if _INTEGER.fullmatch(written):
        return int(written, 0) if written[:2] in ("0o", "0x") else int(written)
    return float(written) if _FLOAT.fullmatch(written) else written


def _as_written(written: str) -> Plain:
    return None if written in _NULLS else written


_TAG = re.compile(r"![^\s,\]}]*")
_PROPERTIES = re.compile(r"(?:[&!][^\s,\]}]*\s*)+")


def _after_properties(text: str, start: int, end: int) -> int:
    """Where the value itself starts, after an anchor or a tag."""
    match = _PROPERTIES.match(text, start) if text[start : start + 1] in ("&", "!") else None
    return min(match.end(), max(end, start)) if match else start


def _shift(written: str, raw: str) -> int | None:
    """Where a scalar's text starts in what is written, None where the two differ."""
    if written == raw:
        return 0
    return 1 if written[:1] in ("'", '"') and written[1:-1] == raw else None


def _explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str | None]:
    """A syntax error of PyYAML in plain words: start, end, message, help."""
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    opened = min(error.context_mark.index, len(text)) if error.context_mark else at
    sign = text[at : at + 1]
    if "nesting depth" in problem:  # libyaml reads ahead, and its own bound comes first in a text that is nested deeper
        return at, at + 1, _TOO_DEEP, _FLATTER
    if "mapping values are not allowed" in problem:
        return at, at + 1, "a second `: ` in one text", 'put quotes around a text that holds ": "'
    if "tab" in problem.split() or ("cannot start any token" in problem and sign == "\t"):
        return at, at + 1, "a tab cannot indent", "indent with spaces"
    if "cannot start any token" in problem:
        return at, at + 1, f"a text cannot start with `{sign}`", "put quotes around the text"
    if "quoted scalar" in context and ("escape" in problem or "hex" in problem):
        at = max(text.rfind("\\", 0, at + 1), opened)
        written = _ESCAPE.match(text, at)
        end = written.end() if written else at + 1
        return at, end, f"`{text[at:end]}` is no character", "put single quotes around a text that holds a backslash"
    if "quoted scalar" in context:
        return opened, opened + 1, "a quotation mark that is not closed", None
    if "flow" in context:
        if text[opened : opened + 1] not in ("[", "{"):
            opened = max(text.rfind("[", 0, opened), text.rfind("{", 0, opened), 0)
        sign = text[opened : opened + 1]
        advice = f"put quotes around a text that starts with `{sign}`"
        return opened, opened + 1, f"`{sign}` is not closed, or a comma is missing in it or too many", advice
    if "block" in context and text[:at].rstrip(" ")[-1:] in ("]", "}", '"', "'"):
        return at, at + 1, "the text goes on after its end", "put quotes around the whole text"
    if "block" in context:
        advice = "indent the keys of one mapping, and the items of one list, alike"
        return at, at + 1, "this does not line up with what stands above it", advice
    if "could not find expected ':'" in problem:
        line = min(opened + len(text[opened:].split("\n", 1)[0].rstrip()), len(text))
        return opened, max(line, opened + 1), "neither a key with its value nor an item of a list", "write `key: value`, or `- item`"
    return at, at + 1, f"not YAML: {problem}" + (f" ({context})" if context else ""), None
