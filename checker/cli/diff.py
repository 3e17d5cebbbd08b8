"""``checker diff``: what has become of the findings from one report to the next."""

from __future__ import annotations

from dataclasses import replace

import click

from checker.cli import options, streams
from checker.cli.output import known_suffixes, put

_THRESHOLDS = ("conflict", "error", "warning", "note", "never")
_SINCE_HELP = "Leave out what only documents published before say."


@click.command()
@click.argument("old", metavar="OLD.json")
@click.argument("new", metavar="NEW.json")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True, help="Of standard output."
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    callback=known_suffixes((".txt", ".json", ".md")),
    help="Written as well, format by suffix.",
)
@click.option("--published-since", metavar="DATE", help=_SINCE_HELP)
@click.option(
    "--fail-on", type=click.Choice(_THRESHOLDS), default="error", show_default=True, help="What, new or changed, gives exit code 1."
)
@click.option("--all", "everything", is_flag=True, help="Show all, without limits, and what agrees or stands alone too.")
@options.color
@click.pass_context
def diff(
    context: click.Context,
    *,
    old: str,
    new: str,
    format_: str,
    outputs: tuple[str, ...],
    published_since: str | None,
    fail_on: str,
    everything: bool,
    color: str,
) -> None:
    """Show which findings of NEW.json are new, gone or changed since OLD.json.

    Both come from `checker check PATH --output REPORT.json`.
    """
    from checker.pipeline.difference import difference
    from checker.reporters.difference import format_of, render
    from checker.reporters.stored import load
    from checker.reporters.view import NARROWEST, View

    before, after = load(old), load(new)
    told = difference(before, after, published_since=published_since)
    painted = format_ == "text" and streams.wants_color(color)
    plain = View(everything=everything)
    written = [put(file, render(told, after, format_of(file) or "text", plain)) for file in outputs]
    view = View(width=max(NARROWEST, streams.width()), color=painted, everything=everything)
    written.append(streams.write(render(told, after, format_, view), color=painted, form="json" if format_ == "json" else "text"))
    changed = (change.new for change in told.changed if not change.is_decision or change.is_reopened)
    worse = replace(after, findings=(*told.new, *changed))
    context.exit(2 if not all(written) else int(worse.fails(fail_on)))
