"""The page in a real Chromium, as a reader uses it; each test also holds it to no complaint and no request (see ``reader``)."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from checker.reporters import render
from checker.text.yaml import parse
from tests.conftest import ROOT
from tests.reporters import reports
from tests.reporters.html.chromium import Reader

SUMMIT, SOYBEANS = "4dc309c016db", "5989f6ab4b08"
FILE = "checker.decisions.yml"


def decide(reader: Reader, anchor: str, decision: str, reason: str) -> None:
    """Decide on a card."""
    reader.click(f"[id='{anchor}'] [value={decision}]")
    field = reader.one(f"[id='{anchor}'] .reason input")
    field.clear()
    field.send_keys(reason, Keys.TAB)


def test_result_is_the_title(reader: Reader, seeds_page: Path) -> None:
    """Whoever opens it sees the result, the conflict, and who says what."""
    reader.open(seeds_page)
    assert reader.driver.title.startswith("3 sources, 1 conflict, 1 revision")
    assert [each.text for each in reader.all(f"[id='{SUMMIT}'] h4 bdi")] == ["Busan", "Seoul"]
    assert [each.text for each in reader.all(f"[id='{SUMMIT}'] mark")] == ["Busan, South Korea", "Seoul"]
    assert reader.all(f"[id='{SUMMIT}'] svg")


@pytest.mark.parametrize(
    ("search", "shown"),
    [("seoul summit busan", [SUMMIT]), ("SOYBEAN purchase-volume 12", [SOYBEANS]), ("nowhere to be found", [])],
)
def test_search(reader: Reader, seeds_page: Path, search: str, shown: list[str]) -> None:
    """All words have to stand on a card, in any order and case."""
    reader.open(seeds_page)
    reader.one("#search").send_keys(search)
    assert [each for each in reader.ids() if each in (SUMMIT, SOYBEANS)] == shown
    assert reader.one("#none").is_displayed() is (not reader.ids())
    reader.press(Keys.ESCAPE)
    assert len(reader.ids()) == 19


def test_search_for_words_as_they_stand(reader: Reader, seeds_page: Path) -> None:
    """Words between quotation marks have to stand side by side; a mark that is not closed changes nothing."""
    reader.open(seeds_page)
    searches = {'"summit in seoul"': True, "“Summit  in Seoul” apec": True, '"seoul in summit"': False, '"seoul summit': True}
    for search, is_found in searches.items():
        reader.run("document.getElementById('search').value = ''")
        reader.one("#search").click()
        reader.paste(search)
        assert (SUMMIT in reader.ids()) is is_found, search


def test_one_verdict_alone(reader: Reader, seeds_page: Path) -> None:
    """A press on a verdict leaves its findings alone, a second one brings all back; with Shift it is one beside others."""
    reader.open(seeds_page)
    conflict = ".verdicts [data-verdict=conflict]"
    reader.click(conflict)
    assert reader.ids() == [SUMMIT]
    reader.shift_click(".verdicts [data-verdict=revision]")
    assert reader.ids() == [SUMMIT, SOYBEANS]
    reader.click(conflict)
    assert reader.ids() == [SUMMIT]
    reader.click(conflict)
    assert len(reader.ids()) == 19


def test_link_to_a_part_unfolds_it(reader: Reader, seeds_page: Path) -> None:
    """The list of what was not compared is folded, and the link to it shows it, again too."""
    reader.open(seeds_page)
    for _ in range(2):
        assert not reader.all("#uncompared table")
        reader.click("nav a[href='#uncompared']")
        reader.wait(lambda: bool(reader.all("#uncompared table")))
        reader.click("#uncompared summary")


def test_paper_says_what_was_filtered(reader: Reader, seeds_page: Path) -> None:
    """Printed, a page that shows some findings says how many of all, and by which filters."""
    reader.open(seeds_page)
    assert reader.one("#filtered").text == ""
    reader.click(".verdicts [data-verdict=conflict]")
    Select(reader.one("#rule")).select_by_value("diplomacy/summit-venue")
    reader.one("#search").send_keys("seoul")
    assert not reader.one("#filtered").is_displayed()
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        told = "1 of 19 findings shown: search seoul; only conflict; rule diplomacy/summit-venue."
        assert reader.one("#filtered").text == told
        reader.run("document.getElementById('clear').click()")
        assert not reader.one("#filtered").is_displayed()
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_filters(reader: Reader, seeds_page: Path) -> None:
    """Verdict, source, rule and status each narrow the list, and one press clears them all."""
    reader.open(seeds_page)
    reader.shift_click(".verdicts [data-verdict=single]")
    assert len(reader.ids()) == 6
    assert reader.one("#count").text == "6 of 19 findings shown."
    Select(reader.one("#source")).select_by_visible_text("002_332dcb7baf661790.txt")
    assert SUMMIT in reader.ids()
    assert SOYBEANS not in reader.ids()
    Select(reader.one("#rule")).select_by_value("diplomacy/summit-venue")
    assert reader.ids() == [SUMMIT]
    Select(reader.one("#status")).select_by_value("accepted")
    assert reader.ids() == []
    reader.click("#clear")
    assert len(reader.ids()) == 19


def test_paragraph_on_demand(reader: Reader, seeds_page: Path) -> None:
    """The paragraph is folded until somebody asks for it."""
    reader.open(seeds_page)
    assert not reader.all(f"[id='{SUMMIT}'] .paragraph p")
    reader.click(f"[id='{SUMMIT}'] .paragraph summary")
    (paragraph,) = reader.all(f"[id='{SUMMIT}'] .paragraph p")
    assert len(paragraph.text) > len(reader.all(f"[id='{SUMMIT}'] blockquote")[1].text)


def test_decide_save_reload(reader: Reader, seeds_page: Path) -> None:
    """A decision is there after a reload, and is saved as YAML that holds what the report says."""
    reader.open(seeds_page)
    assert not reader.one("#save").is_enabled()
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, SOYBEANS, "accepted", "as announced")
    decide(reader, SUMMIT, "ask", 'says "Seoul": why? \u202e #1')
    reader.driver.refresh()
    assert reader.one("#save").text == "Save decisions (2)"
    assert reader.one(f"[id='{SUMMIT}'] .badge").text == "to be asked"
    assert reader.one(f"[id='{SUMMIT}'] .reason input").get_attribute("value") == 'says "Seoul": why? \u202e #1'
    reader.click("#save")
    text = reader.file(FILE)
    assert "\u202e" not in text
    entries = parse(text, FILE).value
    assert [list(entry) for entry in entries] == [["id", "rule", "subject", "sources", "decision", "reason", "by", "on"]] * 2
    first, second = entries
    assert first | {"on": ""} == {
        "id": SUMMIT,
        "rule": "diplomacy/summit-venue",
        "subject": "APEC summit",
        "sources": {"000_19bc57474be5a632.txt": "Busan", "002_332dcb7baf661790.txt": "Seoul"},
        "decision": "ask",
        "reason": 'says "Seoul": why? \u202e #1',
        "by": "Ana",
        "on": "",
    }
    assert (second["id"], second["decision"]) == (SOYBEANS, "accepted")


def test_reason_waits_for_the_next_decision(reader: Reader, seeds_page: Path) -> None:
    """Whoever takes a decision back and thinks again does not type the reason again."""
    reader.open(seeds_page)
    reader.one("#by").send_keys("Ana", Keys.TAB)
    decide(reader, SUMMIT, "accepted", "as announced")
    reader.click(f"[id='{SUMMIT}'] [value=new]")
    assert reader.one(f"[id='{SUMMIT}'] .reason input").get_attribute("value") == "as announced"
    reader.click(f"[id='{SUMMIT}'] [value=ask]")
    reader.click("#save")
    (entry,) = parse(reader.file(FILE), FILE).value
    assert (entry["decision"], entry["reason"]) == ("ask", "as announced")


def test_decision_is_taken_back(reader: Reader, seeds_page: Path) -> None:
    """ "None" takes a decision back, for good."""
    reader.open(seeds_page)
    decide(reader, SUMMIT, "false-alarm", "")
    reader.click(f"[id='{SUMMIT}'] [value=new]")
    reader.driver.refresh()
    assert not reader.one("#save").is_enabled()
    assert not reader.one(f"[id='{SUMMIT}'] .badge").is_displayed()


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param({"opening": f"- id: {SUMMIT}\n"}, id="another source or value"),
        pytest.param({"on": "2026-01-01\n- id: x"}, id="no date"),
        pytest.param({"on": "9999-99-99"}, id="no month"),
        pytest.param({"on": "2026-02-30"}, id="no day"),
        pytest.param({"on": "0000-01-01"}, id="no year"),
        pytest.param({"reason": 7}, id="no words"),
        pytest.param({"decision": "settled"}, id="no decision"),
    ],
)
def test_decision_about_something_else_does_not_hold(reader: Reader, seeds_page: Path, kept: dict[str, object]) -> None:
    """What was decided before a value or a source changed asks for a new decision, and so does what no page of checker kept."""
    reader.open(seeds_page)
    decide(reader, SUMMIT, "accepted", "as announced")
    name = f"checker:decision:{SUMMIT}"
    reader.run(
        "const held = JSON.parse(localStorage[arguments[0]]); localStorage[arguments[0]] = JSON.stringify({...held, ...arguments[1]})",
        name,
        kept,
    )
    reader.driver.refresh()
    assert not reader.one("#save").is_enabled()


def test_link_leads_to_its_finding(reader: Reader, seeds_page: Path) -> None:
    """A copied link opens its card, whatever is folded or filtered."""
    reader.open(seeds_page)
    folded = reader.ids()[-1]
    reader.click(f"[id='{folded}'] summary")
    reader.wait(lambda: bool(reader.all(f"[id='{folded}'] .copy-link")))
    reader.click(f"[id='{folded}'] .copy-link")
    link = reader.copied()
    assert link == f"{seeds_page.as_uri()}#{folded}"
    reader.go(seeds_page, folded)
    assert reader.focused() == folded
    assert reader.run("return arguments[0].open", reader.one(f"[id='{folded}'] > details"))
    reader.shift_click(".verdicts [data-verdict=conflict]")
    reader.run("location.hash = arguments[0]", SUMMIT)
    reader.wait(lambda: reader.focused() == SUMMIT)


def test_grid_leads_to_the_card(reader: Reader, seeds_page: Path) -> None:
    """A click in the grid goes to the card of the fact."""
    reader.open(seeds_page)
    reader.click(f"#facts td a[href='#{SUMMIT}']")
    reader.wait(lambda: reader.focused() == SUMMIT)


def test_copy_as_markdown(reader: Reader, seeds_page: Path) -> None:
    """A card, or all that are shown, as they stand in the report in Markdown, for a ticket."""
    reader.open(seeds_page)
    reader.click(f"[id='{SUMMIT}'] .copy-card")
    told = reader.copied()
    assert told.startswith("## CONFLICT: APEC summit is placed in Busan and in Seoul\n")
    assert told.rstrip("\n") in (ROOT / "reports" / "seeds.md").read_text("utf-8")
    reader.shift_click(".verdicts [data-verdict=single]")
    reader.click("#copy-all")
    reader.wait(lambda: "6 findings" in reader.one("#said").text)
    told = reader.copied()
    assert told.startswith("# 3 sources, 1 conflict, 1 revision")
    assert told.count("\n\n## ") == 6


@pytest.mark.parametrize("text", ["@everyone #12 GH-1 o/r#3 https://example.org/", "`@everyone`` #12", "@a<!-- -->\n```\n@b\n# c"])
def test_copied_markdown_calls_nobody(reader: Reader, tmp_path: Path, text: str) -> None:
    """Whatever a document says, is called, or somebody gives as a reason: what a site of tickets would link or notify on is code."""
    report = reports.hostile(text)
    page = tmp_path / "report.html"
    page.write_bytes(str(render(report, "html", everything=True)).encode())
    reader.open(page)
    anchor = reader.ids()[0]
    reader.click(f"[id='{anchor}'] [value=ask]")
    reader.click(f"[id='{anchor}'] .reason input")
    reader.paste(text)
    reader.press(Keys.TAB)
    reader.click(f"[id='{anchor}'] .copy-card")
    section, _, decision = reader.copied().rpartition("\n\n- Decision: ")
    assert section in str(render(report, "markdown", everything=True))
    (line,) = (each for each in MarkdownIt().parse(decision) if each.type == "inline")
    assert [(each.type, each.content) for each in line.children or ()] == [
        ("text", "to be asked: "),
        ("code_inline", " ".join(text.split())),
    ]


def test_copying_thousands_does_not_halt_the_page(reader: Reader, long_page: Path) -> None:
    """All of 2,000 unfolded findings are copied in a moment, also where the browser lets no page write to its clipboard."""
    reader.open(long_page)
    reader.click("#unfold")
    for refused in (False, True):
        if refused:
            reader.run("navigator.clipboard.writeText = () => Promise.reject()")
        reader.run("document.getElementById('said').textContent = ''")
        reader.click("#copy-all")
        reader.wait(lambda: reader.one("#said").text == "Copied as Markdown: 2,000 findings.", most=5)
        assert reader.copied().count("\n\n## ") == 2000


def test_keyboard_alone(reader: Reader, seeds_page: Path) -> None:
    """Search, walk from finding to finding, unfold, decide and save, without a mouse."""
    reader.open(seeds_page)
    reader.press("/")
    assert reader.focused() == "search"
    reader.press(*"busan", Keys.TAB)
    reader.run("document.activeElement.blur()")
    reader.press("j")
    assert reader.focused() == SUMMIT
    reader.press("j")
    assert reader.focused() == reader.ids()[1]
    unfolded = "return document.activeElement.querySelector('details').open"
    before = reader.run(unfolded)
    reader.press(Keys.ENTER)
    assert reader.run(unfolded) is not before
    reader.press("k")
    reader.tab_to(f"[id='{SUMMIT}'] [type=radio]")
    reader.press(Keys.ARROW_DOWN)
    assert reader.one(f"[id='{SUMMIT}'] .badge").text == "accepted"
    reader.tab_to(f"[id='{SUMMIT}'] .reason input")
    reader.press(*"known", Keys.TAB)
    reader.press("/")
    reader.tab_to("#by")
    reader.press(*"Ana", Keys.TAB, Keys.ENTER)
    assert 'reason: "known"' in reader.file(FILE)


def test_unfold_all(reader: Reader, long_page: Path) -> None:
    """Only the first findings are unfolded at first; one press unfolds all that are shown, as for paper, and folds them again."""
    reader.open(long_page)
    opened = "return document.querySelectorAll('article:not([hidden]) > details[open]').length"
    assert reader.run(opened) == 50
    reader.one("#search").send_keys("farm 19")
    shown = len(reader.ids())
    reader.click("#unfold")
    assert reader.run(opened) == shown > 50
    reader.wait(lambda: len(reader.all("article .copy-card")) == shown)
    reader.click("#unfold")
    assert reader.run(opened) == 0
    assert reader.one("#unfold").text == "Unfold all"


def test_unfolding_thousands_does_not_halt_the_page(reader: Reader, long_page: Path) -> None:
    """The cards far from the window are laid out later, little by little, and then Tab finds its way as ever."""
    reader.open(long_page)
    is_laid_out = "(each) => each.checkVisibility({contentVisibilityAuto: true})"
    laid_out = f"return [...document.querySelectorAll('article .about')].filter({is_laid_out}).length"
    seen = reader.run(f"document.getElementById('unfold').click(); document.body.offsetHeight; {laid_out}")
    assert isinstance(seen, int)
    assert 50 <= seen < 1000
    assert reader.run("return document.querySelectorAll('article > details[open]').length") == 2000
    reader.wait(lambda: reader.run(laid_out) == 2000, most=120)
    reader.run("document.activeElement.blur(); scrollTo(0, 0)")
    reader.press(Keys.TAB)
    assert reader.run("return document.activeElement.className") == "skip"


def test_phone_has_its_filters(reader: Reader, seeds_page: Path) -> None:
    """On a phone the filters are folded, and one press shows them."""
    reader.size(390)
    reader.open(seeds_page)
    assert not reader.all("#filters")
    assert reader.all("#by")
    reader.click("#more")
    assert reader.all("#filters")
    assert int(str(reader.run("return document.getElementById('bar').offsetHeight"))) < 0.4 * 800
    reader.shift_click(".verdicts [data-verdict=single]")
    assert len(reader.ids()) == 6


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_no_line_ends_inside_a_date_or_an_option(reader: Reader, seeds_page: Path, width: int) -> None:
    """ "--decisions" and "2025-10-27" stand on one line each."""
    reader.size(width)
    reader.open(seeds_page)
    words = "[...document.querySelectorAll('.whole')].filter((each) => each.getClientRects().length)"
    assert {"--decisions", "2025-10-27"} <= set(reader.run(f"return {words}.map((each) => each.textContent)"))  # type: ignore[call-overload]
    assert reader.run(f"return {words}.filter((each) => each.getClientRects().length > 1).length") == 0


def luminance(color: str) -> float:
    """How light a colour is, "rgb(1, 2, 3)", as WCAG reckons it."""
    parts = [int(part) / 255 for part in color[color.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out(reader: Reader, seeds_page: Path, *, dark: bool) -> None:
    """By day and by night every word has a contrast of 4.5 to what is behind it."""
    reader.size(1200, dark=dark)
    reader.open(seeds_page)
    card, page = (str(reader.run("return getComputedStyle(arguments[0]).backgroundColor", reader.one(each))) for each in (".card", "body"))
    assert (luminance(page) < 0.1) is dark
    for selector, behind in {
        "h3": card,
        ".about": card,
        ".word": card,
        ".card a": card,
        "h1": page,
        ".read": page,
        ".verdicts button": card,
    }.items():
        for element in reader.all(selector):
            ink = luminance(str(reader.run("return getComputedStyle(arguments[0]).color", element)))
            dim, light = sorted((ink, luminance(behind)))
            assert (light + 0.05) / (dim + 0.05) >= 4.5, selector
        if selector == "h3":
            ink, marked = (
                str(reader.run(f"return getComputedStyle(arguments[0]).{each}", reader.one("mark")))
                for each in ("color", "backgroundColor")
            )
            dim, light = sorted((luminance(ink), luminance(marked)))
            assert (light + 0.05) / (dim + 0.05) >= 4.5


def test_mixed_corpus(reader: Reader, mixed_page: Path) -> None:
    """Several formats, hostile names and texts: all of it is shown, and none of it does anything."""
    reader.open(mixed_page)
    assert reader.run("return document.querySelectorAll('b[onmouseover], script').length") == 2
    names = [each.text for each in reader.all("#sources th bdi")]
    assert "<b onmouseover=alert(1)>x.txt" in names
    assert "⟨U+202E⟩gnp.exe.txt" in names
    assert "scan.bin" in reader.one("#skipped").text
    headings = [each.text for each in reader.all("article h3")]
    assert "The Harbour Bridge is given as 2,150 metres and 2.4 km long" in headings
    assert reader.all("article .computed")
    Select(reader.one("#source")).select_by_visible_text("Wire <A>")
    assert 0 < len(reader.ids()) < len(headings)
    assert all("wire-1" in str(reader.run("return document.getElementById(arguments[0]).textContent", each)) for each in reader.ids())
    reader.click("#clear")
    reader.click("#copy-all")
    told = reader.copied()
    assert "`<b onmouseover=alert(1)>x.txt:1:" in told
    assert "\u202e" not in told


def test_2000_findings(reader: Reader, long_page: Path) -> None:
    """All of them can be searched, reached, decided upon and saved."""
    reader.open(long_page)
    reader.one("#by").send_keys("Ana", Keys.TAB)
    assert len(reader.ids()) == 2000
    reader.one("#search").send_keys(f"{1998:012x}")
    (shown,) = reader.ids()
    reader.click(f"[id='{shown}'] summary")
    decide(reader, shown, "accepted", "last of all")
    reader.click("#save")
    assert "last of all" in reader.file(FILE)
    reader.go(long_page, f"{1000:012x}")
    assert reader.run("const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight")


def test_print_shows_the_findings(reader: Reader, seeds_page: Path) -> None:
    """On paper there is no bar and no button, and all that is unfolded is there."""
    reader.open(seeds_page)
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not reader.all("#bar")
        assert not reader.all("article button")
        assert [each.text for each in reader.all(f"[id='{SUMMIT}'] h4 bdi")] == ["Busan", "Seoul"]
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_without_javascript_all_can_be_read(reader: Reader, seeds_page: Path) -> None:
    """A mail program that runs no script shows every finding and no dead buttons."""
    reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        reader.go(seeds_page)
        assert not reader.all("#bar")
        assert not reader.all("article button")
        assert len(reader.all("article h3")) == 19
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
