"""Pages and notes whose elements never end, or nest deeper than any program's stack."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.beside import GB, check_apart, put

TOWER = "The tower in the park is 50 metres high."
SECONDS = 30
"""What a page of this kind may take, start and healthy pair included."""

PAGES = {
    "100,000 nested div": "<div>" * 100_000 + TOWER + "</div>" * 100_000,
    "100,000 div that never end": f"<div>{TOWER}" * 2 + "<div>" * 100_000,
    "5,000 nested tables": "<table><tr><td>" * 5_000 + TOWER + "</td></tr></table>" * 5_000,
    "unclosed tags": f"<p><b><i><font><span><a href=x>{TOWER} " * 5_000,
    "unclosed tables": f"<table><tr><td>{TOWER} " * 5_000,
    "unclosed lists": "<ul><li>" * 30_000 + TOWER,
    "an attribute that never ends": f"<p>{TOWER}</p><p title='" + "x" * 2_000_000,
    "a comment that never ends": f"<p>{TOWER}</p><!--" + "x" * 2_000_000,
    "a script that never ends": f"<p>{TOWER}</p><script>" + "</" * 500_000,
    "many attributes": f"<p {' '.join(f'a{number}=1' for number in range(50_000))}>{TOWER}</p>",
    "spans beyond any grid": f"<table><tr><td colspan=99999 rowspan=99999>{TOWER}<td>5</table>" * 500,
    "many references": f"<p>{TOWER}</p>" + "&lt;" * 200_000 + "&#x110000;&#xD800;&#99999999999;&nosuch;",
}
NOTES = {
    "open brackets": f"{TOWER} " + "[" * 100_000,
    "open emphasis": f"{TOWER} " + "*a _b " * 50_000,
    "code that never ends": f"{TOWER} " + "`a ``b " * 50_000,
    "references to references": f"{TOWER}\n\n" + "".join(f"[{number}]: [{number - 1}]\n" for number in range(20_000)),
    "backticks": f"{TOWER}\n\n" + " ".join("`" * length for length in range(1, 1_000)),
    "elements": f"{TOWER}\n\n" + "<div>" * 100_000,
    "wide table": f"{TOWER}\n\n" + "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|5" * 5_000 + "|\n",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_pages(tmp_path: Path, page: str) -> None:
    """A page is read within its time whatever its tags do, and none of its words is lost."""
    put(tmp_path, {"a.html": page})
    ran = check_apart(tmp_path, seconds=SECONDS, memory=2 * GB)
    assert ran.read == ["a.html"]
    assert ran.claims("a.html") >= 1


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_notes(tmp_path: Path, note: str) -> None:
    """So is Markdown."""
    put(tmp_path, {"a.md": note})
    ran = check_apart(tmp_path, seconds=SECONDS, memory=2 * GB)
    assert ran.read == ["a.md"]
    assert ran.claims("a.md") >= 1


@pytest.mark.parametrize(
    "note", [">" * 50_000 + TOWER, "".join(f"{'  ' * depth}- {TOWER}\n" for depth in range(1_000))], ids=["quotations", "lists"]
)
def test_notes_that_nest_too_deep(tmp_path: Path, note: str) -> None:
    """What lies deeper in quotations and lists than anything that people write is not read, and the report says so."""
    put(tmp_path, {"a.md": note})
    ran = check_apart(tmp_path, seconds=SECONDS, memory=2 * GB)
    (told,) = (each["notes"] for each in ran.report["documents"] if each["id"] == "a.md")
    assert told == ["nests lists or quotations more than 60 deep; what lies deeper was not read"]
