"""A reader of files that say what it is to do: hang, end its process, fill the memory, or read the text."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from checker.model import Document, Limits


def read(data: bytes, name: str, *, limits: Limits) -> Iterator[Document]:
    """One document: what stands behind the first line, once that is done."""
    what, _, text = data.decode().partition("\n")
    how, _, rest = what.partition(" ")
    if how == "hang":
        time.sleep(600)
    elif how == "match":  # inside C, where no Python code gets to run
        re.match(r"(a+)+$", "a" * 64 + "b")
    elif how == "kill" or (how == "once" and not Path(rest).exists()):
        if rest:
            Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    elif how == "fill":
        bytearray(64 * 2**30)
    yield Document(name, text)
