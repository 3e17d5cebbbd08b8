"""How an error that no user can have caused is told in a row of a report."""

from __future__ import annotations


def told(error: Exception) -> str:
    """What went wrong, in one sentence about a document."""
    return f"made checker fail, which is a fault of checker: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
