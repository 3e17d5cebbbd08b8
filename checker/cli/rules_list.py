"""``checker rules list``: every rule, whether it is on, and what says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from checker.cli import options, streams
from checker.cli.settings import Configured

if TYPE_CHECKING:
    from checker.pipeline.listing import Listed

_KINDS = ("builtin", "generic", "checks")


@click.command("list", cls=Configured, beside_paths=False)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@options.rules
@click.pass_context
def list_rules(
    context: click.Context, *, paths: tuple[str, ...], rule_paths: tuple[str, ...], no_builtin: bool, no_generic: bool, no_checks: bool
) -> None:
    """Show every rule: whether it is on, its severity and title, where it is written, and what put it off or tuned it.

    With PATH only the rules of those files; without it also linking without a rule (generic) and the recomputing checks. Settings are
    those of the current folder.
    """
    from tabulate import tabulate

    from checker.pipeline.listing import listing
    from checker.reporters.symbols import visible

    given = dict(zip(_KINDS, (no_builtin, no_generic, no_checks), strict=True))
    off = {kind: _what_says(context, f"no-{kind}") for kind in _KINDS if given[kind]}
    listed = listing(rule_paths, alone=paths, settings=context.obj, off=off)
    rows = [[visible(text) for text in _row(rule)] for rule in listed]
    headers = ("id", "on", "severity", "title", "where")
    shown = tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True) + "\n" if rows else "No rules.\n"
    context.exit(0 if streams.write(shown) else 2)


def _row(rule: Listed) -> tuple[str, ...]:
    told = [rule.where]
    told += [f"off by {rule.off}"] if rule.off else []
    told += [f"severity by {rule.tuned}"] if rule.tuned else []
    return rule.id, "off" if rule.off else "on", rule.severity.value, rule.title, ", ".join(told)


def _what_says(context: click.Context, option: str) -> str:
    """The place in the settings that sets an option, or the option itself where it was typed."""
    if context.obj is not None and context.get_parameter_source(option.replace("-", "_")) is ParameterSource.DEFAULT_MAP:
        return str(context.obj.place((option,)))
    return f"--{option}"
