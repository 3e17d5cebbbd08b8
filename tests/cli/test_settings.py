"""``checker.toml`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import checker
from checker.model import Report
from tests.reporters import reports

StandIn = Callable[[Report | BaseException], list[dict[str, object]]]

WIRES = {
    "a.txt": "The Dahlia bridge is 4.5 km long. The fund holds 60% shares, 30% bonds and the remaining 20% in cash.\n",
    "b.txt": "The Dahlia bridge is 9 km long.\n",
}
DESK = """\
checker: 1
rules:
  - id: bridge
    title: Length of the bridge
    severity: error
    why: It is one bridge.
    find: {figure: length, near: [Dahlia bridge]}
    compare: {value: figure}
    message: The bridge is given as <values>
    examples:
      conflict: [{A: The Dahlia bridge is 2 km long., B: The Dahlia bridge is 3 km long.}]
      nothing: [The bridge is 2 km long.]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two stories, a rule, and somebody standing in it."""
    (tmp_path / "stories").mkdir()
    for name, text in WIRES.items():
        (tmp_path / "stories" / name).write_text(text)
    (tmp_path / "desk.yml").write_text(DESK)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """What checker prints and gives."""
    return CliRunner().invoke(checker, list(arguments))


def found(*arguments: str) -> dict[str, str]:
    """Rule to severity of the conflicts."""
    told = json.loads(run("check", "stories", "--format", "json", "--fail-on", "never", *arguments).stdout)
    return {finding["rule"]: finding["severity"] for finding in told["findings"] if finding["verdict"] == "conflict"}


def test_options_are_defaults(pipeline: StandIn, desk: Path) -> None:
    """A key is the default of its long option, and the command line wins."""
    calls = pipeline(reports.stories())
    (desk / "checker.toml").write_text('format = "json"\nfail-on = "never"\nno-builtin = true\nmin-confidence = 0.5\n')
    result = run("check", "stories")
    assert (result.exit_code, result.stdout[0]) == (0, "{")
    assert (calls[0]["builtin"], calls[0]["min_confidence"]) == (False, 0.5)
    assert run("check", "stories", "--format", "text", "--fail-on", "error").exit_code == 1
    assert [call["settings"].name for call in calls] == ["checker.toml", "checker.toml"]  # type: ignore[attr-defined]


def test_paths_are_those_of_the_file(pipeline: StandIn, desk: Path) -> None:
    """Relative paths start where the file lies, wherever one stands; rules of the command line are added."""
    calls = pipeline(reports.report())
    (desk / "checker.toml").write_text('rules = ["desk.yml"]\noutput = "out.json"\n')
    assert run("check", "stories").exit_code == 0
    assert (desk / "out.json").exists()
    assert run("check", "stories", "--rules", "more.yml", "--output", "other.json").exit_code == 0
    assert [call["rules"] for call in calls] == [("desk.yml",), ("desk.yml", "more.yml")]


def test_from_another_folder(pipeline: StandIn, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk starts at PATH, not where one stands."""
    calls = pipeline(reports.report())
    (desk / "checker.toml").write_text('rules = "desk.yml"\n')
    (desk / "elsewhere").mkdir()
    monkeypatch.chdir(desk / "elsewhere")
    assert run("check", "../stories").exit_code == 0
    assert calls[0]["rules"] == (str(Path("..") / "desk.yml"),)
    assert run("check", "../stories", "--no-config").exit_code == 0
    assert (calls[1]["rules"], calls[1]["settings"]) == ((), None)


def test_a_file_by_name(pipeline: StandIn, desk: Path) -> None:
    """``--config FILE`` takes the place of what stands above PATH; one that is not there is 2."""
    calls = pipeline(reports.report())
    (desk / "checker.toml").write_text("no-checks = true\n")
    (desk / "other.toml").write_text("no-generic = true\n")
    assert run("check", "stories", "--config", "other.toml").exit_code == 0
    assert (calls[0]["generic"], calls[0]["checks"]) == (False, True)
    result = run("check", "stories", "--config", "none.toml")
    assert (result.exit_code, result.stderr) == (2, "checker: error: none.toml: cannot be read: no such file or directory\n")


def test_mistakes_are_2_and_all_at_once(desk: Path) -> None:
    """Each with its place, in the order of the file."""
    lines = ['fail-on = "erorr"', 'strict = "yes"', "min-confidence = 3", 'output = ["r.json", 3, "x.doc"]', "show = 1", "nope = 1"]
    (desk / "checker.toml").write_text("\n".join(lines))
    for command in (("check",), ("extract",), ("explain", "abcd")):
        result = run(*command, "stories")
        assert (result.exit_code, result.stdout) == (2, "")
        starts = [line for line in result.stderr.splitlines() if line.startswith("checker.toml:")]
        assert [line.partition(" ")[0] for line in starts] == [
            f"checker.toml:{place}:" for place in ("1:11", "2:10", "3:18", "4:21", "5:8", "6:1")
        ]
        assert "did you mean `error`" in result.stderr


def test_names_are_told_with_the_rest(desk: Path) -> None:
    """Options, packs, rules and severities that are wrong come in one go; where only names are, too."""
    names = 'packs = ["diplomcy"]\ndisable = ["checks/aeg", "desk/bridge"]\n[severity]\n"trade/soybean" = "warning"\n'
    (desk / "checker.toml").write_text(f"fail-on = 3\n{names}")
    result = run("check", "stories", "--rules", "desk.yml")
    places = [line.partition(": error")[0] for line in result.stderr.splitlines() if ": error: " in line]
    assert (result.exit_code, places) == (2, [f"checker.toml:{place}" for place in ("1:11", "2:10", "3:12", "5:1")])
    (desk / "checker.toml").write_text(names)
    assert run("check", "stories", "--rules", "desk.yml").stderr.count(": error: ") == 3


def test_settings_of_some_paths_only(pipeline: StandIn, desk: Path) -> None:
    """One run has one file of settings: that which holds for some of the paths only is named, not passed over in silence."""
    calls = pipeline(reports.report())
    (desk / "more").mkdir()
    (desk / "more" / "c.txt").write_text("It is 4 km long.")
    (desk / "stories" / "checker.toml").write_text("nope = 1\n")
    name = "stories/checker.toml"
    said = f"checker: {name} is not used, for not all that is given lies below it: --config {name} uses it for all\n"
    assert run("check", "stories").exit_code == 2
    assert run("check", "stories", "more").stderr == said
    assert run("check", "stories", "more", "--quiet").stderr == ""
    assert run("check", "stories", "more", "--no-config").stderr == ""
    assert run("check", "stories/a.txt", "stories/b.txt").exit_code == 2
    (desk / "checker.toml").write_text("no-checks = true\n")
    assert run("check", "stories", "more").stderr == said
    assert (calls[-1]["checks"], calls[0]["checks"]) == (False, True)


def test_other_commands_take_what_they_have(desk: Path) -> None:
    """Settings are those of check: extract heeds ``quiet`` and not ``format``, and finds no fault with the rest."""
    (desk / "checker.toml").write_text('format = "text"\nfail-on = "note"\noutput = "x.json"\nquiet = true\n')
    (desk / "stories" / "c.bin").write_bytes(b"\0")
    result = run("extract", "stories")
    assert (result.exit_code, result.stdout[0], result.stderr) == (0, "{", "")
    assert not (desk / "x.json").exists()


def test_rules_and_checks_are_switched_alike(desk: Path) -> None:
    """Rules, packs, generic linking and checks are put off and tuned by their names."""
    rules = 'rules = ["desk.yml"]\n'
    (desk / "checker.toml").write_text(rules)
    assert found() == {"desk/bridge": "error", "checks/shares": "error"}
    (desk / "checker.toml").write_text(rules + '[severity]\ndesk = "note"\n"checks/shares" = "warning"\n')
    assert found() == {"desk/bridge": "note", "checks/shares": "warning"}
    (desk / "checker.toml").write_text(rules + 'disable = ["desk/bridge", "generic"]\n')
    assert found() == {"checks/shares": "error"}
    (desk / "checker.toml").write_text(rules + 'disable = ["checks"]\n')
    assert found() == {"desk/bridge": "error"}
    assert run("check", "stories", "--no-builtin").exit_code == 1
    (desk / "checker.toml").write_text('disable = ["desk/bridge"]\n')
    result = run("check", "stories")
    assert result.exit_code == 2
    assert result.stderr.startswith("checker.toml:1:12: error: there is no rule `desk/bridge`\n")


def test_shipped_rules_may_be_named_where_they_are_left_out(desk: Path) -> None:
    """A name stays right under ``--no-builtin``."""
    (desk / "checker.toml").write_text('disable = ["diplomacy"]\n')
    assert run("check", "stories", "--no-builtin", "--fail-on", "never").exit_code == 0


def test_authority_of_a_source(desk: Path) -> None:
    """``sources`` gives a source its authority, in any letter case; what a record says of itself stands."""
    records = [
        {"id": "1", "text": "It is 4 km long.", "source": "the  ministry"},
        {"id": "2", "text": "It is 4 km long.", "source": "The Ministry", "authority": "draft"},
        {"id": "3", "text": "It is 4 km long.", "source": "Wire"},
    ]
    (desk / "stories" / "d.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    (desk / "checker.toml").write_text('[sources]\n"The Ministry" = "official"\n')
    told = json.loads(run("check", "stories/d.jsonl", "--format", "json").stdout)
    assert [document["authority"] for document in told["documents"]] == ["official", "draft", None]


def test_help_and_version_read_no_settings(desk: Path) -> None:
    """Who asks for help gets it, whatever the settings are."""
    (desk / "checker.toml").write_text("nope\n")
    assert run("check", "--help").exit_code == 0
    assert run("check", "stories").exit_code == 2


def test_rules_of_the_settings_are_known_everywhere(desk: Path) -> None:
    """``rules show`` and ``rules try`` find the rules that the settings name; what stands in no file has a page too."""
    (desk / "checker.toml").write_text('rules = ["desk.yml"]\n')
    assert "Length of the bridge" in run("rules", "show", "desk/bridge").stdout
    assert "4.5 km" in run("rules", "try", "desk/bridge", "stories").stdout
    page = run("rules", "show", "checks/age").stdout
    assert page.startswith("Age against years of birth and death\nchecks/age · error · built-in\n\nAn age that")


def test_rules_that_are_not_there(desk: Path) -> None:
    """A path of the settings that leads nowhere is told with its place."""
    (desk / "checker.toml").write_text('rules = ["desk.yml", "nope.yml"]\n')
    result = run("check", "stories")
    assert result.exit_code == 2
    assert result.stderr.startswith("checker.toml:1:22: error: `rules`: there is no file or folder nope.yml\n")
