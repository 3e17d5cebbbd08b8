"""Times of day, and stretches of a day between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.scan import Scan
from checker.text.when import last_words, numbers, words

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


_NO_TIME = re.compile(r"[.,]\d|-[A-Za-z]")
_RUN_TAIL = re.compile(r"\.\d{1,3}(?!\w)|-[A-Za-z]{2}-\d{1,6}(?!\w)")
"""What ends times taken to run or fly and numbers of cases at court: "4:07.64", "1:21-cr-00123"."""
_NAMED = re.compile(r"[^\W\d_]\s[A-Z][a-z]+\s\Z")
_BESIDE_TIME = re.compile(r":[0-5]\d(?:\s?[-–]\s?|,\s|,?\s(?:and|or|to)\s)\Z")
_STRETCH = re.compile(r"\s?[-–]\s?\d{1,2}:[0-5]\d(?![\w:]|[.,]\d)")
_LINE_HEAD = re.compile(r"(?:\A|[\n\0])[ \t]*(?:[-*•][ \t]+)?\Z")
_LINE_TAIL = re.compile(r"[ \t]*[-–—:|]?[ \t]*[^\W\d_]")


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
    for time in sorted((*_digits(scan.text, taken), *_named(scan.folded))):
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


def _digits(text: str, taken: Taken) -> Iterator[_Time]:
    for match in _TIME.finditer(text):
        time = _read(text, match)
        if time is not None:
            yield time
        elif match["minute"] is not None and (end := _other(text, match)) and taken.free(match.start(), end):
            taken.take(match.start(), end)  # no ratio either


def _other(text: str, match: re.Match[str]) -> int:
    """Where a time taken, a verse ("John 3:16") or the number of a case ends; 0 for what may be a ratio."""
    start, end = match.span()
    tail = _RUN_TAIL.match(text, end)
    if tail is not None:
        return tail.end()
    before = last_words(text[max(0, start - 16) : start].lower(), 0, 16, 1)
    known = before and before[0] in words("before a time taken")
    named = _NAMED.search(text, max(0, start - 40), start) is not None
    return end if (match[0].count(":") > 1 or known or named) and not _NO_TIME.match(text, end) else 0


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
        if hours is None or (shown[0] != "0" and not _is_led(text, match.start(), exactly=True)):  # "1000 hours" are many
            return None
        end = hours.end()
        named = _ZONE.match(text, end)
        if named and named[1].lower() in words("time zone"):
            zone, end = named[1], named.end()
    if match["minute"] is not None and not half and end == match.end() and not _is_clock(text, match):
        return None
    start, value = match.start(), f"{hour:02}:{minute}"
    before = _FROM.search(text, max(0, start - 14), start) if half else None
    if before is not None and 1 <= int(before["hour"]) <= 12 and _may_open(text, before):
        first = int(before["hour"]) % 12 + (12 if half == "p" else 0)
        first -= 12 if first > hour and first >= 12 else 0  # "11 to 2 pm" begins in the morning
        return _Time(before.start(), end, f"{first:02}:{before['minute'] or '00'}/{value}", zone)
    return _Time(start, end, value, zone)


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Tell whether digits such as 9:30 are a time of day: a word such as "at" leads to them, or they stand in a list, a stretch, or at
    the head of a line of a schedule; 17:30 may stand alone. What was run in 4:07.64, verses and scales are none.
    """
    start, end = match.span()
    if _NO_TIME.match(text, end):
        return False
    if _is_led(text, start) or _BESIDE_TIME.search(text, max(0, start - 12), start):
        return True
    long = match[0].count(":") > 1
    if long or words("before a time taken").keys() & last_words(text[max(0, start - 16) : start].lower(), 0, 16, 1):
        return False
    on_line = _LINE_HEAD.search(text, max(0, start - 8), start) is not None and _LINE_TAIL.match(text, end) is not None
    return len(match[0]) == len("17:30") or on_line or _STRETCH.match(text, end) is not None


def _is_led(text: str, start: int, *, exactly: bool = False) -> bool:
    before = last_words(text[max(0, start - 20) : start].lower(), 0, 20, 2)
    leads = words("before a time")
    if before and (leads.get(before[0]) == "exact" or " ".join(reversed(before)) in leads):
        return True
    return bool(before) and not exactly and (before[0] in leads or before[0] in numbers("weekday"))


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
