"""What the schema does not let through, in the words of the format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from checker.model import Section, SlotType
from checker.rulebook.schema import MODELS, NOT_YET, DocumentText, RuleFile, keys
from checker.text.suggest import advice
from checker.text.yaml import Plain, Where

Model = TypeVar("Model", bound=BaseModel)

_ROUNDS = 6
_OF_KNOWN_WORDS = frozenset({"group_by", "status", "same_as", "sections"})
"""Keys in whose lists not every word may stand."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A mistake below a model: the path to it, what is wrong, what to do, and whether its key is meant.

    Attributes:
        steps, message, help, key: as above.
        loc: the path to what was refused; of a missing key, where it should stand.
        told: whether reading the YAML has reported it already.
    """

    steps: Where
    message: str
    help: str | None = None
    key: bool = False
    loc: Where = ()
    told: bool = False


def validate(model: type[Model], value: Plain) -> Model | list[Complaint]:
    """The model filled from plain values, or everything that keeps them from it.

    A null is ``told``: reading the YAML has reported it.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return [replace(_complaint(model, d), loc=tuple(d["loc"]), told=d["input"] is None) for d in details]


def readable(model: type[Model], value: Plain, stand_ins: Mapping[str, Plain]) -> Model | None:
    """The model filled from what is good of a value, so that one mistake hides no other; None where nothing is.

    Args:
        model: to fill.
        value: plain values that :func:`validate` complains of.
        stand_ins: what takes the place of a key that has to be there and is missing or no good.
    """
    left = deepcopy(value)
    if not isinstance(left, dict):
        return None
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(left)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                steps: Where = tuple(detail["loc"])
                if detail["type"] == "missing" and len(steps) == 1:
                    left[str(steps[0])] = deepcopy(stand_ins.get(str(steps[0])))
                else:
                    _take_out(left, steps)
    return None


def _take_out(value: dict[str, Plain], steps: Where) -> None:
    """Take out what stands at a path; an item of a list becomes a word, or the places of those after it would be wrong."""
    holders: list[Any] = [value]
    for step in steps[:-1]:
        inside = holders[-1]
        if not (step in inside if isinstance(inside, dict) else isinstance(inside, list) and isinstance(step, int) and step < len(inside)):
            break
        holders.append(inside[step])
    for depth in range(len(holders) - 1, -1, -1):
        holder, step = holders[depth], steps[depth]
        if isinstance(holder, dict):
            holder.pop(step, None)
            return
        if isinstance(holder, list) and isinstance(step, int) and not _OF_KNOWN_WORDS.intersection(map(str, steps)):
            holder[step] = "x"
            return


def kind_of(value: object) -> str:
    """What a plain value is, for people."""
    match value:
        case None:
            return "nothing"
        case list():
            return "a list"
        case dict():
            return "keys and values"
        case _:
            return "text"


def _complaint(model: type[BaseModel], detail: Any) -> Complaint:
    steps: Where = tuple(detail["loc"])
    whole = "the file" if model is RuleFile else "a rule"
    last = str(steps[-1]) if steps else ""
    named = [step for step in (steps[:2] if steps[:1] == ("examples",) else steps) if isinstance(step, str)]
    name = f"`{named[-1]}`" if named else whole
    inside, holder = (MODELS.get(str(steps[0]), model), f"`{steps[0]}`") if len(steps) > 1 else (model, whole)
    if steps[:1] == ("examples",) and len(steps) > 4:
        inside, holder = DocumentText, f"`{steps[3]}`"
    given = detail["input"][:60] if isinstance(detail["input"], str) else kind_of(detail["input"])
    match detail["type"]:
        case "extra_forbidden" if last in NOT_YET:
            return Complaint(steps, f"`{last}` is not supported yet", "take it out", key=True)
        case "extra_forbidden":
            return Complaint(steps, f"unknown key `{last}` in {holder}", advice(last, keys(inside)), key=True)
        case "missing":
            return Complaint(steps[:-1], f"{holder} has no `{last}`", _description(inside, last), key=True)
        case "string_type":
            return Complaint(steps, f"{name} takes text, not {given}")
        case "list_type":
            help_text = "begin each rule with `- id: its-name`" if name == "`rules`" else "write it as [one, two]"
            return Complaint(steps, f"{name} takes a list, not {kind_of(detail['input'])}", help_text)
        case "dict_type" | "model_type" | "model_attributes_type":
            return Complaint(steps, f"{name} takes keys and values, not {kind_of(detail['input'])}")
        case "too_short" | "string_too_short":
            return Complaint(steps, f"{name} is empty", "give it something, or take it out", key=True)
        case "string_pattern_mismatch":
            return Complaint(steps, f"`{given}` cannot be {name}", "take small letters, digits and hyphens")
        case "enum" if name == "`figure`" and re.fullmatch(r"(percentage|basis)[ _-]points?|points?", given):
            help_text = "`percent` takes percentages only; for points, write `figure: figure` and `near: [percentage point/points]`"
            return Complaint(steps, f"`{given}` cannot be {name}", help_text)
        case "enum":
            allowed = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
            return Complaint(steps, f"`{given}` cannot be {name}", advice(given, _offered(named[-1] if named else "", allowed)))
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return Complaint(steps, f"{name} takes a whole number, not {given}")
        case _:
            return Complaint(steps, f"{name}: {detail['msg']}")


def _offered(key: str, allowed: list[str]) -> list[str]:
    """What may be written for a key, as the format has it."""
    if key == "figure":
        return [kind for kind in SlotType if kind.is_figure or kind.is_change]
    return ["table" if word == Section.CELL else word for word in allowed] if key == "sections" else allowed


def _description(model: type[BaseModel], key: str) -> str | None:
    """What the schema says of a key."""
    described = [field.description for name, field in model.model_fields.items() if (field.alias or name) == key]
    return f"`{key}`: {described[0]}" if described and described[0] else None
