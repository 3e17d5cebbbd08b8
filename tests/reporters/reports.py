"""Hand-made reports to render: what checker might say of three short stories."""

from __future__ import annotations

from checker.model import (
    Applied,
    Claim,
    Computed,
    Decided,
    Decision,
    Document,
    Entry,
    FigureRole,
    Finding,
    Kind,
    Modality,
    Passage,
    Remark,
    Report,
    RuleNote,
    Section,
    Severity,
    Skipped,
    Stale,
    Value,
    Verdict,
)

BUSAN = "The phone call follows the leaders' recent meeting on the sidelines of the APEC Summit in Busan, South Korea, on October 30."
SEOUL = "The White House confirmed that both presidents will attend the upcoming Asia-Pacific Economic Cooperation (APEC) summit in Seoul."
SOY = (
    "Trump announced that China is considering significantly increasing purchases of U.S. soybeans, potentially raising the volume to "
    "20 million metric tons in the current season (up from the previous 12 million tons target), with a further commitment to "
    "25 million tons next season."
)
SALES = "Sales rose 25% from 10 to 12."
A, B, C = "000_19bc57474be5a632.txt", "002_332dcb7baf661790.txt", "003_7076f20a72f002e6.txt"


def claim(document: str, quote: str, text: str, *, line: int, offset: int = 0, **attributes: object) -> Claim:
    """A claim about the first ``text`` in a sentence that starts at ``offset`` of its document."""
    at = quote.index(text)
    settings: dict[str, object] = {"kind": Kind.QUANTITY, "id": f"{abs(offset + at):08x}{line:04x}"} | attributes
    return Claim(
        document,
        offset + at,
        offset + at + len(text),
        text,
        sentence=(offset, offset + len(quote)),
        quote=quote,
        line=line,
        column=at + 1,
        **settings,  # type: ignore[arg-type]
    )


def value(display: str, *claims: Claim, sources: int | None = None, **attributes: object) -> Value:
    """A value that these claims state, from as many sources as they have documents."""
    number = len({one.document for one in claims}) if sources is None else sources
    amount = claims[0].value if claims else None
    return Value(amount, claims[0].unit if claims else None, display, tuple(one.id for one in claims), number, **attributes)  # type: ignore[arg-type]


def finding(identity: str, verdict: Verdict, message: str, *values: Value, claims: tuple[Claim, ...], **attributes: object) -> Finding:
    """A finding with an error's severity where it is a conflict, a note's where it is a revision or rounding."""
    severity = {Verdict.CONFLICT: Severity.ERROR, Verdict.REVISION: Severity.NOTE, Verdict.ROUNDING: Severity.NOTE}.get(verdict)
    settings: dict[str, object] = {
        "id": identity,
        "rule": "generic/quantity",
        "verdict": verdict,
        "severity": severity,
        "confidence": 0.8,
        "message": message,
        "label": message,
        "subject": message.lower(),
        "period": None,
        "values": values,
        "claims": claims,
    }
    return Finding(**(settings | attributes))  # type: ignore[arg-type]


def report(*findings: Finding, **attributes: object) -> Report:
    """A report of these findings over the documents that they speak of."""
    claims = {one.id: one for found in findings for one in found.claims}
    names = sorted({one.document for one in claims.values()})
    settings: dict[str, object] = {
        "documents": tuple(Document(name, "") for name in names),
        "claims": {name: sum(one.document == name for one in claims.values()) for name in names},
        "compared": len(claims),
        "rules": 0,
        "findings": findings,
        "skipped": (),
    }
    return Report(**(settings | attributes))  # type: ignore[arg-type]


def summit() -> Finding:
    """Busan in one story, Seoul in another."""
    busan = claim(A, BUSAN, "Busan, South Korea", line=11, offset=900, kind=Kind.VENUE, value="Busan", published="2025-11-25")
    seoul = claim(B, SEOUL, "Seoul", line=27, offset=700, kind=Kind.VENUE, value="Seoul", published="2025-10-27", speaker="The White House")
    return finding(
        "c4f19be2a07d",
        Verdict.CONFLICT,
        "APEC summit is placed in Busan and in Seoul",
        value("Busan", busan),
        value("Seoul", seoul),
        claims=(busan, seoul),
        rule="diplomacy/summit-venue",
        notes=('Seoul is in the older source, written before the event ("upcoming").',),
        because=(("same event name", 4.2), ("same edition", 1.0)),
        related=("5a1d00000001", "notinreport0"),
    )


def soybeans() -> Finding:
    """12 to 20 million tons, in one sentence."""
    new = claim(C, SOY, "20 million metric tons", line=9, value=20e6, unit="metric_ton", resolution=1e6, modality=Modality.POSSIBLE)
    old = claim(C, SOY, "12 million tons", line=9, value=12e6, unit="metric_ton", role=FigureRole.PREVIOUS, partner=new.id)
    return finding(
        "77ab01d4e93c",
        Verdict.REVISION,
        "Soybean volume, current season: 12 to 20 million tonnes",
        value("20 million metric tons", new),
        value("12 million tons", old, earlier=True, cue="up from the previous 12 million tons target"),
        claims=(new, old),
        confidence=0.95,
        assumptions=('"tons" means metric tons',),
        related=("5a1d00000002",),
    )


def growth() -> Finding:
    """A change that does not follow from its two figures."""
    stated = claim("report.md", SALES, "25%", line=14, kind=Kind.PERCENT, value=25.0, unit="percent")
    old = claim("report.md", SALES, "10", line=14, kind=Kind.NUMBER, value=10.0)
    new = claim("report.md", SALES, "12", line=14, kind=Kind.NUMBER, value=12.0)
    return finding(
        "0d9c77115b2e",
        Verdict.CONFLICT,
        "10 to 12 is a change of 20%, not 25%",
        claims=(stated, old, new),
        rule="checks/percent-change",
        confidence=1.0,
        computed=Computed("(12 - 10) / 10", 20.0, "percent", 19.5, 20.5),
    )


def meeting() -> Finding:
    """A place that two stories agree on."""
    first = claim(A, "Since the Busan meeting, ties are steady.", "Busan", line=3, kind=Kind.VENUE, value="Busan")
    second = claim(C, "Their meeting in Busan, last October.", "Busan", line=6, kind=Kind.VENUE, value="Busan")
    return finding(
        "5a1d00000001",
        Verdict.AGREEMENT,
        "Leaders' meeting, place",
        value("Busan", first, second),
        claims=(first, second),
    )


def next_season() -> Finding:
    """A figure of one story alone."""
    one = claim(C, SOY, "25 million tons", line=9, value=25e6, unit="metric_ton", period="next season")
    return finding("5a1d00000002", Verdict.SINGLE, "Soybean volume, next season", value("25 million t", one), claims=(one,))


def stories() -> Report:
    """Three stories: a conflict, a revision, an agreement, a fact of one source; and one file that was not read."""
    return report(
        summit(),
        soybeans(),
        meeting(),
        next_season(),
        documents=(
            Document(A, "", published="2025-11-25", published_from="line 1"),
            Document(
                B,
                "",
                published="2025-10-27",
                published_from="line 9",
                notes=("002 has two dates; used 2025-10-27 (line 9), not 2025-12-26.",),
            ),
            Document(C, "", written="2026-01/2026-03", written_from='"2026", "the new year"'),
        ),
        claims={A: 30, B: 20, C: 24},
        compared=25,
        rules=4,
        skipped=(Skipped("scan.pdf", None, "a PDF without a text layer"),),
    )


def many(number: int) -> Report:
    """So many findings, half of them conflicts of two figures, over documents that each speak of a few facts."""
    found, passages = [], {}
    for at in range(number):
        first, second = (f"story-{(at * step) % 211:03}.txt" for step in (7, 11))
        second = second if second != first else "story-211.txt"
        fact = f"The Saltmarsh wind farm {at} delivers"
        one = claim(
            first,
            f"{fact} {300 + at % 50} MW.",
            f"{300 + at % 50} MW",
            line=at + 1,
            offset=200 * at,
            value=300.0 + at % 50,
            unit="megawatt",
            resolution=1.0,
            published="2025-11-01",
        )
        other = claim(
            second,
            f"{fact} {370 + at % 50} MW.",
            f"{370 + at % 50} MW",
            line=at + 2,
            offset=200 * at,
            value=370.0 + at % 50,
            unit="megawatt",
            resolution=1.0,
        )
        is_conflict = at % 2 == 0
        found.append(
            finding(
                f"{at:012x}",
                Verdict.CONFLICT if is_conflict else Verdict.SINGLE,
                f"Power of wind farm {at} is given as {one.text} and {other.text}"
                if is_conflict
                else f"Power of wind farm {at}: {one.text}",
                *((value(one.text, one), value(other.text, other)) if is_conflict else (value(one.text, one),)),
                claims=(one, other) if is_conflict else (one,),
                rule=f"energy/power-{at % 5}",
                because=(("same property words", 3.1), ("documents about one event", 1.2)),
            )
        )
        passages |= {
            (each.document, each.sentence): Passage("The works went on for years. " * 8, " It stands off the coast. " * 8)
            for each in (one, other)
        }
    return report(*found, passages=passages)


def hostile(text: str) -> Report:
    """A report in which everything that comes from a document, its name or its neighbours is this text."""
    name = f"{text}.txt"
    one, other = (
        Claim(
            document=place,
            start=4,
            end=4 + len(text),
            text=text,
            kind=Kind.QUOTE,
            value=text,
            unit=text,
            entity=text,
            speaker=text,
            quote=f"{before}{text} it said",
            sentence=(4 - len(before), 4 + len(text) + 8),
            line=1,
            column=5,
            heading=text,
            published=text,
            source=text,
            id=place,
        )
        for place, before in ((name, ""), (f"{text}/b.docx", "and "))
    )
    described = {
        "label": text,
        "subject": text,
        "period": text,
        "notes": (text,),
        "assumptions": (text,),
        "because": ((text, 1.0),),
        "claims": (one, other),
    }
    values = (value(text, one), value(f"{text}!", other, earlier=True, cue=text))
    told = tuple(
        finding(f"{number:012x}", verdict, text, *values, **described)  # type: ignore[arg-type]
        for number, verdict in enumerate(Verdict)
    )
    cell = Claim(
        document=f"{text}/c.xlsx",
        start=0,
        end=len(text),
        text=text,
        kind=Kind.QUANTITY,
        value=1.0,
        unit=text,
        entity=text,
        property=text,
        qualifiers=text,
        period=text,
        place=text,
        speaker=text,
        assumptions=(text,),
        sentence=(0, len(text)),
        quote=f"{text}\t{text}",
        line=1,
        column=1,
        cell=f"{text}!B7",
        heading=text,
        section=Section.CELL,
        id="cell",
    )
    summed = finding(
        "eeeeeeeeeeee",
        Verdict.CONFLICT,
        text,
        claims=(cell,),
        rule=text,
        label=text,
        computed=Computed(text, 1.0, text, 0.5, 1.5),
        related=("000000000000",),
        read_as={"cell": text},
    )
    decided = Decided(Decision.ACCEPTED, text, text, text)
    settled = finding("ffffffffffff", Verdict.CONFLICT, text, *values, **described, status=Decision.ACCEPTED, decided=decided)  # type: ignore[arg-type]
    return report(
        *told,
        summed,
        settled,
        rulebook=(
            RuleNote(text, text, text, (text,), why=text, link=text),
            RuleNote("a/b", text, text, link=f"https://example.org/{text}"),
        ),
        uncompared=(cell,),
        passages={(each.document, each.sentence): Passage(f"{text} ", f" {text}") for each in (one, cell)},
        documents=(
            Document(name, "", title=text, source=text, published=text, published_from=text, notes=(text,)),
            Document(f"{text}/b.docx", "", authority=text, written=text, written_from=text, file=f"{text}/b.docx"),
            Document(f"{text}/c.xlsx", "", same_as=name, file=f"../{text}/c.xlsx"),
        ),
        skipped=(Skipped(f"{text}.pdf", None, text), Skipped(text, 3, text, f"../{text}.pdf")),
        remarks=(Remark(name, 2, text),),
        limits=(text,),
        decisions=Applied(
            2,
            1,
            text,
            (text,),
            (Stale(text, text, text, text),),
            1,
            (text,),
            (Entry(text, text, text, (text,), (text,), decided, text, stated=((text, text),)),),
            (text,),
        ),
        since=text,
        before=1,
    )
