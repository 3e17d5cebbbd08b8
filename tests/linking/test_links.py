"""Links as columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from checker.linking.links import joined
from tests.linking.seen import links_by_hand

LINKS = links_by_hand((0.7, 1, 2, False, True), (0.9, 0, 1, True, False), (0.8, 0, 3, False, True))


def test_some() -> None:
    """Some of the links, by number or by a yes or no for each, keep all they know."""
    for kept in (np.array([1, 2]), np.array([False, True, True])):
        some = LINKS[kept]
        assert len(some) == 2
        assert (some.left.tolist(), some.right.tolist(), some.confidence.tolist()) == ([0, 0], [1, 3], [0.9, 0.8])
        assert (some.differ.tolist(), some.near.tolist()) == ([True, False], [False, True])


def test_because() -> None:
    """Each link is told by what knows its kind, by its own number, in a longer list too."""
    told = replace(LINKS, tell=(lambda number: (("near", float(number)),), lambda number: (("free", float(number)),)))
    assert [told.because(at) for at in range(3)] == [(("near", 0.0),), (("free", 1.0),), (("near", 2.0),)]
    assert joined([LINKS[np.array([2])], told[np.array([1])]]).because(0) == (("near", 2.0),)
