"""Reports of checker among the documents: known by what is in them, and not read, for they would back up what they report."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from checker.model import Limits
from checker.model.own_report import CLAIM_FIELDS, CLAIM_TITLES, FINDING_COLUMNS, GENERATOR, GENERATOR_NAME
from checker.readers.decoding import WIDE_MARKS, decode

_HEAD, _TAIL = 10_000, 100_000
"""Bytes of a text that hold its first lines and its last paragraph."""
_PAGE = re.compile(f'<meta name="{GENERATOR_NAME}" content="{GENERATOR}">'.encode())
_CLAIMS = re.compile(r"\s+".join([*CLAIM_TITLES, *("-" * len(title) for title in CLAIM_TITLES)]).encode() + rb"\s")
_SINCE = rb"[\d,]+\s+findings?\s+new,\s+[\d,]+\s+changed,\s+[\d,]+\s+gone,\s+[\d,]+\s+as\s+before"
_NONE = rb"Nothing\s+to\s+compare:\s+(?:every\s+file\s+was|the\s+one\s+file\s+was|all\s+[\d,]+\s+files\s+were)\s+skipped"
_MARKDOWN = re.compile(
    rb"# (?:[\d,]+ sources?, (?:no conflict|[\d,]+ conflicts?)[^\n]*\n.*^## SOURCES: |%b$|%b$)" % (_SINCE, _NONE), re.MULTILINE | re.DOTALL
)
_OPENING = re.compile(rb"(?:\x1b\[[\d;]*m)*[A-Z][A-Z ]+(?:\x1b\[[\d;]*m)*  \S|%b\.\s*\Z" % _SINCE)
"""The first lines of a plain text: a heading in capitals, two spaces, and what it is about; perhaps in colour."""
_CLOSING = re.compile(
    rb"""[\d,]+\s+documents?,\s+(?:no|[\d,]+)\s+rules?\.
        \s+[\d,]+\s+claims?\s+read,\s+[\d,]+\s+compared,\s+[\d,]+\s+not\s+compared\.
    | (?:Made\ differently:\ .*)?%b\.\Z
    | %b\.\Z"""
    % (_SINCE, _NONE),
    re.VERBOSE | re.DOTALL,
)
"""The last paragraph of one."""


def is_report(data: bytes, suffix: str, limits: Limits) -> bool:
    """Tell whether a file is a report of ``check`` or ``diff``, or what ``extract`` writes.

    Args:
        data: the file.
        suffix: of its name, in lower case; texts are looked at alike, for what a shell writes may be called anything.
        limits: what a workbook may unpack to.

    Raises:
        ReadError: it is no workbook, or no text in the encoding that it says, as its reader tells it.
    """
    if suffix == ".parquet":
        return _is_parquet(data)
    if suffix in (".xlsx", ".xlsm"):
        return _is_workbook(data, limits)
    return is_text_report(data)


def is_text_report(data: bytes) -> bool:
    """Tell whether a text is one; of ``.jsonl`` and CSV the first line is enough."""
    if data.startswith(WIDE_MARKS):  # a shell of Windows writes UTF-16
        data = decode(data).text.encode("utf-8", "replace")
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    first = head.partition(b"\n")[0]
    if head.startswith(b"{"):
        return _is_claim(first)
    if head.startswith(b"<"):
        return _PAGE.search(head) is not None
    if head.startswith(b"# "):
        return _MARKDOWN.match(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")) is not None
    if has_columns(re.findall(r"\w+", first.decode("ascii", "replace"))) or _CLAIMS.match(head):
        return True
    if not _OPENING.match(head):
        return False
    tail = data[-_TAIL:].replace(b"\r\n", b"\n").strip()
    return _CLOSING.match(tail[tail.rfind(b"\n\n") + 1 :].lstrip()) is not None


def has_columns(names: Collection[str]) -> bool:
    """Tell whether a table has all columns of claims or of findings, whatever stands beside them."""
    return CLAIM_FIELDS.issubset(names) or frozenset(FINDING_COLUMNS).issubset(names)


def _is_claim(line: bytes) -> bool:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.keys() >= CLAIM_FIELDS


def _is_parquet(data: bytes) -> bool:
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        return False  # nothing reads it either
    try:
        return has_columns(parquet.read_schema(pyarrow.BufferReader(data)).names)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError):
        return False  # its reader says why


def _is_workbook(data: bytes, limits: Limits) -> bool:
    """Tell it by a property of its own, which spreadsheet programs keep when they save it."""
    part = "docProps/custom.xml"
    if part.encode() not in data:
        return False
    from checker.readers.xlsx.package import Package, elements  # only a workbook needs XML

    told = elements(Package(data, limits).tree(part), "property")
    return any(each.get("name") == GENERATOR_NAME and GENERATOR in each.itertext() for each in told)
