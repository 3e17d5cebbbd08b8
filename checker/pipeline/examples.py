"""The examples of rules, run as tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath

from checker.model import Document, Example, ExampleVerdict, Report, Rule, Scope, Verdict
from checker.model.across import EVERYTHING
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
    passed = got == example.verdict.value
    if passed and (flaw := _flaw(rule, documents, report)):
        return ExampleResult(rule.id, example, passed=False, got=f"{got}, but {flaw[0]}", detail=f"{detail}\n{flaw[1]}")
    return ExampleResult(rule.id, example, passed, got, detail)


def _flaw(rule: Rule, documents: Sequence[Document], report: Report) -> tuple[str, str] | None:
    """Why an example holds for the wrong reason, with more of it; None where it does not.

    Each of several texts plays a part, unless the rule itself keeps it out (``exclude``, ``reference``); and texts that are held against
    each other do not each contradict themselves.
    """
    if len(documents) < 2 or not report.findings:
        return None
    told = {claim.document for finding in report.findings for claim in finding.claims}
    silent = [document for document in documents if document.id not in told]
    if silent:
        anywhere = replace(rule, find=replace(rule.find, only=EVERYTHING))
        read = {match.claim.document for match in matched([anywhere], silent)}
        silent = [document for document in silent if document.id not in read]
    if silent:
        return f"nothing matches in {' and '.join(document.id for document in silent)}", _why_nothing(rule, silent)
    if not report.conflicts or rule.scope is not Scope.CORPUS:
        return None
    alone = ((document, check_documents([document], [rule], generic=False, checks=False)) for document in documents)
    clash = next(((document, found) for document, found in alone if found.conflicts), None)
    return None if clash is None else (f"{clash[0].id} alone gives it as well", _detail(clash[1]))


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
