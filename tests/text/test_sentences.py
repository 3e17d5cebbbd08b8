"""Where sentences begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.sentences import LONGEST, sentences


def _texts(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road is closed. The bridge is open.", ["The road is closed.", "The bridge is open."]),
        ("The ferry leaves at 5 p.m. from the pier.", ["The ferry leaves at 5 p.m. from the pier."]),
        ("Profit was 3 mn. euros. Sales fell.", ["Profit was 3 mn. euros.", "Sales fell."]),
        (
            "Harbour Reopens After Storm\n\nThe harbour reopened on Monday.",
            ["Harbour Reopens After Storm", "The harbour reopened on Monday."],
        ),
        ("Budget Grows\nThe council met. It agreed.", ["Budget Grows", "The council met.", "It agreed."]),
        ("It cost 1.5 million. Nobody paid.", ["It cost 1.5 million.", "Nobody paid."]),
        ("It was agreed that the\nBridge is 3 km long.", ["It was agreed that the Bridge is 3 km long."]),
        ("The length of the bridge is\n3 km.", ["The length of the bridge is 3 km."]),
        ("What the bridge is\n1) Long", ["What the bridge is", "1) Long"]),
        ("Who the mayor is\nThe town has voted.", ["Who the mayor is", "The town has voted."]),
        ("It was agreed that the\n\nBridge is 3 km long.", ["It was agreed that the", "Bridge is 3 km long."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """A full stop closes a sentence unless it belongs to an abbreviation or a number; a headline is a sentence of its own."""
    assert _texts(text) == expected


def test_wrapped_by_hand() -> None:
    """Where a paragraph is wrapped by hand, a line end closes nothing."""
    text = (
        "The council of the northern district met on Monday and\nagreed that the bridge should be repaired before the\n"
        "winter. It will cost more than was planned in spring.\n"
    )
    assert _texts(text) == [
        "The council of the northern district met on Monday and agreed that the bridge should be repaired before the winter.",
        "It will cost more than was planned in spring.",
    ]


def test_broken_paragraph() -> None:
    """A paragraph that stops without a full stop and goes on in lower case is one sentence."""
    text = "The delegation will travel to the coast and then to\n\nthe capital for talks."
    assert _texts(text) == ["The delegation will travel to the coast and then to the capital for talks."]


@given(st.text(alphabet=st.sampled_from("aB1 .,!?\n\t\"“”'()-\u00a0"), max_size=300))
def test_order(text: str) -> None:
    """Sentences come in order, do not overlap, and hold everything but white space."""
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert all(not text[edges[at] : edges[at + 1]].strip() for at in range(0, len(edges), 2))


@pytest.mark.parametrize("text", ["word " * 5000, "x" * 20_000, "“a " * 5000, "1," * 10_000, "\n" * 20_000, "The town grew fast. " * 2000])
def test_very_long(text: str) -> None:
    """A sentence that never ends is cut, and nothing of it is lost."""
    spans = sentences(text)
    assert all(end - start <= LONGEST for start, end in spans)
    assert sum(len(text[start:end].replace(" ", "")) for start, end in spans) == len("".join(text.split()))


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u2028", "\u3000", "\u202f", "\x85"])
def test_odd_spaces(space: str) -> None:
    """A space that is no plain one is a space to the splitter, too."""
    assert len(sentences(f"The toll is 5 km B{space}.(\t’ and more. It rose.")) >= 1
