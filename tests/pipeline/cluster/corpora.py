"""Stories made up for the engines, in all forms that a corpus has."""

from __future__ import annotations

import json
from pathlib import Path

TOWNS = ("Porto", "Lille", "Turku", "Graz", "Bergen", "Cork", "Gdansk", "Bilbao")


def record(number: int) -> dict[str, str]:
    """One of two reports of a fire: every third pair tells another number of injured, every fifth another sum."""
    fire, second = divmod(number, 2)
    town = TOWNS[fire % len(TOWNS)]
    injured = 100 + 7 * fire + second * (fire % 3 == 0)
    worth = 20 + 3 * fire + 2 * second * (fire % 5 == 0)
    text = (
        f"A fire at the harbour warehouse of {town} injured {injured} workers on Monday, police said. The blaze destroyed 4,310 tons "
        f"of grain worth ${worth} million. Sales of its owner rose {fire + 5}% from 10 to 12 million euros."
    )
    return {"id": f"wire-{number:03}", "title": f"Fire in {town}", "published": f"2025-03-{fire % 28 + 1:02}", "text": text}


def write(folder: Path, stories: int = 60) -> Path:
    """A corpus of records and of single files, with what cannot be read among them."""
    folder.mkdir(exist_ok=True)
    lines = [json.dumps(record(number)) for number in range(stories)]
    lines.insert(7, "{not JSON")
    (folder / "wire.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "memo.md").write_text(
        "# Porto\n\nThe summit opens on 3 May 2025 in **Porto**. It cost 5 million euros. <!-- checker: ignore -- last year's -->\n",
        "utf-8",
    )
    (folder / "sums.csv").write_text("Year,North,South,Total\n2023,10,20,30\n2024,11,22,34\n", "utf-8")
    (folder / "page.html").write_text("<h1>Lille</h1><p>The <b>hall</b> holds between 900 and 400 people.</p>", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 no more than that")
    return folder
