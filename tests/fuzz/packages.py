"""Damage inside of Office files: bytes changed at random only break the ZIP around them."""

from __future__ import annotations

import io
import warnings
import zipfile
from random import Random

from tests.fuzz.mutating import LARGEST, bytes_changed, markup_changed, words_changed
from tests.readers.word_files import unzipped


def package_changed(random: Random, data: bytes) -> bytes:
    """A package one part of which is damaged, gone, empty, another, or there twice; seldom one whose bytes are damaged."""
    if random.random() < 0.05:
        return bytes_changed(random, data)
    try:
        parts = [(name, part) for name, part in unzipped(data).items() if name.endswith((".xml", ".rels"))]
    except Exception:  # damaged before: zipfile raises errors of ten kinds
        return data
    if not parts:
        return data
    at = random.randrange(len(parts))
    name, part = parts[at]
    match random.randrange(20):
        case 0:
            del parts[at]
        case 1:
            parts[at] = name, random.choice(parts)[1]
        case 2:
            parts.insert(random.randrange(len(parts) + 1), (name, random.choice(parts)[1]))
        case 3:
            parts[at] = random.choice((name.upper(), f"/{name}", f"x/{name}", name.replace("/", "\\"))), part
        case 4 | 5:
            parts[at] = name, bytes_changed(random, part)
        case 6 | 7 | 8:
            parts[at] = name, words_changed(random, part)
        case _:
            parts[at] = name, markup_changed(random, part)
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w") as package:
        warnings.simplefilter("ignore")  # that a name stands there twice is what is wanted
        for name, part in parts:
            package.writestr(zipfile.ZipInfo(name), part[: 4 * LARGEST])  # of no time, so that a seed gives the same bytes
    return held.getvalue()
