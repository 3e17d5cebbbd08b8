"""Dataclasses as plain columns and back: a table a class, a column an attribute; what one object refers to is a row of another table.

An object that several refer to is one row, and one object again when it is read. Nothing in the columns can run.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

Tables = dict[str, dict[str, list[Any]]]
"""By class and attribute the values of all its objects, in one order: words, numbers, truth values, None, and lists of these."""


class _Form(NamedTuple):
    """How values of one type are written and read."""

    write: Callable[[Any, _Writing], Any]
    read: Callable[[Any, _Reading], Any]


def to_tables(root: Any) -> Tables:
    """A dataclass with all that it holds as tables; it is the last row of the table of its class.

    Raises:
        TypeError: a type among its attributes is none that is known here.
    """
    writing = _Writing()
    writing.row(root)
    return writing.tables


def from_tables(tables: Tables, kind: type[Any]) -> Any:
    """The dataclass of a kind that :func:`to_tables` was given.

    Raises:
        KeyError, IndexError, TypeError, ValueError: these are no such tables.
    """
    return _Reading(tables).object(kind, -1)


class _Writing:
    def __init__(self) -> None:
        self.tables: Tables = {}
        self._rows: dict[int, int] = {}
        self._held: list[Any] = []  # so that no number of an object is given to another

    def row(self, thing: Any) -> int:
        """The row of an object in the table of its class."""
        known = self._rows.get(id(thing))
        if known is None:
            known = self._rows[id(thing)] = self.another(thing)
            self._held.append(thing)
        return known

    def another(self, thing: Any) -> int:
        """The row of an object to which nothing else refers; it need not be held."""
        kind: Any = type(thing)
        forms = _forms(kind)
        told = [form.write(getattr(thing, name), self) if form else getattr(thing, name) for name, form in forms.items()]
        table = self.tables.setdefault(kind.__name__, {name: [] for name in forms})
        for column, value in zip(table.values(), told, strict=True):
            column.append(value)
        return len(next(iter(table.values()))) - 1


class _Reading:
    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._made: dict[type[Any], list[Any]] = {}

    def object(self, kind: Any, row: int) -> Any:
        """The object in a row of the table of a class."""
        if kind not in self._made:
            forms = _forms(kind)
            table = self._tables[kind.__name__]
            columns = ([form.read(each, self) for each in table[name]] if form else table[name] for name, form in forms.items())
            self._made[kind] = list(map(kind, *columns))
        return self._made[kind][row]


@cache
def _forms(kind: type[Any]) -> dict[str, _Form | None]:
    """By attribute of a class, in order, how its values are written; None where they stand as they are."""
    hints = get_type_hints(kind)
    return {field.name: _form(hints[field.name]) for field in fields(kind)}


def _form(hint: Any) -> _Form | None:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional([form for each in inner if (form := _form(each)) is not None], hint)
    if origin is tuple:
        return _series(inner)
    if origin is Sequence:
        return _made_anew(inner[0])
    if origin in (dict, Mapping):
        return _pairs(_form(inner[0]), _form(inner[1]))
    if hint in (str, int, float, bool, types.NoneType):
        return None
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return _Form(lambda value, _: value.value, lambda told, _: members[told])
    if isinstance(hint, type) and issubclass(hint, tuple):
        return _named(hint)
    if is_dataclass(hint):
        return _Form(lambda value, writing: writing.row(value), lambda row, reading: reading.object(hint, row))
    raise TypeError(f"{hint} cannot be written as columns")


def _optional(forms: list[_Form], hint: Any) -> _Form | None:
    """What may be None, or one of several that stand as they are."""
    if not forms:
        return None
    if len(forms) > 1:
        raise TypeError(f"{hint} may be one of several things")
    write, read = forms[0]
    return _Form(
        lambda value, writing: None if value is None else write(value, writing),
        lambda told, reading: None if told is None else read(told, reading),
    )


def _series(inner: tuple[Any, ...]) -> _Form:
    if inner[-1] is Ellipsis:
        form = _form(inner[0])
        if form is None:
            return _Form(lambda value, _: [*value], lambda told, _: tuple(told))
        write, read = form
        return _Form(
            lambda value, writing: [write(each, writing) for each in value],
            lambda told, reading: tuple([read(each, reading) for each in told]),
        )
    return _row_of([_form(each) for each in inner], tuple)


def _made_anew(kind: Any) -> _Form:
    """What may be made anew each time that it is gone through, so that nothing else refers to it; it is read as a tuple."""
    return _Form(
        lambda value, writing: [writing.another(each) for each in value],
        lambda told, reading: tuple([reading.object(kind, row) for row in told]),
    )


def _named(kind: type[Any]) -> _Form:
    hints = get_type_hints(kind)
    return _row_of([_form(hints[name]) for name in kind._fields], lambda values: kind(*values))


def _row_of(forms: list[_Form | None], make: Callable[[list[Any]], Any]) -> _Form:
    """Things of several types in one order."""
    return _Form(
        lambda value, writing: [form.write(each, writing) if form else each for form, each in zip(forms, value, strict=True)],
        lambda told, reading: make([form.read(each, reading) if form else each for form, each in zip(forms, told, strict=True)]),
    )


def _pairs(key: _Form | None, value: _Form | None) -> _Form:
    pair = _row_of([key, value], tuple)
    return _Form(
        lambda told, writing: [pair.write(each, writing) for each in told.items()],
        lambda pairs, reading: dict(pair.read(each, reading) for each in pairs),
    )
