"""With what a run works: how many processes, what they may take. None of it plays a part in what is found."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from checker.pipeline.side_by_side import COMPARING, SideBySide

if TYPE_CHECKING:
    from checker.pipeline.cluster.frames import Engine
    from checker.readers.remote import RemotePath

EXTRACTING = "checker.pipeline.ready"
"""What is loaded for processes that extract."""
LOCAL = "local"
"""The engine of processes on this computer."""
SMALL = 200_000
"""Bytes of text up to which a process of its own would take longer to start than to work."""
SHARE = 1_000_000
"""Bytes for which another process pays: it starts in the time that these take to extract."""
COMPARED = 500
"""Documents for which another process that compares pays."""
TEXT = frozenset({".csv", ".jsonl", ".markdown", ".md", ".tab", ".tsv", ".txt"})
"""Suffixes of formats that are read by no foreign parser."""


def nobody(message: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Means:
    """With what a run works.

    Attributes:
        jobs: processes that read and extract, and then compare; None for as many as pay, 1 for a small corpus.
        apart: whether one job works in a process of its own where it may be needed to stop it: beyond a little text, and for all
            formats with foreign parsers. False keeps one job in the process of the caller, where nothing can be stopped.
        engine: what runs the work: ``LOCAL``, or one of ``checker.pipeline.cluster.ENGINES``.
        address: where that engine is, None for what the environment says, or one on this computer with as many processes as ``jobs``.
        cache: the file in which what was extracted is kept for the next run, None for none. What is done in the process of the caller is
            so little that it is not worth keeping.
        say: told in a sentence what went wrong and cost no result.
    """

    jobs: int | None = None
    apart: bool = True
    engine: str = LOCAL
    address: str | None = None
    cache: Path | None = None
    say: Callable[[str], None] = nobody

    def processes(self, files: Iterable[tuple[PurePath | RemotePath, int]]) -> int:
        """How many processes to start, 0 for working in this one.

        Args:
            files: of the corpus, each with its bytes.
        """
        listed = list(files)
        total = sum(size for _, size in listed)
        jobs = self.jobs or max(1, min(processors(), total // SHARE))
        if jobs > 1:
            return jobs
        return int(self.apart and (total > SMALL or any(path.suffix.lower() not in TEXT for path, _ in listed)))

    def begin(self, paths: Sequence[str], *, compares: bool) -> None:
        """Begin to load what processes need, while the caller loads what it needs itself, where some paths will ask for processes.

        It is guessed from what can be seen at once, for nothing depends on it but when processes are ready.

        Args:
            paths: of the run, as they are given.
            compares: whether the run compares what it extracts.
        """
        if self.engine == LOCAL and ((self.jobs or 1) > 1 or (self.apart and _seen(paths) > SMALL)):
            from checker.pipeline.starting import begin  # only here are processes needed

            begin(COMPARING if compares else EXTRACTING)

    def side_by_side(self, documents: int) -> SideBySide:
        """What compares so many documents on this computer."""
        return SideBySide(self.jobs or max(1, min(processors(), documents // COMPARED)))


def _seen(paths: Sequence[str]) -> int:
    """The bytes of the files among some paths and right below them."""
    total = 0
    for path in map(Path, paths):
        try:
            found = [file.stat() for file in (path.iterdir() if path.is_dir() else [path])]
        except (OSError, ValueError):
            continue  # a pattern, an address, or nothing: whoever looks for the documents says so
        total += sum(one.st_size for one in found if stat.S_ISREG(one.st_mode))
    return total


@contextmanager
def engine_of(means: Means) -> Iterator[Engine | None]:
    """The engine of a run for as long as a ``with`` lasts, None for processes of this computer.

    Raises:
        EngineError: it is not installed, or does not answer.
    """
    if means.engine == LOCAL:
        yield None
        return
    from checker.pipeline.cluster import connected

    with connected(means.engine, address=means.address, jobs=means.jobs) as engine:
        yield engine


IN_THIS_PROCESS = Means(jobs=1, apart=False)


def processors() -> int:
    """Those that this process may use, which in a container are fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
