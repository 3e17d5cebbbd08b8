"""Times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import word_set
from checker.text.scan import Scan

_TIME = re.compile(
    r"""
    (?<![\w.:,]) (?P<hour>[01]?\d|2[0-3])
    (?: [:.](?P<minute>[0-5]\d)(?::[0-5]\d)? )?        # 17:30, and 5.30 where "p.m." follows
    (?: \s?(?P<half>[ap])\.?m\b\.? )?
    (?: \s(?P<zone>[A-Z]{2,5}) )?
    (?![\w:])
    """,
    re.VERBOSE,
)


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Times such as "17:30", "5.30 p.m.", "9 am GMT"; ``value`` is "17:30", with the zone where one is stated."""
    for match in _TIME.finditer(scan.text):
        dotted = match["minute"] and scan.text[match.end("hour")] == "."
        if not (match["half"] or (match["minute"] and not dotted)):
            continue
        hour, end, zone = int(match["hour"]), match.end(), match["zone"]
        if zone and zone.lower() not in word_set("time zone"):
            end, zone = match.start("zone") - 1, None
        if match["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
        if not taken.free(match.start(), end):
            continue
        taken.take(match.start(), end)
        value = f"{hour:02}:{match['minute'] or '00'}" + (f" {zone}" if zone else "")
        yield Claim(scan.document.id, match.start(), end, scan.text[match.start() : end], Kind.TIME, value, dimension="time of day")
