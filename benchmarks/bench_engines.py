"""What a cluster would have to carry: bytes sent, shuffled and held, a document and a claim; and Dask and Spark against this process.

    python benchmarks/bench_engines.py --documents 1000 --engines dask,spark

The first table is counted: an engine in this process weighs every row that it is given; its seconds are those of a processor. Then comes
what the process that begins a run holds at its end, from the peaks of two runs, of all and of a quarter of the documents. The last
lines are timed, each engine with two processes, its start told apart.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from pandas import DataFrame, concat

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_stories import write
from checker.pipeline import Means, check
from checker.pipeline.cluster import connected, linking
from checker.pipeline.cluster.extracting import extracted
from checker.pipeline.cluster.frames import KEY, PAYLOAD, Step
from checker.pipeline.comparing import check_shelved
from checker.pipeline.means import LOCAL
from checker.pipeline.shelf import shelved
from checker.pipeline.work import Work
from checker.readers import READERS
from checker.readers.folder import find_sources
from checker.rulebook.catalogue import load_rules


class Weighing:
    """An engine in this process that counts the bytes which others would carry.

    Attributes:
        sent, shuffled, back: bytes by step.
        most: bytes of memory that the largest call of a step has taken beside its rows.
        largest: bytes of the rows of the largest key of a step.
        seconds: of a processor that a step took, where memory is not looked at.
    """

    workers = 2

    def __init__(self, *, with_memory: bool) -> None:
        self.with_memory = with_memory
        self.sent: Counter[str] = Counter()
        self.shuffled: Counter[str] = Counter()
        self.back: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.largest: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()

    def frame(self, rows: DataFrame, partitions: int) -> Rows:  # noqa: ARG002
        self.sent["rows"] += weight(rows)
        return Rows(self, [rows], "rows")

    def close(self) -> None:
        pass


class Rows:
    """Rows in this process."""

    def __init__(self, engine: Weighing, parts: list[DataFrame], name: str) -> None:
        self.engine, self.parts, self.name = engine, parts, name

    def map(self, step: Step, shared: Any = None) -> Rows:
        name = getattr(step, "__name__", type(step).__name__).strip("_").lower()
        made = []
        for rows in self.parts:
            for at in range(len(rows)):
                made.append(self._called(step, rows.iloc[at : at + 1], shared, name))
        return Rows(self.engine, made, name)

    def shuffled(self, step: Step, partitions: int, shared: Any = None) -> Rows:  # noqa: ARG002
        name = getattr(step, "__name__", "").strip("_")
        rows = concat(self.parts, ignore_index=True)
        self.engine.shuffled[name] += weight(rows)
        made = []
        for _, some in rows.groupby(KEY):
            self.engine.largest[name] = max(self.engine.largest[name], weight(some))
            made.append(self._called(step, some, shared, name))
        return Rows(self.engine, made, name)

    def beside(self, other: Rows) -> Rows:
        return Rows(self.engine, [*self.parts, *other.parts], self.name)

    def kept(self) -> Rows:
        return self

    def rows(self) -> Iterator[DataFrame]:
        for rows in self.parts:
            self.engine.back[self.name] += weight(rows)
            yield rows

    def _called(self, step: Step, rows: DataFrame, shared: Any, name: str) -> DataFrame:
        if not self.engine.with_memory:
            started = process_time()
            made = step(rows, shared)
            self.engine.seconds[name] += process_time() - started
            return made
        tracemalloc.start()
        made = step(rows, shared)
        self.engine.most[name] = max(self.engine.most[name], tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        return made


def weight(rows: DataFrame) -> int:
    """The bytes of rows."""
    return int(sum(map(len, rows[PAYLOAD].tolist()))) + 8 * len(rows)


def weighed(file: Path, *, with_memory: bool = False) -> tuple[Weighing, int, int]:
    """The engine after a whole check, with how many documents and claims there were."""
    rules = load_rules([])
    engine = Weighing(with_memory=with_memory)
    sources, _ = find_sources([str(file)], READERS)
    held = shelved(one for _, some in extracted(engine, sources, Work(rules, places=True)) for one in some)
    report = check_shelved(held, rules, link=partial(linking.linked, engine))
    return engine, len(held), sum(report.claims.values())


def peak(file: Path) -> int:
    """The bytes that a process has held at most which checks a corpus alone."""
    script = (
        "import re, sys; from checker.pipeline import check, shelf; "
        "shelf.IN_MEMORY = 0; "  # as a large corpus has it, whose claims lie on disk
        "report = check(sys.argv[1:]); "
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"  # ru_maxrss would be that of the process that began it
    )
    return 1024 * int(subprocess.run([sys.executable, "-c", script, file], capture_output=True, check=True).stdout)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--corpus", type=Path, help="a .jsonl file or folder instead of made stories")
    parser.add_argument("--engines", default="", help="to be timed: dask,spark")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.corpus or Path(folder, "made.jsonl")
        if not options.corpus:
            write(file, documents=options.documents)
        engine, documents, claims = weighed(file)
        print(f"{documents:,} documents, {claims / documents:.1f} claims a document\n")
        print(f"{'step':10} {'sent':>12} {'shuffled':>12} {'back':>12} {'a document':>12} {'a claim':>10} {'s':>8}")
        for name in sorted({*engine.shuffled, *engine.back, *engine.sent, *engine.seconds}):
            sent, moved, back = engine.sent[name], engine.shuffled[name], engine.back[name]
            total = sent + moved + back
            shares = f"{total / documents:12,.0f} {total / claims:10,.0f}"
            print(f"{name:10} {sent:12,} {moved:12,} {back:12,} {shares} {engine.seconds[name]:8.2f}")
        print(f"largest rows of one key: {dict(engine.largest)}")
        print(f"most memory of one call: {dict(weighed(file, with_memory=True)[0].most)}\n")
        if not options.corpus:
            few = Path(folder, "few.jsonl")
            write(few, documents=options.documents // 4)
            more = (peak(file) - peak(few)) / (options.documents - options.documents // 4)
            print(f"the process that begins a run grows by {more:,.0f} bytes a document, {more * documents / claims:,.0f} a claim\n")
        first = None
        for name in (LOCAL, *filter(None, options.engines.split(","))):
            started = perf_counter()
            if name == LOCAL:
                check([str(file)], means=Means(jobs=2))
                up = 0.0
            else:
                with connected(name, jobs=2) as engine_up:
                    list(engine_up.frame(linking.packed([(0, 0)]), 1).rows())
                    up = perf_counter() - started
                started = perf_counter()
                check([str(file)], means=Means(engine=name, jobs=2))
            took = perf_counter() - started
            first = first or took
            print(f"{name:8} {took:8.1f} s with its start, {up:6.1f} s of start alone, {took / first:6.2f} x local")


if __name__ == "__main__":
    main()
