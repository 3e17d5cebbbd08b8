"""A corpus made up on the spot: stories about towns in several files and formats, some of which disagree."""

from __future__ import annotations

import json
from pathlib import Path

_TOWNS = ("Harwick", "Selby Cross", "Aldermoor", "Penfold", "Tarnside", "Ostwick", "Grenby")
_STORY = (
    "{town} council approved the new {what} on Tuesday after a debate of six hours, and said that work would begin in spring. "
    "The {town} {what} will cost ${cost} million, up from ${less} million, and {jobs} people will work there once it opens in {year}. "
    "Mayor {mayor} said that {share} per cent of residents were in favour."
)
_WHATS = ("harbour bridge", "hospital", "railway station", "library", "water works")
_MAYORS = ("Ann Kettering", "Joel Marsh", "Ruth Oakden")


def story(number: int) -> str:
    """A story; every fifth tells the one before it again, with another cost."""
    told = number - 1 if number % 5 == 4 else number
    return _STORY.format(
        town=_TOWNS[told % len(_TOWNS)],
        what=_WHATS[told // len(_TOWNS) % len(_WHATS)],
        cost=round(7.3 + told * 1.7 + (3.1 if number != told else 0), 1),
        less=round(5.1 + told * 1.1, 1),
        jobs=120 + 7 * told,
        year=2027 + told % 3,
        mayor=_MAYORS[told % len(_MAYORS)],
        share=40 + told % 50,
    )


def corpus(folder: Path, *, documents: int) -> None:
    """Write so many stories, a third as text, a third as pages, a third as lines with two broken ones among them; and an empty file."""
    lines = []
    for number in range(documents):
        title = f"Story {number}"
        if number % 3 == 0:
            (folder / f"{number:05}.txt").write_text(f"{title}\n\n{story(number)}\n", "utf-8")
        elif number % 3 == 1:
            (folder / f"{number:05}.html").write_text(f"<h1>{title}</h1><p>{story(number)}</p>", "utf-8")
        else:
            lines.append(json.dumps({"id": f"wire-{number:05}", "title": title, "published": "2026-03-04", "text": story(number)}))
    lines[6:6] = ["{broken"]
    lines[22:22] = ['{"id": "no text"}']
    (folder / "wire.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "blank.txt").write_text("\n")
