"""Makes ``common_nouns.csv`` from Brill's lexicon: the words that are nouns, or forms in "ing", in lower case.

    python -m pip download textblob==0.20.1 --no-deps && unzip textblob-*.whl textblob/en/en-lexicon.txt
    python -m checker.data.build.common_nouns textblob/en/en-lexicon.txt

Words that are no plain nouns stand in ``lexicon.csv`` already and are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.data.build.tables import DATA, read, write

TAGS = ("NN", "NNS", "VBG")
"""Penn Treebank tags of what may be the subject of a sentence: "revenue", "gusts", "melting"."""
SHORTEST = 3

HEADING = """
Common nouns and forms in "ing": with a capital at the beginning of a sentence such a word is no name yet.
Source: the lexicon of Eric Brill's tagger 1.14 (copyright 1993 Massachusetts Institute of Technology and University of Pennsylvania, MIT licence), by
  way of TextBlob 0.20.1 (MIT); some of its words come from the Twitter Part-of-Speech Annotated Data of Carnegie Mellon University
  (https://www.ark.cs.cmu.edu/TweetNLP, CC BY 3.0). Made by build/common_nouns.py. Date: 2026-11.
word: in lower case, as that lexicon has it; what stands in lexicon.csv is left out.
"""


def main(source: Path) -> None:
    """Write the table."""
    known = {row["word"] for row in read(DATA / "lexicon.csv")}
    found = set()
    for line in source.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        if tag in TAGS and len(word) >= SHORTEST and word.isascii() and word.isalpha() and word.islower():
            found.add(word)
    write(DATA / "common_nouns.csv", HEADING, ("word",), [(word,) for word in sorted(found - known)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
