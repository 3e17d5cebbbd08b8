"""The report of an earlier run over the same bytes with the same rules.

It is kept as a whole: what is found between two documents depends on the words of all others.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path

import orjson

from checker.model import Limits, Report, Skipped
from checker.pipeline.cache import Cache
from checker.pipeline.objects import Tables, from_tables, to_tables
from checker.pipeline.pieces import LINES, ROWS, opened, size
from checker.pipeline.version import of_program, plain_words
from checker.pipeline.workers import ENDED
from checker.readers.folder import Source

MOST = 500_000
"""Claims of a report that is kept, at most: to write it down takes about as much memory again as it does itself."""
_BLOCK = 2**20
_LEVEL = 1


class Recalled:
    """The report of a run, where an earlier one has left it in the cache."""

    def __init__(self, cache: Cache, limits: Limits, key: Callable[[], bytes | None]) -> None:
        self._cache, self._limits, self._key = cache, limits, key
        self._begun = key()

    def report(self) -> Report | None:
        """What was kept, None where nothing was or it is damaged."""
        if self._begun is None:
            return None
        kept = self._cache.get([self._begun]).get(self._begun)
        self._cache.close()
        if kept is None:
            return None
        try:
            report: Report = from_tables(_read(zlib.decompress(kept)), Report)
        except (zlib.error, KeyError, IndexError, TypeError, ValueError):
            return None  # it is made anew
        return report

    def keep(self, report: Report) -> None:
        """Keep a report, unless another run may find more: what took too long, or too much memory, may not the next time.

        Nor is it kept where a file is not any more what it was before it was read.
        """
        chance = (self._limits.told("seconds_a_document"), self._limits.told("memory"), ENDED)
        if any(words in row.reason for row in report.skipped for words in chance) or self._begun is None or self._begun != self._key():
            return
        if len(report.uncompared) + sum(len(finding.claims) for finding in report.findings) <= MOST:
            self._cache.put({self._begun: _packed(to_tables(report))})
            self._cache.trim()
            self._cache.close()


def recalled(cache: Path, sources: Sequence[Source], skipped: Sequence[Skipped], limits: Limits, asked: object) -> Recalled:
    """Where the report on some files is kept.

    Args:
        cache: its file; where it cannot be used, those say so who keep claims in it.
        sources: the files.
        skipped: what is not read.
        limits: how much of a file is read at most.
        asked: what else decides what a report says.
    """
    return Recalled(Cache(cache), limits, partial(_key, sources, skipped, limits, asked))


def _packed(tables: Tables) -> bytes:
    """Tables as JSON, packed a column at a time, for all columns as one text take as much as the report."""
    packing = zlib.compressobj(_LEVEL)
    return b"".join([*(packing.compress(some.encode("ascii")) for some in _written(tables)), packing.flush()])


def _read(data: bytes) -> Tables:
    """What :func:`_written` gives; by a library that is far quicker, where it takes the text: NaN and half a character it does not."""
    try:
        tables: Tables = orjson.loads(data)
    except orjson.JSONDecodeError:
        tables = json.loads(data)
    return tables


def _written(tables: Tables) -> Iterator[str]:
    before = "{"
    for kind, table in tables.items():
        head = f"{before}{json.dumps(kind)}:{{"
        for name, column in table.items():
            yield f"{head}{json.dumps(name)}:{json.dumps(column, separators=(',', ':'))}"
            head = ","
        yield "}"
        before = ","
    yield "}"


def _key(sources: Sequence[Source], skipped: Sequence[Skipped], limits: Limits, asked: object) -> bytes | None:
    """What changes with all that decides what a report says, 24 bytes; None where that cannot be known before the files are read."""
    digest = blake2b(digest_size=24)
    told = [of_program(), limits, asked, [(row.document, row.line, row.reason, row.file) for row in skipped]]
    digest.update(plain_words(told).encode("utf-8", "surrogatepass"))
    for source in sources:
        file = source.path
        if source.data is None and not (isinstance(file, Path) and file.is_file()):
            return None
        parts = (source.name, file.as_posix(), plain_words(source.told), str(source.data is None), str(size(source)))
        digest.update("\0".join(("", *parts, "")).encode("utf-8", "surrogatepass"))
        try:
            digest.update(b"" if _is_not_read(source, limits) else _digest(source))
        except OSError:
            return None
    return digest.digest()


def _is_not_read(source: Source, limits: Limits) -> bool:
    """Tell whether a file is larger than the limit, which holds for lines and rows where these are documents."""
    return size(source) > limits.file_size and source.path.suffix.lower() not in (LINES, ROWS)


def _digest(source: Source) -> bytes:
    digest = blake2b(digest_size=24)
    with opened(source) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.digest()
