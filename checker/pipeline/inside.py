"""What documents give that asks for no other document: what rules and checks take of them, and what tells their copies."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Set
from typing import NamedTuple

from checker.comparisons.copies import runs
from checker.engine.recomputed import Recomputed, recomputed
from checker.engine.select import Match
from checker.model import Document
from checker.pipeline.shelf import Bundle


class Asked(NamedTuple):
    """What is asked of each document.

    Attributes:
        checks: whether its figures are recomputed, but for the checks that are ``off``.
        about: ids of the documents whose figures are; None for all.
    """

    checks: bool
    off: Collection[str]
    about: Set[str] | None


class Inside(NamedTuple):
    """What some documents give.

    Attributes:
        claims: by id of the document how many claims it has.
        runs: by id of the document what tells its copies.
        matches: of rules, in order.
        recomputed: what the checks find, in order.
        ignoring: the documents that hide findings, with the lines that say so.
    """

    claims: dict[str, int]
    runs: dict[str, array[int]]
    matches: list[Match]
    recomputed: list[Recomputed]
    ignoring: list[Document]


def inside(asked: Asked, documents: Bundle) -> Inside:
    """What some documents give."""
    made = Inside({}, {}, [], [], [])
    for document, found in documents:
        made.claims[document.id] = len(found.claims)
        made.runs[document.id] = runs(document.text)
        made.matches.extend(found.matches)
        if asked.checks and found.claims and (asked.about is None or document.id in asked.about):
            made.recomputed.extend(recomputed(document, found.claims, off=asked.off))
        if document.ignores:
            made.ignoring.append(document)
    return made
