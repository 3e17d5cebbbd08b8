"""How well documents are linked and judged, by a truth file of `retell.py` or of your own.

    python benchmarks/linking/evaluate.py DIR/corpus.jsonl DIR/truth.json

runs the check in this process, with linking and the recomputed figures and without the shipped rules, and prints precision, recall, false
conflicts by cause, and how right conflicts are by their confidence. ``--report`` scores a report written before
(``checker check --format json``).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.linking.scoring import Row, lines, score


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="the documents, .jsonl")
    parser.add_argument("truth", type=Path, help="what is where in them, .json")
    parser.add_argument("--min-confidence", type=float, default=0.0, help="leave out linked findings less sure than this")
    parser.add_argument("--report", type=Path, help="score this report and check nothing")
    given = parser.parse_args()
    findings = json.loads(given.report.read_text("utf-8"))["findings"] if given.report else checked(given.corpus)
    findings = [each for each in findings if each["confidence"] >= given.min_confidence or not each["rule"].startswith("generic/")]
    truth = json.loads(given.truth.read_text("utf-8"))
    documents = given.corpus.read_text("utf-8").count("\n")
    print("\n".join(lines(score(truth, findings), documents=documents)))


def checked(corpus: Path) -> list[Row]:
    """The findings about some documents, as the JSON report has them."""
    from checker import pipeline
    from checker.reporters.json import record

    found = record(pipeline.check([str(corpus)], builtin=False))["findings"]
    assert isinstance(found, list)
    return found


if __name__ == "__main__":
    main()
