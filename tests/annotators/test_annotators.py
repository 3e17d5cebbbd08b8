"""The annotators as a room: what is listed is what is there, and nothing an annotator does moves a claim."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

import checker.annotators as room
from checker.annotators import ANNOTATORS, annotate
from checker.annotators.given_up import is_superseded
from checker.extractors import extract
from checker.model import Claim, Document, FigureRole
from checker.readers import markdown
from checker.text.scan import Scan

_WORDS = st.sampled_from(
    [
        "the",
        "summit",
        "in",
        "Oslo",
        "on",
        "Monday",
        "said",
        "President",
        "Silva",
        "from",
        "rose",
        "of",
        "57",
        "to",
        "47",
        "per",
        "cent",
        "$3",
        "million",
        "up",
        "previous",
        "target",
        "12",
        "tons",
        ",",
        ".",
        "(",
        ")",
        '"',
        "will",
        "host",
    ]
)
_CORRECTING = st.one_of(
    _WORDS,
    st.sampled_from(
        [
            "Correction",
            ":",
            "Corrects",
            "please",
            "read",
            "line",
            "not",
            "instead",
            "but",
            "revised",
            "previously",
            "reported",
            "as",
            "An",
            "earlier",
            "version",
            "this",
            "article",
            "misstated",
            ";",
            "It",
            "was",
            "vs",
            "and",
            "15",
            "5%",
            "Lima",
        ]
    ),
    st.just("\n\n"),
)


def test_every_file_is_listed() -> None:
    """Each file with an ``annotate`` is in ANNOTATORS, once."""
    folder = Path(room.__file__).parent
    files = {path.stem for path in folder.glob("*.py") if "\ndef annotate(reading" in path.read_text(encoding="utf-8")}
    listed = [annotator.__module__.rpartition(".")[2] for annotator in ANNOTATORS]
    assert sorted(listed) == sorted(files)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_places_hold(text: str) -> None:
    """Describing a claim never moves it: its text is still what stands at its place; partners point at each other, but for a change whose
    ends have each other."""
    scan = Scan(Document("d", text))
    claims = extract(scan)
    annotate(scan, claims)
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        if claim.partner is not None:
            assert by_id[claim.partner].partner == claim.id or claim.role is FigureRole.DELTA


@given(st.lists(_CORRECTING, max_size=40).map(" ".join))
def test_corrections_hold(text: str) -> None:
    """In a notice too every claim stands at its place, and has a partner that is there; the two point at each other, but where one of
    them is given up for another: then what has lost its partner is no end of a change that stands."""
    scan = Scan(Document("d", text))
    claims = extract(scan)
    annotate(scan, claims)
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        if is_superseded(claim):
            assert claim.role is FigureRole.PREVIOUS
            assert claim.partner in by_id
        if claim.partner is not None:
            mate = by_id[claim.partner]
            assert mate is not claim
            mutual = mate.partner == claim.id or claim.role is FigureRole.DELTA
            assert mutual or is_superseded(claim) or any(is_superseded(by_id[each.partner]) for each in (claim, mate) if each.partner)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """No text whatever makes an annotator fail."""
    scan = Scan(Document("d", text))
    claims = extract(scan)
    annotate(scan, claims)
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_where_a_name_would_tell(text: str) -> None:
    """Names are looked for only where one would tell: the claims are those that are described with a look at every sentence."""
    told = _described(text)
    with (
        patch("checker.annotators.locations._may_be_placed", lambda clause, stop: True),
        patch("checker.text.scan.Scan.may_name", lambda scan, start, end: True),
        patch("checker.annotators.locations._may_be_named", lambda clause, claim, after: True),
    ):
        assert _described(text) == told


def _described(text: str) -> list[Claim]:
    scan = Scan(Document("d", text))
    claims = extract(scan)
    annotate(scan, claims)
    return claims


def test_period_of_a_table_stays_in_it() -> None:
    """The time that a column names is not that of a list below; a heading's own year is."""
    text = "# Report\n\n| Item | FY2024 | FY2023 |\n|---|---|---|\n| Shops | 120 | 108 |\n\n## Sales in Germany\n\n- 12 new shops\n\n"
    scan = Scan(next(iter(markdown.read((text + "## Sales in 2022\n\n- 14 new shops\n").encode(), "report.md"))))
    claims = extract(scan)
    annotate(scan, claims)
    periods = {claim.text: claim.period for claim in claims}
    assert (periods["120"], periods["12 new shops"], periods["14 new shops"]) == ("2024", None, "2022")
