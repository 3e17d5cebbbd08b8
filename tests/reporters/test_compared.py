"""How two claims stand to each other, in words."""

from __future__ import annotations

import pytest

from checker.comparisons.sides import facing, sides
from checker.model import Claim, Comparator, Kind, Tolerance, Value, Verdict
from checker.reporters.compared import compared, met

from . import reports


def claim(kind: Kind, **attributes: object) -> Claim:
    """A claim with nothing but a value."""
    settings: dict[str, object] = {"resolution": 1.0, "id": str(sorted(map(str, attributes.items())))} | attributes
    return Claim("a.txt", 0, 1, str(attributes.get("value")), kind, **settings)  # type: ignore[arg-type]


def told(left: Claim, right: Claim) -> str:
    """How the two stand to each other, in the unit of the left one."""
    values = [Value(one.value, one.unit, one.text, (one.id,), 1) for one in (left, right)]
    one, other = sides(reports.finding("1" * 12, Verdict.CONFLICT, "x", *values, claims=(left, right)), Tolerance())
    return compared(one, other, facing([(one, other)])[0], left.unit)


NO = "they cannot both hold: conflict"
YES = "both can hold: agreement"
CASES = [
    (
        claim(Kind.PERCENT, value=47.0, unit="percent"),
        claim(Kind.PERCENT, value=49.0, unit="percent"),
        f"apart by at least 1 percentage point; {NO}",
    ),
    (
        claim(Kind.PERCENT, value=58.7, unit="percent", resolution=0.1),
        claim(Kind.PERCENT, value=58.8, unit="percent", resolution=0.1),
        f"they meet at 58.75%, and only touch there; {NO}",
    ),
    (
        claim(Kind.MONEY, value=11.1e9, unit="USD", resolution=1e8),
        claim(Kind.MONEY, value=11.13e9, unit="USD", resolution=1e7),
        f"they overlap, 11.125 to 11.135 billion USD; {YES}",
    ),
    (
        claim(Kind.QUANTITY, value=3.2, unit="mile", resolution=0.1),
        claim(Kind.QUANTITY, value=4.0, unit="kilometer"),
        f"apart by at least 0.35383 miles; {NO}",
    ),
    (
        claim(Kind.COUNT, low=80.0, unit="person", comparator=Comparator.MORE),
        claim(Kind.COUNT, low=90.0, unit="person", comparator=Comparator.MORE),
        f"both are open to the same side, so that their own figures count: apart by 10 people; {NO}",
    ),
    (
        claim(Kind.COUNT, value=358_000.0, unit="tree"),
        claim(Kind.COUNT, value=358_412.0, unit="tree"),
        'apart by 412 trees; the zeros of "358000.0" may be unwritten digits, 357,500 to 358,500 trees; '
        "one may be the other rounded: rounding",
    ),
    (claim(Kind.COUNT, value=1.0, unit="tree"), claim(Kind.COUNT, value=1.0, unit="ship"), "trees against ships; they cannot be compared"),
    (claim(Kind.VENUE, value="Busan"), claim(Kind.VENUE, value="Seoul"), f"neither place lies in the other; {NO}"),
    (claim(Kind.VENUE, value="South Korea"), claim(Kind.VENUE, value="Seoul"), f"Seoul lies in South Korea; {YES}"),
    (claim(Kind.DATE, value="2025-10-30"), claim(Kind.DATE, value="2025-11-02"), f"apart by 3 days; {NO}"),
    (claim(Kind.DATE, value="2025-10-30"), claim(Kind.DATE, value="2025-10"), f"they share 30 October 2025; {YES}"),
    (claim(Kind.DATE, value="XXXX-12-24"), claim(Kind.DATE, value="2025-12-25"), f"apart by 1 day; {NO}"),
    (
        claim(Kind.ROLE, value="president", entity="Xi"),
        claim(Kind.ROLE, value="president", entity="Xi Jinping"),
        f"all words of one name are in the other; {YES}",
    ),
    (claim(Kind.ROLE, value="minister", entity="Ana Ito"), claim(Kind.ROLE, value="minister", entity="Bo Li"), f"two names; {NO}"),
    (claim(Kind.QUOTE, value="we agreed"), claim(Kind.QUOTE, value="we agreed to it"), f"the words of one stand in the other; {YES}"),
    (claim(Kind.QUOTE, value="we agreed"), claim(Kind.QUOTE, value="we did not"), f"1 of 3 words in common; {NO}"),
]


@pytest.mark.parametrize(("left", "right", "words"), CASES)
def test_compared(left: Claim, right: Claim, words: str) -> None:
    """Whether they overlap, touch or are apart and by how much, and what follows."""
    assert told(left, right) == words


def test_met_at_a_point() -> None:
    """A number on the edge of a stretch meets it."""
    assert met((12.0, 12.0), (12.0, 13.0), None, digits=6) == "they meet at 12"
