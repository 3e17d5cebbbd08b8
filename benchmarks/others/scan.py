"""How long other extractors take for the texts of a JSONL file; run by ``python -m benchmarks --others PYTHON`` in their environment.

Each library is warmed up first: what it loads does not count. A line of JSON tells each one's seconds and what it found. Only numbers and
numbers with units are asked for, no dates, which would make Recognizers-Text slower still.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

WARM = "It paid $11.1 billion for 80 tonnes, up 4.5 percent, said a man aged 40 years."


def quantulum3() -> Callable[[str], int]:
    """Quantities with units."""
    from quantulum3 import parser

    return lambda text: len(parser.parse(text))


def recognizers_text() -> Callable[[str], int]:
    """Numbers, percentages, money, dimensions and ages."""
    import recognizers_suite as suite
    from recognizers_text import Culture

    models = (
        suite.recognize_number,
        suite.recognize_percentage,
        suite.recognize_currency,
        suite.recognize_dimension,
        suite.recognize_age,
    )
    return lambda text: sum(len(model(text, Culture.English)) for model in models)


OTHERS = {"quantulum3": quantulum3, "Recognizers-Text": recognizers_text}


def main() -> None:
    """Print a line a library."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for name, load in OTHERS.items():
        try:
            scan = load()
        except ImportError as error:
            print(json.dumps({"name": name, "missing": str(error)}))
            continue
        scan(WARM)
        started = perf_counter()
        found = sum(map(scan, texts))
        print(json.dumps({"name": name, "seconds": perf_counter() - started, "found": found}), flush=True)


if __name__ == "__main__":
    main()
