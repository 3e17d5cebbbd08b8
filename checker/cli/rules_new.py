"""``checker rules new``: a rule with its examples, from four answers."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli import streams
from checker.text.contents import is_there

QUESTIONS = {
    "title": "What is the rule about, in a few words?",
    "says": "A sentence that says it, with its figure:",
    "differs": "A sentence that cannot be true beside it:",
    "other": "A sentence like these about something else:",
}


@click.command("new")
@click.argument("file", metavar="FILE")
@click.option("--title", metavar="TEXT", help="What the rule is about.")
@click.option("--says", metavar="TEXT", help="A sentence that says it.")
@click.option("--differs", metavar="TEXT", help="A sentence that cannot be true beside it.")
@click.option("--other", metavar="TEXT", help="A sentence like these about something else.")
@click.pass_context
def new(context: click.Context, /, *, file: str, **given: str | None) -> None:
    """Ask four questions and write a rule with examples to FILE, a .yml file that is not there yet.

    What is given as an option is not asked. Exit code 1 where the examples do not hold yet: FILE is written all the same, to be mended.
    """
    from checker.cli.output import write_file
    from checker.errors import PathError
    from checker.pipeline import run_examples
    from checker.pipeline.drafting import draft
    from checker.reporters.symbols import harmless
    from checker.rulebook import load

    if Path(file).suffix not in (".yml", ".yaml"):
        raise PathError(f"{file}: a rule file ends in .yml")
    if is_there(file):
        raise PathError(f"{file}: is there already: name another file, or add to it with an editor")
    title, says, differs, other = (given[name] or _answer(asked) for name, asked in QUESTIONS.items())
    write_file(file, draft(title, says, differs, other))
    failed = [result for result in run_examples(load([file])) if not result.passed]
    lines = [f"{file}: written; its examples {'do not hold yet' if failed else 'hold'}"]
    for result in failed:
        lines.append(f"{file}:{result.example.line}: expected {result.example.verdict.value}, got {result.got}")
        lines += [f"    {line}" for line in result.detail.splitlines()]
    lines.append(f"Next: checker rules {'test' if failed else 'lint'} {file}, checker check FOLDER --rules {file}")
    written = streams.write(harmless("".join(f"{line}\n" for line in lines)))
    context.exit(2 if not written else int(bool(failed)))


def _answer(asked: str) -> str:
    """What is typed after a question.

    Raises:
        CheckerError: the input ends before it, or is no text.
    """
    from checker.errors import CheckerError

    try:
        return str(click.prompt(asked, prompt_suffix="\n  "))
    except click.Abort:
        if streams.asks_a_person():
            raise
        raise CheckerError(f"the input ends before the answer to {asked.rstrip(':')!r}: nothing is written") from None
    except UnicodeDecodeError:
        raise CheckerError(f"the answer to {asked.rstrip(':')!r} is no text: write it in UTF-8") from None
