"""An engine plays no part in what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.linking import blocks, stories
from checker.model import Report
from checker.pipeline import Means, check
from checker.pipeline.cluster import linking
from checker.reporters import render

from . import corpora


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records, files, and what cannot be read."""
    return corpora.write(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def local(corpus: Path) -> Report:
    """What one process finds."""
    return check([str(corpus)])


def test_corpus_has_what_engines_could_get_wrong(local: Report) -> None:
    """There are conflicts between documents and inside of them, agreements, an ignored figure, and rows of what was skipped."""
    counts = local.summary
    assert counts["documents"] == 63
    assert counts["skipped"] == 2
    assert counts["conflict"] > 9
    assert counts["agreement"] > 9
    assert {finding.rule.partition("/")[0] for finding in local.conflicts} >= {"generic", "checks"}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So little goes together that a small corpus is shuffled to many places."""
    for name, size in (("DOCUMENTS", 25), ("PAIRS", 15), ("TOLD", 20)):
        monkeypatch.setattr(linking, name, size)


@pytest.mark.usefixtures("small")
def test_same_report(engine: tuple[str, str | None], corpus: Path, local: Report) -> None:
    """Every engine gives the bytes of one process, however its documents are cut and shuffled."""
    name, address = engine
    report = check([str(corpus)], means=Means(engine=name, address=address))
    assert report == local
    assert render(report, "json") == render(local, "json")


@pytest.mark.usefixtures("small")
def test_hot_blocks(dask: str, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What too many share is cut short on a cluster as it is here, and the report says so."""
    monkeypatch.setattr(blocks, "LARGEST_BLOCK", 3)
    monkeypatch.setattr(stories, "RARE", 2)
    cut_short = check([str(corpus)])
    assert cut_short.limits
    assert check([str(corpus)], means=Means(engine="dask", address=dask)) == cut_short


def test_two_processes(corpus: Path, local: Report) -> None:
    """So do two processes of this computer."""
    assert check([str(corpus)], means=Means(jobs=2)) == local


def test_nothing_to_read(engine: tuple[str, str | None], tmp_path: Path) -> None:
    """An empty folder needs no work."""
    name, address = engine
    assert check([str(tmp_path)], means=Means(engine=name, address=address)) == check([str(tmp_path)])
