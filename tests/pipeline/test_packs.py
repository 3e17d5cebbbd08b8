"""The packs that ship with checker, on texts of several of their rules at once."""

from __future__ import annotations

import pytest

from checker.model import Document, Verdict
from checker.pipeline.line import check_documents
from checker.rulebook import load_rules

RULES = load_rules()

CONTRACT = """\
4.1 The Customer shall pay the set-up fee within 10 days of the date of this Agreement.

4.2 The Customer shall pay each undisputed invoice within thirty (30) days of receipt.

9.1 The Supplier's total liability for breach of clause 12 (data protection) shall not exceed £5,000,000.

9.2 Subject to that, the Supplier's total liability in each contract year shall not exceed £1,000,000.

15.1 The Customer may terminate this Agreement on 90 days' written notice.

15.2 Where the Supplier becomes insolvent, the Customer may terminate this Agreement on 5 days' written notice.

20.1 This Agreement is governed by the laws of England and Wales.

20.2 The parent company guarantee in Schedule 4 is governed by the laws of the State of Delaware.
"""


def conflicts(*texts: str) -> list[str]:
    documents = [Document(str(number), text) for number, text in enumerate(texts)]
    report = check_documents(documents, RULES, generic=False, checks=False)
    return [finding.message for finding in report.findings if finding.verdict is Verdict.CONFLICT]


@pytest.mark.parametrize(
    "texts",
    [
        (CONTRACT,),
        ("The Customer shall pay each invoice within two months of receipt. Invoices are payable 60 days from receipt.",),
        ("The US approved a $330 million arms sale to Taiwan, a $1.85 billion package for Poland and a $5 million package for Japan.",),
        ("Nissan will cut 20,000 jobs worldwide.", "Nissan will cut 2,500 jobs in Britain.", "Nissan will cut 900 office jobs."),
        ("Siemens posted annual profit of 9 billion euros.", "Siemens posted annual operating profit of 11 billion euros."),
        (
            "In its games business, Sony reported third-quarter profit of 118 billion yen.",
            "Sony reported third-quarter profit of $3 billion.",
        ),
        ("The AstraZeneca vaccine was 76% effective.", "The AstraZeneca vaccine was 85% effective in people over 65."),
        ("Labour won 411 of the 650 seats.", "Labour won 37 seats in the Scottish parliament."),
        ("The death toll from Cyclone Freddy rose to 522.", "The death toll from Cyclone Freddy in Mozambique stood at 165."),
        ("Turnout in Portugal was 64%.", "Turnout in the Netherlands was 78%.", "Turnout was 41%."),
    ],
)
def test_ordinary_texts(texts: tuple[str, ...]) -> None:
    """What is no conflict to someone of that trade gives none."""
    assert conflicts(*texts) == []


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            ("UPS said on Tuesday it would cut 48,000 jobs.", "UPS will cut 84,000 jobs, it said."),
            "Jobs cut by UPS are given as 48,000 jobs and 84,000 jobs",
        ),
        (
            ("Siemens posted annual profit of 9 billion euros.", "Siemens' annual profit rose to 7 billion euros."),
            "Annual profit of Siemens is given as 9 billion euros and 7 billion euros",
        ),
        (
            ("This Lease may be terminated by the Landlord on 30 days' notice. The Landlord may terminate this Lease on 60 days' notice.",),
            "The notice by which landlord may terminate is given as 30 days and 60 days",
        ),
        (
            ("Adults should not take more than 4 g of paracetamol in 24 hours.", "Take no more than 400 mg of paracetamol in 24 hours."),
            "The greatest daily dose of paracetamol is given as 4 g and 400 mg",
        ),
        (
            ("Uganda has confirmed 164 cases of Ebola.", "Some 246 cases of Ebola have been confirmed in Uganda."),
            "Cases of Ebola in Uganda are given as 164 cases and about 246 cases",
        ),
    ],
)
def test_slips(texts: tuple[str, ...], message: str) -> None:
    """Two values of one thing are told in a sentence that names it."""
    assert conflicts(*texts) == [message]


def test_rules_of_a_pack() -> None:
    """Each pack has two to four."""
    packs = [rule.id.partition("/")[0] for rule in RULES]
    assert {packs.count(pack) for pack in packs} <= {2, 3, 4}
