"""Which names fill slots of the types person and organisation."""

from __future__ import annotations

import pytest

from .ruled import report, rule


def filled(kind: str, *texts: str) -> list[str]:
    """What a slot of a type is filled with, by a phrase."""
    one = rule(
        f'{{phrases: ["<who:{kind}> paid <sum:money>"]}}', "    group_by: [who]\n    compare: {value: sum}", message='"<who> <values>"'
    )
    return sorted(finding.label.strip() for finding in report(one, *texts).findings)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("President Donald Trump paid $6.", "Donald Trump"),
        ("Angela Merkel paid $7.", "Angela Merkel"),
        ("Mr Jones paid $8.", "Jones"),
        ("Mr. Jones paid $8.", "Jones"),
        ("German Chancellor Angela Merkel paid $7.", "Angela Merkel"),
        ("Finance Minister Jane Smith paid $7.", "Jane Smith"),
        ("Ursula von der Leyen paid $7.", "Ursula von der Leyen"),
        ("On Monday Angela Merkel spoke. Merkel paid $7.", "Merkel"),
        ("She said Merkel paid $7.", None),
        ("The World Bank paid $9.", None),
        ("UNICEF paid $9.", None),
        ("Northern Lights Bank paid $9.", None),
        ("Microsoft Corp paid $9.", None),
        ("New York paid $9.", None),
        ("South Korea paid $9.", None),
        ("The Harbour Bridge paid $9.", None),
        ("On Monday paid $9.", None),
        ("The company paid $9.", None),
    ],
)
def test_persons(text: str, person: str | None) -> None:
    """A person is a name with a title, of several words, or the last word of one; no place and no body."""
    assert filled("person", text) == ([person] if person else [])


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Microsoft paid $9.", "Microsoft"),
        ("The World Bank paid $9.", "World Bank"),
        ("UNICEF paid $9.", "UNICEF"),
        ("Microsoft Corp paid $9.", "Microsoft"),
        ("Northern Lights Bank paid $9.", "Northern Lights Bank"),
        ("In Berlin, Microsoft paid $9.", "Microsoft"),
        ("Bank of America paid $9.", "Bank of America"),
        ("President Donald Trump paid $6.", None),
        ("Mr Jones paid $8.", None),
        ("Mr Jones spoke. Jones paid $8.", None),
        ("Paris paid $9.", None),
        ("South Korea paid $9.", None),
        ("Yesterday they paid $9.", None),
        ("The company paid $9.", None),
    ],
)
def test_organisations(text: str, organisation: str | None) -> None:
    """An organisation is a known body, or a name that is none of a place or a person with a title."""
    assert filled("organisation", text) == ([organisation] if organisation else [])


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("person", "The toll of $5 was paid by Angela Merkel.", "Angela Merkel"),
        ("person", "Harbour Ferries told Mr Jones that the toll is $5.", "Jones"),
        ("organisation", "The toll of $5 was paid by Microsoft.", "Microsoft"),
        ("organisation", "Angela Merkel told the World Bank that the toll is $5.", "World Bank"),
        ("person", "The toll in Paris is $5.", ""),
        ("organisation", "The toll in Paris is $5.", ""),
    ],
)
def test_beside_a_figure(kind: str, text: str, found: str) -> None:
    """``with`` takes the nearest, of those that are sure to be of the type where there are such."""
    one = rule(f"{{figure: money, near: [toll], with: {{who: {kind}}}}}", "    group_by: [who]\n    compare: {}")
    (finding,) = report(one, text).findings
    assert finding.subject == (found or "t")


def test_sets_of_persons() -> None:
    """The persons of a list are a set."""
    one = rule('{phrases: ["signed by <who:person>"]}', "    compare: {value: who, as: set}")
    texts = "It was signed by Angela Merkel and Mr Jones.", "It was signed by Mr Jones and Jane Smith."
    (finding,) = report(one, *texts).findings
    assert (finding.verdict, sorted(value.display for value in finding.values)) == (
        "conflict",
        ["Angela Merkel, Jones", "Jane Smith, Jones"],
    )
