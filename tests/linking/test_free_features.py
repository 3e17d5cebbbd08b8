"""The table of weights and the questions it weighs."""

from checker.linking.free_features import FEATURES
from checker.text.lookup import table

LINES = {"*", "date", "figure", "ordinal", "quote", "role", "venue"}


def test_weights_and_questions() -> None:
    """Each weight is of a question that exists, and each question has a weight."""
    rows = table("link_weights")
    assert {row["feature"] for row in rows} - {"prior", "same_value"} == set(FEATURES)
    assert {row["line"] for row in rows} <= LINES
    assert len({(row["feature"], row["line"]) for row in rows}) == len(rows)


def test_signs() -> None:
    """What speaks for one fact adds weight, what speaks against it takes some away."""
    for row in table("link_weights"):
        assert (float(row["weight"]) > 0) == row["feature"].startswith("same_"), row
