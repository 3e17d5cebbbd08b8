"""The tick-list of claims as a page: one file that needs no network, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from checker.model import Claim, Section
from checker.model.own_report import GENERATOR, GENERATOR_NAME
from checker.reporters.numbers import counted
from checker.reporters.symbols import named, visible

_BOXES = ("Checked how", "Against what", "On")
"""Columns to be filled in by hand, after a box to tick."""
_AROUND = 160
"""Characters of a sentence that are shown to each side of its claim."""

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --mark: #ffe58a; --dim: #666; }
@media (prefers-color-scheme: dark) { :root { --mark: #6b5600; --dim: #aaa; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem; max-width: 90rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; white-space: nowrap; } td.claim { min-width: 15rem; overflow-wrap: break-word; }
td.place, td.kind { color: var(--dim); white-space: nowrap; } td.box { min-width: 6rem; height: 2.4rem; }
td.box div { min-height: 1.4rem; } :focus-visible { outline: 3px solid #0b57b0; outline-offset: 2px; }
td.read { min-width: 9rem; overflow-wrap: break-word; }
mark { background: var(--mark); color: inherit; font-weight: 600; } input { width: 1.2rem; height: 1.2rem; }
@page { size: landscape; }
@media print {
  body { margin: 0; font-size: 10pt; } .how { display: none; } h2, h2 + p { break-after: avoid; }
  tr { break-inside: avoid; } thead { display: table-header-group; }
}
@media (max-width: 45rem) {
  body { margin: .75rem; } thead { display: none; } table, tbody, tr, td { display: block; }
  tr { border: 1px solid var(--line); margin-bottom: .75rem; }
  td, td.claim { border: 0; min-width: 0; } td:empty:not(.box) { display: none; }
  td.box { display: flex; gap: .5rem; height: auto; } td.box::before { content: attr(data-name) ":"; color: var(--dim); }
  td.box div { flex: 1; border-bottom: 1px solid var(--line); }
}
"""


def as_html(found: Iterable[Claim], width: int) -> str:  # noqa: ARG001  one signature for all formats
    """A table a document: a box to tick, the place, the sentence with the claim marked, what it was read as, empty boxes."""
    claims = list(found)
    parts = [_head(f"Tick-list: {counted(len(claims), 'claim')}")]
    for name, group in groupby(claims, key=lambda claim: claim.document):
        parts.append(_document(name, list(group)))
    if not claims:
        parts.append("<p>No figures or checkable facts found.</p>\n")
    return "".join([*parts, "</main>\n</body>\n</html>\n"])


def _head(title: str) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="{GENERATOR_NAME}" content="{GENERATOR}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        '<p class="how">Fill it in on paper, or here and print it: the page keeps nothing when it is closed.</p>\n'
    )


def _document(name: str, claims: list[Claim]) -> str:
    first = claims[0]
    about = ", ".join(filter(None, [first.source, f"published {first.published}" if first.published else "no date"]))
    titles = "".join(f'<th scope="col">{each}</th>' for each in ("✓", "Place", "Claim", "Kind", "Read as", *_BOXES))
    rows = "".join(map(_row, claims))
    head = f"<h2>{_text(named(name))}</h2>\n<p>{_text(about)} · {counted(len(claims), 'claim')}</p>\n"
    return f"{head}<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _row(claim: Claim) -> str:
    from checker.cli.claims import about, read_as

    place = visible(claim.position().after("").lstrip(" :"))
    read = " · ".join(filter(None, [read_as(claim), about(claim), f"says {visible(claim.speaker)}" if claim.speaker else ""]))
    boxes = "".join(f'<td class="box" data-name="{name}">{_box(name, claim)}</td>' for name in _BOXES)
    tick = f'<input type="checkbox" aria-label="checked: {_text(claim.text)}">'
    cells = f'<td class="place">{_text(place)}</td><td class="claim">{_sentence(claim)}</td><td class="kind">{claim.kind.value}</td>'
    cells += f'<td class="read">{_text(read)}</td>'
    return f"<tr><td>{tick}</td>{cells}{boxes}</tr>\n"


def _box(name: str, claim: Claim) -> str:
    return f'<div contenteditable="true" role="textbox" aria-label="{name}: {_text(claim.text)}"></div>'


def _sentence(claim: Claim) -> str:
    """The sentence with the claim marked; of a long one what stands near it."""
    start = claim.start - claim.sentence[0]
    if start < 0 or claim.quote[start : start + len(claim.text)] != claim.text:
        return f"<mark>{_text(claim.text)}</mark>"
    end = start + len(claim.text)
    before, after = claim.quote[max(0, start - _AROUND) : start], claim.quote[end : end + _AROUND]
    cells = claim.section is Section.CELL
    opening, closing = ("…" if start > _AROUND else ""), ("…" if len(claim.quote) > end + _AROUND else "")
    return f"{opening}{_spaced(before, cells=cells)}<mark>{_text(claim.text)}</mark>{_spaced(after, cells=cells)}{closing}"


def _spaced(text: str, *, cells: bool) -> str:
    """A piece of a sentence, with the space at its ends that keeps it from what stands beside it; of a row, with bars between its cells."""
    inner = " | ".join(map(_text, text.split("\t"))) if cells else _text(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"


def _text(text: str) -> str:
    return escape(visible(text), quote=True)
