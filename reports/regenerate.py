"""Write down what checker says of ``seeds/``, so that a change of its behaviour shows in the diff.

    python reports/regenerate.py

makes ``reports/seeds.txt`` (80 columns, no colour), ``seeds.json``, ``seeds.html``, ``seeds.md``, the excerpt in ``README.md`` and the
end of ``rules/README.md`` anew. ``tests/test_reports.py`` fails while they are not what checker says.
"""

from __future__ import annotations

import re
from pathlib import Path

import checker
from checker.reporters import render
from checker.reporters.rule_page import catalogue, keys
from checker.rulebook import load_rules
from checker.rulebook.json_schema import key_table

ROOT = Path(__file__).resolve().parent.parent

EXCERPT = re.compile(r"(?<=<!-- excerpt of reports/seeds\.txt -->\n```text\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
"""The excerpt's place in the README."""


RULEBOOK = re.compile(r"(?<=reports/regenerate\.py from the rules and the format: edit those -->\n\n).*", re.DOTALL)
"""The end of the page on rules."""


def reports() -> dict[str, str]:
    """The committed reports as they would be now, by file name."""
    report = checker.check(ROOT / "seeds")
    shown = {name: render(report, name, width=80, color=False, paths=("seeds/",)) for name in ("text", "json", "html", "markdown")}
    return {"seeds.txt": shown["text"], "seeds.json": shown["json"], "seeds.html": shown["html"], "seeds.md": shown["markdown"]}


def excerpt(report: str) -> str:
    """The parts of a text report that the README shows: the first finding and the closing lines."""
    finding = report[: re.search(r"\n(?=[A-Z])", report[1:]).start() + 2]  # type: ignore[union-attr]
    closing = report[report.rindex("\n\n") + 2 :]
    return f"$ checker check seeds/\n{finding}[...]\n\n{closing}"


def rulebook() -> str:
    """What ``rules/README.md`` tells of the keys and of the rules that come with checker."""
    return f"## All keys\n\n{keys(key_table())}\n## The rules that come with checker\n\n{catalogue(load_rules())}"


def main() -> None:
    """Write the files."""
    made = reports()
    for name, text in made.items():
        (ROOT / "reports" / name).write_bytes(text.encode())
    readme = ROOT / "README.md"
    page = readme.read_bytes().decode()
    readme.write_bytes(EXCERPT.sub(lambda _: excerpt(made["seeds.txt"]), page, count=1).encode())
    book = ROOT / "rules" / "README.md"
    book.write_bytes(RULEBOOK.sub(lambda _: rulebook(), book.read_bytes().decode(), count=1).encode())


if __name__ == "__main__":
    main()
