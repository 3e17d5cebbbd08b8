"""What the linker does without a part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.linking.ablation import GROUPS, Corpus, Trial, ablated, reduced, trials
from benchmarks.linking.evaluate import checked
from benchmarks.linking.samples import sample
from benchmarks.linking.scoring import score
from checker.linking.near import weights


@pytest.fixture(scope="module")
def corpus(labelled: list[tuple[Path, Path]]) -> Corpus:
    """One of the draws."""
    return Corpus(*labelled[0])


def test_every_name_is_a_feature() -> None:
    """Groups hold features of the linker only."""
    assert {name for names in GROUPS.values() for name in names} <= weights().second.keys()


def test_whole_is_what_the_check_finds(corpus: Corpus, labelled: list[tuple[Path, Path]]) -> None:
    """With the weights as they are, the score is that of the program."""
    found, expected = corpus.scored(weights()), score(corpus.truth, checked(labelled[0][0]))
    assert found.right
    assert (found.right, found.false, found.found) == (expected.right, expected.false, expected.found)


def test_steps_play_a_part(corpus: Corpus) -> None:
    """Leaving out what says that texts tell one story changes what is found, and so does leaving out a step that is patched."""
    by_name = {trial.name.strip("*`"): trial for trial in trials(weights())}
    gone = corpus.scored(reduced(by_name["likeness of the documents"], weights(), ()))
    assert gone.bins != corpus.scored(weights()).bins
    for name in ("alignment", "gates", "links without a common story"):
        corpus.scored(weights(), by_name[name].patches)  # every name that is patched exists
    assert by_name["second pass"].first_only


def test_reduced(labelled: list[tuple[Path, Path]]) -> None:
    """A feature left out weighs nothing, as the table stands and fitted anew; the first pass alone has no others."""
    without = Trial("names", ("same_head", "other_head"))
    for samples in ([], [sample(*labelled[1])]):
        found = reduced(without, weights(), samples)
        assert not any(each.get(name) for each in (found.first, found.second) for name in without.without)
    alone = reduced(Trial("second pass", first_only=True), weights(), ())
    assert alone.second["prior"] == weights().first["prior"]


def test_table(corpus: Corpus) -> None:
    """The table opens with everything, and then the greatest loss first."""
    told = list(ablated(corpus, only=("text_within", "told_elsewhere", "names")))
    assert told[2].startswith("| nothing |")
    losses = [float(line.split("|")[5]) for line in told[3:]]
    assert len(losses) == 3
    assert losses == sorted(losses, reverse=True)
