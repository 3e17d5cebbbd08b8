"""A first draft of a rule, made from sentences: which figure it is about and which words stand near it is read off them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.engine.fillers import fills
from checker.errors import CheckerError, RuleError
from checker.model import Claim, Document, SlotType
from checker.pipeline.extracting import extract_document
from checker.pipeline.line import check_documents
from checker.rulebook.reading import read
from checker.text.folding import squeeze
from checker.text.tagging import Tag, tags
from checker.text.tokens import Token, tokenize
from checker.text.yaml import UNREADABLE, parse

_THINGS = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE})
_TELLING = _THINGS | {Tag.VERB, Tag.ADVERB}
"""Tags of words that can tell what a sentence is about; with the first alone it is a thing, not what becomes of it."""
_LAST = (SlotType.COUNT, SlotType.NUMBER, SlotType.FIGURE)
_TYPES = [*(kind for kind in SlotType if kind.is_figure and kind not in _LAST), *_LAST]
"""The types of figures, those that say little last."""


def draft(title: str, says: str, differs: str, other: str) -> str:
    """The text of a rule file with one rule.

    Args:
        title: what the rule is about, in a few words.
        says: a sentence that states it.
        differs: another that cannot be true beside it.
        other: one like these about something else, which the rule must leave alone.

    Raises:
        CheckerError: the first two sentences share no type of figure, or no words; or one of them is at odds with itself.
    """
    title, says, differs, other = (squeeze(_readable(text)) for text in (title, says, differs, other))
    kind = _shared_type(_claims(says), _claims(differs))
    # Words may stand in the third as well where the type of its figures tells it apart.
    near = _shared_words(says, differs, other if any(fills(claim, kind) for claim in _claims(other)) else "")
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "rule"
    text = f"""\
checker: 1
rules:
  - id: {name}
    title: {_text(title)}
    severity: error
    why: Every document must give the same figure for this.
    find:
      figure: {kind}
      near: [{_item(near)}]  # these words stand in the sentence; add others, with commas between
    compare:
      value: figure
      tolerance: stated  # by the printed digits; or exact, or 2%
    message: {_text(f"{title} is given as <values>")}
    examples:
      conflict:
        - A: {_text(says)}
          B: {_text(differs)}
      nothing:
        - {_text(other)}
"""
    for which, sentence in (("first", says), ("second", differs)):
        _hold_against_itself(text, which, sentence)
    return text


def _readable(text: str) -> str:
    """A text that a file can hold.

    Raises:
        CheckerError: it holds bytes that are no UTF-8, or signs that are no text.
    """
    if wrong := UNREADABLE.search(text):
        raise CheckerError(f"an answer holds {wrong.group()!a}, which is no text: write it in UTF-8")
    return text


def _hold_against_itself(text: str, which: str, sentence: str) -> None:
    """Refuse a sentence in which the rule finds two figures that cannot both be true."""
    rules, mistakes, _ = read(text, "draft", pack="draft")
    if mistakes:
        raise RuleError(mistakes)
    report = check_documents([Document(id="text", text=sentence)], [rule for rule, _ in rules], generic=False, checks=False)
    if report.conflicts:
        figures = " and ".join(value.display for value in report.conflicts[0].values)
        raise CheckerError(f"the {which} sentence gives two figures that would be held against each other, {figures}: leave one out")


def _claims(sentence: str) -> Sequence[Claim]:
    return extract_document(Document(id="text", text=sentence), ()).claims


def _shared_type(left: Sequence[Claim], right: Sequence[Claim]) -> SlotType:
    """The most telling type of figure that both sentences hold, with two values where there is one."""
    found = [
        (kind, a, b) for kind in _TYPES for a in left for b in right if fills(a, kind) and fills(b, kind) and a.dimension == b.dimension
    ]
    if not found:
        raise CheckerError("the first two sentences hold no figures of one type: for other facts, see `checker rules show summit-venue`")
    return next((kind for kind, a, b in found if a.value != b.value), found[0][0])


def _shared_words(left: str, right: str, other: str) -> str:
    """The longest name or run of words for a thing that two sentences share and a third does not hold, as the first writes it."""
    theirs, elsewhere = (" \n ".join(" ".join(token.folded for token, _ in run) for run in _runs(text)) for text in (right, other))
    known: dict[str, _Candidate] = {}
    for stretch in _runs(left):
        for start in range(len(stretch)):
            for end in range(start + 1, len(stretch) + 1):
                run = stretch[start:end]
                if run[0][1] in _TELLING and run[-1][1] in _TELLING and _holds(theirs, folded := " ".join(t.folded for t, _ in run)):
                    known.setdefault(folded, _candidate(left, run))
    telling = [run for run in known if not _holds(elsewhere, run)] or list(known)
    if not telling:
        raise CheckerError("the first two sentences share no word that says what they are about: write them with the same name for it")
    return max((known[run] for run in telling), key=lambda each: (each.name, each.thing, len(each.text))).text


class _Candidate(NamedTuple):
    """Words that may tell what a sentence is about: whether they begin with a name, and whether they are a thing."""

    text: str
    name: bool
    thing: bool


def _candidate(sentence: str, run: Sequence[tuple[Token, Tag]]) -> _Candidate:
    first, tag = run[0]
    named = first.text[:1].isupper() and (tag is Tag.NAME or not re.fullmatch(r"\W*", sentence[: first.start]))
    thing = {run[0][1], run[-1][1]} <= _THINGS and not {Tag.VERB, Tag.AUXILIARY, Tag.MODAL} & {tag for _, tag in run}
    return _Candidate(sentence[first.start : run[-1][0].end], named, thing)


def _runs(sentence: str) -> Iterator[list[tuple[Token, Tag]]]:
    """The words that stand side by side, with what they do: figures and marks part them."""
    figures = [(claim.start, claim.end) for claim in _claims(sentence) if any(fills(claim, kind) for kind in _TYPES)]
    tokens = tokenize(sentence)
    run: list[tuple[Token, Tag]] = []
    for token, tag in zip(tokens, tags(tokens), strict=True):
        if token.text.isalnum() and not any(start < token.end and token.start < end for start, end in figures):
            run.append((token, tag))
        else:
            yield run
            run = []
    yield run


def _holds(text: str, run: str) -> bool:
    return f" {run} " in f" {text} "


def _text(text: str) -> str:
    """Text as it stands after a key, with quotation marks where it needs them."""
    return text if parse(f"- {text}", "", scalars="text").value == [text] else json.dumps(text, ensure_ascii=False)


def _item(text: str) -> str:
    """The same between brackets."""
    return text if parse(f"[{text}]", "", scalars="text").value == [text] else json.dumps(text, ensure_ascii=False)
