"""Patterns that experts write, under a limit of time: whatever a pattern is, it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from time import monotonic

import regex

from checker.text.pattern_size import MOST, written_out

LONGEST = 1000
"""Characters of a pattern."""
TRIED = 0.4
"""Seconds that a pattern may take over the texts that it is tried on when it is read, all of them together."""
RUN = 1.0
"""Seconds that it may take over one document."""

_TRIED_LENGTH = 400


class SlowPatternError(Exception):
    """A pattern took longer than it may."""


def wrong_with(pattern: str) -> tuple[int, str, str | None] | None:
    """What keeps a pattern from being one: where in it, the sentence and what to do; None where nothing does."""
    if len(pattern) > LONGEST:
        return 0, f"longer than {LONGEST:,} characters", "write it as several rules, or as `phrases`"
    if written_out(pattern) > MOST:  # compiling it would take minutes and all memory
        told = f"the pattern stands for more than {MOST:,} signs, with its repeats written out"
        return 0, told, "take repeats out of repeats, such as `(?:a{300}){300}`; or write it as `phrases`"
    try:
        groups = compiled(pattern).groupindex
    except regex.error as error:
        return (
            getattr(error, "pos", None) or 0,
            f"the pattern is no regular expression: {str(error).partition(' at position')[0]}",
            "put `\\` before a sign that is meant as it stands",
        )
    except (RecursionError, MemoryError, OverflowError):
        return 0, "the pattern is too large", "write it as several rules, or as `phrases`"
    if not groups:
        return 0, "the pattern has no named group", "write `(?P<value>...)` around what is compared"
    return None


def is_slow(pattern: str) -> bool:
    """Tell whether a pattern takes too long over a few hundred of the characters that it speaks of."""
    signs = list(dict.fromkeys([*(sign for sign in pattern if sign.isalnum()), "a", "1", " ", "-"]))[:24]
    texts = [*(sign * _TRIED_LENGTH + "!" for sign in signs), "a " * (_TRIED_LENGTH // 2) + "!", "1,000 " * (_TRIED_LENGTH // 6) + "!"]
    budget = Budget(TRIED)
    try:
        for text in texts:
            for _ in matches(pattern, text, budget):
                pass
    except SlowPatternError:
        return True
    return False


class Budget:
    """Seconds that may still be used."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    def spend(self, since: float) -> None:
        """Take off what has gone by."""
        self._left -= monotonic() - since

    @property
    def left(self) -> float:
        """What is left; never quite nothing, for nothing would be no limit."""
        return max(self._left, 0.001)


def matches(pattern: str, text: str, budget: Budget) -> Iterator[Mapping[str, tuple[int, int]]]:
    """Where a pattern matches in a text: by named group its offsets, groups that take no part left out.

    Raises:
        SlowPatternError: the budget is used up.
    """
    known = compiled(pattern)
    at = 0
    while at <= len(text):
        begin = monotonic()
        try:
            match = known.search(text, at, timeout=budget.left)
        except TimeoutError:
            raise SlowPatternError from None
        finally:
            budget.spend(begin)
        if match is None:
            return
        yield {name: match.span(name) for name in known.groupindex if match.start(name) >= 0}
        at = max(match.end(), at + 1, match.start() + 1)


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, compiled once."""
    return regex.compile(pattern)
