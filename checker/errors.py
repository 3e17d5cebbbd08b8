"""What checker raises for things a user can cause; each message is one line that says where, what was read, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

WIDEST_EXCERPT = 120
"""Characters of a line that are shown beside a mistake in it."""
MOST_SHOWN = 200
"""Mistakes of files that are told in one message."""


class CheckerError(Exception):
    """Something a user can mend: a path, an option, a rule file."""


class PathError(CheckerError):
    """A PATH that does not exist or an output that cannot be written."""


class EngineError(CheckerError):
    """A cluster engine that is not installed, does not answer, or cannot go on."""


class ReadError(CheckerError):
    """One document that cannot be read; the run goes on and the document is listed as skipped."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason, line)
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file that a person wrote, with its place.

    Attributes:
        path: the file as it was named.
        line, column: 1-based; the first character of what is mistaken.
        message: one sentence.
        excerpt: the line of the file, without its line end; of a long one what stands around the mistake is shown.
        length: how many characters the caret line underlines.
        help: what to do, or None.
        rule: id of the rule it stands in, or None.
        level: ``error``, or ``warning`` for what can stay as it is.
    """

    path: str
    line: int
    column: int
    message: str
    excerpt: str = ""
    length: int = 1
    help: str | None = None
    rule: str | None = None
    level: str = "error"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}: {self.level}: {self.message}"
        lines = [where + (f"  [rule {self.rule}]" if self.rule else "")]
        if self.excerpt:
            margin = " " * len(str(self.line))
            shown, column, length = self._window()
            underline = "".join(" " if character != "\t" else "\t" for character in shown[:column])
            lines += [f" {self.line} |  {shown}", f" {margin} |  {underline}{'^' * max(1, length)}"]
        if self.help:
            lines.append(f" help: {self.help}")
        return "\n".join(lines)

    def _window(self) -> tuple[str, int, int]:
        """The line, or of a long one what stands around the mistake; where that begins in it, and how long it is there."""
        at, whole = self.column - 1, self.excerpt
        if len(whole) <= WIDEST_EXCERPT:
            return whole, at, self.length
        start = max(0, min(at - WIDEST_EXCERPT // 3, len(whole) - WIDEST_EXCERPT))
        end = start + WIDEST_EXCERPT
        before, after = "…" if start else "", "…" if end < len(whole) else ""
        return f"{before}{whole[start:end]}{after}", len(before) + at - start, min(self.length, end - at)


class MistakesError(CheckerError):
    """A file that a person wrote, with mistakes, all of them at once."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(mistakes)
        self.mistakes = mistakes

    def __str__(self) -> str:
        more = len(self.mistakes) - MOST_SHOWN
        told = [str(mistake) for mistake in self.mistakes[:MOST_SHOWN]]
        return "\n".join([*told, f"and {more} more mistakes"] if more > 1 else map(str, self.mistakes))


class RuleError(MistakesError):
    """A rule file with mistakes, all of them at once."""


class DecisionsError(MistakesError):
    """Decisions files with mistakes, all of them at once."""


class SettingsError(MistakesError):
    """A file of settings with mistakes, all of them at once."""
