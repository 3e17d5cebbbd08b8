"""A finding as a card of the terminal report: what is stated, by whom, where, in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.model import Claim, Decision, Document, Finding, Section, Value, Verdict
from checker.reporters.decided import said
from checker.reporters.excerpt import excerpt, marks
from checker.reporters.layout import NARROWEST_TEXT, Paint, ends, hanging, more, pad, wrap
from checker.reporters.names import place, shortened
from checker.reporters.numbers import arithmetic, confidence_word, counted
from checker.reporters.symbols import columns, named, visible
from checker.reporters.view import View

WORDS = {
    Verdict.CONFLICT: "CONFLICT",
    Verdict.REVISION: "REVISION",
    Verdict.ROUNDING: "ROUNDING",
    Verdict.AGREEMENT: "AGREED",
    Verdict.SINGLE: "ONE SOURCE ONLY",
}
"""The word over each kind of finding."""

SOURCES = 3
"""Sources of a value that are shown without ``--all``."""

VALUES = 6
"""Values of a finding that are shown without ``--all``: as many as its heading has."""
_PLACES = 10
"""Further places in one document that are shown without ``--all``."""
_QUOTES = 6
_RELATED = 3


AS_CARDS = (Verdict.CONFLICT, Verdict.REVISION, Verdict.ROUNDING)
"""Verdicts that are shown as cards."""


def is_shown(finding: Finding, view: View) -> bool:
    """Tell whether a finding is in a text: what a person has decided about is counted in the last lines, and shown with ``--all``."""
    return view.shows(finding.verdict) and (view.everything or not finding.status.is_settled)


def gravity(finding: Finding) -> tuple[int, int]:
    """Conflicts by severity, then revisions, then rounding; the report's own order within those."""
    return finding.verdict.rank, finding.severity.rank if finding.severity else -1


@dataclass(frozen=True, slots=True)
class Desk:
    """What a card is laid out with.

    Attributes:
        width, everything: as in the view.
        paint: styles.
        findings: every finding of the report by id, for "See also".
        documents: every document of the report by id.
    """

    width: int
    everything: bool
    paint: Paint
    findings: Mapping[str, Finding]
    documents: Mapping[str, Document]


def card(finding: Finding, desk: Desk) -> list[str]:
    """The lines of one finding: heading, values or sentences with their sources, then notes."""
    sentences = by_sentence(finding.claims)
    lines = heading(finding, desk)
    lines.append("")
    if finding.computed is not None or not finding.values:
        lines += _quotes(sentences, desk)
    elif len(sentences) == 1 and len(finding.claims) > 1:
        lines += [*_value_table(finding, desk), *_quotes(sentences, desk, places=False)]
    else:
        lines += _values(finding, desk)
    return [*lines, *_tail(finding, desk)]


def heading(finding: Finding, desk: Desk) -> list[str]:
    """What was found in a sentence, then its severity, confidence, rule and id."""
    word = WORDS[finding.verdict]
    first, *rest = hanging(f"{word}  ", visible(finding.message), desk.width)
    facts = [
        finding.severity.value if finding.severity else None,
        confidence_word(finding.confidence),
        visible(finding.rule),
        visible(finding.id),
        _inside(finding),
        None if finding.status is Decision.NEW else finding.status.value,
    ]
    about = wrap(" · ".join(filter(None, facts)), desk.width)
    heading = desk.paint.verdict(first[: len(word)], finding.verdict.value) + desk.paint.bold(first[len(word) :])
    return [heading, *map(desk.paint.bold, rest), *map(desk.paint.dim, about)]


def _inside(finding: Finding) -> str | None:
    """Where all claims stand together: in one sentence, row or source; None where they do not, or where there is one alone."""
    if len(finding.claims) < 2 or len({claim.document for claim in finding.claims}) > 1:
        return None
    if len(by_sentence(finding.claims)) > 1:
        return "inside one source"
    return "inside one row" if all(claim.section is Section.CELL for claim in finding.claims) else "inside one sentence"


def by_sentence(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims in order of place, those of one sentence together."""
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.sentence, claim.start, claim.end))
    return [list(group) for _, group in groupby(ordered, key=lambda claim: (claim.document, claim.sentence))]


def _quotes(sentences: Sequence[Sequence[Claim]], desk: Desk, *, places: bool = True) -> list[str]:
    lines = []
    shown = sentences if desk.everything else sentences[:_QUOTES]
    for claims in shown:
        if places:
            lines += ends(place(claims[0]), dated(claims[0], desk), desk.width, indent=2)
        lines += quoted(claims, desk, indent=4)
    return lines + more(len(sentences) - len(shown), "sentence", indent=2)


def quoted(claims: Sequence[Claim], desk: Desk, *, indent: int) -> list[str]:
    """The sentence of some claims, with all of them marked."""
    quote = claims[0].quote or claims[0].text
    cells = claims[0].section is Section.CELL
    return excerpt(quote, marks(quote, claims), width=desk.width, indent=indent, paint=desk.paint, cells=cells)


def _value_table(finding: Finding, desk: Desk) -> list[str]:
    by_id = {claim.id: claim for claim in finding.claims}
    rows = []
    shown = finding.values if desk.everything else finding.values[:VALUES]
    for value in shown:
        stated = [by_id[identity] for identity in value.claims if identity in by_id]
        rows.append((visible(value.display), place(stated[0]) if stated else "", given_up(value)))
    widths = [max(columns(row[at]) for row in rows) for at in (0, 1)]
    indent = 2 + sum(widths) + 6
    lines = []
    for display, where, earlier in rows:
        if indent + 20 <= desk.width:
            lines += hanging(f"  {pad(display, widths[0])}   {pad(where, widths[1])}   ", earlier, desk.width)
        else:
            lines += hanging("  ", display, desk.width)
            lines += [f"    {where}"] if where else []
            lines += hanging("    ", earlier, desk.width) if earlier else []
    return lines + more(len(finding.values) - len(shown), "value", indent=2)


def given_up(value: Value) -> str:
    """That the text gives the value up for another, and in which words; nothing where it does not."""
    if not value.earlier:
        return ""
    if value.cue and value.cue.startswith("as of "):
        return f"earlier figure, {visible(value.cue)}"  # told by the date of its document, and no words of the text
    return f'earlier figure: "{visible(value.cue)}"' if value.cue else "earlier figure"


def _values(finding: Finding, desk: Desk) -> list[str]:
    by_id = {claim.id: claim for claim in finding.claims}
    shown = finding.values if desk.everything else finding.values[:VALUES]
    widest = max(columns(visible(value.display)) for value in shown)
    # Long values stand on a line of their own, so that the quotes keep their room.
    beside = widest <= 16 and desk.width >= 60
    indent = widest + 5 if beside else 4
    lines = []
    for value in shown:
        display = visible(value.display)
        stated = [by_id[identity] for identity in value.claims if identity in by_id]
        heads = ", ".join(filter(None, [support(value, stated), given_up(value)]))
        if beside:
            first, *rest = hanging(" " * indent, heads, desk.width)
            lines += [f"  {desk.paint.bold(display)}{' ' * (indent - 2 - columns(display))}{first[indent:]}", *rest]
        else:
            lines += [*map(desk.paint.bold, hanging("  ", display, desk.width)), *hanging(" " * indent, heads, desk.width)]
        lines += _sources(stated, desk, indent=indent)
    return lines + more(len(finding.values) - len(shown), "value", indent=2)


def support(value: Value, stated: Sequence[Claim]) -> str:
    """How many sources state a value: 2 sources in 3 documents."""
    documents = len({claim.document for claim in stated})
    text = counted(value.sources, "source")
    # A syndicated copy is no second source.
    return text if documents <= value.sources else f"{text} in {counted(documents, 'document')}"


def _sources(stated: Sequence[Claim], desk: Desk, *, indent: int) -> list[str]:
    documents = [list(group) for _, group in groupby(_ordered(stated), key=lambda claim: claim.document)]
    shown = documents if desk.everything else documents[:SOURCES]
    lines = []
    for claims in shown:
        first, *others = by_sentence(claims)
        lines += ends(place(first[0]), dated(first[0], desk), desk.width, indent=indent)
        about = circumstances(first[0])
        if about:
            lines += map(desk.paint.dim, hanging(" " * indent, about, desk.width))
        lines += quoted(first, desk, indent=indent)
        if others:
            listed = others if desk.everything else others[:_PLACES]
            also = ", ".join(claims[0].position().after("").strip().removeprefix(":") for claims in listed)
            lines += hanging(" " * indent, visible(f"also at {also}"), desk.width)
            lines += more(len(others) - len(listed), "place", indent=indent)
    return lines + more(len(documents) - len(shown), "source", indent=indent)


def _ordered(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end))


def dated(claim: Claim, desk: Desk) -> str:
    """When the document of a claim was published or written."""
    if claim.published:
        return f"published {visible(claim.published)}"
    document = desk.documents.get(claim.document)
    return f"written {visible(document.written)}" if document and document.written else "no date"


def circumstances(claim: Claim) -> str:
    """Who is responsible for a claim, where it stands, how it is meant; nothing for what a text plainly says itself."""
    facts = [
        claim.source,
        f'under "{shortened(claim.heading)}"' if claim.heading else None,
        *(_in_table(claim) if claim.section is Section.CELL else ()),
        f"according to {claim.speaker}" if claim.speaker else None,
        None if claim.status.value == "actual" else claim.status.value,
        None if claim.modality.value == "asserted" else claim.modality.value,
    ]
    return " · ".join(visible(fact) for fact in facts if fact)


def _in_table(claim: Claim) -> tuple[str | None, ...]:
    """The names over and beside a cell, which its row alone does not show."""
    return claim.property, claim.entity, claim.period


def _tail(finding: Finding, desk: Desk) -> list[str]:
    related = [desk.findings[identity] for identity in finding.related if identity in desk.findings]
    listed = related if desk.everything else related[:_RELATED]
    lines = labelled("Decided", [visible(said(finding.decided))] if finding.decided else [], desk)
    lines += labelled("Computed", [visible(arithmetic(finding.computed))] if finding.computed else [], desk)
    lines += labelled("See also", [see(other) for other in listed], desk)
    lines += more(len(related) - len(listed), "fact", indent=12)
    lines += labelled("Note", map(visible, finding.notes), desk)
    return lines + labelled("Assumed", map(visible, finding.assumptions), desk)


def labelled(label: str, texts: Iterable[str], desk: Desk) -> list[str]:
    """Lines with a word and the texts one below the other beside it, or below it where there is no room; nothing for no texts."""
    style: Callable[[str], str] = desk.paint.dim
    if desk.width < 12 + NARROWEST_TEXT:
        below = [line for text in texts for line in hanging(" " * 4, text, desk.width)]
        return [f"  {style(label)}", *below] if below else []
    lines: list[str] = []
    for text in texts:
        first, *rest = hanging(" " * 12, text, desk.width)
        head = f"  {style(label)}{' ' * (10 - len(label))}{first[12:]}" if not lines else first
        lines += [head, *rest]
    return lines


def see(finding: Finding) -> str:
    """A finding in one line: what it is about, its values, where they stand."""
    values = in_short(value.display for value in finding.values)
    firsts = [next(group) for _, group in groupby(_ordered(finding.claims), key=lambda claim: claim.document)]
    places = ", ".join(visible(claim.position().after(named(claim.document), column=False)) for claim in firsts[:SOURCES])
    more = f" +{len(firsts) - SOURCES}" if len(firsts) > SOURCES else ""
    return f"{visible(finding.label)}: {values} {places}{more}"


def in_short(displays: Iterable[str], *, most: int | None = VALUES) -> str:
    """The different values on one line, of many only the first ones."""
    different = list(dict.fromkeys(map(visible, displays)))
    beyond = f"{len(different) - most:,} more" if most is not None and len(different) > most else None
    return " and ".join(filter(None, [*different[:most], beyond]))
