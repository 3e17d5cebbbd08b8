"""``checker rules show``: the page of one rule."""

from __future__ import annotations

import click

from checker.cli import options, streams
from checker.cli.settings import Configured


@click.command("show", cls=Configured, beside_paths=False)
@click.argument("name", metavar="RULE")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@options.rule_paths
@options.color
@click.pass_context
def show(context: click.Context, *, name: str, paths: tuple[str, ...], rule_paths: tuple[str, ...], color: str) -> None:
    """Show the page of a rule: what it is for, what it looks for, and its examples, good and bad.

    RULE is an id such as trade/tariff-rate-change, or its second half; it is one of the built-in packs, of the rule files in PATH, or of
    what is checked without a rule file, such as checks/age and generic/figure.
    """
    from checker.reporters import rule_page
    from checker.reporters.layout import Paint
    from checker.reporters.view import NARROWEST
    from checker.rulebook.catalogue import load_rules, named
    from checker.rulebook.standing import standing_rules
    from checker.rulebook.written import written

    painted = streams.wants_color(color)
    width = max(NARROWEST, streams.width())
    if standing := next((each for each in standing_rules() if each.id == name), None):
        told = standing.id, standing.title, standing.severity.value, standing.why
        page = rule_page.without_file(*told, width=width, paint=Paint(painted))
        context.exit(0 if streams.write(page, color=painted) else 2)
    rule = named(load_rules((*paths, *rule_paths), builtin=not paths), name)
    found = written(rule)
    page = rule_page.text(rule, found.looks_for(), found.lists(), width=width, paint=Paint(painted))
    context.exit(0 if streams.write(page, color=painted) else 2)
