"""One slip, one sentence: what follows from it is not told as well, and what is offered can be taken."""

from __future__ import annotations

import pytest

from checker.rulebook.reading import read

RULE = """\
checker: 1
lists: {loads: [cargo, freight]}
rules:
  - id: r
    title: t
    severity: error
    why: w
    find: {figure: mass, near: [<loads>]}
    same_as: {figure: {a: [b]}}
    limit: figure <= 40 kg
    message: It is <figure>, not <computed>
    examples: {conflict: [x], nothing: [y]}
"""
SLIPS = [
    ("[<loads>]", "[<lods>]", ["`figure` is no slot of this rule", "no list is called `lods`"]),
    ("[<loads>]", "[loads]", ["`figure` is no slot of this rule", "no rule uses the list `loads`"]),
    ("figure: mass", "figure: mas", ["`mas` cannot be `figure`"]),
    ("figure: mass", "figur: mass", ["unknown key `figur` in `find`"]),
    ("figure: mass, ", "", ["`find` has none of `figure`, `phrases`, `columns` and `pattern`"]),
]


@pytest.mark.parametrize(("change", "to", "messages"), SLIPS)
def test_one_slip(change: str, to: str, messages: list[str]) -> None:
    """A name that is misspelt hides nothing else; a slot that is really none is told beside it."""
    mistakes = read(RULE.replace(change, to), "r.yml", pack="p")[1]
    assert sorted(mistake.message for mistake in mistakes) == messages


OFFERS = [
    ("figure: mass", "figure: plaice", "figure change", "place"),
    ("[<loads>]", "[<loads>], sections: [tabel]", "table", "cell"),
    ("    limit: figure <= 40 kg", "    group_by: [dat]\n    compare: {}", "date", "Date"),
]


@pytest.mark.parametrize(("change", "to", "offered", "not_offered"), OFFERS)
def test_offers(change: str, to: str, offered: str, not_offered: str) -> None:
    """What is listed as allowed is what may be written there."""
    mistakes = read(RULE.replace(change, to), "r.yml", pack="p")[1]
    helps = [str(mistake.help).partition("allowed here: ")[2].split(", ") for mistake in mistakes]
    (listed,) = [words for words in helps if len(words) > 4]
    assert offered in listed
    assert not_offered not in listed


def test_nothing_to_offer() -> None:
    """Where nothing is allowed, no empty list is shown."""
    found = read(RULE.replace("figure: mass, near: [<loads>]", "phrases: [<loads>]"), "r.yml", pack="p")[1]
    assert found
    assert not any(str(mistake.help).endswith("allowed here: ") for mistake in found)
