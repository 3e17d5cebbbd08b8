"""Logistic regression whose weights keep a sign and bounds and stay near what is known beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

STEPS = 400
_LEAST_STEP = 1e-4
_CLOSE = 1e-5
"""Gain in log likelihood from which another step would not show in two digits of a weight."""
_BLOCK = 4096
_HARDLY = 1e-6
"""How strongly the constant is drawn to 0: not at all, yet enough to have one best answer."""


class Bounds(NamedTuple):
    """What is known of the weights before any pair is seen, one entry a column.

    Attributes:
        mean: where a weight is without evidence.
        low, high: what it never goes beyond.
    """

    mean: Array
    low: Array
    high: Array


def fit(features: Array, right: Array, weight: Array, bounds: Bounds, *, spread: float = 1.0) -> Array:
    """The weights that make the labels likeliest, the constant last: projected Newton steps from the means.

    Args:
        features: one row an example, one column a feature.
        right: 1 or 0 a row.
        weight: how much each row counts.
        spread: standard deviation of a weight about its mean.
    """
    import numpy as np

    count, size = len(features), features.shape[1] + 1
    mean = np.append(bounds.mean, 0.0)
    low, high = np.append(bounds.low, -np.inf), np.append(bounds.high, np.inf)
    pull = np.append(np.full(size - 1, spread**-2), _HARDLY)
    parts = [slice(first, first + _BLOCK) for first in range(0, count, _BLOCK)]

    def odds_of(beta: Array) -> Array:
        odds: Array = features @ beta[:-1] + beta[-1]
        return odds

    def loss(beta: Array, odds: Array) -> float:
        return float((weight * (np.logaddexp(0, odds) - right * odds)).sum() + 0.5 * (pull * (beta - mean) ** 2).sum())

    def bends(odds: Array) -> tuple[Array, Array]:
        """First and second derivatives of the loss without what pulls to the means, some rows at a time so that they stay in the cache."""
        slope, curve = np.zeros(size), np.zeros((size, size))
        for part in parts:
            share = 1.0 / (1.0 + np.exp(-odds[part]))
            table = np.concatenate([features[part], np.ones((len(share), 1))], axis=1)
            slope += table.T @ (weight[part] * (share - right[part]))
            curve += (table * (weight[part] * share * (1.0 - share))[:, None]).T @ table
        return slope, curve

    beta: Array = np.clip(mean, low, high)
    odds = odds_of(beta)
    now = loss(beta, odds)
    for _ in range(STEPS):
        slope, curve = bends(odds)
        slope += pull * (beta - mean)
        curve += np.diag(pull)
        free = ~(((beta <= low) & (slope > 0)) | ((beta >= high) & (slope < 0)))
        step = np.zeros(size)
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        length = 1.0
        while length > _LEAST_STEP:
            found: Array = np.clip(beta - length * step, low, high)
            odds = odds_of(found)
            then = loss(found, odds)
            if then < now:
                break
            length /= 2
        else:
            return beta
        gained = now - then
        beta, now = found, then
        if gained < _CLOSE:
            break
    return beta
