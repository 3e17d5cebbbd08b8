"""Makes ``lexicon.csv`` from Brill's lexicon: the words that are no plain nouns and that no ending gives away.

    python -m pip download textblob==0.20.1 --no-deps && unzip textblob-*.whl textblob/en/en-lexicon.txt
    python -m checker.data.build.lexicon textblob/en/en-lexicon.txt

Every word that is not in the table is a noun unless its ending says otherwise (``ENDINGS``, the same as in ``checker/text/tagging.py``).
So a noun stands in the table only where its ending would mislead ("building", "family", "table").
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.data.build.tables import DATA, read, write

HERE = Path(__file__).resolve().parent
ADJECTIVE_ENDINGS = ("able", "ible", "ful", "less", "ous", "ive", "ical", "ary")
TAGS = {
    "JJ": "adj", "JJR": "adj", "JJS": "adj", "RB": "adv", "RBR": "adv", "RBS": "adv", "RP": "adv", "WRB": "adv", "IN": "prep", "TO": "prep",
    "DT": "det", "PDT": "det", "WDT": "det", "PRP$": "det", "WP$": "rel", "CC": "conj", "PRP": "pron", "WP": "rel", "EX": "pron", "MD": "modal",
    "VB": "verb-base", "VBP": "verb-base", "VBD": "verb-past", "VBN": "verb-past", "VBG": "verb-ing", "VBZ": "verb-s",
    "NN": "noun", "NNS": "noun",
}  # fmt: skip
"""Penn Treebank tags to ours; the lexicon's first tag of a word is its commonest."""

HEADING = """
Words that are not plain nouns, with what they do in a sentence; a word that is not here is a noun, unless its ending says otherwise.
Source: the lexicon of Eric Brill's tagger 1.14 (copyright 1993 Massachusetts Institute of Technology and University of Pennsylvania, MIT licence), by
  way of TextBlob 0.20.1 (MIT); some of its words come from the Twitter Part-of-Speech Annotated Data of Carnegie Mellon University
  (https://www.ark.cs.cmu.edu/TweetNLP, CC BY 3.0). Closed-class words, auxiliaries and corrections: written down for checker (lexicon_words.csv
  in build/), MIT. Made by build/lexicon.py. Date: 2026-11.
word: in lower case. tag: adj, adv, aux, conj, det, modal, num, prep, pron, rel, noun (where the ending would mislead), verb-base, verb-past, verb-ing,
  verb-s by its form (verb-past is past tense or participle), or noun-verb, which what stands around decides.
"""


def by_ending(word: str) -> str:
    """What the ending makes of a word."""
    if word.endswith("ly"):
        return "adv"
    if len(word) > 5 and word.endswith("ing"):
        return "verb-ing"
    if len(word) > 5 and word.endswith("ed"):
        return "verb-past"
    if len(word) > 5 and word.endswith(ADJECTIVE_ENDINGS):
        return "adj"
    return "noun"


def main(source: Path) -> None:
    words: dict[str, str] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith(";;;"):
            continue
        word, _, tag = line.rpartition(" ")
        if len(word) > 1 and word.isascii() and word.isalpha() and word.islower() and tag in TAGS:
            words[word] = TAGS[tag]
    ours = {row["word"]: row["tag"] for row in read(HERE / "lexicon_words.csv")}
    table = {word: tag for word, tag in words.items() if tag != by_ending(word)}
    table |= ours
    table = {word: tag for word, tag in table.items() if tag != "none"}
    write(DATA / "lexicon.csv", HEADING, ("word", "tag"), sorted(table.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
