"""``checker schema``: the form of the JSON report, for programs."""

from __future__ import annotations

import click

from checker.cli import streams


@click.command()
@click.pass_context
def schema(context: click.Context) -> None:
    """Print the form of the JSON report as a JSON Schema.

    The form of rule files comes from `checker rules schema`.
    """
    from importlib.resources import files

    text = files("checker.data").joinpath("report.schema.json").read_text(encoding="utf-8")
    context.exit(0 if streams.write(text, form="json") else 2)
