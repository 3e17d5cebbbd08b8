"""Titles of offices: which tokens are one, and where in a text somebody may hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.text.lookup import listed, table
from checker.text.scan import Scan, Token
from checker.text.tokens import columns

LONGEST_APPOSITION = 120
"""Characters between the beginning of a name and the title that is said of it after a comma."""


def title_at(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """The usual title of the office that begins at a token, and how many tokens it has; None and 0 where none does."""
    longest = longest_titles().get(tokens[at].folded, 0)
    for size in range(min(longest, len(tokens) - at), 0, -1):
        title = _titles().get(tuple(token.folded for token in tokens[at : at + size]))
        if title:
            return title, size
    return None, 0


@cache
def _titles() -> dict[tuple[str, ...], str]:
    """Folded token run to the office's usual title."""
    titles: dict[tuple[str, ...], str] = {}
    for row in table("roles"):
        for form in (row["title"], *listed(row["aliases"])):
            titles[tuple(columns(form).folded)] = row["title"]
    return titles


@cache
def longest_titles() -> dict[str, int]:
    """First word to the tokens in the longest title that it begins."""
    return {first: max(map(len, runs)) for first, runs in _begun().items()}


def before_capital(scan: Scan, start: int) -> bool:
    """Tell whether a title begins at an offset and a capital comes right after it."""
    first = _FIRST.match(scan.folded, start)
    shape = _shape(first.group()) if first is not None else None
    title = shape.match(scan.folded, start) if shape is not None else None
    return title is not None and scan.text[title.end() : title.end() + 1].isupper()


def after_name(scan: Scan, start: int) -> bool:
    """Tell whether a name and a comma come before a title, little between: "Ana Ruiz, the energy minister"."""
    before = scan.text[max(0, start - LONGEST_APPOSITION) : start]
    comma = before.rfind(",")
    return comma > 0 and _NAMED.search(before, 0, comma) is not None


_NAMED = re.compile(r"[A-Z][\w'’-]*\.?\s(?:[^\W\d_]{1,3}\.?\s){0,3}[A-Z][\w'’-]+\Z")
_FIRST = re.compile(r"(?:[^\W\d_]\.){2,}|[\w'-]+")


def _shape(first: str) -> re.Pattern[str] | None:
    """The shape of the titles that begin with a word, the longest first; None where none does."""
    return _compiled(first) if first in longest_titles() else None  # what is remembered is bounded by the table


@cache
def _compiled(first: str) -> re.Pattern[str]:
    runs = sorted(_begun()[first], key=lambda run: len("".join(run)), reverse=True)
    shapes = [r"\s*".join(map(re.escape, run)) for run in runs]
    return re.compile(rf"(?:{'|'.join(shapes)})(?!\w)\s*")


@cache
def _begun() -> dict[str, list[tuple[str, ...]]]:
    """First word to the titles that it begins, in the order of the table."""
    runs: dict[str, list[tuple[str, ...]]] = {}
    for run in _titles():
        runs.setdefault(run[0], []).append(run)
    return runs
