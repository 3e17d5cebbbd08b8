"""Whether a word that stands in the place of another tells two figures apart; and ways to say one thing that do not."""

from __future__ import annotations

import re

import pytest

from checker.linking.contrast import is_contrasted
from checker.model import Claim, Kind


def _claim(text: str, kind: Kind = Kind.NUMBER) -> Claim:
    """The claim that is marked in a sentence."""
    found = re.search(r"\[(.*?)\]", text)
    assert found is not None
    plain = text.replace("[", "").replace("]", "")
    return Claim("d", found.start(), found.end() - 2, found[1], kind, quote=plain, sentence=(0, len(plain)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "The first phase of the Calder bridge costs [$40 million].",
            "The second phase of the Calder bridge costs [$65 million].",
            id="nth",
        ),
        pytest.param("Brent crude for May rose to [$83.10] a barrel.", "U.S. crude for May rose to [$79.45] a barrel.", id="names"),
        pytest.param(
            "Turnout in Harwick East was [54 percent] in May.", "Turnout in Harwick West was [61 percent] in May.", id="parts of a town"
        ),
        pytest.param("Group A received [40 mg] of the drug a day.", "Group B received [80 mg] of the drug a day.", id="letters"),
        pytest.param(
            "The average temperature in July was [21] degrees.", "The highest temperature in July was [34] degrees.", id="adjectives"
        ),
        pytest.param(
            "It earned [85 cents] a share, excluding one-time items.",
            "It earned [62 cents] a share, including one-time items.",
            id="in or out",
        ),
        pytest.param("Prices rose [0.4%] in March from February.", "Prices rose [3.1%] in March from a year earlier.", id="another base"),
        pytest.param(
            "Claims fell to [212,000] in the week ended May 3.", "Claims fell to [205,000] in the week ended May 10.", id="another week"
        ),
        pytest.param("Police in the north of Norland held [41] people.", "Police in the south of Norland held [17] people.", id="opposed"),
    ],
)
def test_contrasted(left: str, right: str) -> None:
    """Both figures can be right, whichever text comes first."""
    assert is_contrasted(_claim(left), _claim(right))
    assert is_contrasted(_claim(right), _claim(left))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param(
            "The bridge costs [$40 million], the mayor said.",
            "The bridge costs [$65 million], the mayor said.",
            Kind.MONEY,
            id="the figure",
        ),
        pytest.param("The largest firm cut [400] jobs in May.", "The biggest firm cut [600] jobs in May.", Kind.NUMBER, id="one sense"),
        pytest.param("Ana Silva won [32 percent] of the vote.", "Mrs Silva won [34 percent] of the vote.", Kind.PERCENT, id="one name"),
        pytest.param("The UN sent [40] trucks to Harwick.", "The United Nations sent [60] trucks to Harwick.", Kind.NUMBER, id="initials"),
        pytest.param(
            "It met in [Oslo] on 3 May with all of them there.",
            "It met in [Lisbon] on 3 May with all of them there.",
            Kind.VENUE,
            id="the place told",
        ),
        pytest.param("It closes on [March 25] at noon.", "It closes on [28 March] at noon.", Kind.DATE, id="the day told"),
        pytest.param("It made [5] ships by March 31st.", "It made [7] ships by 31 Mar.", Kind.NUMBER, id="one day"),
        pytest.param("The mill makes [21 years] of use.", "The mill makes [21 months] of use.", Kind.DURATION, id="the unit told"),
        pytest.param(
            "It bought 3 of the first mills for [$5].",
            "A man in the second row of the hall paid all of [$9] for tea.",
            Kind.MONEY,
            id="unlike",
        ),
        pytest.param(
            "OSLO, May 3 (Coastal News) - It sold [40] ships.", "OSLO, May 3 (Newsline) - It sold [60] ships.", Kind.NUMBER, id="datelines"
        ),
    ],
)
def test_alike(left: str, right: str, kind: Kind) -> None:
    """What is said in other words, and what the claim itself says, sets nothing apart."""
    assert not is_contrasted(_claim(left, kind), _claim(right, kind))
    assert not is_contrasted(_claim(right, kind), _claim(left, kind))


@pytest.mark.parametrize(
    ("left", "right", "contrasted"),
    [
        pytest.param("application", "place", True, id="two things"),
        pytest.param("man", "woman", True, id="men and women"),
        pytest.param("job", "position", False, id="one sense"),
        pytest.param("person", "person", False, id="one noun"),
        pytest.param(None, "person", False, id="no noun"),
    ],
)
def test_counts(left: str | None, right: str | None, contrasted: bool) -> None:  # noqa: FBT001
    """What is counted in the same words is one thing only where its nouns mean one."""
    claims = [_claim("The prize drew [40] of them this year.", Kind.COUNT) for _ in range(2)]
    claims[0].unit, claims[1].unit = left, right
    assert is_contrasted(*claims) is contrasted


@pytest.mark.parametrize(
    ("left", "right", "contrasted"),
    [
        pytest.param("10:30 GMT", "7:30 a.m. local time", True, id="two zones"),
        pytest.param("10:30 GMT", "10:45 GMT", False, id="one zone"),
        pytest.param("10:30", "7:30 a.m. EST", False, id="one says none"),
    ],
)
def test_times(left: str, right: str, contrasted: bool) -> None:  # noqa: FBT001
    """Times of two zones are not held against each other."""
    one, two = (_claim(f"The vote begins at [{time}] on the fifth day of the talks.", Kind.TIME) for time in (left, right))
    assert is_contrasted(one, two) is contrasted
