"""``checker explain``: why a finding's claims were linked, and why they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from checker.cli import options, streams
from checker.cli.limits import limits as bounds
from checker.cli.progress import Telling
from checker.cli.settings import Configured

if TYPE_CHECKING:
    from checker.model import Limits, Report


@click.command(cls=Configured)
@click.argument("identity", metavar="ID")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|REPORT.json")
@options.rules
@click.option("--all", "everything", is_flag=True, help="Show all sentences and pairs, without limits.")
@options.color
@options.against
@options.stdin_name
@options.jobs
@bounds
@click.pass_context
def explain(
    context: click.Context,
    *,
    identity: str,
    paths: tuple[str, ...],
    rule_paths: tuple[str, ...],
    no_builtin: bool,
    no_generic: bool,
    no_checks: bool,
    everything: bool,
    color: str,
    limits: Limits,
    stdin_name: str,
    against: str | None,
    jobs: int | None,
    no_cache: bool,
) -> None:
    """Show why the claims of a finding were linked, and why they differ.

    ID is the finding's, or its first 4 digits and more. With a REPORT.json of `checker check` no document is read again; with PATHs the
    check is run as `checker check` would.
    """
    from checker.reporters.explanation import explain as explained
    from checker.reporters.identity import digits, findings_named
    from checker.reporters.view import NARROWEST, View

    wanted = digits(identity)  # before anything is read
    stored = any(path.lower().endswith(".json") for path in paths)
    if stored:
        report = _stored(context, paths)
    else:
        from checker import pipeline

        # Whoever names a finding wants to hear of it, however unsure its link is.
        with Telling() as telling:
            report = pipeline.check(
                paths,
                rules=rule_paths,
                builtin=not no_builtin,
                generic=not no_generic,
                checks=not no_checks,
                min_confidence=0.0,
                settings=context.obj,
                limits=limits,
                stdin_name=stdin_name,
                progress=telling,
                against=against,
                means=options.means(paths, compares=True, jobs=jobs, no_cache=no_cache),
            )
    found = findings_named(report, wanted)
    painted = streams.wants_color(color)
    view = View(width=max(NARROWEST, streams.width()), color=painted, everything=everything)
    context.exit(0 if streams.write(explained(found, report, view), color=painted) else 2)


def _stored(context: click.Context, paths: tuple[str, ...]) -> Report:
    from checker.reporters.stored import load

    if len(paths) > 1:
        raise click.UsageError("name one REPORT.json, or the PATHs that were checked")
    typed = (name for name in options.RULE_OPTIONS if context.get_parameter_source(name) is ParameterSource.COMMANDLINE)
    if option := next(typed, None):
        name = {"rule_paths": "rules"}.get(option, option).replace("_", "-")
        raise click.UsageError(f"--{name} goes with PATHs: a REPORT.json holds its findings already")
    return load(paths[0])
