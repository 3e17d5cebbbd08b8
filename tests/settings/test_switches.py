"""What is on, and how much it matters."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.model import Severity
from checker.settings import Switches, read, switches

RULES = ["trade/price", "trade/volume", "health/dose", "desk/own", "checks/age", "checks/shares", "generic/figure"]
SHIPPED = RULES[:3]


def switched(folder: Path, text: str) -> Switches:
    """What a file of settings switches of these rules."""
    file = folder / "checker.toml"
    file.write_text(text)
    settings, mistakes = read(file, [])
    assert not mistakes
    return switches(settings, RULES, shipped=SHIPPED, formerly={"trade/cost": "trade/price", "old/dose": "health/dose"})


def test_packs_choose_among_those_that_ship(tmp_path: Path) -> None:
    """``packs`` names the shipped packs that are on; rules of one's own, checks and generic linking stay."""
    assert set(switched(tmp_path, 'packs = ["health"]').off) == {"trade/price", "trade/volume"}
    assert set(switched(tmp_path, "packs = []").off) == set(SHIPPED)


def test_disable_takes_packs_and_rules(tmp_path: Path) -> None:
    """A name of a pack puts all of it off; the place is that of the name."""
    found = switched(tmp_path, 'disable = [\n  "trade",\n  "checks/age", "generic"]').off
    assert {rule: place.rpartition(":")[2] for rule, place in found.items()} == {
        "trade/price": "2",
        "trade/volume": "2",
        "checks/age": "3",
        "generic/figure": "3",
    }


def test_severity_of_a_rule_before_that_of_its_pack(tmp_path: Path) -> None:
    """What is said of one rule counts before what is said of its pack."""
    found = switched(tmp_path, '[severity]\n"trade/price" = "note"\ntrade = "warning"\nchecks = "note"')
    assert found.severities == {
        "trade/price": Severity.NOTE,
        "trade/volume": Severity.WARNING,
        "checks/age": Severity.NOTE,
        "checks/shares": Severity.NOTE,
    }
    assert found.places["trade/price"].endswith(":2")


def test_former_ids(tmp_path: Path) -> None:
    """A rule is put off and tuned by an id that it had before; what is said of its new one counts first."""
    found = switched(
        tmp_path, 'disable = ["trade/cost"]\n[severity]\n"old/dose" = "note"\n"trade/price" = "warning"\n"trade/cost" = "note"'
    )
    assert {rule: place.rpartition(":")[2] for rule, place in found.off.items()} == {"trade/price": "1"}
    assert found.severities == {"health/dose": Severity.NOTE, "trade/price": Severity.WARNING}
    assert found.places["health/dose"].endswith(":3")


def test_unknown_names_are_mistakes(tmp_path: Path) -> None:
    """All at once, each at its place, with what was probably meant."""
    text = 'packs = ["trad", "desk"]\ndisable = ["chekcs/age", "x"]\n[severity]\n"trade/prise" = "note"\n'
    with pytest.raises(SettingsError) as error:
        switched(tmp_path, text)
    told = [(m.line, m.column, m.message) for m in error.value.mistakes]
    assert told == [
        (1, 10, "there is no pack `trad`"),
        (1, 18, "there is no pack `desk`"),
        (2, 12, "there is no rule `chekcs/age`"),
        (2, 26, "there is no pack or rule `x`"),
        (4, 1, "there is no rule `trade/prise`"),
    ]
    helps = [mistake.help or "" for mistake in error.value.mistakes]
    assert "`trade`" in helps[0]
    assert "did you mean `checks/age`" in helps[2]
    assert "did you mean `trade/price`" in helps[4]
