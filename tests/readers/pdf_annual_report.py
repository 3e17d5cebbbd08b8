"""An annual report as a company's agency sets it: a cover, two columns of prose, tables, footnotes, running lines, cut words."""

from __future__ import annotations

from tests.readers.pdf_making import Line, Sheet, wrapped

TITLE = "Annual Report 2024"
LEFT, RIGHT, WIDE = 56.0, 310.0, 229.0
FULL = 483.0
TOP, FOOT = 90.0, 760.0

LETTER = [
    "Dear share~holders, 2024 was a year in which Halden Agri~cul~ture grew in every one of its mar~kets. Our rev~enue "
    "rose 11.3 per cent to €4.2 billion{^1}, and we sold 3.1 million tonnes of soy~beans, more than in any year "
    "since the com~pany was founded in 1952.",
    "We signed a one-year ex~ten~sion of our sup~ply agree~ment with the port of Rotter~dam. The board approved it by a vote of 57-47 "
    "at the extra~ordi~nary general meeting on 12 June 2024. "
    "At the end of the year we em~ployed 12,480 people{^2} in 23 coun~tries, of whom "
    "41 per cent were women. The lab~or~a~to~ries in Ghent now test 1.2 × 10{^6} sam~ples a year.",
    "Our long-term tar~get is un~changed: by 2030 we want to cut our emis~sions by 45 per cent against 2019. In 2024 they fell by "
    "6 per cent to 2.4 mil~lion tonnes. We in~vest~ed €310 mil~lion in new plants, of which €120 mil~lion went into the mill at Narvik, "
    "which covers 48,000 m{^2} and opened in Sep~tem~ber.",
    "The di~vi~dend that the board pro~poses is €1.85 a share, after €1.70 in the year be~fore. Our share~holders will vote on it in May. "
    "Prices for fer~til~izer fell by a quar~ter, which helped our mar~gins; the op~er~at~ing mar~gin reached 9.8 per cent. "
    "We thank our em~ploy~ees, whose work made these re~sults pos~si~ble, and you, our share~holders, for your trust.",
]
NOTES = ["1  Excluding the dairy business, which was sold in March 2024.", "2  Full-time equivalents at 31 December."]

OUTLOOK = [
    "For 2025 the board ex~pects rev~enue of €4.4 bil~lion to €4.6 bil~lion. The har~vest in South Amer~ica is fore~cast at "
    "169 mil~lion tonnes, and the com~pany has con~tract~ed 1.9 mil~lion tonnes of it al~ready. Freight rates are ex~pect~ed to stay "
    "near their level of De~cem~ber, when a Pana~max ship cost $14,200 a day.",
    "In~vest~ment will come to about €280 mil~lion. The new ter~mi~nal in Varna will open in the third quar~ter with a ca~pac~i~ty of "
    "900,000 tonnes a year. The ra~tio of net debt to earn~ings is to fall be~low 1.5, from 1.8 at the end of 2024.",
    "The group is ex~posed to prices, cur~ren~cies and weath~er. A change of the dol~lar by five cents moves earn~ings by €22 mil~lion. "
    "The rules of the Eu~ro~pe~an Union on de~for~es~ta~tion, which ap~ply from De~cem~ber 2025, con~cern 34 per cent of what we buy.",
]

INCOME = [
    ["", "Note", "2024", "2023"],
    ["Revenue", "3", "4,215.6", "3,787.2"],
    ["Cost of sales", "", "(3,301.4)", "(3,002.9)"],
    ["Gross profit", "", "914.2", "784.3"],
    ["Selling expenses", "4", "(312.0)", "(298.5)"],
    ["Administrative expenses", "5", "(189.1)", "(176.4)"],
    ["Operating profit", "", "413.1", "309.4"],
    ["Net finance costs", "6", "(41.7)", "(38.2)"],
    ["Profit before tax", "", "371.4", "271.2"],
]


def annual_report() -> bytes:
    """The report, five pages."""
    sheet = Sheet(title="Microsoft Word - AR2024_final_v7.docx")
    _cover(sheet)
    _letter(sheet, 2)
    _statements(sheet, 3)
    _outlook(sheet, 4)
    _risks(sheet, 5)
    return sheet.bytes()


def _cover(sheet: Sheet) -> None:
    sheet.put(LEFT, 300, "Halden Agriculture Group", size=16)
    sheet.put(LEFT, 340, TITLE, size=34, font="Helvetica-Bold")
    sheet.put(LEFT, 380, "Published on 14 March 2025", size=12)
    sheet.next_page()


def _running(sheet: Sheet, page: int) -> None:
    sheet.put(LEFT, 40, "Halden Agriculture Group", size=8)
    sheet.put(LEFT + FULL, 40, "Annual Report 2024", size=8, align="right")
    sheet.put(LEFT + FULL / 2, 815, str(page), size=8, align="center")


def _flow(sheet: Sheet, paragraphs: list[str], y: float, foot: float, *, by_line: bool) -> None:
    """Two columns of prose, the lines written column by column or line by line across both."""
    lines = [line for text in paragraphs for line in wrapped(text, WIDE, indent=12 if text is not paragraphs[0] else 0)]
    height = int((foot - y) // 12)
    half = min(height, (len(lines) + 1) // 2)
    pairs: list[tuple[float, float, Line]] = [(LEFT, y + 12 * at, line) for at, line in enumerate(lines[:half])]
    pairs += [(RIGHT, y + 12 * at, line) for at, line in enumerate(lines[half:])]
    for x, at, line in sorted(pairs, key=lambda pair: (pair[1], pair[0])) if by_line else pairs:
        sheet.line(x, at, WIDE, line)


def _letter(sheet: Sheet, page: int) -> None:
    _running(sheet, page)
    sheet.put(LEFT, TOP, "Letter to our shareholders", size=18, font="Helvetica-Bold")
    _flow(sheet, LETTER, TOP + 40, FOOT - 60, by_line=False)
    sheet.rule(LEFT, FOOT - 22, LEFT + 120, FOOT - 22)
    for number, note in enumerate(NOTES):
        sheet.put(LEFT, FOOT - 8 + 10 * number, note, size=7.5)
    sheet.next_page()


def _statements(sheet: Sheet, page: int) -> None:
    _running(sheet, page)
    sheet.put(LEFT, TOP, "Consolidated financial statements", size=18, font="Helvetica-Bold")
    for number, line in enumerate(
        wrapped("The figures below have been audited. Revenue grew by 11.3 per cent, and profit before tax by 36.9 per cent.", FULL)
    ):
        sheet.line(LEFT, TOP + 30 + 12 * number, FULL, line)
    sheet.put(LEFT, 150, "Table 1: Consolidated income statement", font="Helvetica-Bold", size=10)
    sheet.put(LEFT, 163, "(in € million)", size=9)
    y = sheet.table(INCOME, 182, [(LEFT, "left"), (330, "center"), (450, "right"), (539, "right")])
    sheet.rule(LEFT, 186, LEFT + FULL, 186)
    sheet.put(LEFT, y + 30, "Balance sheet at 31 December", size=13, font="Helvetica-Bold")
    y += 50
    columns = [(LEFT, "left"), (450, "right"), (539, "right")]
    y = sheet.table([["€ million", "2024", "2023"]], y, columns, font="Helvetica-Bold")
    y = sheet.table([["Assets"]], y, columns, font="Helvetica-Bold")
    y = sheet.table(
        [
            ["Property, plant and equipment", "1,904.3", "1,756.0"],
            ["Inventories", "688.2", "701.5"],
            ["Trade receivables", "512.9", "498.8"],
            ["Cash and cash equivalents", "231.0", "187.4"],
            ["Total assets", "3,336.4", "3,143.7"],
        ],
        y,
        columns,
    )
    y = sheet.table([["Equity and liabilities"]], y, columns, font="Helvetica-Bold")
    y = sheet.table([["Equity attributable to the shareholders of"]], y, columns, pitch=11)
    y = sheet.table(
        [["the parent company", "1,512.8", "1,391.1"], ["Borrowings", "974.6", "1,010.3"], ["Other liabilities", "849.0", "742.3"]],
        y,
        columns,
    )
    sheet.table([["Total equity and liabilities", "3,336.4", "3,143.7"]], y, columns, font="Helvetica-Bold")
    sheet.next_page()


def _outlook(sheet: Sheet, page: int) -> None:
    _running(sheet, page)
    sheet.put(LEFT, TOP, "Outlook", size=18, font="Helvetica-Bold")
    _flow(sheet, OUTLOOK[:2], TOP + 30, 300, by_line=True)
    sheet.put(LEFT, 330, "Table 2: Revenue by segment and quarter", font="Helvetica-Bold", size=9)
    grain, seeds = (250.0, 320.0), (440.0, 520.0)
    sheet.put(sum(grain) / 2 - 10, 350, "Grain", size=9, align="center")
    sheet.put(sum(seeds) / 2 - 10, 350, "Oilseeds", size=9, align="center")
    columns = [(LEFT, "left"), *((x, "right") for x in (*grain, *seeds))]
    sheet.table(
        [
            ["€ million", "2024", "2023", "2024", "2023"],
            ["First quarter", "401.2", "380.0", "612.5", "560.1"],
            ["Second quarter", "398.7", "371.4", "640.3", "577.9"],
            ["Third quarter", "455.0", "402.6", "655.8", "590.2"],
            ["Fourth quarter", "410.6", "377.7", "641.5", "527.3"],
            ["Total", "1,665.5", "1,531.7", "2,550.1", "2,255.5"],
        ],
        364,
        columns,
    )
    _flow(sheet, OUTLOOK[2:], 470, 700, by_line=True)
    sheet.next_page()


def _risks(sheet: Sheet, page: int) -> None:
    _running(sheet, page)
    sheet.put(LEFT, TOP, "Sites", size=18, font="Helvetica-Bold")
    xs, ys = [LEFT, 170.0, 400.0, 539.0], [120.0, 140.0, 180.0, 220.0]
    for y in ys:
        sheet.rule(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.rule(x, ys[0], x, ys[-1])
    cells = [
        [["Site"], ["What was built"], ["Investment, € million"]],
        [["Narvik,", "Norway"], ["A mill for 400,000 tonnes of", "wheat a year"], ["120"]],
        [["Varna,", "Bulgaria"], ["A terminal with two berths, open", "from the third quarter of 2025"], ["86"]],
    ]
    for row, y in zip(cells, ys, strict=False):
        for cell, x in zip(row, xs, strict=False):
            for number, text in enumerate(cell):
                sheet.put(x + 4, y + 14 + 12 * number, text, size=9)
    sheet.put(LEFT, 236, "Table 3: Investment by site", size=8)
    sheet.next_page()
