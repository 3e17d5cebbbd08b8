"""The key ``severity_from`` of a rule: how much a conflict matters by how far its values lie apart."""

from __future__ import annotations

import re

from checker.model import Severity, Tolerance
from checker.rulebook.checking import Wrong
from checker.rulebook.schema import RuleText

_GAP = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)\s*(%?)")


def severity_steps(rule: RuleText) -> tuple[tuple[tuple[Severity, Tolerance], ...], list[Wrong]]:
    """The severities with the least gap of each, the gravest first; and the mistakes."""
    found: list[tuple[Severity, Tolerance]] = []
    wrong: list[Wrong] = []
    given = rule.severity_from
    for severity, written in ((Severity.ERROR, given.error), (Severity.WARNING, given.warning)) if given is not None else ():
        steps = ("severity_from", severity.value)
        if written is None:
            continue
        match = _GAP.fullmatch(written)
        if match is None:
            wrong.append(Wrong(steps, f"`{written}` is no gap", "write a share (5%) or a number (0.5) in the unit of the values"))
            continue
        if severity.rank >= rule.severity.rank:
            message = f"`{severity}` is no graver than `severity: {rule.severity}`"
            wrong.append(Wrong(steps, message, "`severity` is what a small gap has; name graver ones here", key=True))
        share = bool(match[2])
        found.append((severity, Tolerance("share" if share else "absolute", float(match[1]) / (100 if share else 1))))
    return tuple(found), wrong
