"""The word that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_CLOSE_ENOUGH = 65


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, None where none is close."""
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_CLOSE_ENOUGH)
    return best[0] if best else None


def advice(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the one that was probably meant, and all that are known."""
    words = list(known)
    if not words:
        return "there is none to choose from: add it, or take this out"
    meant = did_you_mean(word, words)
    listed = ", ".join(words)
    return f"did you mean `{meant}`? allowed here: {listed}" if meant else f"allowed here: {listed}"
