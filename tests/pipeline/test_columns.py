"""Columns hold all that a document gives."""

from __future__ import annotations

from pathlib import Path

import pyarrow
from hypothesis import HealthCheck, given, settings

from checker.engine.select import Match
from checker.model import Document
from checker.pipeline import check_documents, extract_documents
from checker.pipeline.columns import CLAIM_ROWS, DOCUMENT_COLUMNS, MATCH_COLUMNS, Tables, from_tables, joined, to_tables
from checker.pipeline.extracted import Extracted
from checker.readers import READERS, read_paths
from checker.rulebook.catalogue import load_rules
from tests.pipeline.made import HELD

ARROW = {
    **dict.fromkeys(("value", "low", "high", "resolution"), pyarrow.float64()),
    **dict.fromkeys(("assumptions", "cues", "notes"), pyarrow.list_(pyarrow.string())),
    **dict.fromkeys(("start", "end", "line", "column", "page", "row", "mate", "sentence_start", "sentence_end"), pyarrow.int64()),
    **dict.fromkeys(("quoted", "made"), pyarrow.bool_()),
}
COUNTS = {"documents": ("claims", "matches"), "claims": (), "matches": ("claim",)}


def through_arrow(tables: Tables) -> Tables:
    """The columns after they were typed columns of Arrow."""
    there_and_back = []
    for name, columns in tables._asdict().items():
        types = {column: pyarrow.int64() if column in COUNTS[name] else ARROW.get(column, pyarrow.string()) for column in columns}
        there_and_back.append(pyarrow.table(columns, schema=pyarrow.schema(types.items())).to_pydict())
    return Tables(*there_and_back)


@given(HELD)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_round_trip(held: list[tuple[Document, Extracted]]) -> None:
    """Whatever was extracted of whatever document comes back equal, by way of Arrow too."""
    tables = to_tables(held)
    for carried in (tables, through_arrow(tables)):
        back = list(from_tables(carried))
        assert back == held
        assert [document.file for document, _ in back] == [document.file for document, _ in held]


@given(HELD, HELD)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_joined(first: list[tuple[Document, Extracted]], second: list[tuple[Document, Extracted]]) -> None:
    """Tables below each other hold the documents after each other."""
    assert list(from_tables(joined([to_tables(first), to_tables(second)]))) == [*first, *second]


def test_names() -> None:
    """Empty tables have all columns."""
    empty = to_tables([])
    assert [tuple(columns) for columns in empty] == [DOCUMENT_COLUMNS, CLAIM_ROWS, MATCH_COLUMNS]
    assert list(from_tables(joined([]))) == []


PAGE = """<h1>Harbour report</h1><p>The port moved <b>1.2 million</b> tons in 2024, up from 1.1 million.</p>
<table><caption>Traffic, tons</caption><tr><th>Year</th><th>Cargo</th></tr><tr><td>2023</td><td>1,100,000</td></tr>
<tr><td>2024</td><td>1,200,000</td></tr></table>"""
MARKED = "---\ntitle: Harbour\ndate: 2025-01-02\n---\nThe port moved **1.3 million** tons in 2024. checker: ignore -- not yet final\n"


def test_real_documents(seeds: Path, tmp_path: Path) -> None:
    """Documents with tables, marks, remarks and matches of rules come back equal, and a claim that two hold stays one."""
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "marked.md").write_text(MARKED)
    documents, _ = read_paths([str(seeds), str(tmp_path)], READERS)
    held = list(zip(documents, extract_documents(documents, load_rules([]), places=True), strict=True))
    back = list(from_tables(to_tables(held)))
    assert back == held
    assert any(document.tables for document in documents)
    assert any(document.marks for document in documents)
    matches = [(match, extracted) for _, extracted in back for match in extracted.matches]
    assert matches
    assert all(any(match.claim is claim for claim in extracted.claims) for match, extracted in matches)


def test_claim_of_a_match_alone() -> None:
    """A figure that a rule reads in a unit of its own stands in no list of claims, and two matches go on sharing it."""
    document = Document("a", "They planted 20 trays.")
    (found,) = extract_documents([document], ())
    own = found.claims[0]
    apart = type(own)(**{name: getattr(own, name) for name in own.__slots__})
    apart.unit = "seedling"
    held = [(document, found._replace(matches=[Match("r/one", apart, None), Match("r/two", apart, own)]))]
    ((_, back),) = from_tables(to_tables(held))
    assert back == held[0][1]
    assert back.matches[0].claim is back.matches[1].claim
    assert back.matches[1].mate is back.claims[0]
    assert back.matches[0].claim not in back.claims


def test_checked_from_columns(seeds: Path) -> None:
    """A check sees no difference: documents come back with what passages and lines are read from."""
    documents, _ = read_paths([str(seeds)], READERS)
    back = [document for document, _ in from_tables(to_tables((document, Extracted([], [], [])) for document in documents))]
    assert check_documents(back, ()) == check_documents(documents, ())


def test_one_sentence_is_held_once() -> None:
    """The claims of a sentence, which may be thousands in a long one, hold one string."""
    scores = "The results were " + "3-2, " * 100 + "the league said."
    documents = [Document("a", scores), Document("b", scores + " It rained.")]
    held = list(zip(documents, extract_documents(documents, ()), strict=True))
    for document, extracted in from_tables(to_tables(held)):
        assert len(extracted.claims) >= 100
        assert {id(claim.quote) for claim in extracted.claims} == {id(extracted.claims[0].quote)}
        assert extracted.claims[0].quote == document.text[slice(*extracted.claims[0].sentence)]
