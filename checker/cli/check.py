"""``checker check``: read, extract, compare, report."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from checker.cli import options, streams
from checker.cli.limits import limits as bounds
from checker.cli.output import known_suffixes, put
from checker.cli.progress import Telling
from checker.cli.settings import Configured
from checker.cli.texts import as_made
from checker.model import MIN_CONFIDENCE
from checker.reporters import FOR_FILES, REPORTERS, SUFFIXES, View, format_of, render, rendered

if TYPE_CHECKING:
    from checker.model import Limits

_THRESHOLDS = ("conflict", "error", "warning", "note", "never")
_CONFIDENCE_HELP = (
    "Linked findings (generic/...) that are less sure, 0 to 1, are in no format and do not count for the exit code; "
    "those of rules and checks stay."
)
_FORMS: dict[str, streams.Form] = {"json": "json", "sarif": "json", "github": "raw"}
_DECISIONS_HELP = "What was decided about findings, as `checker review` writes it; repeatable, then they are merged."
_SINCE_HELP = "Leave out findings all of whose sources were published before; a source without a date may be new."
_VERDICTS = ("conflict", "revision", "rounding", "agreement", "single")


@click.command(cls=Configured)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.rules
@click.option(
    "--format",
    "format_",
    type=click.Choice([name for name in REPORTERS if name not in FOR_FILES]),
    default="text",
    show_default=True,
    help="Of standard output.",
)
@click.option(
    "--output", "outputs", multiple=True, metavar="FILE", callback=known_suffixes(SUFFIXES), help="Written as well, format by suffix."
)
@click.option("--fail-on", type=click.Choice(_THRESHOLDS), default="error", show_default=True, help="What gives exit code 1.")
@click.option(
    "--min-confidence",
    type=float,
    metavar="X",
    default=MIN_CONFIDENCE,
    show_default=True,
    callback=options.confidence,
    help=_CONFIDENCE_HELP,
)
@click.option("--show", multiple=True, type=click.Choice(_VERDICTS), help="Show findings of this verdict only; repeatable.")
@click.option("--all", "everything", is_flag=True, help="Show all findings and sources, without limits.")
@click.option("--decisions", multiple=True, metavar="FILE", help=_DECISIONS_HELP)
@click.option("--published-since", metavar="DATE", help=_SINCE_HELP)
@options.color
@options.against
@options.stdin_name
@options.jobs
@options.engine
@bounds
@click.option("--strict", is_flag=True, help="A skipped file gives exit code 2.")
@click.option("-q", "--quiet", is_flag=True, help="Nothing on standard error but errors, and in GitHub Actions the annotations.")
@click.option("-v", "--verbose", is_flag=True, help="Say on standard error what was done, step by step, and how long it took.")
@click.pass_context
def check(
    context: click.Context,
    *,
    paths: tuple[str, ...],
    rule_paths: tuple[str, ...],
    no_builtin: bool,
    no_generic: bool,
    no_checks: bool,
    format_: str,
    outputs: tuple[str, ...],
    fail_on: str,
    min_confidence: float,
    show: tuple[str, ...],
    everything: bool,
    decisions: tuple[str, ...],
    published_since: str | None,
    color: str,
    limits: Limits,
    stdin_name: str,
    against: str | None,
    jobs: int | None,
    engine: str,
    engine_address: str | None,
    no_cache: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Compare what documents say and report where they differ.

    PATH is a file, a folder, a glob, or - for standard input.
    """
    means = options.means(paths, compares=True, jobs=jobs, no_cache=no_cache, engine=engine, engine_address=engine_address, quiet=quiet)
    from checker import pipeline
    from checker.model import Verdict

    settings = context.obj.name if context.obj is not None else None
    with Telling(quiet=quiet, verbose=verbose) as telling:
        if settings is not None:
            telling.note(f"settings of {settings}")
        report = pipeline.check(
            paths,
            rules=rule_paths,
            builtin=not no_builtin,
            generic=not no_generic,
            checks=not no_checks,
            min_confidence=min_confidence,
            settings=context.obj,
            decisions=decisions,
            published_since=published_since,
            limits=limits,
            stdin_name=stdin_name,
            progress=telling,
            against=against,
            means=means,
        )
    view = View(show=frozenset(map(Verdict, show)) or None, everything=everything, paths=paths, settings=settings)
    written = []
    read = [document.file for document in report.documents if document.file]
    for file in outputs:
        written.append(put(file, as_made(partial(rendered, report, format_of(file) or "text", view)), read))
        if written[-1]:
            telling.step(f"{file} written")
    telling.whole(report)
    painted = format_ == "text" and streams.wants_color(color)
    text = as_made(partial(rendered, report, format_, replace(view, width=streams.width(), color=painted)))
    written.append(streams.write(text, color=painted, form=_FORMS.get(format_, "text")))
    if streams.in_actions() and format_ != "github":
        streams.annotate(str(render(report, "github")))
    if report.skipped and format_ != "text" and not quiet:
        number = len(report.skipped)
        streams.say(f"{number} file{'' if number == 1 else 's'} skipped, listed in the report with the reason")
    missed = streams.missed_under_strict(report.skipped) if strict else 0
    context.exit(2 if missed or not all(written) else int(report.fails(fail_on)))
