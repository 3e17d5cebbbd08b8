"""How right differing pairs are by how sure they look, and the line that makes the one say the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.linking.regression import Bounds, fit
from benchmarks.linking.samples import UNKNOWN, Sample
from benchmarks.linking.weighing import DIGITS, Prior, fitted
from checker.linking.near import DIFFERS, SLOPE, Weights

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

FOLDS = 3
"""Parts the labelled sets are put into; what is fitted on the others is judged by each."""
FEWEST = 50
"""Differing pairs from which a line can be fitted."""
STEEPEST = 2.0


class Line(NamedTuple):
    """What differing pairs' log odds are multiplied with, what is added then, and by how many pairs that is known."""

    slope: float
    shift: float
    pairs: int


def held_out(samples: Sequence[Sample], known: dict[str, Prior]) -> Line | None:
    """The line by pairs that the weights were not fitted on; None where there is one set, or too little differs."""
    import numpy as np

    odds, right = [], []
    for fold in range(min(FOLDS, len(samples))):
        inside = [each for at, each in enumerate(samples) if at % FOLDS != fold]
        if not inside:
            return None
        weights = fitted(inside, known)
        for each in samples[fold::FOLDS]:
            found = differing(each, weights)
            odds.append(found[0])
            right.append(found[1])
    return line(np.concatenate(odds), np.concatenate(right))


def differing(sample: Sample, weights: Weights) -> tuple[Array, Array]:
    """The log odds, before they are corrected, of the differing pairs that may be told, and whether each is a planted conflict.

    Those that are likelier of two facts than of one never are, and the line need not fit them. A pair of which the truth says nothing is
    left out; one that should be equal counts as wrong, whatever made it differ.
    """
    found = sample.weighed(weights)
    told = found.kept & found.differ & ~found.refused & (sample.label != UNKNOWN) & (found.odds >= 0)
    return found.odds[told], sample.planted[told]


def line(odds: Array, right: Array) -> Line | None:
    """The line that makes the labels likeliest; without evidence it changes nothing."""
    import numpy as np

    if len(odds) < FEWEST:
        return None
    bounds = Bounds(np.array([1.0]), np.array([0.0]), np.array([STEEPEST]))
    slope, shift = fit(odds[:, None], right.astype(float), np.ones(len(odds)), bounds)
    return Line(round(float(slope), DIGITS), round(float(shift), DIGITS), len(odds))


def corrected(weights: Weights, found: Line | None, before: Weights) -> Weights:
    """The weights with the rows of the line; where none could be fitted, those of the table before."""
    slope, shift = (found.slope, found.shift) if found else (before.second.get(SLOPE, 1.0), before.second.get(DIFFERS, 0.0))
    return weights._replace(second=weights.second | {DIFFERS: shift, SLOPE: slope})
