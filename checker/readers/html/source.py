"""The source of a web page and its tree, with a mark in each run of text that says where in the source the run stands.

A parser mends what it reads: it drops stray tags, moves text, resolves entities; and what picks the main content out of the tree builds
new elements. A mark, a symbol or two at the start of each run of text, goes through all of that. So the place of a text is known
however the tree was mended, and its words are taken from the source itself.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from checker.errors import ReadError
from checker.model import LIMITS, Limits
from checker.readers.decoding import Decoded, decode

_LOW, _LOWS = 0x2800, 0x100
_HIGH, _HIGHS = 0x2F00, 0xD0

MARK = re.compile("([\u2f00-\u2fcf]{0,2})([\u2800-\u28ff])")
"""The mark at the start of a run, its number in symbols that count as printed, as tools drop others, and that are part of no word: Braille
patterns, with Kangxi radicals before them. The same symbols of the page itself are left out of the tree, never out of the text."""

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u2800-\u28ff\u2f00-\u2fcf]")
_REFERENCE = re.compile(r"&#(?:[xX]0*2(?:8[0-9a-fA-F]|[fF][0-9a-cA-C])[0-9a-fA-F]|0*1(?:0[2-4]|20|21|22)\d\d)(?![0-9a-fA-F])")

_ATTRIBUTES = r"""[^>=]*+(?:=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+[^>=]*+)*+(?:>|\Z)"""
_TOKEN = re.compile(
    rf"""
    <!--(?:-?>|.*?(?:--!?>|\Z))                                          # comment
  | <(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>]){_ATTRIBUTES}(?:.*?(?=</(?P=raw)[\s/>])|.*)
  | <[a-zA-Z/]{_ATTRIBUTES}                                              # tag
  | <[!?][^>]*+(?:>|\Z)                                                  # doctype, processing instruction
  | (?P<text>(?:[^\s<]|<(?![a-zA-Z/!?]|\Z))(?:[^<]++|<(?![a-zA-Z/!?]|\Z))*+)   # from the first character that is no space
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_OPENING = re.compile("<[a-zA-Z]")
_OPENING_TAG = re.compile(rf"<(?P<name>[a-zA-Z][^\s/>]{{0,100}}){_ATTRIBUTES}")
_QUOTED = re.compile(r""""[^"]*+"|'[^']*+'""")
LONG_TAG = 5000
"""Characters of a tag from which its attributes are counted ..."""
MOST_ATTRIBUTES = 500
"""... and where there are more of them than this, they are left out."""
_UP_TO_LAST = re.compile("(?s:.*)[\u2800-\u28ff]")
_LINE_END = re.compile(r"\r\n?|\n")

_INLINE = r"a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var"
_DEEP_INLINE = re.compile(rf"</?(?:{_INLINE})(?=[\s/>]){_ATTRIBUTES}", re.IGNORECASE)
_DEEP_BLOCK = re.compile(
    rf"</?(?!(?:html|head|body|meta|link|title|script|style|template|noscript|p|h[1-6]|br|hr)[\s/>])[a-zA-Z]{_ATTRIBUTES}", re.IGNORECASE
)

_DECLARED = re.compile(rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What a browser takes for an encoding that a page names: the wider one that also holds its characters."""
_TEXT_CODEC = re.compile(r"cp\d+|iso8859-\d+|koi8|gb|big5|euc_|shift_jis|mac|iso2022|tis")
_FEW = 0.001
"""Share of damaged characters up to which a page is what it says that it is."""


@dataclass(frozen=True)
class Page:
    """A page as a tree whose runs of text are marked.

    Attributes:
        source: the decoded source.
        runs: start and end in the source of each run; runs begin with no white space.
        root: the tree, its runs marked.
        notes: sentences for the reader of the report.
    """

    source: str
    runs: list[tuple[int, int]]
    root: HtmlElement
    notes: tuple[str, ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both 1-based, of an offset into the source."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def raw(self, run: int) -> str:
        """What the source holds of a run."""
        start, end = self.runs[run]
        return self.source[start:end]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.source))]


def page_of(data: bytes, limits: Limits = LIMITS) -> Page:
    """The page that some bytes hold.

    Raises:
        ReadError: they hold no text, no page, or more elements than the limit.
    """
    source, notes = decoded(data)
    if not source.strip():
        raise ReadError("is empty")
    if source.count("<") > limits.elements and sum(1 for _ in _OPENING.finditer(source)) > limits.elements:
        raise ReadError(f"has more than {limits.told('elements')}")
    marked, runs = _marked(source)
    root = _tree(marked)
    if _is_cut(root, runs):  # the parser gives up below some 250 levels: the same text, with what nests taken out
        root = _tree(_DEEP_BLOCK.sub("<p>", _DEEP_INLINE.sub("", marked)))
        notes = (*notes, "nests its elements too deep to keep their order; read as plain paragraphs")
        if _is_cut(root, runs):
            notes = (*notes, "breaks off for the parser; its end was not read")
    return Page(source, runs, root, notes)


def run_marks(text: str) -> Iterator[int]:
    """The numbers of the runs whose marks stand in a text."""
    for match in MARK.finditer(text):
        yield run_of(match)


def run_of(mark: re.Match[str]) -> int:
    """The number of the run that a mark begins."""
    number = 0
    for high in mark[1]:
        number = number * _HIGHS + ord(high) - _HIGH + 1
    return number * _LOWS + ord(mark[2]) - _LOW


def first_and_last_run(text: str) -> tuple[int, int]:
    """The numbers of the first and the last run whose marks stand in a text; (0, -1) where none does."""
    first = MARK.search(text)
    if first is None:
        return 0, -1
    until = _UP_TO_LAST.match(text)
    *_, last = run_marks(text[max(0, until.end() - 3) : until.end()]) if until else (run_of(first),)
    return run_of(first), last


def decoded(data: bytes) -> Decoded:
    """The text of a page: by its byte-order mark, as valid UTF-8, by the encoding that it names, else as any file is decoded."""
    declared = _declared(data)
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)) or b"\0" in data or declared is None:
        return decode(data)
    escapes = declared.startswith("iso2022")  # its bytes are all ASCII
    if not escapes or declared == "utf-8":
        try:
            return Decoded(data.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    try:
        return Decoded(data.decode(declared))
    except UnicodeDecodeError:
        text = data.decode(declared, "replace")
        damaged = text.count("\ufffd")
        if damaged > 1 + _FEW * len(text):
            return decode(data)
        return Decoded(text, (f"holds {damaged} damaged character{'s' * (damaged > 1)}, shown as \ufffd",))


def _declared(data: bytes) -> str | None:
    """The codec for the encoding that a page names near its top, None where it names none that is one of text."""
    named = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if named is None:
        return None
    try:
        codec = codecs.lookup(named[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    if codec.startswith("utf-"):
        return "utf-8"  # a page whose meta element could be read as bytes is not in UTF-16, whatever it says
    codec = _WIDER.get(codec, codec)
    return codec if _TEXT_CODEC.match(codec) else None


def _marked(source: str) -> tuple[str, list[tuple[int, int]]]:
    """The source with a mark at each run of text, and where the runs stand."""
    plain = _NO_TEXT.sub("\ufffd", source) if _NO_TEXT.search(source) else source
    runs: list[tuple[int, int]] = []
    parts: list[str] = []
    done = 0
    for token in _TOKEN.finditer(plain):
        start, end = token.span()
        if token.lastgroup == "text":
            parts += (plain[done:start], _mark(len(runs)))
            runs.append((start, end))
            done = start
        elif end - start > LONG_TAG and (tag := _OPENING_TAG.match(plain, start, end)) and _has_many_attributes(tag[0]):
            parts += (plain[done:start], f"<{tag['name']}>")
            done = tag.end()
    parts.append(plain[done:])
    return _REFERENCE.sub("&#xfffd", "".join(parts)), runs


def _has_many_attributes(tag: str) -> bool:
    """Tell whether a tag has more attributes than any page needs; the time that the parser takes for them grows with their square."""
    return len(_QUOTED.sub("", tag).split(maxsplit=MOST_ATTRIBUTES)) > MOST_ATTRIBUTES


def _mark(run: int) -> str:
    high, low = divmod(run, _LOWS)
    mark = chr(_LOW + low)
    while high:
        high, digit = divmod(high - 1, _HIGHS)
        mark = chr(_HIGH + digit) + mark
    return mark


def _tree(marked: str) -> HtmlElement:
    parser = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(marked.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise ReadError("holds no text that is shown") from None
    if not isinstance(root, HtmlElement):
        raise ReadError("holds no text that is shown")
    return root


def _is_cut(root: HtmlElement, runs: list[tuple[int, int]]) -> bool:
    """Tell whether the parser gave up before the end: the last run is not in the tree."""
    return bool(runs) and _mark(len(runs) - 1) not in etree.tostring(root, method="text", encoding="unicode")
