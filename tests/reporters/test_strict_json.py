"""JSON as the standard has it, on one line or indented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Kind
from checker.reporters.strict_json import dumps, finite, pieces

plain = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(exclude_categories=("Cs",))), st.sampled_from([Kind.MONEY])
)
values = st.recursive(
    plain, lambda inner: st.one_of(st.lists(inner), st.tuples(inner, inner), st.dictionaries(st.text(max_size=3), inner)), max_leaves=30
)


@settings(deadline=None)
@given(values, st.sampled_from([None, 0, 1, 2]))
def test_as_the_standard_library(value: Any, indent: int | None) -> None:
    """Whatever is written, it is what the standard library writes of the finite value, marks that act on a terminal escaped."""
    plainly = json.dumps(finite(value), ensure_ascii=False, indent=indent)
    written = dumps(value, indent=indent)
    assert json.loads(written) == json.loads(plainly)
    if plainly.isascii() and "\x7f" not in plainly:
        assert written == plainly


@settings(deadline=None)
@given(st.lists(values), st.lists(values), st.dictionaries(st.text(max_size=3), values))
def test_in_pieces(one: list[Any], other: list[Any], held: dict[str, Any]) -> None:
    """In pieces is what is written at once, whether something is there or comes when it is asked for."""
    whole = {"held": held, "one": one, "runs": [{"other": other, "last": 1}], "none": {}}
    coming = {"held": held, "one": iter(one), "runs": [{"other": iter(other), "last": 1}], "none": {}}
    for indent in (0, 1, 2):
        assert "".join(pieces(whole, indent=indent)) == dumps(whole, indent=indent) + "\n"
    assert "".join(pieces(coming, indent=1)) == dumps(whole, indent=1) + "\n"


@pytest.mark.parametrize(
    "number", [1e16, 1e-5, 1.5e-5, 0.0001, 2.0**53, 12.0, -0.0, 0.1, 1e22, float("inf"), float("nan"), 2**70, "\ud800"]
)
@pytest.mark.parametrize("held", [lambda value: value, lambda value: [value, value], lambda value: {"a": {"b": [value, {"c": value}]}}])
def test_quickly(number: Any, held: Any) -> None:
    """What a library writes otherwise, in the standard library's way, wherever it stands."""
    assert "".join(pieces({"a": iter([held(number)])}, indent=1)) == dumps({"a": [held(number)]}, indent=1) + "\n"


def test_pieces_come_as_they_are_asked_for() -> None:
    """Of what an iterator gives nothing is made before it is written, and each is a piece."""
    asked: list[int] = []

    def coming() -> Iterator[int]:
        for number in range(3):
            asked.append(number)
            yield number

    given = pieces({"numbers": coming()}, indent=1)
    assert [next(given) for _ in range(2)] == ['{\n "numbers": ', "[\n  0"]
    assert asked == [0]
    assert "".join(given) == ",\n  1,\n  2\n ]\n}\n"


def test_what_is_no_json() -> None:
    """An object that JSON does not have is refused, indented or not."""
    for indent in (None, 1):
        with pytest.raises(TypeError, match="not JSON serializable"):
            dumps({"a": [object()]}, indent=indent)
