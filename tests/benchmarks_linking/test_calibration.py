"""How sure what differs is."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.linking.calibration import Line, corrected, line
from checker.linking.near import Weights, calibrated

DRAWS = np.random.default_rng(1)
ODDS = DRAWS.uniform(0, 6, 5000)


def test_line_is_found() -> None:
    """Pairs that are right less often than they look give the line that says so."""
    right = DRAWS.random(5000) < 1 / (1 + np.exp(-(0.5 * ODDS + 0.2)))
    found = line(ODDS, right)
    assert found
    assert (found.slope, found.shift) == pytest.approx((0.5, 0.2), abs=0.15)


def test_too_few() -> None:
    """A handful says nothing, and the rows of the table stay."""
    assert line(ODDS[:20], ODDS[:20] > 1) is None
    before = Weights({}, {"prior": -6.0, "slope": 0.7, "differs": -0.1}, {})
    assert corrected(Weights({}, {"prior": -7.0}, {}), None, before).second == {"prior": -7.0, "slope": 0.7, "differs": -0.1}


def test_only_what_differs_is_corrected() -> None:
    """Equal values keep their log odds."""
    own = corrected(Weights({}, {"prior": -7.0}, {}), Line(0.5, 0.25, 100), Weights({}, {}, {}))
    assert calibrated(np.array([4.0, 4.0]), np.array([True, False]), own).tolist() == [2.25, 4.0]
