"""Decisions files are read, or every mistake is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.decisions import parse, read
from checker.errors import DecisionsError, PathError
from checker.model import Decision

GOOD = """\
# what we decided

- id: c4f19be2a07d
  rule: diplomacy/summit-venue
  subject: APEC summit
  values: [Busan, Seoul]
  sources:
    - a.txt
    - b.txt
  decision: accepted
  reason: "the plan: Seoul"
  by: Ana
  on: 2026-11-30
- id: "000000000012"
  decision: ask
  reason:
"""


def test_an_entry() -> None:
    """All keys are read as text; most may be missing."""
    first, second = parse(GOOD, "d.yml")
    assert (first.id, first.rule, first.subject) == ("c4f19be2a07d", "diplomacy/summit-venue", "APEC summit")
    assert (first.values, first.sources) == (("Busan", "Seoul"), ("a.txt", "b.txt"))
    assert (first.decided.decision, first.decided.reason) == (Decision.ACCEPTED, "the plan: Seoul")
    assert (first.decided.by, first.decided.on, first.place) == ("Ana", "2026-11-30", "d.yml:3")
    assert (second.decided.decision, second.values, second.decided.reason) == (Decision.ASK, (), "")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_empty_file(text: str) -> None:
    """A file without entries is one."""
    assert parse(text, "d.yml") == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"x \ud800 y"', "x \ufffd y"),
        (r'"\uDFFF"', "\ufffd"),
        (r'"\ud83d\ude00"', "\U0001f600"),
        (r'"\u202e\ud83d"', "\u202e\ufffd"),
        (r"'\ud800'", r"\ud800"),
        (r"C:\ud800", r"C:\ud800"),
    ],
)
def test_half_characters(written: str, read: str) -> None:
    """Half a character as JSON escapes it costs nobody the file: two halves are one character, one alone is a mark."""
    (entry,) = parse(f"- id: c4f19be2a07d\n  decision: ask\n  reason: {written}\n", "d.yml")
    assert entry.decided.reason == read


WRITTEN = "- id: c4f19be2a07d\n  rule: r\n  subject: s\n  sources: {a: b}\n  decision: accepted\n"
BEFORE = "- id: c4f19be2a07d\n  decision: accepted\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: b\n", "d.yml:1:1: error: a decisions file is a list"),
        ("- hello\n", "d.yml:1:3: error: an entry takes keys and values"),
        ("- id: c4f19be2a07d\n", "d.yml:1:3: error: `decision` is missing"),
        ("- decision: ask\n", "d.yml:1:3: error: `id` is missing"),
        ("- id: 12\n  decision: ask\n", 'd.yml:1:7: error: "12" is no id of a finding'),
        (BEFORE + "  desicion: ask\n", "d.yml:3:3: error: unknown key `desicion`"),
        ("- id: c4f19be2a07d\n  decision: acepted\n", 'd.yml:2:13: error: "acepted" cannot be decided'),
        (WRITTEN + "  reason:\n  by:\n", "d.yml:1:3: error: `on` is missing, and checker writes it"),
        (WRITTEN + "  reason:\n  on:\n", "d.yml:1:3: error: `by` is missing, and checker writes it"),
        (BEFORE + "  on: yesterday\n", 'd.yml:3:7: error: "yesterday" is no day'),
        (BEFORE + "  on: 2026-02-30\n", 'd.yml:3:7: error: "2026-02-30" is no day'),
        (BEFORE + "  values: Busan\n", "d.yml:3:11: error: `values` takes a list of texts"),
        (BEFORE + "  sources: [[a]]\n", "d.yml:3:12: error: `sources` takes a list of texts"),
        (BEFORE + "  sources: {a: {b: c}}\n", "d.yml:3:16: error: `a` takes a value or a list of values"),
        (BEFORE + "  sources: {a: [[b]]}\n", "d.yml:3:16: error: `a` takes a value or a list of values"),
        (BEFORE + "  sources: {a: }\n", "d.yml:3:13: error: `a` has no value"),
        (BEFORE + "  sources: {a: b}\n  values: c\n", "d.yml:4:11: error: `values` takes a list of texts"),
        (BEFORE + "  reason: [a]\n", "d.yml:3:11: error: `reason` takes one text"),
        (BEFORE + "  id: c4f19be2a07d\n", "d.yml:3:3: error: key `id` stands twice"),
        (BEFORE + "  values: [a\n", "d.yml:3:11: error: `[` is not closed"),
        (BEFORE + "<<<<<<< HEAD\n" + BEFORE + "=======\n>>>>>>> other\n", "d.yml:3:1: error: a merge that was not finished"),
        ("- \ttab\n", "d.yml:1:3: error"),
        (BEFORE + '  reason: "C:\\q"\n', "d.yml:3:14: error: `\\q` is no character"),
        (b"\xff\xfe- id", "d.yml:1:1: error: this is not UTF-8"),
    ],
)
def test_mistakes(text: str | bytes, told: str) -> None:
    """File, line and column, what was read, and often what to do."""
    with pytest.raises(DecisionsError) as error:
        parse(text, "d.yml")
    assert str(error.value).startswith(told)


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    """Of every file."""
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text("- id: x\n  decision: y\n", "utf-8")
    with pytest.raises(DecisionsError) as error:
        read([str(tmp_path / "a.yml"), str(tmp_path / "b.yml")])
    assert len(error.value.mistakes) == 4


def test_missing_file() -> None:
    """A file that is not there is one line."""
    with pytest.raises(PathError, match=r"nowhere\.yml: cannot be read: no such file or directory"):
        read(["nowhere.yml"])


def test_what_the_page_saves() -> None:
    """The form in which the HTML report saves decisions: texts in quotation marks, nothing before the first entry."""
    saved = (
        '- id: "000000000012"\n  rule: checks/percent-change\n  subject: "10 to 12"\n  values: ["25%", "10", "12"]\n  sources: ["a.md"]\n'
        '  decision: false-alarm\n  reason: "a \\u202e\\"joke\\""\n  by: ""\n  on: 2026-11-30\n'
    )
    (entry,) = parse(saved, "d.yml")
    assert (entry.values, entry.decided.reason, entry.decided.on) == (("25%", "10", "12"), 'a \u202e"joke"', "2026-11-30")
