"""Rules that look at whole documents: each is a rule file whose examples hold."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from checker.model import Verdict
from checker.pipeline import check, run_examples
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


BULLETIN = """
    find: {figure: count, near: [measles], exclude: [opinion]}
    reference: {file: bulletin-*, authority: official}
    compare: {}
    message: Measles cases are <values> (<reference>)
    examples:
      conflict:
        - bulletin-2025-03-04.txt: {authority: official, source: Health Office, text: There are 40 measles cases.}
          bulletin-2025-03-11.txt: {authority: official, text: There are 52 measles cases.}
          bulletin-2025-03-18.txt: {authority: official, text: There are 60 measles cases.}
          story: {published: 2025-03-12, text: There are 40 measles cases.}
          other: {published: 2025-03-05, text: There are 40 measles cases.}
      agreement:
        - bulletin-2025-03-04.txt: {authority: official, text: There are 40 measles cases.}
          bulletin-2025-03-11.txt: {authority: official, text: There are 52 measles cases.}
          bulletin-2025-03-18.txt: {authority: official, text: There are 60 measles cases.}
          bulletin-unofficial-2025-03-12.txt: {authority: none, text: There are 52 measles cases.}
          story: {published: 2025-03-12, text: There are 52 measles cases.}
          opinion/levy.txt: {published: 2025-03-12, text: There are 99 measles cases.}
      separate:
        - bulletin-2025-03-11.txt: {authority: official, text: There are 52 measles cases.}
          story: {published: 2025-03-10, text: There are 40 measles cases.}
          story2: {published: 2025-03-09, text: There are 41 measles cases.}
"""

ALL = """
    find: {figure: count, near: [measles]}
    reference: {source: [Health *, The Registry], take: all}
    compare: {}
    message: Measles cases are <values>
    examples:
      conflict:
        - Health Office: There are 40 measles cases.
          Post: {published: 2020-03-12, text: There are 41 measles cases.}
          Herald: There are 40 measles cases.
      agreement:
        - Health Office: There are 40 measles cases.
          The Registry: There are 40 measles cases.
          Post: There are 40 measles cases.
"""


UNITS = """
    find:
      figure: mass
      near: [soybean*]
      with: {season: period}
    units: {bushel of soybeans: 27.2155 kg, bag of soybeans: 60 kg}
    assume: {ton: metric_ton}
    group_by: [season]
    compare: {tolerance: 3%}
    message: Soybean sales are <values>
    examples:
      conflict:
        - One: Farmers sold 500 million bushels of soybeans in the 2025/26 marketing year.
          Two: Soybean sales reached 14.5 million metric tons in 2025/26.
        - One: They sold 1,000 bags of soybeans in 2025.
          Two: They sold 65 tonnes of soybeans in 2025.
      agreement:
        - One: Farmers sold 500 million bushels of soybeans in the 2025/26 marketing year.
          Two: Soybean sales reached 13.3 million metric tons in 2025/26.
        - One: In 2025/26 farmers sold 500 million bushels of soybeans.
          Two: In 2025/26 soybean farmers sold 505 million bushels.
        - One: They sold 1,000 bags of soybeans in 2025.
          Two: They sold 60 tonnes of soybeans in 2025.
      separate:
        - One: Farmers sold 500 million bushels of soybeans in the 2025/26 marketing year.
          Two: Soybean sales reached 14.5 million metric tons in 2024/25.
      nothing:
        - One: Of soybeans nothing is known, but 500 million bushels of corn were sold in 2025/26.
          Two: Next to soybean fields 20 bags of cement stood in 2025.
"""

TRAYS = """
    find:
      phrases: ["seedlings weigh <weight:mass>"]
    units: {nursery tray: 4.5 kg}
    compare: {value: weight, tolerance: exact}
    message: The seedlings weigh <values>
    examples:
      conflict:
        - One: The seedlings weigh 20 nursery trays.
          Two: The seedlings weigh 95 kg.
      agreement:
        - One: The seedlings weigh 20 nursery trays.
          Two: The seedlings weigh 90,000 g.
      nothing:
        - The seedlings weigh 20 parcels.
"""


WEIGHT = """
    find: {figure: mass, near: [catch]}
    compare: {tolerance: 500 kg}
    message: The catch is <values>
    examples:
      conflict:
        - One: The catch was 12 tonnes.
          Two: The catch was 12.6 tonnes.
      agreement:
        - One: The catch was 12 tonnes.
          Two: The catch was 12,400 kg.
"""

POINTS = """
    find: {figure: percent, near: [turnout]}
    compare: {tolerance: 0.5 percentage points}
    message: Turnout is <values>
    examples:
      conflict:
        - One: Turnout was 60.1%.
          Two: Turnout was 60.7%.
      agreement:
        - One: Turnout was 60.1%.
          Two: Turnout was 60.5%.
"""

DAYS = """
    find:
      phrases: ["the bridge opened on <day:date>"]
    compare: {value: day, tolerance: 2 days}
    message: The bridge opened on <values>
    examples:
      conflict:
        - One: The bridge opened on 3 May 2021.
          Two: The bridge opened on 6 May 2021.
      agreement:
        - One: The bridge opened on 3 May 2021.
          Two: The bridge opened on 5 May 2021.
"""


SIGNERS = """
    find:
      phrases:
        - <who:country> signed the Delta pact
        - Delta pact was signed by <who:country>
    compare: {value: who, as: set}
    message: The Delta pact was signed by <values>
    examples:
      conflict:
        - One: France, Germany and Italy signed the Delta pact.
          Two: The Delta pact was signed by Germany, Italy, Spain and France.
      agreement:
        - One: France, Germany and Italy signed the Delta pact.
          Two: The Delta pact was signed by Germany, by its own account. Later France and Italy signed the Delta pact.
      nothing:
        - France left the Delta pact.
"""

MAKERS = """
    find:
      phrases: ["parts come from <maker:makers>"]
    same_as: {maker: {Northwood: [Northwood Works]}}
    compare: {value: maker, as: set}
    message: Parts come from <values>
    examples:
      conflict:
        - One: The parts come from Northwood and Quill.
          Two: The parts come from Northwood.
      agreement:
        - One: The parts come from Northwood and Quill.
          Two: The parts come from Quill and the Northwood Works.
"""


@pytest.mark.parametrize(
    "rule",
    [DEAL, SOURCE, PUBLISHED, ONLY, FILES, HEADLINE, BULLETIN, ALL, UNITS, TRAYS, WEIGHT, POINTS, DAYS, SIGNERS, MAKERS],
    ids=[
        "deal",
        "source",
        "published",
        "only",
        "files",
        "parts",
        "bulletin",
        "all",
        "units",
        "trays",
        "weight",
        "points",
        "days",
        "signers",
        "makers",
    ],
)
def test_examples(rule: str) -> None:
    """What a rule reads, groups by and compares is what its keys say."""
    lists = "lists: {makers: [Northwood, Northwood Works, Quill]}" if "<maker:" in rule else ""
    assert failures((HEAD if "last day" in rule else HEAD.replace("lists:", f"{lists} #", 1)) + rule) == []


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
        ("    compare: {}", "    reference: {}\n    compare: {}", "14:5: `reference` names no document"),
        (
            "    compare: {}",
            "    reference: {file: a, take: last}\n    compare: {}",
            "14:32: `last` cannot be taken (did you mean `latest`?",
        ),
        ("    compare: {}", "    reference: {fil: a}\n    compare: {}", "14:17: unknown key `fil` in `reference` (did you mean `file`?"),
        ("    compare: {}", "    units: {bag: 60 kgg}\n    compare: {}", "14:21: `kgg` is no known unit"),
        ("    compare: {}", "    units: {bag: heavy}\n    compare: {}", "14:18: `heavy` is no amount"),
        ("    compare: {}", "    units: {bag: 0 kg}\n    compare: {}", "14:18: a unit of nothing"),
        ("    compare: {}", "    compare: {tolerance: 3 dayz}", "14:26: `3 dayz` is no tolerance (write stated, exact, a share"),
        ("    compare: {}", "    link: my page\n    compare: {}", "14:11: `my page` is no address"),
        ("    compare: {}", "    formerly: [old, Old One]\n    compare: {}", "14:21: `Old One` is no id that the rule can have had"),
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


def test_latest_bulletin(tmp_path: Path) -> None:
    """The latest official bulletin that is not later than a story, by its file name, is what the story is held against."""
    (tmp_path / "rule.yml").write_text(HEAD.replace("lists:", "# lists:") + BULLETIN, encoding="utf-8")
    news = tmp_path / "news"
    news.mkdir()
    rows = ["file,authority,published"]
    for desk, (name, cases, authority, published) in zip(
        "ABCDEFG",
        [
            ("bulletin-2025-03-04.txt", 40, "official", ""),
            ("bulletin-2025-03-11.txt", 52, "official", ""),
            ("bulletin-2025-03-18.txt", 60, "official", ""),
            ("bulletin-2025-03-12.txt", 70, "", ""),
            ("early.txt", 40, "", "2025-03-10"),
            ("late.txt", 40, "", "2025-03-14"),
            ("comment.txt", 99, "", "2025-03-14"),
        ],
        strict=True,
    ):
        label = "Opinion\n\n" if name == "comment.txt" else ""
        (news / name).write_text(f"{label}There are {cases} measles cases in the county.\n\nDesk {desk}.\n", encoding="utf-8")
        rows.append(f"{name},{authority},{published}")
    (news / "sources.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    report = check([str(news)], rules=[str(tmp_path / "rule.yml")], builtin=False, generic=False)
    conflicts = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    told = {claim.document.rpartition("/")[2]: claim.text.split()[0] for finding in conflicts for claim in finding.claims}
    assert told == {"bulletin-2025-03-11.txt": "52", "bulletin-2025-03-12.txt": "70", "late.txt": "40"}
    assert any(note.startswith("Held against bulletin-2025-03-11.txt") for note in conflicts[0].notes)
    agreed = [finding for finding in report.findings if finding.verdict is Verdict.AGREEMENT]
    assert [[claim.document for claim in finding.claims] for finding in agreed] == [["bulletin-2025-03-04.txt", "early.txt"]]


def test_own_unit_is_told(tmp_path: Path) -> None:
    """A finding says how a unit of one's own was read, in marked-up text too; one of the file is there for all its rules."""
    rule = (HEAD.replace("lists:", "# lists:") + UNITS).replace("    units: {bushel of soybeans: 27.2155 kg, bag of soybeans: 60 kg}\n", "")
    (tmp_path / "rule.yml").write_text(rule.replace("checker: 1\n", "checker: 1\nunits: {bushel: 27.2155 kg}\n"), encoding="utf-8")
    (tmp_path / "a.md").write_text("# Crops\n\nIn 2025 they sold **500 million** bushels of *soybeans*.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("In 2025 they sold 20 million tonnes of soybeans.\n", encoding="utf-8")
    report = check([str(tmp_path)], rules=[str(tmp_path / "rule.yml")], builtin=False, generic=False)
    (conflict,) = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    assert "bushel read as 27.2155 kg" in conflict.assumptions
    assert {claim.dimension for claim in conflict.claims} == {"mass"}
    assert "bushels" in conflict.message
