from __future__ import annotations

from collections import Counter

import pytest

from checker.text.lookup import listed, table

ROLES = table("roles")


def test_titles_belong_to_one_role() -> None:
    """Every title and alias leads to one office."""
    counts = Counter(form for row in ROLES for form in (row["title"], *listed(row["aliases"])))
    assert [form for form, count in counts.items() if count > 1] == []


def test_closed_sets() -> None:
    """Unique is yes or no, the level one of the header's."""
    assert {row["unique"] for row in ROLES} == {"yes", "no"}
    levels = ["state", "government", "parliament", "court", "army", "police", "church", "company", "sport", "media", "other"]
    assert {row["level"] for row in ROLES} <= set(levels)


@pytest.mark.parametrize(
    ("title", "unique"),
    [("President", "yes"), ("Prime Minister", "yes"), ("Foreign Minister", "yes"), ("Spokesperson", "no"), ("Senator", "no")],
)
def test_unique(title: str, unique: str) -> None:
    """A country has one president and many senators."""
    assert {row["unique"] for row in ROLES if row["title"] == title} == {unique}
