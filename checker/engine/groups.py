"""Matches of a rule to groups: those whose ``group_by`` keys are the same are about one fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.comparisons.odds import probability
from checker.comparisons.regions import axis_of
from checker.comparisons.spoken import spoken
from checker.engine.narrowing import by_part
from checker.engine.own_units import own_unit, read_in
from checker.engine.references import against_named, held
from checker.engine.select import Match
from checker.engine.sets import united
from checker.engine.stated import current, is_change
from checker.model import Claim, CompareAs, Document, FigureRole, GroupKey, Kind, Rule, Scope, Slot, Words
from checker.model.group import ClaimGroup, Member, in_order
from checker.text.calendar import Days, align, days, year_of
from checker.text.tokens import tokenize

EVIDENCE = {"rule": 3.0, "stated edition": 1.0, "dated edition": -0.3, "unknown edition": -1.0, "second event": -0.8, "unfilled": -0.7}
"""Weights of what makes it sure that matches of a rule are about one fact; log odds, as in generic linking."""

WINDOW = 6
"""Words before a value in which ``revision_when`` counts."""

Key = tuple[str | None, ...]
"""What fills the slots of ``group_by`` that must be equal, folded; None for one that the text leaves open."""


def groups(rule: Rule, matches: Sequence[Match], documents: dict[str, Document]) -> list[ClaimGroup]:
    """The groups of one rule's matches, in order of subject and period; matches of one claim alone are groups too."""
    if rule.scope is Scope.DOCUMENT:
        return [group for held in _by_document(matches) for group in groups(replace(rule, scope=Scope.MATCH), held, documents)]
    return [group for held in _by_role(rule, matches) for group in _grouped(rule, held, documents)]


def _grouped(rule: Rule, matches: Sequence[Match], documents: dict[str, Document]) -> list[ClaimGroup]:
    by_key: dict[Key, list[Match]] = defaultdict(list)
    for match in matches:
        by_key[fixed_key(rule, match)].append(match)
    found = []
    for key, alike in sorted(_filled(rule, by_key).items(), key=lambda item: tuple(part or "" for part in item[0])):
        for together in (part for timed in _by_time(rule, alike, documents) for part in by_part(timed)):
            kept = _current(rule, together)
            for matched, against in held(rule.reference, kept, documents):
                group = against_named(_group(rule, key, matched, documents), against, documents)
                found += [replace(group, members=members) for members in _comparable(group.members)]
    return found


def _comparable(members: Sequence[Member]) -> list[tuple[Member, ...]]:
    """The members apart by what they are measured in: 300 people and 310 passengers, or dollars and euros, cannot be compared."""
    found: dict[str, list[Member]] = {}
    for member in members:
        axis, _ = axis_of(member.claim.kind, member.unit or member.claim.unit)
        found.setdefault(axis, []).append(member)
    return [tuple(held) for held in found.values()]


def _by_role(rule: Rule, matches: Sequence[Match]) -> list[list[Match]]:
    """What gives levels, and apart from it what gives changes, where a rule takes any figure: "rose by $2" is no price of $2."""
    if not _takes_any(rule):
        return [list(matches)]
    known = {match.claim.id for match in matches}
    parted: dict[bool, list[Match]] = {False: [], True: []}
    for match in matches:
        parted[is_change(match.claim, known)].append(match)
    return [held for held in parted.values() if held]


def _current(rule: Rule, matches: list[Match]) -> list[Match]:
    """Matches of one fact without the earlier ends of changes, where a rule takes any figure."""
    if not _takes_any(rule):
        return matches
    kept = {claim.id for claim in current([match.claim for match in matches])}
    return [match for match in matches if match.claim.id in kept]


def _takes_any(rule: Rule) -> bool:
    return rule.find.figure is not None and rule.find.figure.is_figure


def _by_document(matches: Sequence[Match]) -> list[list[Match]]:
    found: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        found[match.claim.document].append(match)
    return [found[name] for name in sorted(found)]


def _timed(rule: Rule) -> GroupKey | None:
    return next((key for key in rule.group_by if key.name in ("edition", "date")), None)


def fixed_key(rule: Rule, match: Match) -> Key:
    """The slots of ``group_by`` that must be equal, folded; one that the text does not fill is equal to no value but None."""
    across = {key.name for key in rule.group_by if key.document or key.line}
    filled = [match.claim.period if name == "period" else match.slots.get(name) for name in _fixed_names(rule)]
    # what a document leaves open about itself is no more like another's than like anything else
    filled = [
        value or f"\0{match.claim.document}" if name in across else value for name, value in zip(_fixed_names(rule), filled, strict=True)
    ]
    return tuple(value.casefold() if value else None for value in filled)


def _fixed_names(rule: Rule) -> list[str]:
    return [key.name for key in rule.group_by if key.name not in ("edition", "date")]


def _filled(rule: Rule, by_key: Mapping[Key, list[Match]]) -> dict[Key, list[Match]]:
    """The same, where matches that leave an optional slot open are with the only others that fill it and are otherwise the same."""
    optional = {e.name for phrase in rule.find.phrases for e in phrase.elements if isinstance(e, Slot | Words) and e.optional}
    names = _fixed_names(rule)
    homes: dict[Key, list[Match]] = {key: list(held) for key, held in by_key.items()}
    for key in sorted(by_key, key=lambda key: (-key.count(None), str(key))):
        if not any(part is None and name in optional for name, part in zip(names, key, strict=True)):
            continue
        fuller = [
            other
            for other in homes
            if other != key
            and all(mine == theirs or (mine is None and name in optional) for name, mine, theirs in zip(names, key, other, strict=True))
        ]
        if len(fuller) == 1:
            homes[fuller[0]] += homes.pop(key)
    return homes


def _by_time(rule: Rule, matches: list[Match], documents: dict[str, Document]) -> list[list[Match]]:
    """Matches of one key apart by the edition or date they are about; one without any goes with the only other group, if there is one.

    Not where the rule asks for the day and the text tells its year: "killed 17,000 people in 1999" is not what any undated text is about.
    """
    timed = _timed(rule)
    if timed is None:
        return [matches]
    by_time: dict[str, list[Match]] = defaultdict(list)
    floating: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.claim.document, m.claim.start)):
        time, _ = when(match.claim, documents)
        if time is None or (timed.days is None and year_of(time) is None):
            floating.append(match)
        else:
            by_time[time].append(match)
    placed = _windows(timed, by_time) if timed.days is not None else _by_year(by_time)
    found = [[match for time in times for match in by_time[time]] for times in placed]
    if len(found) == 1 and not (timed.days is not None and all(_says_year(match.claim, documents) for match in found[0])):
        found[0] += floating
    elif floating:
        found.append(floating)
    return found


def _says_year(claim: Claim, documents: dict[str, Document]) -> bool:
    time, stated = when(claim, documents)
    return stated and time is not None and year_of(time) is not None


def _by_year(times: Iterable[str]) -> list[list[str]]:
    found: dict[int | None, list[str]] = defaultdict(list)
    for time in sorted(times):
        found[year_of(time)].append(time)
    return list(found.values())


def _windows(key: GroupKey, times: Iterable[str]) -> list[list[str]]:
    """Times by those that lie no more than so many days apart, each pair of these together at least once: of 1, 2 and 3 May 1-2 and 2-3."""
    ordered = sorted(times, key=lambda time: (found.first if (found := days(time)) is not None else 0, time))
    windows: list[list[str]] = []
    for at, first in enumerate(ordered):
        window = [first, *(time for time in ordered[at + 1 :] if _together(key, first, time))]
        if not windows or not set(window) <= set(windows[-1]):
            windows.append(window)
    return windows


def when(claim: Claim, documents: dict[str, Document]) -> tuple[str | None, bool]:
    """The time a claim is about as EDTF, and whether the text states it; else its document's date. A day with its year is its own time."""
    if claim.kind is Kind.DATE and isinstance(claim.value, str) and year_of(claim.value) is not None:
        return claim.value, True
    if claim.period is not None and days(claim.period) is not None:
        return claim.period, True
    document = documents[claim.document]
    return document.published, False


def _together(key: GroupKey, left: str, right: str) -> bool:
    first, second = align(left, right)
    return first is not None and second is not None and _reach(first, second) <= (key.days or 0)


def _reach(left: Days, right: Days) -> int:
    """Days from the first to the last of both: "within 31 days" holds for two days of December, not for November and December."""
    return max(left.last, right.last) - min(left.first, right.first)


def _group(rule: Rule, key: Key, matches: Sequence[Match], documents: dict[str, Document]) -> ClaimGroup:
    names = _fixed_names(rule)
    first = min(matches, key=lambda m: (m.claim.document, m.claim.start))
    slots = {name: value for match in reversed(matches) for name, value in match.slots.items()} | dict(first.slots)
    periodic = {companion.name for companion in rule.find.companions if companion.type.value == "period"} | {"period"}
    texts = [slots.get(name) or "" for name in names if name not in periodic]
    subject = ", ".join(text for text in texts if text) or rule.title
    period = next((value for name, value in zip(names, key, strict=True) if name in periodic and value), None)
    timed = _timed(rule)
    if timed is not None:
        times = [when(match.claim, documents)[0] for match in matches]
        period = _common_time(timed, [time for time in times if time])
        if timed.days is not None and not any(when(match.claim, documents)[1] for match in matches):
            period = None  # the day of a story is not the day of what it tells
    slots |= _times(rule, period, matches, documents)
    because = _because(rule, matches, documents)
    members = in_order(_counted([_member(rule, match) for match in matches]))
    return ClaimGroup(
        rule=rule.id,
        subject=subject,
        period=period,
        members=united(members) if rule.compare.space is CompareAs.SET else members,
        compare=rule.compare,
        confidence=probability(sum(weight for _, weight in because)),
        because=because,
        slots=tuple(sorted(slots.items())),
        within=rule.scope is not Scope.CORPUS,
    )


def _times(rule: Rule, period: str | None, matches: Sequence[Match], documents: dict[str, Document]) -> dict[str, str]:
    """What stands in a message for the times of ``group_by``, in words; a key that no slot of the rule has."""
    found = {}
    for key in rule.group_by:
        if key.name == "period":
            found[key.name] = period
        elif key is _timed(rule):
            times = [time for match in matches if (time := when(match.claim, documents)[0])]
            found[key.name] = _common_time(key, times)
    return {name: spoken(time) for name, time in found.items() if time and not any(name in match.slots for match in matches)}


def _common_time(key: GroupKey, times: Sequence[str]) -> str | None:
    if not times:
        return None
    if key.days is None:
        year = year_of(times[0])
        return None if year is None else f"{year:04}"
    return min(times, key=lambda time: ((days(time) or Days(0, 10**7)).width, time))


def _because(rule: Rule, matches: Sequence[Match], documents: dict[str, Document]) -> tuple[tuple[str, float], ...]:
    found = [(f"matched by {rule.id}", EVIDENCE["rule"])]
    timed = _timed(rule)
    if timed is not None:
        known = [when(match.claim, documents) for match in matches]
        what = "edition" if timed.days is None else "date"
        if any(time is None for time, _ in known):
            found.append((f"{what} not stated", EVIDENCE["unknown edition"]))
        elif all(stated for _, stated in known):
            found.append((f"same {what}, as stated", EVIDENCE["stated edition"]))
        else:
            found.append((f"same {what}, by the document's date", EVIDENCE["dated edition"]))
    for name in _fixed_names(rule):
        if name != "period" and len({name in match.slots for match in matches}) > 1:
            found.append((f"{name} not stated by all", EVIDENCE["unfilled"]))
    others = sorted({cue.partition(":")[2] for match in matches for cue in match.claim.cues if cue.startswith("other event:")})
    if others:
        found.append((f"the place may belong to the {others[0]} instead", EVIDENCE["second event"]))
    return tuple(sorted(found, key=lambda pair: -abs(pair[1])))


def _member(rule: Rule, match: Match) -> Member:
    unit = own_unit(rule.units, match.claim)
    claim = match.claim if unit is None else read_in(unit, match.claim)
    cue = next((cue.partition(":")[2] for cue in claim.cues if cue.startswith("revision:")), None)
    if cue is None and claim.role is not FigureRole.CURRENT and match.mate is None:
        cue = _cue_before(rule, claim)
    word = re.search(r"[A-Za-z]+\Z", claim.text)
    assumed = rule.assume.get(word.group().lower()) or rule.assume.get(word.group().lower().removesuffix("s")) if word else None
    mate = match.mate if unit is None or match.mate is None else read_in(unit, match.mate)
    return Member(claim, mate, cue, assumed if assumed != claim.unit else None)


def _counted(members: list[Member]) -> list[Member]:
    """The same, where a bare number counts what all others count: "rose to 161" beside "116 people"."""
    units = {member.unit or member.claim.unit for member in members if member.claim.kind is Kind.COUNT}
    if len(units) != 1:
        return members
    (unit,) = units
    return [replace(each, unit=unit) if each.claim.kind is Kind.NUMBER and each.claim.unit is None else each for each in members]


def _cue_before(rule: Rule, claim: Claim) -> str | None:
    """The words of ``revision_when`` that stand right before a value, or None."""
    before = [token.folded for token in tokenize(claim.quote[: claim.start - claim.sentence[0]])][-WINDOW:]
    for cue in rule.revision_when:
        for at in range(len(before) - len(cue) + 1):
            if all(_matches(word, token) for word, token in zip(cue, before[at:], strict=False)):
                return " ".join(before[at : at + len(cue)])
    return None


def _matches(word: str, token: str) -> bool:
    return token.startswith(word[:-1]) if word.endswith("*") else token == word
