"""The linker's weights, fitted on labelled documents.

    python benchmarks/linking/fit.py CORPUS TRUTH [CORPUS TRUTH ...] [--check CORPUS TRUTH]... [--write]

CORPUS and TRUTH are what ``retell.py`` makes. The documents are read, extracted and paired by the functions of the program, every pair that
the truth says something of becomes an example, and a logistic regression gives each feature its weight in either pass. A weight never has
the sign that its feature cannot mean; ``priors.csv`` says what else is known beforehand, and why. What differing values take away (the rows
``differs`` and ``slope``) is fitted on pairs of sets that were left out for it.

Prints each weight beside that of the table in ``checker/data``, and for every set, those to check last, links and conflicts by
confidence. ``--write`` puts the weights into the table. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.linking.calibration import corrected, held_out
from benchmarks.linking.samples import OTHER, SAME, UNKNOWN, Sample, sample
from benchmarks.linking.weighing import PRIORS, TABLE, fitted, priors, unknown, written
from checker.linking.near import DIFFERS, PRIOR, SLOPE, Weights, calibrated, logit, weights

BARS = (0.3, 0.5, 0.7, 0.8, 0.9)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, compare, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+", metavar="CORPUS TRUTH", help="labelled documents to fit on, two files a set")
    parser.add_argument("--check", type=Path, nargs=2, action="append", default=[], metavar=("CORPUS", "TRUTH"), help="only measure on it")
    parser.add_argument("--priors", type=Path, default=PRIORS, help="what is known beforehand (default %(default)s)")
    parser.add_argument("--table", type=Path, default=TABLE, help="the table to write (default %(default)s)")
    parser.add_argument("--write", action="store_true", help="put the weights into the table")
    given = parser.parse_args(arguments)
    if len(given.sets) % 2:
        parser.error("every CORPUS needs its TRUTH")
    one_thread()
    samples = [sample(*pair) for pair in zip(given.sets[::2], given.sets[1::2], strict=True)]
    for each in samples:
        print(_told(each))
    known, before = priors(given.priors), weights()
    found = fitted(samples, known)
    for name in unknown(known, found):
        print(f"{given.priors.name}: the linker has no feature {name}", file=sys.stderr)
    if given.write:
        written(found, given.table.read_text("utf-8"))  # a missing word is told before the long part
    fitted_line = held_out(samples, known)
    found = corrected(found, fitted_line, before)
    print(
        f"what differs is less sure: by {fitted_line.pairs} pairs of sets left out"
        if fitted_line
        else "what differs: too few sets or pairs to fit on, so its rows stay as they were"
    )
    print("\n".join(compared(before, found)))
    for each in [*samples, *(sample(*pair) for pair in given.check)]:
        print("\n".join(measured(each, before, found)))
    if given.write:
        given.table.write_text(written(found, given.table.read_text("utf-8")), "utf-8")
        print(f"written: {given.table}")


def one_thread() -> None:
    """Let numpy use one thread: the blocks are small, so that threads wait for each other, and sums are the same on every machine."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _told(each: Sample) -> str:
    count = {label: int((each.label == label).sum()) for label in (SAME, OTHER, UNKNOWN)}
    return (
        f"{each.name}: {len(each.label)} pairs, {count[SAME]} of one fact, {count[OTHER]} of two, {count[UNKNOWN]} unknown; "
        f"{each.missing} labelled pairs are no candidates"
    )


def compared(before: Weights, after: Weights) -> Iterator[str]:
    """A table of the weights, the weightiest first; what a table lacks is a dash."""

    def shown(value: float | None) -> str:
        return f"{'-':>8}" if value is None else f"{value:8.2f}"

    yield f"{'feature':<20}{'first':>8}{'before':>8}{'second':>8}{'before':>8}"
    apart = (PRIOR, DIFFERS, SLOPE)
    names = sorted({*after.second, *before.second}, key=lambda name: (name in apart, -abs(after.second.get(name, 0.0)), name))
    for name in names:
        cells = (after.first, before.first, after.second, before.second)
        yield f"{name:<20}" + "".join(shown(each.get(name)) for each in cells)


def measured(each: Sample, before: Weights, after: Weights) -> Iterator[str]:
    """Links of labelled pairs and conflicts that would be told, from each confidence on, with the weights before and after."""
    yield f"{each.name:<12}{'links':>10}{'right of':>10}{'precision':>11}{'recall':>8}   conflicts  right  false  unknown"
    labelled = each.label != UNKNOWN
    every = int((each.label == SAME).sum()) + each.missing
    for name, used in (("before", before), ("after", after)):
        found = each.weighed(used)
        sure = calibrated(found.odds, found.differ, used)
        for bar in BARS:
            links = found.kept & labelled & (found.odds >= logit(bar))
            right = int((links & (each.label == SAME)).sum())
            told = found.kept & found.differ & ~found.refused & (sure >= logit(bar))
            hits, others = int((told & each.planted).sum()), int((told & ~each.planted & labelled).sum())
            yield (
                f"  {name:<8}{bar:>4}{links.sum():>8}{right:>8}{right / max(1, links.sum()):>11.3f}{right / max(1, every):>8.3f}"
                f"{told.sum():>12}{hits:>7}{others:>7}{told.sum() - hits - others:>9}"
            )


if __name__ == "__main__":
    main()
