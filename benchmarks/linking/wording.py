"""How one sentence is said in other words. Quoted words stay as they are; figures are marks and stay too."""

from __future__ import annotations

import random
import re
from functools import cache

from benchmarks.linking.facts import MARK, marks
from benchmarks.linking.stories import Story
from benchmarks.linking.words import words

WHO = r"(?P<who>(?:The |An? )?[A-Z][\w.&'/-]*(?: (?:of|and|for|the|de) [A-Z][\w.&'-]*| [A-Z][\w.&'-]*| \w+){0,6}?)"
ACTS = (
    "will|would|has|had|have|is|was|were|are|expects|expected|plans|planned|agreed|received|sold|completed|acquired|bought|signed|could|may"
)


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    table, hedges = words()["synonyms"], words()["hedges"]
    ordered = "|".join(map(re.escape, sorted(table, key=lambda each: (-len(each), each))))
    before = "|".join(map(re.escape, sorted(hedges, key=lambda each: (-len(each), each))))
    pattern = re.compile(
        rf"(?P<article>\b[Aa]n? )?(?:(?<![\w.-])(?P<word>{ordered})(?![\w-])|(?<![\w.-])(?<!no )(?<!not )(?P<hedge>{before})(?= {MARK}))"
    )
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
    vowel = re.match(r"[aeio](?!ne)|u(?!ni|s)", word, re.IGNORECASE)
    return f"{printed[0]}{'n' if vowel else ''} "


def unfold(text: str) -> str:
    """A sentence without tickers and the brackets of names."""
    text = re.sub(r"\s*<[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?>", "", text)
    return " ".join(re.sub(r"[<>]", "", text).split())


def drop_brackets(text: str) -> str:
    """A sentence without what stands in brackets, where no figure does."""
    return re.sub(rf"\s+\((?:(?!{MARK})[^()]){{1,60}}\)", "", text)


def high(text: str) -> str:
    """A clause that opens a sentence."""
    return text[:1].upper() + text[1:]


def shift_saying(story: Story, text: str, chance: random.Random) -> str:
    """Who said it moves, or is left out: "X said it will", "X will, it said", "According to X, it will"."""
    if not outside_quotes(text) or not text.endswith("."):
        return text
    tail = re.fullmatch(r"(?P<what>.+), (?P<who>(?:the |an? )?[\w.&'<>-]+(?: [\w.&'<>-]+){0,6}) (?:said|reported|announced)\.", text)
    if tail and tail["who"].lower() not in {"it", "he", "she", "they"} and not re.search(r"\b(?:said|and|who|which)\b", tail["who"]):
        what, who, inside = tail["what"], tail["who"], story.inner(tail["what"])
        ways = [f"{what}, according to {who}.", f"{what}, {who} reported."]
        if inside:
            ways += [f"{high(who)} said {inside}.", f"According to {who}, {inside}.", f"{high(who)} reported that {inside}."]
        return chance.choice(ways)
    brief = re.fullmatch(r"(?P<what>.+), (?P<who>it|he|she|they|the company) (?:said|added)\.", text)
    if brief and not re.match(r"(?:It|He|She|They) ", brief["what"]) and (inside := story.inner(brief["what"])):
        return chance.choice((f"{high(brief['who'])} said {inside}.", f"{brief['what']}."))
    own = re.fullmatch(rf"{WHO} said (?P<it>it|he|they) (?P<act>{ACTS})\b(?P<rest>[^;]+)\.", text)
    if own and not re.search(r"\b(?:said|that|who|which|it|he|they)\b", own["who"]) and "," not in own["who"]:
        clause = f"{own['who']} {own['act']}{own['rest']}"
        return chance.choice((
            f"{clause}.",
            f"{clause}, {own['it']} said.",
            f"{clause}, according to a statement.",
            f"{own['who']} announced that {own['it']} {own['act']}{own['rest']}.",
        ))  # fmt: skip
    plain = re.fullmatch(
        r"(?:It|He|She|They|The company|The bank) (?:also )?(?:said|added|noted) (?:that )?"
        r"(?P<what>(?:the|an?|its|their|his|this|sales|net) .+)\.",
        text,
    )
    if plain:
        return chance.choice((f"{high(plain['what'])}.", f"{high(plain['what'])}, according to the statement."))
    head = re.fullmatch(rf"{WHO} said (?:that )?(?P<what>(?:the|a|an|its|their|this|these|there|net|sales|[A-Z]|{MARK}).+)\.", text)
    if (
        head
        and not re.search(r"\b(?:said|that|who|which|also)\b", head["who"])
        and not head["who"].startswith(("It", "He", "She", "They", "But", "In ", "At "))
    ):
        what, who = head["what"], story.inner(head["who"])
        ways = [f"{head['who']} stated that {what}."]
        if who:
            ways += [f"According to {who}, {what}.", f"{high(what)}, {who} said."]
        return chance.choice(ways)
    return text


HANGS = re.compile(r"\b(?:said|which|who|that|as|and|while|there)\b", re.IGNORECASE)


def reshape(story: Story, text: str, chance: random.Random) -> str:
    """A sentence about a figure and the one before it, built another way."""
    if not outside_quotes(text):
        return text
    who = r"(?P<who>[A-Z][^,;:]{2,90}?)"
    time = r"(?P<when> (?:in|during|for|at)(?: the)? [\w ]{3,30}?)?"
    went = "rose|fell|climbed|declined|dropped|increased|advanced|jumped|soared|slipped|eased"
    pair = re.fullmatch(rf"{who} (?P<verb>{went}) to (?P<now>{MARK}){time} from (?P<a>(?:about )?)(?P<then>{MARK})(?P<rest>[^;]*)\.", text)
    if pair and not HANGS.search(pair["who"]) and (inside := story.inner(pair["who"])):
        name, now, when, then, rest = pair["who"], pair["now"], pair["when"] or "", f"{pair['a']}{pair['then']}", pair["rest"]
        ways = [
            f"{name} came to {now}{when}, against {then}{rest}.",
            f"{name} reached {now}{when}, compared with {then}{rest}.",
            f"{name}{when} went from {then} to {now}{rest}." if not rest else text,
        ]
        if "," not in rest:
            ways += [f"From {then}{rest}, {inside} {pair['verb']} to {now}{when}.", f"After {then}{rest}, {inside} came to {now}{when}."]
        return chance.choice(ways)
    against = "against|compared with|compared to|up from|down from|versus|vs"
    level = re.fullmatch(
        rf"{who} (?:was|were|totalled|totaled|amounted to|came to|stood at) (?P<now>{MARK}){time},?"
        rf" (?:{against}) (?P<then>{MARK})(?P<rest>[^,;]*)\.",
        text,
    )
    if level and not HANGS.search(level["who"]) and (inside := story.inner(level["who"])):
        name, now, when, then, rest = level["who"], level["now"], level["when"] or "", level["then"], level["rest"]
        one, other = (story.facts[number].number for number in marks(now + then))
        way = "rose" if one > other else "fell"
        return chance.choice((
            f"{name} {way} to {now}{when}, from {then}{rest}.",
            f"{name} stood at {now}{when}, after {then}{rest}.",
            f"After {then}{rest}, {inside} came to {now}{when}.",
        ))  # fmt: skip
    moved = re.fullmatch(rf"{who} (?P<trend>{MARK}) (?:by )?(?P<by>{MARK}){time} (?P<to>to {MARK} from {MARK}[^,;]*)\.", text)
    if moved and not HANGS.search(moved["who"]):
        when = moved["when"] or ""
        return chance.choice((
            f"{moved['who']} {moved['trend']} {moved['to']}{when}, or by {moved['by']}." if not when else text,
            f"{moved['who']}{when} {moved['trend']} by {moved['by']}, {moved['to']}.",
        ))  # fmt: skip
    return text


def split(text: str, chance: random.Random) -> str:
    """One long sentence as two, at a semicolon or where "and" goes on with the same one."""
    if len(text) < 120 or not outside_quotes(text):
        return text
    for between in chance.sample(
        (r"; ", r", and (?=(?:it|he|she|they) (?:will|has|had|is|was|said|expects|plans)\b)", r", but (?=(?:it|he|she|they|the company) )"),
        3,
    ):
        parts = re.split(between, text)
        if len(parts) == 2 and min(map(len, parts)) > 25:
            return f"{parts[0].rstrip('.')}. {high(parts[1])}"
    return text


def turn(story: Story, text: str) -> str:
    """An active sentence as a passive one and the other way about, where a name does something to a plain thing."""
    if not outside_quotes(text):
        return text
    verbs = "|".join(words()["turned"])
    name = r"[A-Z][\w&'-]*\.?(?: (?:and |of )?[A-Z][\w&'-]*\.?){0,5}"
    active = re.fullmatch(
        rf"(?P<who>{name}) (?:has |had )?(?P<verb>{verbs}) "
        r"(?P<what>(?:the |an? |its )?[\w&' -]{3,45}?)(?P<rest> (?:for|to|from|by|on) .+)",
        text,
    )
    if active and not re.search(r" (?:and|or|that|its|it|to|of its) ", f" {active['what'][4:]} "):
        what = re.sub(r"^its ", f"{active['who']}'s ", active["what"])
        many = "were" if re.search(r"[^s]s$", active["what"]) else "was"
        if active["rest"].startswith(" by "):
            return text
        return f"{high(what)} {many} {active['verb']} by {active['who']}{active['rest']}"
    passive = re.fullmatch(
        rf"(?P<what>(?:The |An? )?[\w&' -]{{3,45}}?) (?:was|were) (?P<verb>{verbs}) by (?P<who>{name})(?P<rest>[ .].*)", text
    )
    if passive and not re.search(r" (?:that|which|and) ", passive["what"]) and (inside := story.inner(passive["what"])):
        return f"{passive['who']} {passive['verb']} {inside}{passive['rest']}"
    return text


def turn_pair(text: str, chance: random.Random) -> str:
    """ "to A from B" as "from B to A", and the other way about."""
    if chance.random() < 0.5:
        return text
    turned = re.sub(rf"\bto ({MARK}) from ({MARK})(?=[,.;]| in | a year| last | this |$)", r"from \2 to \1", text)
    return turned if turned != text else re.sub(rf"\bfrom ({MARK}) to ({MARK})(?=[,.;]|$)", r"to \2 from \1", text)


def front_time(story: Story, text: str) -> str:
    """The time at the end of a sentence of one figure, put before it."""
    found = re.fullmatch(
        r"(?P<rest>[^,;\"]+) (?P<time>(?:in|during|on) (?:19\d\d|[A-Z][a-z]+ \d{4}|the (?:first|second|third|fourth) (?:quarter|half)|"
        + MARK
        + r"))\.",
        text,
    )
    if (
        not found
        or len(marks(text)) > 2
        or text.startswith(("But", "And", "It said", "In "))
        or re.search(r"\b(?:said|from|to)\b", found["rest"])
    ):
        return text
    inside = story.inner(found["rest"])
    return f"{high(found['time'])}, {inside}." if inside else text


def without_tail(name: str) -> str:
    """A company's name without what says that it is one."""
    return re.sub(r"(?:(?: and)? (?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SA|NV))+$", "", name)


def shorten_names(text: str, names: list[str], known: set[str], chance: random.Random) -> str:
    """Companies by shorter names: the tail dropped at first, later perhaps the letters it is known by."""
    for name in names:
        short = without_tail(name)
        letters = "".join(word[0] for word in re.findall(r"[A-Z]\w+", name))
        use = short
        if name in known and len(re.findall(r"[A-Z]\w+", short)) >= 3 and chance.random() < 0.6:
            use = letters
        if name in text and len(short) > 2:
            text = re.sub(rf"{re.escape(name)}(?![\w-])(?:\.(?= [a-z]|,))?", use, text)
            known.add(name)
    return text


def brief(text: str) -> str:
    """A sentence without its relative clauses and what it opens with, where no figure stands in them."""
    text = drop_brackets(text)
    text = re.sub(rf", (?:which|who|where|whose) (?:(?!{MARK})[^,;\"]){{5,90}}(?=[,.])", "", text)
    text = re.sub(
        rf"^(?:In (?:a statement|addition|an interview)|However|Meanwhile|But|At the same time|As a result)(?:(?!{MARK})[^,;\"]){{0,40}}, ",
        "",
        text,
    )
    return high(re.sub(rf",? (?:because|although|despite|reflecting|partly|mainly) (?:(?!{MARK})[^;\"]){{5,120}}\.$", ".", text))


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
