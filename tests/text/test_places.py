"""The gazetteer, found by the first word of a name."""

import pytest

from checker.text.places import begins_place, places, run_of
from checker.text.tokens import tokenize


@pytest.mark.parametrize("form", ["Lima", "Genève", "New York", "St. John's", "G20", "U.S.", "Baden-Baden", "A"])
def test_a_run_is_the_tokens_of_a_name(form: str) -> None:
    """A name of letters alone is one token, as the tokeniser has it; any other is cut as a text is."""
    assert run_of(form) == tuple(token.text for token in tokenize(form))


@pytest.mark.parametrize(
    ("form", "name"),
    [("Lima", "Lima"), ("Peking", "Beijing"), ("Saigon", "Ho Chi Minh City"), ("St. Petersburg", "St. Petersburg"), ("Qqzzx", None)],
)
def test_a_place_is_found_by_its_name_and_by_its_aliases(form: str, name: str | None) -> None:
    """The row stands in the table under its usual name only, and is found by every other one."""
    found = places(run_of(form))
    assert (found[0].name if found else None) == name
    assert begins_place(form.partition(".")[0].partition(" ")[0]) == (name is not None)
