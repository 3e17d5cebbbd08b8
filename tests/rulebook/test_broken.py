"""Rule files with mistakes: each is found, in its place, with what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.rulebook.reading import read
from checker.text.yaml import parse

HERE = Path(__file__).parent
GOOD = (HERE / "good.yml").read_text(encoding="utf-8")


def cases() -> list[Any]:
    broken = parse((HERE / "broken.yml").read_bytes(), "broken.yml")
    assert broken.mistakes == []
    assert isinstance(broken.value, list)
    return [pytest.param(case, id=str(case["name"])) for case in broken.value if isinstance(case, dict)]


def test_good_file() -> None:
    """The file that the broken ones are made from has no mistake."""
    rules, mistakes, _ = read(GOOD, "good.yml", pack="good")
    assert mistakes == []
    assert [rule.id for rule, _ in rules] == ["shop/price"]


@pytest.mark.parametrize("case", cases())
def test_broken(case: dict[str, Any]) -> None:
    """All mistakes of the file and no other, each with line, column and help."""
    assert GOOD.count(case["change"]) == 1
    text = GOOD.replace(case["change"], case["to"])
    _, mistakes, _ = read(text, "rules.yml", pack="good")
    said = [f"{m.line}:{m.column}: {m.message}" + (f" ({m.help})" if m.help else "") for m in mistakes]
    assert said == case["mistakes"]
    for mistake in mistakes:
        assert mistake.excerpt == text.split("\n")[mistake.line - 1]
        assert mistake.column - 1 + mistake.length <= max(1, len(mistake.excerpt) + 1)


def test_printed() -> None:
    """A mistake prints as place, line, caret and help."""
    _, (mistake,), _ = read(GOOD.replace("tolerance:", "tolerence:"), "rules/shop.yml", pack="good")
    assert str(mistake) == (
        "rules/shop.yml:20:7: error: unknown key `tolerence` in `compare`  [rule price]\n"
        " 20 |        tolerence: stated\n"
        "    |        ^^^^^^^^^\n"
        " help: did you mean `tolerance`? allowed here: value, as, tolerance, "
        "equal, check, from, to, stated, direction, rounded_inputs, expect"
    )
