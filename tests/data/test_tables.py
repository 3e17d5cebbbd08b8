"""What every one of these tables keeps to: heading, order, no row twice, nothing empty that must not be."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import checker.data

DATA = Path(checker.data.__file__).parent
KEYS = {
    "background_words": ("stem",),
    "boilerplate": ("phrase",),
    "common_nouns": ("word",),
    "corrections": ("word", "role"),
    "countries": ("code",),
    "currencies": ("code",),
    "exchange_bounds": ("code",),
    "factors": ("unit",),
    "leftover_weights": ("feature",),
    "lexicon": ("word",),
    "like_words": ("sense", "word"),
    "near_weights": ("feature",),
    "numbers": ("word",),
    "opposed_words": ("group", "sense", "word"),
    "places": ("name", "kind", "country", "region"),
    "result_signs": ("word",),
    "roles": ("title",),
    "same_words": ("word",),
    "scales": ("form",),
    "symbol_font": ("code",),
    "table_statuses": ("word",),
    "units": ("form",),
    "word_styles": ("style",),
    "word_template_values": ("property", "value"),
}
INPUTS = sorted((DATA / "build").glob("*.csv"))


def _heading(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines[:40] if line.startswith("#"))


def _rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", KEYS)
def test_heading(name: str) -> None:
    """A table opens with its source, licence, date and the meaning of each column."""
    heading = _heading(DATA / f"{name}.csv").lower()
    for word in ("source:", "licen", "2026-", *_rows(DATA / f"{name}.csv")[0]):
        assert word in heading


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_heading_of_inputs(path: Path) -> None:
    """The build scripts' own tables say where they come from too."""
    heading = _heading(path).lower()
    assert "source:" in heading
    assert "licence:" in heading


@pytest.mark.parametrize("name", KEYS)
def test_sorted_without_duplicates(name: str) -> None:
    """Rows are sorted by their key, and no key comes twice."""
    keys = [tuple(row[column] for column in KEYS[name]) for row in _rows(DATA / f"{name}.csv")]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", KEYS)
def test_every_row_is_whole(name: str) -> None:
    """Every row has exactly the header's cells, none with spaces at its ends or an empty item in a list."""
    for row in _rows(DATA / f"{name}.csv"):
        assert None not in row
        for cell in row.values():
            assert cell is not None
            assert cell == cell.strip()
            assert not cell.startswith("|")
            assert not cell.endswith("|")
            assert "||" not in cell
