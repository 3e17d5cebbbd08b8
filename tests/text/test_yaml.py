"""YAML 1.2 scalars, and a place for every value, key and mistake."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.yaml import MAX_DEPTH, Yaml, parse


def read(text: str | bytes) -> Yaml:
    return parse(text, "file.yml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2025-10-30", "2025-10-30"),
        ("1_000", "1_000"),
        ("0777", 777),
        ("0o17", 15),
        ("0x1F", 31),
        ("-7", -7),
        ("+7", 7),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("'true'", "true"),
        ('"5"', "5"),
        ("9" * 500, float("inf")),
    ],
)
def test_scalar(written: str, value: object) -> None:
    """Only true, false, null and numbers of YAML 1.2 are anything but text."""
    result = read(f"a: {written}\n")
    assert result.mistakes == []
    assert result.value == {"a": value}
    assert type(result.value["a"]) is type(value)


def test_scalars_as_text() -> None:
    """With ``scalars="text"`` a number stays as it is written."""
    assert parse("a: [1.50, true, 0x1F]", "f", scalars="text").value == {"a": ["1.50", "true", "0x1F"]}


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        pytest.param("a: 1\na: 2\n", "2:1", "key `a` stands twice", id="duplicate key"),
        pytest.param("a:\n  b: 1\n  c: 2\n  b: 3\n", "4:3", "it is on line 2 already", id="duplicate key below"),
        pytest.param("a: [x, ~]\n", "1:8", "an empty item", id="null in a list"),
        pytest.param("a:\n  -\n  - x\n", "2:3", "an empty item", id="nothing after a dash"),
        pytest.param("é: x\nb:\n", "2:1", "`b` has no value", id="nothing after a colon"),
        pytest.param("a: {b: has 1,173 c}\n", "1:14", "put quotes around a text that holds one", id="comma between braces"),
        pytest.param("a: {b: has 1, c: }\n", "1:15", "give it a value or take it out", id="no value between braces"),
        pytest.param("a: !!python/object:os.system {}\n", "1:4", "`!!python/object:os.system`", id="python tag"),
        pytest.param("a: [😀, !x b]\n", "1:8", "`!x`", id="own tag, after an emoji"),
        pytest.param("a: *b\n", "1:4", "`*b` refers to nothing", id="unknown alias"),
        pytest.param("a: &b [*b]\n", "1:8", "`*b` refers to nothing", id="alias inside itself"),
        pytest.param("a: b: c\n", "1:5", 'put quotes around a text that holds ": "', id="two colons"),
        pytest.param("a:\n\tb: c\n", "2:1", "a tab cannot indent", id="tab"),
        pytest.param("- [the] summit\n", "1:9", "put quotes around the whole text", id="text after a bracket"),
        pytest.param("a: @b\n", "1:4", "a text cannot start with `@`", id="at sign"),
        pytest.param('a: "b\n', "1:4", "a quotation mark that is not closed", id="open quote"),
        pytest.param('a: "b \\q"\n', "1:7", "`\\q` is no character", id="unknown escape"),
        pytest.param('a: "b \\ud800 c"\n', "1:7", "`\\ud800` is no character", id="half a character"),
        pytest.param('a: "b \\x4"\n', "1:7", "`\\x4` is no character", id="escape cut short"),
        pytest.param("a: {b: c\n", "1:4", "`{` is not closed", id="open brace"),
        pytest.param("a: [", "1:4", "`[` is not closed", id="open bracket at the end"),
        pytest.param("a: 1\n  b: 2\n", "2:4", "a second `: `", id="indented too far"),
        pytest.param("a:\n    b: 1\n  c: 2\n", "3:3", "does not line up", id="indented between"),
        pytest.param("? [a]\n: b\n", "1:3", "a key that is no single text", id="list as key"),
        pytest.param('a: {"": b}\n', "1:5", "a key is missing", id="no key"),
        pytest.param("a: 1\n---\nb: 2\n", "2:1", "a second document", id="two documents"),
        pytest.param("", "1:1", "the file is empty", id="empty"),
        pytest.param("# only a comment\n", "1:1", "the file is empty", id="comment only"),
        pytest.param("a: \x01\n", "1:4", "U+0001", id="control character"),
        pytest.param(b"ok: 1\na: caf\xe9\n", "2:7", "not UTF-8", id="Latin-1"),
        pytest.param("[" * (MAX_DEPTH + 9), f"1:{MAX_DEPTH + 1}", "deep", id="nested too deep"),
    ],
)
def test_mistake(text: str | bytes, place: str, says: str) -> None:
    """Each mistake names its line and column, and says what to do."""
    (mistake,) = read(text).mistakes
    assert f"{mistake.line}:{mistake.column}" == place
    assert says in str(mistake)


def test_nested_without_end() -> None:
    """A text that is nested without end is one mistake that says so, wherever the library stops reading."""
    (mistake,) = read("[" * 100_000).mistakes
    assert mistake.line == 1
    assert f"nested more than {MAX_DEPTH} deep" in str(mistake)


def test_all_mistakes_at_once() -> None:
    """What can be read on is read on, so that all mistakes come together."""
    mistakes = read("a: 1\na: 2\nb: [~]\nc: !t x\n").mistakes
    assert [(mistake.line, mistake.column) for mistake in mistakes] == [(2, 1), (3, 5), (4, 4)]


def test_mistake_shows_the_line() -> None:
    """The excerpt is the line as written, with a caret under every character that is meant."""
    (mistake,) = read("lists:\n  tariffs: !words [tariff]\n").mistakes
    assert str(mistake).splitlines()[:3] == [
        "file.yml:2:12: error: a tag, `!words`",
        " 2 |    tariffs: !words [tariff]",
        "   |             ^^^^^^",
    ]


def test_alias_bomb() -> None:
    """Aliases of aliases are refused long before they have grown."""
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    result = read("\n".join(["a0: &a0 [x, x, x, x, x]", *levels]))
    assert result.value is None
    assert "aliases that stand for more than" in result.mistakes[0].message


def test_alias() -> None:
    """A few aliases are fine, and lead to where the value is written."""
    result = read("a: &words\n  - x\n  - y\nb: *words\n")
    assert result.value == {"a": ["x", "y"], "b": ["x", "y"]}
    assert result.place(("b", 1)) == (3, 5, 1)


def test_places() -> None:
    """Keys and values have places; a path that is not there has that of the nearest above."""
    result = read("rules:\n  - id: one\n    compare: {tolerence: 'stated', as: x}\n")
    path = ("rules", 0, "compare", "tolerence")
    assert result.place(path, key=True) == (3, 15, 9)
    assert result.place(path) == (3, 26, 8)
    assert result.place(path, part=(2, 3)) == (3, 29, 3)
    assert result.place(("rules", 0), key=True) == (2, 5, 7)
    assert result.place(("rules", 0, "compare", "value", "x"), key=True) == (3, 5, 7)
    assert result.place(("nowhere",)) == result.place(())


def test_part_of_a_folded_text() -> None:
    """Where a text is written over several lines, a part of it has the place of the whole."""
    result = read("a: >-\n  one\n  two\n")
    assert result.place(("a",), part=(4, 3)) == result.place(("a",))


def test_windows_line_ends_and_byte_order_mark() -> None:
    """Columns are those that an editor shows."""
    (mistake,) = read("\ufeffa: 1\r\na: 2\r\n".encode()).mistakes
    assert (mistake.line, mistake.column, mistake.excerpt) == (2, 1, "a: 2")


def test_first_line() -> None:
    """Front matter counts its lines from where it starts in the file."""
    result = parse("title: x\ntitle: y\n", "page.md", first_line=5, may_be_empty=lambda _: True)
    assert result.mistakes[0].line == 6
    assert result.place(("title",)).line == 5


def test_what_may_be_empty() -> None:
    """The caller says which values may be left out."""
    result = parse("a:\nb:\n", "f", may_be_empty=lambda where: where == ("a",))
    assert result.value == {"a": None, "b": None}
    assert [mistake.line for mistake in result.mistakes] == [2]


@given(st.one_of(st.text(alphabet="ab:-[]{}&*!|>'\"#%@~ \n\t,?.1", max_size=60), st.text(max_size=60), st.binary(max_size=40)))
def test_no_text_crashes(text: str | bytes) -> None:
    """Whatever is in the file, there are values or mistakes, and every mistake lies inside the file."""
    result = read(text)
    assert result.mistakes or result.value is not None
    for mistake in result.mistakes:
        assert mistake.line >= 1
        assert 1 <= mistake.column <= len(mistake.excerpt) + 1
        assert str(mistake)
