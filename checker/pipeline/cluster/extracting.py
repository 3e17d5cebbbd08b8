"""Reading and extraction on an engine: each piece of a corpus is a task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.errors import EngineError
from checker.pipeline.cluster.frames import Engine, results
from checker.pipeline.columns import Tables, from_tables, to_tables
from checker.pipeline.held import Held
from checker.pipeline.pieces import Piece, pieces
from checker.pipeline.work import Read, Work
from checker.readers.folder import Source
from checker.readers.remote import RemotePath


def extracted(engine: Engine, sources: Sequence[Source], work: Work) -> Iterator[tuple[list[Read], list[Held]]]:
    """What each piece of a corpus gives, in order.

    Raises:
        CheckerError: a rule is at fault.
        EngineError: the engine cannot go on, or its workers do not see the files.
    """
    written = {source.path.absolute().as_posix(): source.path.as_posix() for source in sources}
    absolute = [source._replace(path=source.path.absolute()) for source in sources]  # a worker stands in a folder of its own
    seen = next((source.path for source in absolute if source.data is None and source.path.exists()), None)
    for parts, tables in results(engine, OnWorker(work, seen), pieces(absolute)):
        yield (
            parts,
            [(replace(document, file=written.get(document.file or "", document.file)), own) for document, own in from_tables(tables)],
        )


@dataclass(frozen=True, slots=True)
class OnWorker:
    """Work as it is done on a worker.

    Attributes:
        work: what is done.
        seen: a file that is there, None where none is: to tell a worker that cannot see the corpus from a file that is not there.
    """

    work: Work
    seen: Path | RemotePath | None

    def __call__(self, piece: Piece) -> tuple[list[Read], Tables]:
        """What a piece gives: its parts, and the documents of them all as columns.

        Raises:
            EngineError: this computer does not see the files.
        """
        if self.seen is not None and not self.seen.exists():
            raise EngineError(f"a worker does not see {self.seen}: give paths that all workers share, or a URL")
        parts, held = self.work.kept(piece)
        return parts, to_tables(held)
