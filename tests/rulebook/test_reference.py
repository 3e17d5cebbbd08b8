"""The rule reference, ``rules/README.md``, says what the rule format is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from checker.model import CompareAs, ExampleVerdict, Severity, SlotType, Status
from checker.pipeline import run_examples
from checker.rulebook import phrases, schema
from checker.rulebook.reading import read

PAGE = (Path(__file__).parents[2] / "rules" / "README.md").read_text(encoding="utf-8").partition("\n<!-- what follows is made")[0]
"""What people write of it; the rest is made from the rules and the format."""
SNIPPETS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)

PARTS = {
    "severity": "severity: error\n",
    "find": "find: {figure: money, near: [price]}\n",
    "compare": "compare: {}\n",
    "message": "message: The price is given as <values>\n",
    "examples": "examples: {conflict: [x], nothing: [x]}\n",
}
"""What a snippet of some keys is completed with."""


def whole(snippet: str) -> str:
    """The snippet as a rule file: the keys of a rule with the others that it needs, or the file that it is already."""
    if snippet.startswith("checker:"):
        return snippet
    blocks = {block.partition(":")[0]: block for block in re.findall(r"^\w.*\n(?:[ \n].*\n?)*", snippet, re.MULTILINE)}
    lists = blocks.pop("lists", "")
    keys = "".join((PARTS | blocks).values())
    rule = "id: price\ntitle: Price\nwhy: It has one.\n" + keys
    return f"checker: 1\n{lists}rules:\n  -\n" + "".join(f"    {line}\n" for line in rule.splitlines())


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[re.split(r"\W", snippet)[0] + str(at) for at, snippet in enumerate(SNIPPETS)])
def test_snippet(snippet: str) -> None:
    """Each snippet loads, and the examples in it hold."""
    found, mistakes, _ = read(whole(snippet), "rules/README.md", pack="reference")
    assert [str(mistake) for mistake in mistakes] == []
    if "examples:" in snippet:
        results = run_examples([rule for rule, _ in found])
        assert results
        assert [result.detail for result in results if not result.passed] == []


def test_there_are_snippets() -> None:
    """The page shows a whole file, and parts of one."""
    assert SNIPPETS[0].startswith("checker: 1")
    assert len(SNIPPETS) > 4


@pytest.mark.parametrize("model", [schema.RuleFile, schema.RuleText, *schema.MODELS.values()])
def test_every_key_is_named(model: type[BaseModel]) -> None:
    """Every key of the format stands on the page."""
    assert [key for key in schema.keys(model) if not re.search(rf"`{key}`|^ *(- )?{key}:", PAGE, re.MULTILINE)] == []


def test_every_word_is_named() -> None:
    """Slot types, comparisons, verdicts of examples, statuses and what is not supported yet stand on the page."""
    words = [*SlotType, *CompareAs, *ExampleVerdict, *Status, *sorted(schema.NOT_YET), *sorted(phrases.NOT_YET)]
    assert [word for word in words if f"`{word}`" not in PAGE] == []
    assert [word for word in Severity if not re.search(rf"\b{word}\b", PAGE)] == []
