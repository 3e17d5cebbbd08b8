"""Several entries on one finding made one, as when the files of two people come together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from checker.model import Decided, Decision, Entry


def merged(entries: Iterable[Entry]) -> tuple[dict[str, Entry], tuple[str, ...]]:
    """One entry by id of a finding, and a sentence for each two that say different things on one day.

    The later entry counts; of one day, two that differ make a question of it. Sources of entries that say the same are put together, each
    with what the last of them has it state.
    The order of the entries plays no part.
    """
    by_id: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_id[entry.id].append(entry)
    disputed = []
    result = {}
    for name in sorted(by_id):
        told = sorted(by_id[name], key=lambda entry: (entry.decided.on, entry.decided.by, entry.decided.reason, entry.place))
        last = told[-1]
        today = [entry for entry in told if entry.decided.on == last.decided.on]
        if len({entry.decided.decision for entry in today}) > 1:
            said = " and ".join(f"{entry.decided.decision} ({entry.place})" for entry in today)
            disputed.append(f"{name} ({last.subject}) is decided as {said}: it counts as to be asked")
            last = replace(last, decided=Decided(Decision.ASK, "; ".join(_reasons(today)), on=last.decided.on))
        alike = [entry for entry in told if entry.decided.decision is last.decided.decision]
        sources = {source for entry in alike for source in entry.sources}
        # An entry without sources holds for all: then nobody can tell which are new.
        all_say = all(entry.sources for entry in alike)
        result[name] = replace(last, sources=tuple(sorted(sources)) if all_say else (), stated=_stated(alike) if all_say else ())
    return result, tuple(disputed)


def _stated(entries: Iterable[Entry]) -> tuple[tuple[str, str], ...]:
    """Who states what, of each source as the last of the entries has it."""
    told: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        mine: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for source, value in entry.stated:
            mine[source].append((source, value))
        told |= mine
    return tuple(sorted(pair for pairs in told.values() for pair in pairs))


def _reasons(entries: Iterable[Entry]) -> Iterable[str]:
    return dict.fromkeys(": ".join(filter(None, [entry.decided.by, entry.decided.reason])) or entry.decided.decision for entry in entries)
