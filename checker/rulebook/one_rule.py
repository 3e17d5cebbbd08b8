"""One rule on its way from the keys that somebody wrote to what the engine runs: what is known of it, and its mistakes so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.errors import Mistake
from checker.model import OwnUnit, SlotType, Words
from checker.rulebook.columns import ways
from checker.rulebook.phrases import Lists, Run, Slip, read_words
from checker.rulebook.schema import RuleText, SameAs
from checker.text.yaml import Where, Yaml

LIST = "list"
"""The type of a slot that an item of a list fills."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the rules of one file have in common: its pack, its lists as runs of words and as written, aliases, assumptions, units."""

    pack: str
    lists: Lists
    items: Mapping[Run, str]
    same_as: SameAs
    assume: Mapping[str, str]
    units: tuple[OwnUnit, ...] = ()


class OneRule:
    """The rule at ``where`` of a file; ``mistakes`` and ``slots`` fill as its keys are read.

    Args:
        rule: what the schema let through.
        yaml, where: the file, and the path of the rule in it.
        shared: what the rules of the file have in common.
        refused: paths of what the schema refused; what follows from a gap there is no mistake of its own.
        perhaps: names that may be slots, were they written well.
    """

    def __init__(
        self,
        rule: RuleText,
        yaml: Yaml,
        where: Where,
        shared: Shared,
        *,
        refused: Collection[Where] = (),
        perhaps: Collection[str] = (),
    ) -> None:
        self.refused = refused
        self.perhaps = perhaps
        self.rule = rule
        self.yaml = yaml
        self.where = where
        self.shared = shared
        self.mistakes: list[Mistake] = []
        self.slots: dict[str, SlotType | str] = {}

    def gap(self, *steps: str) -> bool:
        """Tell whether the schema refused something at or below a path, or all that it stands in."""
        return any(path[: len(steps)] == steps[: len(path)] for path in self.refused)

    def unknown(self, name: str) -> bool:
        """Tell whether a name is no slot, and none that a mistake elsewhere keeps from being one."""
        if name == "figure" and self.finds_nothing():
            return False
        return name not in self.slots and name not in self.perhaps and ("find",) not in self.refused

    def finds_nothing(self) -> bool:
        """Tell whether ``find`` says nothing that can be read, which is a mistake of its own."""
        return not ways(self.rule.find)

    def add(self, steps: Where, message: str, help: str | None = None, *, key: bool = False, part: tuple[int, int] | None = None) -> None:  # noqa: A002
        """Keep a mistake at a path in the rule; the arguments are those of :meth:`Yaml.mistake`."""
        self.mistakes.append(self.yaml.mistake((*self.where, *steps), message, key=key, part=part, help=help, rule=self.rule.id))

    def slips(self, steps: Where, slips: Iterable[Slip]) -> None:
        """Keep the mistakes in the text at a path."""
        for slip in slips:
            self.add(steps, slip.message, slip.help, part=(slip.start, slip.length))

    def words(self, *steps: str, entries: list[str]) -> tuple[Words, ...]:
        """The entries of a key that holds words."""
        found = []
        for index, entry in enumerate(entries):
            words, slips = read_words(entry, self.shared.lists)
            self.slips((*steps, index), slips)
            found.append(words)
        return tuple(found)

    def written_at(self, steps: Where) -> Where:
        """The path without its last step where a list of one is written as text."""
        value: Any = self.yaml.value  # plain values: a path fits them
        for step in (*self.where, *steps[:-1]):
            value = value[step] if isinstance(value, list) or step in (value or ()) else None
        return steps[:-1] if isinstance(value, str) else steps
