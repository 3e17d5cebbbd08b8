"""The ends of a range in order: "between 20 and 12"."""

from __future__ import annotations

import re

from checker.comparisons.checks.outcome import Outcome, Text, before
from checker.model import FIGURE_KINDS, Claim, Verdict
from checker.text.folding import fold, squeeze

_BETWEEN = re.compile(r"\bbetween\s*\Z")
_PLAIN = re.compile(r"(?:between\s+)?[^\w\s]?(\d[\d.,]*)%?\s+and\s+[^\w\s]?(\d[\d.,]*)(?![\d/-])")


def find(text: Text) -> list[Outcome]:
    """The ranges after "between" that run from the larger figure to the smaller one."""
    return [_outcome(claim) for claim in text.claims if claim.kind in FIGURE_KINDS and _is_reversed(claim)]


def _is_reversed(claim: Claim) -> bool:
    match = _PLAIN.match(fold(claim.quote[claim.start - claim.sentence[0] :]))
    if match is None or [_printed(text) for text in match.groups()] != [claim.low, claim.high]:
        return False  # "between 300 and 1 million" means 300 million
    worded = fold(claim.text).startswith("between ") or _BETWEEN.search(before(claim)) is not None
    return worded and claim.value is None and claim.low is not None and claim.high is not None and claim.low > claim.high


def _printed(text: str) -> float | None:
    digits = text.rstrip(".,").replace(",", "")
    return float(digits) if digits.count(".") < 2 else None


def _outcome(claim: Claim) -> Outcome:
    text = squeeze(claim.text).removeprefix("between ")
    return Outcome((claim,), Verdict.CONFLICT, 0.8, f'"between {text}" names the larger figure first', f"between {text}")
