"""The arithmetic inside one text: figures that the text itself lets recompute.

In come a document and its claims in order, out go :class:`~checker.comparisons.checks.outcome.Outcome`s, one a figure that does not fit;
a figure that fits gives none. To add a check, write ``find`` in a file here and a line in :data:`CHECKS`.
"""

from collections.abc import Callable, Mapping

from checker.comparisons.checks import (
    age,
    conversion,
    difference,
    duration,
    edition,
    headline,
    percent_change,
    range_order,
    ratio_words,
    shares,
    sum_of_parts,
    table_totals,
    text_against_table,
    weekday,
    words_and_figures,
)
from checker.comparisons.checks.outcome import Outcome, Text

CHECKS: Mapping[str, Callable[[Text], list[Outcome]]] = {
    "checks/age": age.find,
    "checks/conversion": conversion.find,
    "checks/difference": difference.find,
    "checks/duration": duration.find,
    "checks/edition": edition.find,
    "checks/headline": headline.find,
    "checks/percent-change": percent_change.find,
    "checks/range-order": range_order.find,
    "checks/ratio-words": ratio_words.find,
    "checks/shares": shares.find,
    "checks/sum-of-parts": sum_of_parts.find,
    "checks/table-totals": table_totals.find,
    "checks/text-against-table": text_against_table.find,
    "checks/weekday": weekday.find,
    "checks/words-and-figures": words_and_figures.find,
}
"""Rule id to what finds the figures of one document that do not fit."""

__all__ = ["CHECKS", "Outcome", "Text"]
