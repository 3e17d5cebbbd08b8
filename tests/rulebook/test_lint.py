"""What rules do less than their authors think."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli.commands import checker as command
from checker.pipeline.examples import untried_phrases
from checker.rulebook import builtin_folder, load, load_rules
from checker.rulebook.lint import lint

SHOP = Path(__file__).parent / "shop.yml"


def warned(path: Path) -> list[str]:
    return [f"{each.line}: {each.message}" for each in lint(load([path]))]


def test_places() -> None:
    """Each warning has its place, and says that it is one."""
    found = lint(load([SHOP]), untried={"shop/place": [0]})
    assert [f"{each.line}:{each.column}: {each.message}" for each in found] == [
        "38:11: nothing uses slot `item`",
        "38:11: no example tries this phrase",
        "42:5: no example of what the rule must leave alone",
    ]
    assert str(found[0]).splitlines()[0].endswith("shop.yml:38:11: warning: nothing uses slot `item`  [rule place]")


CHANGES = {
    "message without values": ("On <day> the price is given as <values>", "The price differs", "21: the message names no value"),
    "slot of with": ("with: {day: period}", "with: {day: period, town: place}", "17: nothing uses slot `town`"),
    "words twice": ("[<goods>, stationery]", "[<goods>, stationery, pens]", "16: these words stand above already"),
    "refused": (
        "with: {day",
        "not_near: [<goods>, stationery]\n      with: {day",
        "16: `near` asks for what `not_near` refuses: this never matches",
    ),
    "phrase twice": (
        "- The shop stands in",
        "- the  shop stands in <town:place>\n        - The shop stands in",
        "40: this phrase stands above already",
    ),
    "group_by unproved": ("      separate:", "      agreement:", "19: no example shows that `group_by` keeps two facts apart"),
    "one fact": ("    group_by: [day]\n", "", "14: all figures that this finds count as one fact, of whatever they are"),
}


@pytest.mark.parametrize(("change", "to", "message"), CHANGES.values(), ids=CHANGES)
def test_warning(tmp_path: Path, change: str, to: str, message: str) -> None:
    """One change, one warning more."""
    text = SHOP.read_text("utf-8")
    path = tmp_path / "shop.yml"
    path.write_text(text.replace(change, to, 1))
    assert message in warned(path)
    assert message.partition(": ")[2] not in " ".join(warned(SHOP))


def test_a_match_alone_is_no_other_fact(tmp_path: Path) -> None:
    """Where nothing is compared across matches, nothing has to be grouped."""
    text = (
        SHOP.read_text("utf-8")
        .replace("    group_by: [day]\n", "    limit: value <= 40 USD\n", 1)
        .replace("    compare: {value: figure}\n", "", 1)
    )
    path = tmp_path / "shop.yml"
    path.write_text(text)
    assert not any("count as one fact" in each for each in warned(path))


def test_two_rules_alike(tmp_path: Path) -> None:
    """A rule that finds what another finds names it."""
    text = SHOP.read_text("utf-8")
    rule = text[text.index("  - id: price") : text.index("  - title:")]
    path = tmp_path / "shop.yml"
    path.write_text(text + rule.replace("id: price", "id: cost"))
    assert any(f"this finds and compares the same as shop/price ({path}:10)" in each for each in warned(path))


@pytest.mark.parametrize(("pack", "is_taken"), [("trade", True), ("desk", False)])
def test_id_of_a_shipped_rule(tmp_path: Path, pack: str, is_taken: bool) -> None:  # noqa: FBT001
    """An own rule that is called like a shipped one cannot be used beside it; the shipped files themselves are no such rules."""
    text = SHOP.read_text("utf-8").replace("id: price", "id: dumping-duty")
    (tmp_path / "shop.yml").write_text(text.replace("pack: shop", f"pack: {pack}"))
    result = CliRunner().invoke(command, ["rules", "lint", str(tmp_path / "shop.yml")])
    assert ("trade/dumping-duty is the id of a rule that ships with checker (rules/trade.yml)" in result.stdout) is is_taken
    assert CliRunner().invoke(command, ["rules", "lint", str(builtin_folder() / "trade.yml")]).exit_code == 0


def test_shipped_rules_give_no_warning() -> None:
    """The packs are held to what everybody's rules are."""
    rules = load_rules()
    found = lint(rules, untried={rule.id: untried_phrases(rule) for rule in rules})
    assert [str(each) for each in found] == []
