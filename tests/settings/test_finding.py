"""Which file of settings a run has."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.settings import find


def made(folder: Path, *names: str) -> None:
    """Empty files, with [tool.checker] where it is a pyproject.toml."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("[tool.checker]\n" if path.name == "pyproject.toml" else "")


def test_nearest_counts(tmp_path: Path) -> None:
    """Walking up from PATH, the first one; what is further up does not count any more."""
    made(tmp_path, "checker.toml", "a/b/story.txt", "a/checker.toml")
    assert find([str(tmp_path / "a" / "b" / "story.txt")]) == tmp_path / "a" / "checker.toml"
    assert find([str(tmp_path / "a" / "b")]) == tmp_path / "a" / "checker.toml"
    assert find([str(tmp_path / "*.txt")]) == tmp_path / "checker.toml"
    assert find([str(tmp_path / "a" / "**" / "*.txt")]) == tmp_path / "a" / "checker.toml"


def test_own_file_before_shared(tmp_path: Path) -> None:
    """In one folder checker.toml comes before pyproject.toml, which counts only with the table."""
    made(tmp_path, "pyproject.toml", "a/story.txt")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n")
    assert find([str(tmp_path / "a")]) == tmp_path / "pyproject.toml"
    made(tmp_path, "checker.toml")
    assert find([str(tmp_path / "a")]) == tmp_path / "checker.toml"


def test_several_paths(tmp_path: Path) -> None:
    """The folder that holds all PATHs is where the walk starts."""
    made(tmp_path, "checker.toml", "a/checker.toml", "a/x.txt", "b/y.txt")
    assert find([str(tmp_path / "a"), str(tmp_path / "b" / "y.txt")]) == tmp_path / "checker.toml"


def test_current_folder_without_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PATH the walk starts where one stands."""
    made(tmp_path, "checker.toml", "a/x.txt")
    monkeypatch.chdir(tmp_path / "a")
    assert find([]) == tmp_path / "checker.toml"
