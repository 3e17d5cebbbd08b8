"""The ``checker`` command and the list of its subcommands."""

from __future__ import annotations

from typing import Any

import click

from checker.cli import streams
from checker.cli.cache import cache
from checker.cli.check import check
from checker.cli.diff import diff
from checker.cli.explain import explain
from checker.cli.extract import extract
from checker.cli.review import review
from checker.cli.rules import rules
from checker.cli.schema import schema


class _Commands(click.Group):
    """A group in which an error that a user can mend is a line on standard error and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        from checker.errors import CheckerError, MistakesError
        from checker.reporters.symbols import harmless

        try:
            return super().invoke(ctx)
        except MistakesError as error:
            # Its lines are laid out already, with places and carets.
            streams.tell(f"{harmless(str(error))}\n")
        except CheckerError as error:
            streams.problem(str(error))
        raise click.exceptions.Exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _option, wanted: _version(context, wanted=wanted),
    help="Show the version and exit.",
)
def checker() -> None:
    """Find the figures and claims in a set of documents that cannot both be true.

    Start with: checker check FOLDER
    """


for _command in (cache, check, diff, extract, explain, review, rules, schema):
    checker.add_command(_command)


def _version(context: click.Context, *, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from checker import __version__

        click.echo(f"checker {__version__}")
        context.exit()
