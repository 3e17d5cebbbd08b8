"""How the cells of a workbook show what is stored in them: number formats by style, shared texts with raised and lowered characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from math import isfinite

from lxml import etree

from checker.readers.xlsx.format_codes import BUILT_IN
from checker.readers.xlsx.number_formats import Shower, general, shower
from checker.readers.xlsx.package import elements, shown_text
from checker.readers.xlsx.sheet import named

_ITEM = re.compile(r"<si\b[^<>/]*(?:/>|>([^<]*+(?:<(?!/?si\b)[^<]*+)*+)</si>)")
_PLAIN = re.compile(r"\s*<t\b[^<>]*>([^<]*)</t>\s*")
_PHONETIC = re.compile(r"<rPh\b[^<]*+(?:<(?!/?rPh\b)[^<]*+)*+</rPh>")
_RUN = re.compile(r"<r(?:\s[^<>]*)?>([^<]*+(?:<(?!/?r[\s>])[^<]*+)*+)</r>")
_TEXT = re.compile(r"<t\b[^<>]*?(?:/>|>([^<]*)</t>)")
_RAISED = re.compile(r'<vertAlign\s+val="superscript"')
_POWER_OF = re.compile(r"(?:^|[^\d.,])10\Z")
_RAISED_CHARACTERS = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")


def shared_texts(xml: str) -> list[str]:
    """The texts that the cells of a workbook share, in order."""
    return [item_text(match[1] or "") for match in _ITEM.finditer(xml)]


def item_text(inside: str) -> str:
    """The text inside an ``si`` or ``is`` element."""
    plain = _PLAIN.fullmatch(inside)
    return shown_text(plain[1]) if plain else rich_text(inside)


def rich_text(inside: str) -> str:
    """The text of runs of characters; "10" with a raised 6 is "10^6", another raised figure stays raised: "m²", "Revenue¹"."""
    inside = _PHONETIC.sub("", inside)
    text = ""
    for run in _RUN.finditer(inside):
        part = _texts(run[1])
        if _RAISED.search(run[1]) and part.strip():
            part = f"^{part}" if _POWER_OF.search(text) else part.translate(_RAISED_CHARACTERS)
        text += part
    return shown_text(text if text else _texts(inside))


def _texts(content: str) -> str:
    return "".join(match[1] or "" for match in _TEXT.finditer(content))


class Styles:
    """What makes the text of a cell from its stored value, by the attributes of the cell."""

    def __init__(self, tree: etree._Element | None, shared: list[str], *, since_1904: bool) -> None:
        stated = {element.get("numFmtId"): element.get("formatCode") or "General" for element in elements(tree, "numFmt")}
        codes = {key: code for key, code in stated.items() if key is not None}
        self._formats: list[Shower] = []
        for cells in elements(tree, "cellXfs")[:1]:
            for style in elements(cells, "xf"):
                key = style.get("numFmtId", "0")
                code = codes.get(key) or BUILT_IN.get(int(key) if key.isdecimal() else 0, "General")
                self._formats.append(general if code == "General" else shower(code, since_1904=since_1904))
        self._shared = shared

    def show_of(self, attributes: str) -> Callable[[str], str]:
        """What makes the text of cells with these attributes."""
        known = named(attributes)
        kind = known.get("t", "n")
        if kind == "s":
            return self._shared_text
        if kind == "b":
            return _truth
        if kind == "d":
            return _iso
        if kind != "n":
            return shown_text
        style = known.get("s", "0")
        place = int(style) if style.isdecimal() else 0
        return partial(_number, self._formats[place] if place < len(self._formats) else general)

    def _shared_text(self, value: str) -> str:
        try:
            return self._shared[int(value)]
        except (ValueError, IndexError):
            return ""


def _number(show: Shower, value: str) -> str:
    try:
        number = float(value)
        return show(number) if isfinite(number) else ""
    except (ValueError, OverflowError):
        return ""


def _truth(value: str) -> str:
    return "TRUE" if value.strip() == "1" else "FALSE"


def _iso(value: str) -> str:
    """A day as it is stored in some workbooks: "2024-03-31T00:00:00"."""
    return value.strip().removesuffix("Z").partition(".")[0].removesuffix("T00:00:00").replace("T", " ")
