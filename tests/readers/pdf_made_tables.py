"""Tables as reports print them, one kind a function: each gives a page and the rows that a careful person reads there."""

from __future__ import annotations

from collections.abc import Callable

from tests.readers.pdf_making import Sheet, wrapped

LEFT, FULL = 56.0, 483.0
Rows = list[list[str]]

PROSE = (
    "The committee met nine times in the year and visited four of the sites. It found that most of the programmes were on their way, "
    "that two were late, and that one had been stopped for want of money. It asks the council to decide by the end of March."
)


def _intro(sheet: Sheet, text: str = PROSE) -> float:
    y = 90.0
    for line in wrapped(text, FULL):
        sheet.line(LEFT, y, FULL, line)
        y += 12
    return y + 20


def statement() -> tuple[bytes, Rows]:
    """Labels on the left, notes in the middle, figures at the right, losses in parentheses."""
    rows = [
        ["", "Note", "2024", "2023"],
        ["Revenue", "3", "4,215.6", "3,787.2"],
        ["Cost of sales", "", "(3,301.4)", "(3,002.9)"],
        ["Gross profit", "", "914.2", "784.3"],
        ["Selling expenses", "4", "(312.0)", "(298.5)"],
        ["Income from associates", "", "–", "2.1"],
        ["Operating profit", "", "602.2", "487.9"],
    ]
    sheet = Sheet()
    sheet.table(rows, _intro(sheet), [(LEFT, "left"), (330, "center"), (450, "right"), (539, "right")])
    return sheet.bytes(), rows


def groups() -> tuple[bytes, Rows]:
    """Names of groups between the rows, a label on two lines, a total in bold."""
    sheet = Sheet()
    columns = [(LEFT, "left"), (450, "right"), (539, "right")]
    y = sheet.table([["€ million", "2024", "2023"], ["Assets"]], _intro(sheet), columns, font="Helvetica-Bold")
    y = sheet.table([["Property, plant and equipment", "1,904.3", "1,756.0"], ["Cash", "231.0", "187.4"]], y, columns)
    y = sheet.table([["Liabilities"]], y, columns, font="Helvetica-Bold")
    y = sheet.table([["Loans from banks and other lenders that are"]], y, columns, pitch=11)
    y = sheet.table([["due within one year", "74.6", "101.3"]], y, columns)
    sheet.table([["Total", "2,209.9", "2,044.7"]], y, columns, font="Helvetica-Bold")
    return sheet.bytes(), [
        ["€ million", "2024", "2023"],
        ["Assets", "", ""],
        ["Property, plant and equipment", "1,904.3", "1,756.0"],
        ["Cash", "231.0", "187.4"],
        ["Liabilities", "", ""],
        ["Loans from banks and other lenders that are due within one year", "74.6", "101.3"],
        ["Total", "2,209.9", "2,044.7"],
    ]


def spanning_heads() -> tuple[bytes, Rows]:
    """A head over two columns each, centred."""
    sheet = Sheet()
    y = _intro(sheet)
    rows = [
        ["", "2024", "2023", "2024", "2023"],
        ["North", "401.2", "380.0", "612.5", "560.1"],
        ["South", "98.7", "71.4", "1,640.3", "1,577.9"],
        ["East", "455.0", "402.6", "655.8", "590.2"],
    ]
    sheet.put(275, y, "Grain", size=9, align="center")
    sheet.put(475, y, "Oilseeds", size=9, align="center")
    sheet.rule(230, y + 3, 320, y + 3)
    sheet.rule(430, y + 3, 520, y + 3)
    sheet.table(rows, y + 14, [(LEFT, "left"), (250, "right"), (320, "right"), (450, "right"), (520, "right")])
    return sheet.bytes(), [["", "Grain", "", "Oilseeds", ""], *rows]


def ruled() -> tuple[bytes, Rows]:
    """Every cell in a frame, words on several lines in it."""
    sheet = Sheet()
    y = _intro(sheet)
    xs, ys = [LEFT, 170.0, 400.0, 539.0], [y, y + 20, y + 60, y + 100]
    for each in ys:
        sheet.rule(xs[0], each, xs[-1], each)
    for each in xs:
        sheet.rule(each, ys[0], each, ys[-1])
    cells = [
        [["Site"], ["What was built"], ["Cost, € million"]],
        [["Narvik,", "Norway"], ["A mill for 400,000 tonnes of", "wheat a year"], ["120"]],
        [["Ghent,", "Belgium"], ["Laboratories on three floors with", "room for 85 people"], ["36.5"]],
    ]
    for row, top in zip(cells, ys, strict=False):
        for cell, x in zip(row, xs, strict=False):
            for number, text in enumerate(cell):
                sheet.put(x + 4, top + 14 + 12 * number, text, size=9)
    return sheet.bytes(), [[" ".join(cell) for cell in row] for row in cells]


def words() -> tuple[bytes, Rows]:
    """Names, offices and years, no figure in most columns."""
    rows = [
        ["Name", "Office", "Committee", "Since"],
        ["Anna Lindqvist", "Chair", "Nomination", "2017"],
        ["Pieter de Vries", "Deputy chair", "Audit", "2019"],
        ["Maria Okafor", "Member", "Remuneration", "2021"],
        ["Jan Kowalski", "Member", "Audit", "2023"],
    ]
    sheet = Sheet()
    sheet.table(rows, _intro(sheet), [(LEFT, "left"), (200, "left"), (330, "left"), (480, "left")], size=10)
    return sheet.bytes(), rows


def beside_prose() -> tuple[bytes, Rows]:
    """A small table in the right column of a page, prose in the left one."""
    sheet = Sheet()
    y = 120.0
    for line in wrapped(PROSE + " " + PROSE, 229):
        sheet.line(LEFT, y, 229, line)
        y += 12
    for number, line in enumerate(wrapped(PROSE, 229)):
        sheet.line(310, 120 + 12 * number, 229, line)
    rows = [
        ["Visitors", "2024", "2023"],
        ["Museums", "812,400", "790,100"],
        ["Libraries", "96,300", "101,900"],
        ["Theatres", "44,050", "39,870"],
    ]
    sheet.table(rows, 250, [(310, "left"), (460, "right"), (539, "right")])
    return sheet.bytes(), rows


def currency_signs() -> tuple[bytes, Rows]:
    """Currency signs in a column of their own, per cents, dots that lead to the figures, a dash for none."""
    sheet = Sheet()
    y = _intro(sheet)
    printed = [
        ["", "", "2024", "", "2023", "Change"],
        ["Net sales " + "." * 40, "$", "12,345", "$", "11,080", "11.4%"],
        ["Research " + "." * 41, "", "(1,204)", "", "(998)", "20.6%"],
        ["Restructuring " + "." * 36, "", "—", "", "(310)", "n/m"],
        ["Net income " + "." * 38, "$", "2,077", "$", "1,650", "25.9%"],
    ]
    sheet.table(printed, y, [(LEFT, "left"), (310, "left"), (380, "right"), (400, "left"), (470, "right"), (535, "right")])
    return sheet.bytes(), [
        ["", "2024", "2023", "Change"],
        ["Net sales", "$12,345", "$11,080", "11.4%"],
        ["Research", "(1,204)", "(998)", "20.6%"],
        ["Restructuring", "—", "(310)", "n/m"],
        ["Net income", "$2,077", "$1,650", "25.9%"],
    ]


def on_its_side() -> tuple[bytes, Rows]:
    """A wide table on a page that is turned by a quarter."""
    rows = [
        ["Country", "2019", "2020", "2021", "2022", "2023", "2024"],
        ["Norway", "1.204,5", "1.100,2", "1.150,0", "1.201,7", "1.290,3", "1.333,3"],
        ["Romania", "804,1", "790,6", "812,0", "820,4", "835,9", "850,2"],
        ["Total", "2.008,6", "1.890,8", "1.962,0", "2.022,1", "2.126,2", "2.183,5"],
    ]
    sheet = Sheet(width=842, height=595)
    canvas = sheet.canvas
    canvas.setPageRotation(90)
    canvas.saveState()
    # turned by 90 clockwise when shown: write upwards so that it reads level
    canvas.translate(595, 0)
    canvas.rotate(90)
    sheet.put(60, 80, "Exports by country, € million", size=14, font="Helvetica-Bold")
    sheet.table(rows, 130, [(60, "left"), *((260 + 85 * number, "right") for number in range(6))], size=11, pitch=18)
    canvas.restoreState()
    return sheet.bytes(), rows


def two_line_heads() -> tuple[bytes, Rows]:
    """Heads on two lines, rules above and below, shaded rows."""
    sheet = Sheet()
    y = _intro(sheet)
    columns = [(LEFT, "left"), (300, "right"), (420, "right"), (539, "right")]
    for number in (1, 3):
        sheet.canvas.setFillGray(0.9)
        sheet.canvas.rect(LEFT, sheet.height - y - 14 * number - 17, FULL, 14, stroke=0, fill=1)
        sheet.canvas.setFillGray(0)
    sheet.rule(LEFT, y - 10, LEFT + FULL, y - 10, weight=1)
    rows = [
        ["", "Employees", "Women", "Average age"],
        ["Region", "31 December", "per cent", "years"],
        ["Europe", "8,214", "43.1", "41.7"],
        ["Asia and the Pacific", "3,120", "38.0", "36.2"],
        ["Americas", "1,146", "40.5", "39.9"],
    ]
    sheet.rule(LEFT, y + 18, LEFT + FULL, y + 18)
    sheet.table(rows, y, columns)
    return sheet.bytes(), rows


def typewriter() -> tuple[bytes, Rows]:
    """A table that a program has printed with spaces between its columns, each row one string."""
    rows = [
        ["Item", "Budget", "Actual"],
        ["Salaries", "120,000", "118,350"],
        ["Travel", "15,000", "17,920"],
        ["Equipment", "42,500", "40,010"],
    ]
    sheet = Sheet()
    y = _intro(sheet)
    for row in rows:
        sheet.put(LEFT, y, f"{row[0]:<24}{row[1]:>12}{row[2]:>14}", font="Courier")
        y += 12
    return sheet.bytes(), rows


def long_heads() -> tuple[bytes, Rows]:
    """A head of more words than a line of prose needs, over a column of figures, and no lines drawn."""
    rows = [
        ["Mill", "Town", "Capacity in tonnes of yarn a year"],
        ["North Mill", "Ashby", "120,000"],
        ["South Mill", "Derry", "85,500"],
        ["River Mill", "Leeds", "40,250"],
    ]
    sheet = Sheet()
    sheet.table(rows, _intro(sheet), [(LEFT, "left"), (200, "left"), (480, "right")])
    return sheet.bytes(), rows


def wrapped_cells() -> tuple[bytes, Rows]:
    """Heads and labels on several lines that are nearer to each other than the rows; a label goes on with a capital."""
    sheet = Sheet()
    columns = [(LEFT, "left"), (300, "left"), (450, "left")]
    y = sheet.table([["", "Revenue for the year", ""]], _intro(sheet), columns, pitch=11)
    y = sheet.table([["Region and country of", "ended 31 December 2024,", ""]], y, columns, pitch=11)
    y = sheet.table([["sale", "€ million", "Share of total, %"]], y, columns, pitch=18)
    y = sheet.table([["United Kingdom and the"], ["Republic of Ireland,"]], y, columns, pitch=11)
    y = sheet.table([["including the Isle of Man", "118.2", "37.1"], ["France", "150.0", "47.1"]], y, columns, pitch=18)
    y = sheet.table([["Kingdom of", "50.0", "15.7"]], y, columns, pitch=11)
    sheet.table([["Norway"], ["Other", "0.3", "0.1"]], y, columns, pitch=18)
    return sheet.bytes(), [
        ["Region and country of sale", "Revenue for the year ended 31 December 2024, € million", "Share of total, %"],
        ["United Kingdom and the Republic of Ireland, including the Isle of Man", "118.2", "37.1"],
        ["France", "150.0", "47.1"],
        ["Kingdom of Norway", "50.0", "15.7"],
        ["Other", "0.3", "0.1"],
    ]


def figures_in_the_middle() -> tuple[bytes, Rows]:
    """Figures that stand half-way down beside a label on two lines."""
    sheet = Sheet()
    columns = [(LEFT, "left"), (450, "right"), (539, "right")]
    y = sheet.table([["Loan", "2024", "2023"], ["Bonds", "12.1", "14.0"]], _intro(sheet), columns, pitch=22)
    sheet.table([["Northern Bank for Trade"], ["and Development"]], y - 5.5, columns, pitch=11)
    y = sheet.table([["", "7.5", "8.0"], ["Leases", "3.1", "2.9"]], y, columns, pitch=22)
    return sheet.bytes(), [
        ["Loan", "2024", "2023"],
        ["Bonds", "12.1", "14.0"],
        ["Northern Bank for Trade and Development", "7.5", "8.0"],
        ["Leases", "3.1", "2.9"],
    ]


KINDS: list[Callable[[], tuple[bytes, Rows]]] = [
    statement,
    groups,
    spanning_heads,
    ruled,
    words,
    beside_prose,
    currency_signs,
    on_its_side,
    two_line_heads,
    typewriter,
    long_heads,
    wrapped_cells,
    figures_in_the_middle,
]
