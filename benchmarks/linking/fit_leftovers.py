"""The weights of leftovers, what two free rewordings of one event differ on, fitted on labelled stories.

    python benchmarks/linking/fit_leftovers.py CORPUS TRUTH [--others STORIES.jsonl] [--write]

CORPUS holds documents and TRUTH the conflicts among them, as in ``tests/linking/stories``. The documents are read, extracted and paired by
the functions of the program; every pair of claims that is left over is an example. Labelled sets are small and full of conflicts, and
real texts are not: STORIES, news that nobody labelled, gives more pairs, which are all taken for two things and count ``--share`` each,
since very few are not. Each weight is drawn to its mean in ``leftover_priors.csv`` and keeps its sign.

Prints each weight beside that of the table, and for some confidences how many conflicts are right and false, each story left out of the
fit that weighs it. ``--write`` puts the weights into the table. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import checker.data
from benchmarks.linking.fit import one_thread
from benchmarks.linking.regression import Bounds, fit
from checker.linking.alignment import aligned
from checker.linking.facts import figure_spans, is_compared
from checker.linking.leftovers import PRIOR, leftovers, weights
from checker.linking.near import logit
from checker.linking.one_event import promising, some
from checker.linking.paired import NEAR
from checker.linking.pairs import Pairs
from checker.linking.stories import stories
from checker.linking.words import words_of

if TYPE_CHECKING:
    from numpy import ndarray

    from checker.model import Claim

    Array = ndarray

TABLE = Path(checker.data.__file__).with_name("leftover_weights.csv")
PRIORS = Path(__file__).with_name("leftover_priors.csv")
SHARE = 0.05
SPREAD = 0.7
"""Standard deviation of a weight about its mean."""
MOST = 8.0
FOLDS = 20
DIGITS = 1
BARS = (0.5, 0.6, 0.72, 0.8, 0.9)


class Examples(NamedTuple):
    """Pairs of claims that are left over.

    Attributes:
        pairs: themselves.
        features: by name, one number a pair.
        right: where the two are a labelled conflict.
        refused: what a gate refuses.
    """

    pairs: Pairs
    features: dict[str, Array]
    right: Array
    refused: Array


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, compare, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="documents")
    parser.add_argument("truth", type=Path, help="the conflicts among them")
    parser.add_argument("--others", type=Path, help="documents that are not labelled")
    parser.add_argument("--share", type=float, default=SHARE, help="how much a pair of those counts (default %(default)s)")
    parser.add_argument("--table", type=Path, default=TABLE, help="the table to write (default %(default)s)")
    parser.add_argument("--write", action="store_true", help="put the weights into the table")
    given = parser.parse_args(arguments)
    one_thread()
    labelled = examples(given.corpus, json.loads(given.truth.read_text("utf-8"))["conflicts"])
    others = examples(given.others, []) if given.others else None
    found = fitted(labelled, others, given.share)
    before = {name: weight for name, (weight, _) in weights().items()}
    print(f"{'feature':<18}{'weight':>8}{'before':>8}")
    for name in sorted(found, key=lambda name: (name == PRIOR, -abs(found[name]), name)):
        print(f"{name:<18}{found[name]:8.1f}{before.get(name, 0.0):8.1f}")
    print("\n".join(measured(labelled, others, given.share)))
    if given.write:
        given.table.write_text(written(found, given.table.read_text("utf-8")), "utf-8")
        print(f"written: {given.table}")


def examples(corpus: Path, conflicts: Sequence[dict[str, str | int]]) -> Examples:
    """The pairs of claims that are left over among some documents, with those that lie on both stretches of a conflict marked.

    Raises:
        SystemExit: no two documents tell of one event.
    """
    import numpy as np

    from checker.linking.facts import facts_of
    from checker.linking.pairs import pair_batches
    from checker.pipeline.line import extract_documents
    from checker.readers import READERS, read_paths

    documents = sorted(read_paths([str(corpus)], READERS)[0], key=lambda document: document.id)
    every = [claim for found in extract_documents(documents, (), places=True) for claim in (*found.claims, *found.places)]
    claims = sorted(every, key=lambda claim: (claim.document, claim.start, claim.end, claim.kind))
    words = words_of(documents, figure_spans(claims, {document.id: number for number, document in enumerate(documents)}))
    facts = facts_of([claim for claim in claims if is_compared(claim)], words)
    found = stories(words)
    freely = promising(words, facts, some(found, found.within < NEAR))
    held = [leftovers(words, facts, freely, pairs) for pairs in pair_batches(facts, freely)]
    if not held:
        raise SystemExit(f"{corpus}: no two documents tell of one event in other words")
    pairs = Pairs(*(np.concatenate(part) for part in zip(*(each.sight.pairs for each in held), strict=True)))
    features = {name: np.concatenate([np.asarray(each.features[name], dtype=float) for each in held]) for name in held[0].features}
    both = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    right = np.array([any(_lie_on(facts.claims[one], facts.claims[two], row) for row in conflicts) for one, two in both], dtype=bool)
    return Examples(pairs, features, right, np.concatenate([each.refused for each in held]))


def _lie_on(one: Claim, two: Claim, row: dict[str, str | int]) -> bool:
    return all(
        claim.document == row[f"doc_{side}"] and claim.start < int(row[f"end_{side}"]) and int(row[f"start_{side}"]) < claim.end
        for claim, side in ((one, "a"), (two, "b"))
    )


def fitted(labelled: Examples, others: Examples | None, share: float, kept: Array | None = None) -> dict[str, float]:
    """The weights by feature, with the prior, rounded as the table has them.

    Args:
        kept: which labelled pairs to fit on.
    """
    import numpy as np

    known = priors()
    names = [name for name in labelled.features if name in known]
    own = np.ones(len(labelled.right), dtype=bool) if kept is None else kept
    parts = [(labelled, own, 1.0)]
    if others is not None:
        parts.append((others, ~others.refused, share))
    matrix = np.concatenate([np.stack([each.features[name][rows] for name in names], axis=1) for each, rows, _ in parts])
    right = np.concatenate([each.right[rows] for each, rows, _ in parts]).astype(float)
    weight = np.concatenate([np.full(int(rows.sum()), counts) for _, rows, counts in parts])
    mean = np.array([known[name] for name in names])
    beta = fit(matrix, right, weight, Bounds(mean, np.where(mean < 0, -MOST, 0.0), np.where(mean > 0, MOST, 0.0)), spread=SPREAD)
    return {name: round(float(value), DIGITS) + 0.0 for name, value in zip([*names, PRIOR], beta, strict=True)}


def measured(labelled: Examples, others: Examples | None, share: float) -> list[str]:
    """Conflicts that would be told from each confidence on, each story weighed by a fit without it."""
    import numpy as np

    odds = np.zeros(len(labelled.right))
    for fold in range(FOLDS):
        held_out = labelled.pairs.story % FOLDS == fold
        if held_out.any():
            found = fitted(labelled, others, share, ~held_out)
            total = sum(weight * labelled.features[name] for name, weight in found.items() if name != PRIOR)
            odds[held_out] = (total + found[PRIOR])[held_out]
    linked = aligned(labelled.pairs, odds, -np.inf) & ~labelled.refused
    rows = [f"of {int(labelled.right.sum())} pairs that are conflicts, each story left out of its fit", "from      right   false"]
    for bar in BARS:
        told = linked & (odds >= logit(bar))
        rows.append(f"{bar:<8}{int((told & labelled.right).sum()):7}{int((told & ~labelled.right).sum()):8}")
    return rows


def priors(path: Path = PRIORS) -> dict[str, float]:
    """The mean of each weight."""
    rows = csv.DictReader(line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#")
    return {row["feature"]: float(row["mean"]) for row in rows}


def written(found: dict[str, float], text: str) -> str:
    """The text of the table with other weights; the comments and the words stay.

    Raises:
        SystemExit: a feature has no words yet.
    """
    head = [line for line in text.split("\n") if line.startswith("#")]
    words = {row["feature"]: row["words"] for row in csv.DictReader(line for line in text.split("\n") if line and line[0] != "#")}
    lacking = sorted(name for name in found if not words.get(name))
    if lacking:
        raise SystemExit(f"no words for {', '.join(lacking)}: add a row FEATURE,0,WORDS for each, and run again")
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(["feature", "weight", "words"])
    writer.writerows([name, f"{found[name]:.{DIGITS}f}", words[name]] for name in sorted(found))
    return "\n".join([*head, told.getvalue()])


if __name__ == "__main__":
    main()
