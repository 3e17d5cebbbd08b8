"""The examples of rules as tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.pipeline import run_examples
from checker.pipeline.examples import untried_phrases
from checker.rulebook import load, load_rules

SHOP = Path(__file__).parents[1] / "rulebook" / "shop.yml"


def failures(tmp_path: Path, change: str, to: str) -> list[tuple[str, str]]:
    """What the examples of the shop give that do not hold once its file is changed."""
    text = SHOP.read_text("utf-8")
    assert text.count(change) == 1
    (tmp_path / "shop.yml").write_text(text.replace(change, to))
    return [(result.got, result.detail) for result in run_examples(load([tmp_path])) if not result.passed]


def test_examples_hold() -> None:
    """Those of the shop do, and those of every pack."""
    assert [result.detail for result in run_examples([*load([SHOP]), *load_rules()]) if not result.passed] == []


def test_wrong_verdict(tmp_path: Path) -> None:
    """An example that gives another verdict shows claims, the values that they were read as, and the verdict."""
    ((got, detail),) = failures(tmp_path, "The paper was $6 in March 2025.", "In March 2025 the paper cost five dollars.")
    assert got == "agreement"
    assert detail.splitlines()[1:] == [
        "  Wire A: '$5', read as 5 USD, in 'The paper was $5 in March 2025.'",
        "  Wire B: 'five dollars', read as 5 USD, in 'In March 2025 the paper cost five dollars.'",
    ]


def test_nothing_matched(tmp_path: Path) -> None:
    """An example that matches nothing says which condition stands in the way."""
    (tmp_path / "shop.yml").write_text(SHOP.read_text("utf-8").replace("The paper was", "The toner was"))
    first, *_ = [result for result in run_examples(load([tmp_path])) if not result.passed]
    assert (first.got, first.detail) == ("nothing", "no claim matched\n  without `near` one would match")


@pytest.mark.parametrize(
    ("second", "got"),
    [
        ("Nothing to see at all.", "conflict, but nothing matches in Wire B"),
        ("The paper was $6 in March 2025.", "conflict, but Wire A alone gives it as well"),
    ],
)
def test_conflict_for_the_wrong_reason(tmp_path: Path, second: str, got: str) -> None:
    """A text that plays no part proves nothing, nor one that contradicts itself: the example does not hold."""
    text = SHOP.read_text("utf-8").replace("Wire A: The paper was $5 in", "Wire A: The paper was $3 in March 2025 and $5 in", 1)
    (tmp_path / "shop.yml").write_text(text.replace("The paper was $6 in March 2025.", second))
    assert [result.got for result in run_examples(load([tmp_path])) if not result.passed] == [got]


def test_other_verdicts_for_the_wrong_reason(tmp_path: Path) -> None:
    """The same of texts that are to agree: a third that nothing matches in."""
    ((got, detail),) = failures(tmp_path, "B: The shop stands in France.", "B: The shop stands in France., C: It stands in Rome.")
    assert got == "agreement, but nothing matches in C"
    assert detail.endswith("no claim matched")


def test_texts_that_the_rule_itself_leaves_out(tmp_path: Path) -> None:
    """A text that the rule is told not to read is part of its proof."""
    text = SHOP.read_text("utf-8").replace("with: {day", "exclude: [opinion]\n      with: {day", 1)
    (tmp_path / "shop.yml").write_text(
        text.replace("      separate:", "          Opinion: The paper was $9 in March 2025.\n      separate:", 1)
    )
    assert [result.got for result in run_examples(load([tmp_path])) if not result.passed] == []


def test_phrases_that_no_example_tries() -> None:
    """They are told by their index."""
    assert [untried_phrases(rule) for rule in load([SHOP])] == [[], [0]]
