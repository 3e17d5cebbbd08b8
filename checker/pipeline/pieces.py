"""What is read and extracted in one go: some small files, a large one, or a range of the lines of a .jsonl or rows of a .parquet file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from itertools import count
from typing import BinaryIO, NamedTuple
from zlib import crc32

from checker.errors import ReadError
from checker.model import Limits
from checker.pipeline.row_ranges import Rows, row_ranges, rows_of
from checker.readers.folder import Source, bytes_of_source
from checker.readers.opening import larger, not_opened
from checker.readers.own_reports import is_text_report

PIECE = 200_000
"""Bytes of small files, or of lines, that go together: some seconds of work, some megabytes of claims."""
FILES = 64
"""Files that go together at most."""
PARSED = frozenset({".docm", ".docx", ".dotm", ".dotx", ".pdf", ".xlsm", ".xlsx"})
"""Suffixes whose readers may work long for few bytes: each such file is a piece of its own."""
LINES = ".jsonl"
"""The suffix whose lines are documents."""
ROWS = ".parquet"
"""The suffix whose rows are documents."""
_BLOCK = 2**20


class Part(NamedTuple):
    """A file, or a range of its lines.

    Attributes:
        source: the file.
        start, end: bytes of the range, of Parquet its rows; ``end`` is None for the whole file.
        line: 1-based number of the first line or row of the range.
        size: bytes that rows take; 0 for what is counted in bytes.
    """

    source: Source
    start: int = 0
    end: int | None = None
    line: int = 1
    size: int = 0

    def read(self, limits: Limits) -> bytes:
        """The bytes of the file or of the range.

        Raises:
            ReadError: they are more than the limit of a file, or cannot be read.
        """
        if self.end is None:
            return bytes_of_source(self.source, limits)
        if max(self.size, self.end - self.start) > limits.file_size:
            raise ReadError(larger(limits))
        try:
            with opened(self.source) as file:
                if self.size:
                    return rows_of(file, self.start, self.end)
                file.seek(self.start)
                return file.read(self.end - self.start)
        except OSError as error:
            raise ReadError(not_opened(error)) from None


Piece = tuple[Part, ...]


def opened(source: Source) -> BinaryIO:
    """A source, to read from it as from a file."""
    return source.path.open("rb") if source.data is None else BytesIO(source.data)


def size(source: Source) -> int:
    """Bytes of a source, 0 for what cannot be looked at."""
    if source.data is not None:
        return len(source.data)
    try:
        return source.path.stat().st_size
    except (OSError, ValueError):
        return 0


def weight(part: Part) -> int:
    """Bytes of a part."""
    return size(part.source) if part.end is None else part.size or part.end - part.start


def pieces(sources: Iterable[Source], most: int = PIECE) -> Iterator[Piece]:
    """The files in order, small ones together, the lines of large .jsonl files apart; the cuts depend on the files alone.

    Args:
        sources: the files.
        most: bytes of a piece; a file or a line that is larger is one by itself.
    """
    piece: list[Part] = []
    held = 0
    for source in sources:
        for part, heavy in _parts(source, most):
            if piece and (held + heavy > most or len(piece) == FILES):
                yield tuple(piece)
                piece, held = [], 0
            piece.append(part)
            held += heavy
    if piece:
        yield tuple(piece)


def split(piece: Piece) -> list[Piece]:
    """What a piece is made of, each file and each line by itself; one that is no more than that as it is."""
    return [(single,) for part in piece for single in ([part] if part.end is None else _rows(part) if part.size else _lines(part))]


def line_of(part: Part, name: str) -> int | None:
    """The number of the first line of a file or range that holds the record of an id, None where it cannot be told."""
    if part.source.path.suffix.lower() != LINES:
        return None
    try:
        with opened(part.source) as file:
            file.seek(part.start)
            lines = file.read(-1 if part.end is None else part.end - part.start).split(b"\n")
    except OSError:
        return None
    wanted = name.encode("utf-8", "surrogatepass")
    for number, line in enumerate(lines, part.line):
        if wanted in line or b"\\" in line:
            with suppress(ValueError, RecursionError):
                if isinstance(record := json.loads(line), dict) and record.get("id") == name:
                    return number
    return None


def _parts(source: Source, most: int) -> Iterator[tuple[Part, int]]:
    """A file as it is or in ranges, each with its weight."""
    suffix = source.path.suffix.lower()
    if suffix == ROWS and source.data is None and (ranges := _row_ranges(source)):
        yield from ((Part(source, rows.start, rows.end, rows.start + 1, max(1, rows.size)), max(1, rows.size)) for rows in ranges)
        return
    if suffix != LINES or not _is_cut_by_lines(source):
        yield Part(source), most if suffix in PARSED else size(source)
        return
    start, line = 0, 1
    # what was read from standard input goes along with its part alone
    for end, lines in _cuts(source, most):
        if source.data is None:
            yield Part(source, start, end, line), end - start
        else:
            yield Part(source._replace(data=source.data[start:end]), 0, end - start, line), end - start
        start, line = end, line + lines


def _is_cut_by_lines(source: Source) -> bool:
    """Tell whether a file can be read from the middle: UTF-16 and what is no text cannot, nor a report, nor what cannot be opened."""
    try:
        if source.data is None and not source.path.is_file():
            return False
        with opened(source) as file:
            begun = file.read(_BLOCK)
            return b"\0" not in begun and not is_text_report(begun)
    except OSError:
        return False


def _cuts(source: Source, most: int) -> Iterator[tuple[int, int]]:
    """Where ranges of a file end, each at the end of a line, and how many lines they have; a long line is one by itself.

    About one line in :data:`FILES` ends a range, by what stands in it: so ranges stay what they were when lines are added before them.
    """
    begun = held = lines = 0  # from the end of the last range on
    is_end = False
    with opened(source) as file:
        while (line := _line(file)).length:
            if lines and (is_end or held + line.length > most):
                begun += held
                yield begun, lines
                held = lines = 0
            held += line.length
            lines += 1
            is_end = line.check % FILES == 0
    if lines or not begun:
        yield begun + held, lines


class _Line(NamedTuple):
    """How many bytes a line has, 0 at the end of the file, and a number that its last ones give."""

    length: int
    check: int


def _line(file: BinaryIO) -> _Line:
    """The next line, which is never held in memory as a whole."""
    length, last = 0, b""
    while chunk := file.readline(_BLOCK):
        length, last = length + len(chunk), chunk
        if chunk.endswith(b"\n"):
            break
    return _Line(length, crc32(last))


def _row_ranges(source: Source) -> list[Rows]:
    try:
        with opened(source) as file:
            return row_ranges(file)
    except OSError:
        return []


def _rows(part: Part) -> Iterator[Part]:
    """Each row of a range."""
    several = max(1, (part.end or 0) - part.start)
    for row in range(part.start, part.end or 0):
        yield Part(part.source, row, row + 1, row + 1, max(1, part.size // several))


def _lines(part: Part) -> Iterator[Part]:
    """Each line of a range."""
    start = part.start
    with opened(part.source) as file:
        file.seek(start)
        for number in count():
            if start >= (part.end or 0) or not (length := _line(file).length):
                return
            yield Part(part.source, start, start + length, part.line + number)
            start += length
