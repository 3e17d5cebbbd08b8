"""Sets of names: lists in a sentence, and what a document says in several places."""

from __future__ import annotations

import pytest

from checker.model import Document, Verdict
from checker.pipeline import check_documents
from checker.rulebook.reading import read

from .ruled import report, rule

RULE = """\
checker: 1
rules:
  - id: signers
    title: Who signed
    severity: error
    why: All of them count.
    find:
      phrases:
        - <who:country> signed the pact
        - pact was signed by <who:country>
    compare: {value: who, as: set}
    message: The pact was signed by <values>
    examples: {conflict: [x], nothing: [y]}
"""


def test_conflict_of_sets() -> None:
    """Both sets are shown whole, and their claims stand on the whole list; generic linking takes no part in them."""
    found, mistakes, _ = read(RULE, "x.yml", pack="p")
    assert mistakes == []
    texts = ["France, Germany, and Italy signed the pact.", "The pact was signed by Italy and by no other country. France signed the pact."]
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    report = check_documents(documents, [rule for rule, _ in found])
    (conflict,) = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    assert conflict.message == "The pact was signed by France, Germany, Italy and by France, Italy"
    assert conflict.claims[0].text == "France, Germany, and Italy"
    assert [finding.rule for finding in report.findings if "Italy" in finding.message] == ["p/signers"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The acts are the Comets, the Owls and the Larks.", "the Comets, the Larks, the Owls"),
        ("The festival hosts the Larks, the Comets and the Owls.", "the Comets, the Larks, the Owls"),
        ("The acts are the Comets and the Owls.", "the Comets, the Owls"),
        ("The acts are the Comets, Sirens and the Larks.", "Sirens, the Comets, the Larks"),
        ("The acts are the Sirens, the Larks.", "Sirens, the Larks"),
        ("The acts are the Comets. The Owls stay away.", "the Comets"),
        ("The acts are the Comets, a band, and the Owls.", "the Comets"),
        ("The Owls, the Larks and the Comets are on.", "the Comets, the Larks, the Owls"),
    ],
)
def test_items_with_an_article(text: str, names: str) -> None:
    """All items of a list count, whether their articles belong to them or not."""
    phrases = "['acts are [the] <act:band>', 'hosts <act:band>', '<act:band> are on']"
    one = rule(
        f"{{phrases: {phrases}}}", "    compare: {value: act, as: set}", head="lists: {band: [the Comets, the Owls, the Larks, Sirens]}"
    )
    (finding,) = report(one, text).findings
    assert [value.display for value in finding.values] == [names]
