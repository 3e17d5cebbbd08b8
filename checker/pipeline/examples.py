"""The examples of rules, run as tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from checker.model import Document, Example, ExampleVerdict, Report, Rule, Verdict
from checker.pipeline.line import check_documents
from checker.readers import READERS
from checker.readers.identity import Identity, identified

_IN_TEXT = frozenset({".csv", ".htm", ".html", ".md", ".tsv"})
"""Formats of files that can be written into a rule."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What one example gave.

    Attributes:
        rule: id of its rule.
        example: the example.
        passed: whether it gave what it must.
        got: the verdict that it gave, "separate" or "nothing".
        detail: claims, values and verdict, for a person to see why.
    """

    rule: str
    example: Example
    passed: bool
    got: str
    detail: str


def run_examples(rules: Sequence[Rule]) -> list[ExampleResult]:
    """What each example of each rule gives, run by that rule alone, in order."""
    return [_run(rule, example) for rule in rules for example in rule.examples]


def _run(rule: Rule, example: Example) -> ExampleResult:
    documents = [_document(name, text, example.known.get(name, {})) for name, text in example.documents.items()]
    report = check_documents(documents, [rule], generic=False, checks=False)
    got = _got(report)
    return ExampleResult(rule.id, example, got == example.verdict.value, got, _detail(report))


def _document(name: str, text: str, known: Mapping[str, str]) -> Document:
    """The document of an example; who published it is called like it, where the example does not say.

    One that is called like a file ("invoice.csv") is read as such a file.
    """
    document = Document(id=name, text=text)
    suffix = PurePath(name).suffix.lower()
    if suffix in _IN_TEXT:
        document = next(import_module(READERS[suffix]).read(text.encode("utf-8", "surrogatepass"), name), document)
    return identified(document, Identity(**{"source": name, **known}))


def _got(report: Report) -> str:
    """The strongest verdict; where nothing was compared, ``separate`` if several facts were matched, ``single`` or ``nothing``."""
    if not report.findings:
        return ExampleVerdict.NOTHING.value
    worst = min((finding.verdict for finding in report.findings), key=lambda verdict: verdict.rank)
    if worst is Verdict.SINGLE and len(report.findings) > 1:
        return ExampleVerdict.SEPARATE.value
    return worst.value


def _detail(report: Report) -> str:
    lines = []
    for finding in report.findings:
        lines.append(f"{finding.verdict}: {finding.message}" + (f" ({finding.period})" if finding.period else ""))
        lines += [f"  {claim.document}: {claim.text!r} in {claim.quote!r}" for claim in finding.claims]
    return "\n".join(lines) or "no claim matched"
