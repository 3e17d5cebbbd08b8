"""The examples of rules, run as tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath

from checker.model import Document, Example, ExampleVerdict, Report, Rule, Verdict
from checker.pipeline.line import check_documents
from checker.pipeline.trying import matched, obstacles
from checker.readers import READERS
from checker.readers.identity import Identity, identified
from checker.reporters.amounts import read_as

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
    documents = documents_of(example)
    report = check_documents(documents, [rule], generic=False, checks=False)
    got = _got(report)
    detail = _detail(report) if report.findings else _why_nothing(rule, documents)
    return ExampleResult(rule.id, example, got == example.verdict.value, got, detail)


def documents_of(example: Example) -> list[Document]:
    """The documents of an example, each with what is known of it."""
    return [_document(name, text, example.known.get(name, {})) for name, text in example.documents.items()]


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
    """Each finding with the claims that it holds: what stands in the text, and the value that it was read as."""
    lines = []
    for finding in report.findings:
        lines.append(f"{finding.verdict}: {finding.message}" + (f" ({finding.period})" if finding.period else ""))
        lines += [f"  {claim.document}: {claim.text!r}, read as {read_as(claim)}, in {claim.quote!r}" for claim in finding.claims]
    return "\n".join(lines)


def _why_nothing(rule: Rule, documents: Sequence[Document]) -> str:
    found = [f"  without {words} one would match" for words, _ in obstacles(rule, documents)]
    return "\n".join(["no claim matched", *found])


def untried_phrases(rule: Rule) -> list[int]:
    """The indexes of a rule's phrases that match in none of its examples."""
    alone = [replace(rule, id=str(index), find=replace(rule.find, phrases=(one,))) for index, one in enumerate(rule.find.phrases)]
    documents = [document for example in rule.examples for document in documents_of(example)]
    tried = {match.rule for match in matched(alone, documents)} if alone else set()
    return [index for index, one in enumerate(alone) if one.id not in tried]
