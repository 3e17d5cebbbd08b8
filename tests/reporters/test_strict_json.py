"""JSON as the standard has it, on one line or indented."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Kind
from checker.reporters.strict_json import dumps, finite

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


def test_what_is_no_json() -> None:
    """An object that JSON does not have is refused, indented or not."""
    for indent in (None, 1):
        with pytest.raises(TypeError, match="not JSON serializable"):
            dumps({"a": [object()]}, indent=indent)
