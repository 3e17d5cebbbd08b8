"""The examples of rules as tests."""

from __future__ import annotations

from pathlib import Path

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


def test_phrases_that_no_example_tries() -> None:
    """They are told by their index."""
    assert [untried_phrases(rule) for rule in load([SHOP])] == [[], [0]]
