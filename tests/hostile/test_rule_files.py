"""Rule files, settings and decisions that are broken or made to do harm: one line a mistake, exit code 2, and quickly."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.hostile.beside import GB, check, put

SECONDS = 20

RULE = "checker: 1\npack: mine\nrules:\n  - id: mine/cost\n    title: Cost\n    why: It matters.\n"
FILES = {
    "only a mark": b"\xef\xbb\xbf",
    "0xFF": b"\xff" * 3000,
    "NUL": b"\0" * 3000,
    "every byte": bytes(range(256)) * 10,
    "no YAML": b"checker: 1\npack: [",
    "another thing": b"- a\n- b\n",
    "a number": b"5\n",
    "deep lists": b"checker: 1\nrules: " + b"[" * 100_000,
    "deep mappings": b"checker: 1\nrules: " + b"{a: " * 100_000,
    "deep lines": b"".join(b" " * depth + b"a:\n" for depth in range(3_000)),
    "alias bomb": b"checker: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)),
    "an alias to itself": b"checker: 1\nrules: &a [*a]\n",
    "tags": b"checker: 1\nrules: !!python/object/apply:os.system ['touch never']\n",
    "merge keys": b"checker: 1\n<<: {rules: 5}\n",
    "keys twice": b"checker: 1\nchecker: 1\n",
    "a million keys": b"checker: 1\n" + b"".join(b"k%d: 1\n" % n for n in range(20_000)),
    "a long line": b"checker: 1\npack: " + b"x" * 3_000_000,
    "a long key": b".".join([b"a"] * 20_000) + b" = 1\n",
    "deep tables": b"".join(b"[%s]\n" % b".".join([b"a"] * depth) for depth in range(1, 900)),
    "5,000 digits": b"checker = " + b"9" * 5_000 + b"\n",
    "10,000 digits": b"checker: " + b"9" * 10_000 + b"\n",
    "beyond any float": RULE.encode() + b"    confidence: 1e999\n",
    "not a number": RULE.encode() + b"    confidence: .nan\n",
    "half characters": RULE.encode() + b'    subject: "\\ud800"\n',
    "escape sequences": RULE.encode() + b'    "\\e[31m": 5\n',
    "a pattern without end": RULE.encode() + b"    find:\n      - pattern: '(a+)+$'\n        phrase: '{'\n",
    "a large pattern": RULE.encode() + b"    find:\n      - pattern: '(a{1,1000}){1,1000}'\n",
}


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """``checker check`` in a process that may take so much of the processor and of memory."""

    def prepare() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (GB, GB))

    return subprocess.run(
        [sys.executable, "-P", "-m", "checker", "check", str(folder), *map(str, arguments)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=10 * SECONDS,
        preexec_fn=prepare,
    )


def refused(done: subprocess.CompletedProcess[str], name: str) -> None:
    """A run that ended with exit code 2 and said which file is at fault, in plain words."""
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (2, ""), done.stderr[:2000]
    assert name in done.stderr.splitlines()[0]
    assert "\x1b" not in done.stderr
    assert len(done.stderr) < 200_000


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_rule_files(tmp_path: Path, data: bytes) -> None:
    """A rule file that is none ends the run with its name and what is wrong."""
    put(tmp_path)
    (tmp_path / "mine.yml").write_bytes(data)
    refused(run("--rules", tmp_path / "mine.yml", folder=tmp_path), "mine.yml")


@pytest.mark.parametrize("data", [value for key, value in FILES.items() if not key.startswith(("a pattern", "a large", "beyond"))])
def test_decisions(tmp_path: Path, data: bytes) -> None:
    """So does a file of decisions."""
    put(tmp_path)
    (tmp_path / "mine.yml").write_bytes(data)
    done = run("--decisions", tmp_path / "mine.yml", folder=tmp_path)
    if done.returncode != 1:  # a file that holds no entry is one in which nothing was decided
        refused(done, "mine.yml")


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_settings(tmp_path: Path, data: bytes) -> None:
    """So does a file of settings."""
    put(tmp_path)
    (tmp_path / "mine.toml").write_bytes(data)
    done = run("--config", tmp_path / "mine.toml", folder=tmp_path)
    if data.strip(b"\xef\xbb\xbf"):
        refused(done, "mine.toml")


def test_an_empty_rule_file(tmp_path: Path) -> None:
    """A rule file of nothing, or of comments only, has no rule: it says so, and what is healthy is compared where it may be."""
    put(tmp_path)
    (tmp_path / "mine.yml").write_bytes(b"# nothing yet\n")
    refused(run("--rules", tmp_path / "mine.yml", folder=tmp_path), "mine.yml")


@pytest.mark.parametrize("option", ["--rules", "--decisions", "--config"])
@pytest.mark.parametrize("kind", ["pipe", "endless device", "folder", "link to nothing", "link to itself"])
def test_no_file(tmp_path: Path, option: str, kind: str) -> None:
    """What is no file is not waited for, nor read without end."""
    put(tmp_path)
    place = tmp_path / "mine.yml"
    match kind:
        case "pipe":
            os.mkfifo(place)
        case "endless device":
            place.symlink_to("/dev/zero")
        case "folder":
            place.mkdir()
        case "link to nothing":
            place.symlink_to("gone.yml")
        case _:
            place.symlink_to("mine.yml")
    refused(run(option, place, folder=tmp_path), "mine.yml")


def test_a_rule_file_in_the_folder(tmp_path: Path) -> None:
    """A broken rule file that lies among the documents is none of them, and costs nothing."""
    put(tmp_path, {"mine.yml": b"checker: 1\nrules: ["})
    assert check(tmp_path, own=["mine.yml"]).read == []
