"""The tick-list as a page."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from checker.cli.claims_page import as_html
from checker.model import Claim, Section
from tests.reporters import reports
from tests.reporters.test_hostile import ACTS_ON_TERMINALS, ATTACKS, TEXTS

CLAIMS = [*reports.soybeans().claims, *reports.summit().claims]
KNOWN = frozenset(
    ("html", "head", "meta", "title", "style", "body", "main", "div", "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td")
)
KNOWN |= {"input", "mark"}
ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "type",
    "aria-label",
    "class",
    "data-name",
    "contenteditable",
    "role",
    "scope",
}


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, claims: list[Claim]) -> None:
        super().__init__()
        self.source = as_html(claims, 80)
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.words: list[str] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_row_a_claim() -> None:
    """In document order, each with a box to tick, its sentence with the claim marked, and three empty boxes."""
    page = Page(CLAIMS)
    assert page.tags.count("input") == page.tags.count("mark") == len(CLAIMS)
    assert page.source.count('role="textbox" aria-label="Against what: ') == page.source.count('data-name="Against what"') == len(CLAIMS)
    assert page.tags.count("h2") == len({claim.document for claim in CLAIMS})
    assert "APEC Summit in <mark>Busan, South Korea</mark>, on October 30." in page.source
    assert "<h1>Tick-list: 4 claims</h1>" in page.source


def test_row_of_a_table_has_bars() -> None:
    """The cells of a row are told apart; a tab in prose is a space."""
    cell = reports.claim("a.csv", "North\t40\t50", "40", line=1, section=Section.CELL)
    assert '<td class="claim">North | <mark>40</mark> | 50</td>' in " ".join(as_html([cell], 80).split())
    prose = reports.claim("a.txt", "North\t40", "40", line=1)
    assert "North <mark>40</mark>" in as_html([prose], 80)


def test_nothing_is_fetched_or_run() -> None:
    """One file under a strict policy, without a script."""
    page = Page(CLAIMS)
    assert "default-src 'none'" in page.source
    assert not {"script", "link", "img", "iframe"} & {*page.tags}
    assert "http" not in page.source.replace("http-equiv", "")


def test_no_claims() -> None:
    """A sentence."""
    assert "No figures or checkable facts found." in Page([]).source


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks(attack: str) -> None:
    """What a document holds, or is called, is text."""
    harmless(attack)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_any_text(text: str) -> None:
    """The same for whatever Hypothesis thinks of."""
    harmless(text)


def harmless(text: str) -> None:
    """No tag, no attribute and no control character but those of the page itself."""
    page = Page([*reports.hostile(text).findings[0].claims, replace(CLAIMS[0], text=text)])
    assert {*page.tags} <= KNOWN
    assert page.names <= ATTRIBUTES
    assert not [sign for sign in page.source if unicodedata.category(sign) in ACTS_ON_TERMINALS and sign not in "\n\u200c\u200d"]
