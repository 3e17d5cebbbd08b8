"""Where the cache is."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "CHECKER_CACHE_DIR"
"""The environment variable that names another folder for the cache."""
FILE = "claims.sqlite"


def place() -> Path:
    """Where the cache is: in the folder that the environment names, else where the system keeps caches of a user."""
    if named := os.environ.get(FOLDER):
        return Path(named) / FILE
    from platformdirs import user_cache_path

    return user_cache_path("checker", appauthor=False) / FILE
