"""Two wishes of users, each with a small folder of its own: a limit for one figure, and the lines of an invoice."""

from __future__ import annotations

from pathlib import Path

from checker.model import Finding, Verdict
from checker.pipeline.line import check

DOSE = """\
checker: 1
pack: ward
rules:
  - id: daily-dose
    title: Daily dose
    severity: error
    why: More than 40 mg a day does harm.
    find:
      figure: figure
      near: [daily dose*, dose/doses, a day, per day]
      and_near: [examplin]
    limit: [value <= 40 mg, value <= 40 mg per day]
    message: A daily dose of <figure> is more than <computed>, in <files>
    examples:
      conflict:
        - The daily dose of examplin is 60 mg.
      agreement:
        - The daily dose of examplin is 20 mg.
      nothing:
        - The daily dose of otherol is 60 mg.
"""
INVOICE = """\
checker: 1
pack: accounts
rules:
  - id: line-total
    title: Line total
    severity: error
    why: A line is quantity times unit price.
    find: {columns: {item: item, quantity: quantity, price: unit price, amount: line total}}
    compare: {expect: quantity × price = amount, tolerance: 0.01}
    message: "<item>: <quantity> × <price> is <computed>, not <amount>"
    examples:
      conflict:
        - a.csv: |
            item,quantity,unit price,line total
            bolts,2,2.50,6.00
            nails,4,1.00,4.00
      nothing:
        - a.csv: |
            item,quantity
            bolts,2
            nails,4
"""


def conflicts(folder: Path, rules: str, files: dict[str, str]) -> list[Finding]:
    (folder / "rules.yml").write_text(rules, encoding="utf-8")
    (folder / "texts").mkdir()
    for name, text in files.items():
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    report = check([str(folder / "texts")], rules=[str(folder / "rules.yml")], builtin=False, generic=False, checks=False)
    return [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]


def test_no_daily_dose_above_a_limit(tmp_path: Path) -> None:
    """Each leaflet is asked alone; grams, ranges and "up to" count, other substances and other figures do not."""
    found = conflicts(
        tmp_path,
        DOSE,
        {
            "adults.txt": "The usual daily dose of examplin is 20 mg. Doses of examplin of up to 0.06 g have been tried.",
            "children.txt": "Children take 10 mg of examplin a day. The daily dose of otherol is 500 mg.",
            "trial.txt": "In the trial, 120 patients took a daily dose of 30-45 mg of examplin for 14 days.",
            "elderly.txt": "The daily dose of examplin is 40 mg. Nobody took examplin at 80 mg a day, the firm said.",
        },
    )
    assert sorted(finding.message for finding in found) == [
        "A daily dose of 0.06 g is more than 40 mg, in adults.txt",
        "A daily dose of 30-45 mg is more than 40 mg, in trial.txt",
        "A daily dose of 80 mg a day is more than 40 mg per day, in elderly.txt",
    ]


def test_quantity_times_price_is_the_line_total(tmp_path: Path) -> None:
    """Each line of each invoice is recomputed, whatever the order of the columns; the line of totals is none."""
    found = conflicts(
        tmp_path,
        INVOICE,
        {
            "march.csv": "item,quantity,unit price,line total\nbolts,12,2.50,30.00\n"
            "washers,40,0.25,11.00\nscrews,3,0.333,1.00\ntotal,55,,42.00\n",
            "april.csv": "Line total,Item,Unit price,Quantity\n$30.00,bolts,$2.50,12\n$14.00,washers,$0.35,40\n$26.00,hooks,$1.30,2\n",
            "stock.csv": "item,quantity\nbolts,12\nwashers,40\n",
        },
    )
    assert sorted(finding.message for finding in found) == [
        "Hooks: 2 × $1.30 is $2.60, not $26.00",
        "Washers: 40 × 0.25 is 10.00, not 11.00",
    ]
    assert [claim.cell for finding in found if "Hooks" in finding.message for claim in finding.claims] == ["A4", "C4", "D4"]
