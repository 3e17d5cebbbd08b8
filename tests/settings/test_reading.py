"""A file of settings, read, with every mistake at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import PathError, SettingsError
from checker.model import Severity
from checker.settings import read

GOOD = """\
fail-on = "warning"
packs = ["trade"]
disable = ["checks/age", "generic"]
[severity]
"trade/price" = "note"
[sources]
"The Ministry" = "official"
"the ministry" = "official"
"""

BROKEN = [
    ('fial-on = "note"', "2:1", "unknown key `fial-on`", "did you mean `fail-on`"),
    ("fail_on = 1", "2:1", "unknown key `fail_on`", "write `fail-on`"),
    ("[tool.checker]\n", "2:2", "unknown key `tool`", "stand at the top"),
    ('packs = "trade"', "2:9", '`packs` takes a list of names, not the text "trade"', "as a list"),
    ("disable = [\n  1]", "3:3", "`disable` takes names, not the number 1", "pack/rule"),
    ('severity = "note"', "2:12", '`severity` takes keys and values, not the text "note"', "[severity]"),
    ('[severity]\ntrade = "warn"', "3:9", '"warn" is no severity', "did you mean `warning`"),
    ("[severity]\ntrade = 1", "3:9", "the number 1 is no severity", "error, warning, note"),
    ("sources = []", "2:11", "`sources` takes keys and values, not a list", "[sources]"),
    (
        '[sources]\n"Caf\\u00e9" = "official"\n"CAFE\\u0301" = "wire"',
        "4:1",
        '"CAFE\u0301" and "Caf\u00e9" are one source, with two authorities',
        None,
    ),
    ("[sources]\nA = true", "3:5", "the authority of a source is text, not true", None),
    (
        '[sources]\n"The Wire" = "official"\n"the  wire" = "wire"',
        "4:1",
        '"the  wire" and "The Wire" are one source, with two authorities',
        "keep one",
    ),
]


def test_all_keys(tmp_path: Path) -> None:
    """Each key has its place in the settings; where something stands can be said."""
    file = tmp_path / "checker.toml"
    file.write_text(GOOD)
    settings, mistakes = read(file, ["fail-on"])
    assert not mistakes
    assert settings.options == {"fail-on": "warning"}
    assert (settings.packs, settings.disable) == (("trade",), ("checks/age", "generic"))
    assert settings.severity == {"trade/price": Severity.NOTE}
    assert settings.sources == {"The Ministry": "official", "the ministry": "official"}
    assert settings.place(("disable", 1)).endswith("checker.toml:3")


def test_below_tool_checker(tmp_path: Path) -> None:
    """In pyproject.toml everything stands below [tool.checker], and other tools' keys are theirs."""
    file = tmp_path / "pyproject.toml"
    file.write_text('[tool.other]\nx = 1\n[tool.checker]\npacks = []\n[tool.checker.severity]\n"a/b" = "bad"\n')
    settings, (mistake,) = read(file, [])
    assert settings.packs == ()
    assert (mistake.line, mistake.column) == (6, 9)


@pytest.mark.parametrize(("text", "place", "message", "help_text"), BROKEN)
def test_mistakes(tmp_path: Path, text: str, place: str, message: str, help_text: str | None) -> None:
    """A mistake has its line and column, a sentence, and what to do."""
    file = tmp_path / "checker.toml"
    file.write_text("\n" + text)
    _, (mistake,) = read(file, ["fail-on"])
    assert (f"{mistake.line}:{mistake.column}", mistake.message) == (place, message)
    assert help_text is None or help_text in (mistake.help or "")


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    """One mistake hides no other, and what is good counts."""
    file = tmp_path / "checker.toml"
    file.write_text('x = 1\npacks = ["a", 2]\ndisable = {}\n[severity]\na = "x"\nb = "note"\n')
    settings, mistakes = read(file, [])
    assert sorted(mistake.line for mistake in mistakes) == [1, 2, 3, 5]
    assert settings.severity == {"b": Severity.NOTE}


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """A file that is not there, and one that is no TOML."""
    with pytest.raises(PathError, match="no such file"):
        read(tmp_path / "none.toml", [])
    (tmp_path / "checker.toml").write_text("packs: [a]\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    _, (mistake,) = read(tmp_path / "pyproject.toml", [])
    assert mistake.message == "there is no [tool.checker] in this file"
    with pytest.raises(SettingsError, match=r"checker.toml:1:6: error: .*\n.*\n.*\n help: write `key = value`"):
        read(tmp_path / "checker.toml", [])
