"""The same command in two ways: one process or two, with or without claims in the cache, on this machine or by an engine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.suite.figure import Figure, Goal, at_least
from benchmarks.suite.running import Run, RunError
from benchmarks.suite.setting import Setting, words_of

COMMANDS = ("extract", "check")
TWO_JOBS, CACHED = 1.7, 8.0
"""Times that two processes have to be faster than one, and a run that has all claims in the cache than one that has none."""
ENGINES = ("dask", "spark")


def jobs(setting: Setting) -> Iterator[Figure]:
    """Two processes beside one."""
    file = setting.corpus(setting.documents)
    for command in COMMANDS:
        words = words_of(command, file)
        try:
            found = setting.turns({f"--jobs {number}": partial(setting.checker, *words, "--jobs", str(number)) for number in (1, 2)})
        except RunError as error:
            yield Figure(part="jobs", name=f"{command}: one process / two", unit="times", value=None, note=str(error))
            continue
        for name, runs in found.items():
            yield from _cost("jobs", f"{command} {name}", runs)
        yield _times("jobs", f"{command}: one process / two", found["--jobs 1"], found["--jobs 2"], at_least(TWO_JOBS))


def cache(setting: Setting) -> Iterator[Figure]:
    """A first run, which fills the cache, and a second over the same corpus, beside one without a cache."""
    file = setting.corpus(setting.documents)
    folder = setting.folder / "cache"
    for command in COMMANDS:
        words = words_of(command, file)
        try:
            found = setting.turns(
                {
                    "--no-cache": partial(setting.checker, *words, "--no-cache"),
                    "cold": partial(_cold, setting, folder, words),
                    "cached": partial(setting.checker, *words, cache=folder),
                }
            )
        except RunError as error:
            yield Figure(part="cache", name=f"{command}: cold / cached", unit="times", value=None, note=str(error))
            continue
        for name, runs in found.items():
            yield from _cost("cache", f"{command} {name}", runs)
        yield _times("cache", f"{command}: filling / no cache", found["cold"], found["--no-cache"])
        yield _times("cache", f"{command}: cold / cached", found["cold"], found["cached"], at_least(CACHED))
    if folder.exists():
        yield Figure(part="cache", name="cache of both", unit="MB", value=_bytes(folder) / 1e6)


def engines(setting: Setting) -> Iterator[Figure]:
    """Dask and Spark with two workers of this machine, beside two processes of our own, and whether they find the same."""
    words = [*words_of("check", setting.corpus(setting.documents)), "--jobs", "2"]
    local = [setting.checker(*words, keep=True) for _ in range(setting.runs)]
    yield from _cost("engines", "local", local)
    for engine in ENGINES:
        try:
            runs = [setting.checker(*words, "--engine", engine, keep=True) for _ in range(setting.runs)]
        except RunError as error:
            yield Figure(part="engines", name=f"{engine} / local", unit="times", value=None, note=str(error))
            continue
        yield from _cost("engines", engine, runs)
        same = _findings(runs[0]) == _findings(local[0])
        note = "same findings" if same else "OTHER FINDINGS than local"
        yield Figure(part="engines", name=f"{engine} / local", unit="times", value=_seconds(runs) / _seconds(local), note=note)


def _cold(setting: Setting, folder: Path, words: list[str]) -> Run:
    """A run that finds no cache and leaves one in the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    return setting.checker(*words, cache=folder)


def _cost(part: str, name: str, runs: list[Run]) -> Iterator[Figure]:
    yield Figure(part=part, name=name, unit="seconds", value=_seconds(runs))
    yield Figure(part=part, name=f"{name}: processor", unit="seconds", value=median(each.processor for each in runs))
    peaks = [each.peak for each in runs if each.peak is not None]
    if peaks:
        yield Figure(part=part, name=f"{name}: memory at most", unit="MB", value=max(peaks))


def _times(part: str, name: str, slow: list[Run], fast: list[Run], goal: Goal | None = None) -> Figure:
    return Figure(part=part, name=name, unit="times", value=_seconds(slow) / _seconds(fast), goal=goal)


def _seconds(runs: list[Run]) -> float:
    return median(each.seconds for each in runs)


def _findings(done: Run) -> list[str]:
    return sorted(json.dumps(finding, sort_keys=True) for finding in json.loads(done.output)["findings"])


def _bytes(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
