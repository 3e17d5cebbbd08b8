"""TOML with places."""

from __future__ import annotations

import pytest

from checker.text.toml import Where, parse

TEXT = """\
# a comment = 1
top = "a = b"   # [no table]
list = [
  "one",  # first
  'two', [3, 4],
]
inline = {a = 1, "b c" = '''x
y'''}
day = 1979-05-27 07:32:00
[table]
"pack/rule" = "note"
a.b = true
[[many]]
x = 1
[[many]]
x = 2
[many.below]
y = 3
"""


@pytest.mark.parametrize(
    ("where", "key", "line", "column", "length"),
    [
        (("top",), False, 2, 7, 7),
        (("top",), True, 2, 1, 3),
        (("list", 0), False, 4, 3, 5),
        (("list", 1), False, 5, 3, 5),
        (("list", 2, 1), False, 5, 14, 1),
        (("inline", "a"), False, 7, 15, 1),
        (("inline", "b c"), True, 7, 18, 5),
        (("day",), False, 9, 7, 19),
        (("table",), True, 10, 2, 5),
        (("table", "pack/rule"), True, 11, 1, 11),
        (("table", "pack/rule"), False, 11, 15, 6),
        (("table", "a", "b"), False, 12, 7, 4),
        (("many", 0, "x"), False, 14, 5, 1),
        (("many", 1, "x"), False, 16, 5, 1),
        (("many", 1, "below", "y"), False, 18, 5, 1),
        (("top", "nothing", "below"), False, 2, 7, 7),
    ],
)
def test_places(where: Where, key: bool, line: int, column: int, length: int) -> None:  # noqa: FBT001
    """Every key and value has its place, and what has none that of what holds it."""
    mistake = parse(TEXT.encode(), "x.toml").mistake(where, "m", key=key)
    assert (mistake.line, mistake.column, mistake.length) == (line, column, length)


def test_values_are_those_of_toml() -> None:
    """The standard library reads the values, a byte-order mark and Windows line ends are none of them."""
    read = parse(b"\xef\xbb\xbfa = 1\r\nb = [2]\r\n", "x.toml")
    assert (read.value, read.mistake_of_form) == ({"a": 1, "b": [2]}, None)
    assert read.mistake(("b", 0), "m").line == 2


@pytest.mark.parametrize(
    ("text", "place", "help_text"),
    [
        (b"a = 1\ntrade/x = 2\n", (2, 6), "stands in quotes"),
        (b"fail-on: error\n", (1, 8), "not YAML"),
        (b"fail-on = error\n", (1, 11), "stands in quotes"),
        (b"a = [1,\n", (1, 8), None),
        (b"a = 1\na = 2\n", (2, 6), None),
        (b"a = '\xff'\n", (1, 6), "UTF-8"),
    ],
)
def test_what_is_no_toml(text: bytes, place: tuple[int, int], help_text: str | None) -> None:
    """One sentence at its place, with what to do about the usual slips."""
    mistake = parse(text, "x.toml").mistake_of_form
    assert mistake is not None
    assert (mistake.line, mistake.column) == place
    assert mistake.message
    if help_text:
        assert help_text in f"{mistake.message} {mistake.help}"


def test_deep_nesting_is_a_mistake() -> None:
    """A file that nests without end is told of, and no stack overflows."""
    assert parse(b"a = " + b"[" * 100_000, "x.toml").mistake_of_form is not None
