"""``checker review``: decisions one by one, and what ``checker check`` makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import checker
from checker.decisions import merged, read
from checker.reporters import render
from tests.cli.terminal import Session
from tests.reporters import reports


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a stored report of two findings to decide."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.json").write_text(str(render(reports.stories(), "json")), "utf-8")
    return tmp_path


def review(typed: str, *arguments: str) -> Result:
    """What a session prints and leaves, for what somebody types."""
    return CliRunner().invoke(checker, ["review", "r.json", "--by", "Ana", *arguments], input=typed)


def kept(name: str = "checker.decisions.yml") -> dict[str, tuple[str, str]]:
    """Decision and reason by the beginning of the id."""
    return {entry.id[:4]: (entry.decided.decision.value, entry.decided.reason) for entry in read([name])} if Path(name).exists() else {}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", {}),
        ("q\n", {}),
        ("y\nan early plan\n", {"c4f1": ("accepted", "an early plan")}),
        ("yes\n\nno\nnot one\n", {"c4f1": ("accepted", ""), "77ab": ("false-alarm", "not one")}),
        ("ask\nBen?\nq\n", {"c4f1": ("ask", "Ben?")}),
        ("s\nn\n\n", {"77ab": ("false-alarm", "")}),
        ("y\n\nb\nn\nafter all\ns\n", {"c4f1": ("false-alarm", "after all")}),
        ("b\nhelp\n\ny\n\n", {"c4f1": ("accepted", "")}),
        ("y\n\nb\nu\n", {}),
        ("y\nwhy\nn\n\nb\n", {"c4f1": ("accepted", "why"), "77ab": ("false-alarm", "")}),
        ("y\nwhy\nn\n\nq\n", {"c4f1": ("accepted", "why"), "77ab": ("false-alarm", "")}),
        ("y\nwhy\ns\n", {"c4f1": ("accepted", "why")}),
        ("u\nundecided\n", {}),
        ("y\n", {"c4f1": ("accepted", "")}),
    ],
)
def test_answers(folder: Path, typed: str, wanted: dict[str, tuple[str, str]]) -> None:
    """yes, no, ask, undecided, skip, back, quit; each decision is kept at once, so that the end of the input costs nothing."""
    result = review(typed)
    assert result.exit_code == 0, result.output
    assert kept() == wanted


def test_goes_on_where_it_was_left(folder: Path) -> None:
    """What was decided is not asked again, what was skipped is; --all shows all."""
    assert "1 of 2" in review("y\n\nq\n").stdout
    again = review("q\n")
    assert "1 of 1" in again.stdout
    assert "Soybean" in again.stdout
    assert "1 of 2" in review("q\n", "--all").stdout
    assert "  Decided   accepted (Ana, " in review("q\n", "--all").stdout
    review("n\n\n")
    assert review("").stdout == "Nothing to decide in r.json: 0 decisions made, 0 left, 2 in checker.decisions.yml.\n"


def test_findings_are_counted(folder: Path) -> None:
    """A finding that is decided anew is one."""
    assert "\n1 decision made, 1 left, 1 in checker.decisions.yml.\nNext: checker check" in review("y\n\nb\nn\n\nq\n").stdout


def test_nothing_to_heed(folder: Path) -> None:
    """A file that is not there is no next step; one that was there before is."""
    assert review("q\n").stdout.endswith("\n0 decisions made, 2 left, 0 in checker.decisions.yml.\n")
    review("y\n\nq\n")
    assert "Next: checker check PATH --decisions checker.decisions.yml\n" in review("q\n").stdout


def test_what_yes_does(folder: Path) -> None:
    """That yes and no take a finding out of the report, and ask keeps it, is said once, before the first question."""
    told = review("s\ns\n").stderr
    assert told.startswith("yes: both stand, leave it out of the report · no: false alarm, leave it out · ask: keep it in the report")
    assert told.count("out of the report") == 1


def test_undecided_again(folder: Path) -> None:
    """What was decided before is taken out of the file, and the finding waits again; the rest of the file stays."""
    review("y\n\nn\n\n")
    before = Path("checker.decisions.yml").read_text("utf-8")
    Path("checker.decisions.yml").write_text(f"# ours\n{before}", "utf-8")
    result = review("u\ns\n", "--all")
    assert result.exit_code == 0
    assert "0 decisions made, 1 left, 1 in checker.decisions.yml." in result.stdout
    assert kept() == {"77ab": ("false-alarm", "")}
    assert Path("checker.decisions.yml").read_text("utf-8").startswith("# ours\n# What was decided")
    assert "1 of 1" in review("q\n").stdout
    assert "Nothing was decided about this one." in review("u\n").stderr
    review("u\nu\n", "--all")
    assert kept() == {}
    assert "1 of 2" in review("y\n\n").stdout
    assert set(kept()) == {"c4f1"}


def test_somebody_else_decides_at_the_same_time(folder: Path) -> None:
    """The file is read before each decision, and comments in it stay."""
    Path("d.yml").write_text("# ours\n- id: bbbbbbbbbbbb  # Ben\n  decision: ask\n", "utf-8")
    review("y\n\nn\n\n", "--decisions", "d.yml")
    assert set(kept("d.yml")) == {"bbbb", "c4f1", "77ab"}
    assert Path("d.yml").read_text("utf-8").startswith("# ours\n- id: 77ab01d4e93c\n")
    assert "bbbbbbbbbbbb  # Ben" in Path("d.yml").read_text("utf-8")


def test_mistakes_are_2(folder: Path) -> None:
    """A broken file is not written over; one that cannot be written loses nothing."""
    Path("d.yml").write_text("- id: x\n  decision: ask\n", "utf-8")
    result = review("y\n\n", "--decisions", "d.yml")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, 'd.yml:1:7: error: "x" is no id of a finding')
    assert Path("d.yml").read_text("utf-8") == "- id: x\n  decision: ask\n"
    result = review("y\nwhy\n", "--decisions", "missing/d.yml")
    assert result.exit_code == 2
    told = re.search(r"missing/d\.yml: cannot be written: no such file or directory; it went to (\S+-d\.yml)$", result.stderr.strip())
    assert told is not None
    assert kept(told[1]) == {"c4f1": ("accepted", "")}
    Path(told[1]).unlink()
    assert CliRunner().invoke(checker, ["review", "nowhere.json"]).exit_code == 2


def test_review_then_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From documents to a decision that holds, comes back with a new source, and with a new figure."""
    monkeypatch.chdir(tmp_path)
    stories = tmp_path / "stories"
    stories.mkdir()
    (tmp_path / "desk.yml").write_text(RULE, "utf-8")
    (stories / "a.txt").write_text("The Harbour Bridge is 2.4 km long.\n", "utf-8")
    (stories / "b.txt").write_text("The Harbour Bridge, 2,150 metres long, opened on Monday.\n", "utf-8")
    assert check("--output", "r.json").exit_code == 1
    assert review("y\nold plan\n").exit_code == 0
    settled = check("--decisions", "checker.decisions.yml")
    assert settled.exit_code == 0
    assert re.search(r"1 hidden, as decided,\s+the oldest on \d{4}-\d\d-\d\d\.", settled.stdout)
    assert check("--decisions", "checker.decisions.yml", "--decisions", "checker.decisions.yml").stdout == settled.stdout
    (stories / "c.txt").write_text("The Harbour Bridge is 2,150 metres long.\n", "utf-8")
    back = check("--decisions", "checker.decisions.yml")
    assert back.exit_code == 1
    assert re.search(r"new\s+since:\s+c\.txt", back.stdout)
    (stories / "c.txt").unlink()
    (stories / "b.txt").write_text("The Harbour Bridge, 2,200 metres long, opened on Monday.\n", "utf-8")
    changed = check("--decisions", "checker.decisions.yml")
    assert changed.exit_code == 1
    assert "when the values were" in " ".join(changed.stdout.split())
    assert "is found no more: its values have changed: see" in " ".join(changed.stdout.split())
    for name in ("markdown", "sarif", "json"):
        assert check("--decisions", "checker.decisions.yml", "--format", name).exit_code == 1
    (tmp_path / "checker.toml").write_text('decisions = ["checker.decisions.yml"]\n', "utf-8")
    (stories / "b.txt").write_text("The Harbour Bridge, 2,150 metres long, opened on Monday.\n", "utf-8")
    assert check().exit_code == 0
    (tmp_path / "checker.decisions.yml").write_text("- id: 1\n", "utf-8")
    assert check().exit_code == 2


def test_switched_off_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry whose check or rule is off, or whose documents were not all read, is not said to be found no more."""
    monkeypatch.chdir(tmp_path)
    stories = tmp_path / "stories"
    stories.mkdir()
    (tmp_path / "desk.yml").write_text(RULE, "utf-8")
    (stories / "a.txt").write_text("The Harbour Bridge is 2.4 km long. Sales rose 25% from 10 to 12.\n", "utf-8")
    (stories / "b.txt").write_text("The Harbour Bridge is 2,150 metres long.\n", "utf-8")
    check("--output", "r.json")
    review("y\n\nn\n\n")
    decided = ("--decisions", "checker.decisions.yml")
    for path, *more in (["stories", "--no-checks"], ["stories/b.txt"], ["stories/a.txt"]):
        shown = " ".join(check(*decided, *more, paths=(path,)).stdout.split())
        assert "found no more" not in shown
        assert "not looked at in this run" in shown
    off = CliRunner().invoke(checker, ["check", "stories", *decided])
    assert "found no more" not in off.stdout
    (stories / "a.txt").write_text("The Harbour Bridge is long.\n", "utf-8")
    assert " ".join(check(*decided).stdout.split()).count("is found no more: take it out") == 2


def test_a_known_name_in_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a new source; the whole corpus read from another folder is none; and one that changes sides is told, by diff too."""
    monkeypatch.chdir(tmp_path)
    stories = tmp_path / "stories"
    (stories / "other").mkdir(parents=True)
    (tmp_path / "desk.yml").write_text(RULE, "utf-8")
    (stories / "a.txt").write_text("The Harbour Bridge is 2.4 km long.\n", "utf-8")
    (stories / "b.txt").write_text("The Harbour Bridge is 2,150 metres long.\n", "utf-8")
    check("--output", "r.json")
    review("y\nold plan\n")
    decided = ("--decisions", "checker.decisions.yml", "--output", "new.json")
    assert check(*decided).exit_code == 0
    assert check(*decided, paths=("../" + tmp_path.name,)).exit_code == 0
    (stories / "other" / "b.txt").write_text("They say that the Harbour Bridge is 2.4 km long.\n", "utf-8")
    back = check(*decided)
    assert back.exit_code == 1
    assert "new since: other/b.txt" in " ".join(back.stdout.split())
    (stories / "other" / "b.txt").unlink()
    (stories / "a.txt").write_text("The Harbour Bridge is 2,150 metres long.\n", "utf-8")
    (stories / "b.txt").write_text("The Harbour Bridge is 2.4 km long.\n", "utf-8")
    back = check(*decided)
    assert back.exit_code == 1
    assert "a.txt: 2,150 metres, was 2.4 km" in " ".join(back.stdout.split())
    assert "b.txt: 2.4 km, was 2,150 metres" in CliRunner().invoke(checker, ["diff", "r.json", "new.json"]).stdout


QUESTION, WHY = "[q]uit: ", "no reason) "


def test_at_a_terminal(folder: Path) -> None:
    """Asked and answered; Ctrl-C keeps what was decided, also where the reason is still asked for, and gives 130."""
    first = Session(["review", "r.json", "--by", "Ana"], folder, columns=60)
    assert "1 of 2" in first.wait_for(QUESTION)
    first.type("y\n")
    first.wait_for(WHY)
    first.type("an early plan\n")
    first.wait_for(QUESTION)
    assert kept() == {"c4f1": ("accepted", "an early plan")}
    first.type("\x03")
    code, told = first.end()
    assert code == 130
    assert "1 decision made, 1 left, 1 in checker.decisions.yml." in told
    assert "Traceback" not in told
    second = Session(["review", "r.json", "--by", "Ana"], folder)
    shown = second.wait_for(QUESTION)
    assert "1 of 1" in shown
    assert "Soybean" in shown
    for typed in ("what\n", "b\n", "s\n"):
        second.type(typed)
        if typed != "s\n":
            second.wait_for(QUESTION)
    assert second.end()[0] == 0
    third = Session(["review", "r.json", "--by", "Ana"], folder)
    third.wait_for(QUESTION)
    third.type("\x04")
    assert third.end()[0] == 0
    assert kept() == {"c4f1": ("accepted", "an early plan")}
    fourth = Session(["review", "r.json", "--by", "Ana"], folder)
    fourth.wait_for(QUESTION)
    fourth.type("n\n")
    assert "Kept. Why?" in fourth.wait_for(WHY)
    fourth.type("\x03")
    code, told = fourth.end()
    assert code == 130
    assert "1 decision made, 0 left, 2 in checker.decisions.yml." in told
    assert kept() == {"c4f1": ("accepted", "an early plan"), "77ab": ("false-alarm", "")}


def test_two_people(folder: Path) -> None:
    """Each decides into a file of their own; together they hold what both have decided, and a question where the two differ."""
    for name, answers in (("Ana", ("y\n", "n\n")), ("Ben", ("n\n", "s\n"))):
        session = Session(["review", "r.json", "--by", name, "--decisions", f"{name} b.yml"], folder)
        for answer in answers:
            session.wait_for(QUESTION)
            session.type(answer)
            if answer != "s\n":
                session.wait_for(WHY)
                session.type(f"{name} says so\n")
        code, told = session.end()
        assert code == 0
        assert f"--decisions '{name} b.yml'" in told
    entries, disputed = merged(read(["Ana b.yml", "Ben b.yml"]))
    assert {name[:4]: entry.decided.decision.value for name, entry in entries.items()} == {"c4f1": "ask", "77ab": "false-alarm"}
    assert entries["c4f19be2a07d"].decided.reason == "Ana: Ana says so; Ben: Ben says so"
    assert len(disputed) == 1


def check(*arguments: str, paths: tuple[str, ...] = ("stories",)) -> Result:
    """``checker check stories`` with one rule."""
    return CliRunner().invoke(checker, ["check", *paths, "--rules", "desk.yml", "--no-builtin", *arguments])


RULE = """\
checker: 1
rules:
  - id: bridge-length
    title: Length of the Harbour Bridge
    severity: error
    why: Every story about the bridge must give the same length.
    find: {figure: length, near: [Harbour Bridge]}
    compare: {value: figure}
    message: The Harbour Bridge is given as <values> long
    examples:
      conflict:
        - A: The new Harbour Bridge is 2.4 km long.
          B: The Harbour Bridge, 2,150 metres long, opened on Monday.
      nothing:
        - The Harbour Bridge cost $300 million.
"""


@pytest.mark.parametrize(
    ("since", "found"),
    [("2025-01-01", 1), ("2025-06", 1), ("2026", 0), ("2025-06-02", 0)],
)
def test_published_since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, since: str, found: int) -> None:
    """A finding is left out, and counted, where all of its sources are older."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk.yml").write_text(RULE, "utf-8")
    (tmp_path / "stories").mkdir()
    for name, day, length in (("a", "2024-05-01", "2.4 km"), ("b", "2025-06-01", "2,150 metres")):
        text = f"---\npublished: {day}\n---\nThe Harbour Bridge is {length} long.\n"
        (tmp_path / "stories" / f"{name}.md").write_text(text, "utf-8")
    result = check("--published-since", since)
    assert result.exit_code == found
    assert ("all of their sources were published before" in " ".join(result.stdout.split())) is not bool(found)
    with (tmp_path / "stories" / "a.md").open("w", encoding="utf-8") as file:
        file.write("The Harbour Bridge is 2.4 km long.\n")
    assert check("--published-since", since).exit_code == 1


def test_published_since_takes_dates() -> None:
    """What is none is said before anything is read."""
    result = CliRunner().invoke(checker, ["check", "nowhere", "--published-since", "last week"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert '"last week" is no date' in result.stderr
