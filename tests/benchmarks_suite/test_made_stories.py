"""The made archive is like news stories: their length, their claims, tellings of one story, and names that come again."""

from __future__ import annotations

import json
import re
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.made_stories import archive, coined, words, write
from checker.model import Document
from checker.pipeline import extract_document


@pytest.fixture(scope="module")
def stories() -> list[dict[str, str]]:
    """Two thousand stories."""
    return list(islice(archive(), 2000))


def test_same_seed_same_stories() -> None:
    """A seed gives the same stories again, another one others, and fewer are the first of more."""
    assert list(islice(archive(3), 40)) == list(islice(archive(3), 80))[:40]
    assert list(islice(archive(3), 5)) != list(islice(archive(4), 5))


def test_like_news(stories: list[dict[str, str]]) -> None:
    """A story has some 700 characters and eight to ten claims, and nothing is left of the templates."""
    lengths = [len(story["text"]) for story in stories]
    assert 600 <= sum(lengths) / len(lengths) <= 800
    assert not [story for story in stories if re.search(r"[{}\[\]]", story["title"] + story["text"])]
    found = [len(extract_document(Document(story["id"], story["text"], published=story["published"]), ())[0]) for story in stories[:100]]
    assert 8 <= sum(found) / len(found) <= 10


def test_a_fifth_is_retold(stories: list[dict[str, str]]) -> None:
    """About a fifth of the documents have title and figures of one before; more are about a company that was in the news."""
    before: dict[str, list[set[str]]] = {}
    retold = 0
    for story in stories:
        figures = set(re.findall(r"[\d.,]*\d", story["text"]))
        retold += any(len(figures & each) > len(figures) / 2 for each in before.setdefault(story["title"], []))
        before[story["title"]].append(figures)
    assert 0.17 <= retold / len(stories) <= 0.23
    titles = [story["title"] for story in stories if story["title"].endswith("reports quarterly results")]
    assert len(set(titles)) / len(titles) < 0.75


def test_archive_grows(stories: list[dict[str, str]]) -> None:
    """Names and words are not used up: twice the stories have far more words, and not twice as many."""
    few, many = (len({word for story in stories[:number] for word in re.findall(r"[a-z]+", story["text"])}) for number in (1000, 2000))
    assert 1.3 <= many / few <= 1.9


def test_days_pass(stories: list[dict[str, str]]) -> None:
    """Three hundred stories make a day."""
    assert [story["published"] for story in stories[::300]] == sorted({story["published"] for story in stories[::300]})


def test_wordings_hold_the_same_figures() -> None:
    """Each statement has the same figures in all its wordings, so that a retelling loses none."""
    for topic in words().topics:
        for statement in topic.statements:
            slots = [sorted(re.findall(r"\{(\w)\}", wording)) for wording in statement]
            assert all(each == slots[0] for each in slots), statement
        assert set(topic.figures) == {slot for statement in topic.statements for slot in re.findall(r"\{(\w)\}", statement[0])}


def test_coined_words_differ() -> None:
    """Hardly two numbers have one word."""
    assert len({coined(number) for number in range(20_000)}) > 19_500


def test_writes_by_number_or_size(tmp_path: Path) -> None:
    """A file holds so many documents, or stops with the one that reaches the size."""
    file = tmp_path / "made.jsonl"
    assert write(file, documents=3) == 3
    assert [json.loads(line)["id"] for line in file.read_text("utf-8").splitlines()] == ["s00000000", "s00000001", "s00000002"]
    write(file, size=5000)
    last = len(file.read_bytes().splitlines(keepends=True)[-1])
    assert 5000 <= file.stat().st_size < 5000 + last
