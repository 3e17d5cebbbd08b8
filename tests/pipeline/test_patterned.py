"""Rules with a pattern, from the file to the finding."""

from __future__ import annotations

import pytest

from checker.errors import CheckerError
from checker.model import Document
from checker.pipeline import check_documents
from checker.rulebook.reading import read
from tests.pipeline.test_across import HEAD, failures

FINE = """
    find:
      pattern: '(?i)\\bfile no\\.? (?P<file>[A-Z]{2}-\\d+)\\b.*? fine of (?P<fine>.+)'
      sections: [body]
    group_by: [file]
    compare: {value: fine}
    message: The fine of <file> is given as <values>
    examples:
      conflict:
        - One: In file no. AB-12 the court set a fine of $4,000 in all.
          Two: File No AB-12 ended with a fine of $5,000.
      agreement:
        - One: In file no. AB-12 the court set a fine of $4,000 in all.
          Two: File No AB-12 ended with a fine of 4,000 dollars.
      separate:
        - One: In file no. AB-12 the court set a fine of $4,000 in all.
          Two: File No AB-13 ended with a fine of $5,000.
      nothing:
        - File no. AB-12 is closed. There was a fine of $5,000.
        - File no. AB-12 ended with a fine of a kind.
"""

OPENED = """
    find:
      pattern: '(?P<name>Mill \\d) opened (?:on|in) (?P<day>.+)'
    group_by: [name]
    compare: {value: day, as: date}
    message: <name> opened on <values>
    examples:
      conflict:
        - One: Mill 4 opened on 3 May 2021.
          Two: Mill 4 opened on 5 May 2021.
      agreement:
        - One: Mill 4 opened on 3 May 2021.
          Two: Mill 4 opened in May 2021.
"""

VENUE = """
    find:
      pattern: '(?P<event>Oak Cup) will be played in (?P<venue>[\\w ]+)'
    group_by: [event]
    compare: {value: venue, as: place}
    message: <event> is placed in <values>
    examples:
      conflict:
        - One: The Oak Cup will be played in Lisbon.
          Two: The Oak Cup will be played in Oslo next year.
      agreement:
        - One: The Oak Cup will be played in Lisbon.
          Two: The Oak Cup will be played in Portugal.
"""

TOP = HEAD.replace("lists:", "# lists:")


@pytest.mark.parametrize("rule", [FINE, OPENED, VENUE], ids=["fine", "opened", "venue"])
def test_examples(rule: str) -> None:
    """Named groups are slots; what is compared is the claim in its group."""
    assert failures(TOP + rule) == []


@pytest.mark.parametrize(
    ("change", "to", "says"),
    [
        ("(?P<fine>.+)", "(?P<fine>.+", "the pattern is no regular expression: missing )"),
        (
            "(?i)\\bfile no\\.? (?P<file>[A-Z]{2}-\\d+)\\b.*? fine of (?P<fine>.+)",
            "(?P<file>x)?(?P<fine>(x+x+)+y)",
            "the pattern takes longer than 0.4 s",
        ),
        ("value: fine", "value: fines", "`fines` is no slot of this rule"),
        ("value: fine", "value: fine, as: change", "a slot of type figure cannot be compared as change"),
        ("sections: [body]", "near: [court]", "`near` goes with `figure`, not with `pattern`"),
        ("sections: [body]", "figure: money", "`find` has both `figure` and `pattern`"),
    ],
)
def test_mistakes(change: str, to: str, says: str) -> None:
    """What can go wrong is told once, and in its place."""
    source = TOP + FINE
    assert change in source
    _, mistakes, _ = read(source.replace(change, to, 1), "x", pack="p")
    assert mistakes
    assert mistakes[0].message.startswith(says), [str(mistake) for mistake in mistakes]
    assert len(mistakes) == 1 or "both" in says


def test_slow_run_names_the_rule() -> None:
    """A pattern that only some text makes slow ends the run with the name of its rule."""
    found, mistakes, _ = read(TOP + FINE.replace("fine of (?P<fine>.+)", "fine of (?P<fine>(?:x|xx)+$)"), "x.yml", pack="p")
    assert mistakes == []
    text = "File No AB-12 ended with 5 and a fine of " + "x" * 4000 + "!"
    with pytest.raises(CheckerError, match=r"x\.yml:\d+: the pattern of rule p/r took longer than 1 s over d"):
        check_documents([Document("d", text)], [rule for rule, _ in found])
