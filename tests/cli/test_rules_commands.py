"""``checker rules show``, ``try`` and ``lint``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import checker as command

SHOP = str(Path(__file__).parents[1] / "rulebook" / "shop.yml")


def rules(*arguments: str) -> Result:
    """What ``checker rules`` prints and gives."""
    return CliRunner().invoke(command, ["rules", *arguments])


@pytest.mark.parametrize("arguments", [("price", SHOP), ("shop/price", SHOP), ("price", "--rules", SHOP)])
def test_show(arguments: tuple[str, ...]) -> None:
    """A rule is found by its id or the second half of it, in a file or beside the built-in packs."""
    result = rules("show", *arguments)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Price of an order\nshop/price · warning · {SHOP}:10\n")
    assert "  near: [<goods>, stationery]\n" in result.stdout


def test_show_a_built_in_rule() -> None:
    """The place of a built-in rule says that it is one."""
    assert "trade/tariff-rate-change · error · built-in rules/trade.yml:" in rules("show", "tariff-rate-change").stdout


def test_no_such_rule() -> None:
    """A rule that is not there is 2, with what may be meant."""
    result = rules("show", "prise", SHOP)
    assert result.exit_code == 2
    assert result.stderr == "checker: error: prise: no rule is called that; did you mean shop/price?\n"
    assert "`checker rules list` shows all" in rules("show", "zzz").stderr


def test_pack() -> None:
    """A pack is shown and tried as all of its rules."""
    pages = rules("show", "shop", SHOP).stdout
    assert [line for line in pages.splitlines() if line.startswith("shop/")] == [f"shop/price · warning · {SHOP}:10", PLACE]
    assert "checks/age · error" in rules("show", "checks").stdout
    assert rules("try", "shop", SHOP, "--rules", SHOP).stdout.endswith("2 rules, 0 documents: 0 matches\n")


PLACE = f"shop/place · error · {SHOP}:33"


def test_what_stands_in_no_file(tmp_path: Path) -> None:
    """A check is not tried: it is said what it is instead."""
    result = rules("try", "checks/age", str(tmp_path))
    assert (result.exit_code, "stands in no rule file" in result.stderr) == (2, True)


def test_globs(tmp_path: Path) -> None:
    """A glob names the rule files that match; one without, and an empty path, are told."""
    for name in ("a.yml", "b.yaml", "c.txt"):
        (tmp_path / name).write_bytes(Path(SHOP).read_bytes().replace(b"pack: shop", f"pack: {name[0]}".encode()))
    assert rules("test", str(tmp_path / "*")).stdout.startswith("4 rules")
    assert rules("test", str(tmp_path / "*.yml")).stdout.startswith("2 rules")
    for path, said in ((str(tmp_path / "*.txt"), "no rule file (.yml, .yaml) matches"), ("", "an empty PATH")):
        result = rules("test", path)
        assert (result.exit_code, said in result.stderr) == (2, True)


def test_try(tmp_path: Path) -> None:
    """Each match has its place, its sentence with the value marked, and what fills its slots; then the sums."""
    (tmp_path / "a.txt").write_text("In March 2025 the pens were $7.\n")
    result = rules("try", SHOP, str(tmp_path))
    assert result.exit_code == 0
    assert result.stdout == (
        "a.txt:1:29  shop/price\n    In March 2025 the pens were $7.\n                                ^^\n"
        "    figure = 7 USD\n    day = 2025-03\n    $ read as USD\n\n"
        "shop/place takes nothing here.\n"
        "    no single condition stands in the way: try it on a text that you know to hold what you look for\n\n"
        "2 rules, 1 document: 1 match\n"
    )


def test_try_one_rule(tmp_path: Path) -> None:
    """A rule by its id; which of its conditions stands in the way; a file that is not read is named."""
    (tmp_path / "a.txt").write_text("In March 2025 the ink was $7.\n")
    (tmp_path / "a.odd").write_text("?")
    result = rules("try", "price", str(tmp_path), "--rules", SHOP)
    assert "shop/price takes nothing here.\n    without `near` it would take 1 claim\n" in result.stdout
    assert "a.odd: skipped: " in result.stderr


def test_try_what_is_not_there() -> None:
    """Neither a missing document nor a missing rule is a traceback."""
    assert rules("try", SHOP, "nowhere").exit_code == 2
    assert rules("try", "nothing", SHOP).exit_code == 2


def test_lint() -> None:
    """Warnings are 1, none is 0, and a mistake stays 2."""
    result = rules("lint", SHOP)
    assert result.exit_code == 1
    assert f"{SHOP}:38:11: warning: no example tries this phrase  [rule place]\n 38 |  " in result.stdout
    assert result.stdout.endswith("2 rules: 3 warnings\n")
    assert rules("lint", str(Path(SHOP).with_name("broken.yml"))).exit_code == 2
