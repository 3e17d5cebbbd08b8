"""What rules take, and why one takes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.model import Only
from checker.pipeline.trying import try_rules
from checker.rulebook import load, load_rules

SHOP = Path(__file__).parents[1] / "rulebook" / "shop.yml"


def test_matches_and_obstacles(tmp_path: Path) -> None:
    """Matches come with their slots; a rule without any says which condition is in the way."""
    price, place = load([SHOP])
    text = tmp_path / "a.txt"
    text.write_text("In March 2025 the pens were $7.\n\nA red shop in Lyon opened. The ink cost $3.\n")
    tried = try_rules([price, place], [str(tmp_path)])
    assert [(match.rule, match.claim.text, match.slots) for match in tried.matches] == [("shop/price", "$7", {"day": "2025-03"})]
    assert (tried.documents, tried.skipped, list(tried.obstacles)) == (1, (), ["shop/place"])
    assert tried.obstacles["shop/place"] == []
    picky = replace(price, find=replace(price.find, near=place.find.phrases[0].elements[:1], and_near=price.find.near[:1]))
    assert try_rules([picky], [str(tmp_path)]).obstacles == {"shop/price": [("`near`", 1), ("`and_near`", 1)]}
    assert not try_rules([picky], [str(tmp_path)]).matches
    elsewhere = replace(price, find=replace(price.find, only=Only(files=("b.txt",))))
    assert try_rules([elsewhere], [str(tmp_path)]).obstacles == {"shop/price": [("`files`", 1)]}


def test_documents_that_are_not_read(tmp_path: Path) -> None:
    """A restriction to some documents is a condition like others, called by its key."""
    (tmp_path / "shop.yml").write_text(SHOP.read_text("utf-8").replace("with: {day", "files: ['b*']\n      with: {day"))
    (tmp_path / "a.txt").write_text("In March 2025 the pens were $7.\n")
    assert try_rules(load([tmp_path])[:1], [str(tmp_path / "a.txt")]).obstacles == {"shop/price": [("`files`", 1)]}


def test_obstacle_in_a_phrase(tmp_path: Path) -> None:
    """A slot that nothing fills is named with its phrase."""
    rule = next(rule for rule in load_rules() if rule.id == "trade/tariff-rate-change")
    (tmp_path / "a.txt").write_text("US tariffs on from 57% to 47%.\n")
    ((words, number), *_) = try_rules([rule], [str(tmp_path)]).obstacles[rule.id]
    assert words.startswith("`<target:thing>` in `<imposer:country?>")
    assert number == 1
