"""The name of a row, a column or a table, read once for all: what its figures are measured in, when they are of, and what remains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.text.dates import When
from checker.text.folding import squeeze
from checker.text.periods import Period, named_period
from checker.units.measures import Measure, split_measure


class Heading(NamedTuple):
    """What a name tells.

    Attributes:
        words: what is left without measure and time: "Revenue".
        measure: what its figures are measured in, or None.
        period: the time that it names, or None.
    """

    words: str
    measure: Measure | None
    period: Period | None


_NUMBER = re.compile(r"^(?:table|tab\.|exhibit|figure|fig\.|schedule|annex)\s+[\w.-]{1,8}\s*[:.–—-]?\s+", re.IGNORECASE)
_DANGLING = re.compile(r"(?:\s+(?:for|of|in|at|as|on|the|to|by|from|during|ended))+\s*\Z", re.IGNORECASE)
"""What leads to a time: "Revenue for | 2024"."""


def read_heading(text: str, folded: str, span: tuple[int, int], whens: Sequence[When], *, of_row: bool = False) -> Heading:
    """What the name at a span of a text tells.

    Args:
        text, folded: the text, and as :func:`fold` gives it.
        span: where the name stands.
        whens: the dates in it.
        of_row: True for the name of a row, as :func:`split_measure` takes it.
    """
    start, end = span
    period = named_period(folded, start, end, whens)
    name = text[start:end]
    if period is not None:
        name = _DANGLING.sub("", name[: period.start - start]) + " " + name[period.end - start :]
    named = split_measure(_NUMBER.sub("", squeeze(name)), of_row=of_row)
    return Heading(named.name, named.measure, period)
