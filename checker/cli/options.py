"""Options that several commands share: which rules a run has, and how its text is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from checker.model import STDIN_NAME

if TYPE_CHECKING:
    from checker.pipeline.means import Means

Command = Callable[..., Any]

_COLOR_HELP = "auto: on a terminal, unless NO_COLOR is set; always: even under NO_COLOR and into a file."
_STDIN_HELP = "What standard input is called where PATH is -; the suffix says its format."
_AGAINST_HELP = "Compare with the documents of an archive too, as `checker extract ARCHIVE --output STORE` has kept them."
_JOBS_HELP = (
    "Processes that read, extract and compare; without it as many as pay: 1 for a small corpus, up to one a processor for a large one."
)
_ENGINES = ("local", "dask", "spark")
_ENGINE_HELP = "What reads, extracts and links: processes of this computer, or a cluster."
_ADDRESS_HELP = (
    "Scheduler of Dask or master of Spark; without it CHECKER_DASK_SCHEDULER, CHECKER_SPARK_MASTER, what spark-submit says, "
    "or one on this computer with --jobs processes."
)
_RULES_HELP = "A rule file or a folder of them, added to the built-in packs."

RULE_OPTIONS = ("rule_paths", "no_builtin", "no_generic", "no_checks")
"""Names of the parameters that :func:`rules` adds."""


def rules(command: Command) -> Command:
    """Add ``--rules``, ``--no-builtin``, ``--no-generic`` and ``--no-checks``."""
    return _with(
        command,
        click.option("--rules", "rule_paths", multiple=True, metavar="PATH", help=_RULES_HELP),
        click.option("--no-builtin", is_flag=True, help="Leave out the built-in rule packs."),
        click.option("--no-generic", is_flag=True, help="Link no claims without a rule."),
        click.option("--no-checks", is_flag=True, help="Recompute no figures."),
    )


def rule_paths(command: Command) -> Command:
    """Add ``--rules`` alone, for commands that only look at rules."""
    return _with(command, click.option("--rules", "rule_paths", multiple=True, metavar="PATH", help=_RULES_HELP))


def against(command: Command) -> Command:
    """Add ``--against``."""
    return _with(command, click.option("--against", metavar="STORE", help=_AGAINST_HELP))


def stdin_name(command: Command) -> Command:
    """Add ``--stdin-name``."""
    return _with(command, click.option("--stdin-name", metavar="NAME", default=STDIN_NAME, show_default=True, help=_STDIN_HELP))


def color(command: Command) -> Command:
    """Add ``--color``."""
    choice = click.Choice(["auto", "always", "never"])
    return _with(command, click.option("--color", type=choice, default="auto", show_default=True, help=_COLOR_HELP))


def jobs(command: Command) -> Command:
    """Add ``--jobs`` and ``--no-cache``."""
    return _with(
        command,
        click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help=_JOBS_HELP),
        click.option("--no-cache", is_flag=True, help="Neither use nor keep what was extracted and found in earlier runs."),
    )


def means(
    paths: Sequence[str],
    *,
    compares: bool,
    jobs: int | None,
    no_cache: bool,
    engine: str = "local",
    engine_address: str | None = None,
    quiet: bool = False,
) -> Means:
    """With what a run over some paths works, as its options say; what its processes need begins to be loaded."""
    from checker.cli import streams
    from checker.pipeline.cache_place import place
    from checker.pipeline.means import Means, nobody

    made = Means(
        jobs=jobs,
        engine=engine,
        address=engine_address,
        cache=None if no_cache else place(),
        say=nobody if quiet else streams.say,
    )
    made.begin(paths, compares=compares)
    return made


def engine(command: Command) -> Command:
    """Add ``--engine`` and ``--engine-address``."""
    return _with(
        command,
        click.option("--engine", type=click.Choice(_ENGINES), default="local", show_default=True, help=_ENGINE_HELP),
        click.option("--engine-address", metavar="ADDRESS", help=_ADDRESS_HELP),
    )


def confidence(_context: click.Context, _option: click.Parameter, number: float) -> float:
    """The number, where it is from 0 to 1; NaN is not."""
    if not 0 <= number <= 1:
        raise click.BadParameter(f"{number:g} is not between 0 and 1.")
    return number


def _with(command: Command, *options: Callable[[Command], Command]) -> Command:
    reverse: Iterable[Callable[[Command], Command]] = reversed(options)
    for option in reverse:
        command = option(command)
    return command
