"""How right the findings of a report are, by labelled stretches of its documents.

1. Only findings with verdict "conflict" count for or against; a truth row may name verdicts that detect it too (``accept``).
2. A finding is looked at as pairs of its claims. Of two claims the pair is an accusation, of more only pairs whose values differ.
3. A row is detected by a pair whose claims overlap its two stretches. A claim of more than 200 characters overlaps nothing.
4. Rows with the same group, documents and kind are one item, detected by either row.
5. A conflict is right if one of its pairs is in the truth, else false.
6. Inside one document a conflict is neutral where the document takes part in a planted conflict, and false elsewhere.
7. A false one is counted under the first cause that fits: equal figures, look-alike (of the whole document, or of the labelled stretches
   where ``trap_scope`` is "span"), inside one document, distractor, tellings of one story, unrelated stories.
8. Where ``open`` is true only some pairs are labelled: a finding that touches none counts nowhere. Revisions are neutral.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

Row = dict[str, Any]
LONGEST = 200
BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
SURE = 0.9
"""Confidence from which reports call a finding sure."""


class Labels:
    """Truth rows of one sort, found by two claims."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[tuple[str, str], list[tuple[Row, str, str]]] = defaultdict(list)
        for row in rows:
            self._rows[row["doc_a"], row["doc_b"]].append((row, "a", "b"))
            self._rows[row["doc_b"], row["doc_a"]].append((row, "b", "a"))

    def under(self, pairs: Sequence[tuple[Row, Row]]) -> list[Row]:
        """The rows whose two stretches some pair of claims overlaps."""
        return [
            row
            for x, y in pairs
            for row, one, other in self._rows.get((x["document"], y["document"]), ())
            if _overlap(x, row, one) and _overlap(y, row, other)
        ]


def _overlap(claim: Row, row: Row, side: str) -> bool:
    return bool(claim["start"] < row[f"end_{side}"] and row[f"start_{side}"] < claim["end"])


@dataclass(slots=True)
class Score:
    """What was found.

    Attributes:
        items: for each item of the truth its first row.
        found, hinted: items detected, and those that a finding of any verdict joins.
        right, neutral, unlabelled: conflicts by how they count.
        false: for each false conflict its number in the report and the cause.
        equal, flagged: equal pairs, and those called a conflict.
        traps, trapped: look-alike documents, and those joined to their original by a false conflict.
        bins: for each bin of confidence the conflicts that are right and those that are false.
    """

    items: dict[tuple[object, ...], Row]
    equal: int
    traps: int
    found: set[tuple[object, ...]] = field(default_factory=set)
    hinted: set[tuple[object, ...]] = field(default_factory=set)
    right: int = 0
    neutral: int = 0
    unlabelled: int = 0
    false: list[tuple[int, str]] = field(default_factory=list)
    flagged: set[int] = field(default_factory=set)
    trapped: set[tuple[str, str]] = field(default_factory=set)
    bins: Counter[tuple[int, bool]] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Right ones of those that count."""
        return self.right / (self.right + len(self.false)) if self.right or self.false else 1.0

    @property
    def recall(self) -> float:
        """Items detected."""
        return len(self.found) / len(self.items) if self.items else 1.0

    def by(self, name: str) -> dict[str, tuple[int, int]]:
        """Items detected and all items, by a field of their rows."""
        every = Counter(row.get(name, "") for row in self.items.values())
        got = Counter(self.items[each].get(name, "") for each in self.found)
        return {value: (got[value], every[value]) for value in sorted(every)}


def item(row: Row) -> tuple[object, ...]:
    """What makes rows one item."""
    if row.get("group"):
        return row["group"], row["doc_a"], row["doc_b"], row["kind"]
    return row["doc_a"], row["start_a"], row["doc_b"], row["start_b"], row["kind"]


def score(truth: Row, findings: Iterable[Row]) -> Score:
    """The score of findings as the JSON report has them: ``verdict``, ``confidence`` and ``claims``."""
    rows = {name: truth.get(name, []) for name in ("conflicts", "equivalent", "traps", "revisions")}
    labels = {name: Labels(each) for name, each in rows.items()}
    known = {row[doc] for each in rows.values() for row in each for doc in ("doc_a", "doc_b")}
    known |= {*truth.get("document_ids", ()), *truth.get("distractors", ())}
    items: dict[tuple[object, ...], Row] = {}
    for row in rows["conflicts"]:
        items.setdefault(item(row), row)
    trap_documents = {(row["doc_a"], row["doc_b"]) for row in rows["traps"]}
    total = Score(items, len(rows["equivalent"]), len(trap_documents))
    touched = {row[doc] for row in rows["conflicts"] for doc in ("doc_a", "doc_b")}
    for number, finding in enumerate(findings):
        claims = [
            {**claim, "document": _known(claim["document"], known)}
            for claim in finding["claims"]
            if claim["end"] - claim["start"] <= LONGEST
        ]
        pairs = list(combinations(claims, 2))
        if finding["verdict"] == "agreement":
            continue
        if len(claims) != 2:
            pairs = [(x, y) for x, y in pairs if not _same(x, y)]
        hit = labels["conflicts"].under(pairs)
        conflict = finding["verdict"] == "conflict"
        total.hinted |= {item(row) for row in hit}
        total.found |= {item(row) for row in hit if conflict or finding["verdict"] in row.get("accept", ())}
        if not conflict:
            continue
        equal = labels["equivalent"].under(pairs)
        total.flagged |= {id(row) for row in equal}
        joined = {(x["document"], y["document"]) for x, y in pairs} | {(y["document"], x["document"]) for x, y in pairs}
        trapped = joined & trap_documents
        if truth.get("trap_scope") == "span":
            trapped = {(row["doc_a"], row["doc_b"]) for row in labels["traps"].under(pairs)}
        if hit:
            total.right += 1
        elif (labels["revisions"].under(pairs) and not equal and not trapped) or (
            not equal
            and not trapped
            and not truth.get("open")
            and len({claim["document"] for claim in claims}) <= 1
            and touched & {claim["document"] for claim in claims}
        ):
            total.neutral += 1
            continue
        elif truth.get("open") and not equal and not trapped:
            total.unlabelled += 1
            continue
        else:
            kind = next((row["kind"] for pair in sorted(trapped) for row in rows["traps"] if (row["doc_a"], row["doc_b"]) == pair), "")
            total.false.append((number, _cause(claims, pairs, bool(equal), kind, set(truth.get("distractors", ())))))
            total.trapped |= trapped
        total.bins[_bin(finding.get("confidence", 1.0)), bool(hit)] += 1
    return total


def _cause(claims: Sequence[Row], pairs: Sequence[tuple[Row, Row]], equal: bool, trap: str, distractors: set[str]) -> str:  # noqa: FBT001
    documents = {claim["document"] for claim in claims}
    crossed = [(x["document"], y["document"]) for x, y in pairs if x["document"] != y["document"]]
    if equal:
        return "equal figures"
    if trap:
        return f"trap: {trap}"
    if len(documents) <= 1:
        return "inside one document"
    if documents & distractors:
        return "distractor"
    told = crossed and all(one.rpartition("-")[0] == other.rpartition("-")[0] for one, other in crossed)
    return "tellings of one story" if told else "unrelated stories"


def _bin(confidence: float) -> int:
    """The place of the bin that holds a confidence; its upper end belongs to the last one only."""
    return max(at for at, low in enumerate(BINS[:-1]) if confidence >= low)


def _same(x: Row, y: Row) -> bool:
    one, other = x.get("value"), y.get("value")
    if one is None or other is None:
        texts = [" ".join(str(claim.get("text", "")).split()).casefold() for claim in (x, y)]
        return texts[0] == texts[1]
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        equal = abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1e-300)
    else:
        equal = one == other
    return equal and (x.get("unit") == y.get("unit") or x.get("unit") is None or y.get("unit") is None)


def _known(name: str, known: set[str]) -> str:
    """The id of a document whose name in the report may have something before it."""
    if name in known:
        return name
    return next((part for part in reversed(re.split(r"[#:/\\|\[\]]", name)) if part in known), name)


def lines(total: Score, *, documents: int) -> list[str]:
    """The score for reading."""
    causes = ", ".join(f"{cause} {count}" for cause, count in Counter(cause for _, cause in total.false).most_common())
    rate = 1000 * len(total.false) / max(documents, 1)
    told = [
        f"precision {total.precision:.4f}  recall {total.recall:.4f}  ({len(total.found)} of {len(total.items)} items, "
        f"with any verdict {len(total.hinted)})",
        f"conflicts: {total.right} right, {len(total.false)} false ({rate:.1f} per 1,000 documents), "
        f"{total.neutral} neutral, {total.unlabelled} unlabelled",
        f"equal pairs flagged {len(total.flagged)} of {total.equal}; look-alike documents {len(total.trapped)} of {total.traps}",
        f"false by cause: {causes or 'none'}",
    ]
    for name in ("kind", "level", "genre"):
        rows = total.by(name)
        if set(rows) - {""}:
            told += [
                f"by {name}",
                *(f"  {value or '-':<16}{got:>5} of {every:>4}  {got / every:.3f}" for value, (got, every) in rows.items()),
            ]
    told.append("confidence      right  false  share right")
    for at, (low, high) in enumerate(pairwise(BINS)):
        right, false = total.bins[at, True], total.bins[at, False]
        told.append(f"  {low:>4} to {high:<5}{_reliability(right, false)}")
    sure = [sum(count for (at, hit), count in total.bins.items() if BINS[at] >= SURE and hit is wanted) for wanted in (True, False)]
    told.append(f"  {SURE:>4} and more{_reliability(*sure)}")
    return told


def _reliability(right: int, false: int) -> str:
    share = f"{right / (right + false):.3f}" if right or false else "-"
    return f"{right:>8}{false:>7}  {share:>11}"
