"""How long checker takes to start, as ratios to ``import pandas`` in the same run.

    python benchmarks/bench_startup.py --runs 9

Ratios, because seconds say more about the machine than about checker. The programs take turns, so that a busy
moment of the machine hits all of them; the median of the runs counts.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent

BASE = "import pandas"
PROGRAMS = {
    BASE: [sys.executable, "-c", "import pandas"],
    "checker --help": [sys.executable, "-m", "checker", "--help"],
    "checker check seeds/": [sys.executable, "-m", "checker", "check", "seeds/"],
}
GOALS = {"checker --help": 0.5, "checker check seeds/": 2.0}


def measure(turns: int) -> tuple[dict[str, list[float]], set[str]]:
    """The seconds of each turn by program, and the programs that crashed."""
    seconds: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    crashed: set[str] = set()
    # An environment that forbids byte code would have every module compiled anew, which no user's does.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # The first turn fills the file cache and writes byte code; it does not count.
    for turn in range(turns + 1):
        for name, command in PROGRAMS.items():
            with tempfile.TemporaryDirectory() as cache:
                started = perf_counter()
                done = subprocess.run(command, cwd=ROOT, env=environment | {"CHECKER_CACHE_DIR": cache}, capture_output=True, check=False)
                if turn:
                    seconds[name].append(perf_counter() - started)
            # Findings give exit code 1, and so does a traceback.
            if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
                crashed.add(name)
    return seconds, crashed


def main() -> None:
    """Print median, ratio and goal of each program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="turns of each program (default 7)")
    seconds, crashed = measure(max(1, parser.parse_args().runs))
    base = median(seconds[BASE])
    print(f"{'program':<24}{'median ms':>10}{'ratio':>8}{'goal':>8}")
    for name, taken in seconds.items():
        ratio = median(taken) / base
        print(f"{name:<24}{median(taken) * 1000:>10.0f}{ratio:>8.2f}", end="")
        if name in GOALS:
            print(f"{GOALS[name]:>8.2f}", "" if name in crashed else "met" if ratio <= GOALS[name] else "not met", end="")
        print("  crashed: says nothing about speed" if name in crashed else "")


if __name__ == "__main__":
    main()
