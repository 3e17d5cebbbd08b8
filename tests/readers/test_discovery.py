"""Which files a run reads: what a folder holds, through no link that leads out of it, each accounted for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from checker.errors import PathError
from checker.readers import READERS, read_paths
from tests.readers.nobody import nobody

OUT = "is a link out of the folder that was given, and is not followed"
FOLDER = "is a link to a folder that is read where it stands"
DEPTH = 1100
NOWHERE = "is a link that leads to nothing"
ROUND = "is a link that leads back to itself"
NOTHING_OUT = "; nothing is left out by it"
IRREGULAR = "is no regular file"


def put(folder: Path, *names: str) -> None:
    """Write a file under each name, each with bytes of its own."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} tells of 40 people.", "utf-8", "surrogateescape")


def found(*paths: Path | str) -> tuple[list[str], dict[str, str]]:
    """The ids of the documents, and the reason for each file that is none."""
    documents, skipped = read_paths([str(path) for path in paths], READERS)
    return [document.id for document in documents], {row.document: row.reason for row in skipped}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with two files, and one beside it with another."""
    put(tmp_path, "corpus/a.txt", "corpus/sub/b.txt", "outside/secret.txt")
    return tmp_path / "corpus"


@pytest.mark.parametrize(
    ("name", "target", "reason"),
    [
        ("out.txt", "../outside/secret.txt", OUT),
        ("out", "../outside", OUT),
        ("up", "..", OUT),
        ("zero.txt", os.devnull.replace("null", "zero"), OUT),
        ("itself", ".", FOLDER),
        ("sub/loop", "..", FOLDER),
        ("twin", "sub", FOLDER),
        ("dangling.txt", "gone.txt", NOWHERE),
        ("far.txt", "../outside/gone.txt", NOWHERE),
        ("round.txt", "round.txt", ROUND),
        ("out.meta.yml", "../outside/secret.txt", OUT),
        ("sources.csv", "../outside/secret.txt", OUT),
        ("rules.yml", "../outside/secret.txt", OUT),
        (".checkerignore", "../outside/secret.txt", OUT + NOTHING_OUT),
        ("sub/.checkerignore", "../../outside/secret.txt", OUT + NOTHING_OUT),
    ],
)
def test_links(corpus: Path, name: str, target: str, reason: str) -> None:
    """A link that leads out, to a folder or to nothing is a row; the others are read, nothing twice."""
    (corpus / name).symlink_to(target)
    assert found(corpus) == (["a.txt", "sub/b.txt"], {name: reason})


def test_links_to_each_other(corpus: Path) -> None:
    """Links that go round end."""
    (corpus / "x.txt").symlink_to("y.txt")
    (corpus / "y.txt").symlink_to("x.txt")
    assert found(corpus)[1] == {"x.txt": ROUND, "y.txt": ROUND}


def test_a_link_between_two_paths(corpus: Path) -> None:
    """What lies below any of the PATHs is no way out."""
    (corpus / "in.txt").symlink_to("../outside/secret.txt")
    assert found(corpus, corpus.parent / "outside") == (["a.txt", "in.txt", "secret.txt", "sub/b.txt"], {})
    assert found(corpus)[1] == {"in.txt": OUT}


def test_a_link_that_is_named_is_followed(corpus: Path) -> None:
    """Who names a link means what it leads to: it is the PATH."""
    (corpus / "out").symlink_to("../outside")
    (corpus / "one.txt").symlink_to("../outside/secret.txt")
    assert found(corpus / "out", corpus / "one.txt") == (["one.txt", "secret.txt"], {})


def test_a_folder_reached_twice(corpus: Path) -> None:
    """A folder that is named itself and by a link is read once."""
    link = corpus.parent / "link"
    link.symlink_to(corpus)
    assert found(corpus, link, corpus / "sub" / "..") == (["a.txt", "sub/b.txt"], {})


def test_a_sidecar_out_of_its_folder(corpus: Path) -> None:
    """What would be told by a file elsewhere is not told, also for a file that is named itself."""
    (corpus / "a.meta.yml").symlink_to("../outside/secret.txt")
    assert found(corpus / "a.txt") == (["a.txt"], {})


def test_what_is_no_file(corpus: Path) -> None:
    """A pipe is named and not waited for, whatever its name says, and a device that is given by name is not opened."""
    for name in ("pipe.txt", "pipe.yml", "pipe.meta.yml", ".checkerignore"):
        os.mkfifo(corpus / name)
    read, rows = found(corpus)
    assert read == ["a.txt", "sub/b.txt"]
    assert rows.pop("pipe.yml").startswith("no reader for .yml")
    assert rows == {"pipe.txt": IRREGULAR, "pipe.meta.yml": IRREGULAR, ".checkerignore": IRREGULAR + NOTHING_OUT}
    assert found(os.devnull)[1] == {"null": "no reader for a file without a suffix: " + found(os.devnull)[1]["null"].partition(": ")[2]}


def test_hidden_files(corpus: Path) -> None:
    """What begins with a dot is left out, unless it is named."""
    put(corpus, ".hidden.txt", ".git/c.txt", "sub/.d.txt")
    assert found(corpus) == (["a.txt", "sub/b.txt"], {})
    assert found(corpus / ".hidden.txt", corpus / ".git") == ([".hidden.txt", "c.txt"], {})
    assert found(f"{corpus}/.*.txt", f"{corpus}/.git/*") == ([".hidden.txt", "c.txt"], {})


def test_what_may_not_be_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a folder and a list of ignored ones that may not be opened are rows; so is what lies in a folder that may not be entered."""
    put(corpus, "closed.txt", "locked/c.txt", ".checkerignore", "closed.meta.yml", "listed/d.txt")
    monkeypatch.chdir(corpus)
    found(".")  # imports what reading needs
    corpus.chmod(0o755)
    for name in ("closed.txt", "locked", ".checkerignore", "closed.meta.yml"):
        (corpus / name).chmod(0)
    (corpus / "listed").chmod(0o444)
    with nobody():
        read, rows = found(".")
    (corpus / "locked").chmod(0o755)
    (corpus / "listed").chmod(0o755)
    assert read == ["a.txt", "sub/b.txt"]
    assert rows == {
        ".checkerignore": "cannot be opened: permission denied" + NOTHING_OUT,
        "closed.txt": "cannot be opened: permission denied",
        "closed.meta.yml": "cannot be opened: permission denied",
        "locked": "the folder cannot be opened: permission denied",
        "listed/d.txt": "cannot be opened: permission denied",
    }


ODD = {
    "line\nend.txt": "line\nend.txt",
    "-v.txt": "-v.txt",
    "*.txt": "*.txt",
    " .txt": " .txt",
    "caf\udce9.txt": "caf\\xe9.txt",
    "\udcff\udcfe/x.txt": "\\xff\\xfe/x.txt",
    "\u202egnp.txt": "\u202egnp.txt",
    "'; rm -rf .txt": "'; rm -rf .txt",
    "ü" * 120 + ".txt": "ü" * 120 + ".txt",
}


def test_odd_names(corpus: Path) -> None:
    """A name may hold anything; bytes that are no UTF-8 are told in a form that every report can hold."""
    put(corpus, *ODD)
    read, rows = found(corpus)
    assert (set(read), rows) == ({*ODD.values(), "a.txt", "sub/b.txt"}, {})
    for name in ODD:
        assert len(found(corpus / name)[0]) == 1, "also where it is named itself"


def test_odd_suffix(corpus: Path) -> None:
    """A suffix that is no UTF-8 is told too."""
    put(corpus, "a.\udce9")
    assert found(corpus)[1]["a.\\xe9"].startswith("no reader for .\\xe9: ")


@pytest.fixture
def deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a file, and one over a thousand folders deeper, which pytest could not take away itself."""
    put(tmp_path, "top/a.txt")
    monkeypatch.chdir(tmp_path / "top")
    for _ in range(DEPTH):
        Path("deep").mkdir()
        os.chdir("deep")
    put(Path(), "deep.txt")
    os.chdir(tmp_path)
    yield tmp_path / "top"
    os.chdir(tmp_path / "top")
    for _ in range(DEPTH):
        os.chdir("deep")
    Path("deep.txt").unlink()
    for _ in range(DEPTH):
        os.chdir("..")
        Path("deep").rmdir()


def test_deep_folders(deep: Path) -> None:
    """Folders may lie deeper in each other than functions can call each other, and deeper than the system opens them."""
    read, rows = found(deep)
    assert read == ["a.txt"]
    assert list(rows.values()) == ["the folder cannot be opened: file name too long"]


PATTERNS = [
    ("*.txt", ["a.txt"]),
    ("**/*.txt", ["a.txt", "b.txt", "c.txt", "d.txt"]),
    ("**/c.*", ["c.txt"]),
    ("sub/*.txt", ["b.txt"]),
    ("sub/*", ["b.txt", "c.txt", "er/d.txt"]),
    ("s?b/**/*.txt", ["b.txt", "c.txt", "d.txt"]),
    ("*/[!x]*/c.txt", ["c.txt"]),
    ("[ab].txt", ["a.txt"]),
    ("*", ["a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt"]),
    ("*/", ["b.txt", "deep/c.txt", "deep/er/d.txt"]),
    ("./su*/deep", ["c.txt", "er/d.txt"]),
]


@pytest.mark.parametrize(("pattern", "names"), PATTERNS)
def test_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, names: list[str]) -> None:
    """A pattern takes files and whole folders; what it takes is called as if it had been named."""
    put(tmp_path, "a.txt", "sub/b.txt", "sub/deep/c.txt", "sub/deep/er/d.txt", ".hidden/e.txt", "sub/.f.txt")
    (tmp_path / "sub" / "loop").symlink_to("..")
    monkeypatch.chdir(tmp_path)
    assert found(pattern)[0] == names
    assert found(f"{tmp_path}/{pattern}")[0] == names


@pytest.mark.parametrize(("pattern", "reason"), [("*", FOLDER), ("s*", FOLDER), ("sub/*", OUT), ("sub/b*", None), ("*.txt", None)])
def test_links_that_a_pattern_takes(tmp_path: Path, pattern: str, reason: str | None) -> None:
    """A link that is not followed is a row where the pattern takes it, or the folder that it lies in."""
    put(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "sub" / "loop").symlink_to("..")
    assert found(tmp_path / pattern)[1] == ({"loop": reason} if reason else {})


@pytest.mark.parametrize("pattern", ["*.pdf", "gone/*.txt", "**/x?", "a[.txt", "[", "*/../*"])
def test_patterns_without_a_match(corpus: Path, pattern: str) -> None:
    """A pattern that matches nothing, or is none, ends the run with its words."""
    with pytest.raises(PathError) as caught:
        found(corpus / pattern)
    assert str(caught.value).startswith(str(corpus / pattern))


def test_a_file_that_is_called_like_a_pattern(corpus: Path) -> None:
    """A file whose name holds signs is that file."""
    put(corpus, "[ab].txt", "b.txt")
    assert found(corpus / "[ab].txt") == (["[ab].txt"], {})


def test_a_pattern_that_matches_an_empty_folder(tmp_path: Path) -> None:
    """An empty folder that a pattern matches is empty, not missing."""
    (tmp_path / "stories").mkdir()
    assert found(tmp_path / "stor*") == ([], {})


def levels(folder: Path, files: Mapping[str, str]) -> None:
    """Write a .checkerignore into each of some folders."""
    for name, text in files.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / ".checkerignore").write_text(text, "utf-8", "surrogateescape")


IGNORES: list[tuple[dict[str, str], list[str]]] = [
    ({".": "*.md\n"}, ["a.txt", "old/c.txt", "sub/b.txt", "sub/old/d.txt"]),
    ({".": "old/\n"}, ["a.md", "a.txt", "sub/b.txt"]),
    ({".": "/old/\n"}, ["a.md", "a.txt", "sub/b.txt", "sub/old/d.txt", "sub/old/e.md"]),
    ({".": "# old/\n\n!x\n"}, ["a.md", "a.txt", "old/c.txt", "sub/b.txt", "sub/old/d.txt", "sub/old/e.md"]),
    ({".": "*\n!*.txt\n!*/\n"}, ["a.txt", "old/c.txt", "sub/b.txt", "sub/old/d.txt"]),
    ({"sub": "old\n"}, ["a.md", "a.txt", "old/c.txt", "sub/b.txt"]),
    ({".": "*.md\n", "sub": "!e.md\n"}, ["a.txt", "old/c.txt", "sub/b.txt", "sub/old/d.txt", "sub/old/e.md"]),
    ({".": "sub/\n", "sub": "!b.txt\n"}, ["a.md", "a.txt", "old/c.txt"]),
    ({".": "sub/**/*.md\r\nold/c.*\r\n"}, ["a.md", "a.txt", "sub/b.txt", "sub/old/d.txt"]),
    ({".": "old\n!sub/\n"}, ["a.md", "a.txt", "sub/b.txt"]),
    ({".": "*\n!*/\n!/sub/b.txt\n"}, ["sub/b.txt"]),
    ({".": "sub/*\n!sub/b.txt\n"}, ["a.md", "a.txt", "old/c.txt", "sub/b.txt"]),
    ({".": "**/old/**\n!**/e.md\n"}, ["a.md", "a.txt", "sub/b.txt", "sub/old/e.md"]),
    ({".": "b.txt/\nsub/*.txt/\n[!a].txt\na\\.md  \n"}, ["a.txt", "sub/old/e.md"]),
    ({".": "***************x*****.md\n*************.txt\n"}, ["a.md", "sub/old/e.md"]),
    ({".": "[[a].txt\n\\**.md\n"}, ["a.md", "old/c.txt", "sub/b.txt", "sub/old/d.txt", "sub/old/e.md"]),
    ({".": "\ufeffa.*\n"}, ["old/c.txt", "sub/b.txt", "sub/old/d.txt", "sub/old/e.md"]),
]


@pytest.mark.parametrize(("said", "names"), IGNORES)
def test_what_is_ignored(tmp_path: Path, said: dict[str, str], names: list[str]) -> None:
    """A .checkerignore has the syntax of .gitignore: the deepest that speaks of a file decides, an ignored folder is not entered."""
    put(tmp_path, "a.txt", "a.md", "sub/b.txt", "old/c.txt", "sub/old/d.txt", "sub/old/e.md")
    levels(tmp_path, said)
    assert found(tmp_path) == (names, {})
    assert found(f"{tmp_path}/**/*.*")[0] == sorted(name.rpartition("/")[2] for name in names)


def test_what_is_named_is_not_ignored(tmp_path: Path) -> None:
    """A file that is named is read; what lies in a folder that is named heeds what that folder says."""
    put(tmp_path, "a.txt", "sub/b.txt", "sub/c.txt")
    levels(tmp_path, {".": "*.txt\n", "sub": "c.txt\n"})
    assert found(tmp_path / "a.txt", tmp_path / "sub") == (["a.txt", "b.txt"], {})


def test_ignored_names_of_any_bytes(tmp_path: Path) -> None:
    """Names that are no UTF-8 can be ignored."""
    put(tmp_path, "caf\udce9.txt", "a.txt")
    levels(tmp_path, {".": "caf\udce9*\n"})
    assert found(tmp_path) == (["a.txt"], {})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a\0\n", "holds NUL bytes: this is no text file; nothing is left out by it"),
        (b"\n" * (2**20 + 1), "is larger than 1 MB (--max-file-size); nothing is left out by it"),
        (b"*a*a*a*a*a*b\n", "has more than 3 stars in one name: write it with fewer"),
        (b"**/a/**/b/**/c\n", "has more than 3 stars in one name: write it with fewer"),
        (b"!\n", "is no pattern as in .gitignore: !"),
        (b"[z-a].txt\n", "is no pattern as in .gitignore: [z-a].txt"),
        (b"[z-\xe9].txt[z-a]\n", "is no pattern as in .gitignore: [z-\\xe9].txt[z-a]"),
    ],
)
def test_a_list_that_cannot_be_heeded(tmp_path: Path, data: bytes, reason: str) -> None:
    """What of a .checkerignore cannot be read, or would take for ever, is a row; the rest of it counts."""
    put(tmp_path, "a" * 200 + ".txt", "b.txt", "c.md")
    (tmp_path / ".checkerignore").write_bytes(data + b"*.md\n")
    documents, skipped = read_paths([str(tmp_path)], READERS)
    assert len(documents) == 2 + (skipped[0].line is None)
    assert [(row.document, row.line, row.reason) for row in skipped] == [(".checkerignore", skipped[0].line and 1, reason)]
