"""``checker review``: findings decided one by one, each decision kept at once."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from checker.cli import options, streams

if TYPE_CHECKING:
    from checker.cli.reviewing import Session

_DECISIONS_HELP = "Where decisions are kept, and read to go on where you left."
_STEPS = {
    "y": "yes, they disagree, and both may stand: accepted, out of the report until a figure changes or a source is added",
    "n": "no, a false alarm: out of the report until a figure changes",
    "a": "ask somebody, or have an error corrected: stays in the report",
    "u": "undecided again: what was decided about it is taken out of the file",
    "s": "skip for now",
    "b": "back to the one before",
    "q": "quit; every decision is kept already",
}
WORDS = {word[0]: word for word in ("yes", "no", "ask", "undecided", "skip", "back", "quit")}
_HELP = "".join(f"  {key}  {told}\n" for key, told in _STEPS.items())
_ONCE = """\
yes: both stand, leave it out of the report · no: false alarm, leave it out · ask: keep it in the report, also an error to be corrected
What is left out comes back, and counts for the exit code, where a figure changes; after yes also where a source is added.
"""
_QUESTION = "Do they disagree? [y]es, both stand [n]o, false alarm [a]sk, keep it [u]ndecided [s]kip [b]ack [q]uit"


@click.command()
@click.argument("file", metavar="REPORT.json")
@click.option("--decisions", default="checker.decisions.yml", show_default=True, metavar="FILE", help=_DECISIONS_HELP)
@click.option("--by", metavar="NAME", help="Who decides; without it the name that you are logged in with.")
@click.option("--all", "everything", is_flag=True, help="Show those that were decided before as well.")
@options.color
@click.pass_context
def review(context: click.Context, *, file: str, decisions: str, by: str | None, everything: bool, color: str) -> None:
    """Accept or dismiss the findings of REPORT.json one by one.

    REPORT.json comes from `checker check PATH --output REPORT.json`. Every decision is written at once; the next time you go on where you
    left.
    """
    from checker.cli.reviewing import Session
    from checker.reporters.layout import Paint
    from checker.reporters.stored import load
    from checker.reporters.view import NARROWEST

    painted = streams.wants_color(color)
    session = Session(
        load(file), decisions, everything=everything, by=_name(by), width=max(NARROWEST, streams.width()), paint=Paint(painted)
    )
    if not session.queue:
        context.exit(0 if streams.write(f"Nothing to decide in {file}: {session.told()}\n") else 2)
    code = 2
    try:
        code = 0 if _ask(session, color=painted) else 2
    except KeyboardInterrupt:
        code = 130
    next_step = f"Next: checker check PATH --decisions {shlex.quote(decisions)}\n" if session.kept else ""
    written = streams.write(f"\n{session.told()}\n{next_step}")
    context.exit(code if written else 2)


def _ask(session: Session, *, color: bool) -> bool:
    """Ask about one finding after the other until there are no more or somebody has enough; False where nothing can be shown.

    Raises:
        KeyboardInterrupt: somebody has pressed Ctrl-C; what was decided before is kept.
    """
    click.echo(_ONCE, nl=False, err=True)
    while session.current is not None:
        if not streams.write(session.shown(), color=color):
            return False
        step = _step()
        if step == "q":
            break
        if step in "yna":
            session.decide(step)
            reason = _reason()  # the decision is kept, whatever comes of this
            if reason is None:
                break
            if reason:
                session.decide(step, reason)
            session.go_on()
        elif step == "u":
            if not session.undo():
                click.echo("Nothing was decided about this one.", err=True)
            session.go_on()
        elif step == "b":
            if not session.back():
                click.echo("This is the first one.", err=True)
        else:
            session.go_on()
    return True


def _step() -> str:
    """The first letter of what somebody wants; q at the end of the input."""
    while True:
        typed = _typed(_QUESTION, ": ")
        if typed is None:
            return "q"
        typed = typed.lower()
        found = next((key for key, word in WORDS.items() if typed and word.startswith(typed)), None)
        if found:
            return found
        click.echo(_HELP, nl=False, err=True)


def _reason() -> str | None:
    return _typed("Kept. Why? (Enter for no reason)", " ")


def _typed(question: str, suffix: str) -> str | None:
    """What somebody types, None at the end of the input.

    Raises:
        KeyboardInterrupt: it is Ctrl-C, of which click makes the same as of the end of the input.
    """
    try:
        return str(click.prompt(question, prompt_suffix=suffix, default="", show_default=False, err=True)).strip()
    except click.Abort as error:
        if isinstance(error.__context__, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        return None


def _name(given: str | None) -> str:
    import getpass

    if given is not None:
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
