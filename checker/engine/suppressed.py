"""Findings that a text itself asks to hide: ``checker: ignore RULE -- reason``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from checker.model import Claim, Decision, Document, Finding, Ignore, Remark
from checker.text.suggest import did_you_mean

_Key = tuple[str, int, str]
"""Document, number of the directive in it, and one of the names that it has."""
_Lines = Mapping[int, list[tuple[int, Ignore]]]
"""The line that directives speak of, to those directives with their numbers."""


def suppress(
    findings: Sequence[Finding], documents: Mapping[str, Document], *, on: Collection[str], off: Collection[str]
) -> tuple[list[Finding], tuple[Remark, ...]]:
    """The findings, those that are to be hidden marked as ignored with the reason, and a remark for each directive that hides nothing.

    A directive takes the claims of its line out of the findings of a rule. A finding inside one document is hidden with any of its
    claims; one across documents where fewer than two values are left, so that what the other sources say still counts.

    Args:
        findings: of every rule, check and kind of linking.
        documents: by id.
        on: ids of all that is on.
        off: ids of what is known to be off: a directive for it is no mistake.
    """
    lines = {name: _by_line(document.ignores) for name, document in documents.items() if document.ignores}
    if not lines:
        return list(findings), ()
    used: set[_Key] = set()
    told = []
    for finding in findings:
        said = _said(finding, documents, lines) if finding.severity is not None else {}
        used |= {key for keys in said.values() for key in keys}
        if not said:
            told.append(finding)
            continue
        notes = dict.fromkeys(_note(key, documents, hidden=_is_hidden(finding, said)) for keys in said.values() for key in keys)
        status = Decision.IGNORED if _is_hidden(finding, said) else finding.status
        told.append(replace(finding, status=status, notes=(*finding.notes, *notes)))
    return told, tuple(_remarks(documents, used, on, off))


def _by_line(ignores: Iterable[Ignore]) -> _Lines:
    held: dict[int, list[tuple[int, Ignore]]] = defaultdict(list)
    for number, ignore in enumerate(ignores):
        if ignore.reason:
            held[ignore.covers].append((number, ignore))
    return held


def _said(finding: Finding, documents: Mapping[str, Document], lines: Mapping[str, _Lines]) -> dict[str, list[_Key]]:
    """Of each claim that a directive speaks of its id, and which directives those are."""
    names = (finding.rule, _pack(finding.rule))
    said: dict[str, list[_Key]] = {}
    for claim in finding.claims:
        for line in _lines_of(claim, documents[claim.document]) if claim.document in lines else ():
            for number, ignore in lines[claim.document].get(line, ()):
                keys = [(claim.document, number, name) for name in names if name in ignore.rules]
                if keys:
                    said.setdefault(claim.id, []).extend(keys)
    return said


def _lines_of(claim: Claim, document: Document) -> range:
    """The lines on which its sentence stands."""
    first = document.line_column(min(claim.sentence[0], claim.start))[0]
    last = document.line_column(max(claim.sentence[1], claim.end) - 1)[0]
    return range(first, max(first, last) + 1)


def _is_hidden(finding: Finding, said: Collection[str]) -> bool:
    if finding.computed is not None or len({claim.document for claim in finding.claims}) == 1:
        return True
    left = sum(any(claim not in said for claim in value.claims) for value in finding.values)
    return left < 2


def _note(key: _Key, documents: Mapping[str, Document], *, hidden: bool) -> str:
    document, number, _ = key
    ignore = documents[document].ignores[number]
    return f"{document}:{ignore.line} asks to ignore {'this' if hidden else 'its value'}: {ignore.reason}"


def _remarks(documents: Mapping[str, Document], used: Collection[_Key], on: Collection[str], off: Collection[str]) -> Iterable[Remark]:
    for name in sorted(documents):
        for number, ignore in enumerate(documents[name].ignores):
            if not ignore.rules:
                yield Remark(name, ignore.line, "`checker: ignore` names no rule: write `checker: ignore pack/rule -- reason`")
            elif not ignore.reason:
                written = ", ".join(ignore.rules)
                yield Remark(name, ignore.line, f"`checker: ignore {written}` hides nothing, for it gives no reason: add `-- reason`")
            else:
                for rule in ignore.rules:
                    if (name, number, rule) not in used and (why := _why(rule, on, off)) is not None:
                        yield Remark(name, ignore.line, f"`checker: ignore {rule}` hides nothing{why}")


def _why(rule: str, on: Collection[str], off: Collection[str]) -> str | None:
    """What to add to a directive that hides nothing; None where what it names is off and it may be needed again."""
    known = {*on, *map(_pack, on)}
    if rule in known:
        return ""
    if rule in off or rule in map(_pack, off):
        return None
    meant = did_you_mean(rule, sorted(known))
    return ": no rule or pack of this name is on" + (f"; did you mean `{meant}`?" if meant else "")


def _pack(rule: str) -> str:
    return rule.partition("/")[0]
