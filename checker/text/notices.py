"""Notices of correction: which stretches of a text say that they correct what was published before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.text.folding import fold
from checker.text.lookup import table

LONGEST_LEAD = 48
"""Characters before the word of a notice that may still belong to its heading: "update 2 - ", "NOTE: company "."""

LONGEST_NOTICE = 1500
"""Characters of a text that a notice heads and that is nothing but the notice; in a longer one the corrected story follows."""

_PARAGRAPH = re.compile(r"\0+|\n[^\S\n]*\n|\n[^\S\n]{2,}")
_LINE = re.compile(r"\0+|\n")
_LEAD = re.compile(r"\W*(?:(?:update|repeat|rpt|refile|wrapup)s?\W{0,3}\d{0,2}\W{1,3})?")
_PART_BEGINS = re.compile(r"(?:\A|[:|(\[/*–—-])[^\w]*\Z")
"""Before a word that is a part of a title by itself: "Update 1 - Corrected - Norvik", "Norvik raises payout (corrected)"."""
_HEADING_ENDS = re.compile(r"\s?(?:[:)\]|*–—\n]|-(?:[A-Z0-9]|\W|\Z)|\Z)")
"""After a word that heads something: "CORRECTED-NORVIK", "Correction: ", not "Correction-fluid"."""
_WORD = re.compile(r"[a-z]+")
_TOLD_BY = ("heads", "notice", "notices", "corrects", "version", "reads", "misstated", "wrongly")
_NAMED_AFTER = 3
"""Words after "an earlier version of" that name this text: "this online article"."""


class Notices(NamedTuple):
    """What a text says of itself.

    Attributes:
        correcting: (start, end, word) of stretches that correct, with the word that says so; the whole text where it is the
            corrected version of another.
        telling: (start, end) of stretches in which the text says what was corrected: "45, not 54" supersedes there.
    """

    correcting: tuple[tuple[int, int, str], ...] = ()
    telling: tuple[tuple[int, int], ...] = ()


NONE = Notices()


@cache
def correcting_words(*roles: str) -> frozenset[str]:
    """The words of some roles of ``corrections.csv``."""
    return frozenset(row["word"] for row in table("corrections") if row["role"] in roles)


@cache
def notice_words() -> frozenset[str]:
    """The words that a notice is found by."""
    return correcting_words(*_TOLD_BY)


def notices(text: str, folded: str, title: str | None, cues: Sequence[int], sentences: Sequence[tuple[int, int]]) -> Notices:
    """The notices of a text, in no order that says anything.

    Args:
        text, folded: the text, and the same as :func:`fold` gives it.
        title: its title, where it has one beside the text.
        cues: where the words of :func:`notice_words` begin in it, in order.
        sentences: its sentences, in order.
    """
    said = _said_by_title(title) if title else None
    if not cues and said is None:
        return NONE
    whole = 0, len(text)
    correcting: list[tuple[int, int, str]] = []
    telling: list[tuple[int, int]] = []
    if said is not None:
        correcting.append((*whole, said))
    ends = [found.span() for found in (_PARAGRAPH if _PARAGRAPH.search(text) else _LINE).finditer(text)]
    told = (0, len(text)) if len(text) <= LONGEST_NOTICE or not ends else (0, ends[0][0])
    if said in correcting_words("notice"):
        telling.append(told)
    elif said in correcting_words("notices"):
        telling.append(whole)
    starts = [start for start, _ in sentences]
    for at in cues:
        after = bisect_right(ends, (at,))
        paragraph = ends[after - 1][1] if after else 0, ends[after][0] if after < len(ends) else len(text)
        sentence = sentences[max(0, bisect_right(starts, at) - 1)]
        cue = _Cue(text, folded, at, _word_at(folded, at), paragraph, sentence)
        if _heads(cue):
            stretch = paragraph if text[: paragraph[0]].strip("\0 \n\t#*") else whole
            correcting.append((*stretch, cue.word))
            if cue.is_of("notice", "notices"):
                telling.append(told if stretch == whole and cue.is_of("notice") else stretch)
        elif _opens_note(cue) or _speaks_of_version(cue):
            correcting.append((*whole, cue.word))
            telling.append((min(at, sentence[0]), paragraph[1]))
        elif _says_how_to_read(cue) or (cue.is_of("misstated", "wrongly") and _is_wrong(folded, *sentence)):
            correcting.append((*paragraph, cue.word))
            telling.append((sentence[0], paragraph[1]))
    return Notices(tuple(correcting), tuple(telling)) if correcting else NONE


class _Cue(NamedTuple):
    """A word that may tell a notice, with where it stands."""

    text: str
    folded: str
    at: int
    word: str
    paragraph: tuple[int, int]
    sentence: tuple[int, int]

    def is_of(self, *roles: str) -> bool:
        """Tell whether the word has one of some roles."""
        return self.word in correcting_words(*roles)


def _heads(cue: _Cue) -> bool:
    """Tell whether a word heads its paragraph: nothing but marks before it, and a colon, a dash, a bracket or the line's end after it."""
    first = cue.paragraph[0]
    if not cue.is_of("heads", "notice", "notices") or cue.at - first > LONGEST_LEAD or _LEAD.fullmatch(cue.folded, first, cue.at) is None:
        return False
    if first and not cue.text[cue.at].isupper():
        return False  # a line that was broken by hand: "ended in a\ncorrection: prices rose"
    return _HEADING_ENDS.match(cue.text, cue.at + len(cue.word)) is not None


def _opens_note(cue: _Cue) -> bool:
    """Tell whether "corrects" opens a note, so that nobody is named who does: "(Corrects figure to 45 from 54)"."""
    if not cue.is_of("corrects"):
        return False
    first = max(cue.paragraph[0], cue.at - LONGEST_LEAD)
    found = _before_note().search(cue.folded, first, cue.at)
    if found is None or (found["mark"] is None and found.start() not in (cue.paragraph[0], cue.sentence[0])):
        return False
    return found["mark"] != "." or bool(found["note"]) or cue.text[cue.at].isupper() or cue.folded.startswith("...", found.start() - 2)


@cache
def _before_note() -> re.Pattern[str]:
    words = "|".join(sorted(correcting_words("note")))
    return re.compile(rf"(?P<mark>(?<!\.\w)\.|[(\[*:;…–—]|-(?=\s))?\s*(?P<note>(?:(?<!\w)(?:{words})[\s:,]+)*)\Z")


def _speaks_of_version(cue: _Cue) -> bool:
    """ "An earlier version of this article ...", "A previous version of the story misstated ..."."""
    if not cue.is_of("version"):
        return False
    after = _WORD.findall(cue.folded, cue.at + len(cue.word), cue.sentence[1])[:_NAMED_AFTER]
    this = after[:1] == ["this"] and not correcting_words("published").isdisjoint(after)
    return this or _is_wrong(cue.folded, *cue.sentence)


def _says_how_to_read(cue: _Cue) -> bool:
    """ "In second paragraph please read ...", "The headline should read ..."."""
    if not cue.is_of("reads"):
        return False
    return not correcting_words("part").isdisjoint(_WORD.findall(cue.folded, *cue.sentence))


def _is_wrong(folded: str, start: int, end: int) -> bool:
    """Tell whether a sentence says of a published text that it misstated something."""
    wrong = correcting_words("misstated", "wrongly")
    words = _WORD.findall(folded, start, end)
    at = next((at for at, word in enumerate(words) if word in wrong), 0)
    return not correcting_words("published").isdisjoint(words[:at])


def _said_by_title(title: str) -> str | None:
    """The word by which a title says that the text corrects another, or None."""
    folded = fold(title)
    for found in _title_words().finditer(folded):
        if not _PART_BEGINS.search(folded, max(0, found.start() - 3), found.start()) and found.start():
            continue
        if found[0] in correcting_words("corrects"):
            if folded[found.start() - 1 : found.start()] == "(":
                return found[0]
        elif _HEADING_ENDS.match(title, found.end()):
            return found[0]
    return None


@cache
def _title_words() -> re.Pattern[str]:
    words = correcting_words("heads", "notice", "notices", "corrects")
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})(?!\w)")


def _word_at(folded: str, at: int) -> str:
    """The word of a notice that stands at an offset, the longest of them."""
    return next((word for word in _longest_first() if folded.startswith(word, at)), "")


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(notice_words(), key=lambda word: (-len(word), word)))
