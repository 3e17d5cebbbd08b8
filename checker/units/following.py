"""The unit that stands at a place of a text, by one pattern for each first word."""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache

from checker.text.folding import fold
from checker.text.lookup import word_set
from checker.units.forms import Entry, UnitForm, forms

_FIRST = re.compile(r"[^\W\d_]+|[^\w\s]")
_POWER = re.compile(r"\^?[23²³](?![\w^])|\s(?:squared|cubed)\b")
_TIMES = {"2": 2, "²": 2, "squared": 2, "3": 3, "³": 3, "cubed": 3}
_RAISED = {2: "area", 3: "volume"}


@cache
def unit_words() -> frozenset[str]:
    """The folded words and signs with which a unit may begin."""
    return frozenset(first for first in (_first_of(run) for run in forms()) if first)


def _first_of(run: str) -> str:
    match = _FIRST.match(run)
    return match.group() if match else ""


@cache
def _by_word() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for first, entries in forms().items():
        found.setdefault(_first_of(first), []).extend(entries)
    for entries in found.values():
        entries.sort(key=lambda entry: (-len("".join(entry.run)), entry.cased is None))
    return found


@lru_cache(maxsize=4096)
def _patterns(word: str, glued: bool) -> tuple[tuple[re.Pattern[str], UnitForm], ...]:  # noqa: FBT001  a key of the cache
    return tuple((_pattern(entry), entry.form) for entry in _by_word().get(word, ()) if entry.glue or not glued)


def _pattern(entry: Entry) -> re.Pattern[str]:
    """Tokens with the gaps that print puts between them; a form that ends in a letter or digit ends a word."""
    tokens = entry.cased or entry.run
    parts = [_escaped(tokens[0])]
    for before, token in itertools.pairwise(tokens):
        gap = r"(?:\s{1,2}|-)" if before[-1].isalnum() and token[0].isalnum() else r"\s?"
        parts.append(gap + _escaped(token))
    last = tokens[-1][-1]
    ending = r"(?!\w)" if last.isalnum() and last not in "²³" else ""
    if len(tokens) > 2 and tokens[-2] in ("a", "an"):
        ending += rf"(?!\s(?:{'|'.join(sorted(word_set('makes a unit of time a time')))})\b)"  # "from 4 million tonnes a year earlier"
    return re.compile("".join(parts) + ending, 0 if entry.cased else re.IGNORECASE)


def _escaped(token: str) -> str:
    return re.escape(token).replace("-", r"[-\s]").replace("'", "['’]")


def unit_after(text: str, at: int, *, glued: bool) -> tuple[UnitForm, int] | None:
    """The longest unit that begins at a place, with its end; None where none does.

    Args:
        text: the text.
        at: where the word after the figure begins.
        glued: True where it stands right at the digits ("250kg"): only forms that may be glued count.
    """
    first = _FIRST.match(text, at)
    if first is None:
        return None
    for pattern, form in _patterns(fold(first.group()), glued):
        match = pattern.match(text, at)
        if match is not None:
            return _raised(text, form, match.end())
    return None


def _raised(text: str, form: UnitForm, end: int) -> tuple[UnitForm, int]:
    """The unit with a power that is written behind it: "4 km^3", "4 km squared"."""
    if form.dimension != "length":
        return form, end
    match = _POWER.match(text, end)
    if match is None:
        return form, end
    power = _TIMES[match.group().strip(" ^\n")]
    return form._replace(unit=f"{form.unit} ** {power}", dimension=_RAISED[power]), match.end()
