"""A text that asks to ignore what is known of a line of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import checker
from checker.model import Decision, Report
from tests.cli.test_settings import DESK

SHORT, LONG, OTHER = "The Dahlia bridge is 2 km long.", "The Dahlia bridge is 3 km long.", "The Dahlia bridge is 7 km long."
WRAPPED = """\
The Dahlia bridge, which is the oldest of them in all of the county,
is 2 km long, as the visitors of the town are told by everybody they meet.
"""
IGNORE = "checker: ignore desk/bridge -- 4 km once, says the town"


def report(folder: Path, **texts: str) -> Report:
    """What the rule of the bridge says of some texts, by name without suffix; ``_`` stands for the dot."""
    (folder / "desk.yml").write_text(DESK)
    stories = folder / "stories"
    stories.mkdir(exist_ok=True)
    for name, text in texts.items():
        (stories / name.replace("_", ".")).write_text(text)
    return checker.check(stories, rules=folder / "desk.yml", builtin=False, generic=False)


def told(found: Report) -> list[tuple[str, int, str]]:
    """The remarks."""
    return [(remark.document, remark.line, remark.message) for remark in found.remarks]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a_txt", f"{IGNORE}\n{SHORT}\n"),
        ("a_txt", f"{SHORT} # {IGNORE}\n"),
        ("a_txt", f"It is a quiet town.\n\n// {IGNORE}\n\n{WRAPPED}"),
        ("a_md", f"# Bridge\n\n<!-- {IGNORE} -->\n\n{SHORT}\n"),
        ("a_md", f"# Bridge\n\n{SHORT} <!-- {IGNORE} -->\n"),
        ("a_md", f"# Bridge\n\n{IGNORE}\n{SHORT}\n"),
        ("a_md", f"# Bridge\n\n[//]: # ({IGNORE})\n\n{SHORT}\n"),
        ("a_html", f"<html><body><h1>Bridge</h1><p>It is a quiet town.</p>\n<!-- {IGNORE} -->\n<p>{SHORT}</p></body></html>"),
        ("a_jsonl", json.dumps({"id": "a", "text": f"{IGNORE}\n{SHORT}"})),
        ("a_txt", f"{IGNORE.replace('desk/bridge', 'desk')}\n{SHORT}\n"),
    ],
)
def test_hidden_in_every_text_format(tmp_path: Path, name: str, text: str) -> None:
    """The conflict is marked as ignored with place and reason, fails no run, and nothing is read of the directive."""
    found = report(tmp_path, b_txt=LONG, **{name: text})
    (conflict,) = found.conflicts
    assert conflict.status is Decision.IGNORED
    assert "asks to ignore this: 4 km once, says the town" in conflict.notes[-1]
    assert not found.fails("note")
    assert not found.fails("conflict")
    assert found.summary["ignored"] == 1
    assert told(found) == []
    assert [claim.value for claim in conflict.claims if claim.unit == "kilometer"] == [2, 3]
    assert found.summary["claims"] == 2


@pytest.mark.parametrize(
    ("name", "status"),
    [("desk/crossing", Decision.IGNORED), ("town/span", Decision.IGNORED), ("town/crossing", Decision.NEW)],
)
def test_former_id(tmp_path: Path, name: str, status: Decision) -> None:
    """A text may name the rule by an id that it had before; by one that it never had it hides nothing."""
    report(tmp_path, b_txt=LONG, a_txt=f"{IGNORE.replace('desk/bridge', name)}\n{SHORT}\n")
    (tmp_path / "desk.yml").write_text(DESK.replace("    title:", "    formerly: [crossing, town/span]\n    title:"))
    found = checker.check(tmp_path / "stories", rules=tmp_path / "desk.yml", builtin=False, generic=False)
    assert [conflict.status for conflict in found.conflicts] == [status]
    assert len(found.remarks) == (status is Decision.NEW)


def test_what_others_say_still_counts(tmp_path: Path) -> None:
    """One source of three is taken out: the other two differ, and the finding says which value was not to count."""
    found = report(tmp_path, a_txt=f"{IGNORE}\n{SHORT}\n", b_txt=LONG, c_txt=OTHER)
    (conflict,) = found.conflicts
    assert conflict.status is Decision.NEW
    assert "asks to ignore its value" in conflict.notes[-1]
    assert told(found) == []


def test_a_check_inside_one_document(tmp_path: Path) -> None:
    """A figure that does not fit is hidden by its line, under the name of the check or of all checks."""
    for name in ("checks/shares", "checks"):
        text = f"% checker: ignore {name} -- as printed\nThe fund holds 60% shares, 30% bonds and the remaining 20% in cash.\n"
        (conflict,) = report(tmp_path, a_txt=text).conflicts
        assert conflict.status is Decision.IGNORED


def test_one_that_hides_nothing_is_told(tmp_path: Path) -> None:
    """No conflict any more, another line, a name that there is not, no reason, no rule: each is told with its line."""
    found = report(
        tmp_path,
        a_txt=f"{IGNORE}\n{SHORT}\n",
        b_txt=f"{SHORT}\n\nchecker: ignore desk/brigde -- why\nWords.\nchecker: ignore desk/bridge\nMore.\nchecker: ignore -- why\n",
    )
    assert told(found) == [
        ("a.txt", 1, "`checker: ignore desk/bridge` hides nothing"),
        ("b.txt", 3, "`checker: ignore desk/brigde` hides nothing: no rule or pack of this name is on; did you mean `desk/bridge`?"),
        ("b.txt", 5, "`checker: ignore desk/bridge` hides nothing, for it gives no reason: add `-- reason`"),
        ("b.txt", 7, "`checker: ignore` names no rule: write `checker: ignore pack/rule -- reason`"),
    ]


def test_one_for_what_is_off_is_not_told(tmp_path: Path) -> None:
    """A directive for a check, or for linking, may be needed again when that is on."""
    (tmp_path / "a.txt").write_text("checker: ignore checks/age, generic/figure -- known\nWords.\n")
    assert checker.check(tmp_path, checks=False, generic=False).remarks == ()
    assert len(checker.check(tmp_path).remarks) == 2


def test_a_reason_only_hides_its_own_rule(tmp_path: Path) -> None:
    """A directive for another rule leaves the conflict."""
    found = report(tmp_path, a_txt=f"checker: ignore checks/age -- why\n{SHORT}\n", b_txt=LONG)
    assert found.conflicts[0].status is Decision.NEW
    assert found.fails("error")
    assert told(found) == [("a.txt", 1, "`checker: ignore checks/age` hides nothing")]
