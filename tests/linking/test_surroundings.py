"""What stands around a claim in its sentence."""

from __future__ import annotations

import re

import numpy as np
import pytest

from checker.linking.spelling import WORD
from checker.linking.surroundings import BREAK_WORDS, REACH, Surroundings, alike, surroundings
from checker.linking.words import stem_of
from checker.model import Kind
from checker.text.lookup import table
from tests.linking.seen import Seen, seen


def _around(*texts: str) -> tuple[Seen, Surroundings]:
    found = seen(texts)
    return found, surroundings(found.words, found.facts, np.arange(len(found.facts)))


def _alike(left: str, right: str) -> float:
    found, around = _around(left, right)
    return float(alike(around, np.array(found.marked[0][:1]), np.array(found.marked[1][:1]))[0])


def test_senses() -> None:
    """Words of one sense are one: "jobs", "positions"."""
    assert _alike("It cut [380] jobs.", "It shed [830] positions.") > _alike("It cut [380] jobs.", "It planted [830] oaks.") == 0


def test_nearness() -> None:
    """What stands beside a figure says more than what stands in another part of the sentence."""
    near = _alike("For the tunnel [$85 million] was paid.", "The tunnel cost [$95 million].")
    far = _alike("The tunnel was dug, and long after, when all had left, [$85 million] was paid.", "The tunnel cost [$95 million].")
    assert near > far > 0


@pytest.mark.parametrize(
    ("text", "apart", "today"),
    [
        ("It cost [$85].", False, False),
        ("A rival offered [$85].", True, False),
        ("A rival came, and it cost [$85].", False, False),
        ("It closed at [$85] today.", False, True),
    ],
)
def test_flags(text: str, apart: bool, today: bool) -> None:  # noqa: FBT001
    """Words of the claim's own part set it apart; a word of the day stands anywhere in its sentence."""
    found, around = _around(text)
    row = found.marked[0][0]
    assert (bool(around.apart[row]), bool(around.today[row])) == (apart, today)


def test_bags() -> None:
    """Names and years of its own part, whose it is, and what it measures."""
    found, around = _around("In Osterby, which lost a mill in 1998, the firm Halden sold [380 looms] in 2019.")
    row = found.marked[0][0]
    assert around.years.words[around.years.ends[row] : around.years.ends[row + 1]].tolist() == [2019]
    names = around.names.words[around.names.ends[row] : around.names.ends[row + 1]]
    assert [found.words.stems[word] for word in names] == ["halden"]
    assert around.measure.sums[row] == 1


TEXTS = (
    "In Osterby, which lost a mill in 1998, the firm Halden sold [380 looms] and 17 mules for $7 million in 2019 (it said).",
    "Halden sold [380 looms], where others sold none; a rival of Halden paid $7 million.",
    "It cost [$85]. Osterby rusts. It cost [$85], not $58, in Osterby.",
)


def test_one_by_one() -> None:
    """Senses with the nearest place of each, and names, are those that reading claim by claim gives."""
    found, around = _around(*TEXTS)
    names = [set[str](), set[str]()]
    for row, claim in enumerate(found.facts.claims):
        near, own = _one(found, row)
        got = around.near[around.ends[row] : around.ends[row + 1]].tolist()
        assert sorted(got) == pytest.approx(sorted(near.values())), claim.text
        held = around.names.words[around.names.ends[row] : around.names.ends[row + 1]].tolist()
        names[0] |= {found.words.stems[word] for word in held}
        names[1] |= {found.words.stems[word] for word in own}
        assert held == sorted(own), claim.text
    assert names[0] == names[1] == {"halden"}


def _one(found: Seen, row: int) -> tuple[dict[str, float], set[int]]:
    """The senses of some weight beside a claim with how near each stands, and the names in its own part of the sentence."""
    of = {stem_of(row["word"]): f"={row['sense']}" for row in table("like_words")}
    claim = found.facts.claims[row]
    opens = claim.sentence[0]
    number = {stem: at for at, stem in enumerate(found.words.stems)}
    words = [(match.start(), number[stem_of(match[0])]) for match in WORD.finditer(claim.quote)]
    breaks = [match.start() for match in re.finditer(r"[,;:–—()]|\b(?:and|where|which)\b", claim.quote)]
    figures = [
        range(other.start - opens, other.end - opens)
        for other in found.facts.claims
        if (other.document, other.sentence) == (claim.document, claim.sentence) and other.kind is not Kind.VENUE
    ]
    first = sum(at < claim.start - opens for at, _ in words)
    last = sum(at < claim.end - opens for at, _ in words)
    held = found.words.names
    document = found.facts.document[row]
    named = set(held.words[held.ends[document] : held.ends[document + 1]].tolist())
    near: dict[str, float] = {}
    own: set[int] = set()
    for place, (at, word) in enumerate(words):
        if first <= place < last or any(at in figure for figure in figures):
            continue
        parts = abs(sum(each <= at for each in breaks) - sum(each <= claim.start - opens for each in breaks))
        away = (first - place if place < first else place - last + 1) - 1
        stem = found.words.stems[word]
        if stem in of or found.words.weight[word] > 0:
            sense = of.get(stem, stem)
            near[sense] = max(near.get(sense, 0.0), 1.0 / (1.0 + (away + BREAK_WORDS * parts) / REACH))
        if not parts and word in named:
            own.add(word)
    return near, own


def test_only_those_asked_for() -> None:
    """Claims that are not asked for have empty rows."""
    found = seen(["The mill has [380 looms] and [17 weavers]."])
    first, second = found.marked[0]
    around = surroundings(found.words, found.facts, np.array([second]))
    assert around.ends[first] == around.ends[first + 1] < around.ends[second + 1]
    assert len(surroundings(found.words, found.facts, np.zeros(0, dtype=np.int64)).senses) == 0


def test_like_words() -> None:
    """No stem of the table has two senses, no sense has one stem alone, and none is read as "said"."""
    sense: dict[str, str] = {}
    for row in table("like_words"):
        assert sense.setdefault(stem_of(row["word"]), row["sense"]) == row["sense"], row
    assert stem_of("said") not in sense
    held = list(sense.values())
    assert [name for name in set(held) if held.count(name) < 2] == []
