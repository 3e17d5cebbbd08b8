"""A session of deciding: which finding comes next, and the file that every decision goes into."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checker.cli.output import write_file
from checker.decisions import apply, entry_of, merged, parse, with_entry, without_entry
from checker.errors import PathError
from checker.model import Decided, Decision, Entry, Finding, Report
from checker.reporters.cards import AS_CARDS, Desk, card, gravity
from checker.reporters.layout import Paint
from checker.reporters.numbers import counted
from checker.text.contents import contents

DECISIONS = {"y": Decision.ACCEPTED, "n": Decision.FALSE_ALARM, "a": Decision.ASK}
"""What somebody answers to what is kept."""


class Session:
    """The findings of a report that wait for a decision, in the order of the text report.

    Attributes:
        queue: those findings.
        at: the number of the one that is shown.
    """

    def __init__(self, report: Report, file: str, *, everything: bool, by: str, width: int, paint: Paint) -> None:
        """Read what was decided before.

        Args:
            report: as it was stored.
            file: of the decisions; need not be there yet.
            everything: False leaves out what was decided before.
            by: who decides.
            width, paint: of what is shown.
        """
        self._file, self._by = file, by
        self._today = date.today().isoformat()
        fresh = tuple(replace(f, status=Decision.NEW) if f.status is not Decision.IGNORED else f for f in report.findings)
        told = apply(replace(report, findings=fresh), self._entries())
        self._desk = Desk(
            width,
            everything=False,
            paint=paint,
            findings={each.id: each for each in told.findings},
            documents={each.id: each for each in told.documents},
        )
        cards = (f for f in told.findings if f.verdict in AS_CARDS and f.status is not Decision.IGNORED)
        found = {f.id: f for f in sorted(cards, key=gravity) if everything or f.status is Decision.NEW}
        self.queue = tuple(found.values())
        self.at = 0
        self._made: set[str] = set()

    @property
    def current(self) -> Finding | None:
        """The finding to decide now, None where all have been shown."""
        return self.queue[self.at] if self.at < len(self.queue) else None

    def shown(self) -> str:
        """The card of the current finding, with its number and what was decided about it."""
        finding = self.queue[self.at]
        entry = merged(self._entries())[0].get(finding.id)
        finding = replace(finding, decided=entry.decided if entry else None)
        lines = ["", self._desk.paint.dim(f"{self.at + 1} of {len(self.queue)}"), *card(finding, self._desk)]
        return "".join(f"{line}\n" for line in [*lines, ""])

    def decide(self, answer: str, reason: str = "") -> None:
        """Keep what was decided about the current finding, in place of what was decided before.

        Raises:
            PathError: the file cannot be read or written.
            DecisionsError: the file was changed meanwhile and has mistakes now.
        """
        entry = entry_of(self.queue[self.at], Decided(DECISIONS[answer], reason, self._by, self._today))
        write_file(self._file, with_entry(self._text(), entry, self._file))
        self._made.add(entry.id)

    def undo(self) -> bool:
        """Take what was decided about the current finding out of the file; False where nothing was.

        Raises:
            PathError, DecisionsError: as for :meth:`decide`.
        """
        name = self.queue[self.at].id
        if name not in merged(self._entries())[0]:
            return False
        write_file(self._file, without_entry(self._text(), name, self._file))
        self._made.discard(name)
        return True

    def go_on(self) -> None:
        """Go on to the next."""
        self.at += 1

    def back(self) -> bool:
        """Go back to the one before; False where there is none."""
        if not self.at:
            return False
        self.at -= 1
        return True

    @property
    def kept(self) -> int:
        """How many decisions the file holds."""
        return len(merged(self._entries())[0])

    def told(self) -> str:
        """How many findings were decided, and how many are left."""
        decided = merged(self._entries())[0]
        left = sum(finding.id not in decided for finding in self.queue)
        asked = sum(entry.decided.decision is Decision.ASK for entry in decided.values())
        parts = [f"{counted(len(self._made), 'decision')} made", f"{left:,} left", f"{len(decided):,} in {self._file}"]
        return ", ".join([*parts, *([f"{asked:,} of them to be asked"] if asked else [])]) + "."

    def _text(self) -> str:
        # Read anew each time: somebody else may decide at the same time.
        try:
            return contents(self._file).decode("utf-8-sig", "replace").replace("\r\n", "\n")
        except PathError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return ""
            raise

    def _entries(self) -> tuple[Entry, ...]:
        return parse(self._text(), self._file)
