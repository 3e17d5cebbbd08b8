"""Names of files as text."""

from __future__ import annotations

import re

_BYTE = re.compile("[\udc80-\udcff]")
"""What Python's file names hold in place of a byte that is no UTF-8."""


def shown(name: str) -> str:
    """A name as text: bytes of it that are no UTF-8 as ``\\xe9``, for no report could hold them."""
    return name if name.isascii() else _BYTE.sub(_escaped, name).encode("utf-8", "backslashreplace").decode()


def _escaped(match: re.Match[str]) -> str:
    return f"\\x{ord(match[0]) & 0xFF:02x}"
