"""Whether two values can both hold, for many pairs at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.judge import judge
from checker.linking.values import AGREE, DIFFER, ROUND, UNLIKE, compared
from checker.model import ClaimGroup, Kind, Member, Verdict
from tests.linking.seen import seen

NAMES = {UNLIKE: "unlike", DIFFER: "differ", AGREE: "agree", ROUND: "round"}
PHRASES = [
    *(
        "$7 million",
        "$7.1 million",
        "$7,123,000",
        "about $7 million",
        "more than $6 million",
        "up to $9 million",
        "€7 million",
        "$6-8 million",
    ),
    *(
        "12 tonnes",
        "12,000 kg",
        "13 tonnes",
        "12 km",
        "5 percent",
        "5.2 percent",
        "7 percentage points",
        "rose 5 percent",
        "fell 5 percent",
    ),
    *(
        "2025",
        "3 May 2024",
        "May 2024",
        "4 May 2024",
        "9:30 am",
        "10:30 am",
        "3-1",
        "2-1",
        "nine months",
        "two years",
        "in Oslo",
        "in Norway",
    ),
    *("the third time", "the fourth time", "a third", "33 percent"),
]


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        ("[$7 million]", "[$7,000,000]", "agree"),
        ("[$7 million]", "[$7.4 million]", "agree"),
        ("[$7 million]", "[$9 million]", "differ"),
        ("more than [$7 million]", "[$9 million]", "agree"),
        ("[12 tonnes]", "[12,000 kg]", "agree"),
        ("[12 tonnes]", "[15 km]", "unlike"),
        ("[12 tonnes]", "[12 km]", "differ"),  # one number is hardly told twice by chance
        ("[$7 million]", "[€9 million]", "unlike"),
        ("rose [5 percent]", "fell [5 percent]", "differ"),
        ("on [3 May 2024]", "in [May 2024]", "agree"),
        ("on [3 May 2024]", "on [4 May 2024]", "differ"),
        ("in [Oslo]", "in [Norway]", "agree"),
        ("in [Oslo]", "in [Lisbon]", "differ"),
        ("[3,140 flats]", "[3,140 homes]", "agree"),
        ("[3,140 flats]", "[3,410 homes]", "differ"),
        ("Net 3 vs [194,000]", "net income of [$194,000]", "agree"),
        ("Net 3 vs [194,000]", "net income of [$149,000]", "differ"),
        ("up to [300 tonnes]", "[240 tonnes]", "agree"),
        ("up to [300 tonnes]", "[15 tonnes]", "unlike"),
        ("[12.5 tons]", "[12.5 short tons]", "unlike"),
        ("[12.5 tons]", "[11.5 short tons]", "differ"),
        ("Net 3 vs [12.5]", "freight of [12.5 tonnes]", "agree"),
        ("Net 3 vs [12,500]", "freight of [12.5 tonnes]", "differ"),
    ],
)
def test_codes(left: str, right: str, code: str) -> None:
    """Values agree, differ or lie on no common line; a bare number is read in the other's unit, and of counts only the number counts."""
    found = seen([f"It was {left}.", f"It was {right}."])
    one, other = (np.array([rows[0]]) for rows in found.marked)
    assert NAMES[int(compared(found.facts, one, other)[0])] == code
    assert NAMES[int(compared(found.facts, other, one)[0])] == code


def test_nothing() -> None:
    """No pairs have no codes."""
    none = np.zeros(0, dtype=np.int64)
    assert compared(seen(["It was $7 million."]).facts, none, none).tolist() == []


@given(st.lists(st.sampled_from(PHRASES), min_size=2, max_size=5, unique=True))
@settings(max_examples=40, deadline=None)
def test_as_the_ladder(phrases: list[str]) -> None:
    """Pairs get what the ladder of comparisons will say of them, whichever side is left, in one go or one by one."""
    found = seen([f"It {'' if phrase[:4] in ('rose', 'fell') else 'was '}{phrase}." for phrase in phrases])
    pairs = found.pairs
    codes = compared(found.facts, pairs.left, pairs.right)
    assert compared(found.facts, pairs.right, pairs.left).tolist() == codes.tolist()
    meant = {AGREE: Verdict.AGREEMENT, ROUND: Verdict.ROUNDING, DIFFER: Verdict.CONFLICT, UNLIKE: None}
    groups, expected = [], []
    for left, right, code in zip(pairs.left, pairs.right, codes, strict=True):
        claims = [found.facts.claims[left], found.facts.claims[right]]
        dates = [claim.kind for claim in claims] == [Kind.DATE] * 2 and code == UNLIKE  # a day beside a month is no other telling of it
        if not {claim.kind for claim in claims} & {Kind.NUMBER, Kind.COUNT} and not dates:  # numbers are read in another unit, see above
            groups.append(ClaimGroup("generic/figure", "x", None, tuple(map(Member, claims))))
            expected.append(meant[int(code)])
    told = {judged.group: judged.verdict for judged in judge(groups)}
    assert [told[number] for number in range(len(groups))] == expected
    if len(codes):
        assert compared(found.facts, pairs.left[:1], pairs.right[:1]).tolist() == codes[:1].tolist()
