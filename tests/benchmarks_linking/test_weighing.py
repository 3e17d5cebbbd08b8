"""The table of weights, fitted and written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.linking.samples import sample
from benchmarks.linking.weighing import PRIORS, TABLE, fitted, priors, unknown, written
from checker.linking.near import Weights, weights

TEXT = '# Where it comes from.\nfeature,first,second,words\nnear,1,1,"near, or so"\nold,1,1,gone\nprior,-9,-9,before\n'


def test_written() -> None:
    """Comments and words stay, rows come in order, a feature that is no more goes."""
    told = written(Weights({"near": 2.5, "prior": -8.0}, {"near": 0.0, "prior": -7.25}, {}), TEXT)
    assert told == '# Where it comes from.\nfeature,first,second,words\nnear,2.5,0,"near, or so"\nprior,-8,-7.25,before\n'


def test_feature_without_words() -> None:
    """A new feature needs words for the reports, and the sentence says what to do."""
    with pytest.raises(SystemExit, match=r"no words for fresh.*add a row FEATURE,0,0,WORDS"):
        written(Weights({}, {"fresh": 1.0, "prior": -8.0}, {}), TEXT)


def test_own_table_is_written_as_it_stands() -> None:
    """Writing the weights of the table changes no byte of it."""
    text = TABLE.read_text("utf-8")
    assert written(weights(), text) == text


def test_priors() -> None:
    """Every row names a feature of the linker, once and in order, and says why."""
    rows = list(csv.DictReader(line for line in PRIORS.read_text("utf-8").split("\n") if line and line[0] != "#"))
    assert [row["feature"] for row in rows] == sorted({row["feature"] for row in rows})
    assert not unknown(priors(), weights())
    assert all(row["why"] for row in rows)


def test_fitted(labelled: list[tuple[Path, Path]]) -> None:
    """Weights keep their sign and their bounds, and the same input gives the same."""
    samples = [sample(*labelled[0])]
    found = fitted(samples, priors())
    assert found == fitted(samples, priors())
    assert all(low <= found.second[name] <= high for name, (_, low, high) in priors().items())
    assert found.second["text_within"] > 0 > found.second["other_head"]
    assert "one_trend" not in fitted(samples, priors(), ("one_trend",)).second
