"""Short names of documents."""

from __future__ import annotations

import pytest

from checker.reporters.names import positions, short_names

from . import reports


@pytest.mark.parametrize(
    ("documents", "short"),
    [
        (["000_19bc.txt", "002_332d.txt", "003_7076.txt"], ["000", "002", "003"]),
        (["report.md"], ["report"]),
        (["reuters-1.txt", "ap.txt"], ["reuters", "ap"]),
        (["news/a-1.txt", "news/b-1.txt"], ["a", "b"]),
        (["news/a.txt", "wire/a.txt"], ["news/a", "wire/a"]),
        (["sub/a.txt", "b.txt"], ["sub/a", "b"]),
        (["a", "a.b"], ["a", "a.b"]),
        (["<img src=x onerror=alert(1)>.txt", "b.txt"], ["<img src=x onerror=alert(1)>", "b"]),
        (["Annual report 2024.txt", "b.txt"], ["Annual report 2024", "b"]),
        ([f"Annual {'report ' * 9}.txt", "b.txt"], ["Annual", "b"]),
        (["x" * 40 + "1", "x" * 40 + "2"], ["x" * 40 + "1", "x" * 40 + "2"]),
        (["\x1b[1", "b"], ["␛[1", "b"]),
        ([], []),
    ],
)
def test_shortest_prefix_that_tells_apart(documents: list[str], short: list[str]) -> None:
    """Whole words where they are short; a folder that all share is left out."""
    assert short_names(documents) == dict(zip(documents, short, strict=True))


def test_one_position_a_document() -> None:
    """A document is named once, those past the limit are counted."""
    claims = [reports.claim(f"{name}.txt", "Some 25%.", "25%", line=line) for name in "abcd" for line in (3, 9)]
    assert positions(claims, {f"{name}.txt": name for name in "abcd"}, most=3) == "a:3, b:3, c:3 +1"
    assert positions(claims, {}, most=None) == "a.txt:3, b.txt:3, c.txt:3, d.txt:3"
