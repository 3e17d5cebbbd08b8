"""What nests in a document, its blocks, tables, origins, marks and ignores, as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from checker.model import Block, Cell, Ignore, Mark, Origin, Section, Table


def to_json(value: object) -> str:
    """Short JSON in ASCII, so that no half character is lost."""
    return json.dumps(value, separators=(",", ":"))


def from_json(text: str) -> Any:
    """What :func:`to_json` was given, tuples as lists."""
    return json.loads(text)


def parts(nested: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The parts of a document as lists in lists."""
    made: dict[str, list[Any]] = {name: [*value] for name, value in nested.items()}
    if "tables" in made:
        made["tables"] = [
            {
                "cells": table.cells,
                "caption": table.caption,
                "header_rows": table.header_rows,
                "label_columns": table.label_columns,
                "groups": table.groups,
                "decimal": table.decimal,
            }
            for table in nested["tables"]
        ]
    return made


def with_parts(lists: Mapping[str, list[Any]]) -> dict[str, Any]:
    """The parts of a document out of such lists."""
    make: dict[str, Callable[..., object]] = {
        "blocks": lambda start, end, section, level, address: Block(start, end, Section(section), level, address),
        "origins": Origin,
        "marks": Mark,
        "ignores": lambda rules, reason, line, covers: Ignore(tuple(rules), reason, line, covers),
    }
    made: dict[str, Any] = {name: tuple(make[name](*each) for each in lists[name]) for name in make if name in lists}
    if "tables" in lists:
        made["tables"] = tuple(
            Table(
                **table
                | {
                    "cells": tuple(Cell(*cell) for cell in table["cells"]),
                    "caption": tuple(table["caption"]) if table["caption"] is not None else None,
                    "groups": tuple(table["groups"]),
                }
            )
            for table in lists["tables"]
        )
    return made
