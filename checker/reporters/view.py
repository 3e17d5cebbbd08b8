"""How a reader wants to see a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Verdict

NARROWEST = 20
"""Columns below which a terminal report is not laid out any narrower."""


@dataclass(frozen=True, slots=True)
class View:
    """What to show and how wide; the same view of the same report gives the same bytes.

    Attributes:
        width: columns.
        color: ANSI colours and underline instead of carets.
        show: verdicts to show, or None for all.
        everything: no limits on how many of them, and findings that were decided earlier as well.
        paths: the PATHs of the run as they were typed.
        settings: the name of the file of settings, None for none.
    """

    width: int = 80
    color: bool = False
    show: frozenset[Verdict] | None = None
    everything: bool = False
    paths: tuple[str, ...] = ()
    settings: str | None = None

    def shows(self, verdict: Verdict) -> bool:
        """Tell whether findings of this verdict are shown."""
        return self.show is None or verdict in self.show
