"""The key ``find`` of a rule: what it takes from the text."""

from __future__ import annotations

from checker.model import Column, Companion, Find, Only, Pattern, Phrase, Slot, SlotType, Words
from checker.rulebook.across import only
from checker.rulebook.checking import asks
from checker.rulebook.columns import columns_of, ways
from checker.rulebook.one_rule import LIST, OneRule
from checker.rulebook.patterns import read_pattern, slots
from checker.rulebook.phrases import read_phrase
from checker.rulebook.schema import FindText
from checker.text.folding import fold
from checker.text.suggest import advice


def find(one: OneRule) -> Find:
    text = one.rule.find
    if text.within not in ("sentence", "document"):
        one.add(("find", "within"), f"`{text.within}` is no stretch of text", advice(text.within, ["sentence", "document"]))
    given = ways(text)
    if len(given) != 1 and not (not given and one.gap("find")):
        both = f"both `{given[0]}` and `{given[1]}`" if given else "none of `figure`, `phrases`, `columns` and `pattern`"
        one.add(("find",), f"`find` has {both}", "write one of them", key=True)
    if text.figure is not None and not (text.figure.is_figure or text.figure.is_change):
        figures = [kind for kind in SlotType if kind.is_figure or kind.is_change]
        help_text = f"write it as a slot in `phrases`; allowed here: {', '.join(figures)}"
        one.add(("find", "figure"), f"`{text.figure}` is no type of figure", help_text)
    if any(way != "figure" for way in given):
        for name in ("near", "and_near", *(() if given[-1] == "phrases" else ("not_near",)), "with", "within", "status"):
            if ("with_" if name == "with" else name) in text.model_fields_set:
                message = f"`{name}` goes with `figure`, not with `{given[-1]}`"
                advised = "put the words into the phrases" if text.phrases is not None else "take it out"
                one.add(("find", name), message, advised, key=True)
    elif text.figure is not None and not text.near and not one.gap("find"):
        one.add(("find",), "a figure without `near` is any figure at all", "say which words it stands near: `near: [word]`", key=True)
    return Find(
        figure=text.figure,
        near=one.words("find", "near", entries=text.near),
        and_near=one.words("find", "and_near", entries=text.and_near),
        not_near=one.words("find", "not_near", entries=text.not_near),
        status=tuple(text.status),
        within=text.within,
        companions=tuple(_companion(one, name, line) for name, line in text.with_.items()),
        phrases=tuple(_phrase(one, index, line) for index, line in enumerate(text.phrases or [])),
        columns=_columns(one, text),
        only=_only(one, text),
        pattern=_pattern(one, text.pattern),
    )


def _columns(one: OneRule, text: FindText) -> tuple[Column, ...]:
    found, slips = columns_of(text, one.shared.lists)
    for name, index, slip in slips:
        one.slips(one.written_at(("find", "columns", name, index)), [slip])
    one.slots |= {column.name: SlotType.FIGURE for column in found}
    return found


def _pattern(one: OneRule, text: str | None) -> Pattern | None:
    if text is None:
        return None
    compare = one.rule.compare
    said = [each for value in compare.model_dump().values() for each in (value if isinstance(value, list) else [value])]
    found, slip = read_pattern(text, compare.as_, [each for each in said if isinstance(each, str)])
    if slip is not None:
        one.slips(("find", "pattern"), [slip])
    else:
        one.slots |= slots(found)
    return found


def _only(one: OneRule, text: FindText) -> Only:
    found, slips = only(text)
    for key, index, slip in slips:
        one.slips(("find", key, index), [slip])
    return found


def _phrase(one: OneRule, index: int, line: str) -> Phrase:
    phrase, slips = read_phrase(line, one.shared.lists)
    one.slips(("find", "phrases", index), slips)
    for element in phrase.elements:
        if isinstance(element, (Words, Slot)) and element.name is not None:
            kind = element.type if isinstance(element, Slot) else LIST
            known = one.slots.setdefault(element.name, kind)
            both = isinstance(known, SlotType) and isinstance(kind, SlotType) and known.is_figure and kind.is_figure
            if known != kind and not (both and asks(one.rule)):
                message = f"slot `{element.name}` is of type {known} in one phrase, of type {kind} here"
                one.add(("find", "phrases", index), message, "give the two different names")
    return phrase


def _companion(one: OneRule, name: str, line: str) -> Companion:
    steps = ("find", "with", name)
    kind, comma, rest = (part.strip() for part in line.partition(","))
    after: tuple[str, ...] = ()
    if comma:
        if rest.startswith("after ") and rest[6:].strip():
            after = tuple(fold(word).strip() for word in rest[6:].split("/") if word.strip())
        else:
            one.add(steps, f"`{rest}` is not understood", "after the comma stands `after word/word`")
    types = [t.value for t in SlotType if not t.is_change and t not in (SlotType.NAME, SlotType.THING, SlotType.QUOTE)]
    if kind not in types:
        one.add(steps, f"`{kind}` is no type that `with` can fill", advice(kind, types))
        return Companion(name, SlotType.FIGURE)
    one.slots[name] = SlotType(kind)
    return Companion(name, SlotType(kind), after)
