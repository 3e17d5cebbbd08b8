"""Weights of made-up examples."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.linking.regression import Bounds, fit

DRAWS = np.random.default_rng(1)
FEATURES = DRAWS.normal(size=(4000, 2))
RIGHT = (DRAWS.random(4000) < 1 / (1 + np.exp(-(2.0 * FEATURES[:, 0] - 1.0 * FEATURES[:, 1] - 0.5)))).astype(float)
ONES = np.ones(4000)
FREE = np.full(2, np.inf)


def test_known_weights_are_found() -> None:
    """What the labels were drawn by comes back."""
    assert fit(FEATURES, RIGHT, ONES, Bounds(np.zeros(2), -FREE, FREE)) == pytest.approx([2.0, -1.0, -0.5], abs=0.2)


def test_bounds_hold() -> None:
    """A weight stays between its bounds, and the others make up for it."""
    found = fit(FEATURES, RIGHT, ONES, Bounds(np.zeros(2), np.array([-np.inf, 0.0]), np.array([1.0, np.inf])))
    assert (found[0], found[1]) == (1.0, 0.0)


def test_without_evidence_the_mean_stays() -> None:
    """A feature that no example has keeps the weight that is known beforehand."""
    nothing = np.zeros((4000, 2))
    assert fit(nothing, RIGHT, ONES, Bounds(np.array([-3.0, 1.0]), -FREE, FREE))[:2] == pytest.approx([-3.0, 1.0])


def test_weight_of_an_example() -> None:
    """An example that weighs three counts as three."""
    three = np.concatenate([FEATURES, FEATURES[:500], FEATURES[:500]]), np.concatenate([RIGHT, RIGHT[:500], RIGHT[:500]])
    heavy = np.where(np.arange(4000) < 500, 3.0, 1.0)
    bounds = Bounds(np.zeros(2), -FREE, FREE)
    assert fit(FEATURES, RIGHT, heavy, bounds) == pytest.approx(fit(*three, np.ones(5000), bounds), abs=1e-3)
