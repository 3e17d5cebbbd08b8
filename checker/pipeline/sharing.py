"""Words that claims of findings have in common, each held once: a claim that is read from the shelf brings a copy of its own."""

from __future__ import annotations

from checker.model import Finding

_REPEATED = (
    "document",
    "unit",
    "dimension",
    "entity",
    "property",
    "qualifiers",
    "period",
    "place",
    "speaker",
    "assumptions",
    "heading",
    "published",
    "source",
    "cues",
)
"""What many claims have the same of. Numbers are not among it, for 1 is 1.0 and -0.0 is 0.0; nor what most claims have for themselves: the
list of what is known would take more room than it saves."""


class Sharing:
    """Makes words of findings one object where they are equal, for as long as findings come."""

    def __init__(self) -> None:
        self._known: dict[str | tuple[str, ...], str | tuple[str, ...]] = {}

    def __call__(self, finding: Finding) -> None:
        """Let the claims of a finding share with each other, and with those of the findings before; what they say stays."""
        known = self._known
        for claim in finding.claims:
            for name in _REPEATED:
                told = getattr(claim, name)
                if told:
                    setattr(claim, name, known.setdefault(told, told))
