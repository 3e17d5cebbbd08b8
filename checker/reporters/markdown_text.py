"""Text from documents inside Markdown: shown as it stands, never as markup, a link, a mention or a reference."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.reporters.symbols import harmless, visible

# Sites of tickets link and notify on these although no sign of Markdown is in them, and a backslash does not keep them from it.
_LINKED = re.compile(r"@|://|\bwww\.|#\d|\bGH-\d|!\d|:[a-z+][\w+-]*:", re.IGNORECASE)
_ESCAPED = frozenset("\\`*_{}[]<>#|~&$^!")
_OPENS_BLOCK = re.compile(r"[-+=]+|\d+[.)]")
_NOTHING = "(nothing)"
"""In place of an empty text, after which a sign of the report itself could be read as another."""
_TICKS = re.compile("`+")


def inline(text: str) -> str:
    """The text as one line of Markdown that shows it word for word; words that a site would link stand as code."""
    return " ".join(map(_word, visible(text).split(" "))) or _NOTHING


def code(text: str) -> str:
    """The text as code inside a line."""
    clean = visible(text)
    fence = _fence(clean, 1)
    padded = f" {clean} " if clean.startswith("`") or clean.endswith("`") or not clean else clean
    return f"{fence}{padded}{fence}"


def block(lines: Iterable[str]) -> list[str]:
    """Lines that are laid out, as a block of code."""
    clean = [harmless(line) for line in lines]
    fence = _fence("\n".join(clean), 3)
    return [f"{fence}text", *clean, fence]


def _word(word: str) -> str:
    if _LINKED.search(word):
        return code(word)
    escaped = "".join(f"\\{sign}" if sign in _ESCAPED else sign for sign in word)
    # At the beginning of a line they open a list or make a heading of the line above.
    return f"{escaped[:-1]}\\{escaped[-1]}" if _OPENS_BLOCK.fullmatch(word) else escaped


def _fence(text: str, least: int) -> str:
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    return "`" * max(least, longest + 1)
