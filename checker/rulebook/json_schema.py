"""The rule format as a closed JSON Schema, for editors, and its keys as a list, for people; both are read off ``schema``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from checker.rulebook.schema import MODELS, RuleFile, RuleText

Node = dict[str, Any]


def json_schema() -> Node:
    """The JSON Schema of a rule file: no key but those of the format, each with a description.

    It takes what a file may hold as an editor reads it: a number or a truth value where the format has text, and no null.
    """
    schema: Node = _rewritten(RuleFile.model_json_schema(by_alias=True))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "checker rules"}


def key_table() -> Iterator[tuple[str, str, bool, str]]:
    """Where a key stands (``""`` for the file, ``rules``, ``find`` ...), the key, whether it has to be there, and what it means."""
    models: dict[str, type[BaseModel]] = {"": RuleFile, "rules": RuleText, **MODELS}
    for holder, model in models.items():
        for key, needed, meaning in _fields(model):
            yield holder, key, needed, meaning


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, bool, str]]:
    for name, field in model.model_fields.items():
        yield field.alias or name, field.is_required(), field.description or ""


def _rewritten(node: Any) -> Any:
    """A part of a schema as pydantic gives it, rid of what is about Python and open to what YAML makes of text."""
    if isinstance(node, list):
        return [_rewritten(each) for each in node]
    if not isinstance(node, dict):
        return node
    for rewrite in _REWRITES:
        node = rewrite(node)
    return {name: _properties(value) if name == "properties" else _rewritten(value) for name, value in node.items()}


def _properties(properties: Node) -> Node:
    """The keys of an object keep their names, whatever these are; what stands under them is rewritten."""
    return {name: _rewritten(value) for name, value in properties.items()}


def _without_null(node: Node) -> Node:
    """A key without a value is refused, so null is no way to leave one out."""
    kinds = [kind for kind in node.get("anyOf", ()) if kind != {"type": "null"}]
    rest = {name: value for name, value in node.items() if name != "anyOf" and not (name == "default" and value is None)}
    return rest if not kinds else {**kinds[0], **rest} if len(kinds) == 1 else {**rest, "anyOf": kinds}


def _without_title(node: Node) -> Node:
    return {name: value for name, value in node.items() if name != "title"}


def _of_scalars(node: Node) -> Node:
    """Text may be written so that YAML has another name for it: ``2025``, ``0.5``, ``true``."""
    if "enum" in node or "pattern" in node or "const" in node or node.get("type") not in ("string", ["string", "number"]):
        return node
    return {**node, "type": ["string", "number", "boolean"]}


_REWRITES: tuple[Callable[[Node], Node], ...] = (_without_null, _without_title, _of_scalars)
