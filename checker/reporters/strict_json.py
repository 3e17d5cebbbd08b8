"""JSON as the standard has it: no NaN, no Infinity, and nothing that a terminal would act on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring

import orjson

from checker.model.tables import whole

# Delete, C1 controls, format and bidi characters, separators, lone surrogates: escaped, so that a lone surrogate cannot
# break the encoding and `checker ... --format json` in a terminal is as harmless as the text report.
_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)


def dumps(value: object, *, indent: int | None = None) -> str:
    """The value as JSON on one line, or indented; numbers that are not finite become null, whole ones integers."""
    text = json.dumps(finite(value), ensure_ascii=False, allow_nan=False) if indent is None else _indented(value, "\n", " " * indent)
    return _harmless(text)


def pieces(value: object, *, indent: int) -> Iterator[str]:
    """The same text, indented and with a line feed at its end, piece by piece: one for each thing that an iterator in it gives.

    An iterator is found in what stands inside objects and lists, not in what another one gives.
    """
    yield from map(_harmless, _pieces(value, "\n", " " * indent))
    yield "\n"


def _pieces(value: object, line: str, step: str) -> Iterator[str]:
    inner = line + step
    if isinstance(value, Mapping) and value:
        before = f"{{{inner}"
        for key, held in value.items():
            yield f"{before}{encode_basestring(str(key))}: "
            yield from _pieces(held, inner, step)
            before = f",{inner}"
        yield f"{line}}}"
    elif isinstance(value, (list, Iterator)):
        before = f"[{inner}"
        for held in value:
            if isinstance(value, Iterator):
                yield f"{before}{_quickly(held, inner, step)}"
            else:
                yield before
                yield from _pieces(held, inner, step)
            before = f",{inner}"
        yield f"{line}]" if before.startswith(",") else "[]"
    else:
        yield _indented(value, line, step)


def _quickly(value: object, line: str, step: str) -> str:
    """What :func:`_indented` gives, by a library that is far quicker; where that may write something otherwise, it is not asked."""
    if not isinstance(value, (dict, list, tuple)):
        return _indented(value, line, step)
    try:
        text = orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    except TypeError:  # half a character, or an integer beyond 64 bits
        return _indented(value, line, step)
    if _IN_OBJECT.search(text) or _IN_LIST.search(text):
        return _indented(value, line, step)
    for level in range(_DEEPEST, 0, -1):  # two blanks a level become a tab, which stands in no JSON text, and the tab what is asked for
        text = text.replace("\n" + "  " * level, "\n" + "\t" * level)
    if "\t " in text:
        return _indented(value, line, step)
    return text.replace("\t", step).replace("\n", line)


# Numbers that the library writes otherwise: "1e16", "0.00001", "12.0". In two patterns, for such as begin with a text are searched quickly.
_IN_OBJECT, _IN_LIST = (re.compile(rf"{before}-?(?:\d[\d.]*e|\d+\.0,?\n|0\.0000)") for before in ('": ', "  "))
_DEEPEST = 6
"""Levels of a record; of one that has more the slow way takes care."""


def _indented(value: object, line: str, step: str) -> str:
    """What ``json.dumps`` gives for the finite value, with indent; that asks three generators for each piece of a report of millions.

    Args:
        line: a line break and the blanks that a line of the value begins with.
        step: the blanks that a line inside it begins with besides.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, float):
        value = whole(value)
    if isinstance(value, Mapping):
        inner = line + step
        parts = [f"{encode_basestring(str(key))}: {_indented(held, inner, step)}" for key, held in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}" if parts else "{}"
    if isinstance(value, (list, tuple)):
        inner = line + step
        parts = [_indented(held, inner, step) for held in value]
        return f"[{inner}{f',{inner}'.join(parts)}{line}]" if parts else "[]"
    return int.__repr__(value) if isinstance(value, int) and not isinstance(value, bool) else json.dumps(value)


def dump_lines(records: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """One JSON object a line, without spaces between, in UTF-8; the records hold plain values and no float that is not finite."""
    return map(_line, records)


def _line(record: Mapping[str, object]) -> bytes:
    try:
        line = orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # a lone surrogate
        return f"{dumps(record)}\n".encode()
    return line if line.isascii() and 0x7F not in line else _harmless(line.decode()).encode()


def _harmless(text: str) -> str:
    if text.isascii() and "\x7f" not in text:
        return text
    return _UNSAFE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)  # JSON escapes what lies beyond in two halves
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def finite(value: object) -> object:
    """The value with tuples as lists, whole floats as integers, and None for NaN and infinity."""
    if isinstance(value, float):
        return whole(value)
    if isinstance(value, Mapping):
        return {str(key): finite(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(inner) for inner in value]
    return value
