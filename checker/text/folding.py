"""Folding that keeps length: every offset into the folded text is an offset into the text."""

from __future__ import annotations

_LOOKALIKES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def fold(text: str) -> str:
    """The text in lower case, with straight quotes, plain hyphens and plain spaces; as long as the text, character for character."""
    lowered = text.lower()
    if text.isascii():
        return lowered  # no quotes, hyphens or spaces but plain ones: what follows takes five times as long to tell
    if len(lowered) != len(text):  # "İ".lower() is two characters
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.translate(_LOOKALIKES)


def squeeze(text: str) -> str:
    """The text with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())
