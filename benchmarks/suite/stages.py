"""How long checker takes to start, and how linking and judging grow: the figures of two programs that also run alone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median

from benchmarks import bench_linking, bench_startup
from benchmarks.suite.figure import Figure, at_most
from benchmarks.suite.setting import Setting


def startup(setting: Setting) -> Iterator[Figure]:
    """The time of each program as a ratio to ``import pandas``."""
    seconds, crashed = bench_startup.measure(setting.start_runs)
    base = median(seconds[bench_startup.BASE])
    yield Figure(part="startup", name=bench_startup.BASE, unit="seconds", value=base)
    for name, goal in bench_startup.GOALS.items():
        value = None if name in crashed else median(seconds[name]) / base
        note = "crashed" if name in crashed else ""
        yield Figure(part="startup", name=f"{name} / {bench_startup.BASE}", unit="times", value=value, goal=at_most(goal), note=note)


def link(setting: Setting) -> Iterator[Figure]:
    """Claims a second that are linked and judged, memory, and the exponent by which the time grows."""
    before: tuple[float, float] | None = None
    for size in setting.link_sizes:
        row = bench_linking.apart(size, one=False, timeout=setting.timeout)
        claims, linked, judged, peak = (float(row[name]) for name in ("claims", "link", "judge", "peak"))
        name = f"{claims:,.0f} claims"
        yield Figure(part="link", name=f"{name}: linked", unit="a second", value=claims / linked, note=str(row["limits"]))
        yield Figure(part="link", name=f"{name}: judged", unit="a second", value=claims / judged)
        goal = at_most(bench_linking.GOAL_MB) if claims >= 1e6 else None
        yield Figure(part="link", name=f"{name}: memory at most", unit="MB", value=peak, goal=goal)
        if before:
            exponent = math.log((linked + judged) / before[1]) / math.log(claims / before[0])
            name = f"growth of time, {before[0]:,.0f} to {claims:,.0f} claims"
            yield Figure(part="link", name=name, unit="exponent", value=exponent, goal=at_most(bench_linking.GOAL))
        before = claims, linked + judged
