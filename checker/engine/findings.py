"""One finding a group: its verdict, its values, what it says, and what to see beside it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from checker.comparisons.regions import direction
from checker.comparisons.spoken import spoken
from checker.engine.judge import MOST_VALUES, Judged, strongest
from checker.engine.notes import notes
from checker.engine.sets import SEPARATOR
from checker.model import Claim, CompareAs, Document, Finding, Kind, Severity, Trend, Value, Verdict
from checker.model.group import ClaimGroup, Member
from checker.text.folding import squeeze

_SEVERITIES = {Verdict.REVISION: Severity.NOTE, Verdict.ROUNDING: Severity.NOTE, Verdict.AGREEMENT: None, Verdict.SINGLE: None}
MOST_TOLD = 6
"""Values that a message names."""

_IS = re.compile(r" (?:is|are|was|were) (?=[^<]*<values>)")
_PREPOSITION = re.compile(r"\b(in|at|on|to|from|of|by|for) <values>")
_HOLLOW = re.compile(r"(?:\s*,){2,}")
"""What an empty slot between commas leaves behind."""
_SLOT = re.compile(r"(?P<before>\b(?:in|at|on|to|from|of|by|for|with) )?<(?P<slot>[^<>]+)>")
"""A slot with the preposition that goes where nothing fills it."""
_HANGING = re.compile(r"(?: (?:in|at|on|to|from|of|by|for|with|the|a|an))+\Z")
"""What stands before the values says nothing without them."""


def findings(
    groups: Sequence[ClaimGroup],
    pairs: Iterable[Judged],
    documents: Mapping[str, Document],
    *,
    severities: Mapping[str, Severity],
    messages: Mapping[str, str],
    voices: Mapping[str, str],
) -> list[Finding]:
    """The findings of some groups, in their order; a group of which nothing could be compared gives none.

    Args:
        pairs: as :func:`judge` gives them for these groups.
        documents: by id.
        severities, messages: of a conflict, by rule id; a message has ``<slot>`` and ``<values>``.
        voices: document id to that of the first copy of its text; copies count as one source.
    """
    return [finding for _, finding in by_group(groups, pairs, documents, severities=severities, messages=messages, voices=voices)]


def by_group(
    groups: Sequence[ClaimGroup],
    pairs: Iterable[Judged],
    documents: Mapping[str, Document],
    *,
    severities: Mapping[str, Severity],
    messages: Mapping[str, str],
    voices: Mapping[str, str],
) -> Iterator[tuple[ClaimGroup, Finding]]:
    """The same, each with its group."""
    verdicts: dict[int, list[tuple[int, int, Verdict]]] = defaultdict(list)
    for number, left, right, verdict in pairs:
        if verdict is not None:
            verdicts[number].append((left, right, verdict))
    for number, group in enumerate(groups):
        told = severities.get(group.rule, Severity.ERROR), messages.get(group.rule, "<subject>: <values>")
        finding = _finding(group, verdicts[number], documents, voices, *told)
        if finding is not None:
            yield group, finding


def _finding(
    group: ClaimGroup,
    pairs: list[tuple[int, int, Verdict]],
    documents: Mapping[str, Document],
    voices: Mapping[str, str],
    severity: Severity,
    message: str,
) -> Finding | None:
    verdict = strongest([verdict for _, _, verdict in pairs]) or Verdict.SINGLE
    values = _values(group, pairs, voices, apart=verdict is Verdict.AGREEMENT)
    if len(values) > 1 and not pairs:
        return None  # nothing of it could be compared
    if verdict is Verdict.SINGLE or (verdict is Verdict.AGREEMENT and not group.within):
        verdict = Verdict.AGREEMENT if _corroborated(group, voices) else Verdict.SINGLE
    slots = told_by(group.documents, documents) | dict(group.slots) | {"subject": group.subject}
    label = _label(message, slots, group.period)
    claims = [claim for member in group.members for claim in (member.mate, member.claim) if claim is not None]
    claims.sort(key=lambda claim: (claim.document, claim.start, claim.end))
    return Finding(
        id=_id(group, values),
        rule=group.rule,
        verdict=verdict,
        severity=_SEVERITIES.get(verdict, severity),
        confidence=1.0 if verdict is Verdict.SINGLE else group.confidence,  # one voice alone is linked to nothing
        message=_message(message, slots, values, verdict, label),
        label=label,
        subject=group.subject,
        period=group.period,
        values=tuple(values),
        claims=tuple(claims),
        assumptions=_assumptions(group, claims),
        notes=(*notes(group, values, verdict, documents, voices), *_uncompared(values, pairs)),
        because=group.because,
        read_as={member.claim.id: member.unit for member in group.members if member.unit is not None},
    )


def _corroborated(group: ClaimGroup, voices: Mapping[str, str]) -> bool:
    """Tell whether two voices state the value: a copy adds none, nor does one that leaves it open ("Wednesday" in an undated text)."""
    claims = [member.claim for member in group.members]
    stated = {voices[c.document] for c in claims if c.value is not None or c.low is not None or c.high is not None}
    return len(stated) > 1


def _uncompared(values: Sequence[Value], pairs: Sequence[tuple[int, int, Verdict]]) -> tuple[str, ...]:
    left = len(values) - MOST_VALUES
    return (f"{left:,} of {len(values):,} values were not compared pair by pair.",) if left > 0 and pairs else ()


def limits(found: Sequence[Finding]) -> tuple[str, ...]:
    """A sentence on the findings of which not all values were compared with each other, none where there are none."""
    number = sum(len(finding.values) > MOST_VALUES for finding in found)
    if not number:
        return ()
    of_these = "finding" if number == 1 else "findings"
    return (f"{number:,} {of_these} with more than {MOST_VALUES} values: only the first {MOST_VALUES} were compared pair by pair.",)


def _assumptions(group: ClaimGroup, claims: Sequence[Claim]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for member in group.members:
        if member.unit is not None and member.claim.kind is not Kind.COUNT:
            found[f'"{squeeze(member.claim.text)}" read in {_in_words(member.unit)}'] = None
    for claim in claims:
        found |= dict.fromkeys(claim.assumptions)
    return tuple(found)


def _in_words(unit: str) -> str:
    """A unit as a sentence says it: "metric tons", but "USD"."""
    return unit if unit.isupper() else f"{unit.replace('_', ' ')}s"


def _values(group: ClaimGroup, pairs: list[tuple[int, int, Verdict]], voices: Mapping[str, str], *, apart: bool) -> list[Value]:
    """The distinct values of a group: members that agree, or print the same, are one; the best supported first, superseded ones last.

    What agrees with two values that differ ("South Korea" beside Busan and Seoul) is with the first of them, and joins them to nothing.

    Args:
        apart: True where all agree: then "Busan" and "South Korea" stay apart, so that no source is said to state what it does not.
    """
    leader = list(range(len(group.members)))
    shown = _shown(group, pairs)

    def root(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    first: dict[str, int] = {}
    for at, text in enumerate(shown):
        leader[at] = first.setdefault(f"{text}\\0{group.members[at].superseded is not None}", at)
    differ: dict[int, set[int]] = defaultdict(set)
    for left, right, verdict in pairs:
        if verdict is not Verdict.AGREEMENT:
            differ[root(left)].add(root(right))
            differ[root(right)].add(root(left))
    for left, right, verdict in pairs:
        members = group.members[left], group.members[right]
        same_standing = (members[0].superseded is None) == (members[1].superseded is None)
        if verdict is Verdict.AGREEMENT and same_standing and not (apart and _states_another(*members)):
            one, other = sorted((root(left), root(right)))
            if one != other and other not in differ[one]:
                leader[other] = one
                differ[one] |= differ[other]
                for apart_from in differ[other]:
                    differ[apart_from].add(one)
    together: dict[int, list[int]] = defaultdict(list)
    for at in range(len(group.members)):
        together[root(at)].append(at)
    telling = {shown[at] for left, right, verdict in pairs if verdict is not Verdict.AGREEMENT for at in (left, right)}
    values = [_value(group, held, shown, voices, telling) for held in together.values()]
    return sorted(values, key=lambda value: (value.earlier, -value.sources))


def _states_another(left: Member, right: Member) -> bool:
    """Tell whether two members that agree state different things: a place in its country, a bound and a figure."""
    if left.claim.kind is Kind.ROLE:
        return False
    return _stated(left.claim) != _stated(right.claim) or _stated(left.mate or left.claim) != _stated(right.mate or right.claim)


def _stated(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.low, claim.high, claim.unit


def _value(group: ClaimGroup, held: Sequence[int], shown: Sequence[str], voices: Mapping[str, str], telling: Collection[str]) -> Value:
    """One value, shown as what differs from another value: "Busan", not "South Korea", beside Seoul; of that as what most of them print."""
    members = [group.members[at] for at in held]
    often = Counter(shown[at] for at in held)
    best = max(held, key=lambda at: (shown[at] in telling, often[shown[at]], -at))
    claim = group.members[best].claim
    cue = next((member.superseded for member in members if member.superseded), None)
    return Value(
        value=None if group.members[best].mate is not None else (claim.entity if claim.kind is Kind.ROLE else claim.value),
        unit=None if group.members[best].mate is not None else claim.unit,
        display=shown[best],
        claims=tuple(each.id for member in members for each in (member.mate, member.claim) if each is not None),
        sources=len({voices[member.claim.document] for member in members}),
        earlier=cue is not None,
        cue=cue,
    )


def _shown(group: ClaimGroup, pairs: Sequence[tuple[int, int, Verdict]]) -> list[str]:
    """How each member's value is written, with its direction where two print one number and only that differs: "a loss of 905"."""
    plain = [_display(member, limit=group.compare.space is CompareAs.LIMIT) for member in group.members]
    turned = {
        at
        for left, right, verdict in pairs
        if verdict in (Verdict.CONFLICT, Verdict.REVISION) and plain[left] == plain[right]
        for at in (left, right)
    }
    return [f"{_way(group.members[at].claim)}{text}" if at in turned else text for at, text in enumerate(plain)]


def _way(claim: Claim) -> str:
    """What says on which side of the other a figure stands: "up ", "a loss of "; nothing where its words do not tell."""
    way = direction(claim.trend, claim.quote, claim.start, claim.sentence, claim.cues)
    return _TRENDS[way] if claim.trend in (Trend.UP, Trend.DOWN) else _RESULTS[way]


_TRENDS = {1: "up ", -1: "down ", 0: ""}
_RESULTS = {1: "a profit of ", -1: "a loss of ", 0: ""}


def _display(member: Member, *, limit: bool = False) -> str:
    claim = member.claim
    if member.mate is not None:
        return f"{squeeze(member.mate.text)} to {squeeze(claim.text)}"
    if claim.kind == "name":
        return ", ".join(str(claim.value).split(SEPARATOR))
    if claim.kind in ("venue", "role"):
        return str(claim.entity if claim.kind == "role" else claim.value)
    if claim.kind == "date" and claim.value is not None:
        return spoken(str(claim.value))
    text = squeeze(claim.text)
    if text.startswith("(") and isinstance(claim.value, float) and claim.value < 0:
        text = f"-{text.strip('()')}"
    measure = next((cue.partition(":")[2] for cue in claim.cues if cue.startswith("measure:")), None)
    if measure is not None:
        plain = measure.replace("/", "").isalpha() and not measure.isupper()  # "2,150 m"; but "12 (USD)", "1.5 ($ million)"
        text = f"{text}%" if measure == "%" else f"{text} {measure}" if plain else f"{text} ({measure})"
    sign = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "~": "about "}.get(claim.comparator, "")
    return text if limit else sign + text  # "not more than 4 g" is the limit 4 g


def _id(group: ClaimGroup, values: Sequence[Value]) -> str:
    """12 hex digits of rule, subject, period and values: no lines, no paths."""
    stated = sorted(f"{value.value if value.value is not None else value.display}|{value.unit or ''}" for value in values)
    text = "\0".join([group.rule, squeeze(group.subject).casefold(), group.period or "", *stated])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _fill(template: str, slots: Mapping[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        text = slots.get(match["slot"], "<values>" if match["slot"] == "values" else "")
        return f"{match['before'] or ''}{text}" if text else ""

    filled = squeeze(_SLOT.sub(fill, template))
    return _HOLLOW.sub("", filled)


def told_by(files: Sequence[str], documents: Mapping[str, Document]) -> dict[str, str]:
    """What ``<files>`` and ``<sources>`` of a message stand for: the documents, and who published them where that is known."""
    sources = dict.fromkeys((documents[name].source if name in documents else None) or name for name in files)
    return {"files": ", ".join(files), "sources": ", ".join(sources)}


def filled(template: str, slots: Mapping[str, str]) -> str:
    """A message with its slots filled, ``<values>`` among them."""
    return _capital(_fill(template, slots))


def _label(message: str, slots: Mapping[str, str], period: str | None) -> str:
    """The short name of a fact: what its message says before " is ... <values>", and when, if that does not say it."""
    head = _IS.split(message, maxsplit=1)[0] if _IS.search(message) else message.partition("<values>")[0]
    label = _capital(_HANGING.sub("", _fill(head, slots).rstrip(" :,")) or slots.get("subject", ""))
    told = squeeze(spoken(period)) if period else ""
    return f"{label}, {told}" if told and told.casefold() not in label.casefold() else label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _message(message: str, slots: Mapping[str, str], values: Sequence[Value], verdict: Verdict, label: str) -> str:
    shown = [value.display for value in values[:MOST_TOLD]]
    shown += [f"{len(values) - MOST_TOLD:,} other values"] if len(values) > MOST_TOLD else []
    if verdict is Verdict.CONFLICT and "<values>" in message:
        preposition = _PREPOSITION.search(message)
        last = f" and {preposition[1]} " if preposition else " and "
        joined = ", ".join(shown[:-1]) + last + shown[-1] if len(shown) > 1 else shown[0]
        return _capital(_fill(message, slots)).replace("<values>", joined)
    if verdict is Verdict.REVISION:
        ordered = [value.display for value in values if value.earlier] + [value.display for value in values if not value.earlier]
        return f"{label}: {' to '.join(ordered)}"
    return f"{label}: {', '.join(shown)}"
