"""Names of countries, places and organisations."""

from __future__ import annotations

import pytest

from checker.text.names import mentions, place_path
from checker.text.tokens import tokenize


def _read(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.kind, m.name) for m in mentions(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks in Busan, South Korea, ended.", [("Busan", "place", "Busan"), ("South Korea", "country", "South Korea")]),
        ("China's exports to the U.S. fell.", [("China", "country", "China"), ("U.S.", "country", "United States")]),
        ("Chinese buyers left.", [("Chinese", "demonym", "China")]),
        ("He said Rubio and Xinhua agreed.", []),
        ("A letter to Rubio was found.", []),
        ("Nice weather, and Reading is fun.", []),
        ("They met in Nice.", [("Nice", "place", "Nice")]),
        ("They met near Cork and flew from Lima.", [("Cork", "place", "Cork"), ("Lima", "place", "Lima")]),
        ("The town of Mobile is small.", [("Mobile", "place", "Mobile")]),
        ("Nice, France, is warm.", [("Nice", "place", "Nice"), ("France", "country", "France")]),
        ("A fire in Fresno, Calif., spread.", [("Fresno", "place", "Fresno"), ("Calif.", "place", "California")]),
        ("Calif. Corp was sold.", []),
        ("An office in Atlanta, Georgia, opened.", [("Atlanta", "place", "Atlanta"), ("Georgia", "place", "Georgia")]),
        ("Georgia voted.", [("Georgia", "country", "Georgia")]),
        ("The Washington Post reported it.", [("Washington Post", "organisation", "Washington Post")]),
        ("He joined the Bank of Norwood yesterday.", [("Bank of Norwood", "organisation", "Bank of Norwood")]),
        ("He flew to Köln.", [("Köln", "place", "Cologne")]),
        ("the UNESCO list", [("UNESCO", "organisation", "UNESCO")]),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A name that is more often something else is a place only where the text makes it one."""
    assert _read(text) == expected


def test_beside_decides() -> None:
    """Of places with one name, the state beside it says which is meant."""
    (paris, texas) = mentions(tokenize("It opened in Paris, Texas."))
    assert (paris.country, texas.name) == ("US", "Texas")


@pytest.mark.parametrize(
    ("name", "path"),
    [("Busan", ("South Korea", "Busan")), ("France", ("France",)), ("Nowhere at all", ()), ("Paris", ("France", "Paris")), ("", ())],
)
def test_path(name: str, path: tuple[str, ...]) -> None:
    """A place lies in its country; an unknown name lies nowhere."""
    assert place_path(name) == path
