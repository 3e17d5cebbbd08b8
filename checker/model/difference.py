"""What has become of the findings of one report in a later one."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that both reports speak of, differently.

    Attributes:
        old, new: its finding in each.
        what: sentences on what has changed.
        is_decision: whether nothing has changed but what was decided about it.
    """

    old: Finding
    new: Finding
    what: tuple[str, ...]
    is_decision: bool = False

    @property
    def is_reopened(self) -> bool:
        """Tell whether it was settled and is so no more."""
        return self.old.status.is_settled and not self.new.status.is_settled


@dataclass(frozen=True, slots=True)
class Difference:
    """What has become of the findings.

    Attributes:
        new: in the later report alone, in its order.
        gone: in the earlier report alone, in its order.
        changed: in both, with other values, sources, verdict, severity or decision.
        same: how many are in both as they were.
        settings: sentences on what the reports were made with differently, so that not the documents alone account for the rest.
    """

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[Change, ...]
    same: int
    settings: tuple[str, ...] = ()
