"""The notes of a finding say who says what, and blame nobody."""

from __future__ import annotations

import re

import pytest

from checker.engine.notes import TEMPLATES
from checker.model import Document, Finding, Verdict
from checker.pipeline import check_documents
from checker.rulebook.catalogue import load_rules

RULES = load_rules([], builtin=True)

BLAMING = re.compile(
    r"\b(?:wrong\w*|errors?|erroneous\w*|mistak\w*|false\w*|incorrect\w*|inaccura\w*|lie[sd]?|lying|faults?|faulty|blam\w+|fail\w*|careless\w*"
    r"|mislead\w*|contradict\w*|claims?|alleg\w+|admit\w*|true|truth|right|correct\w*|should|must)\b",
    re.IGNORECASE,
)

BUSAN, SEOUL = "The APEC summit in Busan ended on Friday.", "The APEC summit in Seoul ended on Friday."
STORY = (
    "The council of Harwick approved the harbour bridge on Tuesday after a debate of six hours, and said that work would begin in spring. "
    "The APEC summit in {} ended on Friday, and engineers expect the bridge to carry forty trains a day once the old one has been closed."
)


def told(*texts: str, published: str = "2025-11-02") -> Finding:
    """The finding on the summit in these texts."""
    documents = [Document(f"{'abcdefgh'[number]}.txt", text, published=published) for number, text in enumerate(texts)]
    (found,) = (each for each in check_documents(documents, RULES, generic=False).findings if each.rule == "diplomacy/summit-venue")
    return found


@pytest.mark.parametrize("template", TEMPLATES.values())
def test_words_are_neutral(template: str) -> None:
    """No sentence says who is to blame, or who is right."""
    assert not BLAMING.search(template)


def test_minority() -> None:
    """A value that fewer sources state than another is told with both numbers."""
    assert "1 of 4 sources says Seoul; 3 say Busan." in told(BUSAN, SEOUL, BUSAN, BUSAN).notes
    assert "2 of 5 sources say Seoul; 3 say Busan." in told(BUSAN, SEOUL, BUSAN, BUSAN, SEOUL).notes
    three = told(BUSAN, SEOUL, BUSAN, BUSAN.replace("Busan", "Oslo"))
    assert "1 of 4 sources says Seoul, 1 Oslo; 2 say Busan." in three.notes


def test_one_source_agrees_and_two_agree() -> None:
    """Where sources of a value say something else that agrees with it, the verb goes with how many they are."""
    korea = "The APEC summit in South Korea ended on Friday."
    lisbon, portugal = (korea.replace("South Korea", place) for place in ("Lisbon", "Portugal"))
    found = told(f"{SEOUL} {korea}", lisbon, portugal)
    assert "1 of 3 sources says Seoul or agrees with it; 2 say Lisbon or agree with it." in found.notes


@pytest.mark.parametrize("texts", [(BUSAN, SEOUL), (BUSAN, SEOUL, BUSAN, SEOUL), (BUSAN, BUSAN)])
def test_no_minority(texts: tuple[str, ...]) -> None:
    """Where as many say the one as the other, nobody is in the minority."""
    assert not [note for note in told(*texts).notes if "sources" in note]


def test_copies_are_one_voice_of_the_minority() -> None:
    """A story that is printed three times is one source, and the note names the copies."""
    story = STORY.format("Seoul")
    found = told(BUSAN, BUSAN, story, f"(Wire) {story}", f"{story} (Wire)")
    assert "1 of 3 sources says Seoul; 2 say Busan." in found.notes
    assert "c.txt, d.txt and e.txt are copies of one text and count once." in found.notes


def test_copies_that_differ() -> None:
    """Two prints of one story that say different things are told as that."""
    found = told(STORY.format("Seoul"), STORY.format("Busan"))
    assert "a.txt and b.txt are nearly one text and differ here." in found.notes


def test_copies_alone_are_no_agreement() -> None:
    """Why a fact in two documents has one source only is said although it is no conflict."""
    found = told(STORY.format("Seoul"), STORY.format("Seoul"))
    assert found.verdict is Verdict.SINGLE
    assert found.notes == ("a.txt and b.txt are copies of one text and count once.",)


def test_many_copies_are_counted() -> None:
    """A long list of names is cut, and says by how much."""
    found = told(*[STORY.format("Seoul")] * 8)
    assert found.notes == ("a.txt, b.txt, c.txt, d.txt and 4 others are copies of one text and count once.",)


def test_speakers() -> None:
    """Who says which is told where they are not the same, or where one value has no speaker."""
    minister = "The APEC summit in Busan ended on Friday, Foreign Minister Wang Yi said."
    president = "The APEC summit in Seoul ended on Friday, President Donald Trump said."
    assert "Busan: said by Wang Yi; Seoul: said by Donald Trump." in told(minister, president).notes
    assert "Seoul: said by Donald Trump; Busan: no speaker named." in told(BUSAN, president).notes
    for texts in ((BUSAN, SEOUL), (minister, minister.replace("Busan", "Seoul"))):
        assert not [note for note in told(*texts).notes if "said by" in note]


def test_a_value_that_a_text_states_itself_has_no_speaker() -> None:
    """One source that needs no speaker is enough for a value to have none."""
    minister = "The APEC summit in Busan ended on Friday, Foreign Minister Wang Yi said."
    assert not [note for note in told(minister, BUSAN, SEOUL).notes if "said by" in note]


def test_one_text_gives_both() -> None:
    """A document that states both values is named, unless it is the only one."""
    assert "a.txt itself gives both Busan and Seoul." in told(f"{BUSAN} {SEOUL}", BUSAN).notes
    assert not [note for note in told(f"{BUSAN} {SEOUL}").notes if "itself" in note]


def test_older_report() -> None:
    """What a text takes from an older report is told with the words that name it."""
    story = "According to a 2019 survey, the arms package for Taiwan in December 2025 was worth $9 billion."
    other = "In December 2025, the United States approved its arms sales package to Taiwan, valued at $11.1 billion."
    documents = [Document(name, text, published="2026-01-05") for name, text in (("a.txt", story), ("b.txt", other))]
    (found,) = check_documents(documents, RULES, generic=False).conflicts
    assert '$9 billion goes back to an older report ("2019 survey").' in found.notes
