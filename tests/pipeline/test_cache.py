"""What was extracted once is not extracted again, and nothing that happens to the cache changes a report."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker import pipeline
from checker.cli.commands import checker
from checker.model import LIMITS, Claim, Document, Severity
from checker.pipeline.cache import Cache, clear, files
from checker.pipeline.cache_place import FILE, place
from checker.pipeline.held import Held, OfClaims, unpickled
from checker.pipeline.means import IN_THIS_PROCESS, Means
from checker.pipeline.pieces import pieces
from checker.pipeline.version import of_work
from checker.pipeline.work import Made, Read, Work
from checker.readers import READERS
from checker.readers.folder import find_sources
from checker.reporters import render
from checker.rulebook.catalogue import load_rules
from tests.conftest import Run
from tests.pipeline.corpora import corpus, story

RULES = load_rules([])
PLAIN = Work()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a cache may be."""
    return tmp_path / "cache" / FILE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with broken lines."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    corpus(folder, documents=72)
    return folder


@pytest.fixture(autouse=True)
def _never_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small corpus be worked on like a large one."""
    monkeypatch.setattr("checker.pipeline.means.SMALL", 0)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are extracted in this process."""
    from checker.pipeline import remembering as work

    extracted: list[str] = []
    real = work.extract_documents

    def counting(documents: list[Document], *rest: object, **options: object) -> object:
        extracted.extend(document.id for document in documents)
        return real(documents, *rest, **options)

    monkeypatch.setattr(work, "extract_documents", counting)
    return extracted


def _made(folder: Path, path: Path, work: Work = PLAIN) -> list[tuple[list[Read], list[Document], list[Held]]]:
    """What the work gives for each piece of a corpus, in this process, with a cache."""
    return [(one.parts, one.documents, list(map(unpickled, one.formed))) for one in _formed(folder, path, work)]


def _formed(folder: Path, path: Path, work: Work) -> list[Made]:
    cache = Cache(path)
    version = of_work(work.rules, places=work.places, limits=work.limits)
    with_cache = replace(work, cache=cache, version=version)
    sources, _ = find_sources([str(folder)], READERS)
    made = [with_cache(piece) for piece in pieces(sources)]
    cache.close()
    assert cache.trouble is None
    return made


def test_nothing_is_extracted_twice(folder: Path, path: Path, counted: list[str]) -> None:
    """A second run over the same files extracts nothing and gives the same, skipped lines with their numbers too."""
    work = Work(RULES, places=True)
    cold = _made(folder, path, work)
    assert len(counted) == 73  # the empty file with them
    assert [row.line for parts, *_ in cold for read in parts for row in read.skipped if row.line] == [7, 23]
    counted.clear()
    assert _made(folder, path, work) == cold
    assert counted == []


def test_whatever_is_wanted(folder: Path, path: Path, counted: list[str]) -> None:
    """What is wanted of each document is made of what is kept, which knows nothing of it."""
    plain = _made(folder, path)
    counted.clear()
    formed = _formed(folder, path, replace(PLAIN, form=OfClaims(_texts)))
    assert [one.formed for one in formed] == [[_texts(extracted.claims) for _, extracted in held] for *_, held in plain]
    assert counted == []


def _texts(claims: Sequence[Claim]) -> bytes:
    return "|".join(claim.text for claim in claims).encode()


def _rename(folder: Path) -> None:
    (folder / "00000.txt").rename(folder / "00002.txt")


def _edit(folder: Path) -> None:
    (folder / "00000.txt").write_text(story(3))


def _tell_beside(folder: Path) -> None:
    (folder / "00000.txt.meta.yml").write_text("source: Wire\n")


CHANGES: list[tuple[Callable[[Path], None], set[str]]] = [
    (_rename, {"00002.txt"}),
    (_edit, {"00000.txt"}),
    (_tell_beside, {"00000.txt"}),
    (lambda folder: None, set()),
]


@pytest.mark.parametrize(("change", "extracted"), CHANGES, ids=["renamed", "edited", "told beside it", "nothing"])
def test_what_changes_is_extracted(
    folder: Path, path: Path, counted: list[str], change: Callable[[Path], None], extracted: set[str]
) -> None:
    """What has other bytes, another name or another sidecar is extracted again, and nothing else."""
    _made(folder, path)
    counted.clear()
    change(folder)
    _made(folder, path)
    assert set(counted) == extracted


def test_lines_added_before(tmp_path: Path, path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long file only the ranges with new lines are extracted again, wherever these stand."""
    monkeypatch.setattr("checker.pipeline.pieces.FILES", 8)
    lines = [json.dumps({"id": f"r{number}", "text": f"The mill of Selby has {number} looms."}) for number in range(400)]
    file = tmp_path / "long.jsonl"
    file.write_text("\n".join(lines))
    _made(file, path)
    assert len(counted) == 400
    counted.clear()
    file.write_text("\n".join(['{"id": "new", "text": "The mill of Selby has 7,000 looms."}', *lines]))
    _made(file, path)
    assert "new" in counted
    assert len(counted) < 100


def test_version(folder: Path, path: Path, counted: list[str]) -> None:
    """Other rules, limits or wishes are other claims; how much a rule's conflicts matter to whom is not."""
    wishes = [Work(RULES), Work(RULES[1:]), Work(RULES, places=True), Work(RULES, limits=replace(LIMITS, pages=3))]
    for work in wishes:
        counted.clear()
        _made(folder, path, work)
        assert len(counted) == 73
    counted.clear()
    _made(folder, path, Work(tuple(replace(rule, path="elsewhere.yml", line=4) for rule in RULES), limits=replace(LIMITS, memory=2**30)))
    assert counted == []
    assert of_work(RULES, places=True, limits=LIMITS) == of_work(
        [replace(RULES[0], severity=Severity.NOTE), *RULES[1:]], places=True, limits=LIMITS
    )


def test_version_is_that_of_every_process(root: Path) -> None:
    """The order of sets, which differs from process to process, plays no part."""
    code = (
        "from checker.pipeline.version import of_work\nfrom checker.rulebook.catalogue import load_rules\n"
        "from checker.model import LIMITS\n"
        "print(of_work(load_rules([]), places=True, limits=LIMITS))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def _report(folder: Path, means: Means) -> str:
    return str(render(pipeline.check([str(folder)], means=means), "json"))


def test_same_bytes(folder: Path, path: Path) -> None:
    """Cold, from the cache, with two processes and with none, a report is the same."""
    told = _report(folder, IN_THIS_PROCESS)
    assert _report(folder, Means(jobs=2, cache=path)) == told
    assert files(path)
    assert _report(folder, Means(jobs=1, cache=path)) == told
    assert _report(folder, Means(jobs=2, cache=path)) == told


def _garbage(path: Path) -> None:
    path.write_bytes(b"no cache at all " * 400)


def _other_table(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE entries (something TEXT)")


def _torn(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)


@pytest.mark.parametrize("break_it", [_garbage, _other_table, _torn])
def test_broken(folder: Path, path: Path, break_it: Callable[[Path], None]) -> None:
    """A cache that cannot be read is put aside with one line, costs nothing, and the next run has a sound one."""
    path.parent.mkdir()
    said: list[str] = []
    means = Means(jobs=1, cache=path, say=said.append)
    if break_it is _torn:
        _report(folder, means)
        with sqlite3.connect(path) as held:
            held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        held.close()
    break_it(path)
    assert _report(folder, means) == _report(folder, IN_THIS_PROCESS)
    (line,) = said
    assert line.startswith("the cache could not be read")
    assert line.endswith(f"was put aside as {path}.broken")
    said.clear()
    _report(folder, means)
    _report(folder, means)
    assert said == []
    assert Cache(path).info().entries > 0


def test_damaged_entry(folder: Path, path: Path, counted: list[str]) -> None:
    """An entry whose bytes have changed is made anew."""
    cold = _made(folder, path)
    with sqlite3.connect(path) as held:
        held.execute("UPDATE entries SET data = substr(data, 1, 40)")
    held.close()
    counted.clear()
    assert _made(folder, path) == cold
    assert len(counted) == 73


def test_no_room(folder: Path, tmp_path: Path) -> None:
    """A folder that cannot be written costs a line and no result."""
    (tmp_path / "file").touch()
    said: list[str] = []
    means = Means(jobs=1, cache=tmp_path / "file" / FILE, say=said.append)
    assert _report(folder, means) == _report(folder, IN_THIS_PROCESS)
    assert [line.partition(":")[0] for line in said] == [f"the cache {tmp_path / 'file' / FILE} is not used"]


def test_two_at_once_and_killed(folder: Path, tmp_path: Path, root: Path) -> None:
    """Runs that share a cache, some of them killed in the middle with all their processes, leave it sound."""
    environment = os.environ | {"PYTHONPATH": str(root), "CHECKER_CACHE_DIR": str(tmp_path / "shared")}
    for number in range(60):
        (folder / f"more{number}.txt").write_text(story(number) * 6)
    command = [sys.executable, "-m", "checker", "extract", str(folder), "--jobs", "2", "--format", "jsonl"]

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)

    killed = [start(), start()]
    cache = tmp_path / "shared" / FILE
    end = time.monotonic() + 60
    while not (cache.exists() and _entries(cache)) and time.monotonic() < end:
        time.sleep(0.02)
    for process in killed:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    outputs = [process.communicate(timeout=120) for process in (start(), start())]
    alone = subprocess.run([*command, "--no-cache"], env=environment, capture_output=True, check=False)
    assert {out for out, _ in outputs} == {alone.stdout}
    assert not any(b"cache" in errors for _, errors in outputs)
    with sqlite3.connect(cache) as held:
        assert held.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    held.close()


def _entries(cache: Path) -> int:
    try:
        return Cache(cache).info().entries
    except sqlite3.Error:
        return 0


def test_trim(path: Path) -> None:
    """What was not used for longest is dropped when there is too much."""
    cache = Cache(path)
    cache.put({bytes([number]): b"x" * 100 for number in range(100)})
    cache.open().execute("UPDATE entries SET used = used - 9 WHERE key > ?", (bytes([49]),))
    cache.open().commit()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.pipeline.cache._AT_ONCE", 10)
        cache.trim(5_000)
    assert set(cache.get([bytes([number]) for number in range(100)])) == {bytes([number]) for number in range(50)}


def test_commands(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`cache info` says where it is and what it holds, `cache clear` removes it, `--no-cache` makes none."""
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "own"))
    assert place() == tmp_path / "own" / FILE
    run = CliRunner().invoke
    assert "0 entries" in run(checker, ["cache", "info"]).stdout
    run(checker, ["check", str(folder), "--jobs", "1", "--no-cache"])
    assert not place().exists()
    run(checker, ["check", str(folder), "--jobs", "1"])
    told = run(checker, ["cache", "info"]).stdout.splitlines()
    assert told[0] == str(place())
    assert int(told[1].split()[0]) > 40
    assert run(checker, ["cache", "clear"]).exit_code == 0
    assert not place().exists()
    assert clear(place()) == 0
    place().write_bytes(b"no cache at all " * 400)
    broken = run(checker, ["cache", "info"])
    assert (broken.exit_code, broken.stdout) == (2, "")
    assert "cannot be read: file is not a database" in broken.stderr


def test_nothing_in_the_home(folder: Path, tmp_path: Path, program: Run) -> None:
    """A run writes nowhere but into the folder that the environment names."""
    home = tmp_path / "home"
    home.mkdir()
    program("check", folder, "--jobs", "2", HOME=str(home), XDG_CACHE_HOME=str(home / "caches"), CHECKER_CACHE_DIR=str(tmp_path / "named"))
    assert list(home.iterdir()) == []
    assert (tmp_path / "named" / FILE).exists()
    program("check", folder, "--jobs", "2", HOME=str(home), XDG_CACHE_HOME=str(home / "caches"), CHECKER_CACHE_DIR="")
    assert [path.name for path in home.iterdir()] == ["caches"]
