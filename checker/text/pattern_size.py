"""How large a regular expression becomes: what must stand several times is compiled as often, repeats in repeats multiplied."""

from __future__ import annotations

import re

MOST = 20_000
"""Signs that a pattern may stand for, written out; compiling these takes a tenth of a second, and ten million half a minute."""

_PIECE = re.compile(
    r"""
      (?P<passed> \(\?\#[^)]*\)? )                                          # a comment
    | (?P<atom> \\[pPNgLkx]?(?:\{[^{}]*\}|<[^<>]*>) | \\. | \[\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]? )
    | (?P<open> \( )
    | (?P<close> \) )
    | \{ (?P<least> \d+ ) (?: ,\d* )? \}
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(r"(?<!\\)#[^\n]*")


def written_out(pattern: str) -> int:
    """How many signs a pattern stands for where each repeat is written out as often as it must stand.

    What is wrong with the pattern otherwise does not matter: brackets that do not close are taken to close at the end. With comments of
    the verbose mode the larger of the two readings counts.
    """
    return max(map(_size, {pattern, _COMMENT.sub("", pattern)}))


def _size(pattern: str) -> int:
    open_: list[int] = []  # sizes of what stands before each bracket, in the one around it
    size = last = 0
    for piece in _PIECE.finditer(pattern):
        match piece.lastgroup:
            case "open":
                open_.append(size)
                size = last = 0
            case "close":
                last = max(1, size)
                size = last + (open_.pop() if open_ else 0)
            case "least":
                # "a{300}{300}" is another repeat of the same
                more = last * (max(1, int(piece["least"][:9])) - 1)
                size, last = size + more, last + more
            case "passed":
                pass
            case _:
                size, last = size + 1, 1
    return size + sum(open_)
