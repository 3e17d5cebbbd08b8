"""Number lines and timelines: what is drawn where, and what is no picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model import Claim, Comparator, Computed, Document, FigureRole, Finding, Kind, Verdict
from checker.reporters.html.lanes import Lane, Picture, Point, Stretch, drawn
from checker.reporters.html.number_line import number_line
from checker.reporters.html.timeline import timeline
from tests.reporters import reports


def figure(text: str, line: int, **attributes: object) -> Claim:
    """A claim of a sentence of its own."""
    settings: dict[str, object] = {"unit": "kilometer", "resolution": 1.0} | attributes
    return reports.claim(f"{line}.txt", f"It is {text} long.", text, line=line, **settings)


def told(*claims: Claim, **attributes: object) -> Finding:
    """A conflict with one value a claim."""
    values = [reports.value(claim.text, claim) for claim in claims]
    return reports.finding("0123456789ab", Verdict.CONFLICT, "It is long", *values, claims=claims, **attributes)


def lanes(picture: Picture | None) -> list[str]:
    """What each lane tells in words."""
    return [lane.told for lane in picture.lanes] if picture else []


def test_bar_is_the_stated_precision() -> None:
    """The bar of "4 km" reaches from 3.5 to 4.5, a dot stands at 4; the line has room at both ends."""
    picture = number_line(told(figure("4 km", 1, value=4.0), figure("6 km", 2, value=6.0)))
    assert picture is not None
    assert lanes(picture) == ["4 km: 3.5 to 4.5 kilometers", "6 km: 5.5 to 6.5 kilometers"]
    first, second = picture.lanes
    assert first.stretches[0].low == pytest.approx(100 * 0.06 / 1.12, abs=0.01)
    assert second.stretches[0].high == pytest.approx(100 * 1.06 / 1.12, abs=0.01)
    assert first.points[0].kind == second.points[0].kind == "now"
    assert first.points[0].at == pytest.approx((first.stretches[0].low + first.stretches[0].high) / 2, abs=0.01)
    assert [label for _, label in picture.ticks] == ["4 kilometers", "6 kilometers"]


def test_ring_is_the_earlier_figure() -> None:
    """What the text gives up for another is a ring."""
    picture = number_line(reports.soybeans())
    assert picture is not None
    assert [[point.kind for point in lane.points] for lane in picture.lanes] == [["now"], ["earlier"]]


def test_change_has_a_ring_where_it_began() -> None:
    """ "57% to 47%" is one lane: a dot at 47 and a ring at 57."""
    ends = {"kind": Kind.PERCENT, "unit": "percent", "resolution": 1.0}
    old = figure("57%", 1, value=57.0, role=FigureRole.PREVIOUS, **ends)
    new = figure("47%", 2, value=47.0, role=FigureRole.CURRENT, partner=old.id, **ends)
    other = figure("45%", 3, value=45.0, **ends)
    change = replace(reports.value("57% to 47%", old, new), value=None)
    finding = reports.finding("0123456789ab", Verdict.CONFLICT, "x", change, reports.value("45%", other), claims=(old, new, other))
    picture = number_line(finding)
    assert picture is not None
    assert [[point.kind for point in lane.points] for lane in picture.lanes] == [["now", "earlier"], ["now"]]


def test_other_units_are_converted() -> None:
    """Miles stand on the line of the kilometers that were stated first."""
    picture = number_line(told(figure("16 km", 1, value=16.0), figure("9 miles", 2, value=9.0, unit="mile")))
    assert lanes(picture) == ["16 km: 15.5 to 16.5 kilometers", "9 miles: 13.6794 to 15.2888 kilometers"]


def test_unit_of_most() -> None:
    """The line has the unit in which most values are shown: "2,400 metres" over kilometers alone is no help."""
    metres = [figure(f"{length:,} m", at, value=float(length), unit="meter") for at, length in enumerate((2400, 2150), 2)]
    picture = number_line(told(figure("2.1 km", 1, value=2.1, resolution=0.1), *metres))
    assert picture is not None
    assert [told for _, told in picture.ticks] == ["2,100 meters", "2,400 meters"]


def test_open_end_runs_out_of_the_picture() -> None:
    """ "More than 80" has no right end."""
    more = figure("80 km", 1, low=80.0, comparator=Comparator.MORE)
    picture = number_line(told(more, figure("70 km", 2, value=70.0)))
    assert picture is not None
    assert lanes(picture)[0] == "80 km: above 80 kilometers"
    assert picture.lanes[0].stretches[0].high == 100


def test_recomputed_figure_stands_below_the_stated_one() -> None:
    """25% against the 20% that was computed; the figures it was computed from are on no line of per cent."""
    assert lanes(number_line(reports.growth())) == ["25%: 25%", "computed: 19.5% to 20.5%"]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param((figure("4 km", 1, value=4.0),), id="one value"),
        pytest.param((figure("4 km", 1, value=4.0), figure("6 kg", 2, value=6.0, unit="kilogram")), id="units of two kinds"),
        pytest.param((figure("Busan", 1, kind=Kind.VENUE, value="Busan"), figure("Seoul", 2, kind=Kind.VENUE, value="Seoul")), id="places"),
    ],
)
def test_no_number_line(claims: tuple[Claim, ...]) -> None:
    """One value, values that share no line, and places are no picture."""
    assert number_line(told(*claims)) is None


def test_many_values_share_lanes() -> None:
    """Of more than twelve values those that lie near each other stand on one lane, and none is left out."""
    told_of = (1, 2, 3, 4, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100)
    picture = number_line(told(*(figure(f"{n} km", n, value=float(n)) for n in reversed(told_of))))
    assert picture is not None
    assert len(picture.lanes) == 12
    assert picture.lanes[0].label == "4 values, 1 km to 4 km"
    assert picture.lanes[1].label == "100 km"
    assert sum(len(lane.points) for lane in picture.lanes) == len(told_of)


def test_total_of_a_table_stands_over_its_sum() -> None:
    """Of the figures of a column the one that is no part of the sum is held against it."""
    parts = tuple(figure(text, at, kind=Kind.NUMBER, value=float(text), unit=None) for at, text in enumerate(("40", "50", "95"), 1))
    summed = reports.finding("0123456789ab", Verdict.CONFLICT, "x", claims=parts, computed=Computed("40 + 50", 90.0, None, 90.0, 90.0))
    picture = number_line(summed)
    assert picture is not None
    assert [lane.label for lane in picture.lanes] == ["95", "computed"]


BUSAN = figure("Busan", 1, kind=Kind.VENUE, value="Busan", unit=None, period="2025-10-30")
SEOUL = figure("Seoul", 2, kind=Kind.VENUE, value="Seoul", unit=None)
DATED = {"1.txt": Document("1.txt", "", published="2025-11-25"), "2.txt": Document("2.txt", "", published="2025-10-27")}


def test_sources_stand_around_the_event() -> None:
    """Both sources stand on the day they were published, and the event is drawn for both."""
    picture = timeline(told(BUSAN, SEOUL), DATED)
    assert picture is not None
    assert picture.name == "Timeline; the event: 30 October 2025"
    assert lanes(picture) == ["Busan: published 25 November 2025", "Seoul: published 27 October 2025"]
    (after,), (before,) = (lane.points for lane in picture.lanes)
    for lane in picture.lanes:
        (event,) = lane.stretches
        assert before.at < event.low < after.at
    assert [label for _, label in picture.ticks] == ["27 October 2025", "25 November 2025"]


def test_each_value_has_the_date_that_its_own_sources_give() -> None:
    """Of two dates of the event none stands beside the value of a source that gives the other, and none beside one that gives no date."""
    later, undated = replace(SEOUL, period="2025-11-01"), replace(SEOUL, id="0000000a0009", text="Gyeongju", value="Gyeongju")
    picture = timeline(told(BUSAN, later, undated), DATED)
    assert picture is not None
    assert picture.name == "Timeline; the event: 30 October 2025 and 1 November 2025"
    assert lanes(picture) == [
        "Busan: published 25 November 2025, the event 30 October 2025",
        "Seoul: published 27 October 2025, the event 1 November 2025",
        "Gyeongju: published 27 October 2025",
    ]
    busan, seoul, gyeongju = ([each.low for each in lane.stretches] for lane in picture.lanes)
    assert busan < seoul
    assert (len(busan), len(seoul), gyeongju) == (1, 1, [])


def test_dates_are_what_their_words_cover() -> None:
    """A day is a day and a month a month."""
    day = figure("30 October 2025", 1, kind=Kind.DATE, value="2025-10-30", unit=None)
    month = figure("September 2025", 2, kind=Kind.DATE, value="2025-09", unit=None)
    picture = timeline(told(day, month), DATED)
    assert picture is not None
    narrow, wide = (lane.stretches[0] for lane in picture.lanes)
    assert (narrow.high - narrow.low) < 1 < (wide.high - wide.low)


def test_dates_stand_out_among_days_of_publication() -> None:
    """What the sources disagree about has dots and the labels; when they appeared is a tick beside it."""
    dates = [figure(f"{n} May 2025", n, kind=Kind.DATE, value=f"2025-05-0{n}", unit=None) for n in (1, 2)]
    picture = timeline(told(*dates), DATED)
    assert picture is not None
    assert [[point.kind for point in lane.points] for lane in picture.lanes] == [["published", "now"]] * 2
    assert {"now", "published"} <= set(picture.kinds)
    assert [label for _, label in picture.ticks] == ["1 May 2025", "25 November 2025"]  # 2 May stands too near to be named


@pytest.mark.parametrize(
    ("finding", "documents"),
    [
        pytest.param(told(figure("4 km", 1, value=4.0), figure("6 km", 2, value=6.0)), DATED, id="figures"),
        pytest.param(told(SEOUL), {}, id="no dates"),
        pytest.param(told(SEOUL), DATED, id="one day alone"),
        pytest.param(told(replace(SEOUL, period="XXXX-10-30")), DATED, id="no year"),
    ],
)
def test_no_timeline(finding: Finding, documents: dict[str, Document]) -> None:
    """Figures, and what lies on one day, are no timeline."""
    assert timeline(finding, documents) is None


def test_one_place_is_no_picture() -> None:
    """There is nothing to see where all lies in one place, or nowhere."""
    point = Lane("a", "a", (Stretch(1, 1, "stated"),), (Point(1, "now"),))
    assert drawn("x", [point], []) is None
    assert drawn("x", [Lane("a", "a", (Stretch(float("-inf"), float("inf"), "stated"),), ())], []) is None


@pytest.mark.parametrize(
    ("stretch", "points", "kinds"),
    [
        (Stretch(49.9, 50.1, "stated"), (Point(50.0, "now"),), ("now",)),
        (Stretch(40.0, 60.0, "stated"), (Point(50.0, "now"),), ("stated", "now")),
        (Stretch(49.9, 50.1, "stated"), (Point(80.0, "published"),), ("stated", "published")),
        (Stretch(49.9, 50.1, "stated"), (), ("stated",)),
        (Stretch(49.9, 50.1, "event"), (Point(50.0, "published"),), ("event", "published")),
    ],
)
def test_legend_names_what_is_seen(stretch: Stretch, points: tuple[Point, ...], kinds: tuple[str, ...]) -> None:
    """A bar that is smaller than the dot on it is not seen; what is drawn higher or elsewhere is."""
    ends = Lane("b", "b", (), (Point(0.0, "end"), Point(100.0, "end")))
    picture = drawn("x", [Lane("a", "a", (stretch,), points), ends], [])
    assert picture is not None
    assert tuple(kind for kind in picture.kinds if kind != "end") == kinds
