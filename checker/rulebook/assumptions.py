"""How rules read an unclear unit word: ``assume: {ton: metric_ton}``, or for what is counted ``{workers: job}``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.model import CompareAs, Rule, Slot, SlotType
from checker.rulebook.dimensions import COUNTED, of_type, of_unit, with_article
from checker.text.folding import fold, squeeze
from checker.text.lookup import table
from checker.text.plurals import singular
from checker.text.suggest import did_you_mean
from checker.text.tokens import tokenize
from checker.units import by_name, by_symbol, conversion, lookup_unit


class Odd(NamedTuple):
    """What is wrong with an entry, and what to do; ``key`` is True where its word is meant, not the unit."""

    message: str
    help: str
    key: bool = False


class _Read(NamedTuple):
    """What a word stands for: a canonical unit or code, and whether that takes an assumption."""

    unit: str
    unclear: bool


def read_assume(written: Mapping[str, str]) -> tuple[dict[str, str], dict[str, Odd]]:
    """Folded word to canonical unit or noun, and what is wrong with the entries that cannot be one."""
    found: dict[str, str] = {}
    wrong: dict[str, Odd] = {}
    for word, unit in written.items():
        read = _entry(squeeze(word), squeeze(unit))
        if isinstance(read, Odd):
            wrong[word] = read
        else:
            found[fold(word)] = read
    return found, wrong


def _entry(word: str, unit: str) -> str | Odd:
    if not word.isalpha():
        return Odd(f"`{word}` cannot be a unit word", "one word as it stands after a figure: `ton`", key=True)
    own, target = _read(word), _read(unit)
    if target is None and own is not None:
        names = [row["unit"] for row in table("factors") if " " not in row["unit"] and of_unit(row["unit"]) == of_unit(own.unit)]
        meant = did_you_mean(unit, names)
        return Odd(f"`{unit}` is no unit", f"did you mean `{meant}`?" if meant else "write a unit such as metric_ton, mile, litre or USD")
    if target is None:
        one = " ".join([*unit.split()[:-1], singular(fold(unit.split()[-1]))])
        if not unit.replace(" ", "").replace("-", "").isalpha():
            return Odd(
                f"`{unit}` is neither a unit nor a thing that is counted", "write a unit (metric_ton) or a noun in the singular (job)"
            )
        return unit if one == fold(unit) else Odd(f"`{unit}` is a plural", f"write what is counted in the singular: `{one}`")
    if target.unclear:
        return Odd(f"`{unit}` is unclear itself", f"say which one is meant: `{target.unit}`, say")
    if own is not None and of_unit(own.unit) != of_unit(target.unit):
        one, other = with_article(of_unit(own.unit) or own.unit), with_article(of_unit(target.unit) or target.unit)
        return Odd(f"`{word}` is {one}, `{unit}` {other}", "take a unit of the same")
    if own is not None and not own.unclear and own.unit == target.unit:
        return Odd(f"`{word}` is read as {target.unit} anyway", "take it out", key=True)
    return target.unit


def _read(text: str) -> _Read | None:
    """What a text as a whole spells, None where it spells no unit."""
    if conversion(text) is not None:
        return _Read(text, unclear=False)
    tokens = tokenize(text)
    form = lookup_unit(tokens)
    if form is not None and form.words == len(tokens) and conversion(form.unit) is not None:
        return _Read(form.unit, unclear=form.assumption is not None)
    money = by_symbol(text) or by_name(tokens)
    if money is not None and money.words in (0, len(tokens)) and money.factor == 1:
        return _Read(money.code, unclear=money.assumption is not None)
    return None


def may_use(rule: Rule, unit: str) -> bool:
    """Tell whether figures that a rule compares may be in a unit, as far as the rule itself says so."""
    if rule.checks or rule.compare.space not in (CompareAs.FIGURE, CompareAs.LIMIT, CompareAs.CHANGE):
        return False
    wanted = COUNTED if conversion(unit) is None else of_unit(unit)
    # a bare number, too, may be a count
    return any(known in (None, wanted) for known in map(of_type, _compared(rule)))


def _compared(rule: Rule) -> Iterable[str]:
    if rule.find.figure is not None:
        return [rule.find.figure]
    slots = [element for phrase in rule.find.phrases for element in phrase.elements if isinstance(element, Slot)]
    return [slot.type for slot in slots if slot.name == rule.compare.value] or [SlotType.FIGURE]
