"""A link."""

from __future__ import annotations

from checker.linking.links import Link


def test_weaker_links_come_first() -> None:
    """Links compare by confidence, then by their claims; they are of no near-telling unless they say so."""
    weak, strong = Link(0.7, 1, 2, (), differ=False), Link(0.9, 0, 1, (), differ=True)
    assert min(strong, weak) == weak
    assert not weak.near
