"""The HTML report: everything is on the page, and nothing of a document acts there."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from checker.decisions import entry_of, parse
from checker.model import Decision, Document, Kind, Passage, Remark, Report, Skipped, Verdict
from checker.reporters import render
from checker.text.calendar import days
from tests.reporters import reports

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</script><script>alert(1)//",
    "<!--",
    "]]>",
    "{{ 7 * 7 }}{% for a in b %}",
    "javascript:alert(1)",
    "=HYPERLINK(1)",
    "\u202egnp.exe",
    "\x1b[31mred\x00\x07",
    "a\ud800b",
    "&lt;b&gt;&amp;",
    "\u2066\u2069\u200b\ufeff",
]
DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def page(report: Report, **view: object) -> str:
    """The report as HTML."""
    return render(report, "html", **view)  # type: ignore[arg-type]


def parsed(text: str) -> HtmlElement:
    """The page as a browser builds it, near enough."""
    return html.document_fromstring(text)


def words(element: HtmlElement, path: str) -> list[str]:
    """The texts of what a path finds, white space folded."""
    return [" ".join(found.text_content().split()) for found in element.xpath(path)]


def hostile(text: str) -> Report:
    """A report in which everything that a document or a file name can say is this text."""
    first = reports.claim(
        f"a{text}", f"In {text} it is 4 km.", "4 km", line=1, value=4.0, unit="kilometer", heading=text, speaker=text, source=text
    )
    other = reports.claim(f"b{text}", f"It is {text}, 5 km.", "5 km", line=2, value=5.0, unit="kilometer", published=text, entity=text)
    venue = reports.claim(f"b{text}", f"At {text}.", text or "x", line=3, kind=Kind.VENUE, value=text, period=text) if text else other
    finding = reports.finding(
        "0123456789ab",
        Verdict.CONFLICT,
        f"It is {text}",
        reports.value(text, first, cue=text, earlier=True),
        reports.value(f"5 {text}", other),
        claims=(first, other),
        rule=f"own/{text}",
        label=text,
        subject=text,
        notes=(text,),
        assumptions=(text,),
        because=((text, 1.5),),
    )
    placed = reports.finding("ba9876543210", Verdict.SINGLE, text, reports.value(text, venue), claims=(venue,), period=text)
    told = Document(f"a{text}", "", title=text, source=text, published=text, published_from=text, notes=(text,))
    return reports.report(
        finding,
        placed,
        documents=(told, Document(f"b{text}", "", written=text, written_from=text)),
        skipped=(Skipped(text, 3, text),),
        remarks=(Remark(document=text, line=1, message=text),),
        limits=(text,),
        uncompared=(other,),
        passages={(f"a{text}", first.sentence): Passage(text, text)},
        claims={f"a{text}": 4, f"b{text}": 5},
    )


def shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element of a page with the names of its attributes, in order: what no text of a document may change."""
    return [(str(element.tag), tuple(element.attrib)) for element in parsed(text).iter()]


PLAIN = shape(page(hostile("plain")))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    """A document cannot add an element or an attribute to the page, and leaves no character in it that acts."""
    told = page(hostile(text))
    assert shape(told) == PLAIN
    assert not DANGEROUS.search(told)


@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_is_escaped(text: str) -> None:
    """The same for whatever text there is; a date would add a timeline."""
    assume(days(text) is None)
    told = page(hostile(text))
    assert shape(told) == PLAIN
    assert not DANGEROUS.search(told)


@pytest.mark.parametrize(("text", "seen"), [("<b>", "<b>"), ("\u202eabc", "⟨U+202E⟩abc"), ("\x1b[1m", "␛[1m"), ("&amp;", "&amp;")])
def test_hostile_text_can_be_read(text: str, seen: str) -> None:
    """What is escaped is read as it was written; what would act is read as a symbol."""
    told = parsed(page(hostile(text)))
    assert words(told, "//article[1]//h3") == [f"It is {seen}"]


def test_saved_values_are_those_of_the_report() -> None:
    """What a saved decision holds on to is the text itself and not what the page shows of it."""
    report = hostile("</script>\u202e&amp;")
    records = json.loads(parsed(page(report)).get_element_by_id("data").text)["findings"]
    for record, finding in zip(records, report.findings, strict=True):
        (entry,) = parse(f"{record['opening']}  decision: ask\n  reason:\n  by:\n  on:\n", "d.yml")
        assert (entry.subject, entry.values) == (finding.subject, entry_of(finding, entry.decided).values)
        assert finding.computed or {value.display for value in finding.values} == {*entry.values}


def test_only_linked_claims_are_told_as_one_fact() -> None:
    """What one source alone says, and figures of one sentence that were recomputed, were not found to be about one fact."""
    told = parsed(page(reports.report(reports.summit(), reports.growth(), reports.next_season())))
    assert words(told, "//details[@class='why']/summary") == ["Why these are about one fact", "How this was found", "How this was found"]


def test_policy_allows_this_page_alone() -> None:
    """The policy has the hash of the one script and of the one style sheet, and nothing else is allowed."""
    told = page(reports.stories())
    (policy,) = parsed(told).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert "unsafe" not in policy
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for element, rule in (("script", "script-src"), ("style", "style-src")):
        (inside,) = re.findall(rf"<{element}>(.*?)</{element}>", told, re.DOTALL)
        assert rules[rule] == f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"


def test_page_names_nothing_outside() -> None:
    """No address, no style and no handler in an attribute: links lead into the page alone."""
    told = parsed(page(reports.stories()))
    assert all(link.startswith("#") for link in told.xpath("//@href"))
    assert not told.xpath("//@src | //@style | //@action | //@*[starts-with(name(), 'on')] | //link | //iframe | //object | //img")


def test_links_lead_somewhere() -> None:
    """Every link of the page has its target, and no two elements share a name."""
    told = parsed(page(reports.stories()))
    names = told.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in told.xpath("//@href")} <= set(names)


def test_findings_are_those_of_json() -> None:
    """Every finding of the JSON is a card with the same id, verdict, values and sentences, and there is no other."""
    report = reports.stories()
    told, listed = parsed(page(report)), json.loads(render(report, "json"))["findings"]
    cards = {card.get("id"): card for card in told.xpath("//article")}
    assert set(cards) == {finding["id"] for finding in listed}
    for finding in listed:
        card = cards[finding["id"]]
        assert card.get("data-verdict") == finding["verdict"]
        assert words(card, ".//h3") == [finding["message"]]
        if not finding["computed"]:
            assert words(card, ".//h4/bdi") == [value["display"] for value in finding["values"]]
        quoted = words(card, ".//blockquote")
        assert set(quoted) == {" ".join(claim["quote"].split()) for claim in finding["claims"]}
        marked = words(card, ".//blockquote/mark")
        assert {" ".join(claim["text"].split()) for claim in finding["claims"]} <= set(marked)


def test_order_is_that_of_the_reader() -> None:
    """Conflicts first, then revisions, agreed facts, and those of one source."""
    verdicts = parsed(page(reports.stories())).xpath("//article/@data-verdict")
    assert verdicts == sorted(verdicts, key=[verdict.value for verdict in Verdict].index)


@pytest.mark.parametrize(
    ("findings", "line"),
    [
        ((), "1 source, no conflict"),
        ((reports.summit(),), "1 source, 1 conflict"),
        ((reports.summit(), reports.soybeans(), reports.meeting()), "1 source, 1 conflict, 1 revision, 1 agreed"),
    ],
)
def test_title_is_the_result(findings: tuple[object, ...], line: str) -> None:
    """The first line says what was found."""
    report = replace(reports.report(), documents=(Document("a", ""),), findings=findings)  # type: ignore[arg-type]
    told = parsed(page(report))
    assert words(told, "//head/title") == words(told, "//h1") == [line]


def test_title_says_that_nothing_was_read() -> None:
    """Where every file was skipped the title says so, and the list says why."""
    told = parsed(page(reports.report(skipped=(Skipped("a.bin", None, "not text"),))))
    assert words(told, "//h1") == ["Nothing to compare: every file was skipped"]
    assert words(told, "//section[@id='skipped']//li") == ["a.bin: not text"]


def test_fact_told_twice_has_two_anchors() -> None:
    """Two findings of one id are two cards, each with a link of its own."""
    report = reports.report(reports.summit(), reports.summit())
    assert parsed(page(report)).xpath("//article/@id") == ["c4f19be2a07d", "c4f19be2a07d-2"]


def test_settled_findings_are_folded() -> None:
    """What was decided is on the page, folded, and says how; what is open is unfolded and asks."""
    report = reports.report(replace(reports.summit(), status=Decision.ACCEPTED), reports.soybeans())
    first, second = parsed(page(report)).xpath("//article")
    assert (first.get("data-status"), first.xpath("./details/@open")) == ("accepted", [])
    assert words(first, ".//*[@class='badge']") == ["accepted"]
    assert second.xpath("./details[@open]")


def test_of_many_findings_the_first_are_unfolded() -> None:
    """A page of thousands is a list of what was found, with its beginning unfolded; what is settled takes no place of it."""
    many = reports.many(200)
    first = replace(many.findings[0], status=Decision.ACCEPTED)
    told = parsed(page(replace(many, findings=(first, *many.findings[1:]))))
    unfolded = told.xpath("//article[details[@open]]/@id")
    assert unfolded == [finding.id for finding in many.findings if finding.verdict is Verdict.CONFLICT][1:51]


def test_show_is_where_the_filter_begins() -> None:
    """``--show`` presses the buttons of its verdicts; every finding stays on the page."""
    told = parsed(page(reports.stories(), show=[Verdict.REVISION]))
    pressed = told.xpath("//*[@data-verdict and @aria-pressed='true']/@data-verdict")
    assert pressed == ["revision"]
    assert len(told.xpath("//article")) == len(reports.stories().findings)


def test_paragraph_stands_around_the_sentence() -> None:
    """The paragraph is there on demand, the sentence marked in it."""
    finding = reports.summit()
    first = finding.claims[0]
    report = reports.report(finding, passages={(first.document, first.sentence): Passage("Before it. ", " After it.")})
    (paragraph,) = parsed(page(report)).xpath("//details[@class='paragraph']")
    assert words(paragraph, "./p") == [f"Before it. {first.quote} After it."]
    assert words(paragraph, ".//mark") == [first.text]
    assert paragraph.get("open") is None


def test_bytes_are_the_same_each_time() -> None:
    """No clock, no chance."""
    assert page(reports.stories()) == page(reports.stories())


def test_what_was_not_compared_is_listed() -> None:
    """The claims of no finding stand under their document; without ``--all`` only the first thousand."""
    many = tuple(reports.claim("a.txt", f"It is {n} km.", f"{n} km", line=n, value=float(n), unit="kilometer") for n in range(1, 1102))
    report = reports.report(documents=(Document("a.txt", ""),), claims={"a.txt": 1101}, uncompared=many)
    told = parsed(page(report))
    assert words(told, "//section[@id='uncompared']//h2/small") == ["1,101"]
    assert words(told, "//section[@id='uncompared']//details/p[last()]") == ["101 more: checker extract lists every one."]
    everything = parsed(page(report, everything=True))
    assert len(everything.xpath("//section[@id='uncompared']//tr")) == 1101


def test_reading_back_loses_no_finding() -> None:
    """A report that was read back from JSON gives a page too, without paragraphs."""
    from checker.reporters.stored import parse

    report = reports.stories()
    again = parse(render(report, "json").encode(), "report.json")
    assert parsed(page(again)).xpath("//article/@id") == parsed(page(report)).xpath("//article/@id")
