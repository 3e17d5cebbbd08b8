"""What a rule asks of a whole document: whether it is read, and what its keys of ``group_by`` are filled with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from checker.engine.phrases import stands
from checker.model import Claim, GroupKey, Only, Section, Words
from checker.text.folding import squeeze
from checker.text.globs import names
from checker.text.scan import WALL, Scan
from checker.text.tokens import Token, tokenize

LONGEST_LABEL = 12
"""Words of a line that may still label a text ("Opinion | Why the levy is too low"); a longer one is its first paragraph."""
MOST_LABELS = 8
"""Lines at the top of a text that may label it."""

_STOPS = rf"\n\r\t;|{WALL}"
_LEADING = rf"(?:^|[{_STOPS}.(–—])[\s#>*_-]*"


class Head:
    """One document as rules ask of it as a whole."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._lines: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        self._labelled: dict[tuple[tuple[str, ...], ...], bool] = {}

    def is_read(self, only: Only) -> bool:
        """Tell whether a rule reads the document."""
        document = self._scan.document
        if only.sources and not any(names(pattern, document.source or "") for pattern in only.sources):
            return False
        if only.files and not any(names(pattern, document.id) for pattern in only.files):
            return False
        return not (only.exclude and self._has(only.exclude))

    def _has(self, runs: tuple[tuple[str, ...], ...]) -> bool:
        found = self._labelled.get(runs)
        if found is None:
            found = self._labelled[runs] = any(stands(Words(runs), line) for line in self._labels)
        return found

    @cached_property
    def _labels(self) -> list[Sequence[Token]]:
        """The lines that say what kind of text it is: the parts of its name, its title, the short lines at its top."""
        document = self._scan.document
        parts = [tokenize(re.sub(r"[_\-.]", " ", part)) for part in document.id.split("/")]
        return [*parts, tokenize(document.title or ""), *self._top()]

    def _top(self) -> Iterator[Sequence[Token]]:
        lines = [line for line in re.split(rf"[\n\r{WALL}]+", self._scan.text[:4000]) if line.strip()]
        for line in lines[:MOST_LABELS]:
            tokens = tokenize(line)
            if sum(token.text[0].isalnum() for token in tokens) > LONGEST_LABEL:
                return
            yield tokens

    def fills(self, key: GroupKey, claim: Claim) -> str | None:
        """What fills a key of ``group_by`` that is no slot of the rule, None where the document does not say it."""
        document = self._scan.document
        match key.name if key.document else None:
            case "source":
                return document.source
            case "published":
                return document.published
            case "title":
                return document.title
            case "document":
                return document.id
        found = self._after(key.line)
        above = bisect_right([start for start, _ in found], claim.start)
        return found[max(0, above - 1)][1] if found else None

    def _after(self, words: tuple[str, ...]) -> list[tuple[int, str]]:
        """(start, text) of what stands after some words in a line that they begin, in order."""
        if words not in self._lines:
            label = r"\s*".join(re.escape(word) for word in words)
            pattern = re.compile(rf"{_LEADING}(?P<label>{label})(?!\w)\s*(?P<filled>[^{_STOPS}]*\w[^{_STOPS}]*)", re.MULTILINE)
            self._lines[words] = [
                (match.start("label"), squeeze(self._scan.text[match.start("filled") : match.end("filled")]).strip(" .,*_"))
                for match in pattern.finditer(self._scan.folded)
            ]
        return self._lines[words]

    def section(self, claim: Claim, beside: Sequence[Claim]) -> Section:
        """The part of the document that a claim stands in; of one that has just been made, that of those in its sentence."""
        if not claim.id:
            title = self._scan.document.title
            if beside:
                return beside[0].section
            return Section.HEADLINE if title and squeeze(claim.quote) == squeeze(title) else self._scan.document.section_at(claim.start)
        return claim.section
