"""How fast claims are linked and judged, how much memory that takes, and how both grow.

    python benchmarks/bench_linking.py --sizes 10000 100000 1000000
    python benchmarks/bench_linking.py --one-subject 5000

The program makes the documents and their claims itself (``made_claims``), without reading any text. Each size runs in a process of its
own, whose own time counts. The exponent says how time grows: 1 where ten times the claims take ten times as long, 2 where they take a
hundred times as long.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_claims import one_subject, stories
from benchmarks.suite.running import run
from checker.engine.findings import findings
from checker.engine.judge import judge
from checker.linking import MESSAGES, link
from checker.model import Claim, Document

SIZES = (10_000, 100_000)
GOAL, GOAL_MB = 1.2, 2_500
"""Exponent and, for a million claims, megabytes."""


def cost(size: int, *, one: bool) -> dict[str, float | str]:
    """Seconds of both stages, the peak of memory, and how much was found, of so many claims; or of so many about one subject."""
    documents: dict[str, Document] = {}
    claims: list[Claim] = []
    for document, found in one_subject(size) if one else stories(size):
        documents[document.id] = document
        claims += found
    made = _peak()
    started = process_time()
    groups, limits = link(claims, documents)
    linked = process_time()
    told = findings(groups, judge(groups), documents, severities={}, messages=MESSAGES, voices={name: name for name in documents})
    done = process_time()
    conflicts = [finding for finding in told if finding.verdict == "conflict"]
    largest = max(conflicts, key=lambda finding: len(finding.values), default=None)
    return {
        "claims": len(claims),
        "documents": len(documents),
        "link": linked - started,
        "judge": done - linked,
        "made": made,
        "peak": _peak(),
        "groups": len(groups),
        "conflicts": len(conflicts),
        "message": largest.message if largest else "",
        "limits": " ".join(limits),
    }


def _peak() -> float:
    """Megabytes of memory that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(size: int, *, one: bool, timeout: float | None = None) -> dict[str, float | str]:
    """What :func:`cost` gives in a process of its own.

    Raises:
        RunError: it did not end well, or took longer than the timeout.
    """
    command = [sys.executable, __file__, "--run", str(size), *(["--one"] if one else [])]
    found: dict[str, float | str] = json.loads(run(command, timeout=timeout).output)
    return found


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES), help="numbers of claims (default 10000 100000)")
    parser.add_argument("--one-subject", nargs="*", type=int, default=[5000], help="differing claims about one subject (default 5000)")
    parser.add_argument("--run", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.run:
        print(json.dumps(cost(asked.run, one=asked.one)))
        return
    print(f"{'claims':>10}{'documents':>11}{'link':>10}{'judge':>10}{'MB':>8}{'made':>8}{'groups':>10}{'conflicts':>11}   claims a second")
    before: dict[str, float] | None = None
    for size in asked.sizes:
        row = apart(size, one=False)
        number = {name: float(value) for name, value in row.items() if not isinstance(value, str)}
        speeds = {stage: number["claims"] / number[stage] for stage in ("link", "judge")}
        print(
            f"{number['claims']:>10,.0f}{number['documents']:>11,.0f}{speeds['link']:>10,.0f}{speeds['judge']:>10,.0f}"
            f"{number['peak']:>8,.0f}{number['made']:>8,.0f}{number['groups']:>10,.0f}{number['conflicts']:>11,.0f}",
            flush=True,
        )
        print(f"{'':>10} {row['limits'] or 'all compared'}", flush=True)
        if before:
            total, last = (each["link"] + each["judge"] for each in (number, before))
            exponent = math.log(total / last) / math.log(number["claims"] / before["claims"])
            print(f"{'':>10} exponent {exponent:.2f} (goal {GOAL}: {'met' if exponent <= GOAL else 'not met'})", flush=True)
        if number["claims"] >= 1e6:
            print(f"{'':>10} memory {number['peak']:,.0f} MB (goal {GOAL_MB:,}: {'met' if number['peak'] <= GOAL_MB else 'not met'})")
        before = number
    for size in asked.one_subject:
        row = apart(size, one=True)
        seconds = float(row["link"]) + float(row["judge"])
        print(f"{size:,} differing claims about one subject: {seconds:.1f} s, {float(row['peak']):,.0f} MB,")
        print(f"  {row['conflicts']} conflict: {row['message']}", flush=True)


if __name__ == "__main__":
    main()
