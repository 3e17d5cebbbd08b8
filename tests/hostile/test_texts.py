"""Texts that are none, or hold what no text should: nothing, marks, garbage, other encodings, attacks on whoever reads the report."""

from __future__ import annotations

import codecs
import random
import unicodedata
from pathlib import Path

import pytest

from checker.readers import READERS
from checker.reporters.symbols import harmless
from tests.hostile.beside import check, put

TOWER = "The tower in the park is 50 metres high."
DIGITS = "".join(chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in {"Nd", "Nl", "No"})
SPACES_AND_MARKS = "".join(chr(code) for code in range(32, 0x3100) if unicodedata.category(chr(code))[0] in "PSZ")
GARBAGE = {
    "nothing": b"",
    "mark": codecs.BOM_UTF8,
    "mark of UTF-16": codecs.BOM_UTF16_LE,
    "mark of UTF-32": codecs.BOM_UTF32_BE,
    "0xFF": b"\xff" * 5000,
    "NUL": b"\0" * 5000,
    "every byte": bytes(range(256)) * 20,
    "noise": random.Random(8).randbytes(20_000),
    "white space": b" \t\r\n" * 1000,
}


@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE)
def test_garbage_in_each_format(tmp_path: Path, data: bytes) -> None:
    """A file of nothing or of garbage is one row that says why, whatever its suffix."""
    put(tmp_path, {f"a{suffix}": data for suffix in READERS})
    ran = check(tmp_path)
    assert ran.read == []
    assert sorted(ran.skipped) == sorted(f"a{suffix}" for suffix in READERS)
    assert all(len(reason) > len("is") for reason in ran.skipped.values())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv", ".jsonl"])
def test_other_encodings(tmp_path: Path, encoding: str, suffix: str) -> None:
    """A text in another encoding is read as it was meant, and gives its figure."""
    text = {
        ".csv": "Café – tower;Height\nNorth – wing;50 metres\n",
        ".jsonl": '{"id": "a.jsonl", "text": "The café – it is 50 metres long."}\n',
    }
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    put(tmp_path, {f"a{suffix}": mark + text.get(suffix, "The café – built in stone – is 50 metres long.").encode(encoding)})
    ran = check(tmp_path)
    assert (ran.read, ran.skipped, ran.claims(f"a{suffix}")) == ([f"a{suffix}"], {}, 1)


HARMS = {
    "escape sequences": "\x1b[31mThe tower\x1b]0;gone\x07 is 50 metres high.\x1b[2J\x9b31m",
    "bidi overrides": "The tower is \u202e50\u202c metres \u2066high\u2069.",
    "commands of a runner": "The tower is 50 metres high.\n::error::gone\n##[error]gone\n",
    "lines within lines": "The tower\r\x85is\u2028 50\u2029 metres high.\x0b\x0c",
    "marks by the thousand": "The tower is 5" + "\u0301" * 50_000 + " and 50 metres high. " + "e\u0301\u0302" * 20_000,
    "letters of tags": "The tower is 50 metres high" + "".join(chr(0xE0000 + code % 128) for code in range(50_000)) + ".",
    "joined figures": "👨‍👩‍👧‍👦" * 20_000 + " The tower is 50 metres high.",
    "halves and private ones": "The tower is 50 metres high. \ue000\uf8ff\ufffe\uffff\U0010ffff",
}


@pytest.mark.parametrize("text", HARMS.values(), ids=HARMS)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_text_that_harms(tmp_path: Path, text: str, suffix: str) -> None:
    """What a terminal or a browser would act on is read as text, and stands in no report as it is."""
    put(tmp_path, {f"a{suffix}": text})
    ran = check(tmp_path)
    assert ran.read == [f"a{suffix}"]
    assert ran.claims(f"a{suffix}") >= 1


def test_script_and_style(tmp_path: Path) -> None:
    """What a page computes or is set with is no text of it, and a page is not followed anywhere."""
    put(
        tmp_path,
        {
            "a.html": "<html><head><base href='http://192.0.2.1/'><meta http-equiv=refresh content='0;url=http://192.0.2.1/'>"
            "<script>var x = '70 metres'; document.write('80 metres')</script><style>p:after {content: '90 metres'}</style></head>"
            f"<body onload='alert(1)'><p>{TOWER}</p><img src='file:///etc/passwd' alt='x'><iframe src='file:///etc/passwd'></iframe>"
            "<noscript>60 metres</noscript><template>61 metres</template></body></html>",
        },
    )
    ran = check(tmp_path)
    assert (ran.read, ran.claims("a.html")) == (["a.html"], 1)


NAMES = [
    "a\nb.txt",
    "a\x1b[31m.txt",
    "\u202etxt.txt",
    " .txt",
    "-rf.txt",
    "=cmd.txt",
    "%s{0}.txt",
    "<script>.txt",
    "a\\b.txt",
    "*.txt",
    "[a].txt",
]
NAMES += [
    ":1.txt",
    "a" * 251 + ".txt",
    "é.txt",
    "e\u0301.txt",
    "\ud800.txt".encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape"),
]


def test_names_of_files_that_harm(tmp_path: Path) -> None:
    """A file is read whatever it is called, and is accounted for under its name."""
    put(tmp_path, dict.fromkeys(NAMES, TOWER))
    ran = check(tmp_path)
    assert len(ran.read) == len(NAMES)
    assert not ran.skipped


FIGURES = {
    "beyond any float": "It cost 1e999 euros, 1E+400 dollars, 10^999 tons, 9e99999999 metres, 5 percent of 1e308 trillion trillion euros.",
    "400 digits": f"It cost {'9' * 400} euros, 0.{'0' * 400}1 metres, {'1' + '0' * 5000} people.",
    "10,000 digits": f"It is {'7' * 10_000} metres long and {'7,000,' * 3000}000 metres wide, 1.{'3' * 10_000} metres high.",
    "not a number": "NaN people, Infinity euros, -inf metres, 1/0 of them, 0/0 metres, 0 %, minus zero -0 metres.",
    "all digits": ". ".join(f"It is {digit * 3} metres and {digit} people" for digit in DIGITS),
    "all separators": ". ".join(f"It is 1{mark}234{mark}567 metres" for mark in SPACES_AND_MARKS),
    "all currencies": ". ".join(f"It cost {mark}5 and 5 {mark}" for mark in SPACES_AND_MARKS if unicodedata.category(mark) == "Sc"),
    "dates that are none": "On 99 March 20260, 31 February 2026, 0 May 0000, 2026-13-45, 24:61:99, in the year 10000000000, Q9 2026.",
    "scales on scales": "It cost 5 " + "million " * 2000 + "euros, a " + "hundred thousand " * 2000 + "people.",
}


@pytest.mark.parametrize("text", FIGURES.values(), ids=FIGURES)
@pytest.mark.parametrize("suffix", [".txt", ".csv"])
def test_figures_that_are_none(tmp_path: Path, text: str, suffix: str) -> None:
    """No way to write a figure breaks a run, and no figure in a report is anything but a figure of JSON."""
    put(tmp_path, {f"a{suffix}": text if suffix == ".txt" else "name,text\n" + "".join(f'a,"{line}"\n' for line in text.split(". "))})
    assert check(tmp_path).read == [f"a{suffix}"]


def test_what_is_said_of_names_is_harmless(tmp_path: Path) -> None:
    """A name on standard error cannot act on a terminal."""
    put(tmp_path, {"a\x1b[31m\u202e.bin": b"x"})
    ran = check(tmp_path, "-v")
    assert harmless(ran.told) == ran.told.replace("\n", harmless("\n")) or "\x1b" not in ran.told
