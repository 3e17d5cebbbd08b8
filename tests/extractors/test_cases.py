"""Every extractor finds what its cases in ``cases/`` list, and nothing else of its kinds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import checker.extractors
from checker.extractors import EXTRACTORS, ages, counts, extract, numbers
from checker.extractors.figures import MEASURES
from checker.model import Claim, Document
from checker.text.scan import Scan
from tests.tables import tabled

FOLDER = Path(__file__).parent / "cases"
SHARED = {
    "__init__",
    "comparators",
    "compounds",
    "figure",
    "holdings",
    "joining",
    "measures",
    "named_places",
    "overlaps",
    "titles",
    "rates",
    "reading",
    "scores",
    "shortcuts",
    "spreads",
    "surroundings",
    "weighed",
}
"""Files of the room that find nothing themselves, or nothing that is in a list of claims."""


def _read(path: Path) -> list[tuple[list[str], dict[str, Any]]]:
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [(content["kinds"], case) for case in content["cases"]]


CASES = [
    pytest.param(kinds, case, id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.yml"))
    for number, (kinds, case) in enumerate(_read(path), start=1)
]


def _claims(case: dict[str, Any]) -> list[Claim]:
    if "table" in case:
        return extract(Scan(tabled(case["table"], caption=case.get("caption"))))
    return extract(Scan(Document("case", case["text"], published=case.get("published"), written=case.get("published"))))


def _same(found: object, wanted: str) -> bool:
    if isinstance(found, float):
        return wanted not in ("null", "") and found == pytest.approx(float(wanted))
    return wanted == ("null" if found is None else str(found))


@pytest.mark.parametrize(("kinds", "case"), CASES)
def test_case(kinds: list[str], case: dict[str, Any]) -> None:
    """A text or a table gives the claims that are listed, each with the fields that are listed."""
    found = [claim for claim in _claims(case) if claim.kind in kinds]
    assert [claim.text for claim in found] == [wanted["text"] for wanted in case["claims"]]
    for claim, wanted in zip(found, case["claims"], strict=True):
        differing = {name: getattr(claim, name) for name, value in wanted.items() if not _same(getattr(claim, name), value)}
        assert differing == {}, f"{claim.text!r}: wanted {wanted}"


def test_every_extractor_is_listed() -> None:
    """EXTRACTORS, with the readers of figures, names every file of the folder that finds claims, and each has cases."""
    room = Path(checker.extractors.__file__).parent
    files = {path.stem for path in room.glob("*.py")} - SHARED
    found = {find.__module__.rpartition(".")[2] for find in EXTRACTORS}
    found |= {reader.__name__.rpartition(".")[2] for reader in (*MEASURES, ages, counts, numbers)}
    assert found == files
    assert {path.stem for path in FOLDER.glob("*.yml")} >= files


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_cases_show_both_sides(path: Path) -> None:
    """A kind has a dozen cases and more, and some of them give nothing."""
    cases = [case for _, case in _read(path)]
    assert len(cases) >= 12
    assert any(not case["claims"] or len(case["claims"]) < 1 for case in cases)
