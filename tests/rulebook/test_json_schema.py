"""The rule format as editors see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from checker.cli.commands import checker as command
from checker.rulebook import builtin_folder
from checker.rulebook.json_schema import json_schema, key_table
from checker.rulebook.reading import read

HERE = Path(__file__).parent
BROKEN = sorted(path for path in (HERE / "broken_files").glob("*.yml") if path.stem != "alias-bomb")  # which a validator would walk through
GOOD = [*sorted(builtin_folder().glob("*.yml")), HERE / "good.yml", HERE / "shop.yml"]

ONLY_READING_TELLS = {
    *("unknown-slot-type", "regular-expression", "no-such-list", "unused-list", "slot-in-brackets", "message-slot", "group-by-slot"),
    *("tolerance-in-words", "uncomparable", "no-conflict-example", "only-conflict-examples", "key-twice", "id-twice"),
    *("figure-and-phrases", "figure-without-near", "slow-pattern", "large-pattern", "pack-of-checks"),
}
"""What a schema cannot tell: these mistakes lie between two places of a file, or inside a text."""


class Loader(yaml.SafeLoader):
    """YAML as editors read it, by YAML 1.2: no dates, and ``on`` is text."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, shape) for tag, shape in resolvers if not tag.endswith(("timestamp", "bool"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def refused(text: str) -> list[str]:
    """What an editor underlines."""
    return [error.message for error in Draft202012Validator(json_schema()).iter_errors(yaml.load(text, Loader))]


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of the schema that has keys."""
    if isinstance(node, dict) and isinstance(node.get("properties"), dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from objects(inner)


def test_it_is_a_schema() -> None:
    """It keeps to the rules for schemas."""
    Draft202012Validator.check_schema(json_schema())


def test_closed_and_described() -> None:
    """Nothing but its keys may stand anywhere, and every key has a sentence."""
    for each in objects(json_schema()):
        assert each["additionalProperties"] is False
        assert [key for key, value in each["properties"].items() if not value.get("description")] == []
    assert [row for row in key_table() if not row[3]] == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_files(path: Path) -> None:
    """Every rule that ships, and those of the tests, pass."""
    assert refused(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_files(path: Path) -> None:
    """A broken file is refused, but for what only reading the rule can tell."""
    try:
        problems = refused(path.read_text("utf-8"))
    except yaml.YAMLError:
        return  # an editor shows that already
    assert bool(problems) == (path.stem not in ONLY_READING_TELLS)


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("title: Price of an order", "title: 2025"),
        ("tolerance: stated", "tolerance: 0.5"),
        ("tolerance: stated", "tolerance: 2%"),
        ("[up from, previous*]", "[12, true]"),
        ("group_by: [day, date within 31 days]", "group_by: [day, 'Deal: ...']"),
        ("group_by: [day, date within 31 days]", "group_by: [day, Deal: ...]"),
    ],
)
def test_what_reading_takes_the_schema_takes(change: str, to: str) -> None:
    """Where the format has text, a number is text."""
    text = (HERE / "good.yml").read_text("utf-8")
    assert text.count(change) == 1
    changed = text.replace(change, to)
    assert [str(each) for each in read(changed, "x", pack="p")[1]] == []
    assert refused(changed) == []


def test_printed() -> None:
    """``checker rules schema`` prints it."""
    result = CliRunner().invoke(command, ["rules", "schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json_schema()
