"""JSON lines with broken, wrong and hostile records: each bad line is one row with its number, the good ones are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hostile.beside import check, put

GOOD = b'{"id": "good", "text": "The tower in the park is 50 metres high."}'
BROKEN = {
    "cut off": b'{"id": "a", "te',
    "no JSON": b"id: a",
    "another value": b"[1, 2]",
    "null": b"null",
    "id of a number": b'{"id": 5, "text": "x"}',
    "empty id": b'{"id": "", "text": "x"}',
    "no id": b'{"text": "x"}',
    "no text": b'{"id": "a"}',
    "text of a list": b'{"id": "a", "text": ["x"]}',
    "repeated id": b'{"id": "good", "text": "x"}',
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep in a record": b'{"id": "a", "text": "x", "source": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "control characters": b'{"id": "a", "text": "x\x01"}',
    "NUL": b'{"id": "a", "text": "x\0"}',
    "no UTF-8": b'{"id": "a", "text": "caf\xe9 costs 5 euros"}',
    "two records": b'{"id": "a", "text": "x"} {"id": "b", "text": "y"}',
}


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_a_broken_line_costs_itself(tmp_path: Path, line: bytes) -> None:
    """A line that is no record is one row with its number; the lines around it are read."""
    after = '{"id": "after", "text": "The café is 60 metres long."}'.encode()
    put(tmp_path, {"a.jsonl": b"\n".join([GOOD, line, after, b""])})
    ran = check(tmp_path)
    assert ran.read == ["after", "good"]
    assert list(ran.skipped) in (["a.jsonl:2"], ["good"])
    assert "nested too deep" in ran.skipped["a.jsonl:2"] if b"[" * 50 in line or b'{"a":' * 50 in line else True


ODD = {
    "not a number": b'{"id": "a", "text": "It is 50 metres long.", "published": NaN}',
    "beyond any float": b'{"id": "a", "text": "It is 50 metres long.", "published": 1e999, "title": Infinity}',
    "5,000 digits": b'{"id": "a", "text": "It is 50 metres long.", "published": ' + b"9" * 5000 + b"}",
    "keys twice": b'{"id": "b", "id": "a", "text": "x", "text": "It is 50 metres long."}',
    "half characters": b'{"id": "a", "text": "It is 50 metres \\ud800 long.", "title": "\\udfff", "source": "\\ud800"}',
    "wrong types": b'{"id": "a", "text": "It is 50 metres long.", "title": {}, "source": [], "authority": true, "published": [2025]}',
    "byte-order mark": b'\xef\xbb\xbf{"id": "a", "text": "It is 50 metres long."}',
    "carriage return": b'{"id": "a", "text": "It is 50 metres long."}\r',
}


@pytest.mark.parametrize("line", ODD.values(), ids=ODD)
def test_an_odd_record_is_read(tmp_path: Path, line: bytes) -> None:
    """A record whose text can be read is read, whatever stands in its other fields, and its neighbours are."""
    put(tmp_path, {"a.jsonl": b"\n".join([GOOD, line, b""])})
    ran = check(tmp_path)
    assert (ran.read, ran.skipped, ran.claims("a")) == (["a", "good"], {}, 1)


def test_ids_that_harm(tmp_path: Path) -> None:
    """An id is a name and no path: nothing is opened by it, and no report holds it as it is."""
    ids = ["../../etc/passwd", "/dev/zero", "a\nb", "\x1b[31m", "\u202ea", "<script>", "=1+1", "\ud800", "x" * 100_000, "healthy-3.txt"]
    put(tmp_path, {"a.jsonl": "".join(json.dumps({"id": each, "text": "The tower is 50 metres high."}) + "\n" for each in ids)})
    ran = check(tmp_path)
    assert len(ran.read) == len(ids)
    assert not ran.skipped


def test_a_record_with_the_name_of_a_file(tmp_path: Path) -> None:
    """A record cannot take the place of a file: one of the two is read, and the other is a row."""
    put(tmp_path, {"a.jsonl": b'{"id": "healthy-1.txt", "text": "Other words."}\n' + GOOD + b"\n"})
    ran_ids = {**check_rows(tmp_path)}
    assert ran_ids == {"healthy-1.txt": "a second document has the id `healthy-1.txt`: the first, a.jsonl, counts"}


def check_rows(folder: Path) -> dict[str, str]:
    """What is skipped where the healthy pair need not be whole."""
    from checker.readers import READERS, read_paths

    _, skipped = read_paths([str(folder)], READERS)
    return {row.document: row.reason for row in skipped}
