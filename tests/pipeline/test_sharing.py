"""Words that claims of findings have in common."""

from __future__ import annotations

import copy
from dataclasses import replace

from checker import pipeline
from checker.model import Claim, Document, Finding
from checker.pipeline.sharing import Sharing
from tests.reporters import reports


def test_equal_words_are_one_object() -> None:
    """Of claims that were read one by one, in any finding."""
    share = Sharing()
    first, other = (replace(reports.summit(), claims=tuple(map(_anew, reports.summit().claims))) for _ in range(2))
    assert _words(first)[0] is not _words(other)[0]
    for finding in (first, other):
        share(finding)
    assert list(map(id, _words(first))) == list(map(id, _words(other)))


def test_what_claims_say_stays() -> None:
    """Whatever is equal in Python but not in a report: -0.0 and 0.0, True and 1; what is empty; and words that are as another's."""
    finding = reports.soybeans()
    claim = finding.claims[0]
    claims = (
        replace(claim, value=0.0, low=1.0, page=1),
        replace(claim, value=-0.0, low=1, page=None),
        replace(claim, unit="", entity=None, cues=(), assumptions=("", "tons")),
        replace(claim, unit="tons", entity="", cues=("tons",), assumptions=("tons",)),
    )
    told = repr(claims)
    Sharing()(replace(finding, claims=claims))
    assert repr(claims) == told


def test_in_a_report() -> None:
    """Claims of different documents have one unit, though each came by itself."""
    texts = {name: f"Some {'11'}0 people work at the mill in {place}." for name, place in (("a", "Oslo"), ("b", "Oslo"))}
    report = pipeline.check_documents([Document(name, text, source="".join(["W", "ire"])) for name, text in texts.items()], ())
    units = [claim.source for finding in report.findings for claim in finding.claims]
    assert len(units) > 1
    assert len(set(map(id, units))) == 1


def _anew(claim: Claim) -> Claim:
    """A claim whose words are objects of their own."""
    made = copy.copy(claim)
    made.document = "".join(list(claim.document))
    made.source = "".join(["Re", "uters"])
    return made


def _words(finding: Finding) -> list[str | None]:
    return [word for claim in finding.claims for word in (claim.document, claim.source)]
