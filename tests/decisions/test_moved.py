"""A corpus that is read from another folder has the same sources; a file of a known name in another folder is another one."""

from __future__ import annotations

import pytest

from checker.decisions.moved import Corpus


@pytest.mark.parametrize(
    ("then", "now", "moves"),
    [
        (["k.txt", "j.txt"], ["k.txt", "j.txt"], [{"k.txt": "k.txt", "j.txt": "j.txt"}]),
        (["k.txt", "j.txt"], ["k.txt", "o/k.txt", "o/j.txt"], [{"k.txt": "k.txt"}]),
        (["k.txt", "j.txt"], ["o/k.txt", "o/j.txt"], [{"k.txt": "o/k.txt", "j.txt": "o/j.txt"}]),
        (["o/k.txt", "o/j.txt"], ["k.txt", "j.txt", "p/k.txt"], [{"o/k.txt": "k.txt", "o/j.txt": "j.txt"}]),
        (["k.txt", "j.txt"], ["o/k.txt", "p/j.txt"], [{"k.txt": "o/k.txt"}, {"j.txt": "p/j.txt"}]),
        (["k.txt"], ["o/k.txt", "p/k.txt"], [{"k.txt": "o/k.txt"}, {"k.txt": "p/k.txt"}]),
        (["k.txt"], ["kk.txt", "k.md"], []),
    ],
)
def test_moves(then: list[str], now: list[str], moves: list[dict[str, str]]) -> None:
    """One name for one name, the same folders before all."""
    assert Corpus(now).moves(then) == moves
