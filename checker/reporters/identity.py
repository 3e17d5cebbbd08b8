"""The finding that somebody names by the beginning of its id."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from checker.errors import CheckerError
from checker.model import Finding, Report

SHORTEST = 4
"""Digits of an id that are enough where no other begins so."""

_ID = re.compile(r"[0-9a-f]{4,12}")
_NEAREST = 3
_LONGEST_LABEL = 60


def digits(typed: str) -> str:
    """The beginning of an id as a report writes it; a "#" before it is no part of it.

    Raises:
        CheckerError: it can be none.
    """
    wanted = typed.strip().lstrip("#").lower()
    if not _ID.fullmatch(wanted):
        raise CheckerError(f"`{typed}` is no id of a finding: name the id first, {SHORTEST} to 12 of its digits (0-9, a-f), then the paths")
    return wanted


def findings_named(report: Report, typed: str) -> tuple[Finding, ...]:
    """The findings of an id, or of the only id that begins so; several where one fact was told twice.

    Raises:
        CheckerError: it is no id, none begins so, or several do.
    """
    wanted = digits(typed)
    found = [finding for finding in report.findings if finding.id.startswith(wanted)]
    ids = list(dict.fromkeys(finding.id for finding in found))
    if len(ids) > 1:
        raise CheckerError(f"{len(ids)} ids begin with `{wanted}`: {_listed(found, ids)}")
    if not ids:
        raise CheckerError(f"no finding `{wanted}`{_nearest(report.findings, wanted)}")
    return tuple(found)


def _nearest(findings: Sequence[Finding], wanted: str) -> str:
    ids = list(dict.fromkeys(finding.id for finding in findings))
    if not ids:
        return ": there are no findings at all"
    near = sorted(ids, key=lambda each: (Levenshtein.distance(wanted, each[: len(wanted)]), each))[:_NEAREST]
    return f"; the nearest ids: {_listed(findings, near)}"


def _listed(findings: Sequence[Finding], ids: Sequence[str]) -> str:
    labels = {finding.id: finding.label or finding.message for finding in findings}
    shown = [f"{identity} ({labels[identity][:_LONGEST_LABEL]})" for identity in ids[: _NEAREST * 2]]
    return ", ".join(shown) + (f" and {len(ids) - len(shown)} more" if len(ids) > len(shown) else "")
