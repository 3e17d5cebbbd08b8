"""A program is measured in a process of its own, and what goes wrong is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.suite.running import RunError, run

MB = 2**20
HOLD = "import time; held = b'x' * ({} * {}); time.sleep(3)"


def test_what_it_costs() -> None:
    """Seconds, and what it wrote."""
    done = run([sys.executable, "-c", "print('told')"])
    assert done.output == b"told\n"
    assert done.seconds > 0
    assert run([sys.executable, "-c", "print('told')"], keep=False).output == b""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from /proc, which only Linux has")
def test_memory_of_children_counts() -> None:
    """The peak is of a process and its children together, and not of the one that measures."""
    held = b"x" * (200 * MB)
    alone = run([sys.executable, "-c", HOLD.format(100, MB)]).peak
    child = f"import subprocess, sys; held = b'x' * (100 * {MB}); subprocess.run([sys.executable, '-c', {HOLD.format(100, MB)!r}])"
    both = run([sys.executable, "-c", child]).peak
    assert len(held) == 200 * MB
    assert alone is not None
    assert both is not None
    assert 100 < alone < 150
    assert 200 < both < 280


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("import sys; print('first'); sys.stderr.write('why\\nno such option\\n'); sys.exit(2)", "no such option"),
        ("import sys; sys.exit(3)", "ended with 3"),
        ("raise KeyError('place')", "KeyError: 'place'"),
    ],
)
def test_failure(program: str, told: str) -> None:
    """A code above 1, or a traceback, is a failure that is told with its last line."""
    with pytest.raises(RunError, match=f"^{told}$"):
        run([sys.executable, "-c", program])


def test_found_something() -> None:
    """1 is what a check ends with that found something, and no failure."""
    assert run([sys.executable, "-c", "import sys; print('a conflict'); sys.exit(1)"]).output == b"a conflict\n"


def test_too_long(tmp_path: Path) -> None:
    """A command that takes too long is ended together with its children."""
    file = tmp_path / "late"
    late = f"import time, pathlib; time.sleep(3); pathlib.Path({str(file)!r}).touch()"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {late!r}])"
    with pytest.raises(RunError, match="ended after 1 s"):
        run([sys.executable, "-c", program], timeout=1)
    run([sys.executable, "-c", "import time; time.sleep(4)"])
    assert not file.exists()
