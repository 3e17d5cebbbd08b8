"""What processes need begins to be loaded early where they will be asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.pipeline import means as room
from checker.pipeline import starting
from checker.pipeline.means import Means
from checker.pipeline.side_by_side import COMPARING


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules that begin to be loaded."""
    modules: list[str] = []
    monkeypatch.setattr(starting, "begin", modules.append)
    return modules


@pytest.mark.parametrize(
    ("means", "files", "expected"),
    [
        (Means(), {"a.txt": 10, "b.txt": 10}, False),
        (Means(), {"a.txt": room.SMALL, "b.txt": 1}, True),
        (Means(jobs=2), {"a.txt": 10}, True),
        (Means(jobs=1, apart=False), {"a.txt": room.SMALL + 1}, False),
        (Means(engine="dask", jobs=2), {"a.txt": room.SMALL + 1}, False),
    ],
)
def test_begins(tmp_path: Path, begun: list[str], means: Means, files: dict[str, int], *, expected: bool) -> None:
    """Where there is more than a little text, in files or right below a folder, or several processes are asked for."""
    for name, size in files.items():
        (tmp_path / name).write_bytes(b"a" * size)
    means.begin([str(tmp_path)], compares=True)
    means.begin([str(tmp_path / name) for name in files], compares=False)
    assert begun == ([COMPARING, room.EXTRACTING] if expected else [])


def test_what_is_not_there(tmp_path: Path, begun: list[str]) -> None:
    """A path that cannot be looked at is none of its business."""
    Means().begin([str(tmp_path / "none"), "*.txt", "-", "s3://bucket/a", "a\0b"], compares=True)
    assert begun == []
