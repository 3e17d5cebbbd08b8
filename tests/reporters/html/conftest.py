"""Chromium for the tests of this folder, and pages to open in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import checker
from checker.reporters import render
from tests.conftest import ROOT
from tests.reporters import reports
from tests.reporters.html.chromium import Reader, installed


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """One Chromium for all tests."""
    found = installed()
    if found is None:
        pytest.skip("no Chromium here: install chromium and chromium-driver (Debian) to test the page")
    reader = Reader(*found, tmp_path_factory.mktemp("saved"))
    yield reader
    reader.driver.quit()


@pytest.fixture
def reader(browser: Reader) -> Iterator[Reader]:
    """Somebody with a browser in which nothing went wrong before, and nothing may go wrong."""
    browser.complaints()
    browser.requests()
    browser.size(1200)
    yield browser
    assert browser.complaints() == []
    assert browser.requests() == []


@pytest.fixture(scope="session")
def seeds_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the seeds."""
    path = tmp_path_factory.mktemp("seeds") / "report.html"
    path.write_bytes(render(checker.check(ROOT / "seeds"), "html").encode())
    return path


MIXED = {
    "annual.md": """---
published: 2025-03-14
source: Ashby Mills plc
---

# Ashby Mills

Sales rose **25%** from 10 to 12 million dollars.

The Ashby Mills annual meeting was held in Leeds on 3 May 2025. It was the largest so far.

| Region | Sales |
|---|---|
| North | 40 |
| South | 50 |
| Total | 95 |
""",
    "notes.html": """<html><head><title>Notes</title></head><body><article><h1>Notes for editors</h1>
<p>The new Harbour Bridge of Ashby is 2.4 km long and cost $310 million, according to the city, which opened it on Monday.
Nobody was hurt in the works &amp; &lt;script&gt;alert(1)&lt;/script&gt;.</p></article></body></html>
""",
    "wire.jsonl": '{"id": "wire-1", "published": "2025-05-02", "source": "Wire <A>", '
    '"text": "The crash at Ashby killed 45 people: 20 men and 24 women."}\n',
    "figures.csv": "Quarter,Revenue\nQ1,10\nQ2,12\n",
    "<b onmouseover=alert(1)>x.txt": "On Monday, October 28, 2025, the Harbour Bridge of Ashby was said to be 2,150 metres long.\n",
    "\u202egnp.exe.txt": "John Roe (1934-2019), who died aged 90, was a poet. \u202eHe wrote 12 books.\n",
    "scan.bin": "\0\1\2",
}
"""Files of several formats, two with hostile names, one that cannot be read."""
BRIDGE = """checker: 1
rules:
  - id: bridge-length
    title: Length of the Harbour Bridge
    severity: error
    why: Every story about the bridge must give the same length.
    find: {figure: length, near: [Harbour Bridge]}
    compare: {value: figure}
    message: The Harbour Bridge is given as <values> long
    examples:
      conflict:
        - A: The Harbour Bridge is 2.4 km long.
          B: The Harbour Bridge is 2,150 metres long.
      nothing:
        - The Harbour Bridge cost $300 million.
"""


@pytest.fixture(scope="session")
def mixed_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a small corpus of several formats."""
    folder = tmp_path_factory.mktemp("mixed")
    (folder / "stories").mkdir()
    for name, text in MIXED.items():
        (folder / "stories" / name).write_bytes(text.encode())
    (folder / "desk.yml").write_text(BRIDGE)
    path = folder / "report.html"
    path.write_bytes(render(checker.check(folder / "stories", rules=folder / "desk.yml"), "html").encode())
    return path


@pytest.fixture(scope="session")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of 2,000 findings."""
    path = tmp_path_factory.mktemp("long") / "report.html"
    path.write_bytes(render(reports.many(2000), "html").encode())
    return path
