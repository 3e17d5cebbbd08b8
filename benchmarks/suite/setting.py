"""What a run measures on: how much of which corpus, how often, and with which limits."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks.made_stories import write
from benchmarks.suite.running import CHECKER, Run, RunError, run


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the parts of a run share.

    Attributes:
        folder: where files are made.
        given: JSONL with a document a line; None for made stories.
        runs: turns of each of the ways that are compared.
        start_runs: turns of the programs whose start is timed.
        documents: of the corpus where ways are compared.
        sample: documents that slow extractors read.
        check_sizes: documents of the whole check.
        link_sizes: claims that are linked.
        memory_sizes: megabytes of large files.
        memory_of: commands that read them.
        others: interpreter of the environment with other extractors.
        timeout: seconds until a command is ended.
    """

    folder: Path
    given: Path | None
    runs: int
    start_runs: int
    documents: int
    sample: int
    check_sizes: Sequence[int]
    link_sizes: Sequence[int]
    memory_sizes: Sequence[float]
    memory_of: Sequence[str]
    others: Path | None
    timeout: float
    _files: dict[int, Path] = field(default_factory=dict)

    def corpus(self, documents: int) -> Path:
        """A file with the first so many documents of the corpus.

        Raises:
            RunError: the given corpus has fewer.
        """
        if documents not in self._files:
            file = self.folder / f"{documents}.jsonl"
            written = write(file, documents=documents) if self.given is None else _copied(self.given, file, documents)
            if written < documents:
                raise RunError(f"the corpus has only {written:,} documents")
            self._files[documents] = file
        return self._files[documents]

    def texts(self, documents: int) -> list[str]:
        """The texts of :meth:`corpus`."""
        with self.corpus(documents).open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]

    def checker(self, *words: str, cache: Path | None = None, keep: bool = False) -> Run:
        """What a command of checker costs; without a folder for its cache the cache is empty and thrown away."""
        with tempfile.TemporaryDirectory(dir=self.folder) as empty:
            environment = {"CHECKER_CACHE_DIR": str(cache or empty)}
            return run([*CHECKER, *words], environment=environment, timeout=self.timeout, keep=keep)

    def turns(self, ways: dict[str, Callable[[], Run]]) -> dict[str, list[Run]]:
        """The runs of each way; the ways take turns, so that a busy moment of the machine hits all of them."""
        found: dict[str, list[Run]] = {name: [] for name in ways}
        for _ in range(self.runs):
            for name, way in ways.items():
                found[name].append(way())
        return found


def words_of(command: str, file: Path) -> list[str]:
    """The command ``check`` or ``extract`` on a file, as the benchmarks run it: what it cannot read is a failure, not a quick run."""
    own = ["--format", "json", "--fail-on", "never"] if command == "check" else ["--format", "jsonl"]
    return [command, str(file), *own, "--quiet", "--no-config", "--strict", "--max-file-size", "16 GB"]


def _copied(given: Path, file: Path, documents: int) -> int:
    """Copy the first documents of a corpus; give how many there were."""
    with given.open(encoding="utf-8") as lines, file.open("w", encoding="utf-8") as out:
        kept = list(islice((line for line in lines if line.strip()), documents))
        out.writelines(kept)
    return len(kept)
