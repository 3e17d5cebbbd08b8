"""``checker: ignore RULE -- reason`` in a text, in a comment of any kind or by itself on a line."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model import Ignore, Mark

_OPENING = "checker:"
_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?"
_SIGN = r"(?:<!-+|/\*+|\{#|//+|[#%;(\[*\"']|\.\.)"
"""What opens a comment; ``[//]: # (`` of Markdown is several of them."""
_DIRECTIVE = re.compile(rf"(?P<signs>(?:{_SIGN}|\]:|[ \t])*)checker:[ \t]*(?P<verb>ignore[ds]?)(?![\w-])(?P<rest>[^\r\n]*)", re.IGNORECASE)
_CLOSED = re.compile(r"[ \t]*(?:-+->|\*+/|#\})")
_BRACKETS = {"(": ")", "[": "]", '"': '"', "'": "'"}
_NAMES = rf"{_NAME}(?:[ \t]*,[ \t]*{_NAME})*"
_SAID = re.compile(rf"[ \t]*(?:(?P<names>{_NAMES})|\*)?[ \t]*(?:--|—|–|-(?=[ \t]))[ \t]*(?P<reason>.*?)[ \t]*", re.IGNORECASE)
_NO_REASON = re.compile(rf"[ \t]*(?P<names>{_NAMES})(?![\w/-])", re.IGNORECASE)


class Said(NamedTuple):
    """One directive with its place: code points from the sign that opens its comment to the one that closes it."""

    start: int
    end: int
    ignore: Ignore


def ignores(text: str) -> list[Said]:
    """The directives of a text in order; "the checker: ignore the last figure" is none, for it names no rule and gives no reason."""
    if _OPENING not in text.lower():
        return []
    found = []
    for match in _DIRECTIVE.finditer(text):
        rest, closing = match["rest"], ""
        if closed := _CLOSED.search(rest):
            rest, closing = rest[: closed.start()], closed[0]
        elif (bracket := _BRACKETS.get(match["signs"].strip()[-1:])) and bracket in rest:
            rest = rest[: rest.rindex(bracket)]
            closing = bracket
        said = _SAID.fullmatch(rest) or _NO_REASON.match(rest)
        if said is None:
            continue
        sure = said.re is _SAID and match["verb"].lower() == "ignore"
        if not sure and "/" not in (said["names"] or ""):
            continue  # "the spell checker: ignored it -- once"
        end = match.start("rest") + len(rest) + len(closing)
        names = tuple(name.strip().lower() for name in said["names"].split(",")) if said["names"] else ()
        found.append((match.start(), end, names, said.groupdict().get("reason") or ""))
    return [Said(start, end, Ignore(names, reason, *_lines(text, start, end, found))) for start, end, names, reason in found]


def marks(said: list[Said]) -> tuple[Mark, ...]:
    """The directives as markup: no reader of a text takes them for a part of it."""
    return tuple(Mark(one.start, one.end) for one in said)


def blanked(text: str, said: list[Said]) -> str:
    """The text with spaces in place of its directives; as long as it is."""
    pieces, at = [], 0
    for one in said:
        pieces += [text[at : one.start], " " * (one.end - one.start)]
        at = one.end
    return "".join([*pieces, text[at:]])


def _lines(text: str, start: int, end: int, found: list[tuple[int, int, tuple[str, ...], str]]) -> tuple[int, int]:
    """The line of a directive, and that of which it speaks: its own where that holds more, else the next that holds something."""
    own = text.count("\n", 0, start) + 1
    begin, stop = text.rfind("\n", 0, start) + 1, _end_of_line(text, end)
    if _rest_of(text, begin, stop, found):
        return own, own
    line = own
    while stop < len(text):
        begin, stop, line = stop + 1, _end_of_line(text, stop + 1), line + 1
        if _rest_of(text, begin, stop, found):
            return own, line
    return own, 0


def _rest_of(text: str, begin: int, stop: int, found: list[tuple[int, int, tuple[str, ...], str]]) -> bool:
    """Tell whether a line holds more than directives."""
    at = begin
    for start, end, _, _ in found:
        if begin <= start < stop:
            if text[at:start].strip():
                return True
            at = end
    return bool(text[at:stop].strip())


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
