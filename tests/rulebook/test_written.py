"""A rule as its file has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.errors import PathError
from checker.rulebook import load, load_rules
from checker.rulebook.written import all_written, written
from checker.text.yaml import Yaml, parse

SHOP = Path(__file__).parent / "shop.yml"
PRICE = """\
assume: {ton: metric_ton}   # of the whole file
find:
  figure: money
  near: [<goods>, stationery]
  with: {day: period}
group_by: [day]
compare: {value: figure}"""


def test_what_a_rule_looks_for() -> None:
    """The lines of the keys that find, group and compare, comments beside them kept, those between left out."""
    price, place = map(written, load([SHOP]))
    assert price.looks_for() == PRICE
    assert place.looks_for().splitlines()[-1] == "compare: {value: town}"


def test_its_lists() -> None:
    """The lists that it names and no other."""
    price, place = map(written, load([SHOP]))
    assert price.lists() == {"goods": ["paper", "pens"]}
    assert place.lists() == {"never": ["ink"]}


def test_last_key_of_a_rule(tmp_path: Path) -> None:
    """A key that ends its rule ends where the next rule begins, or the next key of the file, or the file."""
    text = SHOP.read_text("utf-8")
    head, _, tail = text.partition("rules:\n")
    for number, cut in enumerate((head + "rules:\n" + tail, "checker: 1\nrules:\n" + tail + head.partition("checker: 1\n")[2])):
        path = tmp_path / f"{number}.yml"
        examples = text[text.index("    examples:") : text.index("  - title:")]
        moved = cut.replace(examples, "", 1).replace(
            "    title: Price of an order\n", "    title: Price of an order\n" + examples.rstrip() + "\n", 1
        )
        path.write_text(
            moved.replace("    message: On <day> the price is given as <values>\n", "", 1).replace(
                "    find:", "    message: a <values>\n    find:", 1
            )
        )
        assert written(load([path])[0]).looks_for() == PRICE


def test_a_file_that_changed(tmp_path: Path) -> None:
    """A file that is gone, or holds the rule no more, is named."""
    path = tmp_path / "shop.yml"
    path.write_text(SHOP.read_text("utf-8"))
    rule = load([path])[0]
    path.write_text("checker: 1\n")
    with pytest.raises(PathError, match="shop/price is not there any more"):
        written(rule)
    path.unlink()
    with pytest.raises(PathError, match=r"shop\.yml: cannot be read: no such file or directory"):
        written(rule)


def test_built_in_rules_are_found() -> None:
    """Every rule that ships says what it looks for."""
    for rule in load_rules():
        assert "find:" in written(rule).looks_for()


def test_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rules stand in it: looking through them takes as long as they are many, no longer."""
    path = tmp_path / "shop.yml"
    path.write_bytes(SHOP.read_bytes())
    rules = load([path])
    read = []

    def counted(source: bytes, name: str, **how: Any) -> Yaml:
        read.append(name)
        return parse(source, name, **how)

    monkeypatch.setattr("checker.rulebook.written.parse", counted)
    assert [each.where for each in all_written(rules)] == [("rules", 0), ("rules", 1)]
    assert read == [str(path)]
