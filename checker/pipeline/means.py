"""With what a run works: how many processes, what they may take. None of it plays a part in what is found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from checker.pipeline.side_by_side import SideBySide

if TYPE_CHECKING:
    from checker.pipeline.cluster.frames import Engine
    from checker.readers.remote import RemotePath

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

    def side_by_side(self, documents: int) -> SideBySide:
        """What compares so many documents on this computer."""
        return SideBySide(self.jobs or max(1, min(processors(), documents // COMPARED)))


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
