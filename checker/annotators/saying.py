"""Verbs of saying that put words into nobody's mouth, and the names that stand elsewhere than before the verb."""

from __future__ import annotations

from checker.annotators.clauses import Clause
from checker.text.lookup import word_set
from checker.text.names import body_words
from checker.text.phrases import head_left, head_right
from checker.text.plurals import singular
from checker.text.tagging import NOUNS, VERBS

LONGEST_OBJECT = 6
"""Tokens in the longest figure after a verb that is looked at."""
_OF_SOURCE = NOUNS + "jd"


def is_verb(clause: Clause, at: int) -> bool:
    """Tell whether a word of saying is used as a verb, after an adjective that stands for a person, too: "the general said"."""
    after_adjective = at > 1 and clause.line[at - 2 : at] == "dj"
    return clause.line[at] in VERBS or (after_adjective and clause.words[at] in word_set("never a noun"))


def raises(clause: Clause, verb: int) -> bool:
    """Tell whether a verb has a figure as its object and says nothing: "Bolt added 0.9", but "he added 5 people were hurt"."""
    if clause.words[verb] not in word_set("adds or says"):
        return False
    at, most = verb + 1, min(len(clause.words), verb + 1 + LONGEST_OBJECT)
    while at < most and clause.line[at] in "djr" and at <= verb + 3:
        at += 1
    if at == most or clause.line[at] != "#":
        return False
    while at < most and clause.line[at] in "#j" + NOUNS:
        at += 1
    return at == len(clause.line) or clause.line[at] not in VERBS + "am"


def is_passive(clause: Clause, verb: int) -> bool:
    """Tell whether what stands before a verb is what is said, not who says it: "100 deaths were reported"."""
    at = verb - 1
    while at > max(0, verb - LONGEST_OBJECT) and clause.line[at] == "r":
        at -= 1
    return at >= 0 and clause.words[at] in word_set("passive auxiliary") and not clause.words[verb].endswith("ing")


def agent_of(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The phrase after "by" that says by whom something is said: "reported by | the ministry"; none in "said by telephone"."""
    at = verb + 1
    if at + 1 >= len(clause.words) or clause.words[at] != "by" or clause.words[verb].endswith("ing"):
        return None
    return head_right(clause.line, at + 1) if clause.line[at + 1] in "dN" else None


def cited(clause: Clause, at: int) -> tuple[int, int] | None:
    """Who or what is named at a token as a source: "the ministry", "data from | the Census Bureau", "| Census Bureau | data"."""
    first, stop = at, _source_stop(clause, at)
    if stop == at:
        return None
    if word_set("publication").isdisjoint((clause.words[stop - 1], singular(clause.words[stop - 1]))):
        return first, stop
    by = stop + (stop < len(clause.words) and clause.line[stop] in VERBS)
    if by + 1 < len(clause.words) and clause.words[by] in ("from", "by"):
        author = _source_stop(clause, by + 1)
        if author > by + 1 and clause.line[author - 1] == "N":
            return by + 1 + (clause.line[by + 1] == "d"), author
    named = stop
    while named > first and clause.line[named - 1] != "N":
        named -= 1
    return (first, named) if named > first else (first, stop)


def _source_stop(clause: Clause, at: int) -> int:
    """One past the last noun or name of a source that begins at a token, what it is of included: "the Bank of Norland"."""
    words, line = clause.words, clause.line
    stop = at
    while stop < len(words) and line[stop] in _OF_SOURCE:
        stop += 1
    while stop > at and line[stop - 1] not in NOUNS:
        stop -= 1
    of_body = stop > at and line[stop - 1] == "N" and words[stop - 1] in body_words()
    if of_body and stop + 1 < len(words) and words[stop] == "of" and line[stop + 1] == "N":
        named = head_right(line, stop + 1)
        return named[1] if named is not None else stop
    return stop


def whose_words(clause: Clause, first: int, stop: int) -> tuple[int, int]:
    """The one who speaks where a phrase says only of what: "Jane Roe | of Citi", "the Bank of | Norland"."""
    if first < 2 or clause.line[first] != "N" or clause.words[first - 1] not in word_set("before a speaker's firm"):
        return first, stop
    held = head_left(clause.line, first - 1)
    if held is None or clause.line[held[1] - 1] != "N":
        return first, stop
    name = held[1] - 1
    while name > held[0] and clause.line[name - 1] == "N":
        name -= 1
    if clause.words[held[1] - 1] in body_words():
        return (name, stop) if clause.words[first - 1] == "of" else (first, stop)
    titled = name + (clause.words[name] in word_set("before a speaker's name"))
    return (titled, held[1]) if held[1] - titled > 1 else (first, stop)
