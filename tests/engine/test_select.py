"""What rules take from a document, with claims and names made by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from checker.engine.page import canonical
from checker.engine.select import Match, select
from checker.model import Claim, Document, FigureRole, Kind, Rule, Status
from checker.rulebook.catalogue import builtin_folder
from checker.rulebook.load import load
from checker.rulebook.reading import read
from checker.text.names import Mention
from checker.text.scan import Scan
from checker.text.tokens import tokenize

NAMES = {
    "Busan": ("place", "Busan", "KR"),
    "Seoul": ("place", "Seoul", "KR"),
    "Gyeongju": ("place", "Gyeongju", "KR"),
    "Cape Town": ("place", "Cape Town", "ZA"),
    "Tokyo": ("place", "Tokyo", "JP"),
    "South Korea": ("country", "South Korea", "KR"),
    "China": ("country", "China", "CN"),
    "Taiwan": ("country", "Taiwan", "TW"),
    "Japan": ("country", "Japan", "JP"),
    "United States": ("country", "United States", "US"),
    "US": ("country", "United States", "US"),
    "Chinese": ("demonym", "China", "CN"),
}


class Page(Scan):
    """A scan with one sentence a line and the names above, so that nothing else is under test."""

    def __init__(self, text: str) -> None:
        super().__init__(Document("d", text, published="2025-10-30", source="Wire"))
        self.sentences = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]

    def mentions(self, sentence: int) -> list[Mention]:
        start, end = self.sentences[sentence]
        any_name = re.compile(rf"\b(?:{'|'.join(map(re.escape, NAMES))})\b")
        return [Mention(m.start(), m.end(), *NAMES[m.group()]) for m in any_name.finditer(self.text, start, end)]


def claim(text: str, piece: str, kind: Kind, dimension: str | None = None, **more: Any) -> Claim:
    start = text.index(piece)
    return Claim("d", start, start + len(piece), piece, kind, dimension=dimension or kind.value, id=f"{start}", **more)


def rule(find: str, *, group_by: str = "[]", value: str = "figure", lists: str = "") -> Rule:
    text = f"""\
checker: 1
{lists}
rules:
  - id: r
    title: t
    severity: error
    why: w
    find: {find}
    group_by: {group_by}
    compare: {{value: {value}}}
    message: <values>
    examples: {{conflict: [x], nothing: [y]}}
"""
    found, mistakes, _ = read(text, "x.yml", pack="p")
    assert mistakes == []
    return found[0][0]


def texts(matches: list[Match]) -> list[str]:
    return [found.claim.text for found in matches]


SHIPPED = {rule.id: rule for rule in load([builtin_folder()])}


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("They met on the sidelines of the APEC Summit in Busan, South Korea, on October 30.", ["Busan, South Korea"]),
        ("Both will attend the upcoming Asia-Pacific Economic Cooperation (APEC) summit in Seoul.", ["Seoul"]),
        ("and that China will host the APEC Leaders’ Meeting and the US will chair the G20 Summit", ["China"]),
        ("China is set to host next year's APEC summit.", ["China"]),
        ("China hosts the 2026 APEC leaders' meeting.", ["China"]),
        ("The APEC summit is scheduled to be held in Gyeongju.", ["Gyeongju"]),
        ("The APEC summit takes place in Gyeongju.", ["Gyeongju"]),
        ("The Seoul APEC summit ended.", ["Seoul"]),
        ("Gyeongju, the host city of this year's APEC summit, is ready.", ["Gyeongju"]),
        ("the APEC summit, hosted by South Korea", ["South Korea"]),
        ("Leaders gathered in Gyeongju for the APEC summit.", ["Gyeongju"]),
        ("Trump left Tokyo two days before the APEC summit.", []),
        ("After the APEC summit, he flew to Tokyo.", []),
        ("The Chinese APEC summit delegation arrived.", []),
        ("The APEC CEO summit in Seoul", []),
    ],
)
def test_summit_venue(text: str, venues: list[str]) -> None:
    """A summit has the place that the sentence gives it, in whichever way."""
    found = select([SHIPPED["diplomacy/summit-venue"]], Page(text), [])
    assert texts(found) == venues
    assert all(match.slots["event"] == "APEC summit" and match.made for match in found)


def test_made_claim() -> None:
    """A claim made from a name has all that the text says of it."""
    text = "First line.\nThey met at the APEC summit in Busan, South Korea."
    (found,) = select([SHIPPED["diplomacy/summit-venue"]], Page(text), [])
    made = found.claim
    assert text[made.start : made.end] == made.text == "Busan, South Korea"
    assert (made.kind, made.value, made.line, made.column) == (Kind.VENUE, "Busan", 2, 32)
    assert (made.published, made.source) == ("2025-10-30", "Wire")
    assert text[slice(*made.sentence)] == made.quote == "They met at the APEC summit in Busan, South Korea."
    assert (made.entity, made.property, found.mate) == (None, None, None)


@pytest.mark.parametrize("piece", ["Busan, South Korea", "Busan"])
def test_venue_claim_is_used(piece: str) -> None:
    """Where an extractor found the venue, its claim is taken."""
    text = "They met at the APEC summit in Busan, South Korea."
    venue = claim(text, piece, Kind.VENUE, "place", value="Busan")
    (found,) = select([SHIPPED["diplomacy/summit-venue"]], Page(text), [venue])
    assert found.claim is venue
    assert not found.made


def test_host_clause_is_one_claim() -> None:
    """A venue claim that is a whole clause belongs to the place at its start."""
    text = "China will host the APEC Leaders' Meeting."
    venue = claim(text, text[:-1], Kind.VENUE, "place", value="China")
    (found,) = select([SHIPPED["diplomacy/summit-venue"]], Page(text), [venue])
    assert found.claim is venue


def test_soybeans() -> None:
    """Any weight near the words counts, with its own period; a bare number, a count and another weight do not."""
    text = (
        "China may buy 20 million metric tons of soybeans in the current season (up from 12 million tons), "
        "25 million tons next season, 300 cargoes.\n"
        "Brazil will harvest 170 million tons of soybeans.\nChina bought 9 million tons of coal."
    )
    claims = [
        claim(text, "20 million metric tons", Kind.QUANTITY, "mass", period="current season"),
        claim(text, "12 million tons", Kind.QUANTITY, "mass"),
        claim(text, "25 million tons", Kind.QUANTITY, "mass", period="next season"),
        claim(text, "300 cargoes", Kind.COUNT),
        claim(text, "170 million tons", Kind.QUANTITY, "mass"),
        claim(text, "9 million tons", Kind.QUANTITY, "mass"),
    ]
    found = select([SHIPPED["trade/soybean-purchase-volume"]], Page(text), claims)
    assert texts(found) == ["20 million metric tons", "12 million tons", "25 million tons"]
    assert [match.slots for match in found] == [{"season": "current season"}, {}, {"season": "next season"}]


ARMS = "{figure: money, near: [arms sale/sales, arms sales package, arms package], with: {recipient: 'country, after to/for'}}"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("the United States approved an arms sales package to Taiwan, valued at $11.1 billion", {"recipient": "Taiwan"}),
        ("the $11.1 billion arms package for Taiwan", {"recipient": "Taiwan"}),
        ("US arms sales to the United States of $11.1 billion after talks in Japan", {"recipient": "United States"}),
        ("US arms sales worth $11.1 billion", {}),
    ],
)
def test_companion_after_a_word(text: str, slots: dict[str, str]) -> None:
    """The recipient is the country after "to" or "for", not the one that is nearest."""
    (found,) = select([rule(ARMS)], Page(text), [claim(text, "$11.1 billion", Kind.MONEY)])
    assert found.slots == slots


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("a $3 arms sale to Taiwan, a $4 package for China and a $5 package for Japan", ["Taiwan", "China", "Japan"]),
        ("an arms sale to Taiwan of $3, one to China of $4 and one to Japan of $5", ["Taiwan", "China", "Japan"]),
        ("a $3 arms sale to Taiwan, then $4 and $5", ["Taiwan", "Taiwan", "Taiwan"]),
    ],
)
def test_companion_of_each_of_several_figures(text: str, recipients: list[str]) -> None:
    """What follows one figure is not that of the next, where that has its own."""
    claims = [claim(text, piece, Kind.MONEY, sentence=(0, len(text))) for piece in ("$3", "$4", "$5")]
    assert [match.slots.get("recipient") for match in select([rule(ARMS)], Page(text), claims)] == recipients


@pytest.mark.parametrize(
    ("text", "number"),
    [("the company will cut 40 jobs", 1), ("the company will cut 40 jobs on top of those", 0), ("it cut 40 jobs.\nOn top of those", 1)],
)
def test_phrases_not_near(text: str, number: int) -> None:
    """`not_near` refuses a phrase in a sentence that has one of its words."""
    r = rule("{phrases: ['cut <jobs:count>'], not_near: [on top of]}", value="jobs")
    assert len(select([r], Page(text), [claim(text, "40 jobs", Kind.COUNT)])) == number


def test_tariffs() -> None:
    """A change gives both ends, and the target its canonical name."""
    text = "slashing US tariffs on Chinese imports from 57 per cent to 47 per cent"
    before = claim(text, "57 per cent", Kind.PERCENT, role=FigureRole.PREVIOUS)
    now = claim(text, "47 per cent", Kind.PERCENT, role=FigureRole.CURRENT, partner=before.id)
    (found,) = select([SHIPPED["trade/tariff-rate-change"]], Page(text), [before, now])
    assert found.claim is now
    assert found.mate is before
    assert found.slots == {"imposer": "United States", "target": "Chinese goods", "rate": "from 57 per cent to 47 per cent"}


def test_earliest_phrase_wins() -> None:
    """A claim that two phrases find comes once, with the slots of the first."""
    find = "{phrases: ['<what:word> of <price:money>', 'cost of <price:money> for <who:country>']}"
    r = rule(find, value="price", lists="lists: {word: [cost]}")
    text = "the cost of $5 for Japan"
    (found,) = select([r], Page(text), [claim(text, "$5", Kind.MONEY)])
    assert found.slots == {"what": "cost", "price": "$5"}


def test_status_and_other_words() -> None:
    """``status``, ``and_near`` and ``not_near`` narrow what ``near`` finds."""
    r = rule("{figure: money, near: [tank*], and_near: [new, big/large], not_near: [toy*], status: [planned]}")
    text = "a big new tank: $1\na new tank: $2\na new large tank, no toy: $3\na new large tank: $4\nlarge tank new: $5"
    claims = [claim(text, f"${n}", Kind.MONEY, status=Status.ACTUAL if n == 4 else Status.PLANNED) for n in range(1, 6)]
    assert texts(select([r], Page(text), claims)) == ["$1", "$5"]


def test_within_document() -> None:
    """With ``within: document`` the words may stand in another sentence."""
    text = "New tanks.\nThey cost $5."
    claims = [claim(text, "$5", Kind.MONEY)]
    assert texts(select([rule("{figure: money, near: [tank*], within: document}")], Page(text), claims)) == ["$5"]
    assert select([rule("{figure: money, near: [tank*]}")], Page(text), claims) == []
    assert select([rule("{figure: money, near: [tank*], not_near: [new], within: document}")], Page(text), claims) == []
    assert select([rule("{figure: money, near: [tank*], and_near: [cost, old], within: document}")], Page(text), claims) == []


def test_phrase_without_literal_words() -> None:
    """A phrase of slots alone is tried in every sentence with claims."""
    r = rule("{phrases: ['<who:country> <price:money>']}", value="price")
    text = "Nothing.\nJapan $5"
    assert texts(select([r], Page(text), [claim(text, "$5", Kind.MONEY)])) == ["$5"]


def test_rules_one_after_another() -> None:
    """Rules do not disturb each other, and come in their order."""
    first, second = rule("{figure: money, near: [tank*]}"), rule("{figure: money, near: [cost*]}")
    text = "tanks cost $5"
    claims = [claim(text, "$5", Kind.MONEY)]
    assert len(select([first, second], Page(text), claims)) == 2
    assert len(select([second], Page(text), claims)) == 1
    assert select([], Page(text), claims) == []
    assert select([first], Page(""), []) == []


def test_canonical() -> None:
    """What fills a slot has the name that ``same_as`` gives it, in any case and spacing."""
    r = SHIPPED["trade/tariff-rate-change"]
    assert canonical(r, "target", "imports  from\nCHINA") == "Chinese goods"
    assert canonical(r, "target", "steel") == "steel"


def test_literal_words_are_tokens() -> None:
    """No literal word of a shipped rule is written in a way that a token never is."""
    for shipped in SHIPPED.values():
        for phrase in shipped.find.phrases:
            for element in phrase.elements:
                for run in getattr(element, "alternatives", ()):
                    for word in run:
                        (token,) = tokenize(word.rstrip("*"))
                        assert token.folded == word.rstrip("*")
