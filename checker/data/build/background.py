"""Makes ``background_words.csv``: how common the words of English prose are, so that a word's weight does not rest on three documents.

    python -m pip install wordfreq==3.1.1
    python -m checker.data.build.background

Words with one stem are added up, since linking compares stems.
"""

from __future__ import annotations

from collections import defaultdict

from Stemmer import Stemmer
from wordfreq import get_frequency_dict

from checker.data.build.tables import DATA, write

FEWEST_PER_MILLION = 2.0
"""Rarer stems have nearly the weight of an unknown word, and would make the table long."""

HEADING = """
How common the words of English are: a word that stands in every text says little of what a text is about.
Source: the small English list of wordfreq 3.1.1 by Robyn Speer (https://github.com/rspeer/wordfreq), which gathers Wikipedia, subtitles, news, books and web
  text; licence of this table: Creative Commons Attribution-ShareAlike 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). Made by build/background.py, which
  adds up the words of one stem. Date: 2026-11.
stem: Snowball stem of the lower-case word. per_million: times in a million words.
"""


def main() -> None:
    """Write the table."""
    stem = Stemmer("english").stemWord
    found: dict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("en", wordlist="small").items():
        if word[0].isalpha() and word.isascii():
            found[stem(word)] += share * 1e6
    rows = [(word, f"{count:.0f}") for word, count in sorted(found.items()) if count >= FEWEST_PER_MILLION]
    write(DATA / "background_words.csv", HEADING, ("stem", "per_million"), rows)


if __name__ == "__main__":
    main()
