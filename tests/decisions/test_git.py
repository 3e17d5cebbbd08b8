"""Two people's decisions files come together with git, and no entry loses a line."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from checker.decisions import parse, rendered, with_entry
from checker.model import Decided, Decision, Entry

FILE = "checker.decisions.yml"


def entry(identity: str, decision: Decision = Decision.ACCEPTED, by: str = "Ana") -> Entry:
    """An entry on a finding of one rule, with nothing but its id to tell it from others."""
    decided = Decided(decision, "", by, "2026-11-30")
    return Entry(identity, "r/venue", "summit", ("Busan",), ("a.txt",), decided, stated=(("a.txt", "Busan"),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with one commit."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "README").write_text("stories\n", "utf-8")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> int:
    """The exit code of git there."""
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *settings, *arguments], cwd=folder, capture_output=True, check=False).returncode


def commit(folder: Path) -> None:
    """Commit all that is there."""
    assert git(folder, "add", "-A") == 0
    assert git(folder, "commit", "-qm", "more") == 0


@pytest.mark.parametrize("style", ["merge", "diff3", "union"])
@pytest.mark.parametrize("before", [(), ("5",), ("0", "f")])
@pytest.mark.parametrize(("ours", "theirs"), [("a", "b"), ("ac", "bd"), ("ad", "bc"), ("abc", "d"), ("14", "69")])
@pytest.mark.parametrize("by", ["Ana", "Ben"])
def test_merged_by_git(folder: Path, style: str, before: tuple[str, ...], ours: str, theirs: str, by: str) -> None:
    """Both sides kept, with the lines of the conflict taken out or by ``merge=union``: every entry is whole."""
    if style == "union":
        (folder / ".gitattributes").write_text("*.decisions.yml merge=union\n", "utf-8")
        commit(folder)
    old = [entry(f"{sign}0000000000a") for sign in before]
    if old:
        (folder / FILE).write_text(rendered(old), "utf-8")
        commit(folder)
    sides = [[entry(f"{sign}0000000000a") for sign in ours], [entry(f"{sign}0000000000a", by=by) for sign in theirs]]
    for number, added in enumerate(sides):
        git(folder, "checkout", "-q", "-b", f"side{number}", "main")
        text = rendered(old) if old else ""
        for each in added:
            text = with_entry(text, each, FILE)
        (folder / FILE).write_text(text, "utf-8")
        commit(folder)
    git(folder, "-c", f"merge.conflictStyle={'diff3' if style == 'diff3' else 'merge'}", "merge", "-q", "side0")
    text = (folder / FILE).read_text("utf-8")
    assert (style == "union") <= ("<<<<<<<" not in text)
    text = re.sub(r"^\|{7}.*?^(?========)", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^(<<<<<<<|=======|>>>>>>>).*\n", "", text, flags=re.MULTILINE)
    assert set(parse(text, FILE)) == {*old, *sides[0], *sides[1]}


def test_one_finding_decided_twice(folder: Path) -> None:
    """Both sides kept of what two people have changed in one entry is told as a mistake, and nothing is lost in silence."""
    first = entry("a0000000000a", Decision.ASK)
    (folder / FILE).write_text(rendered([first]), "utf-8")
    commit(folder)
    for side, decision in (("one", Decision.ACCEPTED), ("two", Decision.FALSE_ALARM)):
        git(folder, "checkout", "-q", "-b", side, "main")
        (folder / FILE).write_text(rendered([replace(first, decided=Decided(decision, "", side, "2026-12-01"))]), "utf-8")
        commit(folder)
    assert git(folder, "merge", "-q", "one") == 1
    text = re.sub(r"^(<<<<<<<|=======|>>>>>>>).*\n", "", (folder / FILE).read_text("utf-8"), flags=re.MULTILINE)
    with pytest.raises(Exception, match="stands twice"):
        parse(text, FILE)
