"""Why a finding's claims were linked, and why they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model import Finding, Report, RuleNote, Verdict
from checker.reporters.explanation import explain
from checker.reporters.symbols import columns
from checker.reporters.view import View

from . import reports

RULE = RuleNote("diplomacy/summit-venue", "Where a summit is held", "built-in rules/diplomacy.yml:27", ("event", "edition"))


def shown(found: Finding, *, rules: tuple[RuleNote, ...] = (RULE,), **view: object) -> str:
    """The explanation of one finding of a report on the stories."""
    report: Report = replace(reports.stories(), rulebook=rules)
    return explain([found], report, View(**view))  # type: ignore[arg-type]


def test_of_a_rule() -> None:
    """The whole explanation of a conflict that a rule found."""
    assert shown(reports.summit()) == SUMMIT


def test_of_a_link() -> None:
    """Evidence comes by weight, whatever its sign, with the sum; the confidence is said to be that of the sum only where it is."""
    because = (("same names", 3.0), ("most pairs are of two facts", -4.0), ("same property", 2.0))
    found = replace(reports.summit(), rule="generic/venue", because=because, confidence=0.7311)
    told = shown(found)
    lines = [line for line in told.splitlines() if line.startswith(("    +", "    -"))]
    assert lines == [
        "    -4.0    most pairs are of two facts",
        "    +3.0    same names",
        "    +2.0    same property",
        "    +1.0    together, in log odds",
    ]
    assert "  0.7311    confidence, likely: what these odds are as a probability\n" in told
    assert "     0.6    confidence, check\n" in shown(replace(found, confidence=0.6))


def test_of_one_source() -> None:
    """What one source alone states rests on no link."""
    assert "one source alone states it, so no link could be doubted" in " ".join(
        shown(replace(reports.next_season(), confidence=1.0)).split()
    )


def test_of_a_check() -> None:
    """A recomputed figure has its arithmetic, and how far the printed one lies from it."""
    told = shown(reports.growth())
    assert "THE ARITHMETIC\n  (12 - 10) / 10 = 20%; printed digits allow 19.5% to 20.5%\n" in told
    assert '  "25%" against it: apart by at least 4.5 percentage points.\n' in told
    assert '  "10", exact: 10\n' in told
    assert "checks/percent-change: figures that stand together in one text are" in told


def test_of_a_fall() -> None:
    """ "Fell 25%" is told without a sign, and compared so."""
    made = reports.growth()
    assert made.computed is not None
    fall = replace(made, computed=replace(made.computed, value=-20.0, low=-20.5, high=-19.5))
    assert '"25%" against it: apart by at least 4.5 percentage points.' in shown(fall)


def test_of_a_revision() -> None:
    """A figure that its text gives up is said to be that, with the words that say so."""
    told = " ".join(shown(reports.soybeans()).split())
    assert "apart by at least 7.5 million metric tons; the text gives one up for the other: revision." in told
    assert 'earlier figure: "up from the previous 12 million tons target"' in told
    assert 'Assumed "tons" means metric tons' in told


def test_unknown_rule() -> None:
    """A report that does not hold the rule names its id."""
    assert "  Rule      diplomacy/summit-venue\n" in shown(reports.summit(), rules=())


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_lines_fit(width: int) -> None:
    """No line is wider than asked for."""
    for found in reports.stories().findings:
        assert max(map(columns, shown(found, width=width).splitlines())) <= width


def test_colour_off_is_plain() -> None:
    """Without colour nothing but text, with it the claims are underlined."""
    assert "\x1b" not in shown(reports.summit())
    assert "\x1b[1;4;36mSeoul\x1b[0m" in shown(reports.summit(), color=True)


def test_hostile_text_is_harmless() -> None:
    """What a document or a rule file says cannot reach the terminal."""
    rule = replace(RULE, title="a\x1b[2Jb\u202ec")
    found = replace(reports.summit(), because=(("same \x1b[2J", 1.0),), notes=("\x07",), subject="x\x1by")
    told = shown(found, rules=(rule,))
    assert not {"\x1b", "\u202e", "\x07"} & set(told)


def test_limits() -> None:
    """Of many sentences and pairs some are shown, the rest with --all."""
    claims = tuple(
        reports.claim("a.txt", f"It was {at} km long.", f"{at} km", line=at, offset=100 * at, value=float(at), unit="kilometer")
        for at in range(10, 40)
    )
    found = reports.finding("1" * 12, Verdict.CONFLICT, "x", *(reports.value(one.text, one) for one in claims), claims=claims)
    told = shown(found)
    assert "  18 more values: --all\n" in told
    assert "  18 more readings: --all\n" in told
    assert f"  {30 * 29 // 2 - 12} more pairs: --all\n" in told
    assert "--all" not in shown(found, everything=True)
    same = reports.finding("1" * 12, Verdict.AGREEMENT, "x", reports.value("10 km", *claims), claims=claims)
    assert "    22 more sentences: --all\n" in shown(same)


SUMMIT = """\
CONFLICT  APEC summit is placed in Busan and in Seoul
error · likely · diplomacy/summit-venue · c4f19be2a07d

WHO SAYS WHAT
  Busan · 1 source
    000_19bc57474be5a632.txt:11:91                          published 2025-11-25
      The phone call follows the leaders' recent meeting on the sidelines of the
      APEC Summit in Busan, South Korea, on October 30.
                     ^^^^^^^^^^^^^^^^^^
  Seoul · 1 source
    002_332dcb7baf661790.txt:27:124                         published 2025-10-27
    according to The White House
      The White House confirmed that both presidents will attend the upcoming
      Asia-Pacific Economic Cooperation (APEC) summit in Seoul.
                                                         ^^^^^

WHY ABOUT ONE FACT
  Fact      APEC summit is placed in Busan and in Seoul
  Rule      Where a summit is held (built-in rules/diplomacy.yml:27): what it
            finds is about one fact where event and edition are the same
    +4.2    same event name
    +1.0    same edition
    +5.2    together, in log odds
     0.8    confidence, likely

WHAT EACH ALLOWS
  "Busan, South Korea": Busan < South Korea
  "Seoul": Seoul < South Korea

  Busan and Seoul: neither place lies in the other; they cannot both hold:
  conflict.

  Note      Seoul is in the older source, written before the event ("upcoming").
  See also  Leaders' meeting, place: Busan 000_19bc57474be5a632.txt:3,
            003_7076f20a72f002e6.txt:6
"""
