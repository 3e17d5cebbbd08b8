"""Names of files as text."""

from __future__ import annotations

import re

_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Half characters that stand for no byte; the others are what Python's file names hold in place of a byte that it could not read."""


def shown(name: str) -> str:
    """A name as text, whatever the system takes names for: bytes of it that are no UTF-8 as ``\\xe9``, for no report could hold them."""
    if name.isascii():
        return name
    return _NO_BYTE.sub(_escaped, name).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
