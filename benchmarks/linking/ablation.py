"""What precision and recall of conflicts become without each feature of the linker.

    python benchmarks/linking/ablation.py CORPUS TRUTH [--refit CORPUS TRUTH]...

For each feature, and for groups of them, the weight is set to 0 in both passes, the documents are linked and judged again in this
process, and the conflicts are scored as by ``evaluate.py``. Nothing is fitted anew, so that a feature which nearly every pair has moves
all pairs; with ``--refit`` the weights are fitted on those sets without the feature, which says what it is worth beyond the others, and
takes longer. Some rows leave out a step: the second pass (the first decides alone), the alignment one to one, the gates, the links that
need no common story.

Prints a Markdown table, the greatest loss of F1 first.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from benchmarks.linking.fit import one_thread
from benchmarks.linking.samples import Sample, sample
from benchmarks.linking.scoring import Row, Score, score
from benchmarks.linking.weighing import fitted, priors
from checker import pipeline
from checker.linking import near
from checker.linking.features import Sight, columns
from checker.linking.free import FreeLinks
from checker.linking.near import DIFFERS, PRIOR, SLOPE, Weights
from checker.model import Document
from checker.pipeline import line
from checker.readers import READERS, read_paths
from checker.reporters.json import record

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

GROUPS: dict[str, tuple[str, ...]] = {
    "words of the sentences": ("sentence_within", "sentence_repeated", "sentence_alike"),
    "words beside the figures": ("label_alike", "before_alike", "after_alike", "about_alike", "same_row"),
    "words that the other text lacks": ("label_missing", "before_missing", "after_missing"),
    "likeness of the documents": ("text_within", "text_alike"),
    "names": ("same_names", "one_name", "other_subject", "other_head", "same_head"),
    "opposed words": ("other_sense", "other_topic", "one_measure"),
    "places": ("other_place", "one_place", "loose_place"),
    "periods": ("same_period", "other_period", "other_length", "year_ago", "one_period", "one_year_ago", "other_time", "no_common_time"),
    "kinds and units": ("same_unit", "other_kind", "other_dimension", "other_unit", "bare_number", "other_rate", "other_noun"),
    "roles in a change": ("same_role", "other_role", "one_earlier", "other_change", "one_trend"),
    "order of the figures": ("same_rank", "far_rank"),
    "what other pairs say": ("others_agree", "others_differ", "sentence_agrees", "sentence_differs", "neighbour", "partners"),
    "rivals": ("margin", "rival"),
}
"""Features that say one sort of thing."""


class Trial(NamedTuple):
    """A run without something.

    Attributes:
        name: for the table.
        without: features that are left out.
        patches: a step that is left out, as (module, name, what stands in).
        first_only: the first pass decides.
    """

    name: str
    without: tuple[str, ...] = ()
    patches: tuple[tuple[str, str, Callable[..., Any]], ...] = ()
    first_only: bool = False


def trials(weights: Weights) -> list[Trial]:
    """One for each feature that has a weight, each group and each step."""

    def nothing(*given: Any, **_named: object) -> Array:
        import numpy as np

        return np.zeros(len(given[-1]), dtype=bool)

    def every(_: object, odds: Array, bar: float) -> Array:
        return odds >= bar

    def none(*_: object) -> FreeLinks:
        import numpy as np

        rows = np.zeros(0, np.int64)
        return FreeLinks(rows, rows, np.zeros(0, np.bool_), np.zeros(0))

    features = sorted(name for name in {*weights.first, *weights.second} if name not in (PRIOR, DIFFERS, SLOPE) and _weighs(name, weights))
    return [
        *(Trial(f"`{name}`", (name,)) for name in features),
        *(Trial(f"**{name}**", names) for name, names in GROUPS.items()),
        Trial("**second pass**", first_only=True),
        Trial("**alignment**", patches=tuple((f"checker.linking.{each}", "aligned", every) for each in ("near", "second"))),
        Trial("**gates**", patches=tuple(("checker.linking.near", each, nothing) for each in ("is_other_edition", "is_stated_difference"))),
        Trial("**links without a common story**", patches=(("checker.linking.paired", "links_among", none),)),
    ]


def _weighs(name: str, weights: Weights) -> bool:
    return bool(weights.first.get(name) or weights.second.get(name))


class Corpus:
    """Labelled documents, extracted once, checked as often as wanted."""

    def __init__(self, corpus: Path, truth: Path) -> None:
        self.truth: Row = json.loads(truth.read_text("utf-8"))
        self.documents: list[Document] = sorted(read_paths([str(corpus)], READERS)[0], key=lambda document: document.id)
        self._extracted = list(pipeline.extract_documents(self.documents, (), places=True))
        self._seen: dict[tuple[int, int], dict[str, Array]] = {}

    def scored(self, weights: Weights, patches: Collection[tuple[str, str, Callable[..., Any]]] = ()) -> Score:
        """The score of the conflicts that are found with some weights."""
        with ExitStack() as stack:
            stack.enter_context(patch.object(line, "extract_documents", lambda *_, **__: iter(self._extracted)))
            stack.enter_context(patch.object(near, "weights", lambda: weights))
            stack.enter_context(patch.object(near, "columns", self._columns))
            for module, name, stand_in in patches:
                stack.enter_context(patch(f"{module}.{name}", stand_in))
            findings = record(line.check_documents(self.documents, ()))["findings"]
        assert isinstance(findings, list)
        return score(self.truth, findings)

    def _columns(self, sight: Sight) -> dict[str, Array]:
        """The features of the first pass, which no weight changes, looked at once."""
        key = int(sight.pairs.story[0]), len(sight.pairs.story)
        if key not in self._seen:
            self._seen[key] = columns(sight)
        return self._seen[key]


def reduced(trial: Trial, weights: Weights, samples: Sequence[Sample]) -> Weights:
    """The weights of a trial: without its features, fitted anew on some samples where there are any."""
    if samples:
        found = fitted(samples, priors(), trial.without)
        second = found.second | {name: weights.second[name] for name in (DIFFERS, SLOPE) if name in weights.second}
        weights = Weights(found.first, second, weights.words)
    first, second = (
        {name: 0.0 if name in trial.without else value for name, value in each.items()} for each in (weights.first, weights.second)
    )
    if trial.first_only:
        second = first | {name: value for name, value in second.items() if name in (DIFFERS, SLOPE)}
    return Weights(first, second, weights.words)


def ablated(corpus: Corpus, samples: Sequence[Sample] = (), only: Collection[str] = ()) -> Iterator[str]:
    """The lines of the table.

    Args:
        only: names of trials, as the table has them; without any all are made.
    """
    weights = near.weights()
    whole = corpus.scored(reduced(Trial("nothing"), weights, samples))
    rows = []
    for trial in trials(weights):
        if not only or trial.name.strip("*`") in only:
            rows.append((trial.name, corpus.scored(reduced(trial, weights, samples), trial.patches)))
    yield "| without | precision | recall | F1 | loss of F1 | right | false |"
    yield "|---|---|---|---|---|---|---|"
    for name, found in [("nothing", whole), *sorted(rows, key=lambda row: (_f1(row[1]), row[0]))]:
        shares = (found.precision, found.recall, _f1(found), _f1(whole) - _f1(found) + 0.0)
        yield f"| {name} | {' | '.join(f'{share:.3f}' for share in shares)} | {found.right} | {len(found.false)} |"


def _f1(found: Score) -> float:
    both = found.precision + found.recall
    return round(2 * found.precision * found.recall / both, 6) if both else 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="the documents, .jsonl")
    parser.add_argument("truth", type=Path, help="what is where in them, .json")
    parser.add_argument(
        "--refit", type=Path, nargs=2, action="append", default=[], metavar=("CORPUS", "TRUTH"), help="fit anew on these without each"
    )
    parser.add_argument("--only", action="append", default=[], help="only this row of the table; as often as wanted")
    given = parser.parse_args(arguments)
    one_thread()
    samples = [sample(*pair) for pair in given.refit]
    print("\n".join(ablated(Corpus(given.corpus, given.truth), samples, given.only)))


if __name__ == "__main__":
    main()
