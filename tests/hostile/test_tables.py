"""Tables that are none, attack the program that opens them, or go on without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.beside import GB, check, check_apart, put

TOWER = "The tower in the park is 50 metres high."
SECONDS = 30

SHEETS = {
    "formulas": "name,value\n=HYPERLINK(\"http://192.0.2.1\"),5 metres\n=cmd|'/C calc'!A0,@SUM(1)\n+1-1,-2+3\n",
    "ragged rows": "Region,2023,2024\nNorth,5\nSouth,1,2,3,4,5\n\n,,,,\nEast\n,,7\n",
    "open quote": 'Region,2023\nNorth,"5 metres\n' + "South,6\n" * 200,
    "quote within": 'Region,2023\nNorth,5" metres "x" y\nSouth,"6" 7\n',
    "two dialects": "a;b,c\n1;2,3 metres\n4,5;6\n\t7\t8\n",
    "no end of line": "name,value\r" + "tower,50 metres\r" * 50,
    "NUL in UTF-16": "name,value\nto\0wer,50 metres\n",
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_sheets(tmp_path: Path, sheet: str, suffix: str) -> None:
    """A sheet is read as far as it is one, or is one row with the reason."""
    sheet = sheet.replace(",", "\t") if suffix == ".tsv" else sheet
    put(tmp_path, {f"a{suffix}": sheet.encode("utf-16" if "\0" in sheet else "utf-8")})
    ran = check(tmp_path)
    assert [*ran.read, *ran.skipped] == [f"a{suffix}"]


def test_formulas_are_text(tmp_path: Path) -> None:
    """Nothing that a cell says is worked out; its figures are read as they stand."""
    put(tmp_path, {"a.csv": SHEETS["formulas"]})
    assert check(tmp_path).claims("a.csv") >= 1


WIDE = ",".join(f"c{number}" for number in range(20_000)) + "\n" + ",".join(f"{number} metres" for number in range(20_000)) + "\n"
LARGE = {
    "20,000 columns": WIDE,
    "a cell of 300 KB": f'name,text\na,"{f"{TOWER} " * 7_500}"\nb,5 metres\n',
    "a cell of 300 KB without a space": f"name,text\na,{'x' * 300_000}\nb,5 metres\n",
    "a cell of 300,000 digits": f"name,text\na,{'9' * 300_000}\nb,5 metres\n",
    "a million commas": f"name,text\na,5 metres\n{',' * 1_000_000}\n",
    "a million lines": f"name,text\na,5 metres\n{chr(10) * 1_000_000}",
    "a million quotes": "name,text\na,5 metres\n" + '"' * 1_000_000,
}


@pytest.mark.parametrize("sheet", LARGE.values(), ids=LARGE)
def test_large_sheets(tmp_path: Path, sheet: str) -> None:
    """What is large in one way only is read, in memory that grows with the file."""
    put(tmp_path, {"a.csv": sheet})
    ran = check_apart(tmp_path, seconds=SECONDS, memory=GB)
    assert ran.read == ["a.csv"]
    assert ran.claims("a.csv") >= 1
