"""A finding as a card of the page: what differs, who says what, the picture, why it was linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from checker.model import Claim, Decided, Decision, Finding, Passage, Report, RuleNote, Value, Verdict
from checker.reporters.cards import AS_CARDS, WORDS, Desk, by_sentence, dated, given_up, see, support
from checker.reporters.decided import WORDS as WORDS_OF_DECISIONS
from checker.reporters.decided import came_back, said
from checker.reporters.explanation import confidence_in_words, is_recomputed, rule_in_words
from checker.reporters.html.lanes import Picture
from checker.reporters.html.number_line import number_line
from checker.reporters.html.quotes import Quote, quote
from checker.reporters.html.timeline import timeline
from checker.reporters.layout import Paint
from checker.reporters.markdown import WIDTH, section
from checker.reporters.numbers import arithmetic, confidence_word
from checker.text.entries import entry_of, opening

_UNFOLDED = 50
"""Findings that are unfolded at first: a browser needs seconds to lay out some thousand cards, and minutes to find what Tab leads to next
among cards that it has not laid out yet."""
_SOURCES = 3
"""Sentences of a value that are shown before somebody asks for the others."""


@dataclass(frozen=True, slots=True)
class Column:
    """One value with those who state it.

    Attributes:
        display: the value.
        support: how many sources state it, and whether the text gives it up.
        earlier: True where it does.
        quotes, further: the sentences; those past the first few are shown when somebody asks.
    """

    display: str
    support: str
    earlier: bool
    quotes: tuple[Quote, ...]
    further: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as the page shows it.

    Attributes:
        id: the finding's.
        anchor: the same, or with a number behind it where one fact was told twice.
        word: its verdict in a word, ``verdict`` the verdict itself.
        message: what was found in a sentence.
        about: severity, confidence, rule, id, whether it is inside one text.
        rule: as in the finding.
        status: what was decided about it, ``badge`` the same in words, ``is_open`` whether it is unfolded at first.
        is_back: whether it was decided before and came back.
        decides: whether it asks for a decision.
        documents: numbers of the documents that it speaks of.
        columns: values with their sentences, ``sentences`` those of a finding without values or inside one sentence.
        picture: number line or timeline, or None.
        computed: the arithmetic, or nothing.
        decided: (word, sentence) of what was decided, or had been before it came back.
        notes: (word, sentences) below it.
        related: (anchor, text) of findings to see beside it.
        is_linked: whether several claims were found to be about one fact: one alone, or figures that are recomputed, were not.
        why: (weight, evidence) for its being one fact; ``by_rule`` and ``confidence`` in words.
        record: what a saved decision says of it, what one said before, and its section of the report in Markdown.
    """

    id: str
    anchor: str
    word: str
    verdict: str
    message: str
    about: tuple[str, ...]
    rule: str
    status: str
    badge: str
    is_open: bool
    is_back: bool
    decides: bool
    documents: tuple[int, ...]
    columns: tuple[Column, ...]
    sentences: tuple[Quote, ...]
    picture: Picture | None
    computed: str
    decided: tuple[str, str] | None
    notes: tuple[tuple[str, tuple[str, ...]], ...]
    related: tuple[tuple[str, str], ...]
    is_linked: bool
    why: tuple[tuple[str, str], ...]
    by_rule: str
    confidence: str
    record: dict[str, object]


def cards(findings: Sequence[Finding], report: Report) -> list[Card]:
    """The cards of some findings, in their order."""
    desk = Desk(
        width=WIDTH,
        everything=True,
        paint=Paint(color=False),
        findings={finding.id: finding for finding in report.findings},
        documents={document.id: document for document in report.documents},
    )
    rules = {rule.id: rule for rule in report.rulebook}
    numbers = {name: number for number, name in enumerate(desk.documents)}
    back = came_back(report)
    seen: dict[str, int] = {}
    told: list[Card] = []
    unfolded = 0
    for finding in findings:
        is_open = unfolded < _UNFOLDED and finding.verdict in AS_CARDS and not finding.status.is_settled
        unfolded += is_open
        seen[finding.id] = seen.get(finding.id, 0) + 1
        anchor = finding.id if seen[finding.id] == 1 else f"{finding.id}-{seen[finding.id]}"
        told.append(
            _card(finding, anchor, rules.get(finding.rule), desk, report.passages, numbers, is_open=is_open, is_back=finding.id in back)
        )
    return told


def _card(
    finding: Finding,
    anchor: str,
    rule: RuleNote | None,
    desk: Desk,
    passages: Mapping[tuple[str, tuple[int, int]], Passage],
    numbers: Mapping[str, int],
    *,
    is_open: bool,
    is_back: bool,
) -> Card:
    sentences = by_sentence(finding.claims)
    alone = finding.computed is not None or not finding.values
    # Inside one sentence the values would show it again and again.
    once = alone or (len(sentences) == 1 and len(finding.claims) > 1)
    named = list(dict.fromkeys(claim.document for claim in finding.claims))
    weighed = sorted(finding.because, key=lambda pair: (-abs(pair[1]), pair[0]))
    total = sum(weight for _, weight in weighed) if weighed else None
    notes = finding.notes[:-1] if is_back else finding.notes
    return Card(
        id=finding.id,
        anchor=anchor,
        word=WORDS[finding.verdict],
        verdict=finding.verdict.value,
        message=finding.message,
        about=_about(finding, sentences),
        rule=finding.rule,
        status=finding.status.value,
        badge=_badge(finding, is_back=is_back),
        is_open=is_open,
        is_back=is_back,
        decides=finding.verdict in AS_CARDS and finding.status is not Decision.IGNORED,
        documents=tuple(numbers[name] for name in named if name in numbers),
        columns=() if alone else tuple(_column(value, finding, desk, passages, quoted=not once) for value in finding.values),
        sentences=tuple(_quotes(sentences, desk, passages)) if once else (),
        picture=number_line(finding) or timeline(finding, desk.documents),
        computed=arithmetic(finding.computed) if finding.computed else "",
        decided=_decided(finding, is_back=is_back),
        notes=tuple((word, texts) for word, texts in (("Note", notes), ("Assumed", finding.assumptions)) if texts),
        related=tuple((other, see(desk.findings[other])) for other in finding.related if other in desk.findings),
        why=tuple((f"{weight:+.1f}", words) for words, weight in weighed),
        is_linked=len(finding.claims) > 1 and finding.verdict is not Verdict.SINGLE and not is_recomputed(finding),
        by_rule=rule_in_words(finding, rule),
        confidence=f"{finding.confidence:.4g} {confidence_in_words(finding, total)}",
        record=_record(finding, desk),
    )


def _badge(finding: Finding, *, is_back: bool) -> str:
    return "came back" if is_back else WORDS_OF_DECISIONS.get(finding.status, "")


def _decided(finding: Finding, *, is_back: bool) -> tuple[str, str] | None:
    if is_back and finding.notes:
        return "Before", finding.notes[-1]
    return ("Decided", said(finding.decided)) if finding.decided else None


def _about(finding: Finding, sentences: Sequence[Sequence[Claim]]) -> tuple[str, ...]:
    inside = ""
    if len(finding.claims) > 1 and len({claim.document for claim in finding.claims}) == 1:
        inside = "inside one sentence" if len(sentences) == 1 else "inside one source"
    severity = finding.severity.value if finding.severity else ""
    return tuple(filter(None, (severity, confidence_word(finding.confidence), finding.rule, finding.id, inside)))


def _column(value: Value, finding: Finding, desk: Desk, passages: Mapping[tuple[str, tuple[int, int]], Passage], *, quoted: bool) -> Column:
    by_id = {claim.id: claim for claim in finding.claims}
    stated = [by_id[each] for each in value.claims if each in by_id]
    quotes = tuple(_quotes(by_sentence(stated), desk, passages)) if quoted else ()
    backed = ", ".join(filter(None, (support(value, stated), given_up(value))))
    return Column(value.display, backed, value.earlier, quotes[:_SOURCES], quotes[_SOURCES:])


def _quotes(sentences: Iterable[Sequence[Claim]], desk: Desk, passages: Mapping[tuple[str, tuple[int, int]], Passage]) -> Iterable[Quote]:
    for claims in sentences:
        document = desk.documents.get(claims[0].document)
        yield quote(claims, dated(claims[0], desk), passages, (document.title if document else "") or "")


def _record(finding: Finding, desk: Desk) -> dict[str, object]:
    """What the script needs of a finding: the first lines of its entry, what was decided before, and what it copies for a ticket."""
    decided = {key: str(text) for key, text in asdict(finding.decided).items()} if finding.decided else None
    return {
        "id": finding.id,
        "opening": opening(entry_of(finding, finding.decided or Decided(Decision.ASK))),
        "decided": decided,
        "markdown": section(finding, desk),
    }


def verdicts() -> tuple[tuple[str, str], ...]:
    """(verdict, word) of every kind of card."""
    return tuple((verdict.value, WORDS[verdict].capitalize()) for verdict in Verdict)
