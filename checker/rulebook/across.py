"""The keys of a rule that look at whole documents: which are read, and what of them claims are grouped by."""

from __future__ import annotations

import re

from checker.model import GroupKey, Only, Reference
from checker.rulebook.phrases import Slip, read_words
from checker.rulebook.schema import FindText, ReferenceText
from checker.text.folding import fold, squeeze
from checker.text.tokens import tokenize

DOCUMENT_FIELDS = ("source", "published", "title", "document")
"""What ``group_by`` knows of a document besides its text; ``document`` is its name."""

_LINE = re.compile(r"(?P<label>[^.…]*\w[^.…]*?)\s*(?:\.\.\.|…)")


DOCUMENT = "field of the document"
LINE = "line of the document"
"""What fills a slot that ``group_by`` makes."""


def across_key(written: str) -> GroupKey | None:
    """The key of a field of the document or of ``Deal: ...``, whose slot is ``Deal``; None for what is neither."""
    if written in DOCUMENT_FIELDS:
        return GroupKey(written, document=True)
    match = _LINE.fullmatch(written)
    if match is None:
        return None
    words = tuple(token.folded for token in tokenize(match["label"]))
    return GroupKey(match["label"].strip(" :=#-"), line=words)


def only(text: FindText) -> tuple[Only, list[tuple[str, int, Slip]]]:
    """Which documents a rule reads; each mistake with the key and the entry that it stands in."""
    slips: list[tuple[str, int, Slip]] = []
    for key in ("sources", "files"):
        for index, entry in enumerate(getattr(text, key)):
            if not re.search(r"\w", entry):
                slips.append(
                    (key, index, Slip(0, len(entry), f"`{entry}` names nobody" if key == "sources" else f"`{entry}` names any file"))
                )
    runs: list[tuple[str, ...]] = []
    for index, entry in enumerate(text.exclude):
        words, wrong = read_words(entry, {})
        slips += [("exclude", index, slip) for slip in wrong]
        runs += words.alternatives
    files = tuple(fold(squeeze(entry)) for entry in text.files)
    return Only(tuple(fold(squeeze(entry)) for entry in text.sources), files, tuple(text.sections), tuple(dict.fromkeys(runs))), slips


TAKES = ("latest", "all")


def reference(text: ReferenceText | None) -> Reference | None:
    """The documents that the others are held against."""
    if text is None:
        return None
    sources, files, authority = (tuple(fold(squeeze(each)) for each in entries) for entries in (text.source, text.file, text.authority))
    return Reference(sources, files, authority, text.take != "all")
