"""The literal words that rules cannot match without, looked for once in a document for all rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from checker.engine.joints import Joints
from checker.model import Gap, Phrase, Rule, Slot, Words
from checker.text.scan import Scan

SHORTEST_NEEDLE = 3
"""Shorter words stand in too many sentences to look for."""

SOFT_HYPHEN = "\xad"

Needed = tuple[Mapping[int, Sequence[tuple[int, ...]]], ...]
"""Needles: each of the entries must have one of its runs with all of its words in the sentence. A run stands under its longest word, with
the others; entries with few runs come first."""


class Index:
    """The literal words that rules cannot match without, found in one pass over a text.

    Attributes:
        rules: whose words they are.
        needed: by ``id`` of what is looked for in these rules, for a phrase takes longer to hash than to be looked for.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.needed: dict[int, Needed] = {}
        self._needles: dict[str, int] = {}
        wanted: dict[Words | Phrase, Sequence[Words | Slot | Gap]] = {}
        for rule in rules:
            for words in (*rule.find.near, *rule.find.and_near, *rule.find.not_near):
                self.needed[id(words)] = self._of(words)
                wanted[words] = (words,)
            for phrase in rule.find.phrases:
                self.needed[id(phrase)] = self._of(*(e for e in phrase.elements if isinstance(e, Words) and not e.optional))
                wanted[phrase] = phrase.elements
        self.joints = Joints(wanted)
        self._automaton = AhoCorasick(list(self._needles)) if self._needles else None
        self._anywhere: list[int] = []
        self._by_needle: dict[int, list[int]] = {}
        for number, rule in enumerate(rules):
            anchors = self._anchors(rule)
            for needle in anchors or ():
                self._by_needle.setdefault(needle, []).append(number)
            if anchors is None:
                self._anywhere.append(number)

    def _of(self, *required: Words) -> Needed:
        entries = []
        for words in required:
            runs = [[word.rstrip("*") for word in run] for run in words.alternatives]
            long = [[word for word in run if len(word) >= SHORTEST_NEEDLE] for run in runs]
            if all(long):  # a run of short words alone may stand in any sentence, and so may its entry
                entry: dict[int, list[tuple[int, ...]]] = {}
                for run in long:
                    anchor, *others = (self._needles.setdefault(word, len(self._needles)) for word in sorted(run, key=len, reverse=True))
                    entry.setdefault(anchor, []).append(tuple(others))
                entries.append(entry)
        return tuple(sorted(entries, key=len))

    def _anchors(self, rule: Rule) -> set[int] | None:
        """Needles one of which stands in every text that the rule finds something in; None where there are none."""
        wanted: list[Words | Phrase] = [*rule.find.near] if rule.find.figure is not None else [*rule.find.phrases]
        found: set[int] = set()
        for each in wanted:
            entries = self.needed[id(each)]
            if not entries:
                return None
            found |= entries[0].keys()
        return found or None

    def possible(self, hits: Iterable[int]) -> list[int]:
        """The rules that may find something in a text in which these needles stand, by number in order."""
        return sorted({*self._anywhere, *(number for needle in hits for number in self._by_needle.get(needle, ()))})

    def hits(self, scan: Scan) -> dict[int, set[int]]:
        """The sentences in which each needle stands."""
        found: dict[int, set[int]] = {}
        if self._automaton is not None:
            text, places = without_soft_hyphens(scan.folded)
            for needle, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
                found.setdefault(needle, set()).add(scan.sentence_at(places[start] if places else start))
        return found


def without_soft_hyphens(text: str) -> tuple[str, Sequence[int]]:
    """A text without the hyphens that are not seen, and where each of its characters stood; nothing for the latter where it has none."""
    if SOFT_HYPHEN not in text:
        return text, ()
    places = [at for at, character in enumerate(text) if character != SOFT_HYPHEN]
    return text.replace(SOFT_HYPHEN, ""), places


_last: Index | None = None


def index_of(rules: tuple[Rule, ...]) -> Index:
    """The index of a run's rules, made once and not for each document."""
    global _last
    index = _last
    if index is None or list(map(id, index.rules)) != list(map(id, rules)):
        index = _last = Index(rules)
    return index
