"""A first draft of a rule, made from sentences: which figure it is about and which words stand near it is read off them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from checker.engine.fillers import fills
from checker.errors import CheckerError
from checker.model import Claim, Document, SlotType
from checker.pipeline.line import extract_document
from checker.text.folding import squeeze
from checker.text.tokens import Token, tokenize
from checker.text.yaml import parse

_SHORTEST = 4
"""Letters of a word that can tell what a sentence is about."""
_TYPES = sorted((kind for kind in SlotType if kind.is_figure), key=[SlotType.COUNT, SlotType.NUMBER, SlotType.FIGURE].__contains__)
"""The types of figures, those that say little last."""


def draft(title: str, says: str, differs: str, other: str) -> str:
    """The text of a rule file with one rule.

    Args:
        title: what the rule is about, in a few words.
        says: a sentence that states it.
        differs: another that cannot be true beside it.
        other: one like these about something else, which the rule must leave alone.

    Raises:
        CheckerError: the first two sentences share no type of figure, or no words.
    """
    title, says, differs, other = map(squeeze, (title, says, differs, other))
    kind = _shared_type(_claims(says), _claims(differs))
    # Words may stand in the third as well where the type of its figures tells it apart.
    near = _shared_words(says, differs, other if any(fills(claim, kind) for claim in _claims(other)) else "")
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "rule"
    return f"""\
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
    """The longest run of words that two sentences share and a third does not hold, as the first writes it."""
    mine, theirs, elsewhere = (_words(sentence) for sentence in (left, right, other))
    runs = {
        tuple(token.folded for token in mine[start:end]): left[mine[start].start : mine[end - 1].end]
        for start in range(len(mine))
        for end in range(start + 1, len(mine) + 1)
        if len(mine[start].text) >= _SHORTEST and len(mine[end - 1].text) >= _SHORTEST
    }
    shared = [run for run in runs if _holds(theirs, run) and all(word.isalnum() for word in run)]
    telling = [run for run in shared if not _holds(elsewhere, run)] or shared
    if not telling:
        raise CheckerError("the first two sentences share no word that says what they are about: write them with the same name for it")
    return runs[max(telling, key=lambda run: (runs[run][:1].isupper(), len(" ".join(run))))]


def _words(sentence: str) -> list[Token]:
    """The words of a sentence but those of its figures."""
    figures = [(claim.start, claim.end) for claim in _claims(sentence) if any(fills(claim, kind) for kind in _TYPES)]
    return [token for token in tokenize(sentence) if not any(start < token.end and token.start < end for start, end in figures)]


def _holds(tokens: Sequence[Token], run: Sequence[str]) -> bool:
    folded = [token.folded for token in tokens]
    return any(folded[at : at + len(run)] == list(run) for at in range(len(folded)))


def _text(text: str) -> str:
    """Text as it stands after a key, with quotation marks where it needs them."""
    return text if parse(f"- {text}", "", scalars="text").value == [text] else json.dumps(text, ensure_ascii=False)


def _item(text: str) -> str:
    """The same between brackets."""
    return text if parse(f"[{text}]", "", scalars="text").value == [text] else json.dumps(text, ensure_ascii=False)
