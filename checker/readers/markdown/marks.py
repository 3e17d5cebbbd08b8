"""The marks inside a paragraph of Markdown: which characters are markup, and what they read as."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from html.entities import html5
from typing import NamedTuple

from markdown_it.common.utils import normalizeReference

from checker.model import Mark
from checker.readers.scripts import CONTEXT, raised

LONGEST_TARGET = 4000
"""A longer link target, or a longer title of one, is none."""


_SPECIAL = re.compile(
    r"""
      (?P<escape>\\(?=[!-/:-@\[-`{-~\n\r]))                          # \$   and a hard line break
    | (?P<code>`+)
    | (?P<comment><!--)
    | (?P<address><[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[\w.+-]+@[\w.-]+>)
    | (?P<tag></?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)
    | (?P<note>\[\^[^\]\s]{1,100}\])                                 # [^3]
    | (?P<open>!?\[)
    | (?P<close>\])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<url>(?<![\w@.])(?:(?:https?|ftp)://|www\.)[^\s<>\]]+)
    | (?P<run>\*+|_+|~~+)
    """,
    re.VERBOSE,
)
_TARGET = re.compile(
    rf"""
    \( \s* (?: <[^<>\n]{{0,{LONGEST_TARGET}}}> | (?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.){{0,{LONGEST_TARGET}}}\)){{0,{LONGEST_TARGET}}}+ )
    (?: \s+ (?: "[^"]{{0,{LONGEST_TARGET}}}" | '[^']{{0,{LONGEST_TARGET}}}' | \([^()]{{0,{LONGEST_TARGET}}}\) ) )? \s* \)
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")
_RAISED = re.compile(r"<(?P<tag>su[bp])\b[^<>]*>(?P<content>[^<>]{0,40}|\s*<a\b[^<>]*>[^<>]{0,40}</a>\s*)</(?P=tag)\s*>", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX]\]\s")

_PUNCTUATION = re.compile(r"[^\w\s]|_")
_TICKS = re.compile("`+")
_STRUCK = frozenset({"s", "del", "strike"})
_LINE_BREAKS = frozenset({"br", "hr"})
LINE_BREAK = "\n"


def marks(text: str, start: int, end: int, labels: Collection[str] = ()) -> list[Mark]:
    """The marks between two offsets of a text, in order, none overlapping.

    What is struck through is a mark as a whole: the document takes it back.

    Args:
        text: the document's text.
        start, end: where the paragraph stands.
        labels: the link labels that the document defines, as the parser normalizes them.
    """
    return _Inline(text, start, end, labels).marks()


def shown(text: str, start: int, end: int, found: Sequence[Mark]) -> str:
    """What a reader of the finished page sees of a stretch."""
    parts, at = [], start
    for mark in found:
        if start <= mark.start and mark.end <= end:
            parts += [text[at : mark.start], mark.reads]
            at = mark.end
    return "".join([*parts, text[at:end]])


class _Run(NamedTuple):
    """A run of ``*``, ``_`` or ``~~`` that may open or close emphasis."""

    at: int
    length: int
    sign: str
    opens: bool
    closes: bool


class _Inline:
    """One paragraph on its way to its marks."""

    def __init__(self, text: str, start: int, end: int, labels: Collection[str]) -> None:
        self.text, self.start, self.end, self.labels = text, start, end, labels
        self.found: list[Mark] = []
        self.runs: list[_Run] = []
        self.open: list[tuple[int, int]] = []  # brackets not closed yet, each with its end
        self.without: set[str] = set()  # closing marks that do not come any more

    def marks(self) -> list[Mark]:
        """The marks in order; one inside another is left out."""
        at = self.start
        if task := _TASK.match(self.text, at, self.end):
            self.found.append(Mark(at, task.end()))
            at = task.end()
        while (special := _SPECIAL.search(self.text, at, self.end)) is not None:
            at = self._take(special)
        self.found += _emphasis(self.runs)
        kept: list[Mark] = []
        for mark in sorted(self.found, key=lambda mark: (mark.start, -mark.end)):
            if not kept or mark.start >= kept[-1].end:
                kept.append(mark)
        return kept

    def _take(self, special: re.Match[str]) -> int:
        """Note what a special character begins; where to go on."""
        start, end = special.span()
        match special.lastgroup:
            case "code":
                return self._code(start, end)
            case "comment":
                close = self._closing("-->", end)
                return self._mark(start, close) if close else end
            case "tag":
                return self._tag(start, end)
            case "open":
                self.open.append((start, end))
            case "close":
                return self._close(start, end)
            case "entity":
                if special.group()[1] == "#" or special.group()[1:] in html5:
                    self._mark(start, end, html.unescape(special.group()))
            case "run":
                self._run(start, end)
            case "url":
                return self._mark(start, start + len(special.group().rstrip(".,;:!?'\"*_~)")))
            case _:  # an escape, an address, the mark of a footnote
                self._mark(start, end)
        return end + (special.lastgroup == "escape")

    def _mark(self, start: int, end: int, reads: str = "") -> int:
        self.found.append(Mark(start, end, reads))
        return end

    def _closing(self, sign: str, at: int) -> int:
        """Where the next such sign ends; 0 where none comes, which is asked once."""
        if sign in self.without:
            return 0
        found = self.text.find(sign, at, self.end)
        if found < 0:
            self.without.add(sign)
            return 0
        return found + len(sign)

    def _code(self, start: int, end: int) -> int:
        closing = self._ticks.get(end - start, [])
        at = bisect_left(closing, end)
        if at == len(closing):
            return end
        self._mark(start, end)
        return self._mark(closing[at], closing[at] + end - start)

    @cached_property
    def _ticks(self) -> dict[int, list[int]]:
        """Where the runs of backticks begin, by their length, found once: code ends with as many as it begins with."""
        found: dict[int, list[int]] = {}
        for run in _TICKS.finditer(self.text, self.start, self.end):
            found.setdefault(len(run[0]), []).append(run.start())
        return found

    def _tag(self, start: int, end: int) -> int:
        name = self.text[start:end].strip("</>").split(maxsplit=1)[0].lower()
        if name in ("sup", "sub") and (script := _RAISED.match(self.text, start, self.end)):
            content, stop = script["content"].strip(), script.end()
            return self._mark(start, stop, content if name == "sub" else self._raised(start, stop, content))
        if name in _STRUCK and self.text[start + 1] != "/" and (close := self._closing(f"</{name}>", end)):
            return self._mark(start, close)
        return self._mark(start, end, LINE_BREAK if name in _LINE_BREAKS else "")

    def _raised(self, at: int, end: int, bare: str) -> str:
        before, after = self.text[max(self.start, at - CONTEXT) : at], self.text[end : min(self.end, end + CONTEXT)]
        return "" if "<" in bare else raised(bare, before, after) or ""  # a raised link leads to a note

    def _close(self, start: int, end: int) -> int:
        if not self.open:
            return end
        opened = self.open.pop()
        after = self._link_end(opened[1], start, end)
        if after is None:
            return end
        self._mark(*opened)
        return self._mark(start, after)

    def _link_end(self, inside: int, start: int, end: int) -> int | None:
        """Where the link ends whose text is closed here, None where the brackets are just brackets."""
        if target := _TARGET.match(self.text, end, self.end):
            return target.end()
        label = _LABEL.match(self.text, end, self.end)
        if label and label[1] and normalizeReference(label[1]) in self.labels:
            return label.end()
        if self.labels and start - inside < 1000 and normalizeReference(self.text[inside:start]) in self.labels:
            return label.end() if label and not label[1] else end
        return None

    def _run(self, start: int, end: int) -> None:
        before = self.text[start - 1] if start > self.start else " "
        after = self.text[end] if end < self.end else " "
        if before.isdigit() and after.isdigit():
            return  # "3*4"
        sign = self.text[start]
        spaced_before, spaced_after = before.isspace(), after.isspace()
        punctuated_before, punctuated_after = (_PUNCTUATION.match(one) is not None for one in (before, after))
        left = not spaced_after and (not punctuated_after or spaced_before or punctuated_before)
        right = not spaced_before and (not punctuated_before or spaced_after or punctuated_after)
        if sign == "_":
            left, right = left and (not right or punctuated_before), right and (not left or punctuated_after)
        if left or right:
            self.runs.append(_Run(start, end - start, sign, left, right))


def _emphasis(runs: Sequence[_Run]) -> Iterator[Mark]:
    """The marks of emphasis, each closing run with the nearest that opens; what is struck through is one mark from end to end."""
    waiting: dict[str, list[tuple[int, int]]] = {"*": [], "_": [], "~": []}  # (start, length) of what has not found its mate
    for run in runs:
        left, at = run.length, run.at
        while run.closes and left and waiting[run.sign]:
            opened, length = waiting[run.sign].pop()
            for others in waiting.values():
                while others and others[-1][0] > opened:
                    others.pop()
            if run.sign == "~":
                yield Mark(opened, run.at + run.length)
                left = 0
                break
            used = min(left, length)
            yield Mark(opened + length - used, opened + length)
            yield Mark(at, at + used)
            at, left = at + used, left - used
            if length > used:
                waiting[run.sign].append((opened, length - used))
        if run.opens and left:
            waiting[run.sign].append((at, left))
