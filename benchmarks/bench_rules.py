"""What many rules cost: the time of a check with 6 rules and with 200, in turns, and what each takes beyond a check without rules.

    python benchmarks/bench_rules.py CORPUS.jsonl --runs 3
    python benchmarks/bench_rules.py --stories 2000

CORPUS has a document a line; without one the program makes stories. The rules are made by the program: half of them look for any figure of
a type near words, half for phrases with slots, on words that stand in the corpus, common and rare ones alike. Linking without a rule and
the checks are off, so that rules are the whole difference.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bench_extract import stories
from checker.pipeline.line import check

GOAL = 2.0
"""Times that 200 rules may cost what 6 cost."""
COUNTS = (0, 6, 200)
FIGURES = ("money", "percent", "mass", "count", "number", "figure")
PHRASES = (
    "<{0}> rose [by] <value:percent>",
    "<{0}> of <value:money>",
    "<{0}> ... to <value:figure>",
    "<value:figure> <{0}>",
    "<{0}> in <value:place>",
)


def rules(count: int, words: list[str]) -> str:
    """A file of so many rules."""
    drawn = random.Random(count)
    lines = ["checker: 1", "pack: made", "lists:"]
    names = [drawn.sample(words, 3) for _ in range(count)]
    lines += [f"  list {number}: [{', '.join(own)}]" for number, own in enumerate(names)]
    lines.append("rules:")
    for number in range(count):
        lines += [f"  - id: rule-{number}", f"    title: Rule {number}", "    severity: warning", "    why: To be timed."]
        if number % 2:
            lines += [
                f"    find: {{figure: {drawn.choice(FIGURES)}, near: [<list {number}>], within: sentence}}",
                "    compare: {value: figure}",
            ]
        else:
            phrase = drawn.choice(PHRASES).format(f"list {number}")
            space = "place" if "place" in phrase else "figure"
            lines += [f"    find: {{phrases: ['{phrase}']}}", f"    compare: {{value: value, as: {space}}}"]
        lines += ["    message: It is given as <values>", "    examples: {conflict: [{A: One., B: Two.}], nothing: [It rained.]}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    reader.add_argument("corpus", nargs="?", type=Path)
    reader.add_argument("--stories", type=int, default=1000, help="stories that are made where no corpus is given")
    reader.add_argument("--runs", type=int, default=3)
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = given.corpus or Path(folder) / "made.jsonl"
        if given.corpus is None:
            told = stories(random.Random(1), given.stories)
            corpus.write_text("".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(told)), "utf-8")
        often = Counter(re.findall(r"\b[a-z]{4,}\b", corpus.read_text("utf-8")))
        words = [word for word, _ in often.most_common(3000)]
        files = {}
        for count in COUNTS[1:]:
            files[count] = Path(folder) / f"{count}.yml"
            files[count].write_text(rules(count, words), "utf-8")
        taken: dict[int, list[float]] = {count: [] for count in COUNTS}
        for _ in range(given.runs):
            for count in COUNTS:
                own = [str(files[count])] if count else []
                begin = process_time()
                check([str(corpus)], rules=own, builtin=False, generic=False, checks=False)
                taken[count].append(process_time() - begin)
    none, few, many = (median(taken[count]) for count in COUNTS)
    print("| rules | s | beyond none | times 6 rules | goal |")
    print("|---|---|---|---|---|")
    print(f"| 0 | {none:.2f} | | | |")
    print(f"| 6 | {few:.2f} | {few - none:.2f} | 1.00 | |")
    print(f"| 200 | {many:.2f} | {many - none:.2f} | {many / few:.2f} | {GOAL} {'met' if many < GOAL * few else 'not met'} |")


if __name__ == "__main__":
    main()
