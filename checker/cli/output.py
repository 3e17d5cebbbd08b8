"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from checker.errors import PathError


def write_file(path: str, text: str | bytes) -> None:
    """Write the text beside the file and put it in its place; what stood there stays until then.

    Raises:
        PathError: it cannot be written.
    """
    # Through a symbolic link, so that the link stays one.
    target = Path(os.path.realpath(path))
    data = text if isinstance(text, bytes) else text.encode("utf-8", errors="backslashreplace")
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if target.exists() and not target.is_file():
            # A pipe or /dev/stdout cannot be replaced; a folder raises here.
            target.write_bytes(data)
            return
        try:
            beside.write_bytes(data)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except BrokenPipeError:
        return
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise PathError(f"{path}: cannot be written: {reason}") from error
