"""``checker rules try``: what a rule takes from documents, nothing compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from checker.cli import options, streams
from checker.cli.limits import limits as bounds
from checker.cli.settings import Configured
from checker.text.contents import is_there

if TYPE_CHECKING:
    from checker.engine.select import Match
    from checker.model import Claim, Limits, Rule
    from checker.pipeline.trying import Tried
    from checker.reporters.layout import Paint


@click.command("try", cls=Configured)
@click.argument("name", metavar="RULE")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.rule_paths
@options.color
@options.stdin_name
@bounds
@click.pass_context
def try_(
    context: click.Context, *, name: str, paths: tuple[str, ...], rule_paths: tuple[str, ...], color: str, limits: Limits, stdin_name: str
) -> None:
    """Show what a rule takes from the documents in PATH, with its slots filled; nothing is compared.

    RULE is a rule file, for all of its rules, or the id or pack of built-in rules or of those in --rules. For a rule that takes nothing
    you learn which of its conditions stands in the way.
    """
    from checker.pipeline.trying import try_rules
    from checker.reporters.layout import Paint
    from checker.rulebook.catalogue import load_rules, named, of_pack

    if name and is_there(name):
        rules = load_rules((name,), builtin=False)
    else:
        known = load_rules(rule_paths)
        rules = tuple(of_pack(known, name)) or (named(known, name),)
    painted = streams.wants_color(color)
    tried = try_rules(rules, paths, limits=limits, stdin_name=stdin_name)
    for skipped in tried.skipped:
        streams.say(f"{skipped.document}: skipped: {skipped.reason}")
    lines = _lines(tried, {rule.id: rule for rule in rules}, Paint(painted))
    context.exit(0 if streams.write("".join(f"{line}\n" for line in lines), color=painted) else 2)


def _lines(tried: Tried, rules: dict[str, Rule], paint: Paint) -> Iterator[str]:
    from checker.reporters.numbers import counted

    for match in tried.matches:
        yield from _match(match, rules[match.rule], paint)
        yield ""
    for name, obstacles in tried.obstacles.items():
        yield f"{name} takes nothing here."
        for words, number in obstacles:
            yield f"    without {words} it would take {counted(number, 'claim')}"
        if not obstacles:
            yield "    no single condition stands in the way: try it on a text that you know to hold what you look for"
        yield ""
    matches = len(tried.matches)
    found = f"{matches} match{'' if matches == 1 else 'es'}"
    yield f"{counted(len(rules), 'rule')}, {counted(tried.documents, 'document')}: {found}"


def _match(match: Match, rule: Rule, paint: Paint) -> Iterator[str]:
    """Place and rule, the sentence with the value marked, and what fills the slots and the keys of ``group_by``."""
    from checker.reporters.amounts import read_as
    from checker.reporters.excerpt import excerpt, marks
    from checker.reporters.names import place
    from checker.reporters.symbols import visible
    from checker.reporters.view import NARROWEST

    claim = match.claim
    yield f"{paint.bold(place(claim))}  {paint.dim(match.rule)}"
    found = [claim, match.mate] if match.mate else [claim]
    width = max(NARROWEST, streams.width())
    yield from excerpt(claim.quote, marks(claim.quote, found), width=width, indent=4, paint=paint, cells=claim.cell is not None)
    filled = {rule.compare.value: " to ".join(read_as(each) for each in reversed(found))}
    filled |= {name: text for name, text in match.slots.items() if name != rule.compare.value}
    for key in rule.group_by:
        filled.setdefault(key.name, _time(claim, key.name) if key.name in ("period", "date", "edition") else "not filled")
    yield from (f"    {visible(name)} = {visible(text)}" for name, text in filled.items())
    yield from (f"    {visible(note)}" for note in claim.assumptions)


def _time(claim: Claim, key: str) -> str:
    """The time by which ``group_by`` parts claims: of what is told, else of the document."""
    from checker.text.calendar import year_of

    told = claim.period or (claim.published if key != "period" else None)
    shown = str(year_of(told) or told) if told and key == "edition" else told
    return "not told" if shown is None else shown if claim.period else f"{shown} (of the document)"
