"""Which findings are sure enough to be shown."""

from __future__ import annotations

from collections.abc import Sequence

from checker.errors import CheckerError
from checker.model import Finding


def sure(findings: Sequence[Finding], least: float) -> list[Finding]:
    """The findings without those of generic linking that are less sure than ``least``.

    A rule or a check says itself what belongs together, and whoever turned it on wants to hear of it; only linking guesses.

    Raises:
        CheckerError: ``least`` is not between 0 and 1.
    """
    if not 0 <= least <= 1:
        raise CheckerError(f"confidence {least:g}: has to be between 0 and 1")
    return [finding for finding in findings if finding.confidence >= least or not finding.is_linked]
