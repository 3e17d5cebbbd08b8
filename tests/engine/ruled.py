"""What one rule says of some texts, from the text to its findings: the tests beside this use it for what several stages do together."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Document, Report, Rule
from checker.pipeline.line import check_documents
from checker.readers import csv
from checker.rulebook.reading import read

_RULE = """\
checker: 1
{head}
rules:
  - id: r
    title: t
    severity: error
    why: w
    find: {find}
{body}
    message: {message}
    examples: {{conflict: [x], nothing: [y]}}
"""


def rule(find: str, body: str = "    compare: {}", *, head: str = "", message: str = "<values>") -> Rule:
    """A rule of which only what is under test is written.

    Args:
        find: what stands after ``find:``, on one line.
        body: its other keys, each line with four spaces before it.
        head: keys of the file.
        message: what stands after ``message:``.
    """
    found, mistakes, _ = read(_RULE.format(find=find, body=body, head=head, message=message), "x.yml", pack="p")
    assert [str(mistake) for mistake in mistakes] == []
    return found[0][0]


def report(one: Rule, *texts: str, form: str = "txt", published: Sequence[str] = ()) -> Report:
    """What a rule gives alone; the texts are those of documents a, b, c ..."""
    names = [f"{chr(ord('a') + at)}.{form}" for at in range(len(texts))]
    if form == "csv":
        documents = [document for name, text in zip(names, texts, strict=True) for document in csv.read(text.encode(), name)]
    else:
        days = [*published, *[None] * len(texts)]
        documents = [Document(name, text, published=day) for name, text, day in zip(names, texts, days, strict=False)]
    return check_documents(documents, [one], generic=False, checks=False)


def told(one: Rule, *texts: str, form: str = "txt", published: Sequence[str] = ()) -> list[str]:
    """Each finding as "verdict: value | value", the values in the order of the alphabet."""
    found = report(one, *texts, form=form, published=published).findings
    return sorted(f"{finding.verdict}: {' | '.join(sorted(value.display for value in finding.values))}" for finding in found)
