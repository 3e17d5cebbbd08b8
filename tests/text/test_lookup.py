"""Tables as rows, as columns and as sets of words."""

from importlib.resources import files

import pytest

from checker.text.lookup import column, table, word_set

TABLES = sorted(file.name.removesuffix(".csv") for file in files("checker.data").iterdir() if file.name.endswith(".csv"))


@pytest.mark.parametrize("name", TABLES)
def test_a_column_says_what_the_rows_say(name: str) -> None:
    """A column is read without its table's other columns, and holds the same."""
    rows = table(name)
    names = list(rows[0])
    first, last = names[0], names[-1]
    assert column(name, first, last) == {row[first]: row[last] for row in rows}


def test_a_word_set_holds_the_words_of_its_rows() -> None:
    """Each set of words is what its rows name; an unknown one is empty."""
    rows = table("word_sets")
    for name in {row["set"] for row in rows}:
        assert word_set(name) == {row["word"] for row in rows if row["set"] == name}
    assert word_set("no such set") == frozenset()
