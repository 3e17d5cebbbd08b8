"""How fast claims are linked and judged, how much memory that takes, and how both grow.

    python benchmarks/bench_linking.py --sizes 10000 100000 1000000
    python benchmarks/bench_linking.py --one-subject 5000

The program makes the documents and their claims itself (``made_claims``), without reading any text, puts them aside as a run does, and
links and judges them part by part. Each size runs in a process of its own, whose own time counts. The exponent says how time grows: 1
where ten times the claims take ten times as long, 2 where they take a hundred times as long.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_claims import one_subject, stories
from benchmarks.suite.running import run
from checker.engine.findings import by_group
from checker.engine.judge import judge
from checker.linking import MESSAGES
from checker.model import ClaimGroup, Document, Finding, Verdict
from checker.pipeline.extracted import Extracted
from checker.pipeline.linked import linked
from checker.pipeline.shelf import shelved

SIZES = (10_000, 100_000)
GOAL, GOAL_MB = 1.2, 2_500
"""Exponent and, for a million claims, megabytes."""


def cost(size: int, *, one: bool, keep: bool) -> dict[str, float | str]:
    """Seconds of both stages, the peak of memory, and how much was found.

    Args:
        size: of so many claims.
        one: or of so many about one subject.
        keep: whether the findings are kept, as a report keeps them.
    """
    documents = shelved((document, Extracted(found, [], [])) for document, found in (one_subject(size) if one else stories(size)))
    made = _peak()
    judging = 0.0

    def tell(
        groups: Sequence[ClaimGroup], named: Mapping[str, Document], voices: Mapping[str, str]
    ) -> Iterator[tuple[ClaimGroup, Finding]]:
        nonlocal judging
        began = process_time()
        told = list(by_group(groups, judge(groups), named, severities={}, messages=MESSAGES, voices=voices))
        judging += process_time() - began
        for group, finding in told:
            counted["groups"] += 1
            counted["conflicts"] += finding.verdict is Verdict.CONFLICT
            if finding.verdict is Verdict.CONFLICT and len(finding.values) > largest[0]:
                largest[:] = [len(finding.values), finding.message]
            yield from [(group, finding)] if keep else ()

    counted = {"groups": 0, "conflicts": 0}
    largest: list[Any] = [0, ""]
    started = process_time()
    limits = linked(documents, tell, {document.id: document.id for document in documents.documents}).limits
    done = process_time()
    return {
        "claims": sum(len(found.claims) for _, found in documents),
        "documents": len(documents),
        "link": done - started - judging,
        "judge": judging,
        "made": made,
        "peak": _peak(),
        **counted,
        "message": largest[1],
        "limits": " ".join(limits),
    }


def _peak() -> float:
    """Megabytes of memory that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(size: int, *, one: bool, keep: bool = False, timeout: float | None = None) -> dict[str, float | str]:
    """What :func:`cost` gives in a process of its own.

    Raises:
        RunError: it did not end well, or took longer than the timeout.
    """
    command = [sys.executable, __file__, "--run", str(size), *(["--one"] if one else []), *(["--keep"] if keep else [])]
    found: dict[str, float | str] = json.loads(run(command, timeout=timeout).output)
    return found


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES), help="numbers of claims (default 10000 100000)")
    parser.add_argument("--one-subject", nargs="*", type=int, default=[5000], help="differing claims about one subject (default 5000)")
    parser.add_argument("--keep", action="store_true", help="keep all findings in memory, as a report does")
    parser.add_argument("--run", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.run:
        print(json.dumps(cost(asked.run, one=asked.one, keep=asked.keep)))
        return
    print(f"{'claims':>10}{'documents':>11}{'link':>10}{'judge':>10}{'MB':>8}{'made':>8}{'groups':>10}{'conflicts':>11}   claims a second")
    before: dict[str, float] | None = None
    for size in asked.sizes:
        row = apart(size, one=False, keep=asked.keep)
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
        row = apart(size, one=True, keep=asked.keep)
        seconds = float(row["link"]) + float(row["judge"])
        print(f"{size:,} differing claims about one subject: {seconds:.1f} s, {float(row['peak']):,.0f} MB,")
        print(f"  {row['conflicts']} conflict: {row['message']}", flush=True)


if __name__ == "__main__":
    main()
