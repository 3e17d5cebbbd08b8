"""What is decided on the page reaches the next run, and what that run says of it is on the next page."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

import checker
from checker.decisions import apply, entry_of, parse, rendered, with_entry
from checker.model import Decided, Decision, Entry, Verdict
from checker.reporters import render
from tests.conftest import ROOT, Run
from tests.reporters import reports
from tests.reporters.html.chromium import Reader

SUMMIT, SOYBEANS = "4dc309c016db", "5989f6ab4b08"
FILE = "checker.decisions.yml"


def decide(reader: Reader, anchor: str, decision: str, reason: str) -> None:
    """Decide on a card, with a reason that is pasted."""
    reader.click(f"[id='{anchor}'] [value={decision}]")
    reader.click(f"[id='{anchor}'] .reason input")
    reader.paste(reason)
    reader.press(Keys.TAB)


def saved(reader: Reader, folder: Path, name: str = FILE) -> Path:
    """The file that Save decisions makes, in a folder."""
    reader.click("#save")
    path = folder / name
    path.write_bytes(reader.file(FILE).encode())
    return path


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script> & \"double\", 'single' `back` \\n \\", None),
        ("yes: # no, [a], {b}, *c, &d, !e, |f, >g, %h, @i - id: 000000000000", None),
        ("\u202egnp.exe \u200b😀 \u00e9\u0301 \u2028 null", None),
        ("first line\nsecond line", "first line second line"),
        ("a half \ud83d alone", "a half \ufffd alone"),
    ],
    ids=["markup and quotes", "signs of YAML", "hidden characters", "newline", "half a character"],
)
def test_reason_reaches_the_next_run(reader: Reader, seeds_page: Path, tmp_path: Path, typed: str, kept: str | None) -> None:
    """Whatever somebody types as a reason: the next run accepts the finding, with that reason, by whom and on which day."""
    reader.open(seeds_page)
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, SUMMIT, "accepted", typed)
    path = saved(reader, tmp_path)
    assert len(path.read_text("utf-8").splitlines()) == 10
    report = checker.check(ROOT / "seeds", decisions=path)
    (summit,) = (finding for finding in report.findings if finding.id == SUMMIT)
    assert summit.status is Decision.ACCEPTED
    assert summit.decided == Decided(Decision.ACCEPTED, kept or typed, "Ana", date.today().isoformat())
    assert not report.fails("error")
    for form in ("text", "html", "markdown", "json"):
        str(render(report, form, everything=True)).encode()


def test_there_and_back(reader: Reader, seeds_page: Path, tmp_path: Path, program: Run) -> None:
    """Decided, saved, given to checker, and found on its next page: hidden, counted, shown when asked for, and not to be saved again."""
    reader.open(seeds_page)
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, SUMMIT, "accepted", "an <early> plan")
    path = saved(reader, tmp_path)
    reader.driver.refresh()
    assert reader.one("#save").text == "Save decisions (1)"
    assert reader.one(f"[id='{SUMMIT}'] .badge").text == "accepted"

    page, stored = tmp_path / "report.html", tmp_path / "report.json"
    ran = program("check", "seeds/", "--decisions", path, "--output", page, "--output", stored)
    assert (ran.returncode, ran.stderr) == (0, "")
    (summit,) = (each for each in json.loads(stored.read_text("utf-8"))["findings"] if each["id"] == SUMMIT)
    assert (summit["status"], summit["decided"]["reason"]) == ("accepted", "an <early> plan")

    today = date.today().isoformat()
    reader.go(page)
    assert f"1 hidden, as decided, the oldest on {today}." in reader.one(".settled").text
    assert SUMMIT not in reader.ids()
    assert reader.one("#count").text == "18 of 19 findings shown. 1 hidden, as decided before."
    assert not reader.one("#save").is_enabled()
    Select(reader.one("#status")).select_by_value("accepted")
    assert reader.ids() == [SUMMIT]
    reader.click(f"[id='{SUMMIT}'] summary")
    assert reader.one(f"[id='{SUMMIT}'] .before").text.split("\n") == ["Decided", f"accepted (Ana, {today}): an <early> plan"]
    assert [each.text for each in reader.all("#decisions tbody tr > *")][1:] == ["accepted", "an <early> plan", "Ana", today]

    # A link to it leads there, whatever is hidden; and it can be decided anew.
    reader.go(page, SUMMIT)
    assert reader.focused() == SUMMIT
    decide(reader, SUMMIT, "ask", "after all?")
    assert reader.one(f"[id='{SUMMIT}'] .badge").text == "to be asked"
    again = saved(reader, tmp_path, "again.yml")
    report = checker.check(ROOT / "seeds", decisions=(path, again))
    # Two different decisions on one day are a question.
    assert next(finding.status for finding in report.findings if finding.id == SUMMIT) is Decision.ASK
    reader.click(f"[id='{SUMMIT}'] [value=new]")
    assert reader.one(f"[id='{SUMMIT}'] .badge").text == "accepted"
    assert not reader.one("#save").is_enabled()


def test_two_people(reader: Reader, seeds_page: Path, tmp_path: Path) -> None:
    """The file of the page and that of somebody else: given together or as one file, both hold."""
    reader.open(seeds_page)
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, SUMMIT, "accepted", "known")
    ana = saved(reader, tmp_path)
    found = {finding.id: finding for finding in checker.check(ROOT / "seeds").findings}
    ben, both = tmp_path / "ben.yml", tmp_path / "both.yml"
    ben.write_text(rendered([entry_of(found[SOYBEANS], Decided(Decision.FALSE_ALARM, "two seasons", "Ben", "2026-01-02"))]), "utf-8")
    both.write_bytes(ana.read_bytes() + b"\n" + ben.read_bytes())
    for files in ((ana, ben), (ben, ana), (both,)):
        report = checker.check(ROOT / "seeds", decisions=files)
        told = {finding.id: (finding.status.value, finding.decided.by) for finding in report.findings if finding.decided}
        assert told == {SUMMIT: ("accepted", "Ana"), SOYBEANS: ("false-alarm", "Ben")}
        assert report.decisions is not None
        assert (report.decisions.hidden, report.decisions.oldest) == (2, "2026-01-02")


def test_half_characters_of_a_file_name(reader: Reader, tmp_path: Path) -> None:
    """Of a document whose name is no UTF-8, the saved file is read again, and it is no new source."""
    one, other = (reports.claim(f"{text}\udcff.txt", f"It is in {text}.", text, line=1) for text in ("Busan", "Seoul"))
    finding = replace(
        reports.summit(), claims=(one, other), values=(reports.value("Busan", one), reports.value("Seoul", other)), related=()
    )
    report = reports.report(finding)
    page = tmp_path / "report.html"
    page.write_bytes(str(render(report, "html")).encode())
    reader.open(page)
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, finding.id, "accepted", "known")
    path = saved(reader, tmp_path)
    assert apply(report, parse(path.read_bytes(), FILE)).findings[0].status is Decision.ACCEPTED


REASONS = (
    "",
    "known",
    "yes",
    "null",
    "2026-11-30",
    "12",
    "0x1f",
    "a: b",
    "# no reason",
    "- id: 000000000000",
    "-",
    'it\'s "so"',
    "back\\slash",
    "\N{GRINNING FACE} \N{FAMILY}\u200d",
    "first\nsecond\r\nthird\ttab",
    "\x00\x07\x1b[31m\x7f\x85\x9b",
    "\u202egnp.exe\u2028\u00ad\ufeff\ufffe",
    " spaces ",
    "*x &y !z %a @b `c` {d} [e], |f >g ?h",
)


def test_the_bytes_of_review(reader: Reader, tmp_path: Path) -> None:
    """The same decisions are the same file, saved on the page or written by ``checker review`` in any order."""
    report = reports.report(*(f for f in reports.many(2 * len(REASONS)).findings if f.verdict is Verdict.CONFLICT), reports.growth())
    decisions = ("accepted", "false-alarm", "ask")
    told = [Decided(Decision(decisions[at % 3]), text, text[::-1], f"2026-01-{at + 1:02}") for at, text in enumerate((*REASONS, "why"))]
    page = tmp_path / "report.html"
    page.write_bytes(str(render(report, "html")).encode())
    reader.open(page)
    reader.run(
        """const { findings } = JSON.parse(document.getElementById("data").textContent);
        const told = new Map(arguments[0]);
        for (const { id, opening } of findings) localStorage[`checker:decision:${id}`] = JSON.stringify({ ...told.get(id), opening });""",
        [(finding.id, asdict(each)) for finding, each in zip(report.findings, told, strict=True)],
    )
    reader.driver.refresh()
    # A decision without a name is by the one that stands in the box, and of nobody only when Save is pressed again.
    reader.one("#by").clear()
    reader.click("#save")
    reader.click("#save")
    entries = [entry_of(finding, each) for finding, each in zip(report.findings, told, strict=True)]
    text = ""
    for entry in reversed(entries):
        text = with_entry(text, entry, FILE)
    assert reader.file(FILE) == text == rendered(entries)
    assert parse(text, FILE) == tuple(sorted(entries, key=lambda entry: entry.id))


def test_saved_file_takes_the_place_of_the_earlier(reader: Reader, decided_page: Path, tmp_path: Path) -> None:
    """It holds what was given before, also what is found no more, and what was decided anew on the page in place of the earlier."""
    reader.open(decided_page)
    assert not reader.one("#save").is_enabled()
    reader.go(decided_page, "c4f19be2a07d")
    reader.one("#by").send_keys("Ben", Keys.TAB)
    decide(reader, "c4f19be2a07d", "ask", "after all?")
    reader.click("#save")
    told = "Saved as checker.decisions.yml: 1 decision made on this page and 2 from before. It can take the place of the earlier file."
    assert reader.one("#said").text == told
    changed, gone, summit = parse(reader.file(FILE), FILE)
    by_ana = Decided(Decision.ACCEPTED, "an early plan", "Ana", "2026-11-30")
    assert (changed.id, changed.values, changed.decided) == ("0123456789ab", ("12 million tons", "18 million tons"), by_ana)
    assert gone == Entry("0123456789ac", "own/gone", "a summit", ("A", "B"), (reports.A,), by_ana)
    assert summit == entry_of(reports.summit(), Decided(Decision.ASK, "after all?", "Ben", date.today().isoformat()))


@pytest.fixture
def decided_page(tmp_path: Path) -> Path:
    """A report of a finding that is hidden, one that came back with another value, and an entry that is found no more."""
    by_ana = Decided(Decision.ACCEPTED, "an early plan", "Ana", "2026-11-30")
    changed = replace(entry_of(reports.soybeans(), by_ana), id="0123456789ab", values=("12 million tons", "18 million tons"), stated=())
    gone = Entry("0123456789ac", "own/gone", "a summit", ("A", "B"), (reports.A,), by_ana, "d.yml:9")
    page = tmp_path / "report.html"
    report = apply(reports.stories(), [entry_of(reports.summit(), by_ana), changed, gone])
    page.write_bytes(str(render(report, "html")).encode())
    return page


def test_what_came_back(reader: Reader, decided_page: Path) -> None:
    """A finding whose value changed says what had been decided before; the list leads to it and names what is found no more."""
    reader.open(decided_page)
    Select(reader.one("#status")).select_by_value("back")
    assert reader.ids() == ["77ab01d4e93c"]
    assert reader.one("[id='77ab01d4e93c'] .badge").text == "came back"
    before = reader.one("[id='77ab01d4e93c'] .before").text
    assert before.startswith(
        'Before\nAccepted by Ana on 2026-11-30 ("an early plan") when the values were 12 million tons and 18 million tons.'
    )
    mend = [each.text for each in reader.all("#decisions li")]
    assert any("its values have changed: see 77ab01d4e93c" in each for each in mend)
    assert "d.yml:9: 0123456789ac (a summit) is found no more: take it out" in mend
    reader.click("#clear")
    assert len(reader.ids()) == 4
    reader.click("#decisions li a")
    reader.wait(lambda: reader.focused() == "77ab01d4e93c")


def test_decision_is_copied(reader: Reader, decided_page: Path) -> None:
    """In a ticket stands what was decided, by whom and why."""
    reader.open(decided_page, "c4f19be2a07d")
    reader.click("[id='c4f19be2a07d'] .copy-card")
    assert "- Decided: accepted (Ana, 2026-11-30): an early plan" in reader.copied()


def test_reason_without_a_decision(reader: Reader, seeds_page: Path) -> None:
    """A reason that waits for its decision is there after Save and a reload, and Save says that it is not in the file."""
    reader.open(seeds_page)
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, SUMMIT, "accepted", "known")
    reader.click(f"[id='{SOYBEANS}'] .reason input")
    reader.paste("two seasons")
    reader.press(Keys.TAB)
    reader.click("#save")
    fact = reader.one(f"[id='{SOYBEANS}'] h3").text
    assert reader.one("#said").text == (
        f"Saved as checker.decisions.yml: 1 decision made on this page. 1 reason has no decision and is not in the file: {fact}."
    )
    assert "two seasons" not in reader.file(FILE)
    reader.driver.refresh()
    assert reader.one(f"[id='{SOYBEANS}'] .reason input").get_attribute("value") == "two seasons"
    reader.click(f"[id='{SOYBEANS}'] [value=ask]")
    reader.click("#save")
    assert "has no decision" not in reader.one("#said").text
    entries = {entry.id: entry.decided for entry in parse(reader.file(FILE), FILE)}
    assert (entries[SOYBEANS].decision, entries[SOYBEANS].reason) == (Decision.ASK, "two seasons")


def test_two_windows_of_one_page(reader: Reader, seeds_page: Path) -> None:
    """What is decided in one window shows in the other, and each saves what was decided, and taken back, in both."""
    reader.open(seeds_page)
    first = reader.driver.current_window_handle
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, SUMMIT, "accepted", "known")
    reader.driver.switch_to.new_window("tab")
    try:
        reader.go(seeds_page)
        decide(reader, SOYBEANS, "ask", "two seasons?")
        reader.click(f"[id='{SUMMIT}'] [value=new]")
        reader.driver.switch_to.window(first)
        reader.wait(lambda: reader.one(f"[id='{SOYBEANS}'] .badge").text == "to be asked")
        reader.wait(lambda: not reader.one(f"[id='{SUMMIT}'] .badge").is_displayed())
        assert reader.one("#save").text == "Save decisions (1)"
        # Whatever a browser does not tell of the other window is looked up before saving.
        reader.run("for (const each of Object.keys(localStorage)) if (each.endsWith(arguments[0])) localStorage.removeItem(each)", SOYBEANS)
        reader.click(f"[id='{SUMMIT}'] [value=ask]")
        reader.click("#save")
        (entry,) = parse(reader.file(FILE), FILE)
        assert (entry.id, entry.decided.reason) == (SUMMIT, "known")
    finally:
        for other in set(reader.driver.window_handles) - {first}:
            reader.driver.switch_to.window(other)
            reader.driver.close()
        reader.driver.switch_to.window(first)


def test_a_report_of_other_values_takes_nothing_away(reader: Reader, seeds_page: Path) -> None:
    """A page of another report that decides on the same fact with other values leaves what was decided here to be saved."""
    reader.open(seeds_page)
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, SUMMIT, "accepted", "known")
    name = f"checker:decision:{SUMMIT}"
    reader.run("localStorage[arguments[0]] = JSON.stringify({...JSON.parse(localStorage[arguments[0]]), opening: '- id: x'})", name)
    reader.click("#save")
    (entry,) = parse(reader.file(FILE), FILE)
    assert (entry.id, entry.decided.reason) == (SUMMIT, "known")


def test_decision_of_the_file_is_taken_back(reader: Reader, decided_page: Path) -> None:
    """What a file of decisions says can be made undecided: the saved file lacks its entry, and the finding is among the undecided."""
    anchor = "c4f19be2a07d"
    reader.open(decided_page, anchor)
    reader.click(f"[id='{anchor}'] [value=undecided]")
    assert reader.one(f"[id='{anchor}'] .badge").text == "undecided"
    Select(reader.one("#status")).select_by_value("new")
    assert anchor in reader.ids()
    reader.driver.refresh()
    assert reader.one("#save").text == "Save decisions (1)"
    reader.click("#save")
    told = "Saved as checker.decisions.yml: 0 decisions made on this page, 1 taken back, and 2 from before. It can take the place of the "
    assert reader.one("#said").text == f"{told}earlier file."
    assert [entry.id for entry in parse(reader.file(FILE), FILE)] == ["0123456789ab", "0123456789ac"]
    reader.go(decided_page, anchor)
    reader.click(f"[id='{anchor}'] [value=new]")
    assert not reader.one("#save").is_enabled()
    # Only what a file decides can be taken back.
    assert len(reader.driver.find_elements("css selector", "[value=undecided]")) == 1


def test_save_asks_for_the_name(reader: Reader, seeds_page: Path) -> None:
    """Without a name Save says so and leads there; pressed again, it saves without one."""
    reader.open(seeds_page)
    reader.click(f"[id='{SUMMIT}'] [value=accepted]")
    reader.click("#save")
    assert reader.one("#said").text == "Your name is missing: type it, or press Save decisions again to save without it."
    assert reader.focused() == "by"
    assert not (reader.saved / FILE).exists()
    reader.press(*"Ana", Keys.TAB, Keys.ENTER)
    assert parse(reader.file(FILE), FILE)[0].decided.by == "Ana"
    reader.open(seeds_page)
    reader.click(f"[id='{SUMMIT}'] [value=accepted]")
    reader.click("#save")
    reader.click("#save")
    assert parse(reader.file(FILE), FILE)[0].decided.by == ""
