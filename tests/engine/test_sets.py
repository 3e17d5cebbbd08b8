"""Sets of names: lists in a sentence, and what a document says in several places."""

from __future__ import annotations

from checker.model import Document, Verdict
from checker.pipeline import check_documents
from checker.rulebook.reading import read

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
