"""The claims that take part in no finding."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator

import pytest

from checker.model import Claim, Kind
from checker.pipeline.comparing import check_shelved
from checker.pipeline.extracting import extract_documents
from checker.pipeline.held import plain
from checker.pipeline.shelf import Shelf, Shelved
from checker.pipeline.uncompared import Uncompared
from checker.readers.plain import read

ALL = [Claim("a.txt", number, number + 1, "7", Kind.COUNT, id=f"{number:012x}") for number in range(10)]
OTHERS = tuple(claim for claim in ALL if claim.start % 3)


def left(number: int = len(OTHERS)) -> Uncompared:
    """Those of which the number is no multiple of three."""
    return Uncompared(ALL, {claim.id for claim in ALL} - {claim.id for claim in OTHERS}, number)


def test_as_a_tuple() -> None:
    """Length, truth, order, numbers, slices and equality are those of the tuple."""
    assert (len(left()), bool(left())) == (6, True)
    assert tuple(left()) == OTHERS
    assert [left()[at] for at in (0, 5, -1, -6)] == [OTHERS[at] for at in (0, 5, -1, -6)]
    for at in (slice(2), slice(-2, None), slice(None), slice(1, 5, 2), slice(None, None, -1), slice(4, 0, -3), slice(9, 12), slice(3, 1)):
        assert left()[at] == OTHERS[at]
    for at in (6, -7):
        with pytest.raises(IndexError):
            left()[at]
    assert left() == left() == OTHERS == left()
    assert left() != OTHERS[:-1]
    assert left() != (*OTHERS[:-1], ALL[0])
    assert left() != list(OTHERS)
    assert not Uncompared((), set(), 0)
    assert ALL[1] in left()
    assert ALL[0] not in left()


def test_a_copy_is_a_tuple() -> None:
    """What is copied or pickled needs no file."""
    for made in (copy.deepcopy(left()), pickle.loads(pickle.dumps(left()))):
        assert type(made) is tuple
        assert made == OTHERS


def test_a_slice_reads_no_further() -> None:
    """The page asks for the first thousand of a corpus."""
    asked: list[int] = []

    class Coming:
        def __iter__(self) -> Iterator[Claim]:
            for claim in ALL:
                asked.append(claim.start)
                yield claim

    assert len(Uncompared(Coming(), set(), len(ALL))[:3]) == 3
    assert asked == [0, 1, 2]


@pytest.mark.parametrize("in_memory", [0, 1_000_000])
def test_of_a_report(in_memory: int) -> None:
    """All claims are either compared or among these, also where a file holds them, and the report is about some documents only."""
    texts = {
        "a.txt": "The company sold 120 cars in May 2025. It has 4,000 workers.",
        "b.txt": "The company sold 120 cars in May 2025. It has 18 factories.",
        "c.txt": "The river is 300 kilometres long.",
    }
    shelf = Shelf(in_memory)
    documents = [document for name, text in texts.items() for document in read(text.encode(), name)]
    held = zip(documents, extract_documents(documents, (), places=True), strict=True)
    shelved = Shelved(shelf, [(plain(document), shelf.add((document, found))) for document, found in held])
    report = check_shelved(shelved, ())
    compared = {claim.id for finding in report.findings for claim in finding.claims}
    assert report.uncompared == tuple(claim for claim in shelved.claims if claim.id not in compared)
    assert (len(report.uncompared), report.compared) == (sum(report.claims.values()) - len(compared), len(compared))
    about = check_shelved(shelved, (), about={"c.txt"})
    assert [claim.document for claim in about.uncompared] == ["c.txt"]
