"""Reading the scripts' inputs and writing tables as ``checker/data`` wants them: heading comment, header row, sorted rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table, without its heading."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines))


def write(path: Path, heading: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table; the heading's lines get their ``#``, rows are written in the order given."""
    out = io.StringIO()
    out.writelines(f"# {line}\n" for line in heading.strip().splitlines())
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="\n")
    print(f"{path.name}: {out.getvalue().count(chr(10))} lines, {len(out.getvalue().encode()) / 1000:.0f} kB")
