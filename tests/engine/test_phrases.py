"""Where phrases match, with claims and names made by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine import phrases
from checker.engine.fillers import SentenceFillers, fills
from checker.engine.phrases import match, stands
from checker.model import Claim, FigureRole, Gap, Kind, Phrase, Slot, SlotType, Words
from checker.text.names import Mention
from checker.text.phrases import Tag
from checker.text.tokens import Token, tokenize

GATHERING = Words((("apec", "summit"), ("apec", "leaders", "meeting"), ("asia-pacific", "economic", "cooperation", "summit")), name="event")
VERBS = {"fell", "rose", "said", "went"}


def words(*alternatives: str, optional: bool = False) -> Words:
    return Words(tuple(tuple(alternative.split()) for alternative in alternatives), optional)


def claim(text: str, piece: str, kind: Kind, **more: Any) -> Claim:
    start = text.index(piece)
    more.setdefault("dimension", kind.value)
    return Claim("d", start, start + len(piece), piece, kind, id=piece, **more)


def names(text: str, known: dict[str, tuple[str, str]]) -> list[Mention]:
    found = [Mention(m.start(), m.end(), *known[name], None) for name in known for m in re.finditer(rf"\b{re.escape(name)}\b", text)]
    return sorted(found)


NAMES = {
    "Busan": ("place", "Busan"),
    "Seoul": ("place", "Seoul"),
    "South Korea": ("country", "South Korea"),
    "China": ("country", "China"),
    "Chinese": ("demonym", "China"),
    "US": ("country", "United States"),
}


def tagged(tokens: Sequence[Token]) -> list[Tag]:
    """Tags by hand: enough for noun phrases in these tests."""
    plain = {"on": Tag.PREPOSITION, "from": Tag.PREPOSITION, "to": Tag.PREPOSITION, "the": Tag.DETERMINER, "will": Tag.MODAL}
    return [plain.get(t.folded, Tag.VERB if t.folded in VERBS else Tag.NOUN if t.text[0].isalpha() else Tag.MARK) for t in tokens]


def found(text: str, *elements: Words | Slot | Gap, claims: Sequence[Claim] = (), aliases: Any = None) -> list[tuple[str, dict[str, str]]]:
    tokens = tokenize(text)
    fillers = SentenceFillers(text, tokens, claims, names(text, NAMES), aliases, tagged(tokens))
    return [
        (text[tokens[start].start : tokens[end - 1].end], {name: filler.text for name, filler in slots.items()})
        for start, end, slots in match(Phrase("", elements), tokens, fillers)
    ]


PLACE = Slot("venue", SlotType.PLACE)


@pytest.mark.parametrize(
    ("text", "elements", "matched"),
    [
        ("Sales ROSE, then rose.", [words("sales"), words("rose")], ["Sales ROSE"]),
        ("It rose. It fell.", [words("it"), words("rose", "fell")], ["It rose", "It fell"]),
        ("soybean soybeans soya", [words("soybean*")], ["soybean", "soybeans"]),
        ("the new deal, the deal", [words("the"), words("new", optional=True), words("deal")], ["the new deal", "the deal"]),
        ("China's deal", [words("china"), words("deal")], ["China's deal"]),
        ("China’s deal", [words("china's"), words("deal")], ["China’s deal"]),
        ("the leaders' deal", [words("leaders"), words("deal")], ["leaders' deal"]),
        ("APEC Leaders’ Meeting", [GATHERING], ["APEC Leaders’ Meeting"]),
        ("the APEC\n  summit", [GATHERING], ["APEC\n  summit"]),
        ("a b c d e f g h i j", [words("a"), Gap(), words("j")], ["a b c d e f g h i j"]),
        ("a b c d e f g h i j k", [words("a"), Gap(), words("k")], []),
        ("a, (b) j j", [words("a"), Gap(), words("j")], ["a, (b) j"]),
        ("a j", [words("a"), Gap(), words("j")], ["a j"]),
        ("pay (now)", [words("pay"), words("("), words("now"), words(")")], ["pay (now)"]),
    ],
)
def test_words(text: str, elements: list[Words | Gap], matched: list[str]) -> None:
    """Words match in any case and spacing, with any possessive, and ``...`` spans eight of them."""
    assert [where for where, _ in found(text, *elements)] == matched


@pytest.mark.parametrize(
    "text",
    [
        "the APEC summit in Busan",
        "the Asia-Pacific Economic Cooperation (APEC) summit in Busan",
        "the APEC summit in the Busan",
        "the (APEC) summit in Busan",
    ],
)
def test_bracketed_acronym(text: str) -> None:
    """A bracketed acronym may be part of a name, or stand inside one."""
    slots = [slots for _, slots in found(text, GATHERING, words("in"), PLACE)]
    assert {"event": "apec summit", "venue": "Busan"} in slots


def test_name_around_an_acronym() -> None:
    """The long name matches over its own acronym in brackets."""
    (_, long), _ = found("Asia-Pacific Economic Cooperation (APEC) summit in Busan", GATHERING, words("in"), PLACE)
    assert long["event"] == "asia-pacific economic cooperation summit"


@pytest.mark.parametrize(
    ("slot", "text", "filled"),
    [
        (SlotType.PLACE, "in South Korea", ["South Korea"]),
        (SlotType.PLACE, "in Chinese hands", []),
        (SlotType.COUNTRY, "in Chinese hands", ["China"]),
        (SlotType.COUNTRY, "in US hands", ["United States"]),
        (SlotType.COUNTRY, "in Busan's port", []),
        (SlotType.PLACE, "in Busan's port", ["Busan"]),
        (SlotType.PLACE, "in Busan-made cars", []),
    ],
)
def test_names(slot: SlotType, text: str, filled: list[str]) -> None:
    """A place is a place or country; a country may be an adjective of one."""
    assert [slots["x"] for _, slots in found(text, words("in"), Slot("x", slot))] == filled


def test_optional_slot_first() -> None:
    """An optional slot is filled where it can be."""
    elements = [Slot("by", SlotType.COUNTRY, optional=True), words("tariffs")]
    assert found("US tariffs", *elements) == [("US tariffs", {"by": "United States"}), ("tariffs", {})]


@pytest.mark.parametrize(
    ("kind", "claimed", "yes"),
    [
        (SlotType.MASS, {"kind": Kind.QUANTITY, "dimension": "mass"}, True),
        (SlotType.MASS, {"kind": Kind.QUANTITY, "dimension": "length"}, False),
        (SlotType.MASS, {"kind": Kind.NUMBER}, False),
        (SlotType.MASS, {"kind": Kind.COUNT, "dimension": "mass"}, False),
        (SlotType.MONEY, {"kind": Kind.MONEY}, True),
        (SlotType.FIGURE, {"kind": Kind.MONEY}, True),
        (SlotType.FIGURE, {"kind": Kind.DATE}, False),
        (SlotType.PERIOD, {"kind": Kind.DATE}, True),
        (SlotType.PERCENT_CHANGE, {"kind": Kind.PERCENT}, False),
    ],
)
def test_fills(kind: SlotType, claimed: dict[str, Any], yes: bool) -> None:  # noqa: FBT001
    """A figure fills the slots of its own type; a bare number is no mass."""
    assert fills(claim("20", "20", claimed["kind"], dimension=claimed.get("dimension")), kind) is yes


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("tariffs on imports from China fell from 57% to 47% now", "from 57% to 47%"),
        ("tariffs on imports from China fell to 47% from about 57% now", "to 47% from about 57%"),
    ],
)
def test_change(text: str, rate: str) -> None:
    """A change runs from its first word to its last figure, and a noun phrase before it stops at the verb."""
    before, now = claim(text, "57%", Kind.PERCENT, role=FigureRole.PREVIOUS), claim(text, "47%", Kind.PERCENT, role=FigureRole.CURRENT)
    before.partner, now.partner = now.id, before.id
    slots = [Slot("target", SlotType.THING), words("fell", optional=True), Slot("rate", SlotType.PERCENT_CHANGE)]
    assert found(text, words("tariffs"), words("on"), *slots, claims=[before, now])[0][1] == {"target": "imports from China", "rate": rate}


def test_figures_without_partners_are_no_change() -> None:
    """Two figures that nobody has linked do not fill a change."""
    text = "tariffs fell from 57% to 47%"
    claims = [claim(text, "57%", Kind.PERCENT), claim(text, "47%", Kind.PERCENT)]
    assert found(text, words("fell"), Slot("rate", SlotType.PERCENT_CHANGE), claims=claims) == []


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("on steel rose", "steel"),
        ("on the Chinese goods, which", "Chinese goods"),
        ("on imports from China said", "imports from China"),
        ("on imports from 5% up", "imports"),
        ("on a b c d e f g h", "a b c d e f"),
    ],
)
def test_thing_at_the_end(text: str, things: str) -> None:
    """At the end of a phrase a noun phrase goes as far as it can, up to six words."""
    claims = [claim(text, "5%", Kind.PERCENT)] if "5%" in text else []
    assert found(text, words("on"), Slot("x", SlotType.THING), claims=claims)[0][1] == {"x": things}


def test_known_thing_first() -> None:
    """A noun phrase that ``same_as`` names is preferred to a longer one."""
    aliases = {"x": {"chinese goods": "Chinese goods"}}
    assert found("on Chinese goods imports", words("on"), Slot("x", SlotType.THING), aliases=aliases)[0][1] == {"x": "Chinese goods"}


def test_thing_before_words() -> None:
    """Inside a phrase the words after it say where a noun phrase ends."""
    assert found("the price of crude oil rose", words("of"), Slot("x", SlotType.THING), words("rose"))[0][1] == {"x": "crude oil"}


def test_stands() -> None:
    """A run of words stands in a sentence or it does not."""
    assert stands(words("arms sale*"), tokenize("US arms sales to Taiwan"))
    assert not stands(words("arms sale*"), tokenize("sales of arms"))


ANY = st.sampled_from(
    [words("a"), words("b*", "a c"), words("c", optional=True), Gap(), Slot("x", SlotType.THING), Slot("y", SlotType.PLACE)]
)


@given(st.lists(ANY, min_size=1, max_size=12), st.text(alphabet="abc ()',.Busan\n", max_size=60))
def test_any_phrase_over_any_text(elements: list[Words | Slot | Gap], text: str) -> None:
    """Matching ends, and a match lies inside the sentence."""
    tokens = tokenize(text)
    fillers = SentenceFillers(text, tokens, [], names(text, NAMES), None, tagged(tokens))
    for start, end, _ in match(Phrase("", tuple(elements)), tokens, fillers):
        assert 0 <= start <= end <= len(tokens)


@given(st.lists(ANY, min_size=1, max_size=6), st.text(alphabet="abc ()',.Busan\n", max_size=60))
def test_begins_only_where_it_may(elements: list[Words | Slot | Gap], text: str) -> None:
    """Where the words that a phrase cannot do without stand too early, it is not tried, and no match is lost."""
    tokens = tokenize(text)
    fillers = SentenceFillers(text, tokens, [], names(text, NAMES), None, tagged(tokens))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(phrases._Run, "starts", lambda self: range(len(self.tokens)))
        expected = list(match(Phrase("", tuple(elements)), tokens, fillers))
    assert list(match(Phrase("", tuple(elements)), tokens, fillers)) == expected


def test_a_phrase_of_gaps_is_not_tried_in_every_way() -> None:
    """Many gaps over a long sentence take no more than their number times the sentence's length."""
    text = "a " * 3000
    elements = [element for _ in range(20) for element in (words("a"), Gap())] + [words("b")]
    assert found(text, *elements) == []
