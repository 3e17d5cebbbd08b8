"""Reports of checker that lie among the documents, where the next run finds them."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main
from checker.model import OWN_REPORT
from checker.pipeline.pieces import PIECE
from tests.hostile.beside import check, put

CHECKED = ("txt", "md", "csv", "html", "htm", "xlsx", "parquet")
EXTRACTED = ("txt", "csv", "html", "jsonl", "parquet")


def run(*arguments: str | Path) -> int:
    """Run ``checker`` in this process; its exit code."""
    with pytest.raises(SystemExit) as left:
        main([*map(str, arguments)])
    assert isinstance(left.value.code, int)
    return left.value.code


def written(corpus: Path, folder: Path) -> list[Path]:
    """What check, diff and extract write of a corpus, in every format that is read."""
    checks = [folder / f"check.{suffix}" for suffix in CHECKED]
    run("check", corpus, *(part for each in [*checks, folder / "old.json"] for part in ("--output", each)))
    extracts = [folder / f"extract.{suffix}" for suffix in EXTRACTED]
    for each in extracts:
        run("extract", corpus, "--output", each)
    (corpus / "healthy-2.txt").write_text("The Alder Bridge opened to traffic on Tuesday. The bridge is 450 metres long, the city said.\n")
    run("check", corpus, "--output", folder / "new.json")
    diffs = [folder / "diff.txt", folder / "diff.md", folder / "same.txt", folder / "same.md"]
    for each in diffs:
        new = "new" if each.stem == "diff" else "old"
        run("diff", folder / "old.json", folder / f"{new}.json", "--output", each)
    put(corpus)
    return [*checks, *extracts, *diffs]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_formats(tmp_path: Path, jobs: str) -> None:
    """Whatever checker has written is no source, and the conflict that it tells of stays one."""
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    out.mkdir()
    put(corpus)
    reports = written(corpus, out)
    assert all(each.stat().st_size for each in reports)
    for each in reports:
        each.rename(corpus / each.name)
    ran = check(corpus, "--jobs", jobs, "--no-cache")
    assert ran.read == []
    assert ran.skipped == {each.name: OWN_REPORT for each in reports}
    assert ran.code == 1


def test_large(tmp_path: Path) -> None:
    """Claims that fill a file which would be read in ranges are told by one row."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "long.txt").write_text("".join(f"The tower number {at} is {at + 1000} metres high.\n\n" for at in range(2000)))
    for suffix in ("jsonl", "parquet"):
        run("extract", corpus, "--output", tmp_path / f"claims.{suffix}")
        (tmp_path / f"claims.{suffix}").rename(corpus / f"claims.{suffix}")
    assert (corpus / "claims.jsonl").stat().st_size > 2 * PIECE
    (corpus / "long.txt").unlink()
    put(corpus)
    assert check(corpus).skipped == {"claims.jsonl": OWN_REPORT, "claims.parquet": OWN_REPORT}


@pytest.mark.parametrize(
    "changed",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: codecs.BOM_UTF8 + data,
        lambda data: data.decode().encode("utf-16"),
    ],
)
def test_written_by_a_shell(tmp_path: Path, changed: Callable[[bytes], bytes]) -> None:
    """A report that a shell or an editor has written in another way is one all the same, also under the suffix of another format."""
    put(tmp_path)
    made = {suffix: tmp_path / f"r.{suffix}" for suffix in ("txt", "md", "csv")}
    run("check", tmp_path, *(part for each in made.values() for part in ("--output", each)))
    data = {suffix: changed(each.read_bytes()) for suffix, each in made.items()}
    made["txt"].write_bytes(data["md"])
    made["md"].write_bytes(data["txt"])
    made["csv"].write_bytes(data["csv"])
    assert check(tmp_path).skipped == dict.fromkeys(["r.csv", "r.md", "r.txt"], OWN_REPORT)


def test_strict(tmp_path: Path) -> None:
    """A report among the documents is no file that --strict misses; one that cannot be read is."""
    put(tmp_path)
    assert run("check", tmp_path, "--output", tmp_path / "r.txt", "--strict") == 1
    assert run("check", tmp_path, "--output", tmp_path / "r.txt", "--strict") == 1
    assert run("extract", tmp_path, "--strict") == 0
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-")
    assert run("check", tmp_path, "--strict") == 2
    assert run("extract", tmp_path, "--strict") == 2


ABOUT = """# 2 sources, 1 conflict

Two newspapers differ: the tower is 50 metres high, says one.
"""
QUOTED = """Checker said this of our folder:

CONFLICT  Bridge is given as 412 metres and 430 metres

2 documents, 28 rules. 4 claims read, 2 compared, 2 not compared.
1 conflict. None ignored.
"""
SHEET = "id,document,text,value,source\n1,a,The tower is 50 metres high,50,b\n"


@pytest.mark.parametrize(("name", "text"), [("a.md", ABOUT), ("a.txt", QUOTED), ("a.csv", SHEET)])
def test_what_only_speaks_of_one(tmp_path: Path, name: str, text: str) -> None:
    """What a person has written of a report, or with its words, is a document."""
    put(tmp_path, {name: text})
    assert check(tmp_path).read == [name]
