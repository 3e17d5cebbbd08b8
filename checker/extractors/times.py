"""Times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.scan import Scan

_TIME = re.compile(
    r"(?<![\w.:,])(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s(?P<zone>GMT|UTC|EST|EDT|CET|BST|PST|PDT))?(?![\w:])"
)


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Times such as "17:30", "5.30 p.m.", "9 am GMT"; ``value`` is "17:30", with the zone where one is stated."""
    for match in _TIME.finditer(scan.text):
        if not (match["minute"] or match["half"]) or not taken.free(match.start(), match.end()):
            continue
        hour = int(match["hour"])
        if match["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
        taken.take(match.start(), match.end())
        value = f"{hour:02}:{match['minute'] or '00'}" + (f" {match['zone']}" if match["zone"] else "")
        yield Claim(scan.document.id, match.start(), match.end(), match.group(), Kind.TIME, value, dimension="time of day")
