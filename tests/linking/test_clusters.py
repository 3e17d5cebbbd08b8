"""Linked pairs to groups."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.clusters import Cluster, clusters
from checker.linking.links import Link
from checker.model import Claim, Kind


def _claims(documents: str) -> list[Claim]:
    """One claim a letter, which names its document."""
    return [Claim(document, at, at + 1, "5", Kind.NUMBER, 5.0, id=f"{document}{at}") for at, document in enumerate(documents)]


def _link(left: int, right: int, confidence: float = 0.9, *, differ: bool = False, near: bool = False) -> Link:
    return Link(confidence, left, right, (), differ, near)


def _rows(found: Sequence[Cluster]) -> list[list[int]]:
    return [cluster.rows for cluster in found]


FACTS = _claims("aabbcc")
"""Two facts, 0 2 4 and 1 3 5, told in three documents."""
LINKS = [_link(0, 2), _link(0, 4), _link(2, 4), _link(1, 3), _link(1, 5), _link(3, 5)]


def test_groups() -> None:
    """Linked claims are one group, the others stand alone, in order of the first claim."""
    assert _rows(clusters(FACTS, range(6), LINKS[:3], set())) == [[0, 2, 4], [1], [3], [5]]
    assert _rows(clusters(FACTS, [5], [], set())) == [[5]]
    assert clusters(FACTS, [], [], set()) == []


def test_linked_ones_come_in_any_case() -> None:
    """A linked claim is in a group though it may not stand alone."""
    assert _rows(clusters(FACTS, [5], [_link(0, 2)], set())) == [[0, 2], [5]]


def test_one_weak_link() -> None:
    """One weak link does not merge two facts."""
    assert _rows(clusters(FACTS, range(6), [*LINKS, _link(0, 3, 0.7)], set())) == [[0, 2, 4], [1, 3, 5]]


def test_links_enough() -> None:
    """Half of the possible links do."""
    across = [_link(0, 3, 0.7), _link(1, 2, 0.7), _link(0, 5, 0.7)]
    assert _rows(clusters(FACTS, range(6), [*LINKS, *across], set())) == [[0, 1, 2, 3, 4, 5]]


def test_documents_that_do_not_meet() -> None:
    """Of documents that no link joins no link is missed: a chain of tellings is one group."""
    claims = _claims("abcd")
    assert _rows(clusters(claims, range(4), [_link(0, 1), _link(1, 2), _link(2, 3)], set())) == [[0, 1, 2, 3]]


def test_apart() -> None:
    """Two claims that are kept apart are never brought together by others, whether or not a link joins their documents."""
    claims = _claims("abcac")
    links = [_link(0, 1, 0.9), _link(1, 2, 0.8)]
    assert _rows(clusters(claims, range(3), links, set())) == [[0, 1, 2]]
    assert _rows(clusters(claims, range(3), links, {(0, 2)})) == [[0, 1], [2]]
    assert _rows(clusters(claims, range(5), [*links, _link(3, 4)], {(0, 2)})) == [[0, 1], [2], [3, 4]]


def test_marks() -> None:
    """A group knows its weakest link, and whether one of its links differs or is of a near-telling."""
    claims = _claims("abc")
    links = [_link(0, 1, 0.9), _link(1, 2, 0.8, near=True), _link(0, 2, 0.7, differ=True)]
    (found,) = clusters(claims, range(3), links, set())
    assert (found.weakest, found.differ, found.near) == (links[1], True, True)
    (plain,) = clusters(claims, range(2), links[:1], set())
    assert (plain.differ, plain.near, plain.whole) == (False, False, False)


GRAPHS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.6, 0.7, 0.8, 0.9]), st.booleans()).filter(
        lambda link: link[0] < link[1] and link[0] % 3 != link[1] % 3
    ),
    max_size=12,
    unique_by=lambda link: link[:2],
)
APART = st.sets(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1] and pair[0] % 3 != pair[1] % 3), max_size=3
)


@given(GRAPHS, APART, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_order(graph: list[tuple[int, int, float, bool]], apart: set[tuple[int, int]], random: object) -> None:
    """Every claim is in one group, links in any order give the same groups, and no group holds what is not linked or kept apart."""
    claims = _claims("abcabcab")
    links = [_link(left, right, confidence, differ=differ) for left, right, confidence, differ in graph]
    apart -= {(link.left, link.right) for link in links}
    found = clusters(claims, range(8), links, apart)
    mixed = clusters(claims, range(8), sorted(links, key=lambda _: random.random()), apart)  # type: ignore[attr-defined]
    assert mixed == found
    assert sorted(row for cluster in found for row in cluster.rows) == list(range(8))
    assert [cluster.rows[0] for cluster in found] == sorted(cluster.rows[0] for cluster in found)
    for cluster in found:
        assert (cluster.weakest is None) == (len(cluster.rows) == 1)
        assert cluster.rows == sorted(cluster.rows)
        held = {(link.left, link.right) for link in links if link.left in cluster.rows and link.right in cluster.rows}
        assert len(held) >= len(cluster.rows) - 1
        assert not any({left, right} <= set(cluster.rows) for left, right in apart)
