"""The command line: ``checker check``, ``extract``, ``rules``; thin, for the work is done by the pipeline.

In: arguments. Out: a report on standard output, everything else on standard error, an exit code: 0 nothing at or above
``--fail-on``, 1 findings, 2 usage, broken rules, a missing PATH, an output that cannot be written or a run that fails, 130 for Ctrl-C,
143 for SIGTERM.
To add a command, add a file with it and a line in ``commands.py``. Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run ``checker`` with these arguments, those of the process by default, and leave with its exit code."""
    import sys

    try:
        from checker.cli import streams

        streams.end_on_sigterm()
        streams.use_utf8()
        code = streams.close(_run(sys.argv[1:] if arguments is None else list(arguments)))
    except KeyboardInterrupt:
        from checker.cli import streams

        streams.say("stopped; what was to be written is as it was before")
        code = 130
    sys.exit(code)


COLLECT_AFTER = 100_000
"""New objects after which unreachable cycles are looked for; Python's own 700 lets a tenth to a fifth of the time of reading go there,
for the tokens and claims of a document are many and in no cycle."""


def _run(arguments: list[str]) -> int:
    import atexit
    import gc
    import os

    gc.set_threshold(COLLECT_AFTER)
    atexit.register(gc.freeze)  # all goes with the process: to look for cycles once more takes a tenth of a small run
    import click

    from checker.cli import streams
    from checker.cli.commands import checker

    if "_CHECKER_COMPLETE" in os.environ:
        checker.main(arguments, prog_name="checker")
    # Not by click's own main, which gives 1 for Ctrl-C and for a reader of the help that has gone (`--help | head -1`).
    try:
        with checker.make_context("checker", arguments) as context:
            checker.invoke(context)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        streams.show(error)
        return error.exit_code
    except BrokenPipeError:
        streams.discard_stdout()
    except MemoryError:
        streams.problem("there is not enough memory: check fewer documents at once, or lower the limits on what is read of one")
        return 2
    except OSError as error:
        streams.problem(_refused(error))
        return 2
    except Exception:  # 1 would say that something was found
        import traceback

        streams.tell(traceback.format_exc())
        streams.problem("this is a fault of checker, and nothing was compared: please report it with the lines above")
        return 2
    return 0


def _refused(error: OSError) -> str:
    """What the system would not do, where nothing has said it better."""
    if isinstance(error, FileNotFoundError) and not _stands_somewhere():
        return "the folder that you are in is not there any more: go to one that is"
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}the system refuses what the run needs: {(error.strerror or str(error)).lower()}"


def _stands_somewhere() -> bool:
    """Tell whether the current folder is there."""
    import os

    try:
        os.getcwd()  # noqa: PTH109  not a path, but whether there is one
    except OSError:
        return False
    return True
