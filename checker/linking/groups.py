"""Cluster claims as groups, in the form that rules give: members, subject, wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from sys import intern

from checker.comparisons.regions import direction
from checker.comparisons.spoken import spoken
from checker.linking.claim_columns import is_unmarked
from checker.linking.clusters import Cluster, clusters
from checker.linking.ways import Ways
from checker.model import Claim, ClaimGroup, FigureRole, Kind, Member
from checker.model.group import in_order
from checker.text.folding import fold, squeeze
from checker.text.lookup import column

MESSAGES = {
    "generic/date": "<subject> is given as <values>",
    "generic/figure": "<subject> is given as <values>",
    "generic/ordinal": "<subject> is counted as <values>",
    "generic/quote": "<subject> is quoted as <values>",
    "generic/role": "<subject> is <values>",
    "generic/time": "<subject> is given as <values>",
    "generic/venue": "<subject> is given as <values>",
}
"""The message of each kind of generic finding, as a rule would have it."""


def groups_of(claims: Sequence[Claim], ways: Ways, bare: Container[str] = ()) -> list[ClaimGroup]:
    """The groups of claims about one fact, in order of rule and subject; a claim that nothing links to another is a group alone.

    Claims that say one thing of one thing in one document are one group: a fact repeated is no second source.

    Args:
        claims: all of their documents, in order of document and place.
        ways: of these.
        bare: ids of places that are named without an event; they are told only where two texts differ on one.
    """
    links, turned, lines = ways.links, ways.turned, ways.lines
    grouped = clusters(ways.home, lines.keys(), links, ways.apart, ways.of_days)
    partners = {claim.partner for claim in claims if claim.partner}
    row_of = {claim.id: row for row, claim in enumerate(claims) if claim.id in partners}
    grouped = _changes(claims, row_of, _within_documents(claims, grouped))
    twice = {*turned.left.tolist(), *turned.right.tolist()}
    pairs = [
        Cluster([int(turned.left[at]), int(turned.right[at])], float(turned.confidence[at]), turned.because(at), differ=True, near=True)
        for at in range(len(turned))
    ]
    revised = {claim.partner: claim for claim in claims if claim.partner and _revision(claim)}
    found = []
    for cluster in [*pairs, *(cluster for cluster in grouped if len(cluster.rows) > 1 or cluster.rows[0] not in twice)]:
        rule = lines.get(cluster.rows[0]) or _LINES.get(claims[cluster.rows[0]].kind, "figure")
        if (rule == "quote" and len(cluster.rows) < 2) or (not cluster.differ and all(claims[row].id in bare for row in cluster.rows)):
            continue  # words that nobody else quotes, a place that nobody tells another way
        found.append(_group(rule, cluster, claims, row_of, revised))
    return sorted(found, key=place_of)


def place_of(group: ClaimGroup) -> tuple[str, str, str, int]:
    """Where a group comes among others."""
    return group.rule, group.subject, group.members[0].claim.document, group.members[0].claim.start


def _group(rule: str, cluster: Cluster, claims: Sequence[Claim], row_of: Mapping[str, int], revised: Mapping[str, Claim]) -> ClaimGroup:
    held = [claims[row] for row in cluster.rows]
    units = _Units(held)
    return ClaimGroup(
        rule=intern(f"generic/{rule}"),  # of the findings of a corpus each would hold its own
        subject=_subject(held),
        period=next((claim.period for claim in held if claim.period), None) if rule != "date" else None,
        members=_given_up(in_order(member for claim in held for member in _members(claim, cluster, units, claims, row_of, revised))),
        confidence=cluster.confidence,
        because=cluster.because,
    )


_LINES = {Kind.VENUE: "venue", Kind.DATE: "date", Kind.TIME: "time", Kind.ORDINAL: "ordinal"}


def _within_documents(claims: Sequence[Claim], linked: Sequence[Cluster]) -> list[Cluster]:
    """Groups of one document that state the same of the same, as one: a fact repeated is no second source."""
    alone: dict[tuple[str, ...], list[int]] = {}
    found: list[Cluster] = []
    for cluster in linked:
        if len(cluster.rows) > 1:
            found.append(cluster)
            continue
        first = claims[cluster.rows[0]]
        same = (
            first.document,
            first.kind,
            repr((first.value, first.low, first.high, first.comparator, first.partner and first.role)),
            str(first.unit),
            first.entity or "",
            first.property or "",
        )
        alone.setdefault((*same, first.period or ""), []).extend(cluster.rows)
    return found + [Cluster(rows) for rows in alone.values()]


def _changes(claims: Sequence[Claim], row_of: Mapping[str, int], linked: Sequence[Cluster]) -> list[Cluster]:
    """Groups without those that hold the earlier ends of changes which another group tells whole ("from 57 to 47").

    Both ends are told as one where the texts agree on both or on neither; else the end that they differ on is told by itself.
    """
    of = {row: number for number, cluster in enumerate(linked) for row in cluster.rows}
    dropped: set[int] = set()
    for number, cluster in enumerate(linked):
        ends = [_earlier_end(claims[row], row_of) for row in cluster.rows]
        homes = {of.get(end) for end in ends if end is not None}
        if None in ends or len(homes) != 1:
            continue
        home = homes.pop()
        if home is not None and home != number and linked[home].differ == cluster.differ and sorted(linked[home].rows) == sorted(ends):  # type: ignore[type-var]
            dropped.add(home)
    kept = [cluster for number, cluster in enumerate(linked) if number not in dropped]
    still = {row for cluster in kept for row in cluster.rows}
    for cluster in kept:
        ends = [_earlier_end(claims[row], row_of) for row in cluster.rows]
        unequal = not cluster.differ and len({(claims[end].value, claims[end].unit) for end in ends if end is not None}) > 1
        together = {of.get(end) for end in ends if end is not None} <= dropped or (not cluster.near and not unequal)
        cluster.whole = together and all(end is not None and end not in still for end in ends)
    return kept


def _earlier_end(claim: Claim, row_of: Mapping[str, int]) -> int | None:
    """The row of a change's earlier end, None for what is no later end."""
    return row_of.get(claim.partner or "") if claim.role is FigureRole.CURRENT else None


def _revision(claim: Claim) -> str | None:
    """The words that give a figure up for another, None where none do."""
    return next((cue.partition(":")[2] for cue in claim.cues if cue.startswith("revision:")), None)


def _given_up(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members, those of other texts that state a figure which one text gives up given up too: a correction quotes what it corrects."""
    cues = {_said(member): member.superseded for member in members if member.superseded}
    members = _replaced(_replaced(_moved_on(members), "corrects:", same_day=False), "newer:", same_day=True)
    return tuple(replace(member, superseded=member.superseded or cues.get(_said(member))) for member in members)


def _said(member: Member) -> tuple[object, ...]:
    """What a member says, in the unit that its group reads it in."""
    return member.claim.value, member.claim.low, member.claim.high, member.unit or member.claim.unit


def _replaced(members: Sequence[Member], cue: str, *, same_day: bool) -> Sequence[Member]:
    """The members, those of earlier texts that one which says that it corrects or renews them tells otherwise given up for its own.

    Args:
        cue: how the cues of such texts begin ("corrects:").
        same_day: a text of the same day may be an earlier one.
    """
    right = [member for member in members if any(each.startswith(cue) for each in member.claim.cues) and not member.superseded]
    if not right or len(right) == len(members):
        return members
    told = {_states(member.claim) for member in right}
    words = next(each.partition(":")[2] for each in right[0].claim.cues if each.startswith(cue))
    own = {member.claim.document for member in right}
    last = max(member.claim.published or "" for member in right)
    return [
        member
        if member.superseded
        or member.claim.document in own
        or (member.claim.published or "") > last
        or (not same_day and (member.claim.published or "") == last)
        or _states(member.claim) in told
        else replace(member, superseded=words)
        for member in members
    ]


def _states(claim: Claim) -> tuple[object, ...]:
    """What a claim states, with its direction: a profit is no loss."""
    return claim.value, claim.low, claim.high, direction(claim.trend, claim.quote, claim.start, claim.sentence, claim.cues)


def _moved_on(members: Sequence[Member]) -> Sequence[Member]:
    """The members, of a figure that moves from day to day those of earlier days given up for those of the last.

    A toll or a price moves, and what a text has revised.
    """
    dates = {member.claim.published for member in members}
    moves = any(member.superseded or any(cue.startswith("moving:") for cue in member.claim.cues) for member in members)
    if None in dates or len(dates) < 2 or not moves:
        return members
    last = max(date for date in dates if date)
    now = {(member.claim.value, member.claim.low, member.claim.high) for member in members if member.claim.published == last}
    return [
        member
        if member.superseded or member.claim.published == last or (member.claim.value, member.claim.low, member.claim.high) in now
        else replace(member, superseded=f"as of {spoken(str(member.claim.published))}")
        for member in members
    ]


def _members(
    claim: Claim, cluster: Cluster, units: _Units, claims: Sequence[Claim], row_of: Mapping[str, int], revised: Mapping[str, Claim]
) -> list[Member]:
    unit = units.of(claim)
    if claim.partner in row_of and _revision(claim):
        return [Member(claim, superseded=_revision(claim), unit=unit)]
    old = revised.get(claim.id)
    if old is not None:
        return [Member(claim, unit=unit), Member(old, superseded=_revision(old), unit=unit)]
    end = _earlier_end(claim, row_of)
    mate = claims[end] if end is not None else None
    if mate is None or mate.role is not FigureRole.PREVIOUS:
        return [Member(claim, unit=unit)]
    cue = _revision(mate)
    if cue:
        return [Member(claim, unit=unit), Member(mate, superseded=cue, unit=unit)]
    return [Member(claim, mate, unit=unit)] if cluster.whole else [Member(claim, unit=unit)]


class _Units:
    """What bare numbers and counts of a group are read in: the unit of the first that has one, looked for once."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims

    def of(self, claim: Claim) -> str | None:
        """The unit of one claim, None where it is read as it stands."""
        if claim.kind is Kind.COUNT:
            return self._counted
        if (claim.kind is Kind.NUMBER and claim.unit is None) or (claim.kind is Kind.MONEY and is_unmarked(claim.text)):
            return self._stated
        return None

    @cached_property
    def _counted(self) -> str | None:
        return next(claim.unit for claim in self.claims if claim.kind is Kind.COUNT)

    @cached_property
    def _stated(self) -> str | None:
        units = [(claim.unit, is_unmarked(claim.text)) for claim in self.claims if claim.unit is not None]
        return next((unit for unit, unmarked in units if not unmarked), units[0][0] if units else None)


def _subject(claims: Sequence[Claim]) -> str:
    """What the claims are about, in the words that most of them use.

    Of equally many the shorter ones, but for an event the longer: "in-person meeting" says more than "meeting". A venue is
    named by itself last of all ("the Busan meeting").
    """
    names = Counter(_name(claim) for claim in claims)
    by_place = {_name(claim) for claim in claims if claim.kind is Kind.VENUE and str(claim.value) in _name(claim)}
    longer = -1 if claims[0].kind in (Kind.VENUE, Kind.DATE) else 1
    return min(names, key=lambda name: (name in by_place, -names[name], longer * len(name), name))


def _name(claim: Claim) -> str:
    entity, prop = claim.entity or "", claim.property or ""
    if claim.kind in (Kind.VENUE, Kind.DATE):
        return f"{entity or _beside(claim)}, {'place' if claim.kind is Kind.VENUE else 'date'}"
    if claim.kind is Kind.ROLE:
        office = f"{claim.value}, {claim.qualifiers}" if claim.qualifiers else claim.value
        return f"{office} ({claim.place})"
    if claim.kind is Kind.QUOTE:
        return claim.speaker or ""
    if prop and entity and prop.casefold() not in entity.casefold():
        return f"{entity}, {prop}"
    return entity or prop or _beside(claim)


def _beside(claim: Claim) -> str:
    """The words before a claim of which nothing says what it measures, else those after it."""
    at = claim.start - claim.sentence[0]
    before, after = claim.quote[:at].split()[-_WORDS_BESIDE:], claim.quote[at + len(claim.text) :].split()[:_WORDS_BESIDE]
    while before and fold(before[-1].strip(",;:.()-")) in column("stop_words", "word", "word"):
        before.pop()  # "lifted off from Kourou at"
    words = before or after
    return squeeze(" ".join(words)).strip(" ,;:.()-") or str(claim.kind).replace("_", " ")


_WORDS_BESIDE = 5
