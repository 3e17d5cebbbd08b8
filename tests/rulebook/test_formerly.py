"""Rules that had another id before."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.rulebook import load
from checker.rulebook.catalogue import named
from tests.rulebook.test_load import GOOD, mistakes_of

RENAMED = GOOD.replace("    title:", "    formerly: [cost, till/price]\n    link: https://example.org/style#prices\n    title:")


def test_found_by_a_former_id(tmp_path: Path) -> None:
    """A rule is found by each id that it had, in its pack where none is given."""
    (tmp_path / "a.yml").write_text(RENAMED, encoding="utf-8")
    rules = load([tmp_path])
    assert rules[0].formerly == ("shop/cost", "till/price")
    assert rules[0].link == "https://example.org/style#prices"
    assert named(rules, "till/price") is named(rules, "shop/cost") is named(rules, "price")
    with pytest.raises(CheckerError, match="no rule is called that"):
        named(rules, "shop/costs")


def test_former_id_of_another_rule(tmp_path: Path) -> None:
    """An id that another rule has is no former id."""
    (tmp_path / "a.yml").write_text(GOOD.replace("pack: shop", "pack: till"), encoding="utf-8")
    (tmp_path / "b.yml").write_text(RENAMED, encoding="utf-8")
    assert mistakes_of(tmp_path) == ["b.yml:7:22: `till/price` is the id of another rule"]
