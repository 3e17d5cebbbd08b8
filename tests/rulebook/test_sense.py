"""Comparisons that say nothing or contradict themselves are mistakes; those beside them that say something are none."""

from __future__ import annotations

import textwrap

import pytest

from checker.rulebook.reading import read

HEAD = """\
checker: 1
rules:
  - id: r
    title: t
    severity: error
    why: w
    message: It is <values>
    examples: {conflict: [x], nothing: [y]}
"""
NEAR = {kind: f"find: {{figure: {kind}, near: [levy]}}\n" for kind in ("speed", "mass", "money", "percent", "count", "figure", "length")}
ORDER = """\
find:
  phrases:
    - <x:length> and <y:length> make <z:length> at <n:number> of <m:mass> on <day:date> in <town:place>
    - <town:place> had <n:number>
"""


def mistakes(text: str) -> list[str]:
    """What reading a rule with some keys complains of."""
    found = read(HEAD + textwrap.indent(text, "    "), "r.yml", pack="p")[1]
    assert all(mistake.help for mistake in found)
    return [mistake.message for mistake in found]


LIMITS = [
    ("speed", "value <= 20 kg", "a speed and a mass cannot be held against each other"),
    ("speed", "value <= 30 mph", None),
    ("speed", "value = 30 mph", "a limit is no `=`"),
    ("speed", "value <= 1/0 mph", "this divides by nothing"),
    ("speed", "value / (2 - 2) <= 3 mph", "this divides by nothing"),
    ("speed", "value / 2 <= 3 mph", None),
    ("speed", "value <= value", "both sides are the same"),
    ("speed", "3 mph <= 4 mph", "no figure of the text stands in this"),
    ("speed", "3 mph <= value", None),
    ("mass", "value <= 40 m", "a mass and a length cannot be held against each other"),
    ("mass", "value <= 40 mg", None),
    ("mass", "value <= 40 mg per day", "a mass and a mass rate cannot be held against each other"),
    ("figure", "value <= 40 mg per day", None),
    ("mass", "value <= 40", None),
    ("mass", "value - 3 km <= 40 mg", "a mass and a length cannot be added up"),
    ("money", "value <= $40", None),
    ("money", "value <= 40%", "money and a percent cannot be held against each other"),
    ("percent", "value <= 40%", None),
    ("count", "value <= 40 kg", "a count and a mass cannot be held against each other"),
    ("figure", "value <= 40 kg", None),
]


@pytest.mark.parametrize(("figure", "limit", "message"), LIMITS)
def test_limit(figure: str, limit: str, message: str | None) -> None:
    """A limit holds one figure against an amount that it can be more or less than."""
    assert mistakes(f"{NEAR[figure]}limit: {limit}\n") == ([] if message is None else [message])


ALONE = [
    ("equal: [x, x]", "`x` stands here already"),
    ("equal: [x, y]", None),
    ("equal: [x, y], value: x", "`value` plays no part beside `equal`"),
    ("expect: 1 = 2", "no figure of the text stands in this"),
    ("expect: x / 0 = y", "this divides by nothing"),
    ("expect: x / n = y", None),
    ("expect: x = x", "both sides are the same"),
    ("expect: x + 5 kg = y", "a length and a mass cannot be added up"),
    ("expect: x + 5 km = y", None),
    ("expect: x + n = y", None),
    ("expect: x + 5 = y", None),
    ("expect: x * m = y", None),
    ("expect: x + y = m", "a mass and a length cannot be held against each other"),
    ("expect: x + y = z, tolerance: 5 kg", "`5 kg` is a mass, the values are lengths"),
    ("expect: x + y = z, tolerance: 5 km", None),
    ("expect: x + y = value, value: z", None),
    ("expect: x + y = z, value: z", "`value` plays no part beside `expect`"),
]


@pytest.mark.parametrize(("compare", "message"), ALONE)
def test_match_alone(compare: str, message: str | None) -> None:
    """Figures of one match are asked something that may hold or not."""
    assert mistakes(f"{ORDER}compare: {{{compare}}}\n") == ([] if message is None else [message])


TOLERANCES = [
    ("x", "5 kg", "`5 kg` is a mass, the values are lengths"),
    ("x", "5000 days", "`5000 days` is a duration, the values are lengths"),
    ("x", "5 km", None),
    ("x", "200%", "within `200%` any two figures agree"),
    ("x", "100%", "within `100%` any two figures agree"),
    ("x", "99%", None),
    ("n", "5 kg", None),
    ("day", "3 days", None),
    ("day", "3 km", "`3 km` is a length, the values are durations"),
    ("day", "2%", "`2%` is no tolerance for a date"),
    ("day", "0.5", "`0.5` is no tolerance for a date"),
    ("day", "exact", None),
    ("town", "2%", "a place has no size: `2%` is no tolerance for it"),
    ("town", "stated", None),
]


@pytest.mark.parametrize(("value", "tolerance", "message"), TOLERANCES)
def test_tolerance(value: str, tolerance: str, message: str | None) -> None:
    """A tolerance is one of the values that are compared."""
    assert mistakes(f"{ORDER}compare: {{value: {value}, tolerance: {tolerance}}}\n") == ([] if message is None else [message])


OTHERS = [
    (f"{NEAR['mass']}compare: {{value: figure}}\nlimit: value <= 40 mg\n", ["`value` plays no part beside `limit`"]),
    (f"{NEAR['mass']}compare: {{tolerance: exact}}\nlimit: value <= 40 mg\n", []),
    (f"{ORDER}compare: {{value: m}}\nlimit: value <= 40 mg\n", []),
    (f"{ORDER}compare: {{value: m}}\nlimit: m <= 40 mg\n", ["`value` plays no part beside `limit`"]),
    (f"{ORDER}compare: {{value: m}}\ngroup_by: [m]\n", ["`m` is what is compared: among claims that share it no two differ"]),
    (f"{ORDER}compare: {{value: m}}\ngroup_by: [town]\n", []),
    (f"{ORDER}compare: {{value: m}}\nreference: {{source: A}}\n", []),
    (
        f"{ORDER}compare: {{value: m}}\nreference: {{source: A}}\nscope: document\n",
        ["`reference` plays no part where each document is looked at alone"],
    ),
]


@pytest.mark.parametrize(("keys", "messages"), OTHERS)
def test_keys_that_leave_each_other_nothing(keys: str, messages: list[str]) -> None:
    """A key that another one silences is told."""
    assert mistakes(keys) == messages
