"""All that extracts and compares, loaded: what the processes of a check are started from."""

from __future__ import annotations

from checker.pipeline import inside as _inside  # noqa: F401  what a process is asked for
from checker.pipeline import linked as _linked  # noqa: F401
from checker.pipeline import ready as _ready  # noqa: F401
