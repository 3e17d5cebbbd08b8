"""How one sentence is said in other words. Quoted words stay as they are; figures are marks and stay too."""

from __future__ import annotations

import random
import re
from functools import cache

from benchmarks.linking.facts import MARK, marks
from benchmarks.linking.words import words

WHO = r"(?P<who>(?:The |An? )?[A-Z][\w.&'/-]*(?: (?:of|and|for|the|de) [A-Z][\w.&'-]*| [A-Z][\w.&'-]*| \w+){0,6}?)"
ACTS = "will|would|has|had|have|is|was|were|are|expects|expected|plans|planned|agreed|received|sold|completed|acquired|bought|signed|could|may"
OPENS = ("The ", "A ", "An ", "It ", "Its ", "He ", "His ", "She ", "They ", "Their ", "This ", "These ", "There ", "That ", "In ", "For ", "On ",
         "At ", "If ", "As ", "But ", "And ", "Some ", "Most ", "Other ", "Another ", "No ", "All ", "Any ", "Both ", "Last ", "Under ")


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    table, hedges = words()["synonyms"], words()["hedges"]
    ordered = "|".join(map(re.escape, sorted(table, key=lambda each: (-len(each), each))))
    before = "|".join(map(re.escape, sorted(hedges, key=lambda each: (-len(each), each))))
    pattern = re.compile(rf"(?P<article>\b[Aa]n? )?(?:(?<![\w.-])(?P<word>{ordered})(?![\w-])|(?<![\w.-])(?P<hedge>{before})(?= {MARK}))")
    return pattern, table | hedges


def outside_quotes(text: str) -> bool:
    """Tell whether a sentence has no part of a quotation."""
    return '"' not in text and "''" not in text and "``" not in text


def reword(text: str, chance: random.Random, share: float) -> str:
    """Some words of a sentence replaced by others of the same meaning."""
    pattern, table = _synonyms()
    done: set[str] = set()

    def other(found: re.Match[str]) -> str:
        # The same word twice keeps one wording.
        word = found["word"] or found["hedge"]
        if chance.random() >= share or word in done:
            return found[0]
        done.add(word)
        use = str(chance.choice(table[word]))
        return f"{article(found['article'], use)}{use}"

    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    return '"'.join(part if at % 2 else pattern.sub(other, part) for at, part in enumerate(parts))


def article(printed: str | None, word: str) -> str:
    """The article that goes before a word, with the space after it; empty where there was none."""
    if not printed:
        return ""
    vowel = re.match(r"[aeiou]", word, re.IGNORECASE)
    return f"{printed[0]}{'n' if vowel else ''} "


def unfold(text: str) -> str:
    """A sentence without tickers and the brackets of names."""
    text = re.sub(r"\s*<[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?>", "", text)
    return " ".join(re.sub(r"[<>]", "", text).split())


def drop_brackets(text: str) -> str:
    """A sentence without what stands in brackets, where no figure does."""
    return re.sub(rf"\s+\((?:(?!{MARK})[^()]){{1,60}}\)", "", text)


def low(text: str) -> str:
    """A clause that a sentence opened with, as it stands inside one."""
    return text[0].lower() + text[1:] if text.startswith(OPENS) else text


def high(text: str) -> str:
    """A clause that opens a sentence."""
    return text[:1].upper() + text[1:]


def shift_saying(text: str, chance: random.Random) -> str:
    """Who said it moves: "X said it will", "X will, it said", "According to X, it will"."""
    if not outside_quotes(text) or not text.endswith("."):
        return text
    tail = re.fullmatch(r"(?P<what>.+), (?P<who>(?:the |an? )?[\w.&'<>-]+(?: [\w.&'<>-]+){0,6}) said\.", text)
    if tail and tail["who"].lower() not in {"it", "he", "she", "they"} and not re.search(r"\b(?:said|and|who|which)\b", tail["who"]):
        what, who = low(tail["what"]), tail["who"]
        return chance.choice((f"{high(who)} said {what}.", f"According to {who}, {what}.", f"{high(who)} reported that {what}."))
    brief = re.fullmatch(r"(?P<what>.+), (?P<who>it|he|she|they) (?:said|added)\.", text)
    if brief and not re.match(r"(?:It|He|She|They) ", brief["what"]):
        return chance.choice((f"{high(brief['who'])} said {low(brief['what'])}.", f"{brief['what']}."))
    own = re.fullmatch(rf"{WHO} said (?P<it>it|he|they) (?P<act>{ACTS})\b(?P<rest>[^;]+)\.", text)
    if own and not re.search(r"\b(?:said|that|who|which|it|he|they)\b", own["who"]) and "," not in own["who"]:
        clause = f"{own['who']} {own['act']}{own['rest']}"
        return chance.choice((f"{clause}, {own['it']} said.", f"{clause}, according to a statement.", f"{own['who']} announced that {own['it']} {own['act']}{own['rest']}."))
    head = re.fullmatch(rf"{WHO} said (?:that )?(?P<what>(?:the|a|an|its|their|this|these|there|net|sales|[A-Z]|{MARK}).+)\.", text)
    if head and not re.search(r"\b(?:said|that|who|which|also)\b", head["who"]) and not head["who"].startswith(("It", "He", "She", "They", "But", "In ", "At ")):
        what, who = head["what"], low(head["who"])
        return chance.choice((f"According to {who}, {what}.", f"{high(what)}, {who} said.", f"{high(who)} stated that {what}."))
    return text


def turn(text: str, chance: random.Random) -> str:
    """An active sentence as a passive one and the other way about, where a name does something to a plain thing."""
    if not outside_quotes(text):
        return text
    verbs = "|".join(words()["turned"])
    name = r"[A-Z][\w&'-]*\.?(?: (?:and |of )?[A-Z][\w&'-]*\.?){0,5}"
    active = re.fullmatch(rf"(?P<who>{name}) (?:has |had )?(?P<verb>{verbs}) (?P<what>(?:the |an? |its )?[\w&' -]{{3,45}}?)(?P<rest> (?:for|to|from|by|on) .+)", text)
    if active and not re.search(r" (?:and|or|that|its|it|to|of its) ", f" {active['what'][4:]} "):
        what = re.sub(r"^its ", f"{active['who']}'s ", active["what"])
        many = "were" if re.search(r"[^s]s$", active["what"]) else "was"
        if active["rest"].startswith(" by "):
            return text
        return f"{high(what)} {many} {active['verb']} by {active['who']}{active['rest']}"
    passive = re.fullmatch(rf"(?P<what>(?:The |An? )?[\w&' -]{{3,45}}?) (?:was|were) (?P<verb>{verbs}) by (?P<who>{name})(?P<rest>[ .].*)", text)
    if passive and not re.search(r" (?:that|which|and) ", passive["what"]):
        return f"{passive['who']} {passive['verb']} {low(passive['what'])}{passive['rest']}"
    return text


def turn_pair(text: str, chance: random.Random) -> str:
    """"to A from B" as "from B to A", and the other way about."""
    if chance.random() < 0.5:
        return text
    turned = re.sub(rf"\bto ({MARK}) from ({MARK})(?=[,.;]| in | a year| last | this |$)", r"from \2 to \1", text)
    return turned if turned != text else re.sub(rf"\bfrom ({MARK}) to ({MARK})(?=[,.;]|$)", r"to \2 from \1", text)


def front_time(text: str) -> str:
    """The time at the end of a sentence of one figure, put before it."""
    found = re.fullmatch(r"(?P<rest>[^,;\"]+) (?P<time>(?:in|during|on) (?:19\d\d|[A-Z][a-z]+ \d{4}|the (?:first|second|third|fourth) (?:quarter|half)|" + MARK + r"))\.", text)
    if not found or len(marks(text)) > 2 or text.startswith(("But", "And", "It said", "In ")) or re.search(r"\b(?:said|from|to)\b", found["rest"]):
        return text
    return f"{high(found['time'])}, {low(found['rest'])}."


def shorten_names(text: str, names: list[str], known: set[str], chance: random.Random) -> str:
    """Companies by shorter names: the tail dropped at first, later perhaps the letters it is known by."""
    for name in names:
        short = re.sub(r"(?: (?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA|NV))+$", "", name)
        letters = "".join(word[0] for word in re.findall(r"[A-Z]\w+", name))
        use = short
        if name in known and len(re.findall(r"[A-Z]\w+", short)) >= 3 and chance.random() < 0.6:
            use = letters
        if name in text and len(short) > 2:
            text = re.sub(rf"{re.escape(name)}(?![\w-])\.?(?= |,|'|$|\.)", use, text)
            known.add(name)
    return text


def headline(text: str, chance: random.Random) -> str:
    """One sentence as a headline has it."""
    text = drop_brackets(text)
    text = re.sub(r", (?:the |an? )?(?:[\w.&'-]+ ){1,5}(?:said|added|reported|announced)\.$", ".", text)
    text = re.sub(r"^(?:It|He|She|They|The company|The bank|The firm) (?:also )?(?:said|added) (?:that )?(?=the|a|an|its|[A-Z])", "", text)
    text = re.sub(r"^(?:But|And|However|Meanwhile|In addition),? ", "", text)
    if chance.random() < 0.7:
        text = re.sub(rf"\b(?:[Tt]he|[Aa]n?)\s+(?!{MARK})", "", text)
    text = re.sub(r"\b(?:said|stated|announced) it (?:has|had|will have)\b", "has", text) if chance.random() < 0.5 else text
    text = re.sub(r"\bsaid it will\b", "to", text) if chance.random() < 0.6 else text
    return high(text.strip().rstrip("."))
