"""The key ``pattern``: a regular expression for experts, whose named groups are the slots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.model import CompareAs, Pattern, SlotType
from checker.rulebook.phrases import Slip
from checker.text.patterns import TRIED, compiled, is_slow, wrong_with

GROUP = "group"
"""What fills a slot that is a named group and is not compared."""

_TYPES = {
    CompareAs.FIGURE: SlotType.FIGURE,
    CompareAs.DATE: SlotType.DATE,
    CompareAs.PLACE: SlotType.PLACE,
    CompareAs.PERSON: SlotType.ROLE,
    CompareAs.TEXT: SlotType.QUOTE,
}


def read_pattern(text: str, space: CompareAs | None, compared: Iterable[str]) -> tuple[Pattern, Slip | None]:
    """A pattern and what is wrong with it.

    Args:
        text: as written.
        space: what the compared values are, None for figures.
        compared: the names that ``compare`` speaks of.
    """
    wrong = wrong_with(text)
    if wrong is not None:
        at, message, help_text = wrong
        return Pattern(text), Slip(min(at, max(0, len(text) - 1)), 1, message, help_text)
    if is_slow(text):
        told = f"the pattern takes longer than {TRIED:g} s over a few hundred characters"
        return Pattern(text), Slip(0, len(text), told, "take repeats out of repeats, such as `(a+)+`; or write it as `phrases`")
    kind = _TYPES.get(space or CompareAs.FIGURE, SlotType.FIGURE)
    names = {*compared}
    return Pattern(text, tuple((name, kind) for name in compiled(text).groupindex if name in names)), None


def slots(pattern: Pattern) -> Mapping[str, SlotType | str]:
    """The slots of a pattern without mistakes, by name."""
    return {name: dict(pattern.types).get(name, GROUP) for name in compiled(pattern.text).groupindex}
