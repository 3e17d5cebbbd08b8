"""What a figure is counted per, right behind it: "$60 a barrel", "31 cents per share", "20 J/m^2"."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.text.lookup import word_set
from checker.text.plurals import singular
from checker.units import unit_after

_LINK = re.compile(r"\s?(?:/\s?|(?:per|(?P<each>each))\s|(?P<article>an?)\s)")
_NOUN = re.compile(r"[a-z]+(?![\w-])")


class Rate(NamedTuple):
    """What a figure is counted per.

    Attributes:
        unit: a unit of measure by its canonical name, or a counted noun in the singular.
        noun: the word itself in the singular.
        end: where it ends.
        assumptions: sentences for the reader where reading the unit takes one ("tons read as metric tons").
    """

    unit: str
    noun: str
    end: int
    assumptions: tuple[str, ...] = ()


def rate_after(text: str, folded: str, end: int) -> Rate | None:
    """What the words at ``end`` say that a figure is counted per, None where they say nothing.

    After "a" only what things are usually counted per ("a barrel", "a year") makes a rate.
    """
    if folded[end : end + 3] not in _OPENINGS and folded[end : end + 1] != "/":
        return None
    link = _LINK.match(folded, end)
    if link is None:
        return None
    at = link.end()
    match = _NOUN.match(folded, at)
    noun = singular(match.group()) if match else ""
    usual = noun in word_set("counted per")
    if (link["article"] or link["each"]) and (not usual or _is_time(folded, match)):
        return None
    found = unit_after(text, at, glued=False)
    if found is not None and not found[0].scale:
        form = found[0]
        return Rate(form.unit, noun or text[at : found[1]], found[1], (form.assumption,) if form.assumption else ())
    if match is not None and (usual or text[link.end() - 1] != "/"):
        return Rate(noun, noun, match.end())
    return None


def _is_time(folded: str, noun: re.Match[str] | None) -> bool:
    """Tell whether "a year" is no rate but a time: "up from $2 billion a year earlier"."""
    following = _NOUN.match(folded, noun.end() + 1) if noun is not None else None
    return following is not None and following.group() in word_set("beside a time")


_OPENINGS = frozenset({" pe", "\npe", " a ", " a\n", "\na ", " an", "\nan", " ea", "\nea", " / "})
"""How the words behind a figure begin where they may make it a rate."""
