"""The terminal report."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Decided, Decision, Document, Finding, Kind, Remark, Report, Section, Severity, Skipped, Verdict
from checker.reporters import render
from checker.reporters.cards import in_short
from checker.reporters.symbols import columns

from . import reports

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def text(report: Report, **view: object) -> str:
    """The terminal report."""
    return render(report, "text", **view)  # type: ignore[arg-type]


def many(number: int, verdict: Verdict) -> list[Finding]:
    """Findings of one verdict, each about its own fact."""
    made = {Verdict.CONFLICT: reports.summit, Verdict.SINGLE: reports.next_season}[verdict]()
    return [replace(made, id=f"{at:012x}", label=f"Fact {at}", related=()) for at in range(number)]


def test_report_of_the_stories() -> None:
    """The whole report, at 80 columns, is what a reader of REPORTS expects."""
    assert text(reports.stories(), paths=["seeds/"]) == STORIES


def test_same_bytes() -> None:
    """The same report gives the same text."""
    assert text(reports.stories()) == text(reports.stories())


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [20, 33, 40, 57, 80, 120, 200])
def test_lines_fit(width: int, *, color: bool) -> None:
    """No line is wider than asked for, but for what is there to be copied."""
    report = replace(reports.stories(), remarks=(Remark("a.txt", 4, "nothing hidden"),))
    shown = ANSI.sub("", text(report, width=width, color=color, paths=["seeds/"]))
    to_copy = re.compile(r" *(?:\S+\.txt(?::\d+:\d+)?|checker (?:explain|extract) .*)")
    assert [line for line in shown.splitlines() if columns(line) > width and not to_copy.fullmatch(line)] == []


def test_narrower_than_twenty_counts_as_twenty() -> None:
    """A tiny terminal gets the narrowest layout there is."""
    assert text(reports.stories(), width=3) == text(reports.stories(), width=20)


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_carets_stand_below_the_claims(width: int) -> None:
    """What stands above the carets is the claim."""
    lines = text(reports.report(reports.summit(), reports.soybeans(), reports.growth()), width=width).splitlines()
    marked = []
    for above, below in pairwise(lines):
        if below.strip() and set(below) <= {" ", "^"}:
            marked += [above[match.start() : match.end()] for match in re.finditer(r"\^+", below)]
    assert " ".join(marked) == "Busan, South Korea Seoul 25% 10 12 20 million metric tons 12 million tons"


@pytest.mark.parametrize(
    ("before", "wide"),
    [
        ("plain", 5),
        ("東京で", 6),
        ("cafe\u0301", 4),
        ("\u1112\u1161\u11ab", 2),  # a Korean syllable in its parts
        ("नमस्ते", 4),
        ("🌉", 2),
        ("🌉🏽", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("🇩🇪", 2),
        ("❤\ufe0f", 2),
        ("❤", 1),
        ("\u202e", len("⟨U+202E⟩")),
        ("\x1b", 1),
        ("x\u0301\x1b🌉", 4),
    ],
)
def test_carets_below_wide_and_combining_characters(before: str, wide: int) -> None:
    """Wide characters and emoji, however they are put together, take two columns, combining ones none."""
    one = reports.claim("a.txt", f"{before} rose 25% today.", "25%", line=1)
    shown = text(reports.report(reports.finding("1" * 12, Verdict.CONFLICT, "x", claims=(one,)))).splitlines()
    assert " " * (4 + wide + len(" rose ")) + "^^^" in shown


def test_carets_below_a_claim_that_ends_inside_a_character() -> None:
    """What a terminal shows in one place is marked whole, and never cut from its marks at the end of a line."""
    quote = "cafe\u0301 " + "e\u0301" * 90
    one = reports.claim("a.txt", quote, "cafe", line=1)
    shown = text(reports.report(reports.finding("1" * 12, Verdict.CONFLICT, "x", claims=(one,))), width=40).splitlines()
    assert "    ^^^^" in shown
    assert not [line for line in shown if line.strip().startswith("\u0301")]


def test_colour_underlines_instead_of_carets() -> None:
    """With colour the claim is underlined, and apart from that the words are the same."""
    plain, painted = text(reports.stories()), text(reports.stories(), color=True)
    assert "^^^" not in painted
    assert "\x1b[1;4;36mBusan, South Korea\x1b[0m" in painted
    without_carets = [line for line in plain.splitlines() if not line.strip() or set(line) - {" ", "^"}]
    assert ANSI.sub("", painted).splitlines() == without_carets


def test_conflicts_by_severity_then_revisions_then_rounding() -> None:
    """The gravest comes first."""
    summit, growth = reports.summit(), replace(reports.growth(), severity=Severity.WARNING)
    rounding = replace(reports.soybeans(), verdict=Verdict.ROUNDING, id="3" * 12)
    shown = text(reports.report(rounding, reports.soybeans(), growth, summit))
    at = [shown.index(identity) for identity in (summit.id, growth.id, reports.soybeans().id, rounding.id)]
    assert at == sorted(at)


def test_computed_figure_shows_its_arithmetic() -> None:
    """A recomputed figure shows one sentence, every figure of it marked, and the sum."""
    shown = text(reports.report(reports.growth()))
    assert "    Sales rose 25% from 10 to 12.\n               ^^^      ^^    ^^\n" in shown
    assert "  Computed  (12 - 10) / 10 = 20%; printed digits allow 19.5% to 20.5%\n" in shown
    assert "inside one sentence" in shown


def test_row_of_a_table() -> None:
    """Figures of one row of a table stand in a row, and not in a sentence."""
    growth = reports.growth()
    row = replace(growth, claims=tuple(replace(claim, section=Section.CELL) for claim in growth.claims))
    assert "inside one row" in text(reports.report(row))


def test_long_sentence_is_shortened_around_the_claim() -> None:
    """A claim deep inside a very long sentence is shown with its neighbours."""
    quote = "word " * 500 + "exactly 47 ships " + "word " * 500
    one = reports.claim("a.txt", quote.strip(), "47 ships", line=1)
    shown = text(reports.report(reports.finding("1" * 12, Verdict.CONFLICT, "x", reports.value("47", one), claims=(one,))))
    assert "word exactly" in shown
    assert "…word" in shown
    assert "word…" in shown
    assert len(shown) < 900


def test_a_claim_stays_on_one_line() -> None:
    """A figure is not cut from its unit where both fit on the next line."""
    quote = "The country has agreed to buy no less than a total of 25 million tons of them."
    one = reports.claim("a.txt", quote, "25 million tons", line=1)
    found = reports.finding("1" * 12, Verdict.CONFLICT, "x", reports.value("25", one), claims=(one,))
    for width in range(40, 100):
        assert "25 million tons" in text(reports.report(found), width=width)


def test_a_name_is_not_cut_where_a_sentence_is_shortened() -> None:
    """What is left of a long sentence begins and ends at whole names."""
    quote = "word " * 100 + "The White House confirmed " + "and so on " * 12 + "47 ships " + "word " * 100
    one = reports.claim("a.txt", quote.strip(), "47 ships", line=1)
    found = reports.finding("1" * 12, Verdict.CONFLICT, "x", reports.value("47", one), claims=(one,))
    for width in range(60, 100):
        shown = " ".join(text(reports.report(found), width=width).split())
        assert "House" not in shown or "The White House" in shown


def test_claims_far_apart_are_all_shown() -> None:
    """Of a sentence with two distant claims, what stands between is left out."""
    quote = "In all 12 ships " + "came and went " * 100 + "and 47 boats stayed."
    two = tuple(reports.claim("a.txt", quote, words, line=1) for words in ("12 ships", "47 boats"))
    shown = text(reports.report(reports.finding("1" * 12, Verdict.CONFLICT, "x", claims=two)))
    assert "In all 12 ships" in shown
    assert "47 boats stayed." in shown
    assert " … " in shown or "…\n" in shown


def test_a_word_wider_than_the_page_is_broken() -> None:
    """Text without a space stays inside the page."""
    quote = "x" * 3000 + "47%" + "y" * 3000
    one = reports.claim("a.txt", quote, "47%", line=1)
    shown = text(reports.report(reports.finding("1" * 12, Verdict.CONFLICT, "x" * 300, claims=(one,))))
    assert max(map(len, shown.splitlines())) <= 80
    assert "^^^" in shown.replace("\n", "").replace(" ", "")


def test_claim_that_is_not_in_its_quote() -> None:
    """A claim that reaches beyond its sentence is shown without a mark, not in a wrong place."""
    one = replace(reports.claim("a.txt", "Sales rose 25%.", "25%", line=1), text="25 percent")
    assert "^" not in text(reports.report(reports.finding("1" * 12, Verdict.CONFLICT, "x", claims=(one,))))


def test_three_sources_a_value() -> None:
    """The fourth source is counted, and shown with --all."""
    claims = tuple(reports.claim(f"{name}.txt", "Some 25% left.", "25%", line=1, id=name) for name in "abcd")
    other = reports.claim("e.txt", "Some 35% left.", "35%", line=1, id="e")
    values = reports.value("25%", *claims), reports.value("35%", other)
    found = reports.finding("1" * 12, Verdict.CONFLICT, "x", *values, claims=(*claims, other))
    shown = text(reports.report(found))
    assert "1 more source: --all" in shown
    assert "d.txt:1:6" not in shown
    assert "d.txt:1:6" in text(reports.report(found), everything=True)


@pytest.mark.parametrize(("number", "told"), [(6, ""), (7, "  1 more value: --all"), (5000, "  4,994 more values: --all")])
@pytest.mark.parametrize("inside", [False, True])
def test_six_values_a_finding(number: int, told: str, *, inside: bool) -> None:
    """The seventh value of a finding is counted, and shown with --all: in cards, in the table of one sentence, in "See also"."""
    quote = " ".join(f"{at}.5%" for at in range(number))
    texts = [f"{at}.5%" for at in range(number)]
    claims = tuple(
        reports.claim("a.txt" if inside else f"{at}.txt", quote if inside else f"Some {name} left.", name, line=1, id=f"c{at}")
        for at, name in enumerate(texts)
    )
    values = tuple(reports.value(name, claim) for name, claim in zip(texts, claims, strict=True))
    found = reports.finding("1" * 12, Verdict.CONFLICT, "x", *values, claims=claims)
    shown = text(reports.report(found))
    assert told in shown.splitlines() or not told
    assert ("more value" in shown) == bool(told)
    assert len(shown.splitlines()) < 60
    if number < 10:
        assert "more value" not in text(reports.report(found), everything=True)


def test_ten_further_places() -> None:
    """The twelfth sentence of one document with a value is counted, and shown with --all."""
    claims = tuple(reports.claim("a.txt", "Some 25% left.", "25%", line=at + 1, offset=at * 20, id=f"c{at}") for at in range(12))
    other = reports.claim("e.txt", "Some 35% left.", "35%", line=1, id="e")
    found = reports.finding(
        "1" * 12, Verdict.CONFLICT, "x", reports.value("25%", *claims), reports.value("35%", other), claims=(*claims, other)
    )
    shown = text(reports.report(found))
    assert "1 more place: --all" in shown
    assert "12:6" not in shown
    assert "12:6" in text(reports.report(found), everything=True)


@pytest.mark.parametrize(
    ("displays", "short"),
    [
        (["1", "2"], "1 and 2"),
        (["1", "2", "1"], "1 and 2"),
        (list("123456"), "1 and 2 and 3 and 4 and 5 and 6"),
        (list("12345678"), "1 and 2 and 3 and 4 and 5 and 6 and 2 more"),
        ([], ""),
    ],
)
def test_values_in_short(displays: list[str], short: str) -> None:
    """A line has the first six different values."""
    assert in_short(displays) == short


def test_twenty_findings() -> None:
    """The twenty-first finding is counted, and shown with --all."""
    report = reports.report(*many(37, Verdict.CONFLICT), *many(25, Verdict.SINGLE))
    shown = text(report)
    assert shown.count("CONFLICT  ") == 20
    assert "17 more findings: --all" in shown
    assert "5 more facts: --all" in shown
    whole = text(report, everything=True)
    assert whole.count("CONFLICT  ") == 37
    assert "more" not in whole


def test_show_chooses_verdicts() -> None:
    """--show leaves the other findings out; the counts stay those of the whole run."""
    shown = text(reports.stories(), show=[Verdict.REVISION])
    assert "REVISION  " in shown
    assert "CONFLICT  " not in shown
    assert "AGREED" not in shown
    assert "1 conflict, 1 revision, 1 agreed, 1 from one source only." in shown


def test_decided_findings_are_counted_not_shown() -> None:
    """What a person dismissed comes back with --all only."""
    report = reports.report(replace(reports.summit(), status=Decision.FALSE_ALARM))
    assert "CONFLICT  " not in text(report)
    assert "1 hidden, as decided." in text(report)
    assert "false-alarm" in text(report, everything=True)


def test_decision_is_told() -> None:
    """Of what was decided: what, by whom, on which day and why."""
    decided = Decided(Decision.ACCEPTED, "an early plan", "Ana", "2026-11-30")
    report = reports.report(replace(reports.summit(), status=Decision.ACCEPTED, decided=decided))
    assert "  Decided   accepted (Ana, 2026-11-30): an early plan\n" in text(report, everything=True)
    assert "- Decided: accepted (Ana, 2026-11-30): an early plan\n" in str(render(report, "markdown", everything=True))
    asked = reports.report(replace(reports.summit(), status=Decision.ASK, decided=Decided(Decision.ASK)))
    assert "  Decided   to be asked\n" in text(asked)


def test_syndicated_copies_are_one_source() -> None:
    """Copies of one story are said to be copies."""
    claims = tuple(reports.claim(f"{name}.txt", "Some 25% left.", "25%", line=1, id=name) for name in "ab")
    other = reports.claim("e.txt", "Some 35% left.", "35%", line=1, id="e")
    values = reports.value("25%", *claims, sources=1), reports.value("35%", other)
    found = reports.finding("1" * 12, Verdict.CONFLICT, "x", *values, claims=(*claims, other))
    assert "1 source in 2 documents" in text(reports.report(found))


def test_undated_sources_say_so() -> None:
    """A source without a date says "no date", or when it says it was written."""
    found = reports.soybeans()
    claims = replace(found.claims[0], document="b.txt"), found.claims[1]
    split = reports.finding("1" * 12, Verdict.CONFLICT, "x", *found.values, claims=claims)
    report = reports.report(split, documents=(Document(reports.C, "", written="2026-01", written_from="x"), Document("b.txt", "")))
    assert re.search(r"b\.txt:9:130 +no date\n", text(report))
    assert re.search(r"003_\w+\.txt:9:197 +written 2026-01\n", text(report))


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (reports.report(), "No documents found in empty/.\n"),
        (reports.report(skipped=(Skipped("a.bin", None, "not text"),)), "Nothing to compare: the one file was skipped.\n"),
        (
            reports.report(skipped=(Skipped("a.bin", None, "not text"), Skipped("b.bin", 3, "not text"))),
            "Nothing to compare: all 2 files were skipped.\n",
        ),
        (
            reports.report(documents=(Document("a.txt", ""),), claims={"a.txt": 0}),
            "Nothing to compare: no figures or checkable facts found in 1 document.\n",
        ),
        (
            reports.report(documents=(Document("a.txt", ""),), claims={"a.txt": 3}),
            "Nothing to compare: no fact could be made out in 3 claims.\nTo see every claim, compared or not: checker extract empty/\n",
        ),
    ],
)
def test_nothing_to_compare(report: Report, sentence: str) -> None:
    """A run without findings says what was looked at and why there is nothing."""
    assert text(report, paths=["empty/"]).endswith(sentence)


def test_paths_are_quoted_for_the_shell() -> None:
    """The command to copy works for a path with a space."""
    assert "checker extract 'my stories/'" in text(reports.stories(), paths=["my stories/"])
    assert "checker extract ./-x.txt -\n" in text(reports.stories(), paths=["-x.txt", "-"])


HOSTILE = "\x1b[2J\x07\x00\x9b31m\u202e\u2066\u200b\ud800\u2028\x85"


def test_hostile_text_is_shown_as_symbols() -> None:
    """Escapes, bidi overrides and lone surrogates are visible, never raw."""
    quote = f"Some{HOSTILE} 25% left."
    one = reports.claim(f"a{HOSTILE}.txt", quote, "25%", line=1, speaker=HOSTILE)
    words: dict[str, object] = {"rule": HOSTILE, "notes": (HOSTILE,), "assumptions": (HOSTILE,)}
    found = reports.finding("1" * 12, Verdict.CONFLICT, HOSTILE, reports.value(HOSTILE, one), claims=(one,), **words)
    single = replace(found, id="2" * 12, verdict=Verdict.SINGLE)
    report = reports.report(found, single, skipped=(Skipped(HOSTILE, 1, HOSTILE),))
    shown = text(report, paths=[HOSTILE])
    assert_harmless(shown)
    assert "␛[2J␇␀⟨U+009B⟩31m⟨U+202E⟩⟨U+2066⟩⟨U+200B⟩⟨U+D800⟩⟨U+2028⟩⟨U+0085⟩" in shown.replace("\n", "")
    assert_harmless(ANSI.sub("", text(report, color=True)))
    shown.encode()


def assert_harmless(shown: str) -> None:
    """No character is left that a terminal would act on."""
    bad = {character for character in shown if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert bad <= {"\n", "\u200c", "\u200d"}


ANYTHING = st.text(st.characters(), max_size=200) | st.text(st.sampled_from("a 1%,.\n\t\x1b\u202e\u0301東"), max_size=200)


@settings(deadline=None)
@given(before=ANYTHING, words=ANYTHING.filter(bool), after=ANYTHING, name=ANYTHING, width=st.integers(1, 130), color=st.booleans())
def test_no_text_breaks_the_report(*, before: str, words: str, after: str, name: str, width: int, color: bool) -> None:
    """Whatever a document holds and is called, the report is text that a terminal can show."""
    one = replace(reports.claim(name, before + words + after, words, line=1), start=len(before), end=len(before + words), id="a")
    other = reports.claim(reports.B, reports.SEOUL, "Seoul", line=2, kind=Kind.VENUE, id="b")
    found = reports.finding("1" * 12, Verdict.CONFLICT, before, reports.value(words, one), reports.value(after, other), claims=(one, other))
    agreed = replace(found, id="2" * 12, verdict=Verdict.AGREEMENT, label=after)
    report = reports.report(found, agreed, skipped=(Skipped(name, None, after),))
    shown = text(report, width=width, color=color, paths=[name])
    assert_harmless(ANSI.sub("", shown) if color else shown)
    shown.encode()
    if not color:
        for above, below in pairwise(shown.splitlines()):
            if "^" in below and set(below) <= {" ", "^"}:
                assert columns(below) <= columns(above)


STORIES = """\
CONFLICT  APEC summit is placed in Busan and in Seoul
error · likely · diplomacy/summit-venue · c4f19be2a07d

  Busan   1 source
          000_19bc57474be5a632.txt:11:91                    published 2025-11-25
          The phone call follows the leaders' recent meeting on the sidelines of
          the APEC Summit in Busan, South Korea, on October 30.
                             ^^^^^^^^^^^^^^^^^^
  Seoul   1 source
          002_332dcb7baf661790.txt:27:124                   published 2025-10-27
          according to The White House
          The White House confirmed that both presidents will attend the
          upcoming Asia-Pacific Economic Cooperation (APEC) summit in Seoul.
                                                                      ^^^^^
  See also  Leaders' meeting, place: Busan 000_19bc57474be5a632.txt:3,
            003_7076f20a72f002e6.txt:6
  Note      Seoul is in the older source, written before the event ("upcoming").

REVISION  Soybean volume, current season: 12 to 20 million tonnes
note · sure · generic/quantity · 77ab01d4e93c · inside one sentence

  20 million metric tons   003_7076f20a72f002e6.txt:9:130
  12 million tons          003_7076f20a72f002e6.txt:9:197   earlier figure: "up
                                                            from the previous 12
                                                            million tons target"
    …increasing purchases of U.S. soybeans, potentially raising the volume to
    20 million metric tons in the current season (up from the previous
    ^^^^^^^^^^^^^^^^^^^^^^
    12 million tons target), with a further commitment to 25 million tons next
    ^^^^^^^^^^^^^^^
    season.
  See also  Soybean volume, next season: 25 million t 003_7076f20a72f002e6.txt:9
  Assumed   "tons" means metric tons

AGREED  1 fact
  Leaders' meeting, place   Busan   2 sources   000:3, 003:6

ONE SOURCE ONLY  1 fact
  Soybean volume, next season   25 million t   003:9

SOURCES  3 documents
  000_19bc57474be5a632.txt   30 claims   published 2025-11-25 (line 1)
  002_332dcb7baf661790.txt   20 claims   published 2025-10-27 (line 9)
    002 has two dates; used 2025-10-27 (line 9), not 2025-12-26.
  003_7076f20a72f002e6.txt   24 claims   no date; written January–March 2026, by
                                         its words "2026", "the new year"

SKIPPED  1 file
  scan.pdf: a PDF without a text layer

3 documents, 4 rules. 74 claims read, 25 compared, 49 not compared.
1 conflict, 1 revision, 1 agreed, 1 from one source only. None ignored.
To see every claim, compared or not: checker extract seeds/
To see why the first was found: checker explain c4f19be2a07d seeds/
"""


def test_limits() -> None:
    """What was not compared is told below the counts, and nothing of it where all was."""
    report = reports.stories()
    assert "Not all compared" not in text(report)
    assert "Not all compared: 3 pairs of documents." in text(replace(report, limits=("3 pairs of documents.",)))


def test_what_the_texts_ask_to_ignore() -> None:
    """An ignored finding is counted in the last line and shown with ``--all``; what hides nothing is told with its line."""
    ignored = replace(reports.summit(), status=Decision.IGNORED)
    told = reports.report(ignored, remarks=(Remark("a.txt", 4, "`checker: ignore trade/price` hides nothing"),))
    text = render(told, "text", width=80)
    assert "CONFLICT" not in text
    assert "1 ignored, as the texts ask." in text
    assert "None ignored" not in text
    assert "REMARKS  1 line\n  a.txt:4: `checker: ignore trade/price` hides nothing\n" in text
    assert "· ignored\n" in render(told, "text", width=80, everything=True)
