"""Reporters turn a :class:`~checker.model.Report` into text; every format says the same things.

In: a report, and a :class:`View` of it (width, colour, what to show). Out: a string that ends in a line feed, or its pieces, which are made
as they are written; or the bytes of a file. To add a format, add a file with ``render(report, view)`` and a line in ``REPORTERS``; its file
suffix goes into ``SUFFIXES``, and its name into ``FOR_FILES`` where it gives bytes. The table names functions instead of importing them, so
that ``--help`` stays fast.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.reporters.view import NARROWEST, View

if TYPE_CHECKING:
    from checker.model import Report, Verdict

__all__ = ["FOR_FILES", "NARROWEST", "REPORTERS", "SUFFIXES", "View", "format_of", "render", "rendered"]

REPORTERS = {
    "text": "checker.reporters.text:render",
    "json": "checker.reporters.json:render",
    "html": "checker.reporters.html:render",
    "markdown": "checker.reporters.markdown:render",
    "csv": "checker.reporters.csv:render",
    "sarif": "checker.reporters.sarif:render",
    "github": "checker.reporters.github:render",
    "xlsx": "checker.reporters.xlsx:render",
    "parquet": "checker.reporters.parquet:render",
}
"""Format to ``module:function``, in the order that ``--help`` lists them."""

SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
"""Suffix of an output file to its format."""

FOR_FILES = frozenset({"parquet", "xlsx"})
"""Formats that are bytes, and therefore written into files only."""


def format_of(path: str) -> str | None:
    """The format that a file name asks for by its suffix, or None."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def render(
    report: Report,
    format: str,  # noqa: A002  the word that users know it by
    *,
    width: int = 80,
    color: bool = False,
    show: Collection[Verdict] | None = None,
    everything: bool = False,
    paths: Sequence[str] = (),
    settings: str | None = None,
) -> str | bytes:
    """The report in one format; bytes for those in ``FOR_FILES``.

    Args:
        report: what to render.
        format: a key of ``REPORTERS``.
        width: columns of a terminal report; fewer than 20 count as 20.
        color: ANSI colours and underline instead of carets.
        show: verdicts to show, None for all; formats for programs always hold every finding.
        everything: no limits on how many findings, sources and facts are shown (``--all``).
        paths: the PATHs of the run as they were typed, for the commands that the report suggests.
        settings: the name of the file of settings, None for none.
    """
    shown = None if show is None else frozenset(show)
    made = rendered(report, format, View(width, color=color, show=shown, everything=everything, paths=tuple(paths), settings=settings))
    return made if isinstance(made, (str, bytes)) else "".join(made)


def rendered(report: Report, format: str, view: View) -> str | bytes | Iterator[str]:  # noqa: A002
    """The report in one format as its reporter gives it: of those that grow with a report, JSON, SARIF and CSV, the pieces of a string."""
    module, _, function = REPORTERS[format].partition(":")
    made: str | bytes | Iterator[str] = getattr(import_module(module), function)(report, replace(view, width=max(NARROWEST, view.width)))
    return made
