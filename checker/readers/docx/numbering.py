"""The numbers that Word puts before the paragraphs of a list: "4.1", "(a)", "iii."; they stand in no text of the file."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from checker.readers.docx.names import ILVL, NUM_ID, P_STYLE, w
from checker.readers.docx.styles import Styles, is_on, number_of, value_of

_ABSTRACT, _ABSTRACT_ID, _NUM, _LEVEL, _OVERRIDE = w("abstractNum"), w("abstractNumId"), w("num"), w("lvl"), w("lvlOverride")
_HOLE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"))
_SMALL_ROMAN = ((5, "v"), (4, "iv"), (1, "i"))


class _Level(NamedTuple):
    """One level of a list: its first number, how that is written, and after which levels it begins anew."""

    start: int
    form: str
    pattern: str
    restart: int | None
    legal: bool
    style: str | None


class Numbering:
    """Counts the paragraphs of the lists of one document, each list on its own."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._nums: dict[str, etree._Element] = {}
        self._abstracts: dict[str, etree._Element] = {}
        self._styles = styles
        self._levels: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._nums = {num.get(NUM_ID, ""): num for num in root.iterchildren(_NUM)}
            self._abstracts = {each.get(_ABSTRACT_ID, ""): each for each in root.iterchildren(_ABSTRACT)}

    def label(self, num_id: str, ilvl: int | None, style: str) -> str:
        """The number of the next paragraph of a list, "" where it shows none, as before a bullet.

        Args:
            num_id: the list.
            ilvl: the level in it; None for the one that belongs to the paragraph's style.
            style: id of that style.
        """
        if num_id not in self._nums:
            return ""
        abstract, levels = self._list(num_id)
        if ilvl is None:
            ilvl = next((at for at, each in levels.items() if each.style == style), 0)
        level = levels.get(ilvl)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        self._begin(num_id, counts)
        counts[ilvl] = counts.get(ilvl, level.start - 1) + 1
        for deeper in [at for at in counts if at > ilvl]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or ilvl < restart:  # 0: it never begins anew
                del counts[deeper]
        if level.form in ("bullet", "none") and "%" not in level.pattern:
            return ""

        def number(hole: re.Match[str]) -> str:
            at = int(hole[1]) - 1
            held = levels.get(at)
            if held is None or at > ilvl:
                return ""
            return _written(counts.get(at, held.start), "decimal" if level.legal else held.form)

        return " ".join(_HOLE.sub(number, level.pattern).split())

    def _list(self, num_id: str) -> tuple[str, dict[int, _Level]]:
        """Whose counts a list shares, and its levels."""
        if num_id not in self._levels:
            num = self._nums[num_id]
            name = value_of(num.find(_ABSTRACT_ID)) or ""
            abstract = self._abstracts.get(name)
            linked = value_of(abstract.find(w("numStyleLink"))) if abstract is not None else None
            if linked:  # the levels stand in the list that belongs to a style
                other = self._nums.get(self._styles.look(linked).num_id or "")
                name = value_of(other.find(_ABSTRACT_ID)) or "" if other is not None else name
                abstract = self._abstracts.get(name)
            levels = {} if abstract is None else _levels(abstract)
            for override in num.iterchildren(_OVERRIDE):
                levels |= _levels(override)
            self._levels[num_id] = name, levels
        return self._levels[num_id]

    def _begin(self, num_id: str, counts: dict[int, int]) -> None:
        """Set the counts that a list begins with: a second list of one form goes on counting unless it says otherwise."""
        if num_id in self._begun:
            return
        self._begun.add(num_id)
        for override in self._nums[num_id].iterchildren(_OVERRIDE):
            at, start = _place(override), number_of(override.find(w("startOverride")))
            if at is not None and start is not None:
                counts[at] = start - 1


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in parent.iterchildren(_LEVEL):
        at = _place(level)
        start = number_of(level.find(w("start")))
        if at is not None:
            found[at] = _Level(
                start=0 if start is None else start,
                form=value_of(level.find(w("numFmt"))) or "decimal",
                pattern=(value_of(level.find(w("lvlText"))) or "")[:100],
                restart=number_of(level.find(w("lvlRestart"))),
                legal=is_on(level.find(w("isLgl"))),
                style=value_of(level.find(P_STYLE)),
            )
    return found


def _place(element: etree._Element) -> int | None:
    value = element.get(ILVL, "")
    return int(value) if len(value) == 1 and value in "012345678" else None


def _written(number: int, form: str) -> str:
    """A number of a list as Word writes it; in digits where the form is one that it does not know."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 10:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)  # a ... z, aa, bb
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for value, digits in (*_ROMAN, *_SMALL_ROMAN):
            roman += digits * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    return f"0{number}" if form == "decimalZero" and number < 10 else str(number)
