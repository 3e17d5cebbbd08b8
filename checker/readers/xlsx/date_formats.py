"""What a spreadsheet shows for a date or a time of day, in ISO form whatever the order on the sheet."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from checker.readers.xlsx.format_codes import ELAPSED, words

LAST_SERIAL = 2_958_466
"""The day after 9999-12-31."""


def date_text(pieces: list[str], number: float, *, since_1904: bool) -> str:
    """What the pieces of a date's code make of a stored number."""
    elapsed = next((match for piece in pieces if (match := ELAPSED.fullmatch(piece))), None)
    if elapsed:
        return _elapsed(pieces, number)
    moment = moment_of(number, since_1904=since_1904)
    if moment is None:
        return ""
    kinds = _kinds(pieces)
    day = ""
    if {"y", "m"} <= set(kinds):
        day = f"{moment:%Y-%m-%d}" if "d" in kinds else f"{moment:%Y-%m}"
    elif {"y", "m", "d"} & set(kinds):  # "31 Mar", "FY"yyyy: as the sheet shows it
        pairs = zip(pieces, kinds, strict=True)
        shown = "".join(_date_part(piece, kind, moment) for piece, kind in pairs if kind not in ("h", "n", "s", "0"))
        day = re.sub(r"[-/. ]+", " ", shown).strip(" ,:")
    time = ""
    if "h" in kinds and (moment.hour or moment.minute or moment.second or not day):  # an export writes midnight after every day
        time = f"{moment:%H:%M:%S}" if moment.second and "s" in kinds else f"{moment:%H:%M}"
    elif "h" not in kinds and ("n" in kinds or "s" in kinds):
        time = f"{moment:%M:%S}"
    return f"{day} {time}".strip()


def moment_of(number: float, *, since_1904: bool) -> datetime | None:
    """The moment that a stored number stands for, to the second; None where it stands for none.

    Days count from 1900, in which a spreadsheet believes in a 29 February: before it they are one less.
    """
    if not 0 <= number < LAST_SERIAL:
        return None
    seconds = round(number * 86_400)
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if number >= 61 else 31)
    try:
        return first + timedelta(seconds=seconds)
    except OverflowError:
        return None


def _kinds(pieces: list[str]) -> list[str]:
    """What each piece of a date is: y, m (month), d, h, n (minute), s, 0 (a part of a second), or "" for words."""
    kinds: list[str] = []
    for piece in pieces:
        letter = piece[0].lower()
        if letter == "m" and len(piece) <= 2 and next((kind for kind in reversed(kinds) if kind), "") == "h":
            letter = "n"
        elif letter == "s":
            before = next((at for at in range(len(kinds) - 1, -1, -1) if kinds[at]), None)
            if before is not None and kinds[before] == "m":
                kinds[before] = "n"
        known = letter in "ymdhns0" and (letter not in "n" or piece[0] in "mM")
        kinds.append(letter if known else "")
    return kinds


def _date_part(piece: str, kind: str, moment: datetime) -> str:
    if kind == "y":
        return f"{moment:%Y}" if len(piece) > 2 else f"{moment:%y}"
    if kind == "m":
        return str(moment.month) if len(piece) < 3 else format(moment, "%b" if len(piece) == 3 else "%B")
    if kind == "d":
        return str(moment.day) if len(piece) < 3 else format(moment, "%a" if len(piece) == 3 else "%A")
    return "" if piece in ("AM/PM", "A/P") else words(piece)


def _elapsed(pieces: list[str], number: float) -> str:
    """ "[h]:mm": 27:30."""
    seconds = round(abs(number) * 86_400)
    parts: list[str] = []
    for piece in pieces:
        letter, counted = piece.strip("[]")[0].lower() if piece.strip("[]") else "", piece[0] == "["
        unit = {"h": 3600, "m": 60, "s": 1}.get(letter)
        if unit is None:
            parts.append(words(piece) if letter not in "0." else "")
        else:
            count = seconds // unit if counted else seconds // unit % 60
            parts.append(f"{count:0{len(piece.strip('[]'))}d}")
    return f"{'-' if number < 0 else ''}{''.join(parts)}".strip()
