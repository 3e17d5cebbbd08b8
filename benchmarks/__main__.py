"""Every figure of speed and memory in one run, as ratios where there is something to compare with, and whether the goals are met.

    python -m benchmarks
    python -m benchmarks --quick --only extract startup
    python -m benchmarks --only check --corpus STORIES.jsonl --check-sizes 1000 5000
    python -m benchmarks --only memory --memory-mb 1000 --memory-of extract

Made news stories are what is measured on, unless a corpus is given. A record of the run is added to a file: commit, date, machine, options
and figures, a line of JSON.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.suite.extraction import extract
from benchmarks.suite.figure import Figure
from benchmarks.suite.record import append, machine
from benchmarks.suite.running import RunError
from benchmarks.suite.setting import Setting
from benchmarks.suite.stages import link, startup
from benchmarks.suite.ways import cache, engines, jobs
from benchmarks.suite.whole import check, memory

PARTS: dict[str, Callable[[Setting], Iterator[Figure]]] = {
    "startup": startup,
    "extract": extract,
    "link": link,
    "jobs": jobs,
    "cache": cache,
    "engines": engines,
    "check": check,
    "memory": memory,
}
"""The quick ones first: what was measured is kept when a later one is stopped."""
RECORDS = Path(__file__).parent / "records.jsonl"
FULL: dict[str, object] = {
    "runs": 3,
    "start_runs": 9,
    "documents": 5000,
    "sample": 100,
    "check_sizes": [1_000, 10_000, 100_000],
    "link_sizes": [10_000, 100_000, 1_000_000],
    "memory_sizes": [1000.0],
}
QUICK: dict[str, object] = {
    "runs": 1,
    "start_runs": 1,
    "documents": 40,
    "sample": 4,
    "check_sizes": [20, 60],
    "link_sizes": [500, 2_000],
    "memory_sizes": [0.2],
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and add a record."""
    given = _parser().parse_args(arguments)
    defaults = QUICK if given.quick else FULL
    asked: dict[str, Any] = {name: value if (value := getattr(given, name)) is not None else default for name, default in defaults.items()}
    if given.corpus:
        with given.corpus.open("rb") as lines:
            there = sum(not line.isspace() for line in lines)
        asked |= {name: min(asked[name], there) for name in ("documents", "sample")}
    record = given.record or (None if given.quick else RECORDS)
    options = asked | {
        "corpus": given.corpus.name if given.corpus else None,
        "memory_of": given.memory_of,
        "only": given.only,
        "quick": given.quick,
        "timeout": given.timeout,
    }
    begun = datetime.now(UTC)
    # Ended from outside, it still ends what it started and keeps what it has measured, as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    on = machine()
    print(", ".join(f"{name} {value}" for name, value in on.items() if not isinstance(value, dict)), flush=True)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        setting = Setting(
            folder=Path(folder), given=given.corpus, others=given.others, memory_of=given.memory_of, timeout=given.timeout, **asked
        )
        try:
            for name in given.only:
                print(f"\n{name}", flush=True)
                for figure in measured(name, setting):
                    figures.append(figure)
                    print(f"  {figure.line()}", flush=True)
        finally:
            if record is not None and figures:
                append(record, figures, on=on, options=options, begun=begun)
    print()
    print("\n".join(summary(figures)))
    if given.quick:
        print("a quick run: its figures say nothing about speed")
    if record is not None:
        print(f"added to {record}")


def measured(name: str, setting: Setting) -> Iterator[Figure]:
    """The figures of a part; one without a value, where it could not go on."""
    try:
        yield from PARTS[name](setting)
    except RunError as error:
        yield Figure(part=name, name="the rest of this part", unit="", value=None, note=str(error))


def summary(figures: Sequence[Figure]) -> Iterator[str]:
    """How many goals were met, each that was not, and what could not be measured."""
    with_goal = [figure for figure in figures if figure.goal is not None and figure.value is not None]
    missed = [figure for figure in with_goal if figure.goal and figure.value is not None and not figure.goal.met(figure.value)]
    yield f"{len(with_goal) - len(missed)} of {len(with_goal)} goals met"
    yield from (f"  {figure.part}: {figure.line()}" for figure in missed)
    lacking = [figure for figure in figures if figure.value is None]
    if lacking:
        yield f"{len(lacking)} not measured"
        yield from (f"  {figure.part}: {figure.name}: {figure.note}" for figure in lacking)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART", help=f"of {' '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that all runs; a record only with --record")
    parser.add_argument("--corpus", type=Path, help="JSONL with `text` and what else documents have; without it stories are made")
    parser.add_argument("--others", type=Path, metavar="PYTHON", help="interpreter with quantulum3 and Recognizers-Text: see the README")
    parser.add_argument("--runs", type=_count, help="turns of each of the ways that are compared (3)")
    parser.add_argument("--start-runs", type=_count, help="turns of the programs whose start is timed (9)")
    parser.add_argument("--documents", type=_count, help="documents of extract, jobs, cache and engines (5000)")
    parser.add_argument("--sample", type=_count, help="documents that other extractors read (100)")
    parser.add_argument("--check-sizes", type=_count, nargs="+", metavar="N", help="documents of check (1000 10000 100000)")
    parser.add_argument("--link-sizes", type=_count, nargs="+", metavar="N", help="claims of link (10000 100000 1000000)")
    parser.add_argument("--memory-mb", type=float, nargs="+", metavar="MB", dest="memory_sizes", help="size of the files of memory (1000)")
    parser.add_argument("--memory-of", nargs="+", choices=("extract", "check"), default=["extract", "check"], help="what reads them (both)")
    parser.add_argument("--timeout", type=float, default=4 * 3600.0, metavar="S", help="seconds until a command is ended (14400)")
    parser.add_argument("--folder", type=Path, help="where corpora are made: has to hold those of memory and check")
    parser.add_argument("--record", type=Path, metavar="FILE", help="where the record is added (benchmarks/records.jsonl)")
    return parser


def _count(word: str) -> int:
    if not word.isdecimal() or not int(word):
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number above 0")
    return int(word)


if __name__ == "__main__":
    main()
