"""Plurals to singulars, and back."""

from __future__ import annotations

from functools import lru_cache

from checker.text.lookup import column, table, word_set


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a folded noun: by the table of odd ones, else by its ending."""
    odd = column("plurals", "plural", "singular").get(word)
    if odd is not None:
        return odd
    if word.endswith("men") and len(word) > 4 and word not in word_set("singular in men"):
        return word[:-2] + "an"  # "seamen"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=8192)
def plural(word: str) -> str:
    """The plural of a folded noun: by the table of odd ones, else by its ending."""
    odd = next((row["plural"] for row in table("plurals") if row["singular"] == word), None)
    if odd is not None:
        return odd
    if word.endswith("y") and word[-2:-1] not in ("", *"aeiou"):
        return word[:-1] + "ies"
    if word.endswith("man") and singular(word[:-2] + "en") == word:
        return word[:-2] + "en"
    return word + ("es" if word.endswith(("ch", "sh", "s", "x", "z")) else "s")
