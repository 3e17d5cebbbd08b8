"""How long the HTML report takes: to be written, to be seen in Chromium, to be walked by keyboard, and to be searched.

python benchmarks/bench_html.py --findings 2000 --runs 5
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from selenium.webdriver.common.keys import Keys

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.reporters import render
from tests.reporters.html.chromium import Reader, installed
from tests.reporters.reports import many

PAINT = "return performance.getEntriesByName('first-contentful-paint')[0].startTime"
READY = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
SEARCH = """const begun = performance.now(), box = document.getElementById("search");
box.value = "farm 19"; box.dispatchEvent(new Event("input")); document.body.offsetHeight;
return performance.now() - begun"""


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--findings", type=int, default=2000)
    options.add_argument("--runs", type=int, default=5)
    told = options.parse_args()
    found = installed()
    if found is None:
        raise SystemExit("no Chromium here: install chromium and chromium-driver")
    report = many(told.findings)
    begun = time.perf_counter()
    text = render(report, "html")
    print(f"{told.findings} findings, {len(text) / 1e6:.1f} MB, written in {time.perf_counter() - begun:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        page.write_bytes(text.encode())
        measured = [_once(Reader(*found, Path(folder)), page) for _ in range(told.runs)]
    for name, column in zip(("first contentful paint", "loaded", "first Tab", "first search"), zip(*measured, strict=True), strict=True):
        print(f"{name:24} median {median(column):6.0f} ms   worst {max(column):6.0f} ms")


def _once(reader: Reader, page: Path) -> tuple[float, ...]:
    try:
        reader.go(page)
        reader.wait(lambda: float(str(reader.run(READY))) > 0, 60)
        paint, ready = (float(str(reader.run(script))) for script in (PAINT, READY))
        begun = time.perf_counter()
        reader.press(Keys.TAB)
        return paint, ready, 1000 * (time.perf_counter() - begun), float(str(reader.run(SEARCH)))
    finally:
        reader.driver.quit()


if __name__ == "__main__":
    main()
