"""Holders who are named before their office: "Ana Ruiz, the energy minister", "Jon Dale was appointed chairman of Norland Steel"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from checker.model import Claim, Kind, Status
from checker.text.lookup import column, word_set
from checker.text.names import body_words
from checker.text.phrases import Tag, head_right, words
from checker.text.scan import Mention, Scan, Token

LONGEST_PERSON = 4
"""Capitalised words in the longest name of a person."""
LONGEST_BODY = 12
"""Tokens before a title that are looked at for what the office is of."""
LONGEST_LINK = 60
"""Characters before a title in which the verb stands that gives it to somebody."""

_DESCRIBING = (Tag.DETERMINER, Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)


def after_verb(scan: Scan, start: int) -> bool:
    """Tell whether a verb that gives somebody an office may come before a title: "was appointed chair"."""
    return not _linking().isdisjoint(scan.folded[max(0, start - LONGEST_LINK) : start].split())


@cache
def _linking() -> frozenset[str]:
    return word_set("holds an office") | word_set("put into an office") | {"as"}


def holding(scan: Scan, tokens: Sequence[Token], found: Sequence[Tag], title: str, first: int, stop: int) -> Claim | None:
    """The role of one who is named before a title, before a comma or a verb of holding it; None where nobody is.

    Args:
        scan: the document's scan.
        tokens, found: of the sentence, with their tags.
        title: the office.
        first, stop: its tokens.
    """
    if stop < len(tokens) and not (tokens[stop].text in ",.;)" or tokens[stop].folded in word_set("after an office")):
        return None
    link, least = first, max(0, first - LONGEST_BODY)
    while link > least and (found[link - 1] in _DESCRIBING or tokens[link - 1].folded == "'s") and tokens[link - 1].text != ",":
        link -= 1
    if link < 2:
        return None
    by_verb = tokens[link - 1].text != ","
    if not by_verb and link < first and found[link] is Tag.DETERMINER and _speaks(tokens, stop):
        return None  # "It sold its stake in Norland Steel, the spokesman said": one who speaks, not one who was named
    name_stop = _before_verb(tokens, found, link) if by_verb else link - 1
    begin = _person(scan, tokens, found, name_stop) if name_stop else None
    if begin is None:
        return None
    if any(token.folded in word_set("makes no office") for token in tokens[link:first]):
        return None
    body_first = link + (found[link] is Tag.DETERMINER)
    mentions = scan.mentions(scan.sentence_at(tokens[first].start))
    of = _of(tokens, found, stop)
    polity = _polity(mentions, tokens[body_first].start, tokens[first].start) if body_first < first else None
    whole = _polity(mentions, tokens[of[0]].start, tokens[of[1] - 1].end) if of is not None else None
    if whole is not None and of is not None and whole.end == tokens[of[1] - 1].end:  # no "president of the Indian Tea Board"
        polity = polity or whole
    body = [words(tokens, body_first, first).replace("'s", "") if body_first < first else "", words(tokens, *of) if of is not None else ""]
    if polity is not None:
        body = [piece for piece in body if polity.name not in piece]
    start, end = tokens[begin].start, tokens[(of[1] if of is not None else stop) - 1].end
    verb = [token.folded for token in tokens[name_stop:link]] if by_verb else []
    over = tuple(f"former:{word}" for word in verb[:1] if word in word_set("held an office"))
    return Claim(
        document=scan.document.id,
        start=start,
        end=end,
        text=scan.text[start:end],
        kind=Kind.ROLE,
        value=title,
        dimension="role",
        entity=" ".join(scan.text[start : tokens[name_stop - 1].end].split()),
        property="role",
        qualifiers=" ".join(filter(None, body)) or None,
        place=polity.name if polity is not None else None,
        status=Status.PLANNED if {"will", "to"} & set(verb) else Status.ACTUAL,
        cues=former(tokens, first - 1 if body_first < first else first, first) + (over if len(verb) == 1 else ()),
    )


def former(tokens: Sequence[Token], start: int, first: int) -> tuple[str, ...]:
    """Cues that the office is not held now, or is another one: "Former French President", "then-President", "Deputy Minister"."""
    words = {piece for token in tokens[max(0, start - 1) : first] for piece in token.folded.split("-")}
    return tuple(f"former:{word}" for word in sorted(words & word_set("former")))


def _speaks(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].folded in column("reporting_verbs", "word", "word")


def _before_verb(tokens: Sequence[Token], found: Sequence[Tag], link: int) -> int:
    """One past the name of who is given an office by the verb before a token, 0 where no verb gives one."""
    at = link - 1
    named_as = tokens[at].folded == "as"
    at -= named_as
    if named_as and found[at] is Tag.NAME:  # "Ann Lee succeeded | Jon Dale as chairman"
        while at > max(0, link - LONGEST_PERSON - 2) and found[at] is Tag.NAME:
            at -= 1
        return at if tokens[at].folded in word_set("takes an office from") else 0
    if tokens[at].folded in word_set("put into an office"):
        at -= 1
        passive = at > 0 and tokens[at].folded in word_set("passive auxiliary")
    else:
        passive = not named_as and at > 0 and tokens[at].folded in word_set("holds an office")
    if not passive:
        return at + 1 if named_as and tokens[at + 1].folded == "served" else 0
    while at > 1 and (found[at - 1] in (Tag.MODAL, Tag.AUXILIARY) or tokens[at - 1].folded == "to") and at > link - LONGEST_PERSON - 1:
        at -= 1
    return at


def _person(scan: Scan, tokens: Sequence[Token], found: Sequence[Tag], stop: int) -> int | None:
    """The first token of a person's name of two words or more that ends right before a token."""
    begin = stop
    while begin and stop - begin <= LONGEST_PERSON and _is_of_name(tokens, found, begin - 1):
        begin -= 1
    if begin == 1 == stop - begin and found[0] is Tag.NOUN and tokens[0].text[0].isupper():
        begin = 0  # "Mark Torres": at the start of a sentence a capital tells no name
    person = tokens[begin:stop]
    capitals = [token for token in person if token.text[0].isupper()]
    if len([token for token in capitals if len(token.text) > 1]) < 2 or not person[0].text[0].isupper():
        return None
    mentions = scan.mentions(scan.sentence_at(person[0].start))
    last = bisect_left(mentions, (person[-1].end,)) - 1
    named = last >= 0 and mentions[last].end > person[0].start
    surname = named and mentions[last].kind == "place" and mentions[last].start == person[-1].start  # "Ann Carney" is no town
    if named and not surname:
        return None
    if any(token.folded in body_words() or (token.text.isupper() and len(token.text) > 1) for token in person):
        return None
    return None if begin and tokens[begin - 1].text[0].isupper() else begin  # a longer name than a person has


def _is_of_name(tokens: Sequence[Token], found: Sequence[Tag], at: int) -> bool:
    """Tell whether a token may belong to a person's name that ends with it or after it."""
    token = tokens[at]
    if token.text == "." and at and len(tokens[at - 1].text) == 1:
        return True
    return (found[at] is Tag.NAME and token.text[0].isupper()) or token.folded in word_set("inside a person's name")


def _of(tokens: Sequence[Token], found: Sequence[Tag], stop: int) -> tuple[int, int] | None:
    """What an office is of: "chairman of | Norland Steel"."""
    if stop + 1 >= len(tokens) or tokens[stop].folded not in ("of", "at"):
        return None
    phrase = head_right(found, stop + 1)
    if phrase is None or Tag.NUMBER in found[slice(*phrase)] or (tokens[stop].folded == "at" and found[phrase[1] - 1] is not Tag.NAME):
        return None
    return phrase if phrase[1] - phrase[0] <= LONGEST_BODY else None


def _polity(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The country that a stretch names."""
    held = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
    return next((mention for mention in held if mention.kind in ("country", "demonym")), None)
