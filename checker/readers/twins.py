"""Files with the same bytes: a copy, a hard link, a link to a file of the corpus. Each is accounted for, and all are one source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from checker.model import Document, Skipped


class Seen:
    """Bytes that are read at most once, with what tells whether others are the same.

    Attributes:
        digest: of what was read, b"" where nothing was.
    """

    def __init__(self, data_of: Callable[[], bytes]) -> None:
        self._data_of = data_of
        self.digest = b""

    def __call__(self) -> bytes:
        """The bytes."""
        data = self._data_of()
        self.digest = blake2b(data, digest_size=16).digest()
        return data


class Twins:
    """The files of a run so far, by their bytes."""

    def __init__(self) -> None:
        self._firsts: dict[bytes, str] = {}

    def told(self, digest: bytes, name: str, made: Iterable[Document | Skipped]) -> Iterator[Document | Skipped]:
        """What a file gives; its documents say which file before it has the same bytes.

        Records have names of their own, which cannot stand for two files: those of the later one are told by one row.

        Args:
            digest: of the file.
            name: of the file.
            made: what its reader makes of it.
        """
        first = self._firsts.get(digest)
        for each in made:
            if not isinstance(each, Document):
                yield each
            elif first is None:
                self._firsts[digest] = name
                yield each
            elif each.id == name:
                yield replace(each, same_as=first, notes=(*each.notes, f"has the same bytes as {first}: both are one source"))
            else:
                yield Skipped(name, None, f"has the same bytes as {first}, and its records count once")
                return
