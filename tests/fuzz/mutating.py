"""Damage to a healthy input: to its bytes, its words, its lines, its elements, or the tree that it stands for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any, TypeAlias

import yaml

from tests.fuzz.corpus import HOSTILE, NUMBERS, words

Change: TypeAlias = Callable[[Random, bytes], bytes]

LARGEST = 60_000
"""Bytes that an input grows to; the largest are the business of ``tests/hostile``."""
MOST_CHANGES = 6

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_TAG = re.compile(r"<[^<>]*>|[^<>]+")
_VALUE = re.compile(r'"[^"<>]*"')
_DIGITS = re.compile(rb"\d+(?:[.,]\d+)*")
_LONE = re.compile("[\ud800-\udfff]")


def bytes_changed(random: Random, data: bytes) -> bytes:
    """Some bytes are others, gone, doubled, cut off, moved, or a word stands between them."""
    start = random.randrange(len(data) + 1)
    end = min(len(data), start + _many(random))
    match random.randrange(7):
        case 0:
            return data[:start] + bytes([random.randrange(256)]) + data[start + 1 :]
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:end] + data[start:end] * _many(random) + data[end:]
        case 3:
            return data[:start]
        case 4:
            at = random.randrange(len(data) + 1)
            return data[:at] + data[start:end] + data[at:]
        case 5:
            return data[:start] + random.choice(words()).encode() + data[start:]
        case _:
            numbers = list(_DIGITS.finditer(data))
            if not numbers:
                return data
            number = random.choice(numbers)
            return data[: number.start()] + random.choice(NUMBERS).encode() + data[number.end() :]


def words_changed(random: Random, data: bytes) -> bytes:
    """Some words are others, gone, doubled or in another place."""
    return _parts_changed(random, _TOKEN.findall(data.decode("utf-8", "replace")), words())


def lines_changed(random: Random, data: bytes) -> bytes:
    """Some lines are gone, doubled, in another place, or pushed to the right."""
    lines = data.decode("utf-8", "replace").splitlines(keepends=True)
    if lines and random.random() < 0.3:
        at = random.randrange(len(lines))
        lines[at] = random.choice(("  ", "\t", "- ", "> ", "    ", ",", "|")) * random.randint(1, 60) + lines[at]
        return "".join(lines).encode()
    return _parts_changed(random, lines, ["\n", "\r\n", "\r", "---\n", "- \n", "\n\n"])


def markup_changed(random: Random, data: bytes) -> bytes:
    """Some elements are gone, doubled, in another place, inside each other over and over, or have another attribute."""
    text = data.decode("utf-8", "replace")
    match random.randrange(4):
        case 0 if values := list(_VALUE.finditer(text)):
            value = random.choice(values)
            put = random.choice(HOSTILE).replace('"', "")
            return (text[: value.start()] + f'"{put}"' + text[value.end() :]).encode()
        case 1 if values := list(_VALUE.finditer(text)):
            one, other = random.choice(values), random.choice(values)
            return (text[: one.start()] + other[0] + text[one.end() :]).encode()
        case _:
            return _parts_changed(random, _TAG.findall(text), [f"<{sign}>" for sign in ("x", "/x", "w:p", "/w:p", "c", "/row", "p", "/td")])


def tree_changed(random: Random, data: bytes) -> bytes:
    """Some values of a tree are others, gone, doubled, in another place, or of another type; written as JSON, which YAML takes too."""
    try:
        tree = [yaml.load(data, yaml.CBaseLoader) if data[:1] != b"{" else json.loads(data)]
    except (yaml.YAMLError, ValueError, RecursionError):  # no longer a tree
        return bytes_changed(random, data)
    for _ in range(random.randint(1, 3)):
        holders = list(_holders(tree))
        holder, key = random.choice(holders)
        other, source = random.choice(holders)
        match random.randrange(6):
            case 0 if holder is not tree:
                del holder[key]
            case 1:
                holder[key] = deepcopy(other[source])
            case 2 if isinstance(holder, dict):
                holder[random.choice([*holder, *(str(name) for held, name in holders if isinstance(held, dict)), *HOSTILE])] = deepcopy(
                    other[source]
                )
            case 3:
                holder[key] = random.choice(
                    (None, True, [], {}, [[]], {"": None}, -1, 10**30, 1.5, 1e308, [holder[key]], {"a": holder[key]})
                )
            case 4 if isinstance(holder[key], str):
                holder[key] = words_changed(random, str(holder[key]).encode()).decode()
            case _:
                holder[key] = random.choice(words())
    return json.dumps(tree[0], indent=1 if random.random() < 0.5 else None, ensure_ascii=random.random() < 0.2).encode("utf-8", "replace")


def _holders(node: Any) -> list[tuple[Any, Any]]:
    """Every place of a tree: the list or mapping, and the index or key."""
    found, open_ = [], [node]
    while open_:
        held = open_.pop()
        for key, value in held.items() if isinstance(held, dict) else enumerate(held):
            found.append((held, key))
            if isinstance(value, (dict, list)):
                open_.append(value)
    return found


def sentences(random: Random, data: bytes) -> bytes:
    """Words of the tables in any order, as sentences; of the input only some words are left."""
    own = _TOKEN.findall(data.decode("utf-8", "replace"))
    made = [random.choice((own, words(), NUMBERS, (". ", " ", ", ", "\n\n", " and ", " of "))) for _ in range(random.randint(1, 60))]
    return "".join(random.choice(each) + random.choice((" ", " ", "", "-")) for each in made if each).encode("utf-8", "replace")


def changed(random: Random, corpus: Sequence[bytes], changes: Sequence[Change]) -> bytes:
    """One of some healthy inputs, damaged a few times."""
    data = random.choice(corpus)
    for _ in range(random.randint(1, MOST_CHANGES)):
        data = random.choice(changes)(random, data)[:LARGEST] if data else random.choice(corpus)
    return data


def _many(random: Random) -> int:
    """Mostly one or a few, seldom thousands."""
    return min(3000, int(random.paretovariate(0.6)))


def _parts_changed(random: Random, parts: list[str], others: Sequence[str]) -> bytes:
    if not parts:
        return random.choice(others).encode()
    start = random.randrange(len(parts))
    some = slice(start, start + random.choice((1, 1, 1, 2, 3, 8)))
    at = random.randrange(len(parts) + 1)
    match random.randrange(6):
        case 0:
            del parts[some]
        case 1:
            parts[at:at] = parts[some]
        case 2:
            held = parts[some]
            del parts[some]
            parts[at:at] = held
        case 3:
            parts[start] = random.choice(others)
        case 4:
            parts.insert(at, random.choice(others))
        case _:
            parts[at:at] = parts[some] * _many(random)
    return _LONE.sub("\ufffd", "".join(parts)[:LARGEST]).encode()
