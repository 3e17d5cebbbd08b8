"""Patterns of paths, as a shell has them: ``*`` and ``?`` within a name, ``[ab]``, and ``**`` for any number of folders."""

from __future__ import annotations

import os
from glob import has_magic

from checker.errors import PathError


class Pattern:
    """A pattern, split where its signs begin.

    Attributes:
        base: the folder below which everything lies that it can match.
        takes_hidden: a part of it names hidden files itself.
        has_matched: it has matched anything.

    Raises:
        PathError: it is no pattern.
    """

    def __init__(self, given: str) -> None:
        from pathspec import GitIgnoreSpec  # only a run that has a pattern needs it

        parts = given.replace(os.sep, "/").split("/")
        first = next(at for at, part in enumerate(parts) if has_magic(part))
        self.base = "/".join(parts[:first]) + "/" if first else "."
        signs = [part for part in parts[first:] if part]
        self.takes_hidden = any(part.startswith(".") for part in signs)
        self.has_matched = False
        self._depth = None if "**" in signs else len(signs)
        if ".." in signs:
            raise PathError(f"{given}: `..` behind a sign of a pattern is not understood")
        written = "/".join(part.replace("\\", "\\\\").replace(" ", "\\ ") for part in signs)
        try:
            self._spec = GitIgnoreSpec.from_lines([f"/{written}{'/' * given.endswith('/')}"])
        except ValueError:
            raise PathError(f"{given}: no such file or folder, and no pattern either") from None

    def matches(self, place: str, *, is_folder: bool) -> bool:
        """Tell whether it matches the way to a file or a folder from the base; what lies in a folder that it matches is taken too."""
        matched = self._spec.match_file(place + "/" * is_folder)
        self.has_matched |= matched
        return matched

    def reaches(self, place: str) -> bool:
        """Tell whether it can match anything below a folder."""
        return self._depth is None or place.count("/") + 1 < self._depth
