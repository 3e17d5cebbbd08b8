"""The whole check of small and large corpora, and the memory of a large file."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from benchmarks.bench_extract import plain
from benchmarks.made_stories import write
from benchmarks.suite.figure import Figure, at_most
from benchmarks.suite.running import RunError
from benchmarks.suite.setting import Setting, words_of

GROWTH = 1.15
"""Exponent by which the time of a check may grow."""
LARGE, LARGE_PEAK = 1000, 1500
"""Megabytes of a file from which on the goal for memory holds, and that goal."""


def check(setting: Setting) -> Iterator[Figure]:
    """Time and memory of the whole command at each size, as a ratio to the plain scan of the same text, and how they grow."""
    seconds: dict[int, float] = {}
    processor: dict[int, float] = {}
    peaks: dict[int, float] = {}
    for size in setting.check_sizes:
        name = f"{size:,} documents"
        try:
            done = setting.checker(*words_of("check", setting.corpus(size)))
        except RunError as error:
            yield Figure(part="check", name=name, unit="seconds", value=None, note=str(error))
            continue
        seconds[size], processor[size] = done.seconds, done.processor
        yield Figure(part="check", name=name, unit="seconds", value=done.seconds, note=f"{size / done.seconds:,.0f} documents a second")
        yield Figure(part="check", name=f"{name}: processor", unit="seconds", value=done.processor)
        scan = median(plain(setting.texts(size))[0] for _ in range(3))
        yield Figure(part="check", name=f"{name}: check / plain scan, processor", unit="times", value=done.processor / scan)
        if done.peak is not None:
            peaks[size] = done.peak
            yield Figure(part="check", name=f"{name}: memory at most", unit="MB", value=done.peak)
    sizes = sorted(seconds)
    if len(sizes) > 2:
        yield from (_growth("time", seconds, small, large, goal=False) for small, large in pairwise(sizes))
    if len(sizes) > 1:
        yield _growth("time", seconds, sizes[0], sizes[-1], goal=True)
        yield _growth("processor time", processor, sizes[0], sizes[-1], goal=False)
    if len(peaks) > 1:
        yield _growth("memory", peaks, min(peaks), max(peaks), goal=False)


def memory(setting: Setting) -> Iterator[Figure]:
    """What a large file of made stories takes at most, and how long."""
    for size in setting.memory_sizes:
        file = setting.folder / f"{size:g}-mb.jsonl"
        documents = write(file, size=size * 1e6)
        for command in setting.memory_of:
            name = f"{command}, {size:,g} MB of JSONL"
            try:
                done = setting.checker(*words_of(command, file))
            except RunError as error:
                yield Figure(part="memory", name=name, unit="MB", value=None, note=str(error))
                continue
            goal = at_most(LARGE_PEAK) if size >= LARGE else None
            note = "" if done.peak is not None else "no /proc to read it from"
            yield Figure(part="memory", name=f"{name}: memory at most", unit="MB", value=done.peak, goal=goal, note=note)
            speed = f"{documents / done.seconds:,.0f} documents a second"
            yield Figure(part="memory", name=name, unit="seconds", value=done.seconds, note=speed)
        file.unlink()


def _growth(what: str, values: dict[int, float], small: int, large: int, *, goal: bool) -> Figure:
    exponent = math.log(values[large] / values[small]) / math.log(large / small)
    name = f"growth of {what}, {small:,} to {large:,} documents"
    return Figure(part="check", name=name, unit="exponent", value=exponent, goal=at_most(GROWTH) if goal else None)
