"""The table of the linker's weights: fitted on labelled pairs under what is known beforehand, read, and written."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import checker.data
from benchmarks.linking.regression import Bounds, fit
from benchmarks.linking.samples import UNKNOWN, Sample
from checker.linking import features, second
from checker.linking.near import PRIOR, Weights, log_odds

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

TABLE = Path(checker.data.__file__).with_name("near_weights.csv")
PRIORS = Path(__file__).with_name("priors.csv")
DIGITS = 2
POSITIVE = {*features.POSITIVE, *second.POSITIVE}
Prior = tuple[float, float, float]


def priors(path: Path = PRIORS) -> dict[str, Prior]:
    """Mean, lower and upper bound by feature."""
    return {
        row["feature"]: (float(row["mean"] or 0), float(row["low"] or "-inf"), float(row["high"] or "inf"))
        for row in csv.DictReader(_rows(path))
    }


def fitted(samples: Sequence[Sample], known: dict[str, Prior], without: Collection[str] = ()) -> Weights:
    """The weights of both passes, rounded as the table has them; the second pass is fitted on what the first says when so rounded.

    Args:
        without: features that are left out, of both passes.
    """
    first = _pass([each.first for each in samples], samples, known, without, bounded=False)
    found = []
    for each in samples:
        score = log_odds(each.first, first)
        sight = each.sight
        found.append(each.first | second.second_columns(sight.facts, sight.pairs, score, each.first)[0])
    return Weights(first, _pass(found, samples, known, without, bounded=True), {})


def _pass(
    tables: Sequence[dict[str, Array]], samples: Sequence[Sample], known: dict[str, Prior], without: Collection[str], *, bounded: bool
) -> dict[str, float]:
    import numpy as np

    names = [name for name in tables[0] if name not in without]
    told = [np.flatnonzero(each.label != UNKNOWN) for each in samples]
    matrix = np.concatenate(
        [np.stack([np.asarray(table[name][rows], dtype=float) for name in names], axis=1) for table, rows in zip(tables, told, strict=True)]
    )
    label = np.concatenate([each.label[rows] for each, rows in zip(samples, told, strict=True)])
    weight = np.concatenate([each.weight[rows] for each, rows in zip(samples, told, strict=True)])
    mean, low, high = (np.array([known.get(name, (0.0, -np.inf, np.inf))[place] for name in names]) for place in range(3))
    positive = np.array([name in POSITIVE for name in names])
    if not bounded:
        low, high = np.full(len(names), -np.inf), np.full(len(names), np.inf)
    bounds = Bounds(mean, np.where(positive, np.maximum(low, 0.0), low), np.where(positive, high, np.minimum(high, 0.0)))
    beta = fit(matrix, label.astype(float), weight, bounds)
    return {name: round(float(value), DIGITS) + 0.0 for name, value in zip([*names, PRIOR], beta, strict=True)}


def written(weights: Weights, text: str) -> str:
    """The text of the table with other weights; the comments and the words stay, and a row of a feature that is no more goes.

    Raises:
        SystemExit: a feature has no words yet.
    """
    head = [line for line in text.split("\n") if line.startswith("#")]
    words = {row["feature"]: row["words"] for row in csv.DictReader(line for line in text.split("\n") if line and line[0] != "#")}
    names = sorted(weights.second)
    lacking = [name for name in names if not words.get(name)]
    if lacking:
        raise SystemExit(
            f"near_weights.csv: no words for {', '.join(lacking)}. Reports tell people in words why two claims were linked: "
            "add a row FEATURE,0,0,WORDS for each, and run again."
        )
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(["feature", "first", "second", "words"])
    for name in names:
        writer.writerow([name, f"{weights.first.get(name, 0):g}", f"{weights.second.get(name, 0):g}", words[name]])
    return "\n".join([*head, told.getvalue()])


def unknown(known: Iterable[str], weights: Weights) -> list[str]:
    """The features among some that the linker does not have."""
    return sorted(set(known) - set(weights.second))


def _rows(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"]
