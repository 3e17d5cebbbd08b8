"""The timeline of a finding about a date or a place: when each source was published, what each dates, when the event is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.comparisons.spoken import spoken
from checker.model import Claim, Document, Finding, Kind
from checker.reporters.allowed import day
from checker.reporters.html.lanes import Lane, Picture, Point, Stretch, drawn, gathered
from checker.text.calendar import Days, days, has_year

_MOST = 12
"""Places that are drawn: more are no picture."""
_CENTURIES = 366 * 300
"""Days past which a stretch is open rather than one that somebody means."""


def timeline(finding: Finding, documents: Mapping[str, Document]) -> Picture | None:
    """Dates and places in time; None for other findings, and where no source and no event has a date."""
    by_id = {claim.id: claim for claim in finding.claims}
    if not finding.claims or not {claim.kind for claim in finding.claims} <= {Kind.VENUE, Kind.DATE}:
        return None
    events = _events(finding.claims) or tuple(filter(None, [finding.period]))
    lanes = []
    for value in finding.values:
        stated = [by_id[each] for each in value.claims if each in by_id]
        lanes.append(_lane(value.display, stated, events, documents))
    if all(claim.kind is Kind.DATE for claim in finding.claims):
        lanes = gathered(lanes)
    if not 0 < len(lanes) <= _MOST:
        return None
    stretches = [stretch for lane in lanes for stretch in lane.stretches]
    # The dates that the sources give are the matter, and not the days on which they appeared.
    given = [end for stretch in stretches if stretch.kind == "stated" for end in (stretch.low, stretch.high)]
    places = [point.at for lane in lanes for point in lane.points] + [end for each in stretches for end in (each.low, each.high)]
    ends = dict.fromkeys(end for held in (given, places) if held for end in (min(held), max(held)))
    when = " and ".join(spoken(each) for each in events if _known((each,)))
    return drawn(f"Timeline; the event: {when}" if when else "Timeline", lanes, [(end, day(end)) for end in ends])


def _events(claims: Iterable[Claim]) -> tuple[str, ...]:
    """When the event is, by those who say where it is."""
    return tuple(dict.fromkeys(claim.period for claim in claims if claim.kind is Kind.VENUE and claim.period))


def _lane(label: str, stated: Sequence[Claim], events: Sequence[str], documents: Mapping[str, Document]) -> Lane:
    held = [documents[name] for name in dict.fromkeys(claim.document for claim in stated) if name in documents]
    published = dict.fromkeys(document.published for document in held if document.published)
    written = dict.fromkeys(document.written for document in held if document.written and not document.published)
    # One date, one event: a source that does not give it may still have been written before it. Of several each source has its own.
    own = events if len(events) == 1 else _events(stated)
    dated = dict.fromkeys(claim.value for claim in stated if claim.kind is Kind.DATE and isinstance(claim.value, str))
    stretches = [
        *(Stretch(each.first, each.last, "written") for each in _known(written)),
        *(Stretch(each.first, each.last, "stated") for each in _known(dated)),
        *(Stretch(each.first, each.last, "event") for each in _known(own)),
    ]
    points = [
        *(Point(each.first, "published") for each in _known(published)),
        *(Point(each.first, "now") for each in _known(dated) if each.width == 1),
    ]
    told = [f"published {spoken(each)}" for each in published] + [f"dates it {spoken(each)}" for each in dated]
    told += [f"the event {spoken(each)}" for each in own if len(events) > 1]
    return Lane(label, f"{label}: {', '.join(told) or 'no date'}", tuple(stretches), tuple(points))


def _known(dates: Iterable[str]) -> list[Days]:
    found = [days(each) for each in dates if has_year(each)]
    return [each for each in found if each is not None and each.width < _CENTURIES]
