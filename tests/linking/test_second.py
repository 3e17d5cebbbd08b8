"""What the other pairs of two documents say of a pair; how sure the first pass is of each is given by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.features import Sight, columns
from checker.linking.second import POSITIVE, are_beside, second_columns
from checker.linking.values import AGREE, DIFFER
from tests.linking.seen import Seen, seen

SURE, NO = 4.0, -6.0
"""Log odds of a pair that the first pass would bet on, and of one that it would not."""
HARBOUR = ["It paid [$7 million] for steel, [$2 million] for paint and [$4 million] for rope."]


def _like(within: np.ndarray) -> dict[str, np.ndarray]:
    """The features of the first pass that the second asks for, sentences and texts equally alike."""
    return {"sentence_within": within, "text_within": within}


def _asked(texts: Sequence[str], *, sure: bool = True) -> tuple[Seen, dict[str, np.ndarray], np.ndarray]:
    """Two texts of which the marked figures are counterparts in their order, where ``sure``; the values of the pairs too."""
    found = seen(texts)
    pairs = found.pairs
    score = np.full(len(pairs.left), NO)
    if sure:
        for one, other in zip(*found.marked, strict=True):
            score[found.pair(one, other)] = SURE
    within = columns(Sight(found.words, found.facts, found.stories, pairs))["sentence_within"]
    features, code = second_columns(found.facts, pairs, score, _like(within))
    return found, features, code


def _value(asked: tuple[Seen, dict[str, np.ndarray], np.ndarray], feature: str, number: int = 0) -> float:
    found, features, _ = asked
    return float(features[feature][found.pair(found.marked[0][number], found.marked[1][number])])


SAME = ["It paid [$7 million] for steel, [$2 million] for paint and [$4 million] for rope."]
OTHER_FIRST = ["It paid [$9 million] for steel, [$2 million] for paint and [$4 million] for rope."]
OTHERS = ["It paid [$7 million] for steel, [$3 million] for paint and [$5 million] for rope."]


def test_others_agree() -> None:
    """The others that agree speak for a pair; its own value never does."""
    differing, agreeing, alone = _asked(SAME + OTHER_FIRST), _asked(SAME + SAME), _asked(SAME + OTHERS)
    assert _value(differing, "others_agree") == pytest.approx(_value(agreeing, "others_agree"))
    assert _value(differing, "others_agree") > 0.5
    assert _value(differing, "others_differ") == 0
    assert _value(alone, "others_agree") == 0
    assert _value(alone, "others_differ") > 0.5
    assert _value(differing, "others_differ", 1) > 0


def test_sentences() -> None:
    """Of the others those of the same sentence are counted by themselves."""
    beside, apart = (
        _asked(SAME + OTHERS),
        _asked(["It paid [$7 million]. Rope cost [$4 million].", "It paid [$7 million]. Rope cost [$5 million]."]),
    )
    assert _value(beside, "sentence_differs") > 0
    assert _value(beside, "sentence_agrees") == 0
    assert _value(_asked(SAME + OTHER_FIRST), "sentence_agrees") > 0
    assert _value(apart, "sentence_differs") == 0
    assert _value(apart, "others_differ") > 0


def test_unsure_pairs_say_nothing() -> None:
    """Pairs that the first pass would not bet on say nothing of each other."""
    found, features, code = _asked(SAME + OTHERS, sure=False)
    for name in ("others_agree", "others_differ", "sentence_agrees", "sentence_differs", "neighbour", "partners"):
        assert not features[name].any(), name
    assert len(code) == len(found.pairs.left)


def test_margin_and_rival() -> None:
    """A pair that fits best of both its claims has a margin, the pairs that it beats have a rival."""
    found, features, _ = _asked(SAME + SAME)
    (first, second, _), (one, two, _) = found.marked
    assert features["margin"][found.pair(first, one)] > 0 == features["rival"][found.pair(first, one)]
    assert features["rival"][found.pair(first, two)] > 0 == features["margin"][found.pair(second, one)]


def test_alone() -> None:
    """A repeated sentence with no other figures to go by speaks for itself."""
    text = ["The council of Harwick paid [$7 million] for the viaduct.", "The council of Harwick paid [$9 million] for the viaduct."]
    more = [f"{each} Cod sold for [$3 million]." for each in text]
    assert _value(_asked(text), "alone") > 0
    assert _value(_asked(more), "alone") == 0
    assert _value(_asked([text[0], "An orchestra raised [$9 million]."]), "alone") == 0


def test_neighbour() -> None:
    """The claims beside both may be counterparts too: both of them for the middle one, one for the first."""
    asked = _asked(SAME + OTHERS)
    assert _value(asked, "neighbour", 1) > _value(asked, "neighbour", 0) > 0


def test_partners() -> None:
    """The other ends of two changes may be counterparts."""
    changed = ["Sales rose to [12 tonnes] from [10 tonnes].", "Sales rose to [13 tonnes] from [10 tonnes]."]
    assert _value(_asked(changed), "partners")
    assert not _value(_asked(SAME + SAME), "partners")


def test_swapped() -> None:
    """The same two values the other way round: the changes say one thing twice or opposite things, but of one fact."""
    turned = _asked(["Sales rose to [12 tonnes] from [10 tonnes].", "Sales fell to [10 tonnes] from [12 tonnes]."])
    straight = _asked(["Sales rose to [12 tonnes] from [10 tonnes].", "Sales rose to [13 tonnes] from [10 tonnes]."])
    assert _value(turned, "swapped")
    assert not _value(turned, "told_elsewhere")
    assert not _value(straight, "swapped")


def test_told_elsewhere() -> None:
    """A differing value that the other text has in another place is told of something else."""
    elsewhere = _asked(["It paid [$7 million] for steel.", "It paid [$9 million] for steel and $7 million for rope."])
    nowhere = _asked(["It paid [$7 million] for steel.", "It paid [$9 million] for steel and $8 million for rope."])
    agreeing = _asked(["It paid [$7 million] for steel.", "It paid [$7 million] for steel and $7 million for rope."])
    assert [bool(_value(each, "told_elsewhere")) for each in (elsewhere, nowhere, agreeing)] == [True, False, False]


def test_revised() -> None:
    """A figure that one text gives up is that of a text that still has it."""
    notice = "Output was [45 tonnes], not 54 tonnes as reported."
    given_up, other = _asked([notice, "Output was [54 tonnes]."]), _asked([notice, "Output was [58 tonnes]."])
    assert _value(given_up, "revised")
    assert not _value(given_up, "far_value")
    assert not _value(other, "revised")
    assert not _value(_asked(SAME + OTHER_FIRST), "revised")


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("$400 million", "$12 million", True),
        ("$12 million", "$400 million", True),
        ("$400 million", "$300 million", False),
        ("$400 million", "$400 billion", False),
        ("$400 million", "$400 million", False),
        ("$400 million", "$0", False),
    ],
)
def test_far_value(one: str, other: str, far: bool) -> None:  # noqa: FBT001
    """Figures that lie far apart are of two things, unless by the step from million to billion, which is a slip."""
    assert bool(_value(_asked([f"It paid [{one}] for steel.", f"It paid [{other}] for steel."]), "far_value")) is far


def test_codes() -> None:
    """The values of likely pairs are compared; those of pairs that nothing speaks for are not looked at."""
    found, _, code = _asked(SAME + OTHERS)
    assert [int(code[found.pair(one, other)]) for one, other in zip(*found.marked, strict=True)] == [AGREE, DIFFER, DIFFER]
    pairs = found.pairs
    low = np.full(len(pairs.left), -50.0)
    features, code = second_columns(found.facts, pairs, low, _like(np.zeros(len(low))))
    assert not features["told_elsewhere"].any()
    assert not (code == DIFFER).any()


def test_signs_are_of_features() -> None:
    """What is said to speak for one fact is a feature, named once."""
    _, features, _ = _asked(SAME + OTHERS)
    assert set(POSITIVE) <= set(features)
    assert len(set(POSITIVE)) == len(POSITIVE)


def test_all_are_tested() -> None:
    """Every feature is asked for in this file."""
    _, features, _ = _asked(SAME + OTHERS)
    told = Path(__file__).read_text("utf-8")
    assert [name for name in features if f'"{name}"' not in told] == []


PIECES = [
    "It paid $7 million.",
    "Sales rose to 12 tonnes from 10 tonnes.",
    "Sales fell to 10 tonnes from 12 tonnes.",
    "It sold 5 percent in 2024.",
    "Rope.",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=3).map(" ".join), min_size=2, max_size=3), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_range(texts: list[str], seed: int) -> None:
    """Whatever the first pass says, each feature is a number from 0 to 1."""
    found = seen(texts)
    score = np.random.default_rng(seed).uniform(-9.0, 6.0, len(found.pairs.left))
    features, code = second_columns(found.facts, found.pairs, score, _like(np.linspace(0.0, 1.0, len(score))))
    assert len(code) == len(score)
    for name, values in features.items():
        assert values.shape == score.shape, name
        assert ((values >= 0) & (values <= 1)).all(), name


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("$354.9 million", "$354.9 billion", True),
        ("412 km", "412 miles", True),
        ("35 km", "35 miles", False),  # two digits are equal by chance
        ("$5,958,423", "$5,958,432", True),
        ("$5,958,423", "$5,958,723", True),
        ("$5,958,423", "$5,953,428", False),
        ("$412", "$421", False),
        ("$412", "$413", False),
        ("$4,120", "$412", True),
        ("$59.58 million", "$5,958,423", True),
    ],
)
def test_slip(left: str, right: str, slip: bool) -> None:  # noqa: FBT001
    """Figures that differ and have the same digits, or all but one of many, differ by a slip."""
    assert bool(_value(_asked([f"It paid [{left}] in all.", f"It paid [{right}] in all."]), "slip")) is slip


def test_neighbours_of_one_document() -> None:
    """The last figure of a text has no neighbour after it: the first one of the next text is none."""
    facts = seen(["It paid [$7 million] and [$2 million].", "It paid [$4 million]."]).facts
    rows = np.arange(3)
    assert are_beside(facts, rows, 1).tolist() == [True, False, False]
    assert are_beside(facts, rows, -1).tolist() == [False, True, False]
