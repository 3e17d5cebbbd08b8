"""The files that pre-commit and GitHub Actions read, and what the README says of them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from checker.cli.check import check
from checker.readers import READERS
from tests.test_readme import block

ROOT = Path(__file__).resolve().parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
SARIF = jsonschema.Draft4Validator(json.loads((ROOT / "tests" / "reporters" / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))


def test_hook() -> None:
    """It has the keys without which pre-commit takes no hook, and runs a command that is installed with the package."""
    assert {"id", "name", "entry", "language"} <= HOOK.keys()
    command, subcommand = shlex.split(HOOK["entry"])
    assert command in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert (subcommand, HOOK["args"], HOOK["pass_filenames"]) == ("check", ["."], False)


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        *((f"docs/a{suffix}", True) for suffix in READERS),
        ("docs/A.PDF", True),
        ("checker.toml", True),
        ("docs/checker.decisions.yml", True),
        ("a.py", False),
        ("txt", False),
        ("a.txt.bak", False),
        ("mychecker.toml", False),
    ],
)
def test_hook_runs_for_what_is_read(name: str, *, runs: bool) -> None:
    """A commit that changes no document, no setting and no decision is not held up."""
    assert (re.search(HOOK["files"], name) is not None) == runs


def test_readme_shows_the_hook() -> None:
    """The example names the hook that there is, and options that the command takes."""
    (repository,) = yaml.safe_load(block((ROOT / "README.md").read_text("utf-8"), "pre-commit"))["repos"]
    (hook,) = repository["hooks"]
    assert {"repo", "rev"} <= repository.keys()
    assert hook["id"] == HOOK["id"]
    known = {option for parameter in check.params for option in parameter.opts}
    assert [each for each in hook["args"][1:] if each.partition("=")[0] not in known] == []


def test_readme_shows_the_action() -> None:
    """The example gives inputs that there are, uploads what is written even where the check fails, and may do no more than that needs."""
    workflow = yaml.safe_load(block((ROOT / "README.md").read_text("utf-8"), "action"))
    _, ours, upload = workflow["jobs"]["checker"]["steps"]
    assert ours["with"].keys() <= ACTION["inputs"].keys()
    assert upload["uses"].startswith("github/codeql-action/upload-sarif@")
    assert "always()" in upload["if"]
    assert upload["with"]["sarif_file"] == ours["with"]["sarif"]
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}


def test_action() -> None:
    """It is a composite one, each input says what it is for, and no expression stands where a shell would run what it becomes."""
    assert ACTION["runs"]["using"] == "composite"
    assert [name for name, given in ACTION["inputs"].items() if not given["description"] or "default" not in given] == []
    assert [name for name, step in STEPS.items() if "${{" in step["run"] or step["shell"] != "bash"] == []
    given = {value for step in STEPS.values() for value in step["env"].values()}
    assert {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]} <= given


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with two documents that contradict each other."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("The Kelling wind farm will deliver 30 MW.\n", "utf-8")
    (tmp_path / "docs" / "b.txt").write_text("The Kelling wind farm will deliver 45 MW.\n", "utf-8")
    return tmp_path


def run(name: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """A step of the action, run as Actions runs it; inputs that are not given have their defaults."""
    bash = shutil.which("bash")
    assert bash is not None
    step = STEPS[name]
    known = {f"${{{{ inputs.{each} }}}}": inputs.get(each.replace("-", "_"), given["default"]) for each, given in ACTION["inputs"].items()}
    known |= {"${{ steps.python.outputs.python-path }}": inputs.get("python", sys.executable)}
    known |= {"${{ github.action_path }}": inputs.get("source", str(ROOT))}
    (folder / "step.sh").write_text(step["run"], "utf-8")
    environment = {
        **{each: value for each, value in os.environ.items() if each not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")},
        "PYTHONPATH": str(ROOT),
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        **{each: known[value] for each, value in step["env"].items()},
    }
    command = [bash, "--noprofile", "--norc", "-eo", "pipefail", "step.sh"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120)


def test_action_installs_what_it_is_of(folder: Path) -> None:
    """The path of the checkout is one argument, whatever it holds."""
    python = folder / "python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > told\n', "utf-8")
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    assert run("Install checker", folder, python=str(python), source="a b$(touch c)").returncode == 0
    assert (folder / "told").read_text("utf-8").splitlines()[-1] == "a b$(touch c)"
    assert not (folder / "c").exists()


def test_action_checks(folder: Path) -> None:
    """The step fails on a conflict; it is annotated, stands in SARIF that is valid, and in the summary of the run."""
    done = run("Check", folder, paths="docs/")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("CONFLICT  ")
    assert re.search(r"^::error title=Conflict [^:]*,file=docs/[ab]\.txt,line=1,", done.stderr, re.MULTILINE)
    assert (folder / "output").read_text("utf-8") == "sarif=checker.sarif\n"
    log: dict[str, Any] = json.loads((folder / "checker.sarif").read_text("utf-8"))
    SARIF.validate(log)
    assert [result["level"] for result in log["runs"][0]["results"]] == ["error"]
    assert (folder / "summary").read_text("utf-8").startswith("# 2 sources, 1 conflict\n")


def test_action_takes_all_inputs(folder: Path) -> None:
    """Lists have one entry a line; the last line may lack its end."""
    (folder / "d.yml").write_text("- id: aaaaaaaaaaaa\n  decision: ask\n", "utf-8")
    done = run(
        "Check",
        folder,
        paths="docs/a.txt\r\n\ndocs/b.txt",
        decisions="d.yml\n",
        fail_on="never",
        sarif="",
        options="--no-builtin\n--min-confidence=0.5\n",
    )
    assert done.returncode == 0, done.stderr
    assert "2 documents, no rules." in done.stdout
    assert "1 entry not looked at in this run" in " ".join(done.stdout.split())
    assert not (folder / "output").exists()
    assert not list(folder.glob("*.sarif"))


@pytest.mark.parametrize("name", ["paths", "rules", "decisions", "fail_on", "sarif", "options"])
@pytest.mark.parametrize(
    "attack", ["$(touch pwned)`touch pwned`\"; touch pwned; ': '; touch pwned; '$((a[$(touch pwned)]))", "x\ntouch pwned"]
)
def test_action_runs_no_input(folder: Path, name: str, attack: str) -> None:
    """What stands in an input is an argument, and never a command: a name that there is not."""
    assert run("Check", folder, **{"paths": "docs/", name: attack}).returncode == 2
    assert not (folder / "pwned").exists()
    assert "pwned" not in ((folder / "output").read_text("utf-8") if (folder / "output").exists() else "")
