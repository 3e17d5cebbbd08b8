"""Two healthy documents that contradict each other, what is put beside them, and what has to hold of the run over the folder."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

import pytest

from checker.cli import main
from tests.conftest import ROOT

HEALTHY = {
    "healthy-1.txt": "The Alder Bridge opened to traffic on Tuesday. The bridge is 412 metres long, the city said.\n",
    "healthy-2.txt": "The Alder Bridge opened to traffic on Tuesday. The bridge is 430 metres long, the city said.\n",
}
LENGTHS = [412, 430]
GB = 1 << 30


class Ran(NamedTuple):
    """What a run over a folder gave.

    Attributes:
        code: the exit code.
        report: the JSON on standard output.
        told: what stood on standard error.
    """

    code: int
    report: dict[str, Any]
    told: str

    @property
    def read(self) -> list[str]:
        """The ids of the documents that were read, without the healthy ones."""
        return [each["id"] for each in self.report["documents"] if each["id"] not in HEALTHY]

    @property
    def skipped(self) -> dict[str, str]:
        """The reason by the place of each row that was skipped: ``name`` or ``name:line``."""
        return {":".join(str(row[key]) for key in ("document", "line") if row[key]): row["reason"] for row in self.report["skipped"]}

    def claims(self, document: str) -> int:
        """How many claims a document gave."""
        return next(int(each["claims"]) for each in self.report["documents"] if each["id"] == document)


def put(folder: Path, files: Mapping[str, bytes | str] = MappingProxyType({})) -> None:
    """Write the healthy pair into a folder, and files beside it."""
    for name, data in (HEALTHY | dict(files)).items():
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)


def check(folder: Path, *arguments: str, own: Collection[str] = ()) -> Ran:
    """Check a folder in this process, and hold the run to what holds of every run; ``own`` are files of checker's own among them."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as left:
            main(["check", str(folder), "--format", "json", *arguments])
    assert isinstance(left.value.code, int)
    return held(folder, left.value.code, out.buffer.getvalue(), err.buffer.getvalue(), own)  # type: ignore[attr-defined]


def check_apart(folder: Path, *arguments: str, seconds: int, memory: int | None = None, before: Callable[[], object] | None = None) -> Ran:
    """The same in a process of its own.

    Args:
        folder: to be checked.
        arguments: more of them.
        seconds: of the processor, after which the run has failed; they do not depend on what else the machine is doing.
        memory: bytes of address space that it may take.
        before: what is called in the new process before it becomes the program.
    """

    def prepare() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        if before is not None:
            before()

    done = subprocess.run(
        [sys.executable, "-P", "-m", "checker", "check", str(folder), "--format", "json", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        check=False,
        timeout=10 * seconds,
        preexec_fn=prepare,
    )
    return held(folder, done.returncode, done.stdout, done.stderr)


def held(folder: Path, code: int, out: bytes, err: bytes, own: Collection[str] = ()) -> Ran:
    """A run that is sound: the right exit code, strict JSON, no traceback, every file accounted for, the healthy conflict found."""
    told = err.decode("utf-8")
    assert "Traceback" not in told
    report = strict(out)
    ran = Ran(code, report, told)
    assert code == 1, told
    assert not any("fault of checker" in reason for reason in ran.skipped.values()), ran.skipped
    found = [each for each in report["findings"] if each["verdict"] == "conflict"]
    assert LENGTHS in [sorted(value["value"] for value in each["values"]) for each in found], "the healthy conflict is not found"
    named = {row["document"] for row in report["skipped"]} | {each["id"] for each in report["documents"]}
    assert [name for name in _files(folder) if name not in named and name not in own] == []
    return ran


def strict(out: bytes) -> dict[str, Any]:
    """JSON as the standard has it, in UTF-8, without NaN, Infinity and half characters."""
    found: dict[str, Any] = json.loads(out.decode("utf-8"), parse_constant=_refused)
    json.dumps(found, ensure_ascii=False).encode("utf-8")
    return found


def _files(folder: Path) -> list[str]:
    """Every file below a folder that is looked at, as the report names it; the records of a JSON lines file are its documents."""
    found = [Path(place, name) for place, _, names in os.walk(folder) for name in names]
    return [shown for path in found if path.suffix != ".jsonl" and (shown := _shown(path.relative_to(folder).as_posix()))]


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _refused(constant: str) -> NoReturn:
    raise AssertionError(f"{constant} is no JSON")
