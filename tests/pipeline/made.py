"""Documents, claims and matches of any content, for properties of what carries them."""

from __future__ import annotations

from hypothesis import strategies as st

from checker.engine.select import Match
from checker.model import (
    Block,
    Cell,
    Claim,
    Comparator,
    Document,
    FigureRole,
    Ignore,
    Kind,
    Mark,
    Modality,
    Origin,
    Section,
    Status,
    Table,
    Trend,
)
from checker.pipeline.extracted import Extracted

TEXT = st.text(max_size=12) | st.sampled_from(["a\udc80b", "\U0010ffff", "\U0010ffffd800", "\ud83d", '"\\\n', "=1+1"])
"""Also half characters, which file names that are no UTF-8 have, and what stands for them in columns."""
NUMBER = st.floats(allow_nan=False) | st.sampled_from([5e-324, 66600000000.0, 1e999])
OFFSET = st.integers(0, 20)
SPAN = st.tuples(OFFSET, OFFSET)


def _maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


def _tuples(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


_CELL = st.builds(Cell, OFFSET, OFFSET, OFFSET, OFFSET, OFFSET, OFFSET, _maybe(TEXT))
_TABLE = st.builds(Table, _tuples(_CELL), _maybe(SPAN), OFFSET, OFFSET, _tuples(OFFSET), st.sampled_from(".,"))

DOCUMENT = st.builds(
    Document,
    id=TEXT,
    text=TEXT,
    title=_maybe(TEXT),
    source=_maybe(TEXT),
    authority=_maybe(TEXT),
    published=_maybe(TEXT),
    published_from=_maybe(TEXT),
    written=_maybe(TEXT),
    written_from=_maybe(TEXT),
    notes=_tuples(TEXT),
    blocks=_tuples(st.builds(Block, OFFSET, OFFSET, st.sampled_from(Section), OFFSET, _maybe(TEXT))),
    tables=_tuples(_TABLE),
    origins=_tuples(st.builds(Origin, OFFSET, OFFSET, OFFSET, _maybe(OFFSET))),
    marks=_tuples(st.builds(Mark, OFFSET, OFFSET, TEXT)),
    ignores=_tuples(st.builds(Ignore, _tuples(TEXT), TEXT, OFFSET, OFFSET)),
    same_as=_maybe(TEXT),
    file=_maybe(TEXT),
)

CLAIM = st.builds(
    Claim,
    document=TEXT,
    start=OFFSET,
    end=OFFSET,
    text=TEXT,
    kind=st.sampled_from(Kind),
    value=st.none() | NUMBER | TEXT,
    low=_maybe(NUMBER),
    high=_maybe(NUMBER),
    unit=_maybe(TEXT),
    dimension=_maybe(TEXT),
    resolution=_maybe(NUMBER),
    comparator=st.sampled_from(Comparator),
    trend=_maybe(st.sampled_from(Trend)),
    role=_maybe(st.sampled_from(FigureRole)),
    partner=_maybe(TEXT),
    entity=_maybe(TEXT),
    property=_maybe(TEXT),
    qualifiers=_maybe(TEXT),
    period=_maybe(TEXT),
    place=_maybe(TEXT),
    status=st.sampled_from(Status),
    modality=st.sampled_from(Modality),
    speaker=_maybe(TEXT),
    quoted=st.booleans(),
    assumptions=_tuples(TEXT),
    sentence=SPAN,
    quote=TEXT,
    line=OFFSET,
    column=OFFSET,
    page=_maybe(OFFSET),
    cell=_maybe(TEXT),
    heading=_maybe(TEXT),
    published=_maybe(TEXT),
    source=_maybe(TEXT),
    section=st.sampled_from(Section),
    cues=_tuples(TEXT),
    id=TEXT,
)


@st.composite
def extracted(draw: st.DrawFn) -> Extracted:
    """What one document might give: matches of its claims, and of claims that they alone hold."""
    claims, places, apart = (draw(st.lists(CLAIM, max_size=2)) for _ in range(3))
    matches: list[Match] = []
    if known := [*claims, *places, *apart]:
        one = st.sampled_from(known)
        narrowing = st.frozensets(_tuples(TEXT), max_size=2)
        words = st.dictionaries(TEXT, TEXT, max_size=2)
        match = st.builds(Match, TEXT, one, st.none() | one, words, SPAN, st.booleans(), st.dictionaries(TEXT, one, max_size=2), narrowing)
        matches = draw(st.lists(match, max_size=3))
    return Extracted(claims, matches, places)


HELD = st.lists(st.tuples(DOCUMENT, extracted()), max_size=3)
"""Documents with what they give; two may have one id."""
