"""``checker extract``: every claim, one a row."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from checker.cli import options, streams
from checker.cli.limits import limits as bounds
from checker.cli.progress import Telling
from checker.cli.settings import Configured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cli.texts import Text
    from checker.model import Limits, Skipped

_FORMATS = ("jsonl", "csv", "parquet", "html", "table")
_SUFFIXES = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".html": "html", ".txt": "table"}
_FORMS: dict[str, streams.Form] = {"jsonl": "json", "parquet": "raw"}
STORE = ".store"
"""The suffix of what `--against` takes."""
_NAMED = 20


@click.command(cls=Configured)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="Default: table on a terminal, else jsonl; by suffix for --output.")
@click.option("--output", metavar="FILE|STORE", help="Write there instead of to standard output; NAME.store serves `check --against`.")
@options.rule_paths
@click.option("--no-builtin", is_flag=True, help="Leave out the built-in rule packs.")
@options.stdin_name
@options.jobs
@options.engine
@bounds
@click.option("--strict", is_flag=True, help="A skipped file gives exit code 2.")
@click.option("-q", "--quiet", is_flag=True, help="Nothing on standard error but errors.")
@click.pass_context
def extract(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    format_: str | None,
    output: str | None,
    rule_paths: tuple[str, ...],
    no_builtin: bool,
    limits: Limits,
    stdin_name: str,
    jobs: int | None,
    engine: str,
    engine_address: str | None,
    no_cache: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """List every figure and checkable fact, one a row.

    With --output NAME.store, keep them for `checker check NEW --against NAME.store`, with what the rules take of them.
    """
    from checker import pipeline
    from checker.cli import claims
    from checker.cli.output import write_file

    means = options.means(paths, compares=False, jobs=jobs, no_cache=no_cache, engine=engine, engine_address=engine_address, quiet=quiet)
    if output and PurePath(output).suffix.lower() == STORE and format_ is None:
        with _rare_collections(), Telling(quiet=quiet) as telling:
            number, skipped = pipeline.keep(
                paths,
                output,
                rules=rule_paths,
                builtin=not no_builtin,
                settings=context.obj,
                limits=limits,
                stdin_name=stdin_name,
                progress=telling,
                means=means,
            )
        if not quiet:
            _tell(skipped)
            streams.say(f"{number:,} document{'' if number == 1 else 's'} in {output}")
        context.exit(2 if strict and streams.missed_under_strict(skipped) else 0)
    if output and format_ is None:
        format_ = _SUFFIXES.get(PurePath(output).suffix.lower())
        if format_ is None:
            known = " ".join((*_SUFFIXES, STORE))
            raise click.UsageError(f"--output {PurePath(output).name!r}: the suffix says the format, one of {known}")
    if format_ == "parquet" and not output and streams.is_terminal():
        raise click.UsageError("--format parquet: is not for a terminal: name a file with --output")
    format_ = format_ or ("table" if streams.is_terminal() else "jsonl")
    with _rare_collections():
        with Telling(quiet=quiet) as telling:
            if format_ in claims.ROWS:
                form = claims.ROWS[format_]
                rows, read, skipped = pipeline.formed_below(
                    paths, form, limits=limits, stdin_name=stdin_name, progress=telling, means=means
                )
                text: Text = claims.as_rows(format_, rows)
            else:
                found, read, skipped = pipeline.claims_below(paths, limits=limits, stdin_name=stdin_name, progress=telling, means=means)
                text = claims.FORMATS[format_](found, streams.width())
        written = True
        if output:
            write_file(output, text, read)
        else:
            written = streams.write(text, form=_FORMS.get(format_, "text"))
    if not quiet:
        _tell(skipped)
    missed = streams.missed_under_strict(skipped) if strict else 0
    context.exit(2 if missed or not written else 0)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for garbage in cycles seldom: reading makes millions of small things and no cycles, and looking took a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _tell(skipped: Sequence[Skipped]) -> None:
    for one in skipped[:_NAMED]:
        streams.say(f"skipped {one.document}{f':{one.line}' if one.line else ''}: {one.reason}")
    if len(skipped) > _NAMED:
        streams.say(f"skipped {len(skipped) - _NAMED} more")
