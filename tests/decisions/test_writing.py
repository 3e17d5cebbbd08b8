"""Entries are written so that people read them, git merges them, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.decisions import parse, rendered, with_entry
from checker.errors import DecisionsError
from checker.model import Decided, Decision, Entry
from checker.text.entries import HEAD
from tests.reporters.test_hostile import ATTACKS, TEXTS

ENTRY = Entry(
    "c4f19be2a07d",
    "diplomacy/summit-venue",
    "APEC summit",
    ("Busan", "Seoul"),
    ("a.txt", "b.txt"),
    Decided(Decision.ACCEPTED, "an early plan", "Ana", "2026-11-30"),
    stated=(("a.txt", "Busan"), ("b.txt", "Seoul")),
)
BLOCK = """\
- id: c4f19be2a07d
  rule: diplomacy/summit-venue
  subject: APEC summit
  sources: {a.txt: Busan, b.txt: Seoul}
  decision: accepted # c4f19be2a07d
  reason: "an early plan"
  by: "Ana"
  on: 2026-11-30 # c4f19be2a07d
"""


def test_a_new_file() -> None:
    """A line that says what it is, then the entry."""
    assert with_entry("", ENTRY, "d.yml") == rendered([ENTRY]) == f"{HEAD}\n{BLOCK}"


def test_what_people_wrote_stays() -> None:
    """A new entry comes between the others by its id; comments and the form of the others are left alone."""
    before = "# ours\n\n- id: bbbbbbbbbbbb # talk to Ben\n  decision: ask\n\n- {id: dddddddddddd, decision: ask}\n# end\n"
    after = with_entry(before, ENTRY, "d.yml")
    assert after == (
        f"# ours\n\n- id: bbbbbbbbbbbb # talk to Ben\n  decision: ask\n\n{BLOCK}\n- {{id: dddddddddddd, decision: ask}}\n# end\n"
    )
    assert with_entry(after, ENTRY, "d.yml") == after


def test_an_entry_takes_the_place_of_the_old_ones() -> None:
    """Deciding again leaves one entry."""
    twice = rendered([ENTRY, replace(ENTRY, decided=Decided(Decision.ASK))])
    changed = replace(ENTRY, decided=Decided(Decision.FALSE_ALARM))
    assert parse(with_entry(twice, changed, "d.yml"), "d.yml") == (changed,)


def test_a_list_in_another_form_is_written_anew() -> None:
    """Where entries are no blocks at the left edge, nothing is lost but their form."""
    assert [entry.id for entry in parse(with_entry("  - id: dddddddddddd\n    decision: ask\n", ENTRY, "d.yml"), "d.yml")] == [
        "c4f19be2a07d",
        "dddddddddddd",
    ]


def test_a_broken_file_is_not_touched() -> None:
    """Its mistakes are told instead."""
    with pytest.raises(DecisionsError):
        with_entry("- id: x\n", ENTRY, "d.yml")


@settings(deadline=None)
@example("no")
@example("12:30")
@example("1e5")
@example("0b11")
@example("2026-11-30")
@example("123456789012")
@example("a: b # c")
@example("it's, [x]")
@given(st.one_of(TEXTS, st.text(max_size=8)))
def test_there_and_back(text: str) -> None:
    """Any text comes back, here and from any reader of YAML, and stays on its line; half characters come back as marks."""
    entry = Entry("000000000012", text, text, (), (f"{text}.",), Decided(Decision.ASK, text, text, ""), stated=told_by(f"{text}."))
    shown = rendered([entry])
    wanted = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    source = f"{wanted}."
    (read,) = parse(shown, "d.yml")
    assert (read.rule, read.subject, read.sources, read.stated) == (wanted, wanted, (source,), tuple(sorted(told_by(source))))
    assert (read.id, read.decided.reason, read.decided.by) == ("000000000012", wanted, wanted)
    (plain,) = yaml.safe_load(shown)
    assert (plain["id"], plain["subject"], plain["sources"]) == ("000000000012", wanted, {source: [f"{source}z", "x"]})
    assert len(shown.splitlines()) == len(rendered([ENTRY]).splitlines())


def told_by(source: str) -> tuple[tuple[str, str], ...]:
    """Two values that a source states."""
    return (source, f"{source}z"), (source, "x")


def test_who_states_what() -> None:
    """A value, several, or none of its own; a name that is longer than other keys of YAML may be."""
    long = "a" * 1200
    entry = replace(ENTRY, sources=(long, "b.txt", "c.txt"), stated=(("b.txt", "Busan"), ("b.txt", "Seoul"), (long, "1, 2")))
    shown = rendered([entry])
    assert f'sources: {{? {long} : "1, 2", b.txt: [Busan, Seoul], c.txt: []}}' in shown
    (read,) = parse(shown, "d.yml")
    assert set(read.stated) == set(entry.stated)
    assert (read.values, read.sources) == (("1, 2", "Busan", "Seoul"), (long, "b.txt", "c.txt"))


def test_an_earlier_form() -> None:
    """An entry that does not say who states what keeps its values and sources as lists."""
    entry = replace(ENTRY, stated=())
    assert "  values: [Busan, Seoul]\n  sources: [a.txt, b.txt]\n" in rendered([entry])
    assert parse(rendered([entry]), "d.yml") == (entry,)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_hidden(attack: str) -> None:
    """A decisions file shows what is in it."""
    shown = rendered([replace(ENTRY, subject=attack)])
    assert all(sign.isprintable() or sign == "\n" for sign in shown)
