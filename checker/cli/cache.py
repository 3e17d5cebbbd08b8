"""``checker cache``: what was extracted in earlier runs, and how to be rid of it."""

from __future__ import annotations

import click

from checker.cli import streams


@click.group()
def cache() -> None:
    """Tell of, or remove, what earlier runs have kept."""


@cache.command()
@click.pass_context
def info(context: click.Context) -> None:
    """Say where the cache is and what it holds."""
    import sqlite3

    from checker.errors import PathError
    from checker.pipeline.cache import Cache
    from checker.pipeline.cache_place import place

    kept = Cache(place())
    try:
        told = kept.info()
    except (sqlite3.Error, OSError) as error:
        raise PathError(f"{kept.path}: cannot be read: {error}: `checker cache clear` removes it") from None
    finally:
        kept.close()
    entries = f"{told.entries:,} {'entry' if told.entries == 1 else 'entries'} (files, ranges of lines, reports)"
    context.exit(0 if streams.write(f"{told.path}\n{entries}, {told.size / 2**20:.1f} MB\n") else 2)


@cache.command()
def clear() -> None:
    """Remove the cache."""
    from checker.errors import PathError
    from checker.pipeline.cache import clear as remove
    from checker.pipeline.cache_place import place

    path = place()
    try:
        size = remove(path)
    except OSError as error:
        raise PathError(f"{path}: cannot be removed: {(error.strerror or str(error)).lower()}") from None
    streams.say(f"{size / 2**20:.1f} MB removed")
