"""The findings for editors and code hosts: SARIF 2.1.0, with every source as a related location."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from checker.model import Claim, Decision, Document, Finding, Report, Verdict
from checker.reporters.sarif_parts import location, notifications, plain, rules, uri
from checker.reporters.spots import first_look
from checker.reporters.strict_json import pieces
from checker.reporters.symbols import visible
from checker.reporters.view import View

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KINDS = {Decision.ACCEPTED: "external", Decision.FALSE_ALARM: "external", Decision.IGNORED: "inSource"}
_WORDS = {Decision.ACCEPTED: "accepted", Decision.FALSE_ALARM: "false alarm", Decision.IGNORED: "ignored, as the text asks"}


def render(report: Report, view: View) -> Iterator[str]:
    """One run: a result for each finding that has a severity; for what agrees too, where ``--show agreement`` asks for it."""
    documents = {document.id: document for document in report.documents}
    agreed = view.show is not None and Verdict.AGREEMENT in view.show
    told = [f for f in report.findings if f.claims and (f.severity is not None or (agreed and f.verdict is Verdict.AGREEMENT))]
    known = rules(report.rulebook, dict.fromkeys(finding.rule for finding in told))
    numbers = {name: number for number, name in enumerate(known)}
    run = {
        "tool": {"driver": {"name": "checker", "version": _version(), "rules": list(known.values())}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, **notifications(report)}],
        "artifacts": ({"location": {"uri": each}} for each in dict.fromkeys(uri(each.id, each) for each in report.documents)),
        "results": (_result(finding, numbers[finding.rule], documents) for finding in told),
    }
    return pieces({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _version() -> str:
    try:
        return version("claim-figure-checker")
    except PackageNotFoundError:
        return "0+unknown"  # a checkout that was never installed


def _result(finding: Finding, rule: int, documents: Mapping[str, Document]) -> dict[str, Any]:
    numbers = {id(claim): number for number, claim in enumerate(finding.claims, 1)}
    first = first_look(finding)
    displays = {name: value.display for value in reversed(finding.values) for name in value.claims}
    related = [
        location(claim, documents) | {"id": numbers[id(claim)], "message": {"text": _said(claim, displays.get(claim.id))}}
        for claim in finding.claims
    ]
    passes = finding.severity is None
    return {
        "ruleId": plain(finding.rule),
        "ruleIndex": rule,
        "kind": "pass" if passes else "fail",
        "level": finding.severity.value if finding.severity is not None else "none",
        "rank": round(finding.confidence * 100, 1) if 0 <= finding.confidence <= 1 else -1.0,
        "message": {"text": _message(finding, numbers)},
        "locations": [location(first, documents)],
        "relatedLocations": related,
        "fingerprints": {"checkerFact/v1": plain(finding.id)},
        "partialFingerprints": {"checkerEvidence/v1": _evidence(finding)},
        "suppressions": _suppressions(finding),
        "properties": _properties(finding),
    }


def _message(finding: Finding, numbers: Mapping[int, int]) -> str:
    """What was found, then each value as links to the claims that state it: GitHub shows a related location only where it is linked."""
    by_id = {claim.id: claim for claim in finding.claims}
    values = []
    for value in finding.values:
        links = [f"[{_bracketed(visible(value.display))}]({numbers[id(by_id[name])]})" for name in value.claims if name in by_id]
        if links:
            values.append(", ".join(links))
    linked = "; ".join(values) or ", ".join(f"[{_bracketed(plain(claim.text))}]({numbers[id(claim)]})" for claim in finding.claims)
    return f"{_bracketed(visible(finding.message)) or 'finding'}: {linked}"


def _bracketed(text: str) -> str:
    """The text of a message, whose brackets open no link."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _said(claim: Claim, display: str | None) -> str:
    """What a claim states, when, and who says so; plain text, for a related location is not searched for links."""
    about = [display or claim.text, f"published {claim.published}" if claim.published else None, claim.speaker]
    return _bracketed(", ".join(plain(each) for each in about if each))


def _evidence(finding: Finding) -> str:
    """A hash of the fact and the documents that speak of it: no lines, no words of the message."""
    text = "\0".join([finding.id, *sorted({claim.document for claim in finding.claims})])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    """That a person, or the text itself, has settled it, and why; empty where nobody has."""
    if finding.status not in _KINDS:
        return []
    decided = finding.decided
    reasons: Iterable[str] = [decided.reason] if decided and decided.reason else finding.notes if finding.status is Decision.IGNORED else []
    about = ", ".join(filter(None, [decided.by, decided.on])) if decided else ""
    said = " ".join([f"{_WORDS[finding.status]}{f' ({about})' if about else ''}:", *reasons]).removesuffix(":")
    return [{"kind": _KINDS[finding.status], "status": "accepted", "justification": visible(said)}]


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict.value,
        "confidence": finding.confidence,
        "status": finding.status.value,
        "subject": visible(finding.subject),
        "period": visible(finding.period) if finding.period else None,
        "values": [visible(value.display) for value in finding.values],
        "notes": [visible(note) for note in finding.notes],
    }
