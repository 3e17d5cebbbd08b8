"""Text from documents as cells of a sheet: one line, nothing that a terminal would act on, nothing that a spreadsheet would compute."""

from __future__ import annotations

import re

from checker.model import Finding
from checker.reporters.symbols import visible

# The wide forms count too: a spreadsheet in Japanese takes them for the plain ones.
_COMPUTED = "=+\\-@＝＋－＠"
_OPENS_FORMULA = re.compile(f"[{_COMPUTED}].")
# Where a list is written with semicolons, a spreadsheet may split at those of a text as well.
_OPENS_AFTER_SPLIT = re.compile(f'(;[\\s"]*)(?=[{_COMPUTED}])')


def decided(finding: Finding) -> tuple[str, str, str]:
    """Why a finding was decided as its status says, by whom and on which day; "" for what nobody said."""
    told = finding.decided
    return (told.reason, told.by, told.on) if told else ("", "", "")


def is_computed(text: str) -> bool:
    """Tell whether a spreadsheet would take the text for a formula."""
    return _OPENS_FORMULA.match(text) is not None


def defused(text: str) -> str:
    """The text on one line, with an apostrophe before what a spreadsheet would take for a formula."""
    clean = _OPENS_AFTER_SPLIT.sub(r"\1'", visible(text))
    return f"'{clean}" if is_computed(clean) else clean
