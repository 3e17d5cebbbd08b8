"""How far a run has come, for whoever wants to be told while it is under way."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias


class Stage(StrEnum):
    """What a run does, in the order in which it does it."""

    READ = "read"
    """Files to documents."""
    EXTRACT = "extract"
    """Documents to claims."""
    COMPARE = "compare"
    """Claims to findings, in a few steps that are of very different lengths."""
    RECALL = "recall"
    """Instead of extracting and comparing: the report that an earlier run over the same files has left."""


Progress: TypeAlias = Callable[[Stage, int, int], None]
"""Told a stage, how much of it is done and of how much: first with nothing done, last with all, and any number of times between."""


def silent(stage: Stage, done: int, of: int) -> None:
    """The progress that nobody is told."""
