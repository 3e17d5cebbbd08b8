"""Extraction, beside one plain `re` scan of the same text, and beside other extractors where they are installed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median

from benchmarks.bench_extract import GOALS, described, measure, plain
from benchmarks.suite.figure import Figure, at_least
from benchmarks.suite.running import ROOT, RunError, run
from benchmarks.suite.setting import Setting

PART = "extract"
_SCANS = 9
"""Turns of the plain scan of a sample, which takes milliseconds."""
_OTHERS = ROOT / "benchmarks" / "others" / "scan.py"


def extract(setting: Setting) -> Iterator[Figure]:
    """Megabytes a second of each way through the texts, and the ratios to the plain scan."""
    texts = setting.texts(setting.documents)
    size = _megabytes(texts)
    yield Figure(part=PART, name="text", unit="MB", value=size, note=f"{len(texts):,} documents")
    taken = measure(texts, setting.runs)
    base = median(taken["plain scan"].seconds)
    for name, way in taken.items():
        seconds = median(way.seconds)
        goal = at_least(GOALS[name]) if name in GOALS else None
        # The whole command is told less its start-up: of a few documents nothing is left to tell but noise.
        told = seconds > 0
        speed, ratio = (size / seconds, base / seconds) if told else (None, None)
        note = f"{way.found:,} found" if told else "too short to be told"
        yield Figure(part=PART, name=name, unit="MB/s", value=speed, note=note)
        if name != "plain scan":
            yield Figure(part=PART, name=f"{name} / plain scan", unit="times", value=ratio, goal=goal)
    yield from _others(setting)


def _others(setting: Setting) -> Iterator[Figure]:
    """The same of other extractors, on a sample, for they are slow."""
    if setting.others is None:
        yield Figure(part=PART, name="other extractors", unit="times", value=None, note="not asked for: --others PYTHON")
        return
    texts = setting.texts(setting.sample)
    base = median(plain(texts)[0] for _ in range(_SCANS))
    described(texts[:1])  # loads the tables
    ours = median(described(texts)[0] for _ in range(setting.runs))
    note = f"on the first {len(texts):,} documents"
    yield Figure(part=PART, name="checker / plain scan, sample", unit="times", value=base / ours, note=note)
    file = setting.corpus(setting.sample)
    try:
        told = run([str(setting.others), "-W", "ignore", str(_OTHERS), str(file)], timeout=setting.timeout).output
    except (RunError, OSError) as error:
        yield Figure(part=PART, name="other extractors", unit="times", value=None, note=str(error))
        return
    for line in told.decode().splitlines():
        other = json.loads(line)
        name = other["name"]
        if "missing" in other:
            yield Figure(part=PART, name=f"{name} / plain scan, sample", unit="times", value=None, note=other["missing"])
            continue
        note = f"{other['found']:,} found"
        yield Figure(part=PART, name=f"{name} / plain scan, sample", unit="times", value=base / other["seconds"], note=note)
        yield Figure(part=PART, name=f"checker / {name}, sample", unit="times", value=other["seconds"] / ours)


def _megabytes(texts: list[str]) -> float:
    return sum(map(len, texts)) / 1e6
