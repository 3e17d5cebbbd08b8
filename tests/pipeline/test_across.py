"""Rules that look at whole documents: each is a rule file whose examples hold."""

from __future__ import annotations

import textwrap

import pytest

from checker.pipeline import run_examples
from checker.rulebook.reading import read


def failures(source: str) -> list[str]:
    """What the examples of a rule file give that they must not, with how many there are."""
    found, mistakes, _ = read(textwrap.dedent(source), "x.yml", pack="p")
    assert [str(mistake) for mistake in mistakes] == []
    results = run_examples([rule for rule, _ in found])
    assert results
    return [
        f"{result.example.line}: {result.example.verdict}, got {result.got}: {result.detail}" for result in results if not result.passed
    ]


HEAD = """
checker: 1
lists: {last day: [long stop date, outside date, drop-dead date]}
rules:
  - id: r
    title: t
    severity: error
    why: w
"""

DEAL = """
    find:
      phrases:
        - <term:last day> is/falls [on] <day:date>
    same_as: {term: {long stop date: [outside date, drop-dead date]}}
    group_by: [term, Deal: ...]
    compare: {value: day}
    message: The <term> of <Deal> is <values>
    examples:
      conflict:
        - One: "Deal: Falcon\\nThe agreement was signed on 3 March 2025. The Long Stop Date is 30 June 2025."
          Two: "Deal: Falcon\\nThe Outside Date is 31 July 2025. Closing is on 4 May 2025."
        - One: "Deal: Heron\\nThe Long Stop Date is 1 May 2025.\\nDeal: Falcon\\nThe Long Stop Date is 30 June 2025."
          Two: "# Memo. Deal: FALCON; seller: Quill\\nThe Outside Date is 31 July 2025."
      agreement:
        - One: "Deal: Falcon\\nThe agreement was signed on 3 March 2025. The Long Stop Date is 30 June 2025."
          Two: "Term sheet. Deal: Falcon.\\nThe Outside Date falls on June 30, 2025. Closing is on 4 May 2025."
      separate:
        - One: "Deal: Falcon\\nThe Long Stop Date is 30 June 2025."
          Two: "Deal: Heron\\nThe Outside Date is 31 July 2025."
        - One: The Long Stop Date is 30 June 2025.
          Two: The Outside Date is 31 July 2025.
"""

SOURCE = """
    find: {figure: count, near: [staff]}
    group_by: [source]
    compare: {}
    message: The staff of <source> is <values>
    examples:
      conflict:
        - One: {source: Ostrava Herald, text: We have 40 staff members.}
          Two: {source: ostrava herald, text: We have 50 staff members.}
      separate:
        - One: {source: Ostrava Herald, text: We have 40 staff members.}
          Two: {source: Opava Post, text: We have 50 staff members.}
        - One: We have 40 staff members.
          Two: We have 50 staff members.
"""

PUBLISHED = """
    find: {figure: count, near: [staff]}
    group_by: [published]
    compare: {}
    message: The staff is <values>
    examples:
      conflict:
        - One: {published: 2025-03-04, text: We have 40 staff members.}
          Two: {published: 2025-03-04, text: We have 50 staff members.}
      separate:
        - One: {published: 2025-03-04, text: We have 40 staff members.}
          Two: {published: 2025-03-05, text: We have 50 staff members.}
"""

ONLY = """
    find:
      figure: percent
      near: [jobless]
      sources: [Lowland *]
      exclude: [opinion, letter to the editor]
    compare: {}
    message: The jobless rate is <values>
    examples:
      conflict:
        - Lowland Wire: The jobless rate is 5%.
          Lowland Post: In the opinion of all whom we have asked in the last three weeks, the jobless rate is 6%.
      nothing:
        - Highland Wire: The jobless rate is 5%.
        - Lowland Wire: {title: "Opinion: no work", text: The jobless rate is 5%.}
        - Lowland Wire: "Letter to the editor\\n\\nThe jobless rate is 5%."
        - opinion/no-work.txt: {source: Lowland Wire, text: The jobless rate is 5%.}
"""

FILES = """
    find:
      figure: percent
      near: [jobless]
      files: [bulletin-*]
    compare: {}
    message: The jobless rate is <values>
    examples:
      conflict:
        - 2025/bulletin-1.txt: The jobless rate is 5%.
          bulletin-2.txt: The jobless rate is 6%.
      nothing:
        - news.txt: The jobless rate is 5%.
"""

HEADLINE = """
    find:
      phrases: ["jobless rate [at/is] <rate:percent>"]
      sections: [headline]
    compare: {value: rate}
    message: The jobless rate is <values>
    examples:
      conflict:
        - One: {title: Jobless rate at 5%, text: "Jobless rate at 5%\\n\\nThe town has a jobless rate of 6%, it said."}
          Two: {title: Jobless rate at 6%, text: "Jobless rate at 6%\\n\\nNo more is known."}
      nothing:
        - One: {title: Fewer without work, text: "Fewer without work\\n\\nNow the jobless rate is 5%."}
"""


@pytest.mark.parametrize(
    "rule", [DEAL, SOURCE, PUBLISHED, ONLY, FILES, HEADLINE], ids=["deal", "source", "published", "only", "files", "parts"]
)
def test_examples(rule: str) -> None:
    """What a rule reads and groups by is what its keys say."""
    assert failures((HEAD if "last day" in rule else HEAD.replace("lists:", "# lists:")) + rule) == []


def test_table_section() -> None:
    """``table`` is a part of a document."""
    found, mistakes, _ = read(
        HEAD.replace("lists:", "# lists:") + FILES.replace("files: [bulletin-*]", "sections: [table, body]"), "x", pack="p"
    )
    assert [str(mistake) for mistake in mistakes] == []
    assert [section.value for section in found[0][0].find.only.sections] == ["cell", "body"]


@pytest.mark.parametrize(
    ("change", "to", "says"),
    [
        ("files: [bulletin-*]", "sections: [headlin]", "13:18: `headlin` cannot be `sections` (did you mean `headline`?"),
        ("files: [bulletin-*]", 'files: ["*"]', "13:16: `*` names any file"),
        ("files: [bulletin-*]", "exclude: [<word>]", "13:17: no list is called `word`"),
        (
            "The jobless rate is 5%.\n          b",
            "{txt: Five}\n          b",
            "18:33: unknown key `txt` in `2025/bulletin-1.txt` (did you mean `text`?",
        ),
    ],
)
def test_mistakes(change: str, to: str, says: str) -> None:
    """What can go wrong in these keys has its place."""
    source = HEAD.replace("lists:", "# lists:") + FILES
    assert change in source
    _, mistakes, _ = read(source.replace(change, to), "x", pack="p")
    told = [f"{mistake.line}:{mistake.column}: {mistake.message} ({mistake.help}" for mistake in mistakes]
    assert any(each.startswith(says) for each in told), told
