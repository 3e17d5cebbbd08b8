"""Text that patterns choke on: what nearly matches, over and over, and lines that never end."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.beside import GB, check_apart, put

LONG = 15_000
"""Characters of each bait, whose time would grow with their square or worse."""
BAITS = [
    "9",
    "1,",
    "1.",
    "1 ",
    "1-",
    "1/1/",
    "1:1:",
    "$",
    "$1 ",
    "%",
    " ",
    "\t",
    "\n",
    "\u00a0",
    "(",
    "“",
    "'",
    "-",
    ". ",
    "a",
    "A ",
    "Mr. ",
    "million ",
    "trillion ",
    "twenty-",
    "and a half ",
    "between 1 and ",
    "from 1 to 2 ",
    "not more than ",
    "at least about ",
    "1 January ",
    "Monday, ",
    "Jan. 1, 2, ",
    "last week of the ",
    "up from ",
    "of the ",
    "per cent of ",
    "5 km per hour per ",
    "the first ever ",
    "said that he said that ",
    "Prime Minister ",
    "in Busan, South Korea, ",
    "15th and ",
    "1st of the 2nd of the ",
    "A. B. C. ",
    "x@",
    "http://",
    "&lt;",
    "1e9",
    "\\",
    "|",
]
TAILS = ["", "!", "\0", "5 metres"]


def test_regex_bait(tmp_path: Path) -> None:
    """Some fifty forms of bait take less than a minute together, and hide nothing that is healthy."""
    baits = {f"bait-{number}.txt": (bait * LONG)[:LONG] + TAILS[number % 2 * 3] for number, bait in enumerate(BAITS)}
    put(tmp_path, baits)
    ran = check_apart(tmp_path, seconds=60, memory=2 * GB)
    blank = {f"bait-{number}.txt" for number, bait in enumerate(BAITS) if not (bait + TAILS[number % 2 * 3]).strip()}
    assert set(ran.read) == baits.keys() - blank
    assert ran.skipped.keys() == blank


def test_bait_in_markup(tmp_path: Path) -> None:
    """The same within the markup of pages, notes and sheets."""
    text = {number: (bait * LONG)[: LONG // 5] for number, bait in enumerate(BAITS)}
    put(
        tmp_path,
        {
            "a.html": "".join(f"<p>{bait}<b>{bait}</p><table><tr><td>{bait}<td>{bait}</table>\n" for bait in text.values()),
            "a.md": "".join(f"{bait}\n\n> {bait}\n\n" for bait in text.values()),
            "a.csv": "a,b\n" + "".join(f"{bait},5\n" for bait in text.values()),
        },
    )
    ran = check_apart(tmp_path, seconds=60, memory=2 * GB)
    assert [*ran.read, *ran.skipped] == ["a.csv", "a.html", "a.md"]


def test_50_mb_on_one_line(tmp_path: Path) -> None:
    """A line of 50 MB with thousands of figures is refused by the limit on characters, which is named."""
    line = "The tower number 7 is 50 metres high and cost 3 million euros, and "
    put(tmp_path, {"a.txt": line * (50_000_000 // len(line))})
    ran = check_apart(tmp_path, seconds=120, memory=2 * GB)
    assert ran.read == []
    assert "--max-characters" in ran.skipped["a.txt"]


def test_a_word_without_end(tmp_path: Path) -> None:
    """Hundreds of letters between two figures are one word, not every way to part them into six."""
    put(tmp_path, {"a.txt": f"Of 12 {'a' * 400} 13 people {'b-' * 400} 14 {'c' * 90} were hurt, including 20 women.\n"})
    ran = check_apart(tmp_path, seconds=30)
    assert ran.read == ["a.txt"]
