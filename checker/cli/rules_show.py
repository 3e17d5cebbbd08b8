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
    """Show the page of a rule, or those of a pack: what it is for, what it looks for, and its examples, good and bad.

    RULE is an id such as trade/tariff-rate-change, its second half, or a pack such as trade; it is one of the built-in packs, of the rule
    files in PATH, or of what is checked without a rule file, such as checks/age and generic/figure.
    """
    from checker.reporters import rule_page
    from checker.reporters.layout import Paint
    from checker.reporters.view import NARROWEST
    from checker.rulebook.catalogue import load_rules, named, of_pack
    from checker.rulebook.standing import standing_rules
    from checker.rulebook.written import all_written

    painted = streams.wants_color(color)
    width = max(NARROWEST, streams.width())
    alone = [each for each in standing_rules() if name in (each.id, each.id.partition("/")[0])]
    pages = [
        rule_page.without_file(each.id, each.title, each.severity.value, each.why, width=width, paint=Paint(painted)) for each in alone
    ]
    if not alone:
        rules = load_rules((*paths, *rule_paths), builtin=not paths)
        for found in all_written(of_pack(rules, name) or [named(rules, name)]):
            pages.append(rule_page.text(found.rule, found.looks_for(), found.lists(), width=width, paint=Paint(painted)))
    context.exit(0 if streams.write("\n".join(pages), color=painted) else 2)
