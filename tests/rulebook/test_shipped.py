"""The shipped rules as they are kept, so that they need not be read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook import builtin_folder, catalogue, load, load_rules
from checker.rulebook.catalogue import shipped_files
from checker.rulebook.load import load_named, rule_files
from checker.rulebook.shipped import shipped


def test_same_rules() -> None:
    """What is kept is what reading the files gives, to the last attribute."""
    packs = shipped_files()
    known, read = shipped([file for file, _ in packs]), tuple(load_named(packs))
    assert known == read
    assert repr(known) == repr(read)  # also where a word and a member of an enumeration are equal


def test_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file of the packs says something else by now, it is what counts."""
    for file in rule_files(builtin_folder()):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.setattr(catalogue, "builtin_folder", lambda: tmp_path)
    assert [rule.id for rule in load_rules()] == [rule.id for rule in load([builtin_folder()])]
    file = rule_files(tmp_path)[0]
    file.write_text(file.read_text(encoding="utf-8").replace("severity: error", "severity: note"), encoding="utf-8")
    assert shipped(rule_files(tmp_path)) is None
    assert load_rules()[0].severity == "note"
    file.unlink()
    assert len(load_rules()) < len(load([builtin_folder()]))
