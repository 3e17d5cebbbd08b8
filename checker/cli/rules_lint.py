"""``checker rules lint``: mistakes in rule files, and what in them does less than it seems to."""

from __future__ import annotations

import click

from checker.cli import streams


@click.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.pass_context
def lint(context: click.Context, *, paths: tuple[str, ...]) -> None:
    """Look through rule files: those in PATH, or the built-in packs.

    Exit code 2 for mistakes, which keep a file from being used; 1 for warnings, such as a phrase that no example tries.
    """
    from checker.pipeline.examples import untried_phrases
    from checker.reporters.numbers import counted
    from checker.reporters.symbols import harmless
    from checker.rulebook.catalogue import file_of, load_rules
    from checker.rulebook.lint import lint as warnings_of

    rules = load_rules(paths, builtin=not paths)
    shipped = load_rules() if paths else ()
    lines = {(file_of(rule).resolve(), rule.line) for rule in rules}
    beside = [rule for rule in shipped if (file_of(rule).resolve(), rule.line) not in lines]  # a shipped file may be what is looked through
    found = warnings_of(rules, untried={rule.id: untried_phrases(rule) for rule in rules}, beside=beside)
    outcome = counted(len(found), "warning") if found else "nothing to say"
    written = streams.write("".join(f"{harmless(str(each))}\n" for each in found) + f"{counted(len(rules), 'rule')}: {outcome}\n")
    context.exit(2 if not written else int(bool(found)))
