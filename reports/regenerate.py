"""Write down what checker says of ``seeds/``, so that a change of its behaviour shows in the diff.

    python reports/regenerate.py

makes ``reports/seeds.txt`` (80 columns, no colour), ``seeds.json``, ``seeds.html``, ``seeds.md``, the excerpt in ``README.md`` and the
end of ``rules/README.md`` anew, ``checker/data/rules.json``, the shipped rules as they are when they have been read, and ``seeds.png``, the
picture in the README, where the page that it shows has changed: that needs Chromium with its driver. ``tests/test_reports.py`` fails while
they are not what checker says.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
import tempfile
from pathlib import Path

import checker
from checker.reporters import render
from checker.reporters.rule_page import catalogue, keys
from checker.rulebook import load_rules
from checker.rulebook.catalogue import shipped_files
from checker.rulebook.json_schema import key_table
from checker.rulebook.load import load_named
from checker.rulebook.shipped import NAME, kept

ROOT = Path(__file__).resolve().parent.parent

DIGEST = "digest-of-the-page"
"""Where the picture keeps what it was taken of."""

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


def rules() -> str:
    """What ``checker/data/rules.json`` holds: the rules that come with checker, read from their files now."""
    packs = shipped_files()
    return kept(load_named(packs), [file for file, _ in packs])


def seen(page: str) -> str:
    """The digest of what the picture shows of a page: its head, the first finding, and what its script adds to that."""
    first, rest = page.split("</article>", 1)
    _, _, rest = rest.partition("</main>")
    return hashlib.sha256(f"{first}{rest.partition('<script')[0]}".encode()).hexdigest()


def shown(picture: bytes) -> str:
    """The digest of what a picture was taken of, "" where it does not say."""
    from PIL import Image

    return str(Image.open(io.BytesIO(picture)).info.get(DIGEST, ""))


def photographed(page: str) -> bytes | None:
    """The page in Chromium down to the end of its first finding, as PNG with the digest of what it shows; None without Chromium."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    sys.path.insert(0, str(ROOT))
    from tests.reporters.html.chromium import Reader, installed

    found = installed()
    if found is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "seeds.html")
        file.write_bytes(page.encode())
        reader = Reader(*found, Path(folder))
        try:
            reader.size(1000)
            reader.open(file)
            taken = reader.photograph("article")
        finally:
            reader.driver.quit()
    told = PngInfo()
    told.add_text(DIGEST, seen(page))
    out = io.BytesIO()
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE).save(
        out, "PNG", optimize=True, pnginfo=told
    )
    return out.getvalue()


def main() -> None:
    """Write the files."""
    (ROOT / "checker" / "data" / NAME).write_bytes(rules().encode())
    made = reports()
    picture = ROOT / "reports" / "seeds.png"
    if not picture.exists() or shown(picture.read_bytes()) != seen(made["seeds.html"]):
        taken = photographed(made["seeds.html"])
        if taken is None:
            print("reports/seeds.png shows an older page: install chromium and chromium-driver, and run this again", file=sys.stderr)
        else:
            picture.write_bytes(taken)
    for name, text in made.items():
        (ROOT / "reports" / name).write_bytes(text.encode())
    readme = ROOT / "README.md"
    page = readme.read_bytes().decode()
    readme.write_bytes(EXCERPT.sub(lambda _: excerpt(made["seeds.txt"]), page, count=1).encode())
    book = ROOT / "rules" / "README.md"
    book.write_bytes(RULEBOOK.sub(lambda _: rulebook(), book.read_bytes().decode(), count=1).encode())


if __name__ == "__main__":
    main()
