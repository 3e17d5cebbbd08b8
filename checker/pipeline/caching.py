"""The cache in a run: made ready before, looked after when it is over; whatever is wrong with it costs a sentence and no result."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from checker.pipeline.cache import Cache, put_aside
from checker.pipeline.means import Means
from checker.pipeline.version import of_work
from checker.pipeline.work import Made, Work

_BROKEN = ("malformed", "not a database", "no such column", "no such table")
"""What SQLite says of a file that no later run could use either."""


def cached(work: Work, means: Means) -> tuple[Work, Callable[[Iterable[Made]], Iterator[Made]]]:
    """The work with a cache, where there is to be one, and what passes its results on and looks after the cache in the end."""
    if means.cache is None:
        return work, iter
    cache = Cache(means.cache)
    _ready(cache, means)
    if cache.trouble is not None:
        return work, iter
    version = of_work(work.rules, places=work.places, limits=work.limits)

    def passed(made: Iterable[Made]) -> Iterator[Made]:
        trouble = None
        for one in made:
            trouble = trouble or one.trouble
            yield one
        if trouble is not None:
            cache.trouble = trouble
            _tell(cache, means)
        else:
            cache.trim()
        cache.close()

    return replace(work, cache=cache, version=version), passed


def _ready(cache: Cache, means: Means) -> None:
    """Open the cache; one that cannot be read is put aside, and another begun."""
    try:
        cache.open()
    except (sqlite3.Error, OSError) as error:
        cache.trouble = str(error)
        if _tell(cache, means):
            cache.trouble = None


def _tell(cache: Cache, means: Means) -> bool:
    """Say why the cache was not used; tell whether it was put aside, so that there is room for another."""
    cache.close()
    if cache.trouble is not None and any(words in cache.trouble for words in _BROKEN):
        try:
            aside = put_aside(cache.path)
        except OSError as error:
            cache.trouble = str(error)
        else:
            means.say(f"the cache could not be read ({cache.trouble}) and was put aside as {aside}")
            return True
    means.say(f"the cache {cache.path} is not used: {cache.trouble}")
    return False
