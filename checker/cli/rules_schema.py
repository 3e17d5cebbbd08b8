"""``checker rules schema``: the rule format for editors."""

from __future__ import annotations

import click

from checker.cli import streams


@click.command("schema")
@click.pass_context
def schema(context: click.Context) -> None:
    """Print the rule format as a JSON Schema, so that an editor completes and checks rule files.

    Save it beside your rules as rules.schema.json, and begin a rule file with
    "# yaml-language-server: $schema=rules.schema.json".
    """
    import json

    from checker.rulebook.json_schema import json_schema

    context.exit(0 if streams.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n") else 2)
