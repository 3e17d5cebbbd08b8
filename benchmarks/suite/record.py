"""A run as a line of JSON: which commit, when, on what machine, how it was asked, and every figure."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.suite.figure import Figure
from benchmarks.suite.running import ROOT

_PACKAGES = ("dask", "numpy", "pandas", "pyarrow", "pyspark")


def append(file: Path, figures: Iterable[Figure], *, on: Mapping[str, object], options: Mapping[str, object], begun: datetime) -> None:
    """Add the record of a run to a file, which is made where it is not there.

    Args:
        on: what :func:`machine` gave when the run began.
        options: how the run was asked.
        begun: when it began.
    """
    kept = {
        **_commit(),
        "date": begun.isoformat(timespec="seconds"),
        "seconds": round((datetime.now(UTC) - begun).total_seconds()),
        "machine": dict(on),
        "options": dict(options),
        "figures": [figure.record() for figure in figures],
    }
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps(kept, allow_nan=False) + "\n")


def machine() -> dict[str, object]:
    """What the figures depend on beside the code; ``load`` is of the last minute, and says whether the machine was busy."""
    return {
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_mb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**20),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "packages": dict(_versions()),
    }


def _commit() -> dict[str, object]:
    """The commit, and whether the checkout has other changes; None outside of one."""
    git = shutil.which("git")
    if git is None:
        return {"commit": None, "changed": None}
    asked = [
        subprocess.run([git, *words], cwd=ROOT, capture_output=True, check=False, text=True)
        for words in (("rev-parse", "HEAD"), ("status", "--porcelain", "--untracked-files=no"))
    ]
    if any(each.returncode for each in asked):
        return {"commit": None, "changed": None}
    return {"commit": asked[0].stdout.strip(), "changed": bool(asked[1].stdout.strip())}


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _versions() -> Iterable[tuple[str, str | None]]:
    for name in _PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, None
