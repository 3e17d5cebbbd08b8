"""What every page lets its reader do, whatever the report: each test is done with the seeds, a mixed corpus and 2,000 findings."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from checker.decisions import parse
from tests.reporters.html.chromium import Reader

PAGES = ["seeds_page", "mixed_page", "long_page"]
FILE = "checker.decisions.yml"


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Path:
    """Each of the reports in turn."""
    path: Path = request.getfixturevalue(request.param)
    return path


def test_filter(reader: Reader, page: Path) -> None:
    """Search, verdict, rule and status each leave only what is of it, the count says how many, and one press brings all back."""
    reader.open(page)
    ids = reader.ids()
    assert not reader.one("#clear").is_displayed()
    reader.press("/")
    reader.paste(ids[0])
    assert ids[0] in reader.ids()
    assert len(reader.ids()) < len(ids)
    assert reader.one("#count").text == f"{len(reader.ids())} of {len(ids):,} findings shown."
    reader.click("#clear")
    assert reader.ids() == ids
    reader.click(".verdicts [data-verdict=conflict]")
    assert verdicts(reader) == {"conflict"}
    reader.click("#clear")
    rule = every(reader, "rule")[0]
    Select(reader.one("#rule")).select_by_value(rule)
    assert len(reader.ids()) == every(reader, "rule").count(rule)
    Select(reader.one("#status")).select_by_value("accepted")
    assert reader.ids() == []
    assert reader.one("#none").is_displayed()
    reader.click("#clear")
    assert reader.ids() == ids


def every(reader: Reader, what: str) -> list[str]:
    """A property of each card."""
    found = reader.run("return [...document.querySelectorAll('article.card')].map(card => card.dataset[arguments[0]])", what)
    return [str(each) for each in found]  # type: ignore[attr-defined]


def verdicts(reader: Reader) -> set[object]:
    """The verdicts of the cards that are shown."""
    found = reader.run("return [...document.querySelectorAll('article.card:not([hidden])')].map(card => card.dataset.verdict)")
    return set(found)  # type: ignore[call-overload,no-any-return]


def test_open(reader: Reader, page: Path) -> None:
    """The first finding is unfolded and shows values or sentences; a press folds and unfolds any."""
    reader.open(page)
    first, last = reader.ids()[0], reader.ids()[-1]
    assert reader.all(f"[id='{first}'] blockquote mark")
    reader.click(f"[id='{first}'] summary")
    assert not reader.all(f"[id='{first}'] blockquote")
    assert not reader.all(f"[id='{last}'] blockquote")
    reader.click(f"[id='{last}'] summary")
    assert reader.all(f"[id='{last}'] blockquote mark")


def test_decide_save_reload(reader: Reader, page: Path) -> None:
    """What is decided is saved as a file that checker reads, and is there after a reload."""
    reader.open(page)
    first = reader.ids()[0]
    reader.one("#by").send_keys("Ana", Keys.TAB)
    reader.click(f"[id='{first}'] [value=false-alarm]")
    reader.one(f"[id='{first}'] .reason input").send_keys("two bridges", Keys.TAB)
    reader.click("#save")
    (entry,) = parse(reader.file(FILE), FILE)
    assert (entry.id, entry.decided.decision, entry.decided.reason, entry.decided.by) == (first, "false-alarm", "two bridges", "Ana")
    reader.driver.refresh()
    assert reader.one("#save").text == "Save decisions (1)"
    assert reader.one(f"[id='{first}'] .badge").text == "false alarm"
    assert reader.one(f"[id='{first}'] .reason input").get_attribute("value") == "two bridges"
    assert reader.one("#by").get_attribute("value") == "Ana"


def test_copy(reader: Reader, page: Path) -> None:
    """A finding as a link that leads to it, and as Markdown."""
    reader.open(page)
    first = reader.ids()[0]
    reader.click(f"[id='{first}'] .copy-link")
    assert reader.copied() == f"{page.as_uri()}#{first}"
    reader.click(f"[id='{first}'] .copy-card")
    reader.wait(lambda: "Markdown" in reader.one("#said").text)
    told = reader.copied()
    assert told.startswith("## CONFLICT: ")
    assert first in told
    reader.go(page, first)
    assert reader.focused() == first


def test_keyboard_alone(reader: Reader, page: Path) -> None:
    """From the top of the page to the findings, from one to the next, decided and saved, and the focus is always seen."""
    reader.open(page)
    first, second = reader.ids()[:2]
    reader.press(Keys.TAB)
    assert reader.run("return document.activeElement.textContent") == "To the findings"
    reader.press(Keys.ENTER)
    reader.press("j")
    assert reader.focused() == first
    assert is_seen(reader)
    reader.press("j")
    assert reader.focused() == second
    reader.press("k")
    reader.tab_to(f"[id='{first}'] [type=radio]")
    assert is_seen(reader)
    reader.press(Keys.ARROW_DOWN)
    assert reader.one(f"[id='{first}'] .badge").text == "accepted"
    reader.tab_to(f"[id='{first}'] .reason input")
    assert is_seen(reader)
    reader.press(*"known", Keys.TAB)
    reader.press("/")
    assert reader.focused() == "search"
    reader.tab_to("#by")
    reader.press(*"Ana", Keys.TAB, Keys.ENTER)
    (entry,) = parse(reader.file(FILE), FILE)
    assert (entry.id, entry.decided.reason) == (first, "known")


def is_seen(reader: Reader) -> bool:
    """Whether what has the focus is in the window, below the bar, and has a frame."""
    return bool(
        reader.run(
            """const focused = document.activeElement, box = focused.getBoundingClientRect();
            const bar = document.getElementById("bar").getBoundingClientRect();
            return getComputedStyle(focused).outlineStyle !== "none" && box.top >= bar.bottom - 1 && box.top < innerHeight;"""
        )
    )


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(reader: Reader, page: Path, width: int) -> None:
    """On a phone nothing has to be pushed sideways, with everything unfolded."""
    reader.size(width)
    reader.open(page)
    reader.run("for (const each of [...document.querySelectorAll('details')].slice(0, 600)) each.open = true")
    assert int(str(reader.run("return document.documentElement.scrollWidth"))) <= width


def test_phone(reader: Reader, page: Path) -> None:
    """On a phone a finding is decided and saved, and its buttons are as high as a finger is wide."""
    reader.size(390)
    reader.open(page)
    first = reader.ids()[0]
    reader.click(f"[id='{first}'] [value=ask]")
    assert reader.one(f"[id='{first}'] .badge").text == "to be asked"
    assert all(button.size["height"] >= 40 for button in reader.all(f"#save, #more, [id='{first}'] button"))
    reader.click("#more")
    assert reader.one("#more").get_attribute("aria-expanded") == "true"
    reader.one("#by").send_keys("Ana", Keys.TAB)
    reader.click("#save")
    assert "decision: ask" in reader.file(FILE)


def test_everything_has_a_name(reader: Reader, page: Path) -> None:
    """What can be worked with, and each part of the page, has a name for those who do not see it; headings go down one step at a time."""
    reader.open(page)
    nameless = reader.run(
        """const named = (each) => each.textContent.trim() || each.labels?.[0]?.textContent.trim() || each.ariaLabel ||
            document.getElementById(each.getAttribute("aria-labelledby"))?.textContent.trim();
        const kinds = "a, button, input, select, summary, article, form, nav, [role], fieldset";
        return [...document.querySelectorAll(kinds)].filter((each) => each.id !== "said" && !named(each)).map((each) => each.outerHTML);"""
    )
    assert nameless == []
    levels = reader.run("return [...document.querySelectorAll('h1, h2, h3, h4')].map((each) => Number(each.tagName[1]))")
    assert levels[0] == 1  # type: ignore[index]
    assert all(after - before <= 1 for before, after in pairwise(levels))  # type: ignore[call-overload]


def test_policy_holds(reader: Reader, page: Path) -> None:
    """What a hole in the page would put there is neither run nor fetched, and does not style it."""
    reader.open(page)
    done = reader.run(
        """const tried = [
            () => document.body.setAttribute("onclick", "window.ran = true"),
            () => (document.body.innerHTML = "<p>another page</p>"),
            () => (document.createElement("script").textContent = "window.ran = true"),
        ];
        return tried.filter((each) => { try { each(); return true; } catch { return false; } }).map(String);"""
    )
    reader.run(
        """const image = document.createElement("img"), style = document.createElement("style");
        image.src = "http://127.0.0.1:9/x.png";
        style.textContent = "body { display: none }";
        document.body.append(image, style);"""
    )
    told: list[str] = []

    def is_told() -> bool:
        told.extend(reader.complaints())
        return any("x.png" in each for each in told) and any("style" in each for each in told)

    reader.wait(is_told)
    assert done == []
    assert reader.run("return window.ran") is None
    assert reader.one("h1").is_displayed()
    assert set(reader.requests()) <= {"http://127.0.0.1:9/x.png"}  # the browser notes what it refused to ask for as well
