"""A phrase as somebody wrote it, read into its elements; what can never match is reported, not dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from checker.model import Gap, Phrase, Slot, SlotType, Words
from checker.text.folding import fold
from checker.text.suggest import advice, did_you_mean
from checker.text.tokens import tokenize

Run = tuple[str, ...]
Lists = Mapping[str, tuple[Run, ...]]

SIGNS = "a phrase is plain text with five signs: <name:type>, a/b, [word], ..., word*"
NO_REGEX = "a phrase is no regular expression: a value in it is a slot, such as `<price:money>` or `<name:number>`"
_CLOSERS = {"<": ">", "[": "]"}
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
NOT_YET = frozenset({"time"})
LONGEST = 600
MOST_ELEMENTS = 60
MOST_RUNS = 200

_SLOT_NAME = re.compile(r"[^\W_][\w -]*")
_PIECE = re.compile(
    r"""
      (?P<space> \s+)
    | (?P<slot> <[^<>]*>)
    | (?P<option> \[[^\[\]]*\])
    | (?P<gap> \.\.\.(?!\.) | …)
    | (?P<alien> \.{2,} | \\.? | [<>\[\]{}|^?] | (?<=[\w\])*.])\+ | \$\Z)
    | (?P<words> (?: (?!\.\.|\$\Z|(?<=[\w\])*.])\+) [^\s<>\[\]{}|^?\\…] )+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake in a phrase: where in its text, how long, what is wrong and what to do."""

    start: int
    length: int
    message: str
    help: str | None = None


def read_phrase(text: str, lists: Lists) -> tuple[Phrase, list[Slip]]:
    """A phrase and its mistakes; only a phrase without mistakes is good for matching.

    Args:
        text: the line as written.
        lists: the runs of words of each list.
    """
    reader = _Reader(text, lists)
    reader.read()
    reader.judge()
    return Phrase(text, tuple(reader.elements)), reader.slips


def read_words(text: str, lists: Lists) -> tuple[Words, list[Slip]]:
    """An entry of ``near``, ``revision_when`` or a list: words without slots, as the runs that it stands for, and its mistakes."""
    reader = _Reader(text, lists)
    reader.read()
    choices: list[list[Run]] = []
    for element in reader.elements:
        if isinstance(element, Words) and element.name is None:
            choices.append([*element.alternatives, *([()] if element.optional else [])])
        elif not reader.slips:
            reader.slip(0, len(text), "only words and lists can stand here", "slots and `...` belong in `phrases`")
    if prod(map(len, choices)) > MOST_RUNS and len(choices) > 1:
        reader.slip(0, len(text), f"this stands for more than {MOST_RUNS} different texts", "write it as several entries")
        return Words(()), reader.slips
    runs = tuple(dict.fromkeys(sum(parts, ()) for parts in product(*choices)))
    if not reader.slips and (not choices or () in runs):
        reader.slip(0, len(text), "nothing in this has to stand in the text", "give it a word that is not optional")
    return Words(tuple(run for run in runs if run)), reader.slips


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, lists: Lists) -> None:
        self.text = text
        self.lists = lists
        self.elements: list[Words | Slot | Gap] = []
        self.places: list[tuple[int, int]] = []
        self.slips: list[Slip] = []

    def slip(self, start: int, length: int, message: str, help: str | None = SIGNS) -> None:  # noqa: A002 - the word of Mistake
        self.slips.append(Slip(start, length, message, help))

    def add(self, element: Words | Slot | Gap, start: int, length: int) -> None:
        self.elements.append(element)
        self.places.append((start, length))

    def read(self) -> None:
        if len(self.text) > LONGEST:
            self.slip(0, 1, f"longer than {LONGEST} characters", "write it as several")
            return
        for piece in _PIECE.finditer(self.text):
            start, length, written = piece.start(), len(piece.group()), piece.group()
            match piece.lastgroup:
                case "slot":
                    self._slot(written[1:-1], start, length)
                case "option":
                    self._option(written[1:-1], start, length)
                case "gap":
                    self.add(Gap(), start, length)
                case "alien":
                    self._alien(written, start, length)
                case "words":
                    for alternatives in self._words(written, start):
                        self.add(Words(alternatives), start, length)

    def _alien(self, written: str, start: int, length: int) -> None:
        """Report a sign of something else; of a regular expression only its first, since all of it has to go."""
        if "\\" not in self.text and written in _CLOSERS:
            rest = self.text[start:]
            what = "slot" if written == "<" else "optional word"
            self.slip(start, len(rest.split()[0]), f"`{rest.split()[0]}` is not closed", f"put `{_CLOSERS[written]}` where the {what} ends")
        elif "\\" not in self.text and written in _OPENERS:
            self.slip(
                start, length, f"nothing is open that `{written}` could close", f"put `{_OPENERS[written]}` before it, or take it out"
            )
        elif "\\" not in self.text:
            self.slip(start, length, f"`{written}` is not a sign of phrases")
        elif written.startswith("\\") and not any(slip.help == NO_REGEX for slip in self.slips):
            self.slip(start, length, f"`{written}` is not a sign of phrases", NO_REGEX)

    def _words(self, written: str, start: int) -> list[tuple[Run, ...]]:
        """The words of a piece without spaces, one entry a word, each with the alternatives of ``a/b``."""
        found: list[list[Run]] = []
        either = False
        tokens = tokenize(written)
        for index, token in enumerate(tokens):
            before = tokens[index - 1] if index else None
            glued = before is not None and before.end == token.start and before.text[-1].isalnum()
            if token.text == "/":
                if not glued or index + 1 == len(tokens) or not tokens[index + 1].text[0].isalnum():
                    self.slip(start + token.start, 1, "`/` stands between two words")
                either = True
                continue
            if token.text == "*":
                if not glued or (index + 1 < len(tokens) and tokens[index + 1].text[0].isalnum()):
                    self.slip(start + token.start, 1, "`*` stands at the end of a word")
                elif found:
                    found[-1][-1] = (found[-1][-1][0] + "*",)
                continue
            if token.text in ("'", "’") and glued and not either:
                continue  # "leaders' meeting": matching does not ask for the mark
            if either and found:
                found[-1].append((token.folded,))
            else:
                found.append([(token.folded,)])
            either = False
        return [tuple(dict.fromkeys(alternatives)) for alternatives in found]

    def _option(self, inner: str, start: int, length: int) -> None:
        if "<" in inner or ">" in inner:
            parts = [part.strip() for part in re.split(r"(<[^<>]*>)", inner)]
            better = " ".join(re.sub(r"\s*\??\s*>", "?>", part) if "<" in part else f"[{part}]" for part in parts if part)
            self.slip(start, length, "a slot in brackets", f"write an optional slot as `{better}`")
            return
        if bad := re.search(r"[{}|^?\\+]|\.\.|…", inner):
            self.slip(start + 1 + bad.start(), 1, f"`{bad.group()}` is not a sign of phrases")
            return
        words: list[tuple[Run, ...]] = []
        for piece in re.finditer(r"\S+", inner):
            words += self._words(piece.group(), start + 1 + piece.start())
        if not words:
            self.slip(start, length, "empty brackets", "put the word in them that may be missing")
            return
        if prod(map(len, words)) > MOST_RUNS:
            self.slip(start, length, "too many optional words", "write it as several phrases")
            return
        self.add(Words(tuple(sum(parts, ()) for parts in product(*words)), optional=True), start, length)

    def _slot(self, inner: str, start: int, length: int) -> None:
        optional = inner.rstrip().endswith("?")
        inner = inner.rstrip().removesuffix("?")
        name, colon, kind = (part.strip() for part in inner.partition(":"))
        if not colon:
            if name in self.lists:
                self.add(Words(self.lists[name], optional), start, length)
            elif name in list(SlotType):
                self.slip(start, length, f"a slot without a name, `<{name}>`", f"give it one: `<value:{name}>`")
            else:
                self.slip(start, length, f"no list is called `{name}`", self._list_help(name))
            return
        if not _SLOT_NAME.fullmatch(name):
            self.slip(start, length, f"`{name}` cannot be the name of a slot", "take letters, digits, spaces and hyphens")
        elif kind in self.lists:
            self.add(Words(self.lists[kind], optional, name), start, length)
        elif kind in list(SlotType):
            self.add(Slot(name, SlotType(kind), optional), start, length)
        elif kind in NOT_YET:
            self.slip(start, length, f"slot type `{kind}` is not supported yet", None)
        elif "/" in kind and all(part.strip() in self.lists for part in kind.split("/")):
            runs = dict.fromkeys(run for part in kind.split("/") for run in self.lists[part.strip()])
            self.add(Words(tuple(runs), optional, name), start, length)
        else:
            parts = [part.strip() for part in kind.split("/")]
            if len(parts) > 1 and not any(part in list(SlotType) or did_you_mean(part, self.lists) for part in parts):
                words = ", ".join(parts)
                help_text = f"make a list of the words: `lists: {{{name}s: [{words}]}}`, and `<{name}:{name}s>` here"
                self.slip(start, length, f"`{kind}` is neither a slot type nor a list", help_text)
                return
            unknown = next((part for part in parts if part not in self.lists and part not in list(SlotType)), kind)
            self.slip(start, length, f"`{unknown}` is neither a slot type nor a list", advice(unknown, [*SlotType, *self.lists]))

    def _list_help(self, name: str) -> str:
        if not self.lists:
            return "the file has no `lists`; a slot is written `<name:type>`"
        meant = did_you_mean(name, self.lists)
        return f"did you mean `{meant}`?" if meant else f"lists of this file: {', '.join(self.lists)}"

    def judge(self) -> None:
        """Report what would make a phrase never match, or match anywhere."""
        if len(self.elements) > MOST_ELEMENTS:
            self.slip(0, 1, f"more than {MOST_ELEMENTS} words and slots", "write it as several")
        seen: set[str] = set()
        for index, (element, (start, length)) in enumerate(zip(self.elements, self.places, strict=True)):
            if isinstance(element, Gap):
                edge = index in (0, len(self.elements) - 1)
                if edge or isinstance(self.elements[index - 1], Gap):
                    self.slip(start, length, "`...` stands between two things to find", "take it out here")
            elif element.name is not None:
                if element.name in seen:
                    self.slip(start, length, f"slot `{element.name}` stands twice in one phrase", "give the second another name")
                seen.add(element.name)
        if not self.slips and all(isinstance(element, Gap) or element.optional for element in self.elements):
            self.slip(0, len(self.text), "nothing in this has to stand in the text", "give it a word or slot that is not optional")


def spoken(text: str) -> str:
    """A name as its words alone: folded, single spaces, no possessive mark; the key under which aliases are kept."""
    tokens = tokenize(text)
    kept = [token.folded for index, token in enumerate(tokens) if token.folded != "'" or not index or tokens[index - 1].end != token.start]
    return " ".join(kept)


def plainly(text: str) -> bool:
    """Tell whether a text has none of the signs."""
    return not re.search(r"[<>\[\]/*]|\.\.|…", fold(text))
