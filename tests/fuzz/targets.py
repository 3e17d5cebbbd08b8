"""What is fuzzed: for each target its healthy inputs, how they are damaged, and what is done with one of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from checker.decisions.reading import parse as parse_decisions
from checker.errors import CheckerError, DecisionsError, ReadError, RuleError, SettingsError
from checker.model import LIMITS, Document, Rule, Skipped
from checker.pipeline.difference import difference
from checker.pipeline.extracting import extract_document
from checker.pipeline.line import check_documents
from checker.readers import READERS
from checker.readers.decoding import decode
from checker.readers.ignore_files import ignored_in, is_ignored
from checker.readers.sidecar import sidecar, source_list, with_told
from checker.reporters.difference import render as render_difference
from checker.reporters.explanation import explain
from checker.reporters.stored import parse as parse_report
from checker.reporters.view import View
from checker.rulebook import load, load_rules
from checker.rulebook.lint import lint
from checker.settings import read as read_settings
from tests.fuzz import corpus, holding
from tests.fuzz.mutating import Change, bytes_changed, lines_changed, markup_changed, sentences, tree_changed, words_changed
from tests.fuzz.packages import package_changed
from tests.hostile.beside import HEALTHY

OPTIONS = ("format", "fail-on", "max-file-size", "jobs", "rules", "output", "min-confidence", "timeout")


class Target(NamedTuple):
    """One thing that is fuzzed.

    Attributes:
        suffix: of its inputs.
        corpus: gives its healthy inputs.
        changes: how they are damaged.
        hold: does what is to be done with an input, and holds it to what has to hold; raises AssertionError, or whatever checker raises.
    """

    suffix: str
    corpus: Callable[[], Sequence[bytes]]
    changes: Sequence[Change]
    hold: Callable[[bytes], object]


def reads(suffix: str, data: bytes) -> None:
    """A reader gives documents or says why not, twice the same; their claims stand in them."""
    made = _made(suffix, data)
    assert made == _made(suffix, data), "read twice, it is not the same"
    source = decode(data).text if suffix in (".txt", ".md", ".csv") and any(isinstance(each, Document) for each in made) else None
    for each in made:
        if isinstance(each, Document):
            holding.sound_document(each, source)
            extracts(each)
        elif isinstance(each, Skipped):
            holding.sound_row(each)


def _made(suffix: str, data: bytes) -> list[Document | Skipped | str]:
    made: list[Document | Skipped | str] = []
    try:
        made += import_module(READERS[suffix]).read(data, f"fuzz{suffix}", limits=LIMITS)
    except ReadError as error:
        holding.sound_row(Skipped("fuzz", error.line, error.reason))
        made.append(error.reason)
    return made


def extracts(document: Document) -> None:
    """Claims stand in their document, and are the same a second time."""
    found = extract_document(document, _rules())
    holding.sound_claims(document, found.claims)
    assert found == extract_document(document, _rules()), "extracted twice, it is not the same"


def extracts_text(data: bytes) -> None:
    """The same for a text that no reader has touched."""
    extracts(Document("fuzz.txt", data.decode("utf-8", "replace")))


def checks(data: bytes) -> None:
    """A report that holds one document of anything is sound, and the conflict of the others is found."""
    healthy = [Document(name, text) for name, text in HEALTHY.items()]
    made = [each for suffix in (".txt", ".html", ".jsonl") for each in _made(suffix, data) if isinstance(each, Document)]
    read = {each.id: each for each in (*made, *healthy) if each.text.strip()}  # a record may take the name of one of the others
    holding.sound_report(check_documents([read[name] for name in sorted(read)], _rules()))


def loads_rules(data: bytes) -> None:
    """Rules are loaded or every mistake is told; what is loaded runs over documents, and can be looked through."""
    try:
        rules = load([_kept("mine.yml", data)])
    except RuleError as error:
        holding.told(error)
        return
    for mistake in lint(rules):
        holding.told(RuleError([mistake]))
    for text in corpus.STORIES:
        document = Document("fuzz.txt", text)
        holding.sound_claims(document, extract_document(document, rules).claims)
    check_documents([Document(name, text) for name, text in HEALTHY.items()], tuple(rules))


def reads_decisions(data: bytes) -> None:
    """Decisions are read or every mistake is told."""
    try:
        parse_decisions(data, "fuzz.yml")
    except DecisionsError as error:
        holding.told(error)


def loads_settings(data: bytes) -> None:
    """Settings are read or every mistake is told."""
    for name in ("checker.toml", "pyproject.toml"):
        try:
            _, mistakes = read_settings(_kept(name, data), OPTIONS)
        except SettingsError as error:
            holding.told(error)
        else:
            if mistakes:
                holding.told(SettingsError(mistakes))


def opens_reports(data: bytes) -> None:
    """A stored report is refused in words, or can be compared and explained."""
    try:
        report = parse_report(data, "fuzz.json")
    except CheckerError as error:
        holding.told(error)
        return
    healthy = parse_report(corpus.stored_reports()[0], "healthy.json")
    for old, new in ((report, healthy), (healthy, report)):
        told = difference(old, new)
        for form in ("text", "json", "markdown"):
            render_difference(told, new, form, View(everything=True)).encode("utf-8")
    if report.findings:
        explain(report.findings, report, View(everything=True)).encode("utf-8")


def reads_beside(data: bytes) -> None:
    """What stands beside a file is read or each mistake is a row."""
    document = Document("a.txt", corpus.STORIES[0])
    one, mistakes = sidecar(data, "a.txt.meta.yml")
    try:
        listed, more = source_list(data, "sources.csv") or ([], [])
    except ReadError as error:
        listed, more = [], [Skipped("sources.csv", error.line, error.reason)]
    for row in (*mistakes, *more):
        holding.sound_row(row)
    holding.sound_document(with_told(document, [one, *listed], record=False), None)


def ignores(data: bytes) -> None:
    """A file of what is left out is read, and each line that cannot be is told."""
    mistakes: list[tuple[int | None, str]] = []
    held = ignored_in(_kept(".checkerignore", data).parent, "", mistakes)
    for line, reason in mistakes:
        holding.sound_row(Skipped(".checkerignore", line, reason))
    for place in ("a.log", "docs/a/b/x1.txt", "a" * 200, "sub", "#odd", " a", "a\nb"):
        is_ignored(place, [held] if held else [], is_folder=False)


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _kept(name: str, data: bytes) -> Path:
    path = Path(_folder().name, name)
    path.write_bytes(data)
    return path


def _encoded(*texts: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [text.encode() for text in texts]


_TEXT = (bytes_changed, words_changed, lines_changed)
_MARKUP = (bytes_changed, words_changed, markup_changed, markup_changed)
_TREE = (tree_changed, tree_changed, tree_changed, bytes_changed, lines_changed)

TARGETS: dict[str, Target] = {
    "txt": Target(".txt", _encoded(*corpus.STORIES), _TEXT, partial(reads, ".txt")),
    "md": Target(".md", _encoded(corpus.MARKDOWN), (*_TEXT, markup_changed), partial(reads, ".md")),
    "html": Target(".html", _encoded(corpus.PAGE), _MARKUP, partial(reads, ".html")),
    "csv": Target(".csv", _encoded(*corpus.TABLES), _TEXT, partial(reads, ".csv")),
    "jsonl": Target(".jsonl", _encoded(corpus.RECORDS), (*_TEXT, tree_changed), partial(reads, ".jsonl")),
    "docx": Target(".docx", corpus.word_files, (package_changed,), partial(reads, ".docx")),
    "xlsx": Target(".xlsx", corpus.workbooks, (package_changed,), partial(reads, ".xlsx")),
    "pdf": Target(".pdf", corpus.pdfs, (bytes_changed,), partial(reads, ".pdf")),
    "parquet": Target(".parquet", corpus.columns, (bytes_changed,), partial(reads, ".parquet")),
    "extraction": Target(".txt", _encoded(*corpus.STORIES, corpus.MARKDOWN), (words_changed, sentences), extracts_text),
    "report": Target(".txt", _encoded(*corpus.STORIES[1:], corpus.PAGE, corpus.RECORDS), (words_changed, sentences, bytes_changed), checks),
    "rules": Target(".yml", corpus.rule_files, _TREE, loads_rules),
    "decisions": Target(".yml", _encoded(corpus.DECISIONS), (*_TREE, words_changed), reads_decisions),
    "settings": Target(".toml", _encoded(corpus.SETTINGS), _TEXT, loads_settings),
    "stored": Target(".json", corpus.stored_reports, (tree_changed, tree_changed, tree_changed, bytes_changed), opens_reports),
    "sidecar": Target(".yml", _encoded(corpus.SIDECAR, corpus.SOURCES), (*_TEXT, tree_changed), reads_beside),
    "ignore": Target(".checkerignore", _encoded(corpus.IGNORES), _TEXT, ignores),
}
