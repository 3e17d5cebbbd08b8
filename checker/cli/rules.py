"""``checker rules``: which rules there are, and whether their own examples hold; its other commands have files of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from checker.cli import streams
from checker.cli.rules_lint import lint
from checker.cli.rules_list import list_rules
from checker.cli.rules_new import new
from checker.cli.rules_schema import schema
from checker.cli.rules_show import show
from checker.cli.rules_try import try_

if TYPE_CHECKING:
    from checker.model import Rule


@click.group()
def rules() -> None:
    """Write, test, list and explain rules."""


@rules.command("test")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.pass_context
def test_rules(context: click.Context, *, paths: tuple[str, ...]) -> None:
    """Run the examples of rules: those in PATH, or the built-in packs.

    Exit code 1 where an example does not give what it says.
    """
    from checker.pipeline import run_examples
    from checker.reporters.symbols import harmless, visible

    loaded = _load(paths, builtin=not paths)
    by_id = {rule.id: rule for rule in loaded}
    results = run_examples(loaded)
    failed = [result for result in results if not result.passed]
    lines = []
    for result in failed:
        rule = by_id.get(result.rule)
        where = f"{visible(rule.path)}:{result.example.line}: " if rule else ""
        lines.append(f"{where}{visible(result.rule)}: expected {result.example.verdict.value}, got {visible(result.got)}")
        lines += [f"    {line}" for line in harmless(result.detail).splitlines()]
    # A rule that shows nothing proves nothing.
    lines += [f"{visible(_where(rule))}: {visible(rule.id)}: has no example" for rule in loaded if not rule.examples]
    outcome = f"{len(failed)} failed" if failed else "all pass"
    lines.append(f"{_counted(loaded, 'rule')}, {_counted(results, 'example')}: {outcome if results else 'nothing to run'}")
    written = streams.write("".join(f"{line}\n" for line in lines))
    context.exit(2 if not written else int(bool(failed)))


for _command in (lint, list_rules, new, schema, show, try_):
    rules.add_command(_command)


def _load(paths: Iterable[str], *, builtin: bool) -> Sequence[Rule]:
    from checker.rulebook.catalogue import load_rules

    return load_rules(paths, builtin=builtin)


def _where(rule: Rule) -> str:
    return f"{rule.path}:{rule.line}" if rule.path else "built in"


def _counted(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
