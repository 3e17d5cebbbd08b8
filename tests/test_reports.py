"""``reports/`` holds what checker says of ``seeds/`` now."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from types import ModuleType

import pytest

from tests.conftest import ROOT, Run

COMMAND = "run `python reports/regenerate.py`, read the diff, and commit it with the change that made it"


@cache
def regenerate() -> ModuleType:
    """The script that writes the reports."""
    spec = importlib.util.spec_from_file_location("regenerate", ROOT / "reports" / "regenerate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def made() -> dict[str, str]:
    """What the script would write now."""
    reports: dict[str, str] = regenerate().reports()
    return reports


def stored(name: str) -> str:
    """What is committed, to the byte."""
    path = ROOT / "reports" / name
    return path.read_bytes().decode("utf-8") if path.exists() else ""


@pytest.mark.parametrize("name", ["seeds.txt", "seeds.json", "seeds.html", "seeds.md"])
def test_reports_are_up_to_date(name: str) -> None:
    """The committed report is what checker says of the seeds."""
    if stored(name) != made()[name]:
        differing = [pair for pair in zip(stored(name).splitlines(), made()[name].splitlines(), strict=False) if pair[0] != pair[1]]
        first = "\n  committed: {}\n  now:       {}".format(*differing[0]) if differing else ""
        pytest.fail(f"reports/{name} is not what checker says of seeds/: {COMMAND}{first}", pytrace=False)


def test_rules_are_up_to_date() -> None:
    """The rules that checker starts with are those that their files give when they are read."""
    kept = (ROOT / "checker" / "data" / "rules.json").read_bytes().decode("utf-8")
    if kept != regenerate().rules():
        pytest.fail(f"checker/data/rules.json is not what rules/ says: {COMMAND}", pytrace=False)


def test_excerpt_is_up_to_date() -> None:
    """The README shows a part of the committed report, word for word."""
    page = (ROOT / "README.md").read_bytes().decode("utf-8")
    shown = regenerate().EXCERPT.search(page)
    assert shown is not None, "README.md has lost the place of the excerpt"
    if shown[0] != regenerate().excerpt(stored("seeds.txt")):
        pytest.fail(f"the excerpt in README.md is not that of reports/seeds.txt: {COMMAND}", pytrace=False)


def test_picture_is_up_to_date() -> None:
    """The picture in the README was taken of the committed page."""
    picture = (ROOT / "reports" / "seeds.png").read_bytes()
    if regenerate().shown(picture) != regenerate().seen(stored("seeds.html")):
        pytest.fail(f"reports/seeds.png shows another page than reports/seeds.html: {COMMAND}; it needs Chromium", pytrace=False)


def test_picture_tells_what_it_shows() -> None:
    """Another head, first finding or decision box is another picture; what stands further below is not in it."""
    page, seen = stored("seeds.html"), regenerate().seen
    first = page.index("</article>")
    assert page.count("undecided</span>") == 1
    changed = [page.replace("<h1>", "<h1>x", 1), f"{page[:first]}x{page[first:]}", page.replace("undecided</span>", "none</span>")]
    assert seen(page) not in map(seen, changed)
    last = page.rindex("</article>")
    assert seen(f"{page[:last]}x{page[last:]}") == seen(page)


def test_rulebook_is_up_to_date() -> None:
    """The page on rules ends with the keys and the rules that there are."""
    page = (ROOT / "rules" / "README.md").read_bytes().decode("utf-8")
    shown = regenerate().RULEBOOK.search(page)
    assert shown is not None, "rules/README.md has lost the line that its end is made below"
    if shown[0] != regenerate().rulebook():
        pytest.fail(f"the end of rules/README.md is not what the rules are: {COMMAND}", pytrace=False)


def test_reports_are_what_the_command_prints(program: Run) -> None:
    """``checker check seeds/`` prints these very bytes."""
    assert program("check", "seeds/").stdout == made()["seeds.txt"]
    assert program("check", "seeds/", "--format", "json").stdout == made()["seeds.json"]
    assert program("check", "seeds/", "--format", "html").stdout == made()["seeds.html"]
    assert program("check", "seeds/", "--format", "markdown").stdout == made()["seeds.md"]


def test_text_report_is_80_columns_without_colour() -> None:
    """Anybody can read it anywhere."""
    assert max(map(len, made()["seeds.txt"].splitlines())) <= 80
    assert "\x1b" not in made()["seeds.txt"]


@pytest.mark.parametrize("name", ["seeds.txt", "seeds.json", "seeds.html", "seeds.md"])
def test_reports_name_no_place_of_this_machine(name: str) -> None:
    """The same report comes from every checkout."""
    assert str(ROOT) not in made()[name]


def test_json_report_is_valid() -> None:
    """A program can read it, and every file of the seeds is in it."""
    report = json.loads(made()["seeds.json"])
    told = {one["id"] for one in report["documents"]} | {one["document"] for one in report["skipped"]}
    assert told == {path.name for path in (ROOT / "seeds").iterdir()}
