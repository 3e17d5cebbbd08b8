"""What is installed from the wheel works without the checkout, and holds what checker needs and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from checker.rulebook import builtin_folder
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

ELSEWHERE = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME"}}


def files_below(folder: Path) -> set[str]:
    """The paths of the files below a folder, without what Python leaves there."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """What a command prints; it has to end with this exit code."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=ELSEWHERE, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an sdist and the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation: hatchling is among the tools of developers, so that nothing is fetched.
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def in_wheel(wheel: Path) -> set[str]:
    """The names in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs of a new environment stand that has checker from the wheel, and all that it needs from this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    where = sysconfig.get_paths("venv", vars={"base": str(folder), "platbase": str(folder), "installed_base": str(folder)})
    python = Path(where["scripts"]) / Path(sys.executable).name
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    # Behind the new environment's own folder, and without what an editable install puts on the path.
    needed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "needed.pth").write_text("".join(f"{path}\n" for path in sorted(needed)), "utf-8")
    return python.parent


def test_wheel_checks_from_elsewhere(scripts: Path, tmp_path: Path) -> None:
    """Installed from the wheel, checker finds the conflict of a copy of the seeds, far from any checkout."""
    shutil.copytree(ROOT / "seeds", tmp_path / "stories")
    python = scripts / Path(sys.executable).name
    where = run(python, "-c", "import checker; print(checker.__file__, checker.__version__)", cwd=tmp_path)
    assert Path(where.split()[0]).is_relative_to(scripts.parent)
    assert where.split()[1] == PROJECT["version"]
    told = run(scripts / "checker", "check", "stories", cwd=tmp_path, code=1)
    assert "CONFLICT  APEC summit is placed in Busan and in Seoul" in told
    report = json.loads(run(python, "-m", "checker", "check", "stories", "--format", "json", cwd=tmp_path, code=1))
    here = [sys.executable, "-m", "checker", "check", ROOT / "seeds", "--format", "json"]
    assert report == json.loads(run(*here, cwd=ROOT, code=1))


def test_wheel_carries_the_rules(scripts: Path, tmp_path: Path) -> None:
    """The shipped packs are there, and their examples hold."""
    told = run(scripts / "checker", "rules", "test", cwd=tmp_path)
    assert told == run(sys.executable, "-m", "checker", "rules", "test", cwd=ROOT)
    assert told.splitlines()[-1].endswith(": all pass")


def test_wheel_holds_the_package_and_the_rules(in_wheel: set[str]) -> None:
    """Code, tables of words, types and rules; no build scripts, tests or seeds."""
    package = {f"checker/{name}" for name in files_below(ROOT / "checker") if not name.startswith("data/build/")}
    rules = {f"checker/rules/{name}" for name in files_below(ROOT / "rules")}
    about = {name for name in in_wheel if ".dist-info/" in name}
    assert in_wheel - about == package | rules
    assert "checker/py.typed" in in_wheel
    assert "checker/data/units.csv" in in_wheel
    assert {name.partition("/")[2] for name in about} == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


def test_wheel_says_what_it_is(wheel: Path, in_wheel: set[str]) -> None:
    """Any system, the README as its page, and no tool of developers among what it needs."""
    assert wheel.name.endswith("-py3-none-any.whl")
    (name,) = (name for name in in_wheel if name.endswith(".dist-info/METADATA"))
    with zipfile.ZipFile(wheel) as archive:
        about = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    assert (about["Name"], about["Version"], about["Requires-Python"]) == (PROJECT["name"], PROJECT["version"], PROJECT["requires-python"])
    assert about.get_payload() == (ROOT / "README.md").read_text("utf-8")
    needed = [line for line in about.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert len(needed) == len(PROJECT["dependencies"])


def test_sdist_holds_the_project(built: Path) -> None:
    """The sdist is the checkout: everything to build, test and read, and nothing that tools left behind."""
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO"} <= names
    assert {"tests/test_wheel.py", "seeds/000_19bc57474be5a632.txt", "reports/seeds.txt", "rules/trade.yml", ".ci/run"} <= names
    left = {".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache", "__pycache__", "dist"}
    assert not [name for name in names if left & set(name.split("/"))]


def test_rules_are_found_here() -> None:
    """In a checkout, installed to be edited or not at all, the packs are those of ``rules/``."""
    import checker

    if Path(checker.__file__).is_relative_to(ROOT / "checker"):
        assert builtin_folder() == ROOT / "rules"
    assert files_below(builtin_folder()) == files_below(ROOT / "rules")
