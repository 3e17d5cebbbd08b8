"""Times of day, and stretches of a day between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.scan import Scan
from checker.text.when import words

_HALF = r"\s?(?P<half{0}>[AaPp])(?:\.?[Mm]\b\.?)"
_TIME = re.compile(
    rf"""
    [0-9](?<![\w.:,][0-9])
    (?: (?P<minute>[0-9]?:[0-5][0-9]) (?::[0-5][0-9])? (?:{_HALF.format(1)})?   # 17:30, 5:30 p.m.
      | (?P<dotted>[0-9]?\.[0-5][0-9]) {_HALF.format(2)}                        # 5.30 where "p.m." follows
      | (?P<hour>[0-9]?) {_HALF.format(3)}
      | (?P<four>[0-9]{{3}}) (?=\s?(?:[A-Z]{{2,5}}\b|hrs\b|hours\b))            # 1530 GMT, 1530 hrs
      | (?P<clock>[0-9]?)\so['’]clock )
    (?![\w:])
    """,
    re.VERBOSE,
)
_ZONE = re.compile(r"\s?\(?([A-Z]{2,5}|[Ll]ocal\stime)\b\)?")
_HOURS = re.compile(r"\s?(?:hrs|hours)\b")
_FROM = re.compile(r"(?<![\w.:,/$£€-])(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?(?:\s?[-–]\s?|\s(?P<link>to|and|until|till)\s)\Z")
_LINK = re.compile(r"(?:\s?[-–]\s?|\s(?P<link>to|and|until|till)\s)\Z")


class _Time(NamedTuple):
    start: int
    end: int
    value: str | None
    zone: str


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Times such as "17:30", "5.30 p.m.", "9 am GMT", "noon"; ``value`` is "17:30", with the zone where one is stated, and
    "14:00/17:00" for "from 2 to 5 pm"; None for "5 o'clock", which may be either.
    """
    pending: _Time | None = None
    for time in sorted((*_digits(scan.text), *_named(scan.folded))):
        if pending is not None and (joined := _joined(scan.folded, pending, time)) is not None:
            pending = joined
            continue
        yield from _claim(scan, taken, pending)
        pending = time
    yield from _claim(scan, taken, pending)


def _claim(scan: Scan, taken: Taken, time: _Time | None) -> Iterator[Claim]:
    if time is None or not taken.free(time.start, time.end):
        return
    taken.take(time.start, time.end)
    value = f"{time.value} {time.zone}" if time.zone and time.value else time.value
    text = scan.text[time.start : time.end]
    yield Claim(scan.document.id, time.start, time.end, text, Kind.TIME, value, dimension="time of day")


def _digits(text: str) -> Iterator[_Time]:
    for match in _TIME.finditer(text):
        time = _read(text, match)
        if time is not None:
            yield time


def _read(text: str, match: re.Match[str]) -> _Time | None:
    half = (match["half1"] or match["half2"] or match["half3"] or "").lower()
    digits = re.match(r"[0-9]+", match[0])
    shown = digits[0] if digits else ""
    minute = "00"
    if match["minute"] or match["dotted"]:
        minute = (match["minute"] or match["dotted"])[-2:]
    elif match["four"] is not None:
        shown, minute = shown[:2], shown[2:]
    hour = int(shown)
    if match["clock"] is not None:
        return _Time(match.start(), match.end(), None, "") if 1 <= hour <= 12 else None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(minute) > 59:
        return None
    end, zone = match.end(), ""
    named = _ZONE.match(text, end)
    if named and named[1].lower() in words("time zone"):
        zone, end = named[1] if named[1].isupper() else "", named.end() if (")" in named[0]) == ("(" in named[0]) else named.end(1)
    elif match["four"] is not None:
        hours = _HOURS.match(text, end)
        if hours is None:
            return None
        end = hours.end()
        named = _ZONE.match(text, end)
        if named and named[1].lower() in words("time zone"):
            zone, end = named[1], named.end()
    start, value = match.start(), f"{hour:02}:{minute}"
    before = _FROM.search(text, max(0, start - 14), start) if half else None
    if before is not None and 1 <= int(before["hour"]) <= 12 and _may_open(text, before):
        first = int(before["hour"]) % 12 + (12 if half == "p" else 0)
        first -= 12 if first > hour and first >= 12 else 0  # "11 to 2 pm" begins in the morning
        return _Time(before.start(), end, f"{first:02}:{before['minute'] or '00'}/{value}", zone)
    return _Time(start, end, value, zone)


def _may_open(text: str, before: re.Match[str]) -> bool:
    """Tell whether a bare hour is the first end of a stretch: "between 2 and 5 pm"."""
    return before["link"] != "and" or text[max(0, before.start() - 8) : before.start()].lower().endswith("between ")


def _named(folded: str) -> Iterator[_Time]:
    for word, value in words("time of day").items():
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and folded[at - 1].isalnum()) and not folded[end : end + 1].isalnum():
                twelve = folded.startswith("12 ", max(0, at - 3), at) and not folded[max(0, at - 4) : at - 3].isalnum()
                yield _Time(at - 3 if twelve else at, end, value, "")
            at = folded.find(word, end)


def _joined(folded: str, first: _Time, second: _Time) -> _Time | None:
    """Two times as the ends of a stretch: "9am-5pm", "from 9:00 to 17:00"."""
    if not 0 < second.start - first.end <= 8 or not first.value or not second.value or "/" in first.value + second.value:
        return None
    link = _LINK.match(folded, first.end, second.start)
    if link is None or link.end() != second.start:
        return None
    if link["link"] == "and" and not folded.endswith("between ", 0, first.start):
        return None
    return _Time(first.start, second.end, f"{first.value}/{second.value}", second.zone or first.zone)
